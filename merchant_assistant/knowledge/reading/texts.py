"""Documents that are text: web pages, Markdown, plain text, and questions with answers as CSV or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from merchant_assistant.catalogue.importing import encoding
from merchant_assistant.catalogue.importing.guard import kind_of
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.model import Block
from merchant_assistant.knowledge.reading.tables import pair, pair_columns

MAX_TEXT = 50 * 1024**2
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|article|main|div|h\d|p)[\s>]", re.I | re.S
)
_TABLES = (".csv", ".tsv")
_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown", ".mdown")
_HASHED = re.compile(r"\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$")
_UNDERLINED = re.compile(r"\s{0,3}(?:=+|-{3,})\s*$")
_RULE = re.compile(r"[\s|:*_+=-]+$")
_MARKS = re.compile(r"!\[([^\]]*)\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)|(\*\*|__|`+)|<!--.*?-->", re.S)
_ITEM = re.compile(r"\s*(?:[*+-]|\d{1,3}[.)])\s+")
_TITLE = re.compile(r"(?:第[一二三四五六七八九十\d]+[章节条]|[一二三四五六七八九十]+、|\d+(?:\.\d+)*\.?)\s*\S")
_NO_TITLE = ".,;:!?。，；：！？"
_TITLE_LENGTH = 80


def reader(file: Path, head: bytes) -> tuple[str, Callable[[Path], Iterable[Block]]]:
    """By what is in it, where the name does not say how text is marked up. Raises :class:`UserFault`."""
    name = file.suffix.lower()
    start = head.decode("utf-8", "ignore").lstrip("\ufeff")
    if name in _PAGES or _HTML.match(start):
        from merchant_assistant.knowledge.reading import pages  # noqa: PLC0415 - with its parser

        return "html", lambda path: pages.blocks(path, text_of(path))
    if name == ".json" or (start.lstrip()[:1] in ("{", "[") and name not in _MARKDOWN):
        return "faq", _json_pairs
    _refuse_bytes(file)
    if name in _TABLES:
        return "faq", _table
    return ("md", _markdown) if name in _MARKDOWN else ("txt", _plain)


def text_of(file: Path) -> str:
    """All of a text, whatever its encoding. Raises :class:`UserFault`."""
    if file.stat().st_size > MAX_TEXT:
        raise faults.too_large(file)
    return file.read_bytes().decode(encoding.detect(file).name, "replace").removeprefix("\ufeff")


def _refuse_bytes(file: Path) -> None:
    """Files of other programs are no text; the catalogue's import knows them."""
    try:
        kind_of(file)
    except UserFault as fault:
        if fault.code in ("not_a_table", "lock_note"):
            raise faults.not_a_document(file) from fault
        if fault.code == "empty_file":
            raise faults.no_text(file) from fault


def _table(file: Path) -> Iterator[Block]:
    from merchant_assistant.catalogue.importing.tables import open_text  # noqa: PLC0415 - with clevercsv
    from merchant_assistant.knowledge.reading.tables import blocks  # noqa: PLC0415 - as above

    yield from blocks(open_text(file), "")


def _json_pairs(file: Path) -> Iterator[Block]:
    try:
        content = json.loads(text_of(file))
    except (ValueError, RecursionError) as error:
        raise faults.damaged(file) from error
    found = list(_found(content))
    if not found:
        raise faults.not_a_document(file)
    for number, (question, answer) in enumerate(found, 1):
        yield pair(question, answer, number)


def _found(content: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Pairs wherever they stand in the document, in order."""
    if depth > 8:
        return
    if isinstance(content, dict):
        names = [str(name) for name in content]
        columns = pair_columns(names)
        if columns is not None:
            question, answer = (content[names[place]] for place in columns)
            if isinstance(question, str) and isinstance(answer, str) and question.strip() and answer.strip():
                yield question, answer
                return
        content = list(content.values())
    if isinstance(content, list):
        for inner in content:
            yield from _found(inner, depth + 1)


def _markdown(file: Path) -> Iterator[Block]:
    """Headings, paragraphs, items and rows of tables; marks are taken off, fenced text is kept."""
    heading, gathered = "", list[str]()
    for line in text_of(file).splitlines():
        hashed = _HASHED.match(line)
        if hashed:
            yield from _paragraph(gathered, heading)
            heading, gathered = _unmarked(hashed[2]), []
        elif len(gathered) == 1 and _UNDERLINED.match(line) and len(gathered[0]) <= _TITLE_LENGTH:
            heading, gathered = _unmarked(gathered[0]), []
        elif not line.strip() or _RULE.fullmatch(line) or line.lstrip().startswith("```"):
            yield from _paragraph(gathered, heading)
            gathered = []
        elif _ITEM.match(line) or line.lstrip().startswith("|"):
            yield from _paragraph(gathered, heading)
            gathered = [line.strip().strip("|")]
        else:
            gathered.append(line.strip())
    yield from _paragraph(gathered, heading)


def _paragraph(lines: list[str], heading: str) -> Iterator[Block]:
    if lines:
        yield Block(_unmarked(" ".join(lines)), heading)


def _unmarked(text: str) -> str:
    return _MARKS.sub(lambda found: found[1] or found[2] or "", text).strip()


def _plain(file: Path) -> Iterator[Block]:
    """Paragraphs between blank lines; a short line that is no sentence is a heading."""
    heading, told = "", False
    text = text_of(file).replace("\r\n", "\n").replace("\r", "\n")
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        if lines and _is_title(lines[0], alone=len(lines) == 1):
            heading, lines = lines[0], lines[1:]
        if lines:
            told = True
            yield Block("\n".join(lines), heading)
    if not told:  # nothing but what looks like headings
        yield Block(text)


def _is_title(line: str, *, alone: bool) -> bool:
    if len(line) > _TITLE_LENGTH or line[-1] in _NO_TITLE:
        return False
    return alone or bool(_TITLE.match(line)) or line.isupper()
