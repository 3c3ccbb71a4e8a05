"""Documents that are archives of XML: Word and Excel. What unpacks to far more than it should is not opened."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from merchant_assistant.catalogue.importing import guard
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.model import Block

MAX_PART = 200 * 1024**2  # bytes of unpacked XML
MAX_RATIO = 300


def reader(file: Path) -> tuple[str, Callable[[Path], Iterable[Block]]]:
    """Which reader an archive needs. Raises :class:`UserFault`."""
    names = {entry.filename for entry in _entries(file)}
    if "word/document.xml" in names:
        from merchant_assistant.knowledge.reading import word  # noqa: PLC0415 - each with its parser

        return "docx", word.blocks
    if any(name.startswith("xl/") or name == "content.xml" for name in names):
        return "xlsx", _workbook
    raise faults.not_a_document(file)


def part(file: Path, name: str) -> bytes | None:
    """One part of an archive, None where it has none of that name. Raises :class:`UserFault` for a bomb."""
    found = next((entry for entry in _entries(file) if entry.filename == name), None)
    if found is None:
        return None
    try:
        with zipfile.ZipFile(file) as archive, archive.open(found) as opened:
            content = opened.read(MAX_PART + 1)  # the size that an archive tells of itself may be a lie
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, RuntimeError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise faults.damaged(file) from error
    if len(content) > MAX_PART:
        raise faults.hostile(file)
    return content


def _entries(file: Path) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise faults.damaged(file) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise faults.encrypted(file)
    for entry in entries:
        if entry.file_size > MAX_PART or (
            entry.file_size > 1 << 20 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        ):
            raise faults.hostile(file)
    return entries


def _workbook(file: Path) -> Iterator[Block]:
    """Every sheet; what the catalogue's import says of a broken workbook is true here too."""
    from merchant_assistant.catalogue.importing.tables import open_tables  # noqa: PLC0415 - with calamine
    from merchant_assistant.knowledge.reading.tables import blocks  # noqa: PLC0415 - as above

    guard.kind_of(file)
    try:
        for table in open_tables(file):
            if not table.hidden:
                yield from blocks(table, table.sheet or "")
    except UserFault as fault:
        if fault.code in ("file_unreadable", "encrypted", "file_too_large"):
            raise
        raise faults.no_text(file) from fault
