"""The columns of a query as fields of the catalogue, and those that a query makes of two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlglot import expressions as sql

from merchant_assistant.catalogue.dates import DAY
from merchant_assistant.catalogue.inquiry import PRODUCT, apart, made_field, rate_field
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.keeping import SALES
from merchant_assistant.chat.exact.items.bounds import is_number_field
from merchant_assistant.chat.exact.prices.cover import cover_of_stock
from merchant_assistant.chat.exact.prices.of_one import PIECE

_TIMES = {
    frozenset({"stock", "price"}): "stock_value",
    frozenset({"stock", "cost"}): "stock_cost",
    frozenset({"moq", "price"}): "order_value",
    frozenset({"moq", "cost"}): "order_cost",
}
_PER_CENT = {"price": "margin_percent", "cost": "markup_percent"}  # of which the margin is a part
_MONEY = ("price", "cost")
_HUNDRED = ("100", "100.0")
_WRAPPED = (sql.Paren, sql.Cast, sql.Lower, sql.Upper, sql.Trim, sql.Round, sql.Alias)


class UnsayableError(Exception):
    """A query that no inquiry says, or that speaks of what the catalogue does not hold."""


@dataclass(frozen=True, slots=True)
class Columns:
    """``fields``: by the heads that the model was shown."""

    fields: Mapping[str, str]
    holdings: Holdings

    def field_of(self, node: sql.Expr) -> str:
        """The field of a column, or the one that two columns make. Raises :class:`UnsayableError`."""
        node = bare(node)
        match node:
            case sql.Column():
                return self._named(node.name)
            case sql.Mul() if percent := _without_hundred(node):
                return self._part(percent)
            case sql.Mul():
                one, other = self.field_of(node.this), self.field_of(node.expression)
                return _TIMES.get(frozenset({one, other})) or made_field(PRODUCT, one, other)
            case sql.Sub():
                return self._less(node)
            case sql.Div():
                return self._over(node)
        raise UnsayableError(node.sql())

    def kind(self, name: str) -> str:
        """Whether a field holds days, numbers or texts."""
        if name in self.holdings.days:
            return "day"
        told = self.holdings.fields.get(name)
        if told is None or is_number_field(name, self.holdings) or name in self.holdings.extremes:
            return "number"
        return "number" if told.kind == "numbers" else "text"

    def unit(self, name: str) -> str:
        """The one unit of a field's numbers; '' where they have none, or several."""
        units = self.holdings.units.get(name, ())
        return units[0] if len(units) == 1 and units[0] != DAY else ""

    def _named(self, head: str) -> str:
        if name := self.fields.get(head):
            return name
        found = [name for shown, name in self.fields.items() if shown.casefold() == head.casefold()]
        if len(found) != 1:
            raise UnsayableError(head)
        return found[0]

    def _less(self, node: sql.Sub) -> str:
        high, low = self.field_of(node.this), self.field_of(node.expression)
        return "margin" if (high, low) == _MONEY else apart(high, low)

    def _over(self, node: sql.Div) -> str:
        """A part of the price, how long a stock lasts at what sells, or the price of one piece of a pack."""
        if _without_hundred(node):
            return self._part(node)
        one, other = self.field_of(node.this), self.field_of(node.expression)
        if one == "margin" and (percent := _PER_CENT.get(other)):
            return percent
        if (
            one == "stock"
            and other in self.holdings.of_concept.get(SALES, ())
            and (cover := cover_of_stock(one, other))
        ):
            return cover
        if one in _MONEY and other in ("pack", "carton"):
            return rate_field(one, other, PIECE, Fraction(1))
        raise UnsayableError(node.sql())

    def _part(self, node: sql.Expr) -> str:
        """What is said in per cent: 100 times a margin by a price."""
        inner = _without_hundred(node) or node
        name = self._over(inner) if isinstance(inner, sql.Div) else ""
        if name not in _PER_CENT.values():
            raise UnsayableError(node.sql())
        return name


def bare(node: sql.Expr) -> sql.Expr:
    """A node without what changes nothing of its meaning."""
    while isinstance(node, _WRAPPED):
        node = node.this
    return node


def _without_hundred(node: sql.Expr) -> sql.Expr | None:
    """A part of a whole that is taken a hundred times: ``100.0 * a / b``, ``a / b * 100``, ``a * 100 / b``."""
    node = bare(node)
    if isinstance(node, sql.Mul):
        one, other = bare(node.this), bare(node.expression)
        for number, rest in ((one, other), (other, one)):
            if isinstance(number, sql.Literal) and number.this in _HUNDRED:
                return rest
    if isinstance(node, sql.Div) and (whole := _without_hundred(node.this)):
        return sql.Div(this=whole.copy(), expression=node.expression.copy())
    return None
