"""A walk over the items of a question: what stands before and behind, which fields words mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import concept_label
from merchant_assistant.chat.exact.items.beyond import Beyond, Look
from merchant_assistant.chat.exact.items.bounds import Bounds, is_number_field
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.linking import Holds, Linker
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.measures import Amount
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

Node = Item | Clause
_PRICES = {"price", "compare_at_price"}
_MAKERS = {"brand", "manufacturer"}
_SELLERS = {"brand", "source"}
_SEVERAL = 2
_PASSED = (
    "filler",
    "polar",
    "what",
    "with",
    "than",
    "only",
    "exists",
    "tells",
    "holds_in_it",
)  # may stand between a field and what is said of it


class Walk:
    """The items of one question, and the ``nodes`` made of them: clauses, and the items that are none."""

    def __init__(
        self,
        items: Sequence[Item],
        holdings: Holdings,
        linker: Linker,
        bounds: Bounds,
        holds: Holds,
        language: Language,
        look: Look,
    ) -> None:
        self._look = look
        self._beyond = Beyond(look, language)
        self._items = items
        self._holdings = holdings
        self._linker = linker
        self._bounds = bounds
        self._holds = holds
        self._language = language
        self.nodes: list[Node] = []

    def _add(self, clause: Clause) -> None:
        self.nodes.append(clause)

    def _add_said(self, clause: Clause | None) -> None:
        """A clause, turned round where the words before it say that it does not hold."""
        if clause is None:
            return
        lacking = self._is_lacking()
        negated = self._negation() is not None
        if negated and lacking and clause.kind == "noun":
            what = "".join(f" {item.text}" for item in self._items if clause.start <= item.start < clause.end).strip()
            raise Unclear(phrase(self._language, "absent").format(what=what), declined=True, sure=True)
        self._add(clause.negated(self._language) if negated else clause)

    def _value_beside(self, place: int, field: Item) -> int:
        """A value behind its field's name: ``brand Halvern``, ``尺码M``."""
        item = self._items[place]
        if item.amount and not item.values:
            item = replace(item, values=self._holdings.values(item.key))
        if not self._is_said_of(item, field):
            return 0
        clause = self._named_value(item, self._fields(field)) or self._named_value(item, self._called_more(field))
        if clause is None:
            return 0
        self._pop(field)
        self._add_said(clause)
        return 1

    def _is_said_of(self, item: Item, field: Item) -> bool:
        """Whether a value is said of the field before it: of "supplier of Shure SE210" and "who supplies the Shure
        earphones" it is a word of the thing, where it is but a part of what the field has."""
        fields = (*self._fields(field), *self._called_more(field))
        if any(name in fields for name, _ in item.values):
            return True
        between = [one.text.casefold() for one in self._items if field.end <= one.start < item.start]
        asks = bool(field.of("asks")) and not field.of("names") and not field.fields
        return not (asks or set(between) & set(forms("of_thing")))

    def _called_more(self, field: Item) -> tuple[str, ...]:
        """Attributes whose names end with the word for a field: a size may be a shoe size."""
        word = key_of(self._fields(field)[0].removeprefix(ATTRIBUTE))
        called = ((name, key_of(name.removeprefix(ATTRIBUTE))) for name in self._holdings.fields)
        return tuple(name for name, key in called if len(key) > len(word) and key[-len(word) :] == word)

    def _named_value(self, item: Item, fields: Sequence[str]) -> Clause | None:
        return next((clause for name in fields if (clause := self._linker.value(item, name))), None)

    def _negation(self) -> int | None:
        """Where "not", "without" or the like begins that stands right before, which is taken then."""
        for place in range(len(self.nodes) - 1, -1, -1):
            node = self.nodes[place]
            if isinstance(node, Clause):
                return None
            if node.has("not", "without"):
                del self.nodes[place]
                return node.start
            if not node.has("filler", "polar", "with", "tells", "holds_in_it", "one", "refers"):
                return None
        return None

    def _is_lacking(self) -> bool:
        """Whether "without" stands right before: that a name is silent does not say that a thing has it not."""
        said = next((node for node in reversed(self.nodes) if isinstance(node, Clause) or not node.has("filler")), None)
        return isinstance(said, Item) and said.has("without")

    def _pop(self, field: Item) -> None:
        """A field's name that a clause has taken up."""
        self.nodes = [node for node in self.nodes if node is not field]

    def _field_before(self, besides: tuple[str, ...] = ()) -> Item | None:
        """The field's name that stands right before. ``besides``: more that may stand between."""
        for node in reversed(self.nodes):
            if isinstance(node, Clause):
                return None
            if names_field(node):
                return node
            if not node.has(*_PASSED, *besides):
                return None
        return None

    def _skip(self, place: int, kinds: Sequence[str]) -> int:
        while place < len(self._items) and self._items[place].has(*kinds) and not names_field(self._items[place]):
            if self._items[place].of("behind") or self._items[place].has("in_stock"):
                break
            place += 1
        return place

    def _amount(self, place: int) -> Amount | None:
        return self._items[place].amount if place < len(self._items) else None

    def _fields(self, item: Item) -> tuple[str, ...]:
        """The fields of this catalogue that a name means. Raises :class:`Unclear` where it has none."""
        return fields_of(item, self._holdings, self._language)

    def _held(self, concept: str) -> tuple[str, ...]:
        return held(concept, self._holdings, self._language)

    def _is_of_numbers(self, item: Item) -> bool:
        fields = self._fields(item)
        return bool(fields) and all(is_number_field(name, self._holdings) for name in fields)


