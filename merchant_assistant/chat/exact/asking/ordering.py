"""In which order things are told, and which place in it is asked for: "lightest first", "the second cheapest"."""

from __future__ import annotations

from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Order
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.fielding import Fielding
from merchant_assistant.chat.exact.values.naming import names
from merchant_assistant.chat.exact.words.lexicon import Sense, forms

# What a group has of them is the sum.
ADDED = ("sales", "reviews", "stock", "on_order", "stock_value", "stock_cost", "product")
_PLACES = {"place_2": 2, "place_3": 3, "place_4": 4, "place_5": 5}


class Ordering(Fielding):
    """Finds directions and places among what the clauses have left of a question."""

    _by_first = ""  # by what things are told, where only "lightest first" says it

    def _take_first(self) -> None:
        """Of "lightest first" at the end makes an order by weight, upwards; beside another order only its direction."""
        said = [item for item in self.items if not item.is_filler or item.has("top")]
        while said and (said[-1].amount or said[-1].has("only") or _is_top(said[-1])):
            said.pop()  # cheapest first, only 3
        if len(said) < 2 or said[-1].text.casefold() not in forms("comes_first"):
            return
        first, last = said[-2:]
        if not (is_high(first) or is_low(first)):
            return
        way = Sense("words", "descending" if is_high(first) else "ascending")
        concept = next(iter((*first.of("high"), *first.of("low"))), "")
        others = [item for item in self.items if item not in (first, last)]
        fields = [item for item in others if (names(item) or item.fields) and concept not in names(item)]
        led = any(map(self._is_number, fields)) or any(is_high(item) or is_low(item) for item in others)
        named = {Sense("names", concept)} if concept and not led else set()
        ranked = {Sense("words", "ranked")} if named else set()
        self._by_first = concept if named else ""
        made = [replace(last, senses=frozenset({way, *ranked}))]
        made = [replace(first, senses=frozenset(named)), *made] if named else made
        self.items = [item for item in self.items if item is not first and item is not last] + made

    def _use_direction(self, *, high: bool) -> None:
        """What says once more in which order things are told: the 5 lightest, lightest first."""
        self._use(*self.all("descending" if high else "ascending"))

    def _directed(self) -> None:
        """Groups in the order of their figures: products per brand, most first."""
        way = self.first("descending", "ascending", "top", "bottom", "ranked")
        if way is None or not self.asked.group or self.asked.order:
            return
        if way.has("top", "bottom"):
            self._use(way)
            self.asked.order, self.asked.limit = Order("", descending=way.has("top")), self._limit()
            return
        self._use(*self.all("descending", "ascending", "ranked"))
        self.asked.order = Order("", descending=not self.all("ascending"))

    def _is_of_groups(self) -> bool:
        """Whether it is groups that are put in an order, by what theirs adds up to: "sales by brand, ranked"."""
        group = self._holdings.fields.get(self.asked.group)
        if group is None or group.kind == "numbers" or any(item.amount for item in self.items):
            return False
        if self.first("list", "which", "products", "variants"):
            return False
        added = any({*names(item)} & {*ADDED} for item in self._field_items())
        return added or self.first("sum", "average", "median", "count") is not None

    def _place(self) -> int:
        """Which place in an order is asked for; 0 for none."""
        for name, place in _PLACES.items():
            if item := self.first(name):
                self._use(item)
                return place
        return 0


def _is_top(item: Item) -> bool:
    return item.has("top") and item.text.casefold() not in forms("comes_first")


def is_high(item: Item) -> bool:
    """Whether an item asks for the most of something."""
    return item.has("most") or bool(item.of("high"))


def is_low(item: Item) -> bool:
    """Whether an item asks for the least of something."""
    return item.has("least") or bool(item.of("low"))


def is_operation(item: Item) -> bool:
    """Whether an item asks for a figure or a ranking."""
    return item.has("count", "average", "median", "sum", "share") or is_high(item) or is_low(item)
