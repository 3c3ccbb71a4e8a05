"""Weights that come in another form than the engine reads, written anew without any loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from merchant_assistant.engine.manifest import Conversion
from merchant_assistant.foundation.cancel import CancelToken

Convert = Callable[[Path, Path, CancelToken | None], None]


def convert(kind: Conversion, source: Path, target: Path, cancel: CancelToken | None = None) -> None:
    """Write ``source`` to ``target`` in the form that llama.cpp reads; the same bytes each time.

    Raises :class:`~merchant_assistant.engine.convert.e5.NotReadable` for a file of another kind, ``UserFault`` for a
    full disk, ``Cancelled``. What is left of ``target`` then is no model.
    """
    from merchant_assistant.engine.convert.bert import convert_e5  # noqa: PLC0415 - with its room

    ways: Mapping[str, Convert] = {"e5": convert_e5}
    ways[kind](source, target, cancel)
