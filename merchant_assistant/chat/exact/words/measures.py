"""Amounts in a question, and what they are of: money, weights, lengths; as the catalogue's own units write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from merchant_assistant.chat.exact.words.lexicon import forms, money_words
from merchant_assistant.claims.lexis.tables import Unit, table, units
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.numbers import amounts

_UNIT = re.compile(r"\s?([^\W\d_]+\.?|[%\"'°$€£¥₹]|[^\W\d_]*[²³])")
_SIGN = re.compile(r"((?:US|HK|A|C)?\$|[€£¥₹]|\b(?:Rs|rs|RS)\.?|[A-Z]{3})\s?$")
_INCHES = re.compile(r"in(?![^\W_])", re.IGNORECASE)  # right behind its number, it is no preposition
_LONGEST_HAN = 4  # characters of a unit
_DOZEN = 12
OWN = "*"  # whatever prices are in: 块 is said of any money


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what stands beside it. ``money``: currencies that it may be of; ``units``: what it may measure."""

    start: int
    end: int
    number: Decimal
    money: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    spelled: bool = False
    percent: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing says what it counts."""
        return not self.money and not self.units and not self.percent

    @property
    def of_hundred(self) -> bool:
        """Whether it is a percentage."""
        return self.percent or any(unit.id == "%" for unit in self.units)


def amounts_in(text: str) -> list[Amount]:
    """Every number of a question, from left to right."""
    made: list[Amount] = []
    for found in amounts(Text.of(text)):
        taken = made[-1].end if made else 0  # in "under 50 USD 5 most expensive" the sign is of the 50
        made.append(_with_unit(text, found.start, found.end, found.value, found.spelled, taken))
    return made


def _with_unit(text: str, start: int, end: int, value: Fraction, spelled: bool, taken: int) -> Amount:
    number = decimal_of(value)
    sign = _SIGN.search(text[taken:start])
    if sign and (money := currencies(sign[1])):
        return Amount(taken + sign.start(), _behind(text, end) or end, number, money, (), spelled)
    for stop, word in _words_behind(text, end):
        if money := currencies(word):
            return Amount(start, stop, number, money, units_of(word), spelled)  # pounds may be either
        if known := units_of(word):
            return Amount(start, stop, number, (), known, spelled)
    if inches := _INCHES.match(text, end):
        return Amount(start, inches.end(), number, (), units_in_cells(inches[0]), spelled)
    percent = text[end : end + 1] == "%"
    return Amount(start, end + percent, number, (), (), spelled, percent)


def _behind(text: str, end: int) -> int:
    """Where a currency ends that is said again behind the number ("$5 USD")."""
    return next((stop for stop, word in _words_behind(text, end) if currencies(word)), 0)


def _words_behind(text: str, end: int) -> Iterator[tuple[int, str]]:
    """What may be the unit, the longest first."""
    found = _UNIT.match(text, end)
    if not found:
        return
    word = found[1]
    if word.isascii() or len(word) == 1:
        yield found.end(), word
        if word.endswith("."):
            yield found.end() - 1, word[:-1]
        return
    for length in range(min(len(word), _LONGEST_HAN), 0, -1):
        yield found.start(1) + length, word[:length]


def units_of(word: str) -> tuple[Unit, ...]:
    """The units that a word or sign means."""
    symbols, words = units()
    small = word.casefold()
    found = symbols.get(word) or words.get(small) or words.get(small.rstrip(".")) or symbols.get(small) or ()
    return tuple(dict.fromkeys(found))


def units_in_cells(word: str) -> tuple[Unit, ...]:
    """The units that a word behind the number of a cell means, where "in" is inches."""
    return units_of(word) or (units_of("inch") if _INCHES.fullmatch(word) else ())


@cache
def spelled() -> Mapping[str, int]:
    """One to twelve, as English spells them."""
    return {word: number for word, number in table("numbers")["en"]["small"].items() if 1 <= number <= _DOZEN}


@cache
def words_of_unit(id: str) -> tuple[str, ...]:
    """How a unit is written: its signs and its words."""
    return tuple(word for table in units() for word, known in table.items() if any(unit.id == id for unit in known))


@cache
def currencies(word: str) -> tuple[str, ...]:
    """The currencies that a sign, code or word may mean."""
    tables = table("currencies")
    if word.upper() in tables["codes"]["iso"] and (word.isupper() or word.casefold() not in ("all", "try", "inr")):
        return (word.upper(),)
    if word in forms("own_money"):
        return ("CNY", OWN)
    return tuple(tables["signs"].get(word.casefold(), ())) or money_words().get(word.casefold(), ())


def decimal_of(value: Fraction) -> Decimal:
    """A fraction as the decimal it is, or nearly is."""
    if value.denominator == 1:  # with as many digits as it has: a code such as 39a5e48 may be read as a number
        return Decimal(value.numerator)
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return number.normalize() if number != number.to_integral_value() else number.quantize(Decimal(1))


def converted(amount: Amount, held: Iterable[str]) -> dict[str, Decimal]:
    """The same amount in each of the units that a field is written in, as far as they measure the same."""
    found = {}
    for unit in held:
        for target in units_in_cells(unit):
            source = next((one for one in amount.units if one.dimension == target.dimension), None)
            if source:
                base = Fraction(amount.number) * source.factor + source.offset
                found[unit] = decimal_of((base - target.offset) / target.factor)
                break
    return found


def in_base(number: Decimal, unit: str) -> tuple[str, Fraction] | None:
    """What a number of a unit measures, and how much in that dimension's base unit."""
    known = units_in_cells(unit)
    if not known and unit.casefold() in forms("pieces"):
        return "pieces", Fraction(number)
    return (known[0].dimension, Fraction(number) * known[0].factor + known[0].offset) if known else None
