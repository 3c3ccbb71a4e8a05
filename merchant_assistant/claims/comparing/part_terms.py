"""A warranty that differs by part: "five years on the finish" where the cell has "10 years (finish: 3 years)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from merchant_assistant.claims.finding.fields import field_meaning
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.roots import content
from merchant_assistant.claims.reading.numbers import Amount, amounts
from merchant_assistant.claims.reading.units import unit_after

_PIECE = re.compile(r"[^,;()/+，；（）、。.!?！？\n]+")
_SHORT_CELL = 100


class _Term(NamedTuple):
    """The words of a part, and the figures that hold for it."""

    part: tuple[str, ...]
    values: frozenset[Fraction]
    cell: Evidence


def other_terms_of_parts(text: Text, record: Prepared) -> Iterator[Rival]:
    """Where the text gives a part the term of another one."""
    known = [term for cell in record.cells for term in _terms(cell.evidence)]
    figures = [one for one in amounts(text) if _may_be_term(text, one)] if known else []
    for piece in _PIECE.finditer(text.lower) if known else ():
        said = [one for one in figures if piece.start() <= one.start < piece.end()]
        for term in known if len(said) == 1 else ():
            if _speaks_of(piece.group(), term.part) and term.values.isdisjoint(said[0].values):
                yield Rival(said[0].start, piece.end(), "contradicted", term.cell)


def _may_be_term(text: Text, amount: Amount) -> bool:
    """A time, or a number by itself ("nur zwei"): 四级 is none."""
    meant, end = unit_after(text, amount)
    return any(unit.dimension == "time" for unit in meant) or not (meant or text.folded[end : end + 1].isalpha())


def _terms(cell: Evidence) -> Iterator[_Term]:
    """One for each part that a short cell about the warranty names beside a figure of its own."""
    if len(cell.value) > _SHORT_CELL or "warranty" not in field_meaning(cell.field).topics:
        return
    text = Text.of(cell.value)
    figures = list(amounts(text))
    for piece in _PIECE.finditer(text.lower) if len(figures) > 1 else ():
        values = [value for one in _within(figures, piece) for value in one.values]
        part = tuple(word for word in content(piece.group()) if word not in table("polarity")["terms"]["words"])
        if values and part:
            yield _Term(part, frozenset(values), cell)


def _within(figures: list[Amount], piece: re.Match[str]) -> list[Amount]:
    return [one for one in figures if piece.start() <= one.start < piece.end()]


def _speaks_of(said: str, part: tuple[str, ...]) -> bool:
    if is_chinese(part[0][0]):
        return any(word in said for word in part)
    return set(part) <= set(content(said))
