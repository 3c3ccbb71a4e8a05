"""What one piece, kilo or litre costs where prices are of a whole case, or of a pack of so much.

"What does a single one work out at", "cheapest per kilo": the price divided by what is in it, where two columns tell
both. The words for it are taken out of the question; what is left is read as one for the price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from merchant_assistant.catalogue.inquiry import rate_field
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.containers import sorts_in
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.price_kinds import Kind, for_each
from merchant_assistant.chat.exact.columns.prices_said import reads
from merchant_assistant.chat.exact.words.lexicon import containers
from merchant_assistant.chat.exact.words.measures import units_of

PIECE = "piece"
_SOLD_BY = ("kg", "jin", "l", "m")  # what people want a price of; 100 g is none of them
_BOUND = re.compile(r"\b(?:over|under|above|below|than|least|most|about|exactly|exceeding)$", re.IGNORECASE)
_SUM = re.compile(r"\d (?:[A-Z]{3}|pounds?|quid|euros?|dollars?|yuan|bucks)$|[$€£¥]$", re.IGNORECASE)
_USUAL = {"kg": ("weight",), "jin": ("weight",), "l": ("capacity",), "m": ("length",)}


@dataclass(frozen=True, slots=True)
class OfOne:
    """A question without what it wants the price of, and the columns that stand for the price and the cost."""

    text: str
    instead: dict[str, str]


def of_one(text: str, holdings: Holdings) -> OfOne | None:
    """The question for a price of one piece, kilo, litre or metre; None for another one, or where nothing tells it.

    ``instead`` is empty where one piece is asked of what is sold by the case, and nothing tells how many are in it.
    """
    priced = bool(reads("containers", "of_one_asked").search(text))
    whole = {one.field: one for one in holdings.prices if one.field in ("price", "cost") and not one.least}
    for of in _SOLD_BY:
        if any(one.per == of for one in holdings.prices) or not (found := for_each(of).search(text)):
            continue
        if not _is_of_money(text, found, priced=priced):
            continue
        if told := dict(_by_measure(of, whole, holdings)):
            return OfOne(_without(text, found), told)
    usual = whole.get("price")
    if (
        usual is None
        or usual.per not in holdings.containers
        or not (found := reads("containers", "of_one").search(text))
    ):
        return None
    if not _is_of_money(text, found, priced=priced):
        return None
    if not _container(usual, holdings):
        return OfOne(_without(text, found), {usual.field: usual.field})  # a bottle is the piece that has the price
    counted = {name: holdings.containers[one.per].count for name, one in whole.items() if _container(one, holdings)}
    told = {name: rate_field(name, count, PIECE) for name, count in counted.items() if count}
    if {*told} == {"price", "cost"} and len({*counted.values()}) == 1:
        told["margin"] = rate_field("margin", counted["price"], PIECE)
    return OfOne(_without(text, found), told)


def _is_of_money(text: str, found: re.Match[str], *, priced: bool) -> bool:
    """Whether it is a price of so much: no weight ("over a kilo"), and a sum stands before it or a price is asked."""
    before = text[: found.start()].rstrip()
    return not _BOUND.search(before) and (priced or before[-1:].isdigit() or bool(_SUM.search(before)))


def _container(kind: Kind, holdings: Holdings) -> str:
    """What the price is of, where it is no piece; '' for others, and for a bottle of which only the size is told."""
    held = holdings.containers.get(kind.per)
    return kind.per if held and not _unit_of(held.count, holdings) else ""


def _by_measure(of: str, whole: dict[str, Kind], holdings: Holdings) -> Iterator[tuple[str, str]]:
    """Each price with the field that it is for so much."""
    for name, one in whole.items():
        if one.per and not _container(one, holdings):
            continue
        if measure := _measure(of, one, holdings):
            yield name, rate_field(name, measure[0], of, measure[1])


def _measure(of: str, price: Kind, holdings: Holdings) -> tuple[str, Fraction] | None:
    """The one column that tells how much is in what has the price, and how much of the unit its numbers are."""
    asked = units_of(of)[0]
    found = []
    for name, one in holdings.fields.items():
        if one.kind != "numbers" or not (unit := _unit_of(name, holdings)):
            continue
        known = next((one for one in units_of(unit) if one.dimension == asked.dimension and not one.offset), None)
        if known is None or holdings.concept_of(name) in ("stock", "moq", "sales", "reorder"):
            continue
        sorts = {*sorts_in(holdings.heads.measures.get(name, name.removeprefix(ATTRIBUTE)))}
        of_case = {sort for sort, held in holdings.containers.items() if held == holdings.containers.get(price.per)}
        fits = sorts & of_case if price.per else not sorts and holdings.concept_of(name) in _USUAL[of]
        found += [(name, Fraction(known.factor) / Fraction(asked.factor))] if fits else []
    return found[0] if len(found) == 1 else None


def _unit_of(name: str, holdings: Holdings) -> str:
    """The one unit that the numbers of a column are all in; '' for none or several."""
    if head := holdings.of_head.get(name, ""):
        return head
    units = holdings.units.get(name, ())
    return units[0] if len(units) == 1 else ""


def _without(text: str, found: re.Match[str]) -> str:
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    words = "|".join(sorted((word for word in containers() if word.isascii()), key=len, reverse=True))
    rest = reads("containers", "sold_whole", WORDS=words).sub("", rest)
    rest = reads("containers", "works_out").sub("cost", rest)
    return " ".join(rest.split())