def fields_of(item: Item, holdings: Holdings, language: Language) -> tuple[str, ...]:
    """The fields that an item names: attributes called so, or those of its concept. Raises :class:`Unclear`."""
    if item.fields:
        return item.fields
    named = (*item.of("names"), *item.of("asks"))
    found = [concept for concept in dict.fromkeys(named) if concept in holdings.of_concept]
    if set(found) == _PRICES and _all_reduced(holdings):
        found = ["compare_at_price"]  # where there are two, the regular one is that before the discount
    if set(found) == _SELLERS:  # a vendor is the brand, unless a column tells of suppliers
        found = ["brand"] if holdings.of_concept["source"] == ("source",) else ["source"]
    if set(found) == _MAKERS:
        found = ["manufacturer"]  # who makes it; the brand is what it is sold under
    if len({holdings.of_concept[one] for one in found}) > 1:
        names = phrase(language, "or").join(
            holdings.heads.label(holdings.of_concept[one][0], language) for one in found
        )
        raise Unclear(phrase(language, "which_field").format(fields=names))
    fields = held(found[0] if found else named[0], holdings, language)
    if "location" in item.of("asks"):  # of a hall and a bin the bin says where a thing is
        return (max(fields, key=lambda name: holdings.fields[name].distinct),)
    return fields


def _all_reduced(holdings: Holdings) -> bool:
    """Whether everything that has a price has one before it."""
    before, price = (holdings.fields[name].products for name in ("compare_at_price", "price"))
    return before >= price


def held(concept: str, holdings: Holdings, language: Language) -> tuple[str, ...]:
    """The fields of a concept. Raises :class:`Unclear`, which names what is missing, where the catalogue has none."""
    found = holdings.of_concept.get(concept, ())
    own = found == ("source",) and holdings.fields["source"].distinct < _SEVERAL
    if found and not own:  # that all came from one's own shop says nothing of who supplies it
        return found
    label = phrase(language, "supplier") if own else concept_label(concept, language)
    raise Unclear(phrase(language, "no_field").format(field=label), declined=True, concept=concept)


def names_field(item: Item) -> bool:
    """Whether an item is a word for a field."""
    return bool(item.fields or item.of("names") or item.of("asks"))
