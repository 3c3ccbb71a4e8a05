"""Which is most, least or first: superlatives, orders and the groups that lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.attribute_types import type_of
from merchant_assistant.catalogue.inquiry import TIMES, AllOf, AnyOf, Order
from merchant_assistant.chat.exact.asking.leading import Leading
from merchant_assistant.chat.exact.asking.ordering import ADDED, is_high, is_low
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.naming import names
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.phrases import phrase

_LONG = ("length", "height", "lead_time", "load")  # whose superlatives may be of another field
_PRICED = ("price", "cost", "compare_at_price", "sale_price")
_NUMBERED = re.compile(r"\bof (?:the|these|those|our|my|both)\s+$", re.IGNORECASE)
_SIZES = ("capacity", "length", "width", "height", "depth", "diameter")
_TWO = 2  # of which one is cheaper
_TOTAL = "总"  # 总库存最高 is one word
_BESIDE = 3  # characters between two words that belong together


class Ranking(Leading):
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
        apart = self.all("compare", "apart")
        self._use(*ends, *apart)
        self._set("lowest", "gap" if apart else "range", named)
        return True

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

    def _extreme(self) -> bool:
        """``cheapest``, ``highest price``, ``3 heaviest``, ``库存最多的``."""
        item = next((one for one in self.items if one.of("high") or one.of("low")), None)
        named = self._measured_by(item) if item else ""
        high = bool(item and item.of("high"))
        if item is None:
            item = self.first("most", "least") or self._top_number() or self._placed()
            priced = item is not None and self.first("average_price") is not None and not self._field_items()
            named = self._held("price") if priced else self._compared_by(item)
            high = bool(item and not item.has("least"))
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
            self._use(item, *same)
            added = self._holdings.concept_of(named) in ADDED and not self.first("average")
            self._set("sum" if added else "average", "figure", named)
            self.asked.group, self.asked.order = of, Order("", descending=high)
            self._use(*self.all("average"))
            return True
        if self._is_of_totals(item, named, high=high):
            return True
        self._are_numbered()
        self._tell_of_best(item, named)
        of_all = (one for one in self.all("sum") if one.text in forms("of_all"))
        self._use(*self.all("top", "bottom", "ranked"), *of_all)
        self._ordered(named, high=high)
        self._use(item)
        return True

    def _is_of_totals(self, item: Item, named: str, *, high: bool) -> bool:
        """``category with the highest total stock``: which group leads when all of each is added up."""
        totals = self.first("sum") or item.text.startswith(_TOTAL)
        if not totals or not self.asked.group or self._holdings.concept_of(named) not in ADDED:
            return False
        self._use(item, *self.all("sum", "top", "bottom", "which"))
        self._set("sum", "figure", named)
        self.asked.order, self.asked.limit = Order("", descending=high), self._limit() or 1
        return True

    def _tell_of_best(self, best: Item, named: str) -> None:
        """``brand of the cheapest watch``: a field before the superlative is told of what stands first."""
        fields = [one for one in self._field_items() if one.end <= best.start and self._one_or_none(one) != named]
        behind = self._text[fields[0].end : best.start].split() if len(fields) == 1 else []
        if behind[:1] == ["of"] and not self.asked.group and not any(item.amount for item in self.items):
            self._use(fields[0])
            self.asked.told = self._one(fields[0])

    def _placed(self) -> Item | None:
        """``the second in price``: a place with no superlative, of a field of numbers."""
        place = self.first("place_2", "place_3", "place_4", "place_5")
        return place if place and any(map(self._is_number, self._field_items())) else None

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
        if item is None:
            return ""
        return self._number_of_variants(item) or self._field(item, numbers=True) or self._sized_by(item)

    def _sized_by(self, item: Item) -> str:
        """The one column that tells how big the things are that are asked about: of the biggest cup what it holds."""
        if item.text.casefold() not in forms("how_big") or self._field_items() or not self._look or not self.clauses:
            return ""
        where = AllOf(tuple(clause.condition for clause in self.clauses))
        of_size = [name for one in ("size", "dimensions") for name in self._holdings.of_concept.get(one, ())]
        if any(self._tells_sizes(where, name) for name in of_size):
            return ""
        held = [name for one in _SIZES for name in self._holdings.of_concept.get(one, ())]
        told = [name for name in held if name in self._holdings.units and self._tells(where, name)]
        return told[0] if len(told) == 1 else ""

    def _tells_sizes(self, where: AllOf, field: str) -> bool:
        """Whether a column tells the sizes that things come in, not how they are sold: M, 42, 20 x 30 cm."""
        figures = self._look(where, field).figures if self._look else ()
        return any(type_of(figure.group or "", "size").kind in ("size", "dimensions") for figure in figures)

    def _tells(self, where: AllOf, field: str) -> bool:
        found = self._look(where, field) if self._look else None
        return found is not None and found.passing > found.blank

    @property
    def _alternatives(self) -> bool:
        """Whether several are named of which one is the heavier."""
        return any(isinstance(clause.condition, AnyOf) for clause in self.clauses) or self._are_numbered()

    def _are_numbered(self) -> bool:
        """``which of the two desks``: as many as are said. Raises :class:`Unclear` where there are others."""
        said = [item for item in self.items if item.amount and _NUMBERED.search(self._text[: item.start])]
        if len(said) > 1 or not self.clauses or not self._look:
            return False
        if not said and not self._asks_which(of_two=True):
            return False  # before all of a large catalogue are looked at
        amount = said[0].amount if said else None
        found = self._look(AllOf(tuple(clause.condition for clause in self.clauses)), "title")
        if amount is None:
            return found.passing >= _TWO and self._asks_which(of_two=found.passing == _TWO)
        self._use(said[0])
        if found.passing != amount.number:
            raise Unclear(phrase(self._language, "which_product"), which=True)
        return True

    def _asks_which(self, *, of_two: bool) -> bool:
        """Whether it is asked which of them: of two in English, of any number in Chinese (红茶哪个贵)."""
        comparing = self.first("comparative")
        in_chinese = comparing is not None and comparing.text.startswith("哪")
        return in_chinese or (of_two and any(item.has("which") for item in self.items))

    def _measured_by(self, item: Item) -> str:
        """The field that a superlative is of: "longest lead time" is no length."""
        concept = (*item.of("high"), *item.of("low"))[0]
        if concept == "price" and (times := self._times_price(item)):
            return times
        others = [one for one in self._field_items() if self._is_number(one) and self._one_or_none(one)]
        if concept == "price" and (by := [one for one in others if self._is_other_price(one)]):
            self._use(by[0])
            return self._one(by[0])
        beside = [one for one in others if names(one) != (concept,) and _gap(one, item) <= _BESIDE]
        if beside and (concept not in self._holdings.of_concept or concept in _LONG):
            self._use(beside[0])
            return self._one(beside[0])
        return self._held(concept)

    def _times_price(self, item: Item) -> str:
        """Of the cheapest minimum order what it costs, not each piece of it."""
        for name, (count, each) in TIMES.items():
            beside = [one for one in self._of_fields(count) if 0 <= one.start - item.end <= _BESIDE]
            if beside and each == "price" and name in self._holdings.fields:
                self._use(*beside)
                return name
        return ""

    def _is_other_price(self, item: Item) -> bool:
        """Whether "by" stands before the name of a price: the dearest by regular price."""
        before = max((one for one in self.items if one.end <= item.start), key=lambda one: one.end, default=None)
        named = {*item.of("names")} & {*_PRICED}
        return bool(named and before and before.has("group") and item.start - before.end <= _BESIDE)

    def _ordered(self, named: str, *, high: bool) -> None:
        self._use_direction(high=high)
        if place := self._place():
            self._set("list", "placed", "")
            self.asked.order, self.asked.place = Order(named, descending=high), place
            return
        if self.asked.told:
            self._set("highest" if high else "lowest", "of_best", named)
            return
        limit = self._limit()
        if limit and limit > 1 and not self.asked.group:
            self._set("list", "things", "")
            self.asked.order, self.asked.limit = Order(named, descending=high), limit
            return
        self._set("highest" if high else "lowest", "figure", named)

    def _sorted(self) -> bool:
        """``top 5 by price``, ``sorted by weight``."""
        item = self.first("top", "bottom", "ranked")
        if item is not None and not item.has("ranked") and not any(one.amount for one in self.items):
            return False
        if item is None or (item.has("ranked") and self._is_of_groups()):
            return False
        named = self._field(item, numbers=True)
        if not named and self._by_first:
            named = self._held(self._by_first)
            self._use(*self._of_fields(self._by_first))
        of_all = item.has("ranked") and not self.first("count", "sum", "average", "median")
        if not named and self.asked.group and of_all:
            named, self.asked.group = self.asked.group, ""
        if not named:
            return False
        leads = item.has("top") or (self.first("top") and self._holdings.concept_of(named) in ADDED)
        down = self.first("descending") or (leads and not self.first("ascending"))
        self._use(item, *self.all("descending", "ascending", "ranked", "group", "top", "bottom"))
        self._set("list", "things", "")
        self.asked.order, self.asked.limit = Order(named, descending=bool(down)), self._limit()
        return True


def _gap(first: Item, last: Item) -> int:
    """The characters between two items, whichever stands first: 货期最长, longest lead time."""
    return max(first.start - last.end, last.start - first.end)
