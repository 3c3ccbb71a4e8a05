"""Words that turn a question (most, average, share, above, not) and measures of numbers: a query must follow them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from merchant_assistant.catalogue.inquiry import (
    TIMES,
    AllOf,
    AnyOf,
    Condition,
    Inquiry,
    Not,
    Operation,
    Test,
    cover_of,
    made_of,
    parts_of,
)
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.keeping import SALES
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.words.measures import Amount, units_of
from merchant_assistant.chat.proposing.query.asked import Asked
from merchant_assistant.chat.proposing.query.words import says

FLAGS = frozenset({"y", "n", "yes", "no", "true", "false", "0", "1", "x", "是", "否", "有", "无", "√", "×"})
_MONEY = frozenset({"price", "compare_at_price", "cost", "margin", "stock_value", "stock_cost"})
_COUNTED = frozenset({"stock", "moq", "pack", "carton", "lead_time", "weight", "variants"})
_EACH = (_MONEY - {"stock_value", "stock_cost"}) | {"pack", "carton", "lead_time", "moq", "margin_percent", "reorder"}
_EXTREMES: tuple[Operation, ...] = ("lowest", "highest")
_COUNTS: tuple[Operation, ...] = ("count", "distinct", "share")
_TELLS: tuple[Operation, ...] = ("values", "distinct")
_SHOWS: tuple[Operation, ...] = ("list", "values")


@dataclass(frozen=True, slots=True)
class Turns:
    """``text``: the question; ``asked``: what it says; ``reading``: the query."""

    text: str
    asked: Asked
    reading: Reading
    holdings: Holdings

    def faults(self) -> Iterator[str]:
        """Turns of the question that the query does not follow, and turns of it that no word asks for."""
        yield from (name for name, wrong in self._of_figures() if wrong)
        yield from (name for name, wrong in self._of_conditions() if wrong)
        yield from (name for name, wrong in self._of_pairs() if wrong)
        yield from self._measured()
        yield from self._directed()

    @property
    def _inquiry(self) -> Inquiry:
        return self.reading.inquiry

    def _of_figures(self) -> Iterator[tuple[str, bool]]:
        inquiry, operation = self._inquiry, self._inquiry.operation
        yield "not ranked", self.asked.is_extreme and not (inquiry.order or operation in _EXTREMES)
        said = self.asked.has("average", "average_price")
        yield "average", said != (operation == "average") and (said or not (inquiry.group and inquiry.order))
        yield "adds up what does not add up", operation == "sum" and not self._adds_up(inquiry.field)
        yield "median", self.asked.has("median") != (operation == "median")
        yield "share", self.asked.has_share != (operation == "share")
        yield "not grouped", self.asked.is_grouped and not inquiry.group
        is_worth = self.reading.wanted == "worth" or bool(made_of(inquiry.field)) or inquiry.field in TIMES
        yield "not worth", self.asked.has("worth") and not is_worth
        counts = self.asked.has_share or self.asked.has("count", "exists", "sum")
        kinds = operation == "sum" and says("kinds", self.text)
        yield "kinds are counted, not pieces", kinds and not self.asked.has("pieces", "sum")
        yield "nothing is counted", operation in _COUNTS and not inquiry.group and not counts
        yield "not counted", operation in _SHOWS and not inquiry.field and self.asked.has("count")

    def _of_pairs(self) -> Iterator[tuple[str, bool]]:
        """Two columns that are compared: where a question compares what has no number, and only money with money."""
        tests = [one for one in every_in(self._inquiry.where) if isinstance(one, Test)]
        pairs = [parts for one in tests if (parts := parts_of(one.field))]
        yield "money beside pieces", any((high in _MONEY) != (low in _MONEY) for high, low in pairs)
        bounded = any(one.low is not None or one.high is not None for one in tests)
        yield "nothing is compared", not bounded and not self.asked.numbers and says("compared", self.text)
        wants_who = says("who", self.text) and not self.asked.has("count")
        yield "not by whom", wants_who and not self._inquiry.group and self._inquiry.operation not in _TELLS

    def _adds_up(self, field: str) -> bool:
        """Whether a sum of it is of anything: stocks add up, prices, lengths and per cents do not."""
        if self.reading.wanted == "worth" or made_of(field) or field in TIMES:
            return True
        written = [*self.holdings.units.get(field, ()), self.holdings.of_head.get(field, "")]
        return field not in _EACH and not any(units_of(word) for word in written)

    def _of_conditions(self) -> Iterator[tuple[str, bool]]:
        every = tuple(every_in(self._inquiry.where))
        tests = [one for one in every if isinstance(one, Test)]
        joined = any(isinstance(one, AnyOf) for one in every) or any(len(one.values) > 1 for one in tests)
        yield "or", self.asked.has("or") and not joined
        ranked = self._inquiry.order or self._inquiry.operation in _EXTREMES  # not sold for the longest time
        denied = self.asked.has("not", "without", "blank", "unfilled")
        yield "not denied", denied and not ranked and not any(map(_denies, every))
        low = any(one.low is not None and one.low != one.high for one in tests)
        high = any(one.high is not None and one.low != one.high for one in tests)
        yield "not above", ">" in self.asked.bounds and not low
        yield "not below", "<" in self.asked.bounds and not high

    def _measured(self) -> Iterator[str]:
        """Numbers that are of another measure than their column: psi of bar, money of pieces."""
        tests = [
            one
            for whole in (self._inquiry.where, self._inquiry.base)
            for one in every_in(whole)
            if isinstance(one, Test)
        ]
        for item in self.asked.items:
            amount = item.amount
            if amount is None or amount.bare:
                continue
            fields = {one.field for one in tests if amount.number in (one.low, one.high)}
            if any(not self._is_measured_so(field, amount) for field in fields):
                yield f"{item.text} of another measure"

    def _is_measured_so(self, field: str, amount: Amount) -> bool:
        written = [*self.holdings.units.get(field, ()), self.holdings.of_head.get(field, "")]
        own = {unit.id for word in written for unit in units_of(word)}
        if amount.money:
            return not own and (field in _MONEY or field not in _COUNTED)
        if amount.percent or not amount.units:
            return True
        return bool(own & {unit.id for unit in amount.units})

    def _directed(self) -> Iterator[str]:
        """An order the other way round than its words have it, or of what they cannot order."""
        inquiry = self._inquiry
        down = inquiry.order.descending if inquiry.order else inquiry.operation == "highest"
        if not inquiry.order and inquiry.operation not in _EXTREMES:
            return
        field = inquiry.field if inquiry.group or not inquiry.order else inquiry.order.field
        for low, high in self._ends_of(field):
            highest = says(high, self.text)
            if says(low, self.text) != highest and down is not highest:
                yield f"the other way: {field}"
        if says("time", self.text) and not self._is_of_time(field):
            yield f"no time: {field}"

    def _ends_of(self, field: str) -> Iterator[tuple[str, str]]:
        """Which words stand for the lower and the upper end of what a field holds."""
        if field in self.holdings.days:
            yield "first", "last"
            return
        yield "low", "high"
        if self.holdings.concept_of(field) == SALES:
            yield "slow", "fast"
        elif self._is_of_time(field):
            yield "fast", "slow"

    def _is_of_time(self, field: str) -> bool:
        written = [*self.holdings.units.get(field, ()), self.holdings.of_head.get(field, "")]
        timed = any(unit.dimension == "time" for word in written for unit in units_of(word))
        return timed or field in self.holdings.days or field == "lead_time" or cover_of(field) is not None


def every_in(condition: Condition | None) -> Iterator[Condition]:
    """A condition and all within it."""
    if condition is None:
        return
    yield condition
    match condition:
        case Not(inner):
            yield from every_in(inner)
        case AllOf(conditions) | AnyOf(conditions):
            for one in conditions:
                yield from every_in(one)


def _denies(condition: Condition) -> bool:
    match condition:
        case Not():
            return True
        case Test():
            flagged = any(value.casefold() in FLAGS for value in condition.values)
            return flagged or condition.blank is not None or condition.high is not None
    return False
