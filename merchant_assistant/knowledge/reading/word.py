"""Word documents (DOCX): paragraphs, tables and headings by the names of their styles, or else by how they look."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.headings import Written, looks_like_headings
from merchant_assistant.knowledge.reading.model import Block
from merchant_assistant.knowledge.reading.packed import part

_HEADING = re.compile(r"(?:heading|title|subtitle|überschrift|titre|título|标题)\b.*", re.IGNORECASE)
_BUILT_IN = re.compile(r"(?:heading|title|subtitle|标题)\s?\d?", re.IGNORECASE)  # ids that need no name
_FEW = 2  # headings by style: fewer are but a title
_LONGEST = 200  # characters of a heading; some write whole texts in such a style
_CELLS = " | "
_OFF = ("0", "false", "off")


def blocks(file: Path) -> Iterator[Block]:
    """The paragraphs and rows of tables in their order. Raises :class:`UserFault`."""
    document = part(file, "word/document.xml")
    if not document:
        raise faults.damaged(file)
    styles = _Styles().read(file, part(file, "word/styles.xml") or b"")
    written = _Text().read(file, document)
    styled = {place for place, one in enumerate(written) if _is_styled(one, styles)}
    looked = looks_like_headings(written) - styled if len(styled) < _FEW else set()
    heading, empty = "", False
    for place, one in enumerate(written):
        if place in styled or place in looked:
            heading, empty = f"{heading} {one.text}" if empty and place in looked else one.text, True
        else:
            yield Block(one.text, heading)
            empty = False


def _is_styled(one: Written, styles: frozenset[str]) -> bool:
    styled = one.style in styles or one.styled or bool(_BUILT_IN.fullmatch(one.style))
    return styled and len(one.text) <= _LONGEST


class _Parts(ABC):
    """Walks XML by its local names. A document with a declaration of entities is no document of Word's."""

    def read_all(self, file: Path, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, found: self.start(_local(name), found)
        parser.EndElementHandler = lambda name: self.end(_local(name))
        parser.CharacterDataHandler = self.text
        declared: list[str] = []

        def declare(name: str, *_: object) -> None:
            declared.append(name)
            raise faults.hostile(file)

        parser.StartDoctypeDeclHandler = declare
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise faults.damaged(file) from error

    @abstractmethod
    def start(self, name: str, found: dict[str, str]) -> None: ...

    @abstractmethod
    def end(self, name: str) -> None: ...

    @abstractmethod
    def text(self, letters: str) -> None: ...


class _Styles(_Parts):
    """Which styles are headings: their names are English in every language's Word, their ids are not."""

    def __init__(self) -> None:
        self._id = ""
        self._found: set[str] = set()

    def read(self, file: Path, content: bytes) -> frozenset[str]:
        if content:
            self.read_all(file, content)
        return frozenset(self._found)

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "style":
            self._id = _value(found, "styleId")
        elif (name == "name" and self._id and _HEADING.fullmatch(_value(found, "val"))) or (
            name == "outlineLvl" and self._id and _value(found, "val") != "9"
        ):
            self._found.add(self._id)

    def end(self, name: str) -> None:
        if name == "style":
            self._id = ""

    def text(self, letters: str) -> None:
        """Styles have no text."""


class _Text(_Parts):
    """Each paragraph and row of a table."""

    def __init__(self) -> None:
        self._found: list[Written] = []
        self._letters: list[str] = []
        self._cells: list[str] = []
        self._style, self._level = "", False
        self._run_bold, self._bold = False, True
        self._open = self._tables = self._skipped = 0

    def read(self, file: Path, content: bytes) -> list[Written]:
        self.read_all(file, content)
        return self._found

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "p":
            self._style, self._level, self._bold = "", False, True
        elif name == "r":
            self._run_bold = False
        elif name == "b":
            self._run_bold = _value(found, "val") not in _OFF
        elif name == "pStyle":
            self._style = _value(found, "val")
        elif name == "outlineLvl":
            self._level = _value(found, "val") != "9"
        elif name == "t":
            self._open += 1
        elif name in ("tab", "br", "cr"):
            self._letters.append(" ")
        elif name == "tbl":
            self._tables += 1
        elif name in ("del", "Fallback"):  # what was struck out, and the second telling of a text box
            self._skipped += 1

    def end(self, name: str) -> None:
        if name == "t":
            self._open -= 1
        elif name in ("del", "Fallback"):
            self._skipped -= 1
        elif name == "p":
            self._end_paragraph()
        elif name == "tr":
            self._add(_CELLS.join(self._cells))
            self._cells.clear()
        elif name == "tbl":
            self._tables -= 1

    def text(self, letters: str) -> None:
        if self._open and not self._skipped:
            self._letters.append(letters)
            self._bold = self._bold and (self._run_bold or not letters.strip())

    def _end_paragraph(self) -> None:
        text = "".join(self._letters).strip()
        self._letters.clear()
        if text and self._tables:
            self._cells.append(text)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        if text:
            row = bool(self._tables)
            self._found.append(Written(text, self._style, self._level, self._bold and not row, row))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _value(found: dict[str, str], name: str) -> str:
    return next((value for key, value in found.items() if _local(key) == name), "")
