"""What inquiries say, found by looking at one product after the other."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from statistics import median

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Not, Order, Skus, Words
from merchant_assistant.catalogue.inquiry import Test as Is
from merchant_assistant.catalogue.looking import parts_of
from merchant_assistant.catalogue.model import ATTRIBUTE, Product, Variant
from merchant_assistant.storage.words import folded

Thing = tuple[Product, Variant | None]  # a variant, or a product that has none


class Plain:
    """The same answers, found by looking at one product after the other."""

    def __init__(self, products: list[Product], inquiry: Inquiry) -> None:
        self.of_products = inquiry.things == "products"
        self.slots: list[Thing] = [(p, v) for p in products for v in (p.variants or (None,))]
        self.inquiry = inquiry

    def holds(self, thing: Thing, condition: Condition | None) -> bool:  # noqa: PLR0911 - one for each kind
        match condition:
            case None:
                return True
            case AllOf(conditions):
                rest = [one for one in conditions if not self.is_of_total(one)]
                totals = [one for one in conditions if isinstance(one, Is) and one not in rest]
                return all(self.holds(thing, one) for one in rest) and all(self.adds_up(thing, t, rest) for t in totals)
            case AnyOf(conditions):
                return any(self.holds(thing, one) for one in conditions)
            case Not(inner):
                return not any(self.holds(slot, inner) for slot in self.same_thing(thing))
            case Skus(skus):
                product, variant = thing
                if any(one.sku in skus for one in product.variants):
                    return variant is not None and variant.sku in skus
                return product.sku in skus
            case Words(text, fields, _):
                texts = [thing[0].title] + [value for field in fields for value in values(thing, field)]
                return any(all(worded(word, one) for word in text.split()) for one in texts)
            case Is():
                of_total = self.is_of_total(condition)
                return self.adds_up(thing, condition, []) if of_total else self.passes(thing, condition)

    def is_of_total(self, one: Condition) -> bool:
        """Whether the stock of a product is bounded; that it has any at all is asked of each variant."""
        if not self.of_products or not isinstance(one, Is) or one.field != "stock":
            return False
        any_at_all = one.low == 0 and one.low_open and one.high is None
        bounded = one.low is not None or one.high is not None
        return bounded and not (any_at_all or one.values or one.unit or one.blank is not None)

    def adds_up(self, thing: Thing, test: Is, rest: list[Condition]) -> bool:
        """Whether the stock of what passes the rest has such a sum."""
        those = [slot for slot in self.same_thing(thing) if all(self.holds(slot, one) for one in rest)]
        stocks = [Decimal(value) for slot in those for value in values(slot, "stock")]
        return bool(stocks) and fits(str(sum(stocks)), test)

    def same_thing(self, thing: Thing) -> list[Thing]:
        return [slot for slot in self.slots if slot[0] is thing[0]] if self.of_products else [thing]

    def passes(self, thing: Thing, test: Is) -> bool:
        there = [value for slot in self.same_thing(thing) for value in values(slot, test.field)]
        if test.blank and there:
            return False
        if not (test.values or test.unit or test.low is not None or test.high is not None):
            return test.blank is not False or bool(values(thing, test.field))
        return any(fits(value, test) for value in values(thing, test.field))

    def passing(self, *conditions: Condition | None) -> list[Thing]:
        slots = [slot for slot in self.slots if all(self.holds(slot, one) for one in conditions)]
        return slots if self.of_products else [slot for slot in slots if slot[1] is not None]

    def thing(self, slot: Thing) -> object:
        return slot[0].id if self.of_products or slot[1] is None else (slot[0].id, slot[1].id)

    def cells(self, field: str, group: str) -> list[tuple[object, object, object, str]]:
        """``(group, thing, cell, value)``; a product's own value is one cell, however many variants take it over."""
        found = []
        for slot in self.passing(self.inquiry.where):
            product, variant = slot
            own = variant is not None and bool(parts_of(field, cell(variant, field)))
            for name in dict.fromkeys(meaning(group, value) for value in values(slot, group)) if group else [None]:
                for value in values(slot, field) if field else [""]:
                    holder = variant.id if variant and (own or not self.of_products) else -product.id
                    found.append((name, self.thing(slot), holder, value))
        return list(dict.fromkeys(found))

    def numbers(self) -> dict[tuple[object, str], tuple[Decimal, int]]:
        """Figure and number of things by group and unit."""
        inquiry = self.inquiry
        gathered: dict[tuple[object, str], list[tuple[object, Decimal]]] = {}
        for name, thing, _, value in self.cells(inquiry.field, inquiry.group):
            if quantity := quantity_of(value):
                gathered.setdefault((name, quantity.unit.casefold()), []).append((thing, quantity.number))
        made = {}
        for key, pairs in gathered.items():
            all_ = [number for _, number in pairs]
            if self.of_products and inquiry.field == "price" and inquiry.operation in ("average", "median"):
                all_ = [number for _, number in _lowest_each(pairs)]
            if self.of_products and inquiry.field == "stock":
                all_ = list(_total_each(pairs).values())
            figure = {
                "sum": sum(all_, Decimal()), "average": sum(all_, Decimal()) / len(all_), "median": median(all_),
                "lowest": min(all_), "highest": max(all_),
            }[inquiry.operation]  # fmt: skip
            made[key] = (Decimal(figure), len({thing for thing, _ in pairs}))
        return made

    def counted(self) -> dict[object, int]:
        """How many things, or how many different values, by group."""
        if self.inquiry.operation == "values" and self.inquiry.field == "stock" and self.of_products:
            pairs = [(thing, Decimal(value)) for _, thing, _, value in self.cells("stock", "")]
            return dict(Counter((total, "") for total in _total_each(pairs).values()))
        distinct = self.inquiry.operation == "distinct"
        field = self.inquiry.field if distinct else ""
        group = self.inquiry.field if self.inquiry.operation == "values" else self.inquiry.group
        gathered: dict[object, set[object]] = {} if group else {None: set()}
        for name, thing, _, value in self.cells(field, group):
            gathered.setdefault(name, set()).add(meaning(field, value) if distinct else thing)
        return {name: len(them) for name, them in gathered.items()}

    def ranked(self, order: Order) -> list[tuple[object, tuple[str, Decimal]]]:
        """Things of the commonest unit by their best number, equal ones in import order."""
        best: dict[str, dict[object, Decimal]] = {}
        pick = max if order.descending else min
        if self.of_products and order.field == "stock":
            pairs = [(thing, Decimal(value)) for _, thing, _, value in self.cells("stock", "")]
            totals = sorted(_total_each(pairs).items(), key=lambda pair: -pair[1] if order.descending else pair[1])
            return [(thing, ("", number)) for thing, number in totals]
        for _, thing, _, value in self.cells(order.field, ""):
            if quantity := quantity_of(value):
                of_unit = best.setdefault(quantity.unit.casefold(), {})
                of_unit[thing] = pick(of_unit.get(thing, quantity.number), quantity.number)
        ranked: dict[object, tuple[str, Decimal]] = {}
        for unit in sorted(best, key=lambda unit: (-len(best[unit]), unit)):
            for thing, number in sorted(best[unit].items(), key=lambda pair: -pair[1] if order.descending else pair[1]):
                ranked.setdefault(thing, (unit, number))
        return list(ranked.items())


