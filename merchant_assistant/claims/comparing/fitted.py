"""Another model of a maker in Chinese: 本田雅阁 where the record fits 本田思域."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.lexicon import Lexicon
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival

_NAME = 2  # characters of most Chinese names of models
_FITS = "fits"


def other_models(text: Text, record: Prepared) -> Iterator[Rival]:
    """Makers, and what follows their names, that no cell has, where a cell lists what the thing fits."""
    cell = record.cell_about(_FITS)
    if cell is None:
        return
    for hit in _makers().find(text):
        name = text.folded[hit.end : hit.end + _NAME]
        if not _has(record, text.folded[hit.start : hit.end]):
            yield Rival(hit.start, hit.end, "unsupported", cell)
        elif len(name) == _NAME and all(map(is_chinese, name)) and not _binds(name) and not _has(record, name):
            yield Rival(hit.start, hit.end + _NAME, "unsupported", cell)


def _has(record: Prepared, said: str) -> bool:
    return any(said in _all(cell.evidence) for cell in record.cells)


def _all(cell: Evidence) -> str:
    return f"{cell.field}|{cell.value}"


def _binds(name: str) -> bool:
    return not set(table("ordinary")["beside"]["binding"]).isdisjoint(name)


@cache
def _makers() -> Lexicon[str]:
    names = [*table("compatibility")["names"]["words"], *table("brands")["sure"]]
    return Lexicon((name, name) for name in names if is_chinese(name[0]))
