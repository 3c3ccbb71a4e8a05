"""What the client and the engine child say to each other, one typed frame at a time.

Every request carries the model that it is meant for, so the child needs no memory of an earlier conversation: a model
that differs from the loaded one is loaded first. Answers carry the ``id`` of their request.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from merchant_assistant.engine.model import Completion, GenerateRequest, Message, ModelInfo
from merchant_assistant.foundation.said import Packed

BackendName = Literal["llama.cpp", "scripted"]


class ModelRef(msgspec.Struct, frozen=True, kw_only=True):
    """Which model to use: ``version`` changes when the file at ``path`` does; ``context``: wanted length in tokens."""

    id: str
    path: str
    version: str
    context: int
    backend: BackendName


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can compute; ``kind`` as llama.cpp names it (``CPU``, ``CUDA0``), memory in bytes (0: unknown)."""

    kind: str
    description: str
    memory_total: int
    memory_free: int


class EngineFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the engine child found: for ``doctor`` and the status strip."""

    version: str
    system: str
    threads: int
    gpu_offload: bool
    devices: tuple[Device, ...]


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


Work = Load | Generate | Count | Probe
ToChild = Work | Cancel


# --- from the child ---------------------------------------------------------------------------------------------------


class Loading(msgspec.Struct, frozen=True, tag=True):
    """Native code is about to see the file: if the child dies before :class:`Ready`, the file is to blame."""

    id: int
    model: ModelRef


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


FromChild = Loading | Ready | Loaded | Delta | Done | Counted | Probed | Failed | Cancelled

LAST = (Loaded, Done, Counted, Probed, Failed, Cancelled)
"""The frames that end a request."""
