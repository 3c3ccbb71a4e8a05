"""Figures: measures with units, counts, percentages and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from merchant_assistant.claims.lexis.tables import Unit, either, table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Aspect, Kind
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.counts import count_around, counts_otherwise
from merchant_assistant.claims.reading.designations import cores, degrees, inches, thread_start, unit_before
from merchant_assistant.claims.reading.facts import NO_COUNT, Count, Fact
from merchant_assistant.claims.reading.joined import (
    and_a_half,
    joined,
    per_time,
    percent,
    shares,
    turns_a_minute,
    unit_of_row,
)
from merchant_assistant.claims.reading.modifiers import is_of_several, is_summed, is_tolerance, modifiers
from merchant_assistant.claims.reading.no_figures import inside_word, is_factor, is_per_one
from merchant_assistant.claims.reading.numbers import Amount
from merchant_assistant.claims.reading.quantities import Quantity
from merchant_assistant.claims.reading.shares import part_of_material, share_of
from merchant_assistant.claims.reading.sizes import extent
from merchant_assistant.claims.reading.units import unit_after

_ONE_PACKED = re.compile(r"装(?=的|$|[^\u4e00-\u9fff\d\s])")  # 一只装; "一箱装24个" is a number of 24
_COUNT_REACH = 3  # a count stands beside its noun; a measure may be far from its own
_BETWEEN_SAME = r"[^\W\d_]{0,16}(?: [^\W\d_]{1,12})?"  # the noun of the first figure
_ELIDED = 60  # characters between a figure and a number that has its unit
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|[\n。！？；]")
_NOTHING_FOLLOWS = re.compile(r"\s*(?:[.,;)!?](?!\d)|$)")
_DIRECTION_FOLLOWS = re.compile(
    r" (?:wide|high|deep|tall|long|thick|across|breit|hoch|tief|lang|de (?:haut|long|large))\b"
)
_PASSES = re.compile(
    r" (?:(?:is|are|was|were|can be|feels?) (?:a |an )?(?:very |so )?(?:long|short)|later|ago|from now)\b"
)
_IDIOMS = frozenset({"d", "s", "min"})
_YEARS = range(1900, 2100)
_TOLERANCE_SIGN = re.compile(r"\s?(?:±|\+/-)\s?")
_HYPHEN = re.compile(r"\d-[a-z]", re.IGNORECASE)
_THESE = re.compile(
    r"(?:\b(?:these|those|diese[nrs]?|ces|est[oa]s)\s|[这那])$", re.IGNORECASE
)  # said before: "only these two pans"
_THESE_REACH = 7
_OF_THEM = re.compile(r" (?:of (?:them|these|those|which)|davon|d'entre|de ellos|de ellas)\b")
_OF_ONE = re.compile(r" (?:weighs|costs|wiegt|kostet|pèse|coûte|pesa|cuesta|is|ist|est)\b")
_THEN_A_NUMBER = re.compile(r"\s?[\d两一二三四五六七八九十]")
_TOLERANCE, _MOQ = "tolerance", "moq"
# What a span of time may promise.
_TERMS: dict[str, Kind] = {"warranty": "warranty", "returns": "warranty", "delivery": "delivery"}


@cache
def _tail() -> re.Pattern[str]:
    tails = sorted(table("figures")["words"]["tails"], key=len, reverse=True)
    return re.compile(rf"-?(?:{'|'.join(tails)})(?![^\W\d_])", re.IGNORECASE)


def figures(context: Context) -> Iterator[Fact]:
    """Every figure of the text as a fact: measure, size or number."""
    text = context.text
    found = [one for one in context.numbers if not (inside_word(text, one) or is_per_one(text, one))]
    before: Fact | None = None
    place = 0
    while place < len(found):
        if shorthand := list(cores(text, found[place])):
            yield from shorthand
            place += 1
            continue
        used, fact = (
            extent(context, found, place) or _several(context, found, place) or (1, _single(context, found, place))
        )
        if fact:
            fact = _as_before(text, before, _with_unit_of(context, before, fact))
            yield fact
        before, place = fact, place + used


def _as_before(text: Text, before: Fact | None, fact: Fact) -> Fact:
    """ "23 inch / 58 cm", "3 cartons (72 units)": the second figure says the first again, so it is about the same."""
    if before is None or fact.kind != before.kind or not _again().fullmatch(text.folded, before.end, fact.start):
        return fact
    if fact.kind == "number":
        return replace(fact, topics=before.topics or fact.topics, count=fact.count._replace(per=before.count.per))
    return replace(fact, topics=before.topics or fact.topics, words=before.words)


@cache
def _again() -> re.Pattern[str]:
    said = either(table("figures")["words"]["again"])
    return re.compile(
        rf"\s?{_BETWEEN_SAME}\s*(?:[/(=≈]|[,，]?\s*(?:{said}))\s*(?:about|approx\.?|约)?\s*", re.IGNORECASE
    )


def _with_unit_of(context: Context, before: Fact | None, fact: Fact) -> Fact:
    """ "touch-dry after 2 hours, second coat after 6": the second number has the unit of the first."""
    value, known, text = fact.value, before.value if before else None, context.text
    if before is None or not isinstance(value, Quantity) or not isinstance(known, Quantity) or value.units:
        return fact
    place = text.place_before(fact.start)
    opens = fact.aspect == _TOLERANCE or (place >= 0 and text.tokens[place].word in table("figures")["words"]["elided"])
    near = 0 < fact.start - before.end <= _ELIDED and not _SENTENCE_END.search(text.folded, before.end, fact.start)
    ends = _NOTHING_FOLLOWS.match(text.folded, fact.end) is not None
    had = known.units or before.elided
    if near and had and not (opens and ends) and (ends or _DIRECTION_FOLLOWS.match(text.folded, fact.end)):
        return replace(fact, elided=had)
    if not (opens and near and known.units and ends):
        return fact
    return _measure(context, fact.start, fact.end, replace(value, units=known.units)) or fact


def _several(context: Context, found: list[Amount], place: int) -> tuple[int, Fact | None] | None:
    """The figure that several numbers make together."""
    whole = joined(context.text, found, place)
    if whole is None:
        return None
    start = found[place].start
    return whole.used, _figure(context, start, whole.end, whole.value) if whole.value else None


def _single(context: Context, found: list[Amount], place: int) -> Fact | None:
    amount = found[place]
    meant, end = unit_after(context.text, amount)
    if _is_calendar_year(amount, meant):
        meant, end = (), amount.end
    if not meant and (turns := turns_a_minute(context.text, amount)):
        meant, end = turns, end + 1
    if meant:
        meant = per_time(context.text, amount.start, meant)
        amount, end = and_a_half(context.text, amount, end)
    if not meant and (start := thread_start(context.text, amount)) is not None:
        return _measure(context, start, end, Quantity(amount, None, inches()))
    meant = meant or _unit_elsewhere(context.text, found, place)
    if not meant and amount.spelled and (share := part_of_material(context, amount)):
        amount, end, meant = *share, percent()  # "half of it is wool"
    if not meant and not _counts(context, amount):
        return None
    return _figure(context, amount.start, end, Quantity(amount, None, meant))


def _unit_elsewhere(text: Text, found: list[Amount], place: int) -> tuple[Unit, ...]:
    """The unit of a number that none follows: that of its row, one before it, a tolerance's, a minus' or a share's."""
    amount = found[place]
    if meant := unit_of_row(text, found, place):
        return meant
    if amount.spelled:
        return degrees() if amount.value < 0 and text.folded[amount.start].isalpha() else ()  # "down to minus forty"
    if meant := unit_before(text, amount.start) or _unit_of_tolerance(text, found, place):
        return meant
    if amount.value < 0 and text.folded[amount.start].isalpha():
        return degrees()  # "down to minus 40"
    return percent() if shares(text, found, place) else ()


