"""Weights that come in another form than the engine reads, written anew without any loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from merchant_assistant.engine.store.manifest import Conversion
from merchant_assistant.foundation.cancel import CancelToken

Convert = Callable[[Path, Path, CancelToken | None], None]


def convert(kind: Conversion, source: Path, target: Path, cancel: CancelToken | None = None) -> None:
    """Write ``source`` to ``target`` in the form that llama.cpp reads; the same bytes each time.

    Raises ``UserFault`` for a full disk, ``Cancelled``, and for a file of another kind
    :class:`~merchant_assistant.engine.store.convert.e5.NotReadable`. What is left of ``target`` then is no model.
    """
    from merchant_assistant.engine.store.convert.bert import convert_e5  # noqa: PLC0415 - with its room

    ways: Mapping[str, Convert] = {"e5": convert_e5}
    ways[kind](source, target, cancel)
