"""The unit that a figure is asked in, where cells are written in another: "how many grams does the desk weigh"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from merchant_assistant.catalogue.amounts import Quantity, quantity_of
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import number_text
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.exact.items.bounds import USUAL, dimension_of
from merchant_assistant.chat.exact.words.measures import Amount, converted, units_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_NAMED = {
    "en": re.compile(r"\bhow (?:many|much) ([^\W\d_]+)\b|\bin ([^\W\d_]+)(?: please| pls)?[^\w]*$", re.IGNORECASE),
    "zh": re.compile(r"(?:多少|几|按|用|以)([\u4e00-\u9fffA-Za-z]{1,2}?)(?:算|计|来算|表示)?(?:是多少|多少)?[^\w]*$"),
}
_OPERATIONS = ("values", "lowest", "highest", "average", "median", "sum")
_MOST = 8  # things that are told with their values
_PLACE = Decimal("0.01")


def in_unit_asked(reply: Reply, text: str, holdings: Holdings) -> Reply:
    """The answer, with its figures in the unit that was asked for besides.

    Of a column of bare numbers that names no unit nothing can be converted: what they would be is asked back.
    """
    reading = reply.reading
    if (
        reply.kind != "exact"
        or reading is None
        or reading.inquiry.operation not in _OPERATIONS
        or reading.inquiry.group
    ):
        return reply
    unit = _asked(text, reading.language)
    head = holdings.of_head.get(reading.inquiry.field, "")
    held = [replace(one, unit=one.unit or head) if one else None for one in _quantities(reply)] if unit else []
    if held and all(one and not one.unit for one in held):
        return _unsaid(reply, unit, holdings)
    told = [_told(one, unit, reading.language) for one in held]
    if not told or not all(told):
        return reply
    values = phrase(reading.language, "between_pairs").join(told)
    return replace(reply, text=reply.text + phrase(reading.language, "in_unit").format(value=values))


def _unsaid(reply: Reply, unit: str, holdings: Holdings) -> Reply:
    """The figures as they stand there, and what each unit that they may be in would make of them."""
    reading = reply.reading
    dimension = dimension_of(holdings.concept_of(reading.inquiry.field)) if reading else ""
    if reading is None or dimension not in {one.dimension for one in units_of(unit)}:
        return reply
    asks = phrase(reading.language, "unit_unsaid").format(units=phrase(reading.language, "or").join(USUAL[dimension]))
    return replace(reply, kind="clarify", text=f"{reply.text} {asks}".strip(), value=None)


def _asked(text: str, language: Language) -> str:
    """The unit that a question names, '' for none."""
    found = (one for one in _NAMED[language].finditer(text))
    words = (next(filter(None, one.groups()), "") for one in found)
    return next((word for word in words if {unit.dimension for unit in units_of(word)} - {"count", ""}), "")


def _quantities(reply: Reply) -> Iterator[Quantity | None]:
    """What the answer tells, in its order; nothing where it tells of many."""
    finding, reading = reply.finding, reply.reading
    if finding is None or reading is None or not finding.figures:
        return
    if reading.inquiry.operation != "values":
        yield from (Quantity(one.value, one.unit) for one in finding.figures[:1] if len(finding.figures) == 1)
    elif len(finding.figures) == 1:
        yield quantity_of(finding.figures[0].group or "")
    elif len(finding.rows) <= _MOST:
        yield from (quantity_of(row.value) for row in finding.rows)


def _told(held: Quantity | None, unit: str, language: Language) -> str:
    """A figure in another unit; '' where it is in that one already, or measures something else."""
    if held is None or {one.id for one in units_of(held.unit)} & {one.id for one in units_of(unit)}:
        return ""
    number = converted(Amount(0, 0, held.number, (), units_of(held.unit)), [unit]).get(unit)
    if number is None:
        return ""
    rounded = number.quantize(_PLACE, ROUND_HALF_UP)
    if rounded == number or not rounded:
        return number_text(number, unit)
    return phrase(language, "about_so_much").format(value=number_text(rounded, unit))
