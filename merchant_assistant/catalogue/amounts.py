"""Numbers in cells as they are compared and summed: exact, with their unit beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_PLAIN = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?: ([A-Za-z]{1,12}))?")
_AMOUNT = re.compile(r"([A-Z]{3} |[$€£¥] ?)?([-+]?\d[\d.,' \u00a0\u202f]*)\s*([^\d\s][^\d]{0,11})?")
_GROUPS = re.compile(r"[' \u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts (``kg``, ``EUR``; empty where nothing stands there)."""

    number: Decimal
    unit: str = ""


def quantity_of(text: str) -> Quantity | None:
    """The number a cell is, None where it is another text: ``12.50 EUR``, ``1.234,5``, ``0,5 kg``, ``10 %``.

    ``1.234`` is read as a little more than one: prices and stock are stored with a point.
    """
    if plain := _PLAIN.fullmatch(text):  # nearly all are, and a column has very many
        return Quantity(Decimal(plain[1]), plain[2] or "")
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    number = _decimal(_GROUPS.sub("", found[2]))
    unit = (found[3] or found[1] or "").strip()
    return None if number is None else Quantity(number, unit)


def _decimal(text: str) -> Decimal | None:
    """Of two marks the last one is the decimal one. One comma before three digits groups them, one point does not."""
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?|[-+]?\d+(\.\d*)?", text):
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+(,\d+)?|[-+]?\d+,\d*", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return None
