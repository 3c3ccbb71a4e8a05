"""What a question wants to be told of the things that its conditions hold of: the operation, its field, its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from merchant_assistant.catalogue.inquiry import AllOf, Operation, Order
from merchant_assistant.chat.exact.asking.ordering import ADDED, is_operation
from merchant_assistant.chat.exact.asking.sharing import Sharing
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.naming import Asked, names
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, forms, senses
from merchant_assistant.chat.exact.words.measures import currencies
from merchant_assistant.chat.exact.words.phrases import phrase

_DEGREES = ("high", "low", "more", "less", "above", "below")
_CODES = {"barcode", "mpn", "hs_code", "sku"}  # which are numbers of which none is more than another
_NEVER_ADDED = ("size", "pack", "carton", "lead_time", "warranty", "age")
_IN_PERCENT = ("discount", "discount_percent", "margin", "margin_percent", "markup_percent")
_APART = ("compare", "apart", "count", "comparative", "both", "between", "than", "sum")


def _has_degree(item: Item) -> bool:
    return any(item.of(kind) for kind in _DEGREES)


def _says_percent(text: str) -> bool:
    return any(form in text.casefold() for form in forms("percent"))


class Asker(Sharing):
    """Finds the operation in what the clauses have left of a question."""

    def ask(self) -> Asked | None:
        """What is asked; None where nothing is that could be computed. Raises :class:`Unclear`."""
        if self.sided:
            return self._set_apart()
        self._take_first()
        self._refuse_two()
        for read in self._ways():
            if read():
                self._directed()
                self._use_again()
                self._refuse_second_field()
                return self.asked
        return None

    def _use_again(self) -> None:
        """A field that is named twice is the same one: which material is it made out of."""
        told = {self.asked.field, self.asked.order.field if self.asked.order else ""} - {""}
        again = [item for item in self.items if names(item) or item.fields]
        self._use(*(item for item in again if self._one_or_none(item) in told))

    def in_percent(self, text: str) -> None:
        """Takes a discount or a margin for the part of a price that it is, where that is asked for."""
        asked, told = self.asked, self.asked.field or (self.asked.order.field if self.asked.order else "")
        if told not in _IN_PERCENT or not _says_percent(text):
            return
        percent = told.removesuffix("_percent") + "_percent"
        asked.field = percent if asked.field else ""
        asked.order = replace(asked.order, field=percent) if asked.order and asked.order.field else asked.order
        self._use(*self.all("share"))

    def _refuse_two(self) -> None:
        """Raises :class:`Unclear` where two figures are asked for at once: "how many mugs and how many bottles"."""
        asking = [item for item in self.items if is_operation(item)]
        for first, last in pairwise(asking):
            joiners = [item for item in self.all("and") if first.end <= item.start and item.end <= last.start]
            if any(self._is_next(joiner, last) for joiner in joiners) and not self._are_ends(first, last):
                raise Unclear(phrase(self._language, "one_at_a_time"))

    def _refuse_second_field(self) -> None:
        """Raises :class:`Unclear` where a field more is asked for than is answered: "stock and price of TM-500"."""
        if not self.asked.field or self.asked.wanted in ("worth", "differ") or self.asked.group:
            return
        for item in self.items:
            fields = [name for one in item.of("names") for name in self._holdings.of_concept.get(one, ())]
            joined = any(joiner.end <= item.start and self._is_next(joiner, item) for joiner in self.all("and"))
            if fields and joined and self.asked.field not in fields and not self._is_told(item):
                raise Unclear(phrase(self._language, "one_at_a_time"))

    def _is_next(self, before: Item, after: Item) -> bool:
        """Whether nothing but filler stands between."""
        between = [node for node in self._nodes if before.end <= node.start < after.start]
        return not any(isinstance(node, Clause) or not node.has("filler") for node in between)

    def _ways(self) -> Iterator[Callable[[], bool]]:
        self._group()
        yield from (
            self._worth, self._more_of_two, self._range, self._ends, self._share, self._difference, self._all_of,
            self._ranked_groups, self._ranked_by, self._extreme, self._figure, self._counted, self._values,
            self._exists, self._listed,
        )  # fmt: skip

    def _range(self) -> bool:
        item = self.first("range")
        if item is None:
            return False
        fields = self._field_items()
        figured = self.first("average", "sum", "median", "count", "most", "least")
        if figured or not fields or not any(map(self._is_number, fields)):
            self._use(item)
            return False
        named = self._field(item)
        self._use(item)
        self._set("lowest", "range", named or self._held("price"))
        return True

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

    def _set_apart(self) -> Asked:
        """How far two things are apart in a field, or in what they differ where none is named."""
        fields = [item for item in self._field_items() if not _CODES & {*item.of("names")}]
        named = next((self._one(item) for item in fields if item.fields or item.of("names")), "")
        degrees = [one for item in self.items for kind in _DEGREES for one in item.of(kind)]
        named = named or (self._held(degrees[0]) if degrees else self._one(fields[0]) if fields else "")
        self._use(*self.all(*_APART), *(item for item in self.items if names(item) or item.fields or _has_degree(item)))
        self._set("list", "differ" if named else "compare", "")
        self.asked.order = Order(named, descending=self._wants_more()) if named else None
        return self.asked

    def _wants_more(self) -> bool:
        """Whether it is asked which of two has more, not how far they are apart: that one stands first then."""
        if not (self.first("comparative", "which", "who") or self.all("comparative")):
            return False
        fewer = any(item.of("low") or item.of("less") or item.of("below") or item.has("least") for item in self.items)
        return not fewer

    def _figure(self) -> bool:
        """Average, median, sum."""
        operations: tuple[Operation, ...] = ("average", "median", "sum")
        operation = next((one for one in operations if self.first(one)), None)
        item = self.first(operation) if operation else None
        if operation is None or item is None:
            return False
        if operation == "sum" and self._of_fields("cost"):
            self._held("cost")  # prices added up are no cost
        self._average_of_each(operation)
        if operation == "sum" and self.first("count") and self._counts_values():
            self._use(item)
            return False
        named = self._field(item, numbers=True)
        if operation == "sum" and self._holdings.concept_of(named) in _NEVER_ADDED:
            if not self.first("count", "pieces"):
                raise Unclear(phrase(self._language, "add_what"))
            named = self._held("stock")  # all sizes together: the pieces of each
        if not named and (self.first("average_price") or (operation != "sum" and self._in_money())):
            named = self._held("price")
        if not named and operation == "sum":
            if self.first("count") or not (self.first("pieces") or self._of_stock()):
                self._use(item)
                return False
            named = self._held("stock")
        if not named:
            return False
        self._use(*self.all("average", "median", "sum", "count"))
        self._set(operation, "figure", named)
        return True

    def _counts_values(self) -> bool:
        """Whether it is the values of a field that are counted: "how many categories in total"."""
        fields = self._field_items()
        return bool(fields) and not any(map(self._is_number, fields))

    def _of_stock(self) -> bool:
        """Whether what is in stock is added up, not products: "what is left of the cable ties altogether"."""
        stocked = any(clause.kind == "stock" and clause.of_stock for clause in self.clauses)
        return stocked and len(self.clauses) > 1 and not self.first("products", "variants", "which")

    def _in_money(self) -> bool:
        """Whether a currency says what is wanted: "furniture, median, USD"."""
        return any(item.open and currencies(item.text) for item in self.items)

    def _values(self) -> bool:
        """``which brands``, ``the price of …``: the values of a field."""
        fields = self._field_items()
        if not fields:
            return self.asked.group != "" and self._grouped()
        item = fields[0]
        if self._is_superlative(item):
            return True
        named = self._one(item)
        self._use(item, *self.all("different", "count"))
        if self.asked.group and self._is_number(item):
            self._set("sum", "figure", named)
            return self._holdings.concept_of(named) in ADDED
        self.asked.of_nothing = self._is_of_nothing(item)
        whole = not any(clause.kind in ("noun", "sku") for clause in self.clauses) and not self.first("one")
        whole = whole or key_of(item.text)[:2] in map(key_of, forms("how_much"))
        whole = whole or (named == "stock" and self._is_of_several())
        each = self._of_each()
        if whole and self._adds_up(named) and not each:
            self._set("sum", "figure", named)
        else:
            self._set("values", "look", named)
        return True

    def _of_each(self) -> bool:
        """Whether the figure of each thing is wanted, not of all together: 各有多少库存, 库存分别是多少."""
        each = self.all("group")
        if self._is_each(each):
            self._use(*each)
            return True
        return self._language == "zh" and self._says_apart()

    def _is_of_several(self) -> bool:
        """Whether the stock of goods is asked for that several products are, not of each of some that are named."""
        goods = [clause for clause in self.clauses if clause.kind in ("noun", "sku")]
        if self.first("every", "group", "different", "variants") or any(
            one.kind == "sku" or one.several for one in goods
        ):
            return False
        where = AllOf(tuple(clause.condition for clause in self.clauses))
        return bool(goods) and self._look is not None and self._look(where, "stock").passing > 1

    def _is_superlative(self, item: Item) -> bool:
        """``max weight - which product``: of no thing that is named, what has the most."""
        named = any(clause.kind in ("noun", "sku") for clause in self.clauses)
        sense = senses().get(item.key[:1], frozenset())
        high, low = (Sense("words", word) in sense for word in ("most", "least"))
        rest = [one.what for one in senses().get(item.key[1:], ()) if one.kind == "names"]
        if named or not (high or low) or not rest or not self.first("which", "products", "what"):
            return False
        concept = next((one for one in rest if one in self._holdings.of_concept), "")
        field = self._held(concept) if concept else self._one(item)
        self._use(item)
        self._ordered(field, high=high)
        return True

    def _is_of_nothing(self, field: Item) -> bool:
        """Whether a number is asked of no product at all: "what's the price"."""
        of = ("products", "variants", "list", "which", "every", "different", "whole")
        said: object = self.clauses or self.first(*of)
        said = said or any(item.open or item.sku for item in self.items)
        return not said and self._is_number(field) and "stock" not in names(field)

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

    def _listed(self) -> bool:
        if not self.clauses and not (self.first("list", "which") and self.first("products", "variants")):
            return False
        if self.all("sum", "average", "median"):
            raise Unclear(phrase(self._language, "add_what"))
        if any(item.text.casefold() in forms("interrogates") for item in self.items):
            return False
        self._set("list", "things", "")
        if self.first("list", "which", "products", "variants", "pieces", "top", "bottom"):
            self.asked.limit = self._limit()  # of "8 port switch" eight is no number of switches
        return True
