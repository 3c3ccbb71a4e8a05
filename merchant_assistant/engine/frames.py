"""What the client and the engine child say to each other, one typed frame at a time.

Every request carries the model that it is meant for, so the child needs no memory of an earlier conversation: a model
that differs from the loaded one is loaded first. Answers carry the ``id`` of their request.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from merchant_assistant.engine.model import (
    BackendName,
    Completion,
    Embeddings,
    GenerateRequest,
    Message,
    ModelInfo,
    ScoreRequest,
    Scores,
    Speed,
    TextKind,
)
from merchant_assistant.foundation.said import Packed

AUTO, CPU = "auto", "cpu"
"""What the ``device`` of a model may be besides the name of one: the best there is, or the processor."""


class AdapterRef(msgspec.Struct, frozen=True, kw_only=True):
    """An adapter laid over the model; ``version`` changes when the file at ``path`` does."""

    name: str
    path: str
    version: str


class ModelRef(msgspec.Struct, frozen=True, kw_only=True):
    """Which model to use: ``version`` changes when the file at ``path`` does; ``context``: wanted length in tokens.

    ``device``: ``auto``, ``cpu`` or a name of llama.cpp's. ``lanes``: for bulk work, 0 where not measured yet.
    ``kept``: the folder for what was read of lasting beginnings, or empty.
    """

    id: str
    path: str
    version: str
    context: int
    backend: BackendName
    device: str = AUTO
    lanes: int = 0
    adapter: AdapterRef | None = None
    kept: str = ""


DeviceType = Literal["cpu", "gpu", "integrated", "accelerator"]
"""``integrated``: a graphics device without memory of its own. ``accelerator``: helps the processor, holds no model."""


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can compute; ``kind`` as llama.cpp names it (``CPU``, ``CUDA0``), memory in bytes (0: unknown).

    ``backend``: the part of llama.cpp that drives it (``CUDA``, ``Vulkan``). ``card``: the same for two devices that
    are one card driven by two backends; empty where unknown.
    """

    kind: str
    description: str
    memory_total: int
    memory_free: int
    type: DeviceType = "cpu"
    backend: str = ""
    card: str = ""


GRAPHICS: tuple[DeviceType, ...] = ("gpu", "integrated")


def graphics_devices(devices: Sequence[Device]) -> list[Device]:
    """Those that can hold a model, each card once: of two backends that drive it llama.cpp names the better first."""
    found: list[Device] = []
    for device in devices:
        known = device.card and any(device.card == other.card for other in found)
        if device.type in GRAPHICS and not known:
            found.append(device)
    return found


class EngineFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the engine child found: for ``doctor`` and the status strip.

    ``backends``: the parts of llama.cpp that work here. ``features``: what its processor part uses (``AVX2``).
    """

    version: str
    system: str
    threads: int
    gpu_offload: bool
    devices: tuple[Device, ...]
    backends: tuple[str, ...] = ()
    features: tuple[str, ...] = ()


# --- from the client --------------------------------------------------------------------------------------------------


class Load(msgspec.Struct, frozen=True, tag=True):
    """Load the model unless it is; answered by :class:`Loaded`."""

    id: int
    model: ModelRef


class Generate(msgspec.Struct, frozen=True, tag=True):
    """Answered by any number of :class:`Delta`, then :class:`Done`."""

    id: int
    model: ModelRef
    request: GenerateRequest


class Score(msgspec.Struct, frozen=True, tag=True):
    """Answered by :class:`Scored`."""

    id: int
    model: ModelRef
    request: ScoreRequest


class Embed(msgspec.Struct, frozen=True, tag=True):
    """Answered by :class:`Embedded`. ``model`` is the embedding model, which stays loaded beside the one for texts."""

    id: int
    model: ModelRef
    texts: tuple[str, ...]
    kind: TextKind


class Measure(msgspec.Struct, frozen=True, tag=True):
    """Measure the model's speed; answered by :class:`Measured`."""

    id: int
    model: ModelRef


class Count(msgspec.Struct, frozen=True, tag=True):
    """Answered by :class:`Counted`."""

    id: int
    model: ModelRef
    messages: tuple[Message, ...]


class Probe(msgspec.Struct, frozen=True, tag=True):
    """Ask what llama.cpp finds on this machine; answered by :class:`Probed`. Loads no model."""

    id: int


class Cancel(msgspec.Struct, frozen=True, tag=True):
    """End the request of that ``id`` as soon as possible; it is still answered."""

    id: int


Work = Load | Generate | Score | Embed | Measure | Count | Probe
ToChild = Work | Cancel


# --- from the child ---------------------------------------------------------------------------------------------------


class Loading(msgspec.Struct, frozen=True, tag=True):
    """Native code is about to see the file: if the child dies before :class:`Ready`, the file is to blame."""

    id: int
    model: ModelRef


class Placed(msgspec.Struct, frozen=True, tag=True):
    """The model goes onto a graphics device: if the child dies from here on, that device may be to blame.

    ``device``: as llama.cpp names it, empty for the processor. ``description``: for a person. ``missing``: the device
    that was asked for, where it is not here.
    """

    device: str
    description: str
    missing: str = ""


class Ready(msgspec.Struct, frozen=True, tag=True):
    """Native code has taken the file."""

    id: int


class Loaded(msgspec.Struct, frozen=True, tag=True):
    id: int
    info: ModelInfo


class Delta(msgspec.Struct, frozen=True, tag=True):
    """The next piece of text: whole characters."""

    id: int
    text: str


class Done(msgspec.Struct, frozen=True, tag=True):
    id: int
    completion: Completion


class Scored(msgspec.Struct, frozen=True, tag=True):
    id: int
    scores: Scores


class Embedded(msgspec.Struct, frozen=True, tag=True):
    id: int
    embeddings: Embeddings


class Measured(msgspec.Struct, frozen=True, tag=True):
    id: int
    speed: Speed


class Counted(msgspec.Struct, frozen=True, tag=True):
    id: int
    tokens: int


class Probed(msgspec.Struct, frozen=True, tag=True):
    id: int
    facts: EngineFacts


class Failed(msgspec.Struct, frozen=True, tag=True):
    """A fault that a person can act on."""

    id: int
    code: str
    message: Packed
    hint: Packed


class Cancelled(msgspec.Struct, frozen=True, tag=True):
    """The work ended because of :class:`Cancel`, with nothing to show for it."""

    id: int


class Beat(msgspec.Struct, frozen=True, tag=True):
    """A sign of life, once a second while there is work: the thread that computes has got on since the last one."""


class Notice(msgspec.Struct, frozen=True, tag=True):
    """Something a person should know although the work goes on (the graphics card failed, the processor does it)."""

    code: str
    message: Packed
    hint: Packed


FromChild = (
    Loading | Ready | Loaded | Delta | Done | Scored | Embedded | Measured | Counted | Probed | Failed | Cancelled
    | Beat | Notice | Placed
)  # fmt: skip

LAST = (Loaded, Done, Scored, Embedded, Measured, Counted, Probed, Failed, Cancelled)
"""The frames that end a request."""
