"""The fields, figures and words of a question that its conditions have left, and which of them are accounted for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.inquiry import (
    TIMES,
    AllOf,
    AnyOf,
    Condition,
    Operation,
    Order,
    Skus,
    Test,
    Things,
    Words,
)
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.heads import Rows
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Wanted
from merchant_assistant.chat.exact.items.beyond import Look
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import Node, held
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.measures import currencies, units_of
from merchant_assistant.foundation.prose import Language

_SILENT = ("filler", "products", "variants", "pieces", "polar", "what", "one", "only", "and", "with", "list", "which",
           "exists", "to", "than", "both", "between", "follows", "refers", "it",
           "tells", "holds_in_it")  # fmt: skip
_MONEY = ("price", "cost", "compare_at_price", "discount", "margin", *TIMES)

_OF_WORTH = {"worth": ("price", "stock")}  # fields that are told by what is wanted
_SEVERAL = 2
_MOST_WANTED = 500  # things that a list is asked for; a longer number is a code
_YEARS = range(1990, 2100)  # no limit of a list: "the best selling brand in 2025"


@dataclass
class Asked:
    """An inquiry as it is being found. ``used``: items that it accounts for."""

    operation: Operation = "list"
    wanted: Wanted = "things"
    field: str = ""
    group: str = ""
    order: Order | None = None
    limit: int | None = None
    place: int = 0  # which in the order, where neither the first nor several are asked for
    told: str = ""  # what is told of the one that stands first
    base: tuple[Clause, ...] = ()
    of_nothing: bool = False  # a number is asked for, and nothing says of what
    used: list[Item] = dataclasses.field(default_factory=list)


class Naming:
    """Looks for words among the items of a question. ``asked``: what is asked, as far as it is known."""

    def __init__(
        self, nodes: Sequence[Node], holdings: Holdings, language: Language, text: str = "", look: Look | None = None
    ) -> None:
        self._nodes = nodes
        self.items = [node for node in nodes if isinstance(node, Item)]
        self.clauses = [node for node in nodes if isinstance(node, Clause)]
        self._holdings = holdings
        self._language = language
        self.asked = Asked()
        self._text = text
        self._look = look
        self._left = "left" in text.casefold().split()
        self.around: Condition | None = None  # what was spoken of before
        self.sided = False  # two things are named that are set side by side

    @property
    def unread(self) -> tuple[str, ...]:
        """Words that nothing accounts for."""
        told = {name for clause in self.clauses for name in clause.fields}
        return tuple(
            item.text
            for item in self.items
            if not any(item is one for one in self.asked.used) and not self._silent(item, told)
        )

    def _silent(self, item: Item, told: set[str]) -> bool:
        if item.days or item.has("without"):
            return False  # 不含 also says that something stands in a text
        if item.amount or item.sku or item.open:
            return item.open and self._is_own_unit(item.text)
        if item.has(*_SILENT) or self._says_by_what(item):
            return True
        if item.fields and set(item.fields) <= told:
            return True
        named = names(item)
        if named == ("title",) and any(clause.kind == "noun" for clause in self.clauses):
            return True
        return bool(named) and any(name in told for one in named for name in self._holdings.of_concept.get(one, ()))

    def _says_by_what(self, item: Item) -> bool:
        """Whether a word such as "by" only says what is measured anyway: 按价格最贵的, 按商品算."""
        after = next((one for one in self.items if one.start >= item.end and not one.is_filler), None)
        if after is None or item.text not in forms("by"):
            return False
        if after.has("products", "variants"):
            return self.asked.operation in ("count", "share") and not self.asked.group
        order = self.asked.order
        measured = {self.asked.field, order.field if order else "", *_OF_WORTH.get(self.asked.wanted, ())} - {""}
        told = [*after.fields, *(one for kind in ("names", "asks", "high", "low") for one in after.of(kind))]
        return any(name in measured for one in told for name in self._holdings.of_concept.get(one, (one,)))

    def _is_own_unit(self, word: str) -> bool:
        """Whether a word is the unit that the asked field is written in anyway: "in days", "多少美元"."""
        field = "price" if self.asked.wanted == "worth" else self.asked.field or "price"
        held = self._holdings.units.get(field, ())
        money = currencies(word)
        if money and not held and field in _MONEY:
            return True
        dimensions = {unit.dimension for unit in units_of(word)}
        return any(unit in money for unit in held) or any(
            one.dimension in dimensions for unit in held for one in units_of(unit)
        )

    def exactly_called(self, rows: Rows) -> list[Node]:
        """The items and clauses; of words that are the whole name of one product, that product alone."""
        self.clauses = [_exactly(clause, rows) for clause in self.clauses]
        return [*self.items, *self.clauses]

    def things(self) -> Things:
        """Products, unless variants are asked about."""
        if self.asked.operation == "list" and any(
            one.kind == "bound" and "stock" in one.fields for one in self.clauses
        ):
            return "variants"
        if any(clause.kind == "both" for clause in self.clauses):
            return "products"  # that come in both, in one variant or another
        if self.asked.wanted == "every" and any(self._differs(clause) for clause in self.clauses):
            return "variants"
        if self.first("variants") and not any(item.has("products") for item in self.items if not item.has("variants")):
            return "variants"
        gone = any(clause.of_stock and isinstance(clause.condition, AllOf) for clause in self.clauses)
        stock = any(clause.of_stock or self._is_option(clause) for clause in self.clauses)
        if gone and self.asked.operation in ("values", "distinct") and self._is_told_by_variants(self.asked.field):
            return "variants"  # a product with one colour left is not sold out
        listed = self.asked.wanted == "things" and self.asked.operation == "list" and not self.asked.order
        named = any(item.key not in map(key_of, forms("whatever")) for item in self.all("products"))
        return "variants" if stock and listed and (gone or not named) else "products"

    def _differs(self, clause: Clause) -> bool:
        """Whether a condition is on something that variants have of their own."""
        return any(self._holdings.fields[name].of_variants for name in clause.fields if name in self._holdings.fields)

    def _is_told_by_variants(self, field: str) -> bool:
        held = self._holdings.fields.get(field)
        return held is not None and held.of_variants and field.startswith(ATTRIBUTE)

    def _is_option(self, clause: Clause) -> bool:
        """Whether a condition is on something in which variants differ."""
        held = [self._holdings.fields[name] for name in clause.fields if name in self._holdings.fields]
        return any(one.of_variants and (one.field == "stock" or one.field.startswith(ATTRIBUTE)) for one in held)

    def _limit(self) -> int | None:
        used = [id(item) for item in self.asked.used]
        bare = [item for item in self.items if item.amount and item.amount.bare and id(item) not in used]
        if len(bare) != 1 or not bare[0].amount or bare[0].amount.number % 1:
            return None
        if not bare[0].amount.number or bare[0].amount.number in _YEARS or self._is_compared(bare[0]):
            return None
        if bare[0].amount.number > _MOST_WANTED:
            return None
        self._use(bare[0])
        return int(bare[0].amount.number)

    def _is_compared(self, number: Item) -> bool:
        """Whether a number is a bound that nothing has taken: of "below 200" two hundred are not listed."""
        before = [item for item in self.items if item.end <= number.start and not item.is_filler]
        return bool(before) and bool(before[-1].of("before")) and not before[-1].has("top", "most", "least")

    def _held(self, concept: str) -> str:
        return held(concept, self._holdings, self._language)[0]

    def _of_fields(self, *concepts: str) -> list[Item]:
        return [item for item in self.items if any(one in concepts for one in names(item))]

    def _set(self, operation: Operation, wanted: Wanted, field: str) -> None:
        self.asked.operation, self.asked.wanted, self.asked.field = operation, wanted, field

    def first(self, *words: str) -> Item | None:
        """The first item that is one of these words and not yet taken."""
        return next(
            (item for item in self.items if item.has(*words) and not any(item is u for u in self.asked.used)), None
        )

    def all(self, *words: str) -> list[Item]:
        """All items that are one of these words."""
        return [item for item in self.items if item.has(*words)]

    def _use(self, *items: Item) -> None:
        self.asked.used += items


def names(item: Item) -> tuple[str, ...]:
    """The concepts that an item names or asks for."""
    return (*item.of("names"), *item.of("asks"))


def _exactly(clause: Clause, rows: Rows) -> Clause:
    """A clause of words, or of the one product that is called just so where others have the words too."""
    named = next(_words_in(clause.condition), "")
    if clause.kind != "noun" or clause.several or not named:
        return clause
    called = rows(Test("title", (named,)))
    if len(called) != 1 or len(rows(clause.condition)) < _SEVERAL:
        return clause
    return replace(clause, condition=Skus((called[0].sku,)), kind="sku")


def _words_in(condition: Condition) -> Iterator[str]:
    """The words by which a condition goes."""
    if isinstance(condition, Words):
        yield condition.text
    elif isinstance(condition, AllOf | AnyOf):
        for one in condition.conditions:
            yield from _words_in(one)
