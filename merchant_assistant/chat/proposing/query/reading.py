"""A query that the model wrote as the reading of a question: parsed, and said as an inquiry. Nothing of it is run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import sqlglot
from sqlglot import expressions as sql
from sqlglot.errors import SqlglotError

from merchant_assistant.catalogue.inquiry import Condition, Inquiry, Not, Operation, Order, Test, Things
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Wanted
from merchant_assistant.chat.proposing.query.columns import Columns, UnsayableError, bare
from merchant_assistant.chat.proposing.query.conditions import TITLE, Conditions, together
from merchant_assistant.chat.proposing.query.table import Table
from merchant_assistant.chat.proposing.query.wording import words_of
from merchant_assistant.foundation.prose import Language

_FIGURES: dict[type[sql.Expr], Operation] = {
    sql.Sum: "sum", sql.Avg: "average", sql.Min: "lowest", sql.Max: "highest", sql.Median: "median",
}  # fmt: skip
_FACTORS = ("100", "100.0", "1", "1.0")
_WORTH = {"stock_value": "price", "stock_cost": "cost"}
_NO_FIGURE = (TITLE, "sku")


@dataclass(frozen=True, slots=True)
class Proposal:
    """``named``: the fields and texts that it demands; ``numbers``, ``days``: those that stand in it."""

    reading: Reading
    named: tuple[tuple[str, str], ...]
    numbers: tuple[Decimal, ...]
    days: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a query tells: a figure, the values of a field, or goods (``list``)."""

    operation: Operation
    field: str = ""
    wanted: Wanted = "figure"
    of: sql.Expr | None = None  # of a share, what it demands


class Reads:
    """Reads queries over one catalogue."""

    def __init__(self, table: Table, holdings: Holdings, holds: Callable[[Condition], bool], language: Language):
        self._holdings = holdings
        self._language = language
        self._columns = Columns(table.fields, holdings)
        self._conditions = Conditions(self._columns, holds)

    def read(self, text: str) -> Proposal | None:
        """What a query asks; None for one that no inquiry says."""
        try:
            parsed = sqlglot.parse_one(text, dialect="sqlite")
            if not isinstance(parsed, sql.Select) or not parsed.expressions or _is_too_much(parsed):
                return None
            return self._proposal(parsed)
        except (SqlglotError, UnsayableError):
            return None

    def _proposal(self, query: sql.Select) -> Proposal:
        where = query.args.get("where")
        conditions = tuple(
            one
            for one in self._conditions.each(where.this if where else None)
            if not _has_any(one, query, self._columns)
        )
        group = query.args.get("group")
        reading = self._grouped(query, conditions) if group else self._plain(query, conditions)
        read = self._conditions
        return Proposal(reading, tuple(read.named), tuple(read.numbers), tuple(read.days))

    def _plain(self, query: sql.Select, conditions: tuple[Condition, ...]) -> Reading:
        told = self._told(query.expressions, distinct=query.args.get("distinct") is not None)
        order, limit = self._order(query), self._limit(query)
        if told.of is not None:
            part = self._conditions.each(told.of)
            return self._made(Inquiry("share", where=together(part), base=together(conditions)), part, of=conditions)
        where = together(conditions)
        if told.operation in ("list", "values") and order:
            return self._ranked(told, order, limit, conditions)
        if limit is not None or order:  # some of them, any: no answer
            raise UnsayableError("limit")
        inquiry = Inquiry(told.operation, where=where, field=told.field)
        return self._made(inquiry, conditions, wanted=told.wanted)

    def _ranked(self, told: _Told, order: Order, limit: int | None, conditions: tuple[Condition, ...]) -> Reading:
        where = together(conditions)
        if limit != 1:
            return self._made(Inquiry("list", where=where, order=order, limit=limit), conditions, wanted="things")
        best: Operation = "highest" if order.descending else "lowest"
        inquiry = Inquiry(best, where=where, field=order.field)
        if told.operation == "values" and told.field not in (order.field, *_NO_FIGURE):
            return replace(self._made(inquiry, conditions, wanted="of_best"), told=told.field)
        return self._made(inquiry, conditions)

    def _grouped(self, query: sql.Select, conditions: tuple[Condition, ...]) -> Reading:
        named = query.args["group"].expressions
        if len(named) != 1 or query.args.get("having"):
            raise UnsayableError("group")
        group = self._columns.field_of(named[0])
        if group in _NO_FIGURE:  # each thing by itself
            return self._plain(_ungrouped(query), conditions)
        shown = [one for one in map(bare, query.expressions) if not isinstance(one, sql.Column)]
        ordered = query.args.get("order")
        by = _ordered_by(query) if ordered else None
        if len(shown) > 1 or (shown and by is not None and by != shown[0]):
            raise UnsayableError("ordered by another figure")
        told = self._told(shown or [by or sql.Count(this=sql.Star())])
        if told.of is not None or told.operation in ("list", "values"):
            raise UnsayableError("group")
        order = Order("", ordered.expressions[0].args.get("desc") is True) if ordered else None
        inquiry = Inquiry(
            told.operation, where=together(conditions), field=told.field, group=group, order=order,
            limit=self._limit(query),
        )  # fmt: skip
        return self._made(inquiry, conditions)

    def _made(
        self,
        inquiry: Inquiry,
        conditions: tuple[Condition, ...],
        *,
        wanted: Wanted = "figure",
        of: tuple[Condition, ...] = (),
    ) -> Reading:
        if inquiry.operation == "sum" and inquiry.field in _WORTH and not inquiry.group:
            worth = "stock" if inquiry.field == "stock_value" else "cost"
            inquiry, wanted = replace(inquiry, field=worth, things="variants"), "worth"
        else:
            inquiry = replace(inquiry, things=self._things(inquiry))
        chips = tuple(Chip(words_of(one, self._holdings, self._language), one) for one in conditions)
        whole = "; ".join(words_of(one, self._holdings, self._language) for one in of)
        return Reading(inquiry, chips, (), wanted, self._language, of=whole)

    def _things(self, inquiry: Inquiry) -> Things:
        """What has values of its own that are asked for: of variants, where one field is theirs."""
        fields = inquiry.fields()
        own = any(held.of_variants for name in fields if (held := self._holdings.fields.get(name)))
        return "variants" if own and "stock" in fields else "products"

    def _told(self, shown: list[sql.Expr], *, distinct: bool = False) -> _Told:
        nodes = [bare(one) for one in shown]
        if any(isinstance(one, sql.Star) for one in nodes):
            return _Told("list", wanted="things")
        if all(isinstance(one, sql.Column) for one in nodes):
            fields = [name for node in nodes if (name := self._columns.field_of(node)) not in _NO_FIGURE]
            if not fields or len(fields) > 1:
                return _Told("list", wanted="things")
            return _Told("values", fields[0], "figure" if distinct else "look")
        if len(nodes) != 1:
            raise UnsayableError("several")
        return self._figure(nodes[0])

    def _figure(self, node: sql.Expr) -> _Told:
        match node:
            case sql.Count(this=sql.Star() | sql.Literal()):
                return _Told("count")
            case sql.Count(this=sql.Distinct() as those) if len(those.expressions) == 1:
                return _Told("distinct", self._columns.field_of(those.expressions[0]))
            case sql.Count(this=sql.Column() as column) if self._columns.field_of(column) in _NO_FIGURE:
                return _Told("count")
        if of := _share(node):
            return _Told("share", of=of)
        if operation := _FIGURES.get(type(node)):
            return _Told(operation, self._columns.field_of(node.this))
        raise UnsayableError(node.sql())

    def _order(self, query: sql.Select) -> Order | None:
        ordered = query.args.get("order")
        if not ordered:
            return None
        first = ordered.expressions[0]
        if len(ordered.expressions) > 1:
            raise UnsayableError("order")
        return Order(self._columns.field_of(first.this), first.args.get("desc") is True)

    def _limit(self, query: sql.Select) -> int | None:
        limit = query.args.get("limit")
        if not limit:
            return None
        if not isinstance(limit.expression, sql.Literal) or not limit.expression.is_int:
            raise UnsayableError("limit")
        return int(limit.expression.this)


