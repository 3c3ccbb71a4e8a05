"""What a query demands of goods, as conditions of an inquiry, and each in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlglot import expressions as sql

from merchant_assistant.catalogue.dates import length_of, number_of
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Skus, Test, Words, apart
from merchant_assistant.chat.exact.days.stretch import LAST
from merchant_assistant.chat.proposing.query.columns import Columns, UnsayableError

TITLE, SKU = "title", "sku"
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:-?%|[ T].*)?")
_TURNED: Mapping[type[sql.Expr], type[sql.Expr]] = {
    sql.GT: sql.LT, sql.GTE: sql.LTE, sql.LT: sql.GT, sql.LTE: sql.GTE, sql.EQ: sql.EQ, sql.NEQ: sql.NEQ,
}  # fmt: skip
_COMPARED = tuple(_TURNED)


@dataclass
class Conditions:
    """Makes conditions of the nodes of a query.

    ``holds``: whether anything passes a condition. ``named``: the texts that the query demands, as it writes them;
    ``numbers``, ``days``: likewise. Raises :class:`UnsayableError` for what cannot be said.
    """

    columns: Columns
    holds: Callable[[Condition], bool]
    named: list[tuple[str, str]] = field(default_factory=list)
    numbers: list[Decimal] = field(default_factory=list)
    days: list[Decimal] = field(default_factory=list)

    def each(self, node: sql.Expr | None) -> tuple[Condition, ...]:
        """The conditions that all must hold."""
        return tuple(self.of(one) for one in _all_of(node)) if node else ()

    def of(self, node: sql.Expr) -> Condition:
        """One condition."""
        if isinstance(node, sql.Paren):
            return self.of(node.this)
        if isinstance(node, sql.And | sql.Or):
            return self._joined(node)
        if isinstance(node, sql.Not):
            return _denied(self.of(node.this))
        makes: dict[type[sql.Expr], Callable[[Any], Condition]] = {
            sql.Is: self._blank, sql.In: self._one_of, sql.Between: self._between, sql.Like: self._like,
            **dict.fromkeys(_COMPARED, self._compared),
        }  # fmt: skip
        if made := makes.get(type(node)):
            return made(node)
        raise UnsayableError(node.sql())

    def _joined(self, node: sql.And | sql.Or) -> Condition:
        if isinstance(node, sql.And):
            return AllOf(tuple(self.of(one) for one in _all_of(node)))
        return AnyOf(tuple(self.of(one) for one in _any_of(node)))

    def _blank(self, node: sql.Is) -> Condition:
        if not isinstance(node.expression, sql.Null):
            raise UnsayableError(node.sql())
        return Test(self.columns.field_of(node.this), blank=True)

    def _compared(self, node: sql.Expr) -> Condition:
        one, other, sign = node.this, node.expression, type(node)
        if _is_literal(one):
            one, other, sign = other, one, _TURNED[sign]
        if not _is_literal(other):
            return _bounded(apart(self.columns.field_of(one), self.columns.field_of(other)), sign, Decimal(0), "")
        name = self.columns.field_of(one)
        kind = self.columns.kind(name)
        if kind == "text" and sign in (sql.EQ, sql.NEQ):
            found = self._valued(name, _text_of(other))
            return Not(found) if sign is sql.NEQ else found
        if kind == "day":
            return self._on_day(name, sign, _text_of(other))
        if kind == "number":
            number = self._number(other)
            found = _bounded(name, sql.EQ if sign is sql.NEQ else sign, number, self.columns.unit(name))
            return Not(found) if sign is sql.NEQ else found
        raise UnsayableError(node.sql())

    def _number(self, node: sql.Expr) -> Decimal:
        try:
            number = Decimal(_text_of(node))
        except InvalidOperation as no:
            raise UnsayableError(node.sql()) from no
        self.numbers.append(number)
        return number

    def _on_day(self, name: str, sign: type[sql.Expr], text: str) -> Condition:
        low, high = self._day(text)
        match sign:
            case sql.LT:
                return Test(name, high=low, high_open=True)
            case sql.LTE:
                return Test(name, high=high)
            case sql.GT:
                return Test(name, low=high, low_open=True)
            case sql.GTE:
                return Test(name, low=low)
            case sql.EQ:
                return Test(name, low=low, high=high)
        raise UnsayableError(text)

    def _day(self, text: str) -> tuple[Decimal, Decimal]:
        """The first and the last moment of a day or month."""
        found = _DAY.fullmatch(text)
        if not found or not 0 < int(found[2]) <= 12:
            raise UnsayableError(text)
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 0)
        low, high = number_of(year, month, day), number_of(year, month, day or length_of(year, month)) + LAST
        self.days += [low, high]
        return low, high

    def _between(self, node: sql.Between) -> Condition:
        name = self.columns.field_of(node.this)
        low, high = node.args["low"], node.args["high"]
        if self.columns.kind(name) == "day":
            return Test(name, low=self._day(_text_of(low))[0], high=self._day(_text_of(high))[1])
        if self.columns.kind(name) != "number":
            raise UnsayableError(node.sql())
        return Test(name, low=self._number(low), high=self._number(high), unit=self.columns.unit(name))

    def _one_of(self, node: sql.In) -> Condition:
        if not node.expressions:
            raise UnsayableError(node.sql())
        name = self.columns.field_of(node.this)
        if self.columns.kind(name) == "number":
            numbers = [self._number(one) for one in node.expressions]
            return AnyOf(tuple(Test(name, low=one, high=one, unit=self.columns.unit(name)) for one in numbers))
        found = [self._valued(name, _text_of(one)) for one in node.expressions]
        values = [one.values for one in found if isinstance(one, Test)]
        return (
            Test(name, tuple(value for some in values for value in some))
            if len(values) == len(found)
            else AnyOf(tuple(found))
        )

    def _like(self, node: sql.Expr) -> Condition:
        name, text = self.columns.field_of(node.this), _text_of(node.expression)
        if self.columns.kind(name) == "day":
            low, high = self._day(text)
            return Test(name, low=low, high=high)
        return self._with_words(name, text.strip("%").strip())

    def _valued(self, name: str, text: str) -> Condition:
        """A value as the catalogue writes it; of names the words in them."""
        if not text:
            return Test(name, blank=True)
        if name == SKU and self.holds(code := Skus((text,))):
            self.named.append((name, text))
            return code
        if name in (TITLE, SKU):  # a name is often put where the code belongs
            return self._with_words(TITLE, text)
        held = [value for value in self.columns.holdings.values_of(name) if value.casefold() == text.casefold()]
        found = Test(name, tuple(held) or (text,))
        if not held and not self.holds(found):
            raise UnsayableError(text)
        self.named.append((name, text))
        return found

    def _with_words(self, name: str, text: str) -> Condition:
        if not any(map(str.isalnum, text)):
            raise UnsayableError(text)
        self.named.append((name, text))
        if name == TITLE:
            return Words(text)
        held = [value for value in self.columns.holdings.values_of(name) if text.casefold() in value.casefold()]
        found: Condition = (
            Test(name, tuple(held)) if held and name not in self.columns.holdings.long else Words(text, (name,))
        )
        if not self.holds(found):
            raise UnsayableError(text)
        return found


def _bounded(name: str, sign: type[sql.Expr], number: Decimal, unit: str) -> Condition:
    low = number if sign in (sql.GT, sql.GTE, sql.EQ) else None
    high = number if sign in (sql.LT, sql.LTE, sql.EQ) else None
    return Test(name, low=low, high=high, low_open=sign is sql.GT, high_open=sign is sql.LT, unit=unit)


def _denied(condition: Condition) -> Condition:
    match condition:
        case Test(blank=True):
            return Not(condition)
        case Not(inner):
            return inner
    return Not(condition)


def _all_of(node: sql.Expr) -> Iterator[sql.Expr]:
    yield from _parts(node, sql.And)


def _any_of(node: sql.Expr) -> Iterator[sql.Expr]:
    yield from _parts(node, sql.Or)


def _parts(node: sql.Expr, kind: type[sql.Expr]) -> Iterator[sql.Expr]:
    if isinstance(node, sql.Paren) and isinstance(node.this, kind):
        node = node.this
    if isinstance(node, kind):
        yield from _parts(node.this, kind)
        yield from _parts(node.expression, kind)
    else:
        yield node


def _is_literal(node: sql.Expr) -> bool:
    return isinstance(node, sql.Literal | sql.Neg)


def _text_of(node: sql.Expr) -> str:
    if isinstance(node, sql.Neg):
        return f"-{_text_of(node.this)}"
    if not isinstance(node, sql.Literal):
        raise UnsayableError(node.sql())
    return str(node.this)


def together(conditions: Sequence[Condition]) -> Condition | None:
    """All of them at once; None for none."""
    if not conditions:
        return None
    return conditions[0] if len(conditions) == 1 else AllOf(tuple(conditions))
