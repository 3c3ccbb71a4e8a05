"""What calamine does not tell of an XLSX: how far its sheets reach, and the cells whose formulas failed.

The parts are walked as bytes: the few patterns that are looked for stand there as every program writes them.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as ET

_CHUNK = 1 << 20
_OVERLAP = 512
_SMALL_PART = 1 << 22
_MANY = 10_000  # failed cells that are told by their place
# No tag holds "<": so each is walked once, whatever a file made for harm says.
_CELL = rb"<(?:\w+:)?c\b"
_FAILED = re.compile(
    _CELL + rb'(?=[^<>]*\bt="e")[^<>]*\br="([A-Z]{1,3})(\d+)"[^<>]*>(?:[^<]|<(?!/?(?:\w+:)?[cv]\b))*?'
    rb"(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>(#[^<]+)<"
)
_WIDE = re.compile(rb'\sr="([A-Z]{2,3})\d')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\br="(\d+)"')


@dataclass(slots=True)
class Look:
    """``cells``: rows times columns, 0 where it is not known. ``errors``: text by row and column, from 0."""

    cells: int = 0
    errors: dict[int, dict[int, str]] = field(default_factory=dict)


class Parts:
    """The sheets of a workbook by name; of others than XLSX nothing is known."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._paths = _sheet_paths(file)
        except (KeyError, zipfile.BadZipFile, ET.ParseError, OSError, ValueError):
            self._paths = {}

    def look(self, sheet: str) -> Look:
        """What a sheet's part says; nothing where it cannot be read (calamine says so then)."""
        path = self._paths.get(sheet)
        if path is None:
            return Look()
        try:
            with zipfile.ZipFile(self._file) as archive, archive.open(path) as part:
                return _look(part)
        except (KeyError, zipfile.BadZipFile, OSError, ValueError, EOFError, zlib.error, NotImplementedError):
            return Look()


def _sheet_paths(file: Path) -> Mapping[str, str]:
    """Name of a sheet to its part in the archive."""
    with zipfile.ZipFile(file) as archive:
        names = {entry.replace("\\", "/").casefold(): entry for entry in archive.namelist()}
        book = _root(archive, names["xl/workbook.xml"])
        links = _root(archive, names["xl/_rels/workbook.xml.rels"])
        targets = {link.get("Id"): posixpath.join("/xl", link.get("Target", "")) for link in links}
        found: dict[str, str] = {}
        for sheet in book.iter():
            if sheet.tag.rpartition("}")[2] == "sheet":
                target = next((targets[v] for k, v in sheet.items() if k.endswith("}id") and v in targets), "")
                entry = names.get(posixpath.normpath(target).lstrip("/").casefold())
                if entry:
                    found[sheet.get("name", "")] = entry
        return found


def _root(archive: zipfile.ZipFile, name: str) -> ET.Element:
    with archive.open(name) as part:
        return ET.fromstring(part.read(_SMALL_PART))


def _look(part: IO[bytes]) -> Look:
    found = Look()
    last_row, columns = 0, 26
    for chunk in _overlapping(part):
        for row in _ROW.findall(chunk[-2 * _OVERLAP :]) or _ROW.findall(chunk):
            last_row = max(last_row, int(row))
        columns = max([columns, *map(_number, set(_WIDE.findall(chunk)))])
        if b't="e"' in chunk and len(found.errors) < _MANY:
            _note_errors(chunk, found)
    found.cells = last_row * columns
    return found


def _overlapping(part: IO[bytes]) -> Iterator[bytes]:
    """Chunks, each with the end of the one before, so that nothing is cut in two."""
    tail = b""
    while data := part.read(_CHUNK):
        yield tail + data
        tail = data[-_OVERLAP:]


def _note_errors(chunk: bytes, found: Look) -> None:
    for column, row, text in _FAILED.findall(chunk):
        cells = found.errors.setdefault(int(row) - 1, {})
        cells[_number(column) - 1] = text.decode("utf-8", "replace")


def _number(letters: bytes) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
