"""What a question says of columns of days, as items: the column ("arrived", 到货), its ends ("last"), days, "when".

A word such as "listed" or "last" is only taken so where the catalogue has a column of such days and the question says
something of days; else it keeps the meanings that it has everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.inquiry import SPANS, span_field
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.days.days import pattern_of, stretches_in, whole_words
from merchant_assistant.chat.exact.days.kinds_of_days import day_kinds, is_ahead, kinds_of
from merchant_assistant.chat.exact.days.said_of_days import of_day, today
from merchant_assistant.chat.exact.days.stretch import Stretch, tables
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import Sense

_IDLE = frozenset({Sense("words", "filler")})
_COUNTS = re.compile(
    r"\s*(?:the )?(?:most(?! recent)|least|best|worst|fewest|more|less|per|in total|out)\b|\s*得|\s*最[多少好]"
)
_LONGEST = ("not_for_longest", "not_for_longest_zh")
_PIECES = re.compile(r"\bhow (many|much)\b(?:(?! last).)* (did|have|do|has|had) (?:we|you|i|they) $", re.IGNORECASE)
_NEAR = 12  # characters before a verb that tell whether it speaks of what was or will be
_RANKED = frozenset({Sense("words", "ranked"), Sense("words", "ascending")})


@dataclass(frozen=True, slots=True)
class _Found:
    """A piece of the question that speaks of days. ``sort``: what it says of them."""

    start: int
    end: int
    sort: str
    fields: tuple[str, ...] = ()
    stretch: Stretch | None = None


def with_days(text: str, items: Sequence[Item], holdings: Holdings) -> list[Item]:
    """The items, those that speak of days in place of what their words mean elsewhere."""
    if not holdings.days:
        return list(items)
    kinds = kinds_of(holdings)
    found = _Dated(text, items, holdings, kinds).found()
    if not found:
        return list(items)
    kept = [item for item in items if not any(one.start < item.end and item.start < one.end for one in found)]
    made = [_item(text, one) for one in found]
    return sorted((*kept, *made), key=lambda item: item.start)


def _item(text: str, one: _Found) -> Item:
    said_so = text[one.start : one.end]
    item = Item(one.start, one.end, said_so, key_of(said_so), fields=one.fields)
    if one.stretch:
        return replace(item, days=replace(one.stretch, fields=one.fields), fields=())
    senses = {
        "most": frozenset({Sense("words", "most")}), "least": frozenset({Sense("words", "least")}),
        "near": _RANKED, "idle": _IDLE,
        **{name: frozenset({Sense("words", name)}) for name in ("group", "which", "without", "products")},
    }.get(one.sort, frozenset())  # fmt: skip
    return replace(item, senses=senses)


@dataclass(frozen=True, slots=True)
class _Dated:
    """One question."""

    text: str
    items: Sequence[Item]
    holdings: Holdings
    kinds: Mapping[str, tuple[str, ...]]

    def found(self) -> list[_Found]:
        """All that is said of days; nothing where the question does not speak of them."""
        fields = list(self._fields())
        stretches = [one for one in stretches_in(self.text) if not self._is_name(one.start, one.end)]
        ends = list(self._ends(fields))
        if never := self._never():
            return never
        fields += list(self._newest(fields, ends))
        past = list(self._past()) or ([] if stretches else list(self._still_to_come(ends)))
        if not fields:
            return past
        ends = ends or list(self._ends(fields))
        whens = [*self._spots(pattern_of("asks", "when")), *self._spots(pattern_of("asks", "how_far"))]
        if not (ends or whens or stretches):
            ends = list(self._ends_in_names(fields))
        groups = self._grouped(fields)
        sure = any(one.sort == "named" for one in fields) or self._asks_for_gap(fields)
        if not (stretches or ends or whens or groups or sure or past):
            return []
        told = [*self._days(stretches, fields), *past]
        if told and not (ends or whens or groups):
            fields = [replace(one, sort="idle", fields=()) for one in fields]
        if groups:
            fields = [self._counted(one) for one in fields]
        fields = [_besides(one, ends) for one in fields]
        idle = [_Found(start, end, "idle") for start, end in whens]
        return _apart((*told, *groups, *ends, *fields, *idle))

    def _fields(self) -> Iterator[_Found]:
        """The columns of days that are named: by their own name, or by what happened."""
        for item in self.items:
            if item.fields and all(name in self.holdings.days for name in item.fields):
                yield _Found(item.start, self._with_date(item.end), "named", item.fields)
        for kind, names in self.kinds.items():
            for start, end in self._spots(whole_words(day_kinds()[kind]["says"])) if kind else ():
                counted = kind == "sold" and (_COUNTS.match(self.text[end:]) or self._are_pieces(start))
                if (
                    counted
                    or (kind == "expires" and self._is_other_column(start, end))
                    or self._is_within_named(start, end)
                    or self._is_name(start, end)
                ):
                    continue
                if kind not in ("arrived", "due") or (kind == "due") is self._is_to_come(start, end):
                    yield _Found(start, self._with_date(end), "said", names)

    def _are_pieces(self, start: int) -> bool:
        """Whether it is asked how many pieces were sold, which the day of the last sale does not tell."""
        found = _PIECES.search(self.text[:start])
        between = [item for item in self.items if found and found.end(1) <= item.start < found.start(2)]
        return found is not None and not any(item.has("products", "variants") for item in between)

    def _is_to_come(self, start: int, end: int) -> bool:
        """Whether what arrives is yet to come: "arrives next week" is no arrival of the past."""
        said, now = self.text[start:end], of_day(today())
        if pattern_of("asks", "gone").search(self.text[max(0, start - _NEAR) : end]):
            return False
        days = stretches_in(self.text)
        if days and all(one.low is not None and one.low >= now for one in days):
            return True
        if days and all(one.high is None or one.high < now for one in days):
            return False
        if pattern_of("asks", "to_come").search(self.text[max(0, start - _NEAR) : end]):
            return True
        return "due" in self.kinds and bool(whole_words(day_kinds()["due"]["says"]).fullmatch(said))

    def _asks_for_gap(self, fields: Sequence[_Found]) -> bool:
        """Whether cells without a day are asked for: "no arrival date entered", 没登记到货日期."""
        gap = any(item.has("without", "unfilled", "blank") for item in self.items)
        date = whole_words(f"(?:{tables()['asks']['date']})$")
        return gap and any(date.search(self.text[one.start : one.end]) for one in fields)

    def _is_other_column(self, start: int, end: int) -> bool:
        """Whether a column that holds no days is called so: a shelf life in months is none."""
        days = self.holdings.days
        over = (one for one in self.items if one.start <= start and end <= one.end)
        named = (one for one in over if one.fields and not any(name in days for name in one.fields))
        return any(one.key in keys_of_column(name) for one in named for name in one.fields)

    def _is_within_named(self, start: int, end: int) -> bool:
        named = [one for one in self.items if one.fields and all(name in self.holdings.days for name in one.fields)]
        return any(one.start <= start and end <= one.end for one in named)

    def _with_date(self, end: int) -> int:
        """Where a name ends that is said with "date" behind it."""
        behind = re.match(rf"[ ]?(?:{tables()['asks']['date']})(?![a-z])", self.text[end:], re.IGNORECASE)
        return end + behind.end() if behind else end

    def _is_name(self, start: int, end: int) -> bool:
        """Whether words stand within a name or a code, which they are then."""
        return any((item.sku or item.values) and item.start <= start and end <= item.end
                   and (item.start, item.end) != (start, end) for item in self.items)  # fmt: skip

    def _ahead(self, fields: Sequence[_Found]) -> bool:
        return bool(fields) and all(is_ahead(name, self.holdings) for one in fields for name in one.fields)

    def _ends(self, fields: Sequence[_Found]) -> Iterator[_Found]:
        """What asks for the first or the last of days."""
        for name in _LONGEST:
            for start, end in self._spots(pattern_of("ends", name)) if "sold" in self.kinds else ():
                yield _Found(start, end, "least")
        if self._ahead(fields):
            pairs = (("furthest", "most"), ("soonest", "least"), ("near", "near"))
        else:
            pairs = (("most", "most"), ("least", "least"), ("", ""))
        taken: list[tuple[int, int]] = [(one.start, one.end) for one in fields]
        for name, sort in pairs:
            for start, end in self._spots(pattern_of("ends", name)) if name and fields else ():
                if any(first < end and start < last for first, last in taken) or self._is_count(end):
                    continue
                taken.append((start, end))
                yield _Found(start, end, sort)

    def _ends_in_names(self, fields: Sequence[_Found]) -> Iterator[_Found]:
        """The end that the name of a column says, where it is asked which things stand there: 最近到货的三样."""
        one = fields[0]
        latest = pattern_of("ends", "most").match(self.text, one.start)
        if self._asks_for_gap(fields):  # those that have no last sale have no last one of it either
            return
        if one.sort == "named" and latest and pattern_of("asks", "which").search(self.text):
            yield _Found(one.end, one.end, "most")

    def _is_count(self, end: int) -> bool:
        """Whether it is days that are counted: the last 30 days, 最近30天."""
        return any(one.start < end < one.end for one in stretches_in(self.text))

    def _newest(self, fields: Sequence[_Found], ends: Sequence[_Found]) -> Iterator[_Found]:
        """The column that only its end names: the newest products are those listed last."""
        listed = self.kinds.get("listed") or (tuple(self.holdings.days) if len(self.holdings.days) == 1 else ())
        if "sold" in self.kinds and ends and not fields:
            yield _Found(ends[0].end, ends[0].end, "said", self.kinds["sold"])
            return
        if fields or not listed:
            return
        for _, end in [*self._spots(pattern_of("ends", "new")), *self._spots(pattern_of("ends", "old"))][:1]:
            yield _Found(end, end, "said", listed)

    def _never(self) -> list[_Found]:
        """What has no day of something: never sold, 还没到过货."""
        if any(self._spots(pattern_of("ends", name)) for name in _LONGEST):
            return []  # what has gone longest without a sale was sold once
        unsold = "never_sold" if "sales" in self.holdings.of_concept else "unsold"
        for kind, name in (("sold", "never"), ("sold", unsold), ("arrived", "not_yet")):
            for start, end in self._spots(pattern_of("ends", name)) if kind in self.kinds else ():
                return [_Found(start, end - 1, "without"), _Found(end - 1, end, "named", self.kinds[kind])]
        return []

    def _grouped(self, fields: Sequence[_Found]) -> list[_Found]:
        """``per month``, 每年: by the years or months of the days that are named."""
        found: list[_Found] = []
        for span in SPANS:
            for start, end in self._spots(pattern_of("groups", span)):
                found += [
                    _Found(start, start + 1, "group"),
                    _Found(start + 1, end, "named", tuple(span_field(span, name) for name in fields[0].fields)),
                ]
            for start, end in self._spots(pattern_of("groups", f"of_{span}")):
                field = tuple(span_field(span, name) for name in fields[0].fields)
                found += [_Found(start, start + 1, "which"), _Found(start + 1, end, "named", field)]
        return found

    def _counted(self, one: _Found) -> _Found:
        """What happened, as the things that it happened to: of 哪个月到货最多 the products are counted."""
        most = re.match("的?最[多少]", self.text[one.end :])
        if most is None:
            return replace(one, sort="products", fields=())
        return _Found(one.start, one.end + most.end(), "most" if most[0].endswith("多") else "least")

    def _days(self, stretches: Sequence[Stretch], fields: Sequence[_Found]) -> Iterator[_Found]:
        """Days, each of the column that is named nearest."""
        for one in stretches:
            near = min(fields, key=lambda field: _gap(one, field))
            stretch = self._within(one.bounded("before") if self._is_before(one, near) else one, [near])
            yield _Found(one.start, one.end, "days", near.fields, stretch)

    def _is_before(self, one: Stretch, field: _Found) -> bool:
        """Whether the name of a column says it: best before March; of a day it is the one on the label."""
        said, days = self.text[field.start : one.start].casefold(), self.text[one.start : one.end].casefold()
        told = said.endswith("before ") and not days.startswith("in ")
        if one.low is None or one.high is None or one.within or not told:
            return False
        low, high = int(one.low), int(one.high)
        months = one.until is None if one.month else low // 100 == high // 100 or low % 10000 == 0
        return not low % 100 and months

    def _within(self, one: Stretch, fields: Sequence[_Found]) -> Stretch:
        """Within so many days: those to come where the column tells of days ahead, else those gone by."""
        if not one.within:
            return one
        now = of_day(today())
        return replace(one, low=now) if self._ahead(fields) else replace(one, high=now + 1)

    def _past(self) -> Iterator[_Found]:
        """What has expired, and what has not."""
        names = () if stretches_in(self.text) else self.kinds.get("expires", ())
        for name in ("not_expired", "expired") if names else ():
            for start, end in self._spots(pattern_of("bounds", name)):
                now = of_day(today())
                stretch = Stretch(start, end, now, None) if name == "not_expired" else Stretch(start, end, None, now)
                yield _Found(start, end, "days", names, replace(stretch, high_open=name == "expired"))
                return

    def _still_to_come(self, ends: Sequence[_Found]) -> Iterator[_Found]:
        """What expires soon has not expired."""
        at = next((one.end for one in ends if one.sort == "near"), None)
        if at is not None and (names := self.kinds.get("expires", ())):
            yield _Found(at, at, "days", names, Stretch(at, at, of_day(today()), None))

    def _spots(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        return [found.span() for found in pattern.finditer(self.text) if found[0]]


def _besides(field: _Found, ends: Sequence[_Found]) -> _Found:
    """A column that is named within the words for the first or the last stands behind them."""
    over = next((one for one in ends if one.start <= field.start and field.end <= one.end), None)
    return replace(field, start=over.end, end=over.end) if over else field


def _apart(found: Sequence[_Found]) -> list[_Found]:
    """Those that do not overlap, the first named before the others."""
    kept: list[_Found] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept


def _gap(stretch: Stretch, field: _Found) -> tuple[int, bool]:
    """How far a column's name is from days; of two as near the one that stands before."""
    return max(field.start - stretch.end, stretch.start - field.end), field.start > stretch.start
