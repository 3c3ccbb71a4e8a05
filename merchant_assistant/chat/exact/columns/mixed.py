"""Numbers of one measure in several units (310 g, 1.2 kg): compared and summed in one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from statistics import median

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import Figure, Finding, Inquiry, Row
from merchant_assistant.chat.exact.words.measures import decimal_of, in_base

_BETWEEN = "; "  # several values of one row
_RANKED = {"lowest": False, "highest": True}

Weighed = tuple[Fraction, Decimal, str, Row]  # in the base unit, as it is written, whose it is


def is_mixed(units: Sequence[str]) -> bool:
    """Whether a field's numbers are of several units that measure the same."""
    dimensions = {base[0] for unit in units if (base := in_base(Decimal(1), unit))}
    return len(units) > 1 and len(dimensions) == 1 and all(in_base(Decimal(1), unit) for unit in units)


def reconciled(inquiry: Inquiry, finding: Finding, unit: str) -> Finding:
    """The finding with its numbers in one unit; rankings keep each number as it is written."""
    found = list(_weighed(finding.rows))
    if not found:
        return finding
    if inquiry.operation in _RANKED or inquiry.order:
        down = _RANKED.get(inquiry.operation, bool(inquiry.order and inquiry.order.descending))
        return _ranked(inquiry, finding, found, down=down)
    figure = _together(inquiry, finding, [one[0] for one in found])
    if figure is None:
        return finding
    one = in_base(Decimal(1), unit)
    value = decimal_of(Fraction(figure) / (one[1] if one else 1))
    return replace(finding, figures=(Figure(value, len({id(row) for *_, row in found}), unit, numbers=len(found)),))


def _together(inquiry: Inquiry, finding: Finding, base: Sequence[Fraction]) -> Fraction | None:
    """Sum, average or median in the base unit: a sum of all variants, a mean of what differs between them."""
    if inquiry.operation == "sum":
        measured = [in_base(one.value, one.unit) for one in finding.figures]
        return sum((told[1] for told in measured if told), Fraction(0))
    means = {"average": sum(base) / len(base), "median": median(base)}
    return Fraction(means[inquiry.operation]) if inquiry.operation in means else None


def _ranked(inquiry: Inquiry, finding: Finding, found: list[Weighed], *, down: bool) -> Finding:
    best: dict[tuple[int, int], Weighed] = {}
    for one in found:
        key = one[3].product_id, one[3].variant
        if key not in best or (one[0] > best[key][0]) == down:
            best[key] = one
    order = sorted(best.values(), key=lambda one: -one[0] if down else one[0])
    rows = tuple(replace(row, value=f"{number} {unit}", unit=unit) for _, number, unit, row in order)
    tied = sum(one[0] == order[0][0] for one in order)
    figures = (Figure(order[0][1], len(rows), order[0][2]),) if inquiry.operation in _RANKED else finding.figures
    return replace(finding, figures=figures, rows=rows[: inquiry.limit], tied=tied)


def _weighed(rows: Sequence[Row]) -> Iterator[Weighed]:
    for row in rows:
        for text in row.value.split(_BETWEEN):
            quantity = quantity_of(text)
            if quantity and (base := in_base(quantity.number, quantity.unit)):
                yield base[1], quantity.number, quantity.unit, row
