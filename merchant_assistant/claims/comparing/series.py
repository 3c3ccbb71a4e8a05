"""A thing told in one row with what a cell lists, though no cell has it: "lightning surge, overload", 甘油和烟酰胺."""

from __future__ import annotations

import re
from collections.abc import Iterator

from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.stances import common_words

_PARTS = re.compile(r"[,;/、，；]| and | und | et | y |和|及|与")
_LISTED = re.compile(r"[^\W\d_]{2,}(?:[ -][^\W\d_]+){0,2}")
_SHORTEST_WORD, _SHORT_CELL = 4, 120
_JOIN = r"(?:, (?:and |or )?| and | or | und | et | y |、|和|及|与)(?:an? |the )?"
_LATIN = r"(?P<other>[^\W\d_]{3,}(?: [^\W\d_]{3,})?)"
_HAN = r"(?P<other>[\u4e00-\u9fff]{2,4}?)"


def strangers(text: Text, record: Prepared) -> Iterator[Rival]:
    """The neighbours in a row of what a cell lists, of which no cell has a word."""
    for cell in record.cells:
        for item in _items(cell.evidence) if not cell.evidence.sibling else ():
            for found in _neighbours(text, item):
                start, end = _without_common(text, *found.span("other"))
                if _is_listed_too(text.lower[found.start("other") : start], record):
                    continue
                if _is_strange(text, start, end, record):
                    yield Rival(start, end, "unsupported", cell.evidence)


def _items(cell: Evidence) -> list[str]:
    """What a cell of an attribute lists, two things at least."""
    if not cell.field.startswith("attribute:") or len(cell.value) > _SHORT_CELL:
        return []
    parts = [part.strip() for part in _PARTS.split(cell.value.casefold())]
    return parts if len(parts) > 1 and all(_LISTED.fullmatch(part) for part in parts) else []


def _neighbours(text: Text, item: str) -> Iterator[re.Match[str]]:
    if item not in text.lower:
        return
    said, other = re.escape(item), _HAN if is_chinese(item[0]) else _LATIN
    if is_chinese(item[0]):
        before, after = (
            rf"(?<=[,，。、;；]){other}(?=[和及与、]{said})",
            rf"{said}{_JOIN}{other}(?=[,，。;；、和及与!！ 都均等皆也的]|$)",
        )
    else:
        before, after = rf"\b{other}{_JOIN}{said}\b", rf"\b{said}{_JOIN}{other}(?=[,.;]| and | or |$)"
        nouns = rf"\b{said} (?:und|oder) (?P<other>[^\W\d_]{{3,}})\b"  # German ones have capitals
        found_nouns = re.finditer(nouns, text.lower)
        yield from (found for found in found_nouns if text.folded[found.start("other")].isupper())
    yield from re.finditer(before, text.lower)
    yield from re.finditer(after, text.lower)


def _without_common(text: Text, start: int, end: int) -> tuple[int, int]:
    """The second of two words where the first only binds: coconut of "with coconut"."""
    first, _, second = text.lower[start:end].partition(" ")
    return (
        (end - len(second), end)
        if second and (first in common_words() or len(first) < _SHORTEST_WORD)
        else (start, end)
    )


def _is_listed_too(left_out: str, record: Prepared) -> bool:
    """ "LFGB and FDA tested" of a cell with both."""
    word = left_out.strip()
    return bool(word) and word not in common_words() and record.cell_with(stem(word)) is not None


def _is_strange(text: Text, start: int, end: int, record: Prepared) -> bool:
    """Whether each of its words says something, and no cell has any of them."""
    said = text.lower[start:end]
    if is_chinese(said[0]):
        pairs = {said[place : place + 2] for place in range(len(said) - 1)}
        return not any(pair in cell.joined or pair in cell.evidence.value for pair in pairs for cell in record.cells)
    words = said.split()
    if any(len(word) < _SHORTEST_WORD or word in common_words() for word in words):
        return False
    return all(record.cell_with(stem(word)) is None for word in words)