def cell(holder: Product | Variant, field: str) -> str:
    """What stands in it, as products are shown."""
    if isinstance(holder, Variant) and field in ("price", "stock"):
        amount = holder.price if field == "price" else holder.stock
        return "" if amount is None else str(amount)
    if field.startswith(ATTRIBUTE):
        return holder.attributes.get(field.removeprefix(ATTRIBUTE), "")
    return holder.fields.get(field, "")


def values(thing: Thing, field: str) -> list[str]:
    """A variant's own values, else its product's."""
    product, variant = thing
    if field == "variants":
        return [str(len(product.variants))]
    own = parts_of(field, cell(variant, field)) if variant else []
    return list(dict.fromkeys(own or parts_of(field, cell(product, field))))


def fits(value: str, test: Is) -> bool:
    quantity = quantity_of(value)
    if test.values and meaning(test.field, value) not in {meaning(test.field, one) for one in test.values}:
        return False
    if not test.unit and test.low is None and test.high is None:
        return True
    if quantity is None or (test.unit and quantity.unit.casefold() != test.unit.casefold()):
        return False
    number = quantity.number
    low = test.low is None or (number > test.low if test.low_open else number >= test.low)
    return low and (test.high is None or (number < test.high if test.high_open else number <= test.high))


def _lowest_each(pairs: list[tuple[object, Decimal]]) -> list[tuple[object, Decimal]]:
    """The lowest number of each thing."""
    best: dict[object, Decimal] = {}
    for thing, number in pairs:
        best[thing] = min(best.get(thing, number), number)
    return list(best.items())


def _total_each(pairs: list[tuple[object, Decimal]]) -> dict[object, Decimal]:
    """The sum of the numbers of each thing."""
    totals: dict[object, Decimal] = {}
    for thing, number in pairs:
        totals[thing] = totals.get(thing, Decimal()) + number
    return totals


def meaning(field: str, value: str) -> object:
    quantity = quantity_of(value) if field in ("price", "stock", "weight", "variants") else None
    return (quantity.number, quantity.unit.casefold()) if quantity else folded(value)


def worded(word: str, text: str) -> bool:
    """Whole words; a plural is its singular."""
    if not word.isascii():
        return folded(word) in folded(text)
    return any(one.removesuffix("s") == folded(word).removesuffix("s") for one in re.findall(r"\w+", folded(text)))