def _unit_of_tolerance(text: Text, found: list[Amount], place: int) -> tuple[Unit, ...]:
    """The millimetre of "150±10mm"."""
    after = found[place + 1] if place + 1 < len(found) else None
    if after is None or not _TOLERANCE_SIGN.fullmatch(text.folded, found[place].end, after.start):
        return ()
    meant = unit_after(text, after)[0]
    return () if meant == percent() else meant


def _is_calendar_year(amount: Amount, meant: tuple[Unit, ...]) -> bool:
    """2026年 is when, not how long."""
    return any(unit.id == "yr" for unit in meant) and amount.value in _YEARS and not amount.spelled


def _counts(context: Context, amount: Amount) -> bool:
    """Whether a number without a unit is a statement at all."""
    folded, end = context.text.folded, amount.end
    following = folded[end : end + 1]
    of_these = amount.spelled and _THESE.search(folded, max(0, amount.start - _THESE_REACH), amount.start)
    if following == "码" or of_these:  # a size of clothes
        return False
    if not amount.spelled:
        return not (following.isalpha() and not is_chinese(following)) or _tail().match(folded, end) is not None
    if folded[max(0, amount.start - 2) : amount.start].rstrip()[-1:] == ":":  # "Number of cores: five"
        return True
    if is_chinese(folded[amount.start]):
        if folded.startswith(tuple(table("figures")["words"]["idle_chinese"]), end):
            return False
        is_counted = following != "" and following in table("figures")["words"]["counters"]
        dozens = folded[end - 1] == "打"
        one = _ONE_PACKED.match(folded, end + 1) is not None or _is_least_order(context, amount)
        return dozens or (is_counted and (amount.value != 1 or one))
    return _word_counts(context, amount)


