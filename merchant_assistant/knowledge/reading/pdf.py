"""PDF documents, read by PDFium: lines of a page become paragraphs; larger or bold letters tell the headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.lines import Line, paragraphs
from merchant_assistant.knowledge.reading.model import Block

MOST_PAGES = 3000
_LARGER = 1.12  # than most letters of the document: a heading
_BOLD = 600
_HEADING = 90  # characters
_REPEATED = 3  # pages on which the first or last line is the same: it belongs to the paper, not to the text
_FIGURES = re.compile(r"\d+")
_PASSWORD = 4  # PDFium's number for it


@dataclass(frozen=True, slots=True)
class _Letters:
    text: str
    size: float
    bold: bool
    top: float
    right: float


def blocks(file: Path) -> Iterator[Block]:
    """The paragraphs of all pages. Raises :class:`UserFault`."""
    with closing(_open(file)) as document:
        if len(document) > MOST_PAGES:
            raise faults.too_large(file)
        pages = [_lines(document, number) for number in range(len(document))]
    if not any(pages):
        raise faults.only_pictures(file) if pages else faults.no_text(file)
    yield from _told(_without_paper(pages))


def _open(file: Path) -> Any:
    try:
        return pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise faults.encrypted(file) from error
        raise faults.damaged(file) from error


def _lines(document: Any, number: int) -> list[_Letters]:
    """The lines of a page; none of a page that cannot be read, which others need not suffer for."""
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            return list(_page_lines(text))
    except pdfium.PdfiumError:
        return []


def _page_lines(text: Any) -> Iterator[_Letters]:
    letters = "".join(chr(raw.FPDFText_GetUnicode(text.raw, at)) for at in range(text.count_chars()))
    start = 0
    for line in letters.splitlines(keepends=True):
        shown = line.strip("\r\n \t\x02")
        if shown:
            at = start + line.index(shown[0])
            yield _letters(text, shown, at, start + len(line.rstrip()) - 1)
        start += len(line)


def _letters(text: Any, shown: str, first: int, last: int) -> _Letters:
    size = float(raw.FPDFText_GetFontSize(text.raw, first))
    bold = int(raw.FPDFText_GetFontWeight(text.raw, first)) >= _BOLD
    _, bottom, right, top = text.get_charbox(max(last, first))
    return _Letters(shown, size or top - bottom, bold, top, right)


def _without_paper(pages: Sequence[list[_Letters]]) -> list[list[_Letters]]:
    """Without page numbers, and what stands at the head or foot of many pages."""
    ends = Counter(_FIGURES.sub("#", line.text) for page in pages if page for line in {page[0], page[-1]})
    often = max(_REPEATED, len(pages) // 2)
    return [[line for line in page if not _of_paper(line, page, ends, often)] for page in pages]


def _of_paper(line: _Letters, page: list[_Letters], ends: Counter[str], often: int) -> bool:
    if line not in (page[0], page[-1]):
        return False
    plain = _FIGURES.sub("#", line.text)
    return plain.strip(" -–—/|·") == "#" or ends[plain] >= often


def _told(pages: Sequence[list[_Letters]]) -> Iterator[Block]:
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[round(line.size, 1)] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    heading = ""
    for number, page in enumerate(pages, 1):
        gathered: list[Line] = []
        fresh = False
        for line in page:
            if _is_heading(line, usual):
                yield from (Block(text, heading, number) for text in paragraphs(gathered))
                gathered, heading = [], f"{heading} {line.text}" if fresh and len(heading) < _HEADING else line.text
                fresh = True
            else:
                gathered.append(Line(line.text, line.right))
                fresh = False
        yield from (Block(text, heading, number) for text in paragraphs(gathered))


def _is_heading(line: _Letters, usual: float) -> bool:
    if len(line.text) > _HEADING or not any(map(str.isalpha, line.text)):
        return False
    return line.size > usual * _LARGER or (line.bold and line.text[-1] not in ".,;:。，；：")
