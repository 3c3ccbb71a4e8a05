"""What a question wants to be told of the things that its conditions hold of: the operation, its field, its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from merchant_assistant.catalogue.inquiry import AnyOf, Operation, Order
from merchant_assistant.chat.exact.faults import Unclear
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.linking import Clause
from merchant_assistant.chat.exact.naming import Asked, Naming, names
from merchant_assistant.chat.exact.phrases import phrase

_LONG = ("length", "height", "lead_time", "load")  # whose superlatives may be of another field
_BESIDE = 3  # characters between two words that belong together


class Asker(Naming):
    """Finds the operation in what the clauses have left of a question."""

    def ask(self) -> Asked | None:
        """What is asked; None where nothing is that could be computed. Raises :class:`Unclear`."""
        self._refuse_two()
        for read in self._ways():
            if read():
                return self.asked
        return None

    def _refuse_two(self) -> None:
        """Raises :class:`Unclear` where two figures are asked for at once: "how many mugs and how many bottles"."""
        asking = [item for item in self.items if is_operation(item)]
        for first, last in pairwise(asking):
            joiners = [item for item in self.all("and") if first.end <= item.start and item.end <= last.start]
            if any(self._is_next(joiner, last) for joiner in joiners) and not self._are_ends(first, last):
                raise Unclear(phrase(self._language, "one_at_a_time"))

    def _is_next(self, before: Item, after: Item) -> bool:
        """Whether nothing but filler stands between."""
        between = [node for node in self._nodes if before.end <= node.start < after.start]
        return not any(isinstance(node, Clause) or not node.has("filler") for node in between)

    def _are_ends(self, first: Item, last: Item) -> bool:
        """Whether they are lowest and highest, which is a range."""
        return (_is_high(first) and _is_low(last)) or (_is_low(first) and _is_high(last))

    def _ends(self) -> bool:
        """``lowest and highest price``, ``最高价和最低价``."""
        ends = [item for item in self.items if _is_high(item) or _is_low(item)]
        if len(ends) != 2 or not self._are_ends(*ends):
            return False
        concept = (*ends[0].of("high"), *ends[0].of("low"), *ends[1].of("high"), *ends[1].of("low"))
        named = self._held(concept[0]) if concept else self._field(ends[0], numbers=True)
        if not named:
            return False
        self._use(*ends)
        self._set("lowest", "range", named)
        return True

    def _ways(self) -> Iterator[Callable[[], bool]]:
        self._group()
        yield from (
            self._worth, self._range, self._ends, self._share, self._difference, self._all_of, self._ranked_groups,
            self._extreme, self._figure, self._counted, self._values, self._exists, self._listed,
        )  # fmt: skip

    def _worth(self) -> bool:
        item = self.first("worth")
        if item is None or (item.has("worth_of_stock") and not self._of_fields("stock")):
            return False
        if self.asked.group:
            raise Unclear(phrase(self._language, "worth_at_once"))
        self._held("price"), self._held("stock")
        self._use(item, *self.all("sum", "average", "count", "list", "group"), *self._of_fields("price", "stock"))
        self._set("sum", "worth", "stock")
        return True

    def _range(self) -> bool:
        item = self.first("range")
        if item is None:
            return False
        if self.first("average", "sum", "median", "count", "most", "least") or not self._field_items():
            self._use(item)
            return False
        named = self._field(item)
        self._use(item)
        self._set("lowest", "range", named or self._held("price"))
        return True

    def _share(self) -> bool:
        item = self.first("share")
        if item is None or not self.clauses:
            return False
        self._use(*self.all("share", "count", "sum"))
        self._set("share", "figure", "")
        self.asked.base = tuple(self._base(item))
        return True

    def _base(self, share: Item) -> Sequence[Clause]:
        """Of what the share is: in English what stands before the verb, in Chinese what stands before 中."""
        if len(self.clauses) < 2:
            return ()
        parting = ("within",) if self._language == "zh" else ("within", "polar", "exists")
        signs = [item.start for item in self.items if item.has(*parting)]
        signs = [at for at in signs if self._language == "zh" or at > share.start]
        before = [clause for clause in self.clauses if signs and clause.start < signs[0]]
        if not before or len(before) == len(self.clauses):
            before = self.clauses[:1]
        return before

    def _all_of(self) -> bool:
        """``does everything have a barcode``, ``are all mugs in stock``, ``所有产品都有货吗``."""
        if not (self.first("every") and self.clauses and self._is_polar()) or self.first("which", "list", "what"):
            return False
        told = self._told_of_all()
        self._use(*self.all("every", "polar"))
        self._set("share", "every", "")
        self.asked.base = tuple(clause for clause in self.clauses if clause not in told)
        return True

    def _told_of_all(self) -> Sequence[Clause]:
        """What is said of all of them: the last condition, and those that an "and" joins to it."""
        said = sorted((one for one in self.clauses if one.kind not in ("noun", "sku")), key=lambda one: one.start)
        told = said[-1:] or self.clauses[-1:]
        ands = [item.start for item in self.all("and")]
        for clause in reversed(said[:-1]):
            if any(clause.start < at < told[-1].start for at in ands):
                told.append(clause)
        return told

    def _difference(self) -> bool:
        item = self.first("compare")
        if item is None:
            return False
        named = self._field(item)
        if not named:
            return False
        self._use(item)
        self._set("list", "differ", named)
        self.asked.order = Order(named)
        return True

    def _ranked_groups(self) -> bool:
        """``which brand has the most products``, ``哪个品牌的产品最少``."""
        best = self.first("most", "least")
        by = self._text_field() if best else None
        if best is None or by is None or not (self.first("which", "what", "list") or by.start < best.start):
            return False
        measured = [item for item in self._field_items() if item is not by and self._is_number(item)]
        if best.of("before") and not measured and not self.first("which", "what", "products", "variants", "count"):
            return False
        averaged = self.first("average") is not None
        self._use(best, by, *self.all("count", "average", "sum", "median"))
        operation: Operation = "count"
        if measured:
            operation = "average" if averaged else "sum" if measured[0].of("names") == ("stock",) else "highest"
            operation = "lowest" if operation == "highest" and best.has("least") else operation
            self._use(measured[0])
            self.asked.field = self._one(measured[0])
        self._set(operation, "figure", self.asked.field)
        self.asked.group = self._one(by)
        self.asked.order = Order("", descending=best.has("most"))
        self.asked.limit = self._limit() or 1
        return True

    def _extreme(self) -> bool:
        """``cheapest``, ``highest price``, ``3 heaviest``, ``库存最多的``."""
        item = next((one for one in self.items if one.of("high") or one.of("low")), None)
        named = self._measured_by(item) if item else ""
        high = bool(item and item.of("high"))
        if item is None:
            item = self.first("most", "least")
            named = (self._number_of_variants(item) or self._field(item, numbers=True)) if item else ""
            high = bool(item and item.has("most"))
        elif extra := [one for one in self._field_items() if self._one_or_none(one) == named]:
            self._use(*extra)
        if item is None:
            return self._sorted()
        if not named or (item.has("comparative") and not self._alternatives):
            return False
        self._use(item, *self.all("top", "bottom"))
        self._ordered(named, high=high)
        return True

    @property
    def _alternatives(self) -> bool:
        """Whether several are named of which one is the heavier."""
        return any(isinstance(clause.condition, AnyOf) for clause in self.clauses)

    def _measured_by(self, item: Item) -> str:
        """The field that a superlative is of: "longest lead time" is no length."""
        concept = (*item.of("high"), *item.of("low"))[0]
        others = [one for one in self._field_items() if self._is_number(one) and self._one_or_none(one)]
        beside = [one for one in others if names(one) != (concept,) and abs(one.start - item.end) <= _BESIDE]
        if beside and (concept not in self._holdings.of_concept or concept in _LONG):
            self._use(beside[0])
            return self._one(beside[0])
        return self._held(concept)

    def _ordered(self, named: str, *, high: bool) -> None:
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
        named = self._field(item, numbers=True) if item else self.asked.group
        if item is None:
            return False
        if not named and self.asked.group:
            named, self.asked.group = self.asked.group, ""
        if not named:
            return False
        down = self.first("descending") or (item.has("top") and not self.first("ascending"))
        self._use(item, *self.all("descending", "ascending", "ranked", "group", "top", "bottom"))
        self._set("list", "things", "")
        self.asked.order, self.asked.limit = Order(named, descending=bool(down)), self._limit()
        return True

    def _figure(self) -> bool:
        """Average, median, sum."""
        operations: tuple[Operation, ...] = ("average", "median", "sum")
        operation = next((one for one in operations if self.first(one)), None)
        item = self.first(operation) if operation else None
        if operation is None or item is None:
            return False
        if operation == "sum" and self._of_fields("cost"):
            self._held("cost")  # prices added up are no cost
        named = self._field(item, numbers=True)
        if not named and self.first("average_price"):
            named = self._held("price")
        if not named and operation == "sum":
            if self.first("count") or not (self.first("pieces")):
                self._use(item)
                return False
            named = self._held("stock")
        if not named:
            return False
        self._use(*self.all("average", "median", "sum", "count"))
        self._set(operation, "figure", named)
        return True

    def _counted(self) -> bool:
        item = self.first("count")
        if item is None:
            return False
        self._use(*self.all("count", "sum", "different"))
        of = next((one for one in self._field_items() if self._is_counted(one, item)), None)
        if of and not self.asked.group:
            self._use(of)
            self._count_of(of)
        elif not self._counted_pieces():
            self._set("count", "figure", "")
        return True

    def _is_counted(self, of: Item, count: Item) -> bool:
        """Whether it is a field's values that are counted, not products of which it says something."""
        low, high = sorted((of.start, count.start))
        between = [node for node in self._nodes if low < node.start < high]
        if of.of("asks") and not of.of("names") and not of.fields and not self._is_number(of):
            return False
        return not any(isinstance(node, Item) and node.has("products", "variants") for node in between)

    def _count_of(self, of: Item) -> None:
        """``how many brands``, ``how much stock``, ``多少颜色``."""
        named = self._one(of)
        if not self._is_number(of):
            self._set("distinct", "figure", named)
        elif named in self._holdings.of_concept.get("stock", ()):
            self._set("sum", "figure", named)
        else:
            self._set("values", "look", named)

    def _counted_pieces(self) -> bool:
        """``how many burgundy aprons in stock``, ``how many are left``, ``how many units``."""
        stocked = any(clause.kind == "stock" for clause in self.clauses)
        named = any(clause.kind in ("noun", "sku") for clause in self.clauses)
        if stocked and named and not self.first("products", "variants"):
            self._set("count", "pieces", "")
            return True
        if (stocked and self._left and not self.first("products", "variants", "which")) or self._counts_pieces():
            self._set("sum", "figure", self._held("stock"))
            return True
        return False

    def _counts_pieces(self) -> bool:
        """Whether units are counted, not products: "how many units are in stock", "how many WB-1 do we have"."""
        if self._language == "zh":
            return any(clause.kind == "sku" for clause in self.clauses)
        named = any(clause.kind == "sku" for clause in self.clauses)
        return (self.first("pieces") is not None or named) and not self.first("products", "variants")

    def _values(self) -> bool:
        """``which brands``, ``the price of …``: the values of a field."""
        fields = self._field_items()
        if not fields:
            return self.asked.group != "" and self._grouped()
        item = fields[0]
        named = self._one(item)
        self._use(item, *self.all("different", "count"))
        if self.asked.group and self._is_number(item):
            self._set("sum", "figure", named)
            return named in self._holdings.of_concept.get("stock", ())
        whole = not any(clause.kind in ("noun", "sku", "value") for clause in self.clauses)
        if whole and named in self._holdings.of_concept.get("stock", ()):
            self._set("sum", "figure", named)
        else:
            self._set("values", "look", named)
        return True

    def _grouped(self) -> bool:
        """``products by brand``."""
        self._set("count", "figure", "")
        return True

    def _exists(self) -> bool:
        if not self.clauses or not (self.first("exists") or self._is_polar()):
            return False
        if self.first("which", "list", "what", "every"):
            return False
        self._set("count", "exists", "")
        return True

    def _is_polar(self) -> bool:
        first = self.items[0] if self.items else None
        begins = first is not None and first.has("polar") and all(first.start <= node.start for node in self._nodes)
        return begins if self._language == "en" else self.first("polar") is not None

    def _listed(self) -> bool:
        if not self.clauses and not (self.first("list", "which") and self.first("products", "variants")):
            return False
        self._set("list", "things", "")
        self.asked.limit = self._limit()
        return True


def is_operation(item: Item) -> bool:
    """Whether an item asks for a figure or a ranking."""
    return item.has("count", "average", "median", "sum", "share") or _is_high(item) or _is_low(item)


def _is_high(item: Item) -> bool:
    return item.has("most") or bool(item.of("high"))


def _is_low(item: Item) -> bool:
    return item.has("least") or bool(item.of("low"))