def _word_counts(context: Context, amount: Amount) -> bool:
    """Whether a number word counts something: not the two of "two things matter"."""
    folded, end = context.text.folded, amount.end
    following = context.following(end)
    if amount.value < 1 or not _idle().isdisjoint(following[:1]):
        return False
    if amount.value == 1:  # "one box minimum", "one carton at least", "order from one piece"
        ordered = count_around(context, amount.start, end).per == _MOQ
        return ordered or _is_least_order(context, amount) or bool(modifiers(context.text, amount.start, end).bound)
    if _OF_THEM.match(context.text.lower, end):
        return True
    before_figure = folded[end : end + 1] == " " and folded[end + 1 : end + 2].isdigit()  # "two 500 ml bottles"
    limits = bool(modifiers(context.text, amount.start, end).bound)  # "twenty at least"
    packed = bool(count_around(context, amount.start, end).per)  # "fifty to a box"
    return (
        before_figure or limits or packed or bool(following or context.around(amount.start, end, reach=_COUNT_REACH)[0])
    )


def _is_least_order(context: Context, amount: Amount) -> bool:
    """ "one box minimum", 一套起订; not 十把一箱起订, which says how many a carton holds."""
    before = context.text.folded[max(0, amount.start - 1) : amount.start]
    per = before != "" and before in table("figures")["words"]["counters"]
    return not per and _MOQ in context.around(amount.start, amount.end, reach=_COUNT_REACH)[0]


@cache
def _idle() -> frozenset[str]:
    return frozenset(table("figures")["words"]["idle"])


def _figure(context: Context, start: int, end: int, value: Quantity) -> Fact | None:
    if value.high is None:
        said = modifiers(context.text, start, end)
        named = _HYPHEN.search(context.text.folded, start, end)  # "under 75-denier polyester"
        value = value if named else replace(value, about=said.about, bound=said.bound)
    if value.units and value.dimensions != {"percent"}:
        return _measure(context, start, end, value)
    following = frozenset(context.following(end))
    topics, before = context.around(start, end, reach=1 if following and not value.units else _COUNT_REACH)
    count = NO_COUNT if value.units or counts_otherwise(topics) else count_around(context, start, end)
    if not value.units and is_factor(context.text.folded, start, end):
        count = Count(counted="times")
    of_packs = count.counted in table("counts")["containers"]
    if value.bound == "least" and not (value.units or count.per) and (of_packs or not following):
        count = count._replace(per=_MOQ)  # "twenty at least", "two cartons at least"
    words = following or before  # "strength class 8.8": what stands before a number that nothing follows
    words |= share_of(context, start, end) if value.units else frozenset()
    aspect = _aspect(context, start, end, value)
    topics = frozenset({_TOLERANCE}) if aspect == _TOLERANCE else topics
    summed = is_summed(context.text, start, end)
    noun = _counted_noun(context, end) if not value.units else ""
    return Fact("number", start, end, value, topics, words, noun, count=count, aspect=aspect, summed=summed)


def _counted_noun(context: Context, end: int) -> str:
    """The ribbons of "deux rubans marquent la page"; a Chinese counter is none."""
    following = context.following(end)[:1]
    return following[0] if following and not is_chinese(following[0]) else ""


def _measure(context: Context, start: int, end: int, value: Quantity) -> Fact | None:
    topics, words = context.around(start, end, dimensions=value.dimensions)
    if value.low.spelled and value.low.value == 1 and _OF_ONE.match(context.text.lower, end):
        return None  # "one metre weighs 5 kg"
    once = value.low.spelled and value.low.value == 1 and not context.text.folded.startswith("内", end)
    if once and not topics and any(unit.id in _IDIOMS for unit in value.units):
        return None  # "one day you will"
    if once and "time" in value.dimensions and _THEN_A_NUMBER.match(context.text.folded, end):
        return None  # 一周两到三次
    if value.low.spelled and not topics and "time" in value.dimensions and _PASSES.match(context.text.lower, end):
        return None  # "eight hours is a long time"
    kind: Kind = next((_TERMS[topic] for topic in topics if topic in _TERMS and "time" in value.dimensions), "measure")
    aspect = _aspect(context, start, end, value)
    topics = frozenset({_TOLERANCE}) if aspect == _TOLERANCE else topics
    summed = is_of_several(context.text, start, end)
    words |= context.antecedent(start)
    return Fact(kind, start, end, value, topics, words, _noun(context, start, end), aspect=aspect, summed=summed)


def _aspect(context: Context, start: int, end: int, value: Quantity) -> Aspect:
    """The finer shade of what a figure says."""
    if value.high is None and is_tolerance(context.text, start, end):
        return "tolerance"
    if value.high is not None:
        return "range"
    if not value.units:
        return "count"
    return "blend" if value.dimensions == {"percent"} and share_of(context, start, end) else ""


def _noun(context: Context, start: int, end: int) -> str:
    """What a measure is said of: "10 oz canvas", "a shackle of 6.5 mm"."""
    following = context.following(end)
    if following:
        return following[0]
    return context.preceding(start) if context.text.lower[max(0, start - 4) : start].endswith(" of ") else ""
