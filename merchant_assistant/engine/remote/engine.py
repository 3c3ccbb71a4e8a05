"""A team's server as an engine: the same promises as the model on this PC, kept over a network."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from merchant_assistant.engine.asked import fit_messages, fit_request, fit_score
from merchant_assistant.engine.model import (
    Capability,
    Completion,
    Embeddings,
    GenerateRequest,
    Message,
    ModelInfo,
    OnDelta,
    ScoreRequest,
    Scores,
    Speed,
    TextKind,
)
from merchant_assistant.engine.remote import faults
from merchant_assistant.engine.remote.network import Call, Network, Say
from merchant_assistant.engine.remote.server import Server
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

if TYPE_CHECKING:
    from merchant_assistant.engine.remote.talk import Talk
    from merchant_assistant.engine.speed import SpeedCache

T = TypeVar("T")
ServerProvider = Callable[[], Server]
"""Says which server to use now; raises :class:`UserFault` ``server_absent``."""
_TRY = ("Hello",)
_PROBE = GenerateRequest(messages=(Message("user", *_TRY),), max_tokens=1)


class RemoteEngine:
    """An :class:`~merchant_assistant.engine.model.Engine` on a server that speaks OpenAI's API. Use from any thread.

    ``server`` is asked before each request. Faults have codes ``server_…``; a connection that broke off in an answer
    is an :class:`~merchant_assistant.engine.faults.EngineCrashed` with what had come. Messages are what is sent;
    nothing of them, and no key, is ever logged.
    """

    def __init__(self, server: ServerProvider, speeds: SpeedCache | None = None) -> None:
        self._server = server
        self._speeds = speeds
        self._guard = threading.Lock()
        self._talks: dict[Server, Talk] = {}
        self._can: dict[Server, tuple[Capability, ...]] = {}
        self._network = Network(self._hang_up)

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        """Find out what the server is and does; writes one word to be sure. Raises ``Cancelled``."""
        server = self._server()
        return self._ask(partial(self._load, server), cancel, server)

    def generate(
        self, request: GenerateRequest, on_delta: OnDelta | None = None, cancel: CancelToken | None = None
    ) -> Completion:
        """Generate; ``on_delta`` is called in the calling thread. Where the server does not keep to a schema by itself,
        the text is heard when it has been checked, and asked for once more where it does not fit.
        """
        asked, started, pieces = fit_request(request), time.perf_counter(), list[str]()
        hear = _hearing(pieces, on_delta)
        try:
            return self._formed(asked, hear, cancel) if asked.json_schema else self._written(asked, hear, cancel)
        except Cancelled:
            return Completion.cut_off(pieces, time.perf_counter() - started)

    def score(self, request: ScoreRequest, cancel: CancelToken | None = None) -> Scores:
        """Label probabilities, from those that the server tells of its next words."""
        asked = fit_score(request)
        return self._ask(lambda talk: talk.score(asked), cancel)

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        """Vectors by the server's model, where it has any."""
        return self._ask(lambda talk: talk.embed(texts, kind), cancel)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Counted by llama.cpp's and vLLM's servers; for others an estimate that is not too low."""
        fitting = fit_messages(messages)
        return self._ask(lambda talk: talk.count(fitting))

    def measure(self, cancel: CancelToken | None = None) -> Speed:
        """Find out how many requests at once serve best; bulk work keeps to it from then on."""
        server = self._server()
        speed = self._ask(lambda talk: talk.measure(), cancel, server)
        if self._speeds:
            self._speeds.put(server.speed_key, speed)
        return speed

    def models(self, cancel: CancelToken | None = None) -> tuple[str, ...]:
        """Those that the server offers."""
        return self._ask(lambda talk: talk.facts(), cancel).models

    def close(self) -> None:
        """Hang up. What is under way ends with ``engine_unavailable``; a later request begins anew."""
        self._network.close()

    def _written(self, request: GenerateRequest, hear: OnDelta, cancel: CancelToken | None) -> Completion:
        with self._call(lambda talk, say: talk.complete(request, say), cancel) as call:
            for piece in call.pieces():
                hear(piece)
            return call.result()

    def _formed(self, request: GenerateRequest, hear: OnDelta, cancel: CancelToken | None) -> Completion:
        """One JSON document that fits; a text that was cut at its length cannot, and is told as such."""
        from merchant_assistant.engine.remote.asking import asked_again  # noqa: PLC0415 - late, as the whole talk
        from merchant_assistant.engine.remote.schema import check_schema, fits  # noqa: PLC0415 - see above

        check_schema(request.json_schema)
        at_once = self._ask(lambda talk: talk.facts(), cancel).keeps_forms
        done = self._written(request, hear if at_once else _unheard, cancel)
        if done.finish_reason == "stop" and not fits(done.text, request.json_schema):
            if at_once:
                raise faults.formless()
            again = msgspec.structs.replace(request, messages=asked_again(request, done.text))
            done = self._written(again, _unheard, cancel)
            if done.finish_reason == "stop" and not fits(done.text, request.json_schema):
                raise faults.formless()
        if not at_once:
            hear(done.text)
        return done

    async def _load(self, server: Server, talk: Talk) -> ModelInfo:
        facts = await talk.facts()
        if server not in self._can:
            await talk.complete(_PROBE, _unheard)
            self._can[server] = await _abilities(talk)
        return ModelInfo(
            id=facts.model, backend="remote", device=server.host, context=facts.context, lanes=await talk.lanes(),
            can=self._can[server],
        )  # fmt: skip

    def _ask(
        self,
        work: Callable[[Talk], Coroutine[Any, Any, T]],
        cancel: CancelToken | None = None,
        server: Server | None = None,
    ) -> T:
        with self._call(lambda talk, _say: work(talk), cancel, server) as call:
            return call.result()

    def _call(
        self,
        work: Callable[[Talk, Say], Coroutine[Any, Any, T]],
        cancel: CancelToken | None,
        server: Server | None = None,
    ) -> Call[T]:
        chosen = server or self._server()

        async def begin(say: Say) -> T:
            return await work(self._talk(chosen), say)

        return Call(self._network, begin, cancel)

    def _talk(self, server: Server) -> Talk:
        """In the network's thread: what talks belongs to its loop."""
        from merchant_assistant.engine.remote.talk import Talk  # noqa: PLC0415 - httpx, only where a server is set up

        if server not in self._talks:
            self._talks[server] = Talk(server, partial(self._measured, server))
        return self._talks[server]

    def _measured(self, server: Server) -> Speed | None:
        return self._speeds.get(server.speed_key) if self._speeds else None

    async def _hang_up(self) -> None:
        talks, self._talks = list(self._talks.values()), {}
        for talk in talks:
            await talk.close()


async def _abilities(talk: Talk) -> tuple[Capability, ...]:
    """What it does beyond writing, by trying."""
    can: list[Capability] = ["schema", "lanes", *(("tokens",) if (await talk.facts()).own_fields else ())]
    tries: dict[Capability, Coroutine[Any, Any, object]] = {
        "labels": talk.tells_words(),
        "embeddings": talk.embed(_TRY, "query"),
    }
    for what, trying in tries.items():
        try:
            await trying
        except UserFault:
            continue
        can.append(what)
    return tuple(can)


def _hearing(pieces: list[str], on_delta: OnDelta | None) -> OnDelta:
    def hear(text: str) -> None:
        pieces.append(text)
        if on_delta:
            on_delta(text)

    return hear


def _unheard(_text: str) -> None:
    return None
