"""What a question wants to be told of the things that its conditions hold of: the operation, its field, order, group."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.inquiry import AllOf, Condition, Inquiry, Operation, Order, Things
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.clauses import Node, fields_of, held
from merchant_assistant.chat.exact.faults import Unclear
from merchant_assistant.chat.exact.holdings import Holdings
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.labels import field_label
from merchant_assistant.chat.exact.linking import Clause
from merchant_assistant.chat.exact.measures import currencies, units_of
from merchant_assistant.chat.exact.model import Wanted
from merchant_assistant.chat.exact.phrases import phrase
from merchant_assistant.foundation.prose import Language

_SILENT = ("filler", "products", "variants", "pieces", "polar", "what", "one", "only", "and", "with", "list", "which",
           "exists", "to", "than", "both", "between", "follows", "refers")  # fmt: skip
_LONG = ("length", "height", "lead_time", "load")  # whose superlatives may be of another field
_BESIDE = 3  # characters between two words that belong together
_NUMBERS = ("price", "cost", "compare_at_price", "stock", "weight", "moq", "carton", "lead_time")


@dataclass
class Asked:
    """An inquiry as it is being found. ``used``: items that it accounts for."""

    operation: Operation = "list"
    wanted: Wanted = "things"
    field: str = ""
    group: str = ""
    order: Order | None = None
    limit: int | None = None
    base: tuple[Clause, ...] = ()
    used: list[Item] = dataclasses.field(default_factory=list)


class Asker:
    """Finds the operation in what the clauses have left of a question."""

    def __init__(self, nodes: Sequence[Node], holdings: Holdings, language: Language, text: str = "") -> None:
        self._nodes = nodes
        self.items = [node for node in nodes if isinstance(node, Item)]
        self.clauses = [node for node in nodes if isinstance(node, Clause)]
        self._holdings = holdings
        self._language = language
        self.asked = Asked()
        self._left = "left" in text.casefold().split()

    def ask(self) -> Asked | None:
        """What is asked; None where nothing is that could be computed. Raises :class:`Unclear`."""
        for read in self._ways():
            if read():
                return self.asked
        return None

    def _ways(self) -> Iterator[Callable[[], bool]]:
        self._group()
        yield from (
            self._worth, self._range, self._share, self._difference, self._ranked_groups, self._extreme, self._figure,
            self._counted, self._values, self._exists, self._listed,
        )  # fmt: skip

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
        if item.amount or item.sku or item.open:
            return item.open and self._is_own_unit(item.text)
        if item.has(*_SILENT):
            return True
        named = _names(item)
        return bool(named) and any(name in told for one in named for name in self._holdings.of_concept.get(one, ()))

    def _is_own_unit(self, word: str) -> bool:
        """Whether a word is the unit that the asked field is written in anyway: "in days", "多少美元"."""
        field = "price" if self.asked.wanted == "worth" else self.asked.field or "price"
        held = self._holdings.units.get(field, ())
        money = currencies(word)
        dimensions = {unit.dimension for unit in units_of(word)}
        return any(unit in money for unit in held) or any(
            one.dimension in dimensions for unit in held for one in units_of(unit)
        )

    def things(self) -> Things:
        """Products, unless variants are asked about."""
        if self.asked.operation == "list" and any(
            one.kind == "bound" and "stock" in one.fields for one in self.clauses
        ):
            return "variants"
        if self.first("variants") and not any(item.has("products") for item in self.items if not item.has("variants")):
            return "variants"
        stock = any(clause.of_stock or self._is_option(clause) for clause in self.clauses)
        listed = self.asked.wanted == "things" and self.asked.operation == "list" and not self.asked.order
        return "variants" if stock and listed and not self.first("products") else "products"

    def _is_option(self, clause: Clause) -> bool:
        """Whether a condition is on something in which variants differ."""
        held = [self._holdings.fields[name] for name in clause.fields if name in self._holdings.fields]
        return any(one.of_variants and (one.field == "stock" or one.field.startswith(ATTRIBUTE)) for one in held)

    # ways to ask

    def _worth(self) -> bool:
        item = self.first("worth")
        if item is None:
            return False
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
        signs = [node.start for node in self._nodes if isinstance(node, Item) and _parts_whole(node, self._language)]
        signs = [at for at in signs if self._language == "zh" or at > share.start]
        before = [clause for clause in self.clauses if signs and clause.start < signs[0]]
        if not before or len(before) == len(self.clauses):
            before = self.clauses[:1]
        return before

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
        self._use(best, by, *self.all("count", "average", "sum", "median"))
        operation: Operation = "count"
        if measured:
            operation = (
                "average" if self.first("average") else "sum" if measured[0].of("names") == ("stock",) else "highest"
            )
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
            named = self._field(item, numbers=True) if item else ""
            high = bool(item and item.has("most"))
        elif extra := [one for one in self._field_items() if self._one_or_none(one) == named]:
            self._use(*extra)
        if item is None:
            return self._sorted()
        if not named:
            return False
        self._use(item, *self.all("top", "bottom"))
        self._ordered(named, high=high)
        return True

    def _measured_by(self, item: Item) -> str:
        """The field that a superlative is of: "longest lead time" is no length."""
        concept = (*item.of("high"), *item.of("low"))[0]
        others = [one for one in self._field_items() if self._is_number(one) and self._one_or_none(one)]
        beside = [one for one in others if _names(one) != (concept,) and abs(one.start - item.end) <= _BESIDE]
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
        of = next((one for one in self._field_items() if one.start > item.start or self._language == "zh"), None)
        if of and not self.asked.group and self._is_number(of):
            self._use(of)
            stock = self._one(of) in self._holdings.of_concept.get("stock", ())
            self._set("sum" if stock else "values", "figure" if stock else "look", self._one(of))
            return True
        if of and not self.asked.group:
            self._use(of)
            self._set("distinct", "figure", self._one(of))
            return True
        stocked = any(clause.kind == "stock" for clause in self.clauses)
        if (
            stocked
            and any(clause.kind in ("noun", "sku") for clause in self.clauses)
            and not self.first("products", "variants")
        ):
            self._set("count", "pieces", "")
            return True
        if stocked and not self.first("products", "variants", "which") and self._left:
            self._set("sum", "figure", self._held("stock"))
            return True
        if self._counts_pieces():
            self._set("sum", "figure", self._held("stock"))
            return True
        self._set("count", "figure", "")
        return True

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
        self._set("values", "look", named)
        return True

    def _grouped(self) -> bool:
        """``products by brand``."""
        self._set("count", "figure", "")
        return True

    def _exists(self) -> bool:
        if not self.clauses or not (self.first("exists") or self._is_polar()):
            return False
        if self.first("which", "list"):
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

    # parts

    def _group(self) -> None:
        """``per brand``, ``for each category``, ``按品牌``, ``每个类别``."""
        for place, item in enumerate(self.items):
            if not item.has("group"):
                continue
            self._use(
                *(
                    one
                    for one in self.items[place + 1 :]
                    if (one.has("group") and one.has("filler")) or one.text == "各"
                )
            )
            for after in self.items[place + 1 :]:
                if _names(after) or after.fields:
                    if not self._is_number(after):
                        self.asked.group = self._one(after)
                        self._use(item, after)
                    return
                if not after.has("filler", "different", "pieces", "products", "variants"):
                    return
            return

    def _field(self, near: Item | None, *, numbers: bool = False) -> str:
        """The field that an operation is of: the nearest one that is named."""
        fields = [item for item in self._field_items() if not numbers or self._is_number(item)]
        if near is None or not fields:
            if near is not None and numbers and (texts := self._field_items()):
                name = field_label(self._one(texts[0]), self._language)
                raise Unclear(phrase(self._language, "not_numbers").format(field=name), declined=True)
            return ""
        nearest = min(fields, key=lambda item: (abs(item.start - near.start), item.start))
        self._use(nearest)
        return self._one(nearest)

    def _text_field(self) -> Item | None:
        return next((item for item in self._field_items() if not self._is_number(item)), None)

    def _field_items(self) -> list[Item]:
        """The fields that are named and not yet taken; a noun for one wins over a verb that may ask for another."""
        found = [item for item in self.items if _names(item) or item.fields]
        found = [item for item in found if not any(item is one for one in self.asked.used) and not self._is_told(item)]
        known = [item for item in found if item.fields or any(one in self._holdings.of_concept for one in _names(item))]
        nouns = [item for item in known if item.fields or item.of("names")]
        if nouns:
            self._use(*(item for item in found if not (item.fields or item.of("names"))))
            return nouns
        if known:
            return known
        return [item for item in found if not item.has("filler", "products", "variants", "in_stock", "pieces")]

    def _is_told(self, item: Item) -> bool:
        """Whether a clause has said already what is said of a field ("in the care column")."""
        told = {name for clause in self.clauses if clause.kind in ("value", "blank") for name in clause.fields}
        meant = [*item.fields, *(name for one in _names(item) for name in self._holdings.of_concept.get(one, ()))]
        return any(name in told for name in meant)

    def _is_number(self, item: Item) -> bool:
        named = self._one_or_none(item)
        return named in self._holdings.units or any(one in _NUMBERS for one in _names(item))

    def _one_or_none(self, item: Item) -> str:
        try:
            return self._one(item)
        except Unclear:
            return ""

    def _one(self, item: Item) -> str:
        """The one field that an item means. Raises :class:`Unclear` where it may be one of several."""
        fields = fields_of(item, self._holdings, self._language)
        own = [name for name in fields if ":" not in name]
        if len(fields) > 1 and not own:
            names = phrase(self._language, "or").join(field_label(name, self._language) for name in fields[:3])
            raise Unclear(phrase(self._language, "which_field").format(fields=names))
        return (own or list(fields))[0]

    def _limit(self) -> int | None:
        bare = [item for item in self.items if item.amount and item.amount.bare]
        if len(bare) != 1 or not bare[0].amount or bare[0].amount.number % 1:
            return None
        self._use(bare[0])
        return int(bare[0].amount.number)

    def _held(self, concept: str) -> str:
        return held(concept, self._holdings, self._language)[0]

    def _of_fields(self, *concepts: str) -> list[Item]:
        return [item for item in self.items if any(one in concepts for one in _names(item))]

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


def inquiry_of(asked: Asked, clauses: Sequence[Clause], things: Things) -> Inquiry:
    """The inquiry that is asked."""
    where = _together([clause.condition for clause in clauses if clause not in asked.base])
    base = _together([clause.condition for clause in asked.base])
    return Inquiry(asked.operation, things, where, asked.field, asked.group, asked.order, asked.limit, base)


def _together(conditions: Sequence[Condition]) -> Condition | None:
    if not conditions:
        return None
    return conditions[0] if len(conditions) == 1 else AllOf(tuple(conditions))


def _names(item: Item) -> tuple[str, ...]:
    """The concepts that an item names or asks for."""
    return (*item.of("names"), *item.of("asks"))


def _parts_whole(item: Item, language: Language) -> bool:
    if language == "zh":
        return item.text in ("中", "里", "当中", "其中", "里面", "中的")
    return (
        item.has("polar")
        or item.has("exists")
        or item.text.casefold() in ("is", "are", "has", "have", "come", "cost", "with")
    )
