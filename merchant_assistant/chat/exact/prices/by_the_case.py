"""A question about pieces, turned into the one about containers that was asked: 3 cases of it, flour by the case."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil

from merchant_assistant.catalogue.inquiry import AllOf, Inquiry
from merchant_assistant.chat.exact.columns.containers import Container
from merchant_assistant.chat.exact.columns.containers_asked import Asked
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.items.beyond import Look
from merchant_assistant.chat.exact.prices.cartons import in_carton, numbers_in
from merchant_assistant.chat.exact.prices.priced_as import with_fields
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.phrases import phrase

# A head that counts pieces in something: 只/盒, "pcs per bag"; a pack of 500 ml has no price by its pieces.
_PIECES_IN = re.compile(
    r"^[件个只条支片根枚张颗粒双]\s*[/／每]|\b(?:pcs?|pieces?|units?|each)\s?(?:/|per\b)", re.IGNORECASE
)
_COMPUTED = "carton_price"  # price times what is in a carton


def by_the_case(
    reading: Reading, asked: Asked, held: Container, look: Look, *, computes: bool, by_piece: bool = False
) -> Reading:
    """The reading of what was asked of containers. ``computes``: what a full carton costs follows from two columns.

    ``by_piece``: heads say that prices are those of a piece.

    Raises :class:`Unclear` where that is not told.
    """
    if asked.pieces:
        return _needed(reading, asked, held, look)
    if not asked.times:
        return reading  # the column that tells what is in one is named
    if held.price == "price" and reading.inquiry.fields() & {"margin", "margin_percent", "cost"}:
        return _of_cases(reading, asked)
    if not _is_of_price(reading):
        raise Unclear(phrase(reading.language, "which_product"))
    if held.price or (computes and held.count == "carton" and reading.wanted != "look"):
        return _priced(reading, asked, held.price or _COMPUTED)
    if held.count != "carton" and not (by_piece and _PIECES_IN.search(reading.heads.label(held.count, "zh"))):
        raise Unclear(phrase(reading.language, "no_container_price").format(container=asked.sort), declined=True)
    return in_carton(reading, look, asked.times, held.count)


def _of_cases(reading: Reading, asked: Asked) -> Reading:
    """What is told of whole cases anyway, so many times. Raises :class:`Unclear` for so many times a margin."""
    if asked.times == 1:
        return reading
    if reading.inquiry.field != "cost" or reading.wanted != "look":
        raise Unclear(phrase(reading.language, "not_computed"), declined=True, sure=True)
    return replace(reading, wanted="amount", quantity=asked.times, sold_in=asked.sort)


def _is_of_price(reading: Reading) -> bool:
    """Whether the price is told, ranked or bounded, and no other figure told."""
    inquiry = reading.inquiry
    named = inquiry.field or (inquiry.order.field if inquiry.order else "")
    conditions = tuple(chip.condition for chip in reading.chips)
    return named == "price" or (not named and "price" in Inquiry("count", where=AllOf(conditions)).fields())


def _priced(reading: Reading, asked: Asked, price: str) -> Reading:
    """With the price of a container in the place of that of a piece."""
    made = with_fields(reading, {"price": price})
    if asked.times > 1 and reading.inquiry.operation == "sum":  # what do 4 cases come to
        made = replace(made, inquiry=replace(made.inquiry, operation="values"))
        return replace(made, wanted="amount", quantity=asked.times, sold_in=asked.sort)
    if asked.times > 1 and reading.wanted in ("look", "amount"):
        return replace(made, wanted="amount", quantity=asked.times, sold_in=asked.sort)
    return made


def _needed(reading: Reading, asked: Asked, held: Container, look: Look) -> Reading:
    """How many containers make so many pieces of one thing."""
    if reading.wanted != "look" or reading.inquiry.where is None:
        raise Unclear(phrase(reading.language, "which_product"))
    found = look(reading.inquiry.where, held.count)
    counts = numbers_in(found)
    if len(counts) != 1 or found.blank or min(counts) <= 0:
        raise Unclear(phrase(reading.language, "which_product"))
    inquiry = replace(reading.inquiry, operation="values", field=held.count)
    each = counts.pop()
    return replace(
        reading, inquiry=inquiry, wanted="containers", quantity=asked.pieces, times=ceil(asked.pieces / each),
        sold_in=asked.sort,
    )  # fmt: skip
