"""Finds which of the groups leads, in what order they stand, and which of them are told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Operation, Order, Test
from merchant_assistant.chat.exact.asking.ordering import ADDED, Ordering, is_high, is_operation
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.naming import names
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import concepts, forms
from merchant_assistant.chat.exact.words.phrases import phrase

_KEPT = ("brand", "manufacturer", "category", "subcategory", "source", "origin", "tags")  # what products are kept by
_DELIVER = ("source", "manufacturer", "brand")
_NAMES_TIME = re.compile("lead|time|期|周期", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each|respectively|apiece)\W*$|\b(for|in|of|from|by) .+ and \1 |\b(?:vs|versus)\b", re.IGNORECASE
)
_BESIDE = 3  # characters between two words that belong together


class Leading(Ordering):
    """Finds which of the groups leads, in what order they stand, and which of them are told apart."""

    def _ranked_groups(self) -> bool:
        """``which brand has the most products``, ``哪个品牌的产品最少``."""
        owning = self._owning()
        best = self.first("most", "least") or self._added_up() or self._averaged() or owning or self._on_top()
        by = (self._text_field() or self._grouped_by(best)) if best else None
        if best is None or by is None or not self._leads(best, by):
            return False
        measured = [item for item in self._field_items() if item is not by and self._is_number(item)]
        if best.of("before") and not measured and not self.first("which", "what", "products", "variants", "count"):
            return False
        pieces = self._most_pieces(best) if not measured else None
        averaged, priced = self.first("average") is not None, self.first("average_price") is not None
        averaged = averaged or (best is not owning and self._delivers(best))
        self._use(best, by, *self.all("count", "average", "sum", "median"))
        operation: Operation = "count"
        if measured and not (best.of("high") or best.of("low")):
            operation = "average" if averaged else "sum" if self._is_added(measured[0]) else "highest"
            operation = "lowest" if operation == "highest" and best.has("least") else operation
            self._use(measured[0])
            self.asked.field = self._one(measured[0])
        if pieces:
            self._use(pieces)
            operation, self.asked.field = "sum", self._held("stock")
        if priced and not measured:
            operation, self.asked.field = "average", self._held("price")
        concept = next(iter((*best.of("high"), *best.of("low"))), "")
        if measured and concept and concept not in self._holdings.of_concept:  # the longest lead time is no length
            operation, self.asked.field = self._of_theirs(measured[0], best, averaged=averaged), self._one(measured[0])
            self._use(measured[0])
        elif concept:
            ends: Operation = "highest" if is_high(best) else "lowest"
            operation = "average" if averaged else ends if best is owning else "sum"
            self.asked.field = self._held(concept)
        if operation == "count" and self.all("average", "median"):
            raise Unclear(phrase(self._language, "not_computed"))  # of what is not said
        self._set(operation, "figure", self.asked.field)
        self.asked.group = self._one(by)
        self._use(*self.all("leads", "different", "top"))
        self.asked.order = Order("", descending=is_high(best) or best.has("leads", "top"))
        self._use_direction(high=self.asked.order.descending)
        if place := self._place():
            self._set(operation, "placed", self.asked.field)
            self.asked.place = place
            return True
        self.asked.limit = self._limit() or 1
        return True

    def _is_added(self, measured: Item) -> bool:
        """Whether what is asked of groups adds up: what sold, also by its own head, and what is said to be summed."""
        return self.first("sum") is not None or self._holdings.concept_of(self._one(measured)) in ADDED

    def _of_theirs(self, measured: Item, best: Item, *, averaged: bool) -> Operation:
        """What is told of the goods of each group: who delivers is as fast as theirs come on average."""
        if averaged or self._holdings.concept_of(self._one(measured)) == "lead_time":
            return "average"
        return "sum" if self._is_added(measured) else "highest" if is_high(best) else "lowest"

    def _most_pieces(self, best: Item) -> Item | None:
        """``which maker do we hold the most bottles from``: what goods come in, right behind the superlative."""
        pieces = (item for item in self.all("pieces") if item.text.isascii() and not item.of("names"))
        return next((item for item in pieces if 0 <= item.start - best.end <= _BESIDE), None)

    def _owning(self) -> Item | None:
        """``which brand has the cheapest product``: a superlative of goods, asked of those who have them."""
        by = self._text_field()
        if by is None or not set(names(by)) & {*_KEPT} or not self.first("which", "what") or self.first("average"):
            return None
        ends = (item for item in self.items if (item.of("high") or item.of("low")) and item.start > by.end)
        goods = [item for item in self.items if item.has("products")]
        return next((item for item in ends if any(0 <= one.start - item.end <= _BESIDE for one in goods)), None)

    def _on_top(self) -> Item | None:
        """``top vendor by number of products``, ``sum of comments by shop: who leads``."""
        if leads := self.first("leads"):
            return leads
        top = self.first("top")
        return top if top and not any(item.amount for item in self.items) and self._text_field() else None

    def _grouped_by(self, best: Item) -> Item | None:
        """The field of the groups of which one is said to lead: "products by vendor: who is on top"."""
        if not (best.has("leads") or self.first("sum")) or not self.asked.group:
            return None
        fields = [item for item in self.items if names(item) or item.fields]
        return next((item for item in fields if self._one_or_none(item) == self.asked.group), None)

    def _leads(self, best: Item, by: Item) -> bool:
        """Whether the most is said of the groups, and is no size of their own: the largest category."""
        kept = bool(set(names(by)) & {*_KEPT})
        beside = 0 <= by.start - best.end <= _BESIDE
        if (
            beside
            and not kept
            and not best.has("common")
            and not self.first("products", "variants", "count", "average")
        ):
            return False
        asked = self.first("which", "what", "list", "common") or by.start < best.start
        return bool(asked) or best.has("leads", "top") or (beside and kept)

    def _more_of_two(self) -> bool:
        """``which has more products, Halvern or Norvik``, ``御野和固明哪家产品多``."""
        more, fewer = self._says("more_of"), self._says("fewer_of")
        if more == fewer or not self.first("which", "who", "what"):
            return False
        if any(is_operation(item) or item.amount for item in self.items) or not (of := self._kinds_compared()):
            return False
        fields = self._field_items()
        if any(self._one_or_none(item) != of for item in fields):
            return False
        self._use(*self.items)
        self._set("count", "figure", "")
        self.asked.group, self.asked.order = of, Order("", descending=more)
        return True

    def _says(self, name: str) -> bool:
        """Whether one of these forms is said before the values that are compared, or ends the question."""
        said = [self._text[: clause.start] for clause in self.clauses] + [self._text.rstrip("?？ 。.")]
        return any(text.casefold().rstrip(" ,:，：").endswith(forms(name)) for text in said)

    def _average_of_each(self, operation: Operation) -> None:
        """``分类 平均价``: a field of words beside an average price is what it is told by, if no other is named."""
        fields = self._field_items()
        priced = operation == "average" and self.first("average_price") is not None and not self.asked.group
        if priced and len(fields) == 1 and not self._is_number(fields[0]):
            self.asked.group = self._one(fields[0])
            self._use(fields[0], *self.all("different"))

    def _told_apart(self) -> str:
        """The field of which several values are each to be told: 中山、宁波分别有几款."""
        apart = self._says_apart()
        sets = [one for one in self.clauses if isinstance(one.condition, AnyOf) and len(one.fields) == 1]
        if apart and (any(one.kind in ("noun", "mixed") and one.several for one in self.clauses) or self._exclude()):
            raise Unclear(phrase(self._language, "one_at_a_time"))
        if not apart or len(sets) != 1 or sets[0].kind != "value":
            return ""
        self._use(*self.all("group"))
        return sets[0].fields[0]

    def _says_apart(self) -> bool:
        """``分别``, ``respectively``, ``for men and for women``: a figure for each of those that are named."""
        if self._language == "zh":
            return any(form in self._text for form in forms("each_apart"))
        return self._text.casefold().rstrip(" ?.").endswith(forms("each_alone")) or bool(_EACH.search(self._text))

    def _is_each(self, said: Sequence[Item]) -> bool:
        """Whether words that tell groups apart have no field behind them, and so mean each thing: 各有多少库存."""
        behind = [item for item in self._field_items() if any(0 <= item.start - one.end <= 1 for one in said)]
        return self._language == "zh" and bool(said) and not any(not self._is_number(item) for item in behind)

    def _exclude(self) -> bool:
        """Whether two sorts of goods are named that nothing is at once."""
        goods = tuple(one.condition for one in self.clauses if one.kind in ("noun", "value"))
        return len(goods) > 1 and self._look is not None and not self._look(AllOf(goods), "title").passing

    def _added_up(self) -> Item | None:
        """``sells best``: a superlative of what is added up over the products of a group."""
        of = {*concepts()} if self.first("average") else {*ADDED}  # by what theirs cost on average
        ends = (item for item in self.items if {*item.of("high"), *item.of("low")} & of)
        return next((item for item in ends if not any(item is one for one in self.asked.used)), None)

    def _averaged(self) -> Item | None:
        """``which brand is dearest on average``: what is said to be most of the averages of groups."""
        if self._text_field() is None:
            return None
        ends = (item for item in self.items if item.of("high") or item.of("low"))
        return next((item for item in ends if self.first("average") or self._delivers(item)), None)

    def _delivers(self, best: Item) -> bool:
        """``which supplier is slowest``: who delivers is as fast as theirs come on average."""
        by = self._text_field()
        of = {*names(by)} | {self._holdings.concept_of(one) for one in by.fields} if by else set()
        if not _is_pace(best) or not of & {*_DELIVER} or self.first("products", "variants"):
            return False
        if _NAMES_TIME.search(best.text):  # the longest lead time may be that of one thing
            field = field_label(self._held("lead_time"), self._language)
            raise Unclear(phrase(self._language, "mean_or_one").format(field=field))
        return True

    def _kinds_compared(self) -> str:
        """The field of which two values are compared that many things have: brands are by what theirs cost."""
        clause = self.clauses[0] if len(self.clauses) == 1 else None
        if clause is None or len(clause.fields) != 1 or not self._look or not isinstance(clause.condition, AnyOf):
            return ""
        tests, look = clause.condition.conditions, self._look
        many = all(isinstance(one, Test) and look(one, clause.fields[0]).passing > 1 for one in tests)
        return clause.fields[0] if many and len(tests) > 1 else ""

    def _ranked_by(self) -> bool:
        """``rank the brands by stock value``, ``order the categories by number of products``: groups in an order."""
        top = any(item.amount for item in self.items) and self.first("top", "bottom")
        item, by = self.first("ranked") or top or None, self._text_field()
        if item is None or by is None or self.asked.group or not set(names(by)) & {*_KEPT}:
            return False
        measured = [one for one in self._field_items() if one is not by and self._is_number(one)]
        if len(measured) > 1 or not (measured or self.first("count")):
            return False
        operation: Operation = "count"
        if measured:
            added = set(measured[0].of("names")) & {*ADDED}
            operation = "average" if self.first("average") else "median" if self.first("median") else "sum"
            if operation == "sum" and not (added or self.first("sum")):
                return False  # the price of a brand is no figure
            self._use(measured[0])
        up = self.first("ascending", "least", "bottom") is not None
        kept = (
            "ranked",
            "ascending",
            "descending",
            "group",
            "count",
            "sum",
            "average",
            "median",
            "most",
            "least",
            "top",
            "bottom",
        )
        self._use(item, by, *self.all(*kept))
        self._set(operation, "figure", self._one(measured[0]) if measured else "")
        self.asked.group, self.asked.order = self._one(by), Order("", descending=not up)
        self.asked.limit = self._limit() if top else None
        return True


def _is_pace(item: Item) -> bool:
    """Whether it is a superlative of how long things take to come."""
    return "lead_time" in (*item.of("high"), *item.of("low"))