def _ordered_by(query: sql.Select) -> sql.Expr:
    """The figure that groups are ordered by, also where it is named by an alias."""
    ordered = query.args["order"].expressions
    by = bare(ordered[0].this)
    named = {one.alias: bare(one) for one in query.expressions if one.alias}
    by = named.get(by.name, by) if isinstance(by, sql.Column) else by
    if len(ordered) > 1 or isinstance(by, sql.Column):
        raise UnsayableError("order")
    return by


def _is_too_much(query: sql.Select) -> bool:
    """Whether it joins, nests or leaves goods out."""
    return (
        any(query.args.get(part) for part in ("joins", "offset", "with_", "windows"))
        or query.find(sql.Subquery) is not None
    )


def _has_any(condition: Condition, query: sql.Select, columns: Columns) -> bool:
    """Whether it demands but that there is something of a column that is told: that goes without saying."""
    match condition:
        case Not(Test(field=name, blank=True)):
            told = [one for shown in query.expressions for one in shown.find_all(sql.Column)]
            order = query.args.get("order")
            told += list(order.find_all(sql.Column)) if order else []
            return any(columns.fields.get(one.name) == name for one in told)
    return False


def _ungrouped(query: sql.Select) -> sql.Select:
    """The same of each thing: its figure is the value of the column."""
    plain = query.copy()
    plain.set("group", None)
    for figure in list(plain.find_all(sql.Sum, sql.Avg, sql.Min, sql.Max)):
        figure.replace(figure.this)
    if plain.find(sql.Count):
        raise UnsayableError("count of one")
    return plain


def _share(node: sql.Expr) -> sql.Expr | None:
    """What goods must be to be of the part: ``100.0 * SUM(x) / COUNT(*)``, ``AVG(x)``."""
    over = [one for one in node.find_all(sql.Sum, sql.Avg, sql.Count) if not isinstance(one.this, sql.Star)]
    whole = [one for one in node.find_all(sql.Count) if isinstance(one.this, sql.Star)]
    if len(over) != 1 or isinstance(over[0], sql.Count) or len(whole) != isinstance(over[0], sql.Sum):
        return None
    outside = (one for one in node.find_all(sql.Literal) if one.find_ancestor(sql.Sum, sql.Avg) is None)
    if any(one.this not in _FACTORS for one in outside):
        return None
    inner = bare(over[0].this)
    if isinstance(inner, sql.Case) and len(inner.args["ifs"]) == 1:
        case = inner.args["ifs"][0]
        inner = case.this if case.args["true"] == sql.Literal.number(1) else inner
    return inner if isinstance(inner, sql.Predicate | sql.And | sql.Or | sql.Not) else None
