"""What a server is: which program, which models, how much it reads at once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from merchant_assistant.engine.remote.client import Client
from merchant_assistant.engine.remote.wire import AllRunning, Entry, Models, Props
from merchant_assistant.foundation.errors import UserFault

Kind = Literal["llama.cpp", "vllm", "ollama", "other"]
USUAL_CONTEXT = 4096  # where the server does not say; the same as on this PC
USUAL_LANES = 4  # before anybody measured
_OWNERS: dict[str, Kind] = {"llamacpp": "llama.cpp", "vllm": "vllm", "library": "ollama"}
_SIDE_S = 5.0  # for questions that need no answer


@dataclass(frozen=True, slots=True)
class Facts:
    """``model``: the one to ask, ``models``: all; ``context`` in tokens; ``lanes``: requests at once, unmeasured."""

    kind: Kind
    model: str
    models: tuple[str, ...]
    context: int
    lanes: int

    @property
    def own_fields(self) -> bool:
        """Whether it knows fields beyond OpenAI's (others refuse them)."""
        return self.kind in ("llama.cpp", "vllm")

    @property
    def keeps_forms(self) -> bool:
        """Whether its output cannot but fit a schema."""
        return self.kind != "other"


async def find_facts(client: Client) -> Facts:
    """Ask the server. Raises :class:`UserFault`."""
    listed = (await client.ask(f"{client.server.address}/models", Models)).data
    wanted = client.server.model
    entry = next((one for one in listed if one.id == wanted), listed[0] if listed else Entry(id=wanted))
    kind = _OWNERS.get(entry.owned_by or "", "other")
    model = wanted or entry.id
    context = await _context(client, kind, entry, model) or USUAL_CONTEXT
    return Facts(kind, model, tuple(one.id for one in listed), context, await _lanes(client, kind))


async def _context(client: Client, kind: Kind, entry: Entry, model: str) -> int | None:
    if kind == "ollama":
        with suppress(UserFault):
            running = (await client.ask(f"{client.server.root}/api/ps", AllRunning, seconds=_SIDE_S)).models
            return next((one.context_length for one in running if one.name == model), None)
    return entry.max_model_len or (entry.meta.n_ctx if entry.meta else None)


async def _lanes(client: Client, kind: Kind) -> int:
    """llama.cpp says how many it does at once."""
    if kind == "llama.cpp":
        with suppress(UserFault):
            props = await client.ask(f"{client.server.root}/props", Props, seconds=_SIDE_S)
            return max(1, props.total_slots or 1)
    return USUAL_LANES
