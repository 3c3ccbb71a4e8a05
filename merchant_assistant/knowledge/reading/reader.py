"""A document of any kind that is read, as passages. What is in it decides; the name only where text is text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.model import Block, Passage
from merchant_assistant.knowledge.reading.passages import cut

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST = 20_000  # passages of one document


def read_document(file: Path) -> tuple[str, tuple[Passage, ...]]:
    """What kind it is and its passages. Raises :class:`UserFault`; runs in the child."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    kind, read = _reader(file, head)
    passages = tuple(cut(read(file)))
    if not passages:
        raise faults.no_text(file)
    if len(passages) > MOST:
        raise faults.too_large(file)
    return kind, passages


def _reader(file: Path, head: bytes) -> tuple[str, Callable[[Path], Iterable[Block]]]:
    if b"%PDF-" in head[:1024]:
        from merchant_assistant.knowledge.reading import pdf  # noqa: PLC0415 - each with its library

        return "pdf", pdf.blocks
    if head.startswith(b"PK"):
        from merchant_assistant.knowledge.reading import packed  # noqa: PLC0415 - as above

        return packed.reader(file)
    if head.startswith(_OLE):
        raise faults.old_word(file)
    from merchant_assistant.knowledge.reading import texts  # noqa: PLC0415 - as above

    return texts.reader(file, head)
