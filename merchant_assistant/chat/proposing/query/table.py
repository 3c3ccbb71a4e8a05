"""The catalogue as one table of a database, as the model is shown it: columns, what they hold, some of the values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.dates import day_text
from merchant_assistant.catalogue.inquiry import LESS, TIMES, Inquiry, span_of_field
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.words.lexicon import concepts

if TYPE_CHECKING:
    from decimal import Decimal

    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.foundation.cancel import CancelToken

MOST = 30  # columns: the model reads some fifty words a second
_ALL, _SOME, _FEW = 6, 3, 2  # values that are shown: all of so many, else some, of names few
_ALL_FILLED = 12  # of a column that all goods have, as a sort: it is asked for in other words and languages
_LONGEST = 24  # characters of a value that is shown
_VALUES = 110  # characters of the values of one column, where all are shown; half of it where some are
_MANY = 200
_FIRST = ("sku", "title", "category", "brand", "manufacturer", "origin", "price", "cost", "stock")
_BY_OTHERS = frozenset({"source", "variants", *TIMES, *LESS})  # made of other columns, or no column at all
_MADE = ("apart:", "made:", "cover:", "rate:")
_OF_ONE = ("sku", "title")
_DIGIT = re.compile(r"\d")
_COUNTS = ("reviews", "sales", "rating")
_MEANT = {
    "sku": "code", "title": "name", "lead_time": "delivery time", "reorder": "reorder level", "moq": "minimum order",
    "manufacturer": "brand", "source": "supplier", "buyer": "person in charge", "certificates": "certificate",
}  # fmt: skip
_LONG = frozenset(
    {"description", "image", "url", "parent", "currency", "price_tiers", "customer_prices", "price_basis"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """``text``: for the prompt; ``fields``: the field of each head in it."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)


def table_of(catalogue: Catalogue, holdings: Holdings, cancel: CancelToken | None) -> Table:
    """The columns by which goods can be told apart, the fullest of them. Raises :class:`Cancelled`."""
    shown = _Shown(catalogue, holdings, cancel)
    fields = shown.fields()
    lines = [f' "{head}" {shown.told(name)}' for head, name in fields.items()]
    return Table("CREATE TABLE goods (\n" + "\n".join(lines) + "\n)", fields)


@dataclass(frozen=True, slots=True)
class _Shown:
    catalogue: Catalogue
    holdings: Holdings
    cancel: CancelToken | None

    def fields(self) -> dict[str, str]:
        """Each by its head, none twice."""
        held = [name for name in self.holdings.fields if self._is_column(name)]
        fullest = sorted(held, key=lambda name: (_rank(name), -self.holdings.fields[name].products))[:MOST]
        own = self.catalogue.heads()
        found: dict[str, str] = {}
        for name in fullest:
            called = dict.fromkeys(own.get(name, ()))
            head = next(iter(called)) if len(called) == 1 else name.removeprefix(ATTRIBUTE)
            head = " ".join(head.replace('"', "").split())
            found[head if head not in found else name] = name
        return found

    def told(self, name: str) -> str:
        """What a column holds, behind its head."""
        note = self._meaning(name)
        if name in self.holdings.days:
            low, high = map(day_text, self.holdings.days[name])
            return _line("DATE", note, (f"{low} to {high}",))
        if self._is_number(name):
            return _line("NUMBER", note, self._range(name))
        return _line("TEXT", note, (self._values(name),))

    def _is_column(self, name: str) -> bool:
        return name not in _BY_OTHERS | _LONG and not span_of_field(name) and not name.startswith(_MADE)

    def _is_filled(self, name: str) -> bool:
        return self.holdings.fields[name].products == max(one.products for one in self.holdings.fields.values())

    def _is_number(self, name: str) -> bool:
        return self.holdings.fields[name].kind == "numbers" or name in self.holdings.units

    def _meaning(self, name: str) -> str:
        """What the program knows a column for, where its head may not say it: FreeStk is the stock."""
        concept = name if name in concepts() else self.holdings.concept_of(name)
        if concept in _COUNTS and not self._is_number(name):  # comments are no count of them
            return ""
        return _MEANT.get(concept, concept.replace("_", " "))

    def _range(self, name: str) -> Iterator[str]:
        numbers = self.holdings.extremes.get(name) or self._extremes(name)
        if numbers:
            low, high = (f"{one.normalize():f}" for one in numbers)
            yield low if low == high else f"{low} to {high}"
        if unit := self.holdings.of_head.get(name) or next(iter(self.holdings.units.get(name, ())), ""):
            yield unit

    def _extremes(self, name: str) -> tuple[Decimal, Decimal] | None:
        found = [quantity_of(one.value) for one in self.catalogue.values_of_field(name, _MANY, self.cancel)]
        numbers = [one.number for one in found if one]
        return (min(numbers), max(numbers)) if numbers else None

    def _values(self, name: str) -> str:
        if name in _OF_ONE:
            rows = self.catalogue.answer(Inquiry("list", limit=_FEW), self.cancel).rows
            forms = (_DIGIT.sub("#", row.sku) for row in rows[:1])  # the model would ask for a code that it sees
            return _some(filter(None, forms) if name == "sku" else (row.title for row in rows))
        most = _ALL_FILLED if self._is_filled(name) else _ALL
        held = [one.value for one in self.catalogue.values_of_field(name, most + 1, self.cancel)]
        if len(held) <= most and sum(map(len, held)) <= _VALUES and max(map(len, held), default=0) <= _LONGEST:
            return _quoted(held)
        return _some(held[:_SOME])


def _line(kind: str, note: str, rest: Iterable[str]) -> str:
    told = "; ".join(one for one in (note, *rest) if one)
    return f"{kind}, -- {told}" if told else f"{kind},"


def _some(values: Iterable[str]) -> str:
    """As many as there is room for."""
    shown: list[str] = []
    for value in values:
        if shown and sum(map(len, shown)) + len(value) > _VALUES // 2:
            break
        shown.append(value)
    return f"e.g. {_quoted(shown)}" if shown else ""


def _quoted(values: Iterable[str]) -> str:
    """As a query writes them."""
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)
