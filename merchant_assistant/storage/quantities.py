"""Whether two texts say the same amount in other notations: ``1.499,00`` and ``1499``, ``0,85 kg`` and ``850 g``."""

from __future__ import annotations

import re
from decimal import Decimal

_TEXT = re.compile(r"([^\d.,+-]{0,12})(\d[\d.,'\s]{0,30})([^\d.,]{0,12})\.?")
_MARK = re.compile(r"[.,]")
_GRAMS = {
    "kg": "1000", "公斤": "1000", "千克": "1000", "кг": "1000", "g": "1", "克": "1", "г": "1", "гр": "1",
    "mg": "0.001", "t": "1000000", "lb": "453.59237", "lbs": "453.59237", "oz": "28.349523125",
}  # fmt: skip
_CURRENCIES = {"€": "eur", "£": "gbp", "$": "usd", "₽": "rub", "руб": "rub", "元": "cny"}


def same_quantity(one: str | None, other: str | None) -> bool:
    """Whether both are numbers that are equal, units of weight converted.

    Where a mark may stand for thousands or decimals (``1.250``) either reading counts; a unit or currency that only one
    of them names says nothing for money, but a weight without one is no weight with one. SQLite may ask for a cell
    that is not there (NULL), in whatever order a condition is written.
    """
    if one is None or other is None:
        return False
    return bool(_readings(one) & _readings(other)) or _same_money(one, other)


def _same_money(one: str, other: str) -> bool:
    """With a currency beside one of the two numbers only."""
    (number, unit), (second, second_unit) = _parts(one), _parts(other)
    bare = not unit or not second_unit
    return bare and not {unit, second_unit} & _GRAMS.keys() and bool(_numbers(number) & _numbers(second))


def _readings(text: str) -> set[tuple[Decimal, str]]:
    number, unit = _parts(text)
    factor, base = (Decimal(_GRAMS[unit]), "g") if unit in _GRAMS else (Decimal(1), unit)
    return {(value * factor, base) for value in _numbers(number)}


def _parts(text: str) -> tuple[str, str]:
    """The number and what stands beside it; ``""`` where the text is no number."""
    found = _TEXT.fullmatch(text.strip())
    if found is None:
        return "", ""
    unit = (found[1].strip() + found[3].strip()).lower()
    return "".join(found[2].replace("'", "").split()), _CURRENCIES.get(unit, unit)


def _numbers(text: str) -> set[Decimal]:
    """What a number without blanks can mean: two where its only mark has three digits behind it."""
    marks = _MARK.findall(text)
    bare = _MARK.sub("", text)
    if not bare:
        return set()
    whole, decimal = Decimal(bare), Decimal(bare).scaleb(-len(_MARK.split(text)[-1]))
    if not marks:
        return {whole}
    if len(marks) > 1:
        return {whole} if len(set(marks)) == 1 else {decimal}
    return {whole, decimal} if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text) else {decimal}
