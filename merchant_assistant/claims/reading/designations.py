"""Figures in the shorthand of a trade: 3G1.5 (cores of a cable), G 1/2 (threads of pipes), HRC 55 (the unit before)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from merchant_assistant.claims.lexis.tables import Unit, either, table, units
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.facts import Count, Fact
from merchant_assistant.claims.reading.numbers import Amount
from merchant_assistant.claims.reading.quantities import Quantity

_CORES = re.compile(r"(?<![\w.])(?P<cores>\d{1,2}) ?G ?(?P<area>\d{1,3}(?:[.,]\d{1,2})?)(?![\w]|[.,]\d)(?: ?mm²)?")
_METRIC = re.compile(r"(?<![\w.])M(?P<size>\d{1,3}) ?[x×*] ?$")
_STEEPEST = 4  # no pitch is more than a quarter of the size
_THREADS = frozenset({2, 4, 8, 16})  # of the fractions that pipe threads have
_LARGEST_THREAD = 12
_REACH = 12


def cores(text: Text, amount: Amount) -> Iterator[Fact]:
    """ "3G1.5": three cores of 1.5 mm²; nothing where another figure begins with the number."""
    said = _CORES.match(text.folded, amount.start)
    if not said:
        return
    counted = Amount(said.start("cores"), said.end("cores"), (Fraction(said["cores"]),), Fraction(1))
    area = Fraction(said["area"].replace(",", "."))
    words, square = frozenset(table("figures")["words"]["cores"]), units()[0]["mm²"]
    yield Fact(
        "number",
        counted.start,
        counted.end,
        Quantity(counted, None, ()),
        words=words,
        count=Count("other"),
        aspect="count",
    )
    measured = Amount(said.start("area"), said.end("area"), (area,), Fraction(1, 100))
    yield Fact("measure", measured.start, said.end(), Quantity(measured, None, square), frozenset({"cross_section"}))


@cache
def _threads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("figures")["words"]
    before, after = either(words["thread_before"]), either(words["thread_after"])
    return re.compile(rf"(?<!\d)(?:{before})[ -]?$"), re.compile(rf"[ -]?(?:{after})")


def thread_start(text: Text, amount: Amount) -> int | None:
    """Where the thread of a pipe begins whose size the number is ("G 1/2", "3/4 NPT"); None where it is none."""
    before, after = _threads()
    if amount.spelled or not 0 < amount.value <= _LARGEST_THREAD:
        return None
    said = before.search(text.folded, max(0, amount.start - _REACH), amount.start)
    if said and amount.value.denominator in _THREADS:
        return said.start()
    return amount.start if after.match(text.folded, amount.end) else None


def inches() -> tuple[Unit, ...]:
    """The units that the sign for inches may mean."""
    return units()[0]['"']


def degrees() -> tuple[Unit, ...]:
    """What a number below zero is, where no unit is said."""
    return units()[0]["°C"] + units()[0]["°F"]


def pitches(text: Text, amount: Amount) -> bool:
    """Whether the number is the pitch of a metric thread, which the thread's name tells: M25 x 1.5, no M8 x 40."""
    said = _METRIC.search(text.folded, max(0, amount.start - _REACH), amount.start)
    return said is not None and is_pitch(int(said["size"]), amount.value)


def is_pitch(size: int, pitch: Fraction) -> bool:
    """Whether a metric thread of that size has such a pitch; a larger number is a screw's length."""
    return 0 < _STEEPEST * pitch <= size


@cache
def _units_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<unit>{either(table('figures')['words']['units_before'])})[ :]{{0,2}}$")


def unit_before(text: Text, start: int) -> tuple[Unit, ...]:
    """The unit of "HRC 55"."""
    said = _units_before().search(text.folded, max(0, start - _REACH), start)
    return (units()[0].get(said["unit"]) or units()[1].get(said["unit"].lower(), ())) if said else ()
