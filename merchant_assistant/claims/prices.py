"""Prices: $12.50, 12,50 €, 35元."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Count, Fact
from merchant_assistant.claims.numbers import Amount
from merchant_assistant.claims.quantities import Quantity
from merchant_assistant.claims.tables import Unit, either, table
from merchant_assistant.claims.text import Text

_LONGEST = 6
_TENTHS = "123456789一二三四五六七八九"
_KUAI = re.compile(rf"块(?:(?P<tenth>[{_TENTHS}])(?![\d.个只件条张块十百千]))?(?=(?P<of>[一每/]|钱)?)")
_REACH = 48
_NEXT = 16  # characters between a number of pieces and the price that holds for it


@cache
def _currencies() -> dict[str, tuple[str, ...]]:
    content = table("currencies")
    codes = {code.lower(): (code,) for code in content["codes"]["iso"]}
    return codes | {sign: tuple(meant) for sign, meant in content["signs"].items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    forms = "|".join(re.escape(form) for form in sorted(_currencies(), key=len, reverse=True))
    return (
        re.compile(rf"(?<![A-Za-z])(?P<form>{forms})\s?$", re.IGNORECASE),
        re.compile(rf"\s?(?P<form>{forms})(?![A-Za-z])", re.IGNORECASE),
    )


def prices(context: Context) -> Iterator[Fact]:
    """Every amount of money of the text, and the numbers of pieces from which one holds."""
    for number in context.numbers:
        kuai = _kuai(context, number)
        amount = kuai or number
        found = (kuai.start, kuai.end, _units("元")) if kuai else _price(context.text, number)
        if found:
            start, end, currencies = found
            topics, words = context.around(start, end)
            pieces = _pieces(context, start, end)
            at = pieces.value if pieces else None
            yield Fact("price", start, end, Quantity(amount, None, currencies), topics | {"price"}, words, at=at)
            if pieces:
                yield Fact(
                    "number",
                    pieces.start,
                    pieces.end,
                    Quantity(pieces, None, ()),
                    count=Count(per="moq"),
                    aspect="count",
                    at=amount.value,
                )


def _kuai(context: Context, amount: Amount) -> Amount | None:
    """32块5 is 32.5 yuan, and so is 32块 where the text speaks of a price; elsewhere those are pieces."""
    said = _KUAI.match(context.text.folded, amount.end)
    if not said:
        return None
    if not (said["tenth"] or said["of"]) and "price" not in context.around(amount.start, amount.end)[0]:
        return None
    value = amount.value + (Fraction(_TENTHS.index(said["tenth"]) % 9 + 1, 10) if said["tenth"] else 0)
    return amount._replace(end=said.end("tenth") if said["tenth"] else said.start() + 1, values=(value,))


def _pieces(context: Context, start: int, end: int) -> Amount | None:
    """From how many pieces the price holds: "from 100 pieces €9.90", "€9.90 from 100", "100: 9.90 EUR"."""
    before, after = _tiers()
    said = before.search(context.text.folded, max(0, start - _REACH), start)
    place = next(filter(None, said.groups())) if said else None
    if said and place and (pieces := _whole_number(context, said.start(said.lastgroup or 0))):
        return pieces
    said = after.match(context.text.folded, end, end + _REACH)
    pieces = _whole_number(context, said.start("after")) if said else None
    return pieces if pieces and not _has_own_price(context, pieces) else None


def _whole_number(context: Context, offset: int) -> Amount | None:
    """The number that begins at ``offset``, if it may count pieces."""
    place = bisect_left(context.numbers, offset, key=lambda amount: amount.start)
    amount = context.numbers[place] if place < len(context.numbers) else None
    return amount if amount and amount.start == offset and amount.value.denominator == 1 else None


def _has_own_price(context: Context, pieces: Amount) -> bool:
    """ "32.50元，满500个28元": what follows a price may be the next tier."""
    place = bisect_left(context.numbers, pieces.end, key=lambda amount: amount.start)
    following = context.numbers[place] if place < len(context.numbers) else None
    near = (
        following is not None
        and following.start - pieces.end < _NEXT
        and "\n" not in context.text.folded[pieces.end : following.start]
    )
    return following is not None and near and _price(context.text, following) is not None


@cache
def _tiers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("currencies")["tiers"]
    opens, closes, number = (
        either(words["from"]),
        either(words["more"]),
        r"(?:\d(?:[\d.,']*\d)?|[一二两三四五六七八九十百千万]+|[a-z]{3,9}(?:[ -][a-z]{3,9}){0,2}?)",
    )
    return (
        re.compile(
            rf"(?:(?:{opens})\s?(?P<said>{number})|(?<![\d.,一二三四五六七八九十百千])(?P<more>{number})\s?[^\W\d]{{0,8}}\s?(?:\+|{closes})"
            rf"|(?<![\d.,])(?P<range>\d+)\s?[-~]\s?\d+[^\d.;。；\n:]{{0,10}}:|(?<![\d.,:])(?P<tier>\d+):\s)"
            rf"[^\d.;。；\n]{{0,24}}$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"[^\d.;。；\n]{{0,24}}?(?:{opens})\s?(?:[a-z]+ of )?(?P<after>{number})(?!\s?[$€£¥%\d])", re.IGNORECASE
        ),
    )


def _price(text: Text, amount: Amount) -> tuple[int, int, tuple[Unit, ...]] | None:
    pattern_before, pattern_after = _patterns()
    before = pattern_before.search(text.folded, max(0, amount.start - _LONGEST), amount.start)
    after = pattern_after.match(text.folded, amount.end)
    if after and after["form"] in ("$", "¥") and not before and text.folded[after.end() : after.end() + 1].isdigit():
        after = None  # "2 $5 vouchers"
    form = before or after
    if not form or form["form"] == "RS":  # the prefix of a model
        return None
    start = before.start() if before else amount.start
    end = after.end() if after and (not before or after["form"].isalpha()) else amount.end
    return start, end, _units(form["form"].lower())


def _units(form: str) -> tuple[Unit, ...]:
    """Currencies are units that do not convert: each is a dimension of its own."""
    return tuple(Unit(code, f"money:{code}", Fraction(1), Fraction(0), "money") for code in _currencies()[form])
