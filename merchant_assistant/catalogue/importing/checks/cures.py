"""Cells that say something else than was meant, where it is clear what: they are read as they were meant.

The raw cells stay as they are in the staging file, and go out again so where nobody touched them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from merchant_assistant.catalogue.importing import values
from merchant_assistant.catalogue.importing.checks.words import words
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.model import ATTRIBUTE

_NAMES = frozenset({"title", "brand", "category", "manufacturer"})  # plain text in every shop
_LITERAL = frozenset({"origin"})  # "NA" is Namibia there
_INLINE = re.compile(r"</?(?:b|i|u|a|em|strong|span|font|sup|sub|small|big)(?:\s[^<>]*)?>", re.IGNORECASE)
# A written line end is followed by anything but a small letter: that would be a way of categories, "Home\\new".
_BLOCK = re.compile(
    r"</?(?:br|p|div|hr|ul|ol|li|table|tr|td|h\d|center|img)(?:\s[^<>]*)?/?>|(?-i:(?:\\r)?\\n(?![a-z]))", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_LISTED = re.compile(rf"\[\s*{_QUOTED.pattern}(?:\s*,\s*{_QUOTED.pattern})*\s*\]")
_ESCAPED = re.compile(r'\\(["\\/])')
_STEP = re.compile(r"\s*>>\s*")
# What UTF-8 looks like where it was read as Western European, or as GBK; then what nobody can put right.
_WESTERN = re.compile("[ÂÃâäåæçèéïÐÑ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
_GBK = re.compile("[锛銆鈥鍏鐨鏄涓]")
_LOST = re.compile("锟斤拷|烫烫烫|屯屯屯|ï¿½|\ufffd")


class Cure(NamedTuple):
    """A cell that is read as ``becomes``; the same as ``value`` where nothing can be done."""

    place: int
    code: str
    value: str
    becomes: str


class Cures:
    """What is to be said about the cells of a row. Rows are clean ones (``Layout.clean_row``)."""

    def __init__(self, layout: Layout) -> None:
        fields = layout.fields
        self._nothing = [_nothing_in(name) for name in fields]
        self._spellings = _spellings(words().nothing_known)
        self._names = [index for index, name in enumerate(fields) if name in _NAMES]
        self._paths = [index for index, name in enumerate(fields) if name == "category"]
        self._barcode = layout.column("barcode")

    def of(self, cells: Sequence[str], joined: str) -> list[Cure]:
        """All cures of a row; ``joined``: its cells one after the other, for a first look that costs little."""
        found: list[Cure] = []
        if not self._spellings.isdisjoint(cells):
            found += self._placeholders(cells)
        if "&" in joined or "<" in joined or "\\" in joined:
            found += _cured(cells, self._names, "html_in_name", without_code)
        if '["' in joined:
            found += _cured(cells, self._paths, "listed_category", without_brackets)
        if not joined.isascii() and (_WESTERN.search(joined) or _GBK.search(joined) or _LOST.search(joined)):
            found += self._garbled(cells)
        if self._barcode is not None and len(cells[self._barcode]) in (7, 11):
            found += _cured(cells, [self._barcode], "short_barcode", with_zeros)
        return found

    def _placeholders(self, cells: Sequence[str]) -> list[Cure]:
        pairs = enumerate(zip(cells, self._nothing, strict=False))
        return [Cure(index, "placeholder", text, "") for index, (text, known) in pairs if text.casefold() in known]

    def _garbled(self, cells: Sequence[str]) -> list[Cure]:
        places = range(len(self._nothing))
        found = _cured(cells, places, "garbled_text", ungarbled)
        lost = (index for index in places if _LOST.search(ungarbled(cells[index])))
        return found + [Cure(index, "lost_text", cells[index], cells[index]) for index in lost]


def _nothing_in(field: str) -> frozenset[str]:
    """What stands for "nothing" in a column; in one that is left out, all stays."""
    known = field and not field.startswith(ATTRIBUTE) and field not in _LITERAL
    return words().nothing_known if known else words().nothing if field else frozenset()


def _spellings(folded: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in folded for form in (word, word.upper(), word.title(), word.capitalize()))


def _cured(cells: Sequence[str], places: Iterable[int], code: str, cured: Callable[[str], str]) -> list[Cure]:
    pairs = ((index, cells[index]) for index in places)
    return [Cure(index, code, text, meant) for index, text in pairs if text and (meant := cured(text)) != text]


def without_code(text: str) -> str:
    """A name without what belongs to web pages: entities as characters, tags and written line ends gone."""
    if "&" not in text and "<" not in text and "\\" not in text:
        return text
    plain = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    plain = _BLOCK.sub(" ", _INLINE.sub("", plain))
    return text if plain == text else _BLANKS.sub(" ", plain).strip()


def without_brackets(path: str) -> str:
    """A way of categories that is written as a list of a program's, ``["A >> B"]``: ``A > B``."""
    if not _LISTED.fullmatch(path):
        return path
    ways = (_ESCAPED.sub(r"\1", one).strip() for one in _QUOTED.findall(path))
    return ", ".join(_STEP.sub(" > ", way) for way in ways if way)


def with_zeros(barcode: str) -> str:
    """A barcode with the zeros that a spreadsheet program took from its start; as it is where they prove nothing."""
    longer = "0" + barcode
    return longer if len(barcode) in (7, 11) and values.is_barcode(longer) else barcode


def ungarbled(text: str) -> str:
    """A text that was written in UTF-8 and read in another encoding, as it was meant; sound text as it is."""
    if _GBK.search(text) and (meant := _read_again(text, "gb18030")):
        return meant
    if not _WESTERN.search(text):
        return text
    meant = _read_again(text, "cp1252") or _read_again(text, "latin-1")
    if meant:
        return meant
    import ftfy  # noqa: PLC0415 - only for text that is garbled in parts

    return ftfy.fix_encoding(text)


def _read_again(text: str, wrongly: str) -> str | None:
    try:
        return text.encode(wrongly).decode("utf-8")
    except UnicodeError:
        return None
