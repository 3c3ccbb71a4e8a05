"""Prices: $12.50, 12,50 €, 35元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from merchant_assistant.claims.lexis.tables import Unit, table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.counts import count_around
from merchant_assistant.claims.reading.facts import NO_COUNT, Count, Fact
from merchant_assistant.claims.reading.modifiers import is_of_several
from merchant_assistant.claims.reading.no_figures import inside_word
from merchant_assistant.claims.reading.numbers import Amount
from merchant_assistant.claims.reading.quantities import Quantity
from merchant_assistant.claims.reading.tiers import Pieces, pieces_of

_LONGEST = 6
_TENTHS = "123456789一二三四五六七八九"
_KUAI = re.compile(
    rf"块(?:(?P<tenth>[{_TENTHS}])(?:毛(?P<hundredth>[{_TENTHS}])?|(?![\d.个只件条张块十百千平米卷箱套把台包袋瓶盒本支片双对桶打斤公吨升组饼罐根辆副安毫瓦伏厘寸])))?(?=(?P<of>[一每/]|钱)?)"
)
# 两毛八, 9毛5, 七毛; 毛重 is a gross weight
_MAO = re.compile(rf"毛(?:(?P<hundredth>[{_TENTHS}])(?![\d个只件条张]))?钱?(?![重利绒线巾衣发料刺笔皮毡])")
_MOST_MAO = 10
_MOST_PENCE = 100  # 1080p is no price


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
    found = [(amount, *place) for number in context.numbers for amount, place in _money(context, number)]
    begin = frozenset(amount.start for amount, *_ in found)
    for amount, start, end, currencies in found:
        topics, words = context.around(start, end)
        pieces = pieces_of(context, start, end, begin)
        at, per = (pieces.amount.value, Count(per="moq" if pieces.said else "")) if pieces else (None, NO_COUNT)
        value = Quantity(amount, None, currencies)
        summed = is_of_several(context.text, start, end)
        yield Fact("price", start, end, value, topics | {"price"}, words, count=per, summed=summed, at=at)
        if pieces and not inside_word(context.text, pieces.amount):
            yield _number_of(context, pieces, amount)


def _money(context: Context, number: Amount) -> Iterator[tuple[Amount, tuple[int, int, tuple[Unit, ...]]]]:
    if kuai := _kuai(context, number):
        yield kuai, (kuai.start, kuai.end, _units("元"))
    elif small := _small_change(context.text, number):
        yield small
    elif found := _price(context.text, number):
        yield number, found


def _small_change(text: Text, amount: Amount) -> tuple[Amount, tuple[int, int, tuple[Unit, ...]]] | None:
    """ "47 cents", "80p", 五毛钱: a part of what the currency counts in."""
    said = _change().match(text.lower, amount.end)
    if not said or (said["form"] == "p" and (said.end() > amount.end + 1 or amount.value >= _MOST_PENCE)):
        return None
    worth = table("currencies")["change"][said["form"]]
    part = Fraction(worth["part"])
    found = amount._replace(end=said.end(), values=(amount.value * part,), step=part)
    meant = tuple(unit for code in worth["of"] for unit in _units(code.lower()))
    return found, (amount.start, said.end(), meant)


@cache
def _change() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(table("currencies")["change"], key=len, reverse=True)))
    return re.compile(rf"\s?(?P<form>{forms})(?![^\W\d_])")


def _number_of(context: Context, pieces: Pieces, price: Amount) -> Fact:
    counted = pieces.amount
    count = count_around(context, counted.start, counted.end)
    count = count._replace(per="moq") if pieces.said else count
    words = frozenset(context.following(counted.end))
    value = Quantity(counted, None, ())
    return Fact("number", counted.start, counted.end, value, words=words, count=count, aspect="count", at=price.value)


def _kuai(context: Context, amount: Amount) -> Amount | None:
    """32块5 is 32.5 yuan; 32块 is where the text speaks of a price, else it is so many pieces; 两毛八 is 0.28."""
    if (mao := _MAO.match(context.text.folded, amount.end)) and 0 < amount.value < _MOST_MAO:
        value = amount.value / 10 + _digit(mao["hundredth"]) / 100
        return amount._replace(end=mao.end(), values=(value,), step=Fraction(1, 100))
    said = _KUAI.match(context.text.folded, amount.end)
    if not said:
        return None
    if not (said["tenth"] or said["of"]) and "price" not in context.around(amount.start, amount.end)[0]:
        return None
    value = amount.value + _digit(said["tenth"]) / 10 + _digit(said["hundredth"]) / 100
    return amount._replace(end=said.end(), values=(value,), step=Fraction(1, 100))


def _digit(char: str | None) -> Fraction:
    return Fraction(_TENTHS.index(char) % 9 + 1) if char else Fraction(0)


def _price(text: Text, amount: Amount) -> tuple[int, int, tuple[Unit, ...]] | None:
    pattern_before, pattern_after = _patterns()
    before = pattern_before.search(text.folded, max(0, amount.start - _LONGEST), amount.start)
    after = pattern_after.match(text.folded, amount.end)
    sign = after is not None and not before and not after["form"][-1].isalpha()
    if sign and after and text.folded[after.end() : after.end() + 1].isdigit():
        after = None  # "2 $5 vouchers", "from 500 €1.72"
    form = before or after
    if not form or form["form"] == "RS":  # the prefix of a model
        return None
    start = before.start() if before else amount.start
    end = after.end() if after and (not before or after["form"].isalpha()) else amount.end
    return start, end, _units(form["form"].lower())


def currency_units(form: str) -> tuple[Unit, ...]:
    """What a currency's sign, word or code means; nothing where it is none."""
    return _units(form.strip().lower()) if form.strip().lower() in _currencies() else ()


def _units(form: str) -> tuple[Unit, ...]:
    """Currencies are units that do not convert: each is a dimension of its own."""
    return tuple(Unit(code, f"money:{code}", Fraction(1), Fraction(0), "money") for code in _currencies()[form])
