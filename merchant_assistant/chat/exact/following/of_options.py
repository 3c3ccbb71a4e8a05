"""What is asked of one thing in a size or a colour in which it comes: "how many in 42?", "and in M?", "also in 43?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from merchant_assistant.catalogue.inquiry import Condition, Inquiry, Operation, Skus, Test, Things
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.heads import Look, Rows
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Wanted
from merchant_assistant.chat.exact.following.following import together
from merchant_assistant.chat.exact.following.going_on import speaks_of_all
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.replacing import about
from merchant_assistant.chat.exact.values.naming import Asked, names
from merchant_assistant.chat.exact.words.phrases import phrase

_LOOKS = ("size", "colour", "material")
_IDLE = ("filler", "follows", "polar", "exists", "only", "one", "it", "with", "variants", "in_stock")
_ALL = ("every", "sum", "refers", "it", "pieces", "count", "in_stock", "filler", "follows", "what", "and")
_IN_THAT = re.compile(
    r"\bhow many\b.* (?:in|of) (?:that|this|the same) (?:size|colou?r|length|width|finish|version|variant)[\s?.!]*$"
    r"|^(?:那么?)?[这那](?:个|种)?(?:尺码|尺寸|码|号|颜色|色|规格).*(?:多少|几)",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r" (?:over|across|in) all (?:the |its )?(?:sizes|colou?rs|variants|lengths|widths)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class OfOptions:
    """The one thing that the last answer told of. ``variants``: the rows of a condition, each variant by itself."""

    holdings: Holdings
    rows: Rows
    variants: Rows
    look: Look
    before: Reading

    def counts(self, clauses: Sequence[Clause], items: Sequence[Item], asked: Asked | None, *, among: bool) -> bool:
        """Whether pieces of it are counted in an option, or what was asked of one option is asked of another.

        ``among``: it is the best of several, of which "the black ones" may be others.
        """
        wanted = [one.fields for one in clauses if not one.of_stock]
        if not wanted or (among and not self._in_option and any(item.text.casefold() == "ones" for item in items)):
            return False
        others = (item for item in items if not item.has("it", "pieces"))
        if any(item.has("refers", "products", "variants") for item in others):
            return False
        plain = asked is None or (asked.operation == "list" and asked.order is None)
        further = plain and self._in_option and not any(item.has("list", "which") for item in items)
        counted = asked is not None and _counts_pieces(asked)
        return (counted or further) and all(any(map(self._comes_in, fields)) for fields in wanted)

    def leads(self, clauses: Sequence[Clause], items: Sequence[Item], asked: Asked | None) -> bool:
        """Whether it only adds which of its sizes or colours is first: "and which colour do we have least of"."""
        if asked is None or not (asked.group and asked.field) or clauses or not (items and items[0].has("follows")):
            return False
        if any(item.has("products", "variants") for item in items) or speaks_of_all(items):
            return False
        return self._comes_in(asked.group)

    def leading(self, now: Reading) -> Reading | None:
        """The same of that thing alone."""
        it = self._it
        return replace(now, inquiry=replace(now.inquiry, where=it), chips=(Chip(it.skus[0], it),)) if it else None

    @property
    def _in_option(self) -> bool:
        """Whether the last answer already told of one of its options."""
        things = self._it is not None
        counted = self.before.wanted == "pieces" or self.before.inquiry.field == "stock"
        return counted and things and any(map(self._is_option, self.before.chips))

    def _comes_in(self, field: str) -> bool:
        held = self.holdings.fields.get(field) if field.startswith(ATTRIBUTE) or field in _LOOKS else None
        it = self._it
        return bool(held and held.of_variants and it and len(self.variants(it)) > 1 and self.look(it, field).figures)

    @property
    def _it(self) -> Skus | None:
        """The product, also where a variant of it was told."""
        things = [chip.condition for chip in self.before.chips if isinstance(chip.condition, Skus)]
        told = Skus((self.before.about,)) if self.before.about else things[0] if len(things) == 1 else None
        rows = self.rows(told) if told and len(told.skus) == 1 else ()
        return Skus((rows[0].sku,)) if len(rows) == 1 else None

    def _is_option(self, chip: Chip) -> bool:
        fields = {name for name in about(chip.condition) if name in self.holdings.fields}
        return bool(fields) and "stock" not in fields and any(map(self._comes_in, fields))

    def counted(self, now: Reading, asked: Asked | None) -> Reading | None:
        """The question of that thing, in the option that is said and those said before."""
        it = self._it
        if it is None:
            return None
        told = {field for chip in now.chips for field in about(chip.condition)}
        kept = (chip for chip in self.before.chips if self._is_option(chip) and not told & {*about(chip.condition)})
        chips = (Chip(it.skus[0], it), *kept, *now.chips)
        old = now if asked is not None and asked.operation in ("count", "sum") else self.before
        return self._told(old, now, chips)

    def _told(self, old: Reading, now: Reading, chips: Sequence[Chip]) -> Reading:
        pieces = "stock" in self.holdings.fields
        things: Things = "products" if pieces else "variants"
        inquiry = Inquiry("count", things, together(chips))
        wanted: Wanted = "pieces" if pieces and old.wanted in ("figure", "pieces") else old.wanted
        return replace(now, inquiry=inquiry, chips=tuple(chips), wanted=wanted)

    def in_that(self, typed: str, now: Reading) -> Reading | None:
        """How many there are of what was told to come in a size or colour: "how many pairs in that size"."""
        listed = self.before.inquiry.operation == "list" and self.before.inquiry.things == "variants"
        if not listed or not _IN_THAT.search(typed):
            return None
        chips, it = self.before.chips, self._it if self.before.about else None
        if it is not None:
            chips = (Chip(it.skus[0], it), *(chip for chip in chips if self._is_option(chip)))
        return self._told(replace(self.before, wanted="pieces"), now, chips) if len(chips) > 1 else None

    def over_all(self, items: Sequence[Item], now: Reading, typed: str = "") -> Reading | None:
        """The same of all its sizes or colours: "and all sizes together?"."""
        named = [item for item in items if self._fields(item)]
        rest = [item for item in items if not any(item is one for one in named)]
        summed = self._in_option and any(item.has("sum") for item in rest)
        total = not named and (summed or _IN_ALL.search(typed) is not None)
        whole = len(named) == 1 and any(item.has("every") for item in rest)
        if not (total or whole) or not all(item.has(*_ALL) or item.of("before") for item in rest):
            return None
        fields = {name for item in named for name in self._fields(item)}
        kept = tuple(
            chip
            for chip in self.before.chips
            if not (self._is_option(chip) if total else fields & {*about(chip.condition)})
        )
        if len(kept) == len(self.before.chips):
            return None
        it, of_it = self._it, any(item.has("it") for item in items)
        if it and (of_it or not any(isinstance(chip.condition, Skus) for chip in kept)):
            kept = (*(() if of_it else kept), Chip(it.skus[0], it))
        if of_it and all(any(item.has(kind) for item in items) for kind in ("count", "pieces")):
            return self._told(replace(self.before, wanted="pieces"), now, kept)
        inquiry = replace(self.before.inquiry, where=together(kept))
        return replace(self.before, inquiry=inquiry, chips=kept, language=now.language, about="", tied=(), read_as=())

    def _fields(self, item: Item) -> tuple[str, ...]:
        return (*item.fields, *(name for one in names(item) for name in self.holdings.of_concept.get(one, ())))

    def numbered(self, items: Sequence[Item], now: Reading) -> Reading | None:
        """The same of another number of what was said: "how many in size 42" – "and 44?"."""
        amounts = [item for item in items if item.amount and item.amount.bare]
        rest = [item for item in items if not item.amount]
        if len(amounts) != 1 or not all(item.has(*_IDLE) for item in rest):
            return None
        number = amounts[0].text
        for field in self._said():
            if value := self._value(field, number):
                exact = self.holdings.fields[field].kind == "numbers"
                size = amounts[0].amount.number if amounts[0].amount else None
                tested = Test(field, low=size, high=size) if exact else Test(field, (value,))
                chip = Chip(f"{field_label(field, now.language)}: {value}", tested)
                asks_if = any(item.has("exists", "polar") for item in rest) and not rest[0].has("follows")
                return self._of_number(chip, now, in_stock=any(i.has("in_stock") for i in rest), asks_if=asks_if)
        return None

    def turned(self, items: Sequence[Item], now: Reading) -> Reading | None:
        """The other end of the same row: "which has the shortest lead time" – "and the longest?"."""
        old = self.before.inquiry
        degrees = [(item, kind) for item in items for kind in ("high", "low") if item.of(kind)]
        rest = [item for item in items if not any(item is one for one, _ in degrees)]
        if old.operation not in ("lowest", "highest") or len(degrees) != 1 or not all(i.has(*_IDLE) for i in rest):
            return None
        ((item, kind),) = degrees
        if any(one in self.holdings.of_concept for one in item.of(kind)):
            return None
        other: Operation = "highest" if kind == "high" else "lowest"
        inquiry = replace(old, operation=other)
        return replace(self.before, inquiry=inquiry, language=now.language, about="", tied=(), read_as=())

    def _said(self) -> list[str]:
        """The fields of which a value was said or told."""
        tested = (name for chip in self.before.chips for name in _equal(chip.condition))
        told = (self.before.inquiry.field,) if self.before.inquiry.operation in ("values", "distinct") else ()
        return [name for name in (*told, *tested) if name in self.holdings.fields and name not in ("price", "stock")]

    def _value(self, field: str, number: str) -> str:
        """The number as the column writes it; the number itself where all that the thing has there are numbers."""
        if self.holdings.fields[field].kind == "numbers":
            return number
        it = self._it
        told = [one.group or "" for one in self.look(it, field).figures] if it else self.holdings.values_of(field)
        held = next((value for name, value in self.holdings.whole.get((number,), ()) if name == field), "")
        return held or (number if told and all(any(map(str.isdigit, value)) for value in told) else "")

    def _of_number(self, chip: Chip, now: Reading, *, in_stock: bool, asks_if: bool) -> Reading:
        told = {*about(chip.condition)}
        chips = (*(one for one in self.before.chips if not told & {*about(one.condition)}), chip)
        if in_stock and "stock" in self.holdings.fields:
            there = Test("stock", low=Decimal(0), low_open=True)
            chips = (*chips, Chip(phrase(now.language, "in_stock"), there))
        old = self.before.inquiry
        tells = old.operation in ("values", "distinct") or asks_if
        counts = old.operation == "sum" and old.field == "stock"  # none is no stock that is not told
        asks = Inquiry("count", "products") if tells or counts else old
        wanted: Wanted = "exists" if tells else "pieces" if counts else self.before.wanted
        return replace(now, inquiry=replace(asks, where=together(chips)), chips=chips, wanted=wanted)


def _counts_pieces(asked: Asked) -> bool:
    """Whether it is asked how many there are."""
    stock = asked.operation == "sum" and asked.field == "stock"
    return not asked.group and asked.wanted == "figure" and (asked.operation == "count" or stock)


def _equal(condition: Condition) -> Sequence[str]:
    return (condition.field,) if isinstance(condition, Test) and (condition.values or _is_one(condition)) else ()


def _is_one(test: Test) -> bool:
    return test.low is not None and test.low == test.high
