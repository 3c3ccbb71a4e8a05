"""Figures that a cell writes in the same run of characters: the tyre 205/55, 10/100 Ethernet, a model's 6305.

They are no numbers of anything, so no column proves them by what it measures.
"""

from __future__ import annotations

import re
from functools import cache

from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import UNSUPPORTED, Verdict
from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.reading.facts import Fact, Promise
from merchant_assistant.claims.reading.quantities import Quantity

_RUN = re.compile(r"\d+(?:\.\d+)?(?:[/-]\d+(?:\.\d+)?)+")
_REACH = 24
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
_PARTS = re.compile(
    r"(?P<number>\d{2,6}),? (?:parts?|Teile?|partes?|parties?)\b[\s\d,&]*(?:and |und |et |y )?$", re.IGNORECASE
)
_DESIGNATION = re.compile(r"(?<![A-Za-z])([A-Z]{1,4})[ -]$")  # DN 50
_DIGITS = re.compile(r"\d{3,}")
_NAMED = frozenset({"title", "mpn", "sku"})
_ENDS = re.compile(r"\s?(?:元|块|each\b|apiece\b|per\b|a piece\b|$|[,，.。;；!！)）](?!\d))")


def with_run(text: str, claim: Fact, verdict: Verdict, record: Prepared) -> Verdict:
    """The verdict on a bare number of ``text``, once the cells are looked at letter by letter."""
    if isinstance(claim.value, Promise):
        return _with_its_share(text, claim, verdict, record)
    if verdict.status == "supported" or claim.kind != "number" or not isinstance(claim.value, Quantity):
        return verdict
    if claim.value.units:
        cell = _same_share(text, claim, record) if verdict.status == "unsupported" else None
        return Verdict("supported", cell) if cell else verdict
    cell = _part_of_standard(text, claim, record) or _same_run(text, claim, record)
    if verdict.status == "unsupported":
        cell = cell or _in_name(text, claim, record)
    if claim.at is None:
        cell = cell or _of_tier(text, claim, record)
    return Verdict("supported", cell) if cell else verdict


def _with_its_share(text: str, claim: Fact, verdict: Verdict, record: Prepared) -> Verdict:
    """ "kills 99.9 % of bacteria": a cell that only promises to disinfect does not prove the share."""
    said = _SHARE.search(text, claim.start, claim.end)
    if said is None or verdict.status != "supported":
        return verdict
    return verdict if any(said[1] in cell.evidence.value for cell in record.cells) else UNSUPPORTED


def _same_share(text: str, claim: Fact, record: Prepared) -> Evidence | None:
    """ "100 % FSC" of "FSC 100%": a share that is part of a name."""
    said = _SHARE.fullmatch(text[claim.start : claim.end])
    if said is None:
        return None
    whole = re.compile(rf"(?<![\d.,]){re.escape(said[1])}\s?%")
    near = (cell for cell in record.cells if any(f" {word} " in cell.joined for word in claim.words))
    return next((cell.evidence for cell in near if whole.search(cell.evidence.value)), None)


def _part_of_standard(text: str, claim: Fact, record: Prepared) -> Evidence | None:
    """ "EN 455 parts 1 to 3" of "EN 455-1/-2/-3"."""
    said = _PARTS.search(text, max(0, claim.start - 2 * _REACH), claim.start)
    value = claim.value
    if said is None or not isinstance(value, Quantity):
        return None
    parts = [f"{end.value}" for end in (value.low, value.high) if end]
    for cell in record.cells:
        _, found, rest = cell.evidence.value.partition(said["number"])
        if found and all(re.search(rf"[-/, ]{part}(?!\d)", rest) for part in parts):
            return cell.evidence
    return None


def _same_run(text: str, claim: Fact, record: Prepared) -> Evidence | None:
    """The cell that has the slashed numbers which the claim's stands in."""
    for run in _RUN.finditer(text, max(0, claim.start - _REACH), claim.end + _REACH):
        if run.start() <= claim.start and claim.end <= run.end() and "/" in run.group():
            whole = re.compile(rf"(?<![\d.,/]){re.escape(run.group())}(?![\d/]|[.,]\d)")
            return next((cell.evidence for cell in record.cells if whole.search(cell.evidence.value)), None)
    return None


def _in_name(text: str, claim: Fact, record: Prepared) -> Evidence | None:
    """The title or the model that has the digits: 6305 of "6305-2Z"."""
    said = text[claim.start : claim.end]
    if (letters := _DESIGNATION.search(text, max(0, claim.start - _REACH), claim.start)) and said.isdigit():
        named = re.compile(rf"(?<![A-Za-z]){letters[1]}[ -]?{said}(?!\d|[.,]\d)")
        return next((cell.evidence for cell in record.cells if named.search(cell.evidence.value)), None)
    if not _DIGITS.fullmatch(said):
        return None
    whole = re.compile(rf"(?<!\d){said}(?!\d|[.,]\d)")
    names = (
        cell.evidence for cell in record.cells if cell.evidence.field in _NAMED or cell.topics & {"model", "material"}
    )
    return next((cell for cell in names if whole.search(cell.value)), None)


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(table('currencies')['tiers']['from'])})\s?$", re.IGNORECASE)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"\s?[^\W\d_]{{0,8}}\s?(?:{either(table('currencies')['tiers']['more'])})", re.IGNORECASE)


def _of_tier(text: str, claim: Fact, record: Prepared) -> Evidence | None:
    """The price that the number is, where nothing is counted; or the tier that begins at it (满50件38)."""
    assert isinstance(claim.value, Quantity)
    value = claim.value.low.value
    prices = [proof for proof in record.of(Quantity) if proof.structured and "price" in proof.fact.topics]
    if _ENDS.match(text, claim.end) or "price" in claim.topics:
        same = (p.evidence for p in prices if isinstance(p.fact.value, Quantity) and value in p.fact.value.low.values)
        if cell := next(same, None):
            return cell
    opened = _from().search(text, max(0, claim.start - _REACH), claim.start)
    if opened or _more().match(text, claim.end):
        return next((proof.evidence for proof in prices if proof.fact.at == value), None)
    return None
