"""Vectors that another program made of some texts with the same model: what ours must agree with on this PC.

They lie in ``resources/models/ID.json``, recorded once with the package that the model's file is taken from.
"""

from __future__ import annotations

import base64
import math
import struct
from collections.abc import Sequence
from typing import Annotated

import msgspec

from merchant_assistant.engine.model import Engine, TextKind
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.said import said

LEAST = 0.999  # cosine; measured here: 0.9999 and more


class RecordedText(msgspec.Struct, frozen=True):
    """``vector``: numbers of 16 bits, little-endian, in base64."""

    kind: TextKind
    text: str
    vector: str

    def numbers(self) -> tuple[float, ...]:
        data = base64.b64decode(self.vector)
        return struct.unpack(f"<{len(data) // 2}e", data)


class Recorded(msgspec.Struct, frozen=True):
    """The texts recorded for ``model``; ``recorded_with``: the program that made the vectors."""

    model: str
    recorded_with: str
    texts: Annotated[tuple[RecordedText, ...], msgspec.Meta(min_length=1)]


def recorded_for(model_id: str) -> Recorded | None:
    """What was recorded for the model, if anything was."""
    file = resource("models", f"{model_id}.json")
    return msgspec.json.decode(file.read_bytes(), type=Recorded) if file.is_file() else None


def check_vectors(engine: Engine, recorded: Recorded, cancel: CancelToken | None = None) -> float:
    """The smallest cosine between a vector of ``engine`` and the recorded one.

    Raises :class:`UserFault` ``vectors_differ`` where it is too small: search by meaning would find the wrong things.
    """
    agreement = min(_agreement(engine, text, cancel) for text in recorded.texts)
    if agreement < LEAST:
        raise UserFault(
            "vectors_differ",
            said("Engine", "The model “{model}” does not compute as it should on this PC.").format(
                model=recorded.model
            ),
            said("Engine", "Fetch it again. If that does not help, run the set-up again."),
            why=f"cosine {agreement:.4f}",
        )
    return agreement


def _agreement(engine: Engine, text: RecordedText, cancel: CancelToken | None) -> float:
    (found,) = engine.embed([text.text], text.kind, cancel).rows()
    return cosine(found, text.numbers())


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    """How alike the directions of two vectors are: 1 where they are the same; 0 where one says nothing."""
    if len(one) != len(other):
        return 0.0
    lengths = math.hypot(*one) * math.hypot(*other)
    return sum(a * b for a, b in zip(one, other, strict=True)) / lengths if lengths else 0.0
