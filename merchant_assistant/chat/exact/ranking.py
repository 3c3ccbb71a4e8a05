"""Which is most, least or first: superlatives, orders and the groups that lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Operation, Order, Test
from merchant_assistant.chat.exact.faults import Unclear
from merchant_assistant.chat.exact.gaps import Clause
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.lexicon import concepts, forms
from merchant_assistant.chat.exact.naming import names
from merchant_assistant.chat.exact.ordering import ADDED, Ordering
from merchant_assistant.chat.exact.phrases import phrase

_LONG = ("length", "height", "lead_time", "load")  # whose superlatives may be of another field
_KEPT = ("brand", "manufacturer", "category", "subcategory", "source", "origin", "tags")  # what products are kept by
_PRICED = ("price", "cost", "compare_at_price", "sale_price")
_EACH = re.compile(
    r"\b(?:each|respectively|apiece)\W*$|\b(for|in|of|from|by) .+ and \1 |\b(?:vs|versus)\b", re.IGNORECASE
)
_BESIDE = 3  # characters between two words that belong together


class Ranking(Ordering):
    """Finds orders and superlatives among what the clauses have left of a question."""

    def _are_ends(self, first: Item, last: Item) -> bool:
        """Whether they are lowest and highest, which is a range."""
        if any(first.end <= clause.start < last.start for clause in self.clauses):
            return False
        return (is_high(first) and is_low(last)) or (is_low(first) and is_high(last))

    def _ends(self) -> bool:
        """``lowest and highest price``, ``最高价和最低价``."""
        ends = [item for item in self.items if is_high(item) or is_low(item)]
        if len(ends) != 2 or not self._are_ends(*ends):
            return False
        concept = (*ends[0].of("high"), *ends[0].of("low"), *ends[1].of("high"), *ends[1].of("low"))
        named = self._held(concept[0]) if concept else self._field(ends[0], numbers=True)
        if not named:
            return False
        self._use(*ends)
        self._set("lowest", "range", named)
        return True

    def _ranked_groups(self) -> bool:
        """``which brand has the most products``, ``哪个品牌的产品最少``."""
        best = self.first("most", "least") or self._added_up() or self._averaged() or self._on_top()
        by = (self._text_field() or self._grouped_by(best)) if best else None
        if best is None or by is None or not self._leads(best, by):
            return False
        measured = [item for item in self._field_items() if item is not by and self._is_number(item)]
        if best.of("before") and not measured and not self.first("which", "what", "products", "variants", "count"):
            return False
        averaged, priced = self.first("average") is not None, self.first("average_price") is not None
        self._use(best, by, *self.all("count", "average", "sum", "median"))
        operation: Operation = "count"
        if measured and not (best.of("high") or best.of("low")):
            added = set(measured[0].of("names")) & {*ADDED}
            operation = "average" if averaged else "sum" if added else "highest"
            operation = "lowest" if operation == "highest" and best.has("least") else operation
            self._use(measured[0])
            self.asked.field = self._one(measured[0])
        if priced and not measured:
            operation, self.asked.field = "average", self._held("price")
        if concept := next(iter((*best.of("high"), *best.of("low"))), ""):
            operation, self.asked.field = "average" if averaged else "sum", self._held(concept)
        if operation == "count" and self.all("average", "median"):
            raise Unclear(phrase(self._language, "not_computed"))  # of what is not said
        self._set(operation, "figure", self.asked.field)
        self.asked.group = self._one(by)
        self._use(*self.all("leads", "different", "top"))
        self.asked.order = Order("", descending=is_high(best) or best.has("leads", "top"))
        self.asked.limit = self._limit() or 1
        return True

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

    def _exclude(self) -> bool:
        """Whether two sorts of goods are named that nothing is at once."""
        goods = tuple(one.condition for one in self.clauses if one.kind in ("noun", "value"))
        return len(goods) > 1 and self._look is not None and not self._look(AllOf(goods), "title").passing

    def _is_counted(self, of: Item, count: Item) -> bool:
        """Whether it is a field's values that are counted, not products of which it says something."""
        low, high = sorted((of.start, count.start))
        between = [node for node in self._nodes if low < node.start < high]
        if of.of("asks") and not of.of("names") and not of.fields and not self._is_number(of):
            return False
        return not any(isinstance(node, Item) and node.has("products", "variants") for node in between)

    def _base_of_taking(self, share: Item) -> Sequence[Clause]:
        """Behind 占 stands what the whole is; goods right before it are what is told of: 宁波产的灯占几成."""
        behind = [clause for clause in self.clauses if clause.start > share.start]
        before = [clause for clause in self.clauses if clause.start < share.start]
        if behind:
            return behind if before else behind[:1]
        last = max(before, key=lambda clause: clause.start)
        return () if last.kind == "noun" or "category" in last.fields else before[:1]

    def _added_up(self) -> Item | None:
        """``sells best``: a superlative of what is added up over the products of a group."""
        of = {*concepts()} if self.first("average") else {*ADDED}  # by what theirs cost on average
        ends = (item for item in self.items if {*item.of("high"), *item.of("low")} & of)
        return next((item for item in ends if not any(item is one for one in self.asked.used)), None)

    def _averaged(self) -> Item | None:
        """``which brand is dearest on average``: what is said to be most of the averages of groups."""
        if self.first("average") is None or self._text_field() is None:
            return None
        return next((item for item in self.items if item.of("high") or item.of("low")), None)

    def _extreme(self) -> bool:
        """``cheapest``, ``highest price``, ``3 heaviest``, ``库存最多的``."""
        item = next((one for one in self.items if one.of("high") or one.of("low")), None)
        named = self._measured_by(item) if item else ""
        high = bool(item and item.of("high"))
        if item is None:
            item = self.first("most", "least") or self._top_number()
            priced = item is not None and self.first("average_price") is not None and not self._field_items()
            named = self._held("price") if priced else self._compared_by(item)
            high = bool(item and item.has("most", "top"))
        elif extra := [one for one in self._field_items() if self._one_or_none(one) == named]:
            self._use(*extra)
        if item is None:
            return self._sorted()
        if item.has("common"):
            raise Unclear(phrase(self._language, "not_computed"))  # the most common price is not the highest
        if not named or (item.has("comparative") and not self._alternatives):
            return False
        if item.has("comparative") and (of := self._kinds_compared()):
            same = [one for one in self._field_items() if self._one_or_none(one) == of]
            self._use(item, *same, *self.all("average"))
            self._set("average", "figure", named)
            self.asked.group, self.asked.order = of, Order("", descending=high)
            return True
        of_all = (one for one in self.all("sum") if one.text in forms("of_all"))
        self._use(item, *self.all("top", "bottom", "ranked"), *of_all)
        self._ordered(named, high=high)
        return True

    def _top_number(self) -> Item | None:
        """``top price``, ``top discount``: with no number, and a field of numbers right behind."""
        top = self.first("top")
        if top is None or not self._beside_number(top) or any(item.amount for item in self.items):
            return None
        return top

    def _beside_number(self, top: Item) -> bool:
        fields = [item for item in self._field_items() if self._is_number(item)]
        return any(0 <= item.start - top.end <= _BESIDE for item in fields)

    def _compared_by(self, item: Item | None) -> str:
        """What the most or the least is of."""
        return (self._number_of_variants(item) or self._field(item, numbers=True)) if item else ""

    @property
    def _alternatives(self) -> bool:
        """Whether several are named of which one is the heavier."""
        return any(isinstance(clause.condition, AnyOf) for clause in self.clauses)

    def _kinds_compared(self) -> str:
        """The field of which two values are compared that many things have: brands are by what theirs cost."""
        clause = self.clauses[0] if len(self.clauses) == 1 else None
        if clause is None or len(clause.fields) != 1 or not self._look or not isinstance(clause.condition, AnyOf):
            return ""
        tests, look = clause.condition.conditions, self._look
        many = all(isinstance(one, Test) and look(one, clause.fields[0]).passing > 1 for one in tests)
        return clause.fields[0] if many and len(tests) > 1 else ""

    def _measured_by(self, item: Item) -> str:
        """The field that a superlative is of: "longest lead time" is no length."""
        concept = (*item.of("high"), *item.of("low"))[0]
        others = [one for one in self._field_items() if self._is_number(one) and self._one_or_none(one)]
        if concept == "price" and (by := [one for one in others if self._is_other_price(one)]):
            self._use(by[0])
            return self._one(by[0])
        beside = [one for one in others if names(one) != (concept,) and abs(one.start - item.end) <= _BESIDE]
        if beside and (concept not in self._holdings.of_concept or concept in _LONG):
            self._use(beside[0])
            return self._one(beside[0])
        return self._held(concept)

    def _is_other_price(self, item: Item) -> bool:
        """Whether "by" stands before the name of a price: the dearest by regular price."""
        before = max((one for one in self.items if one.end <= item.start), key=lambda one: one.end, default=None)
        named = {*item.of("names")} & {*_PRICED}
        return bool(named and before and before.has("group") and item.start - before.end <= _BESIDE)

    def _ordered(self, named: str, *, high: bool) -> None:
        limit = self._limit()
        if limit and limit > 1 and not self.asked.group:
            self._set("list", "things", "")
            self.asked.order, self.asked.limit = Order(named, descending=high), limit
            return
        self._set("highest" if high else "lowest", "figure", named)


def is_operation(item: Item) -> bool:
    """Whether an item asks for a figure or a ranking."""
    return item.has("count", "average", "median", "sum", "share") or is_high(item) or is_low(item)


def is_high(item: Item) -> bool:
    """Whether an item asks for the most of something."""
    return item.has("most") or bool(item.of("high"))


def is_low(item: Item) -> bool:
    """Whether an item asks for the least of something."""
    return item.has("least") or bool(item.of("low"))
