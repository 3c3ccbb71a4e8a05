"""Exact questions: what the columns compute is what a plain look at every product says."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue import finding
from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.computing import ready
from merchant_assistant.catalogue.inquiry import (
    AllOf,
    AnyOf,
    Condition,
    FieldHeld,
    Inquiry,
    Not,
    Operation,
    Order,
    Skus,
    Words,
)
from merchant_assistant.catalogue.inquiry import Test as Is
from merchant_assistant.catalogue.looking import parts_of
from merchant_assistant.catalogue.model import ATTRIBUTE, Product, Variant
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage import indexing
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.words import folded

Thing = tuple[Product, Variant | None]  # a variant, or a product that has none
PRODUCT = (
    "INSERT INTO product(id, source_id, key, sku, sku_derived, title, fields, attributes) VALUES (?,1,?,?,0,?,?,?)"
)
VARIANT = (
    "INSERT INTO variant(product_id, key, sku, sku_derived, title, price, currency, stock, fields, attributes) "
    "VALUES (?,?,?,0,?,?,?,?,?,?)"
)


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


TITLES = ("Steel mug", "Mugs, blue", "Oak pen", "Pencil", "不锈钢杯", "鐵製檯燈")
COLOURS = ("", "Black", "black", "BLACK", "Schwarz", "鐵色", "铁色")
PRICES = (("", ""), ("5", "EUR"), ("5.00", "EUR"), ("7.25", "EUR"), ("5", "USD"), ("12", "USD"), ("3", ""))
WEIGHTS = ("", "500 g", "0.5 kg", "500 G", "1,200 g", "2", "heavy")
STOCKS = ("", "0", "5", "17")
TAGS = ("", "a, b", "b", "c,  a", "Gift, mugs")

variant_cells = st.tuples(
    *map(st.sampled_from, (COLOURS, PRICES, WEIGHTS, STOCKS)), st.sampled_from(("", "X1", "X2", "P1"))
)
product_cells = st.tuples(
    *map(st.sampled_from, (TITLES, COLOURS, WEIGHTS, TAGS, ("", "Hale", "hale", "Berg"))),
    st.lists(variant_cells, max_size=3),
)
catalogues = st.lists(product_cells, min_size=1, max_size=6)

NUMERIC = ("price", "stock", "weight", "variants")
FIELDS = (*NUMERIC, "attribute:Colour", "tags", "brand", "nothing")
VALUES = ("black", "铁色", "b", "HALE", "5 EUR", "500 g", "5", "gift")
amounts = st.sampled_from([None, None, *map(Decimal, ("0", "3", "5", "7.25", "500"))])
tests = st.builds(
    Is,
    st.sampled_from(FIELDS),
    st.lists(st.sampled_from(VALUES), max_size=2).map(tuple),
    amounts,
    amounts,
    st.booleans(),
    st.booleans(),
    st.sampled_from(("", "", "EUR", "g")),
    st.sampled_from((None, None, None, True, False)),
)
words = st.builds(
    Words, st.sampled_from(("mug", "mugs", "blue mug", "pen", "杯", "铁", "a", "gift")), st.just(("tags",))
)
skus = st.builds(Skus, st.lists(st.sampled_from(("X1", "X2", "P1", "P2")), min_size=1, max_size=2).map(tuple))
conditions: st.SearchStrategy[Any] = st.recursive(
    st.one_of(tests, tests, words, skus),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
things = st.sampled_from(("products", "variants"))
where = st.one_of(st.none(), conditions)


def fill(database: Database, rows: list[Any]) -> None:
    with database.write() as connection:
        for table in ("variant", "product"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT OR IGNORE INTO source VALUES (1, 'Shop')")
        for id, (title, colour, weight, tags, brand, variants) in enumerate(rows, 1):
            fields = {"title": title, "weight": weight, "tags": tags, "brand": brand}
            row = (id, str(id), f"P{id}", title, dumped(fields), dumped({"Colour": colour}))
            connection.execute(PRODUCT, row)
            for place, cells in enumerate(variants):
                connection.execute(VARIANT, variant_row(id, place, title, *cells))
        connection.execute("DELETE FROM search_state")
        connection.execute("INSERT INTO search_state VALUES (0, ?)", (indexing.SHAPE,))
        indexing.rebuild(connection)


def variant_row(id: int, place: int, title: str, colour: str, price: Any, weight: str, stock: str, sku: str) -> Any:
    fields = {"price": price[0], "currency": price[1], "stock": stock, "weight": weight, "sku": sku}
    own = sku or f"V{id}-{place}"
    key = str(9 - place)  # keys in another order than the variants
    return (id, key, own, title, price[0] or None, price[1] or None, stock or None, dumped(fields),
            dumped({"Colour": colour}))  # fmt: skip


def dumped(cells: dict[str, str]) -> str:
    return json.dumps({name: value for name, value in cells.items() if value}, ensure_ascii=False)


@pytest.fixture(scope="module")
def room() -> Iterator[tuple[Database, Catalogue]]:
    with tempfile.TemporaryDirectory() as name:
        database = Database(Path(name) / "m.db", Path(name) / "backups")
        yield database, Catalogue(database, AppPaths(Path(name), Path(name)))
        database.close()


quick = settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@quick
@given(rows=catalogues, data=st.data())
def test_it_says_what_a_look_at_every_product_says(room: tuple[Database, Catalogue], rows: Any, data: Any) -> None:
    database, catalogue = room
    fill(database, rows)
    products = catalogue.page(limit=-1)
    for _ in range(6):
        check(catalogue, products, data.draw(inquiries))


numbers: tuple[Operation, ...] = ("sum", "average", "median", "lowest", "highest")
groups = st.sampled_from(("", "", "attribute:Colour", "brand", "tags"))
inquiries = st.one_of(
    st.builds(Inquiry, st.just("count"), things, where, group=groups),
    st.builds(Inquiry, st.sampled_from(("distinct", "values")), things, where, st.sampled_from(FIELDS), groups),
    st.builds(Inquiry, st.sampled_from(numbers), things, where, st.sampled_from(NUMERIC), groups),
    st.builds(Inquiry, st.just("list"), things, where, order=st.builds(Order, st.sampled_from(NUMERIC), st.booleans())),
    st.builds(Inquiry, st.just("share"), things, where, base=where),
)


def check(catalogue: Catalogue, products: list[Product], inquiry: Inquiry) -> None:
    plain = Plain(products, inquiry)
    finding = catalogue.answer(inquiry)
    passing = {plain.thing(slot) for slot in plain.passing(inquiry.where)}
    rows = [(row.product_id, products[row.product_id - 1].variants[row.variant - 1].id) if row.variant
            else row.product_id for row in finding.rows]  # fmt: skip
    by = inquiry.field if inquiry.operation == "values" else inquiry.group
    named = {
        (None if figure.group is None else meaning(by, figure.group), figure.unit.casefold()): figure
        for figure in finding.figures
    }
    if inquiry.operation == "share":
        base = {plain.thing(slot) for slot in plain.passing(inquiry.base)}
        both = {plain.thing(slot) for slot in plain.passing(inquiry.where, inquiry.base)}
        assert (finding.whole, finding.passing, set(rows)) == (len(base), len(both), both)
        assert [figure.value for figure in finding.figures] == ([Decimal(len(both)) / len(base)] if base else [])
        return
    assert finding.passing == len(passing)
    if inquiry.operation in numbers:
        told = {key: (figure.value, figure.things) for key, figure in named.items()}
        assert told == plain.numbers()
        having = {thing for _, thing, _, value in plain.cells(inquiry.field, "") if quantity_of(value)}
        assert (set(rows), finding.blank) == (having, len(passing) - len(having))
    elif inquiry.operation != "list":
        told_counts = {group: figure.value for (group, _), figure in named.items()}
        assert told_counts == plain.counted()
    order = inquiry.order or Order(inquiry.field, inquiry.operation == "highest")
    if inquiry.operation in ("list", "lowest", "highest"):
        ranked = plain.ranked(order)
        assert rows[: len(ranked)] == [thing for thing, _ in ranked]
        if ranked and not inquiry.group:
            assert finding.tied == sum(best == ranked[0][1] for _, best in ranked)
            assert (best := quantity_of(finding.rows[0].value)) and best.number == ranked[0][1][1]
    assert len(rows) == len(set(rows))


ROWS: tuple[Any, ...] = (
    ("Steel mug", "", "300 g", "mugs, gift", "Hale", [
        ("Black", ("5", "EUR"), "", "4", "M-1"), ("Red", ("4.50", "EUR"), "", "0", "M-2"),
        ("Red", ("4.5", "EUR"), "280 g", "", "M-3"),
    ]),
    ("Oak pen", "", "", "", "HALE", [("black", ("2", "EUR"), "", "9", "")]),
    ("Pencils, " + "very " * 40 + "long", "", "", "pens", "Berg", [("", ("3", "USD"), "20 g", "1", "PC-1")]),
    ("不锈钢保温杯", "黑色", "0.4 kg", "", "", []),
)  # fmt: skip
black, cheap = Is("attribute:Colour", ("BLACK",)), Is("price", high=Decimal(5), high_open=True)
EXAMPLES: list[tuple[Inquiry, str, str]] = [  # figures, then SKUs of the rows
    (Inquiry("count", where=black), "2", "P1 P2"),
    (Inquiry("count", where=AllOf((black, cheap))), "1", "P2"),  # the cheap mug is another one
    (Inquiry("count", "variants", cheap), "4", "M-2 M-3 V2-0 PC-1"),
    (Inquiry("count", where=Not(black)), "2", "P3 P4"),
    (Inquiry("count", "variants", Not(black)), "3", "M-2 M-3 PC-1"),
    (Inquiry("count", where=Is("price", low=Decimal(5))), "1", "P1"),
    (Inquiry("count", where=Is("price", low=Decimal(5), low_open=True)), "0", ""),
    (Inquiry("count", where=Is("price", blank=True)), "1", "P4"),
    (Inquiry("count", where=Is("stock", blank=True)), "1", "P4"),  # one mug says nothing, the others do
    (Inquiry("count", "variants", Is("stock", blank=True)), "1", "M-3"),
    (Inquiry("count", where=Is("price", unit="usd")), "1", "P3"),
    (Inquiry("count", where=Words("pens")), "2", "P2 P3"),  # one by its tag
    (Inquiry("count", where=Words("pencil")), "1", "P3"),
    (Inquiry("count", where=Words("保溫杯")), "1", "P4"),
    (Inquiry("count", where=Words("黑色 杯", ("attribute:Colour",))), "0", ""),
    (Inquiry("count", where=Words("黑色 杯", anywhere=True)), "1", "P4"),
    (Inquiry("count", where=Words("?!")), "0", ""),
    (Inquiry("count", where=Skus(("M-2", "P4"))), "2", "P1 P4"),
    (Inquiry("list", "variants", Skus(("M-2", "P2"))), "2", "M-2 V2-0"),
    (Inquiry("count", where=AllOf((Skus(("M-2",)), black))), "0", ""),
    (Inquiry("count", where=Is("title", ("oak PEN",))), "1", "P2"),
    (Inquiry("distinct", field="brand"), "2", "P1 P2 P3"),
    (Inquiry("distinct", field="title"), "4", "P1 P2 P3 P4"),
    (Inquiry("distinct", field="price"), "4", "P1 P2 P3"),  # 4.5 is 4.50
    (Inquiry("values", field="brand"), "2 of HALE; 1 of Berg", "P1 P2 P3"),
    (Inquiry("sum", field="stock"), "14", "P1 P2 P3"),
    (Inquiry("sum", field="stock", where=black), "13", "P1 P2"),
    (Inquiry("count", where=Is("stock", high=Decimal(3))), "1", "P3"),  # the mugs have four together, none of them red
    (Inquiry("count", where=AllOf((Is("stock", high=Decimal(3)), Not(black)))), "1", "P3"),
    (Inquiry("average", field="stock"), "4.666666666666666666666666667", "P1 P2 P3"),  # of products, not of variants
    (Inquiry("average", "variants", field="stock"), "3.5", "M-1 M-2 V2-0 PC-1"),
    (Inquiry("sum", field="weight"), "600 g; 0.4 kg", "P1 P3 P4"),  # the mug's own weight counts once …
    (Inquiry("sum", "variants", field="weight"), "900 g", "M-1 M-2 M-3 PC-1"),  # … and for each of its variants
    (Inquiry("average", field="price"), "3.25 EUR; 3 USD", "P1 P2 P3"),  # of each its lowest
    (Inquiry("median", field="price"), "3.25 EUR; 3 USD", "P1 P2 P3"),
    (Inquiry("average", "variants", field="price"), "4.0 EUR; 3 USD", "M-1 M-2 M-3 V2-0 PC-1"),
    (Inquiry("lowest", field="price"), "2 EUR; 3 USD", "P2 P1 P3"),
    (Inquiry("highest", "variants", field="price", limit=2), "5 EUR; 3 USD", "M-1 M-2"),
    (Inquiry("count", group="brand", order=Order("", descending=True), limit=1), "2 of HALE", "P1 P2 P3 P4"),
    (Inquiry("highest", field="price", group="brand"), "5 of HALE EUR; 3 of Berg USD", "P1 P2 P3"),
    (Inquiry("list", order=Order("title"), limit=3), "4", "P2 P3 P1"),
    (Inquiry("list", "variants", order=Order("sku", descending=True)), "5", "PC-1 M-1 M-2 M-3"),
    (Inquiry("list", where=Not(cheap), order=Order("price", descending=True)), "1", ""),
    (Inquiry("share", where=cheap, base=Is("brand", ("hale",))), "1", "P1 P2"),
    (Inquiry("share", where=black, base=Is("price", blank=False)), "0.6666666666666666666666666667", "P1 P2"),
    (Inquiry("share", base=Is("brand", ("Nobody",))), "", ""),
    (Inquiry("sum", field="nothing"), "", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def shop(room: tuple[Database, Catalogue]) -> Catalogue:
    fill(room[0], list(ROWS))
    return room[1]


@pytest.mark.parametrize(("inquiry", "figures", "skus"), EXAMPLES, ids=[str(n) for n in range(len(EXAMPLES))])
def test_examples(shop: Catalogue, inquiry: Inquiry, figures: str, skus: str) -> None:
    finding = shop.answer(inquiry)
    told = [f"{one.value}{(one.group and f' of {one.group}') or ''} {one.unit}".strip() for one in finding.figures]
    assert ("; ".join(told), " ".join(row.sku for row in finding.rows)) == (figures, skus)


def test_a_row_says_what_the_cells_say(shop: Catalogue) -> None:
    (row,) = shop.answer(Inquiry("values", "variants", Skus(("M-3",)), "weight")).rows
    assert (row.product_id, row.variant, row.title, row.value, row.unit) == (1, 3, "Steel mug", "280 g", "g")
    mug, *_ = shop.answer(Inquiry("values", field="price")).rows
    assert (mug.variant, mug.value, mug.unit) == (0, "5 EUR; 4.50 EUR; 4.5 EUR", "EUR")
    (pencils,) = shop.answer(Inquiry("values", where=Skus(("P3",)), field="title")).rows
    assert pencils.value == ROWS[2][0]  # too long to stand in a column
    mug, *_ = (finding := shop.answer(Inquiry("values", field="stock", where=Skus(("P1",))))).rows
    assert (mug.value, [one.group for one in finding.figures]) == ("4", ["4"])  # of 4, 0 and none
    finding = shop.answer(Inquiry("lowest", field="stock"))
    assert (finding.passing, finding.blank, finding.tied, finding.rows[0].value) == (4, 1, 1, "1")


def test_rows_beyond_the_first_belong_to_the_products_that_were_asked(room: tuple[Database, Catalogue]) -> None:
    database, catalogue = room
    fill(database, [("Mug", "", "", "", "", [])] * 450)
    rows = catalogue.answer(Inquiry("count")).rows
    assert [row.sku for row in rows] == [f"P{id}" for id in range(1, 451)]
    assert (rows[-1].sku, [row.sku for row in rows[398:402:2]], rows[500:]) == ("P450", ["P399", "P401"], ())
    few = catalogue.answer(Inquiry("count", where=Skus(("P1",)))).rows
    catalogue.edit(1, "title", "Cup")
    assert rows[0].title == "Mug" == next(iter(few)).title
    with pytest.raises(UserFault) as caught:
        rows[300]
    assert caught.value.code == "answer_outdated"
    with pytest.raises(Cancelled):
        token = CancelToken()
        token.cancel()
        catalogue.answer(Inquiry("count"), token)
    fill(database, list(ROWS))


ALL_KINDS = AllOf((AnyOf((black, Words("mug"))), Not(Is("price", high=Decimal(1))), Is("stock", low=Decimal(1))))


def test_what_conditions_hold_of_is_remembered_until_products_change(room: tuple[Database, Catalogue]) -> None:
    database, catalogue = room
    inquiry = Inquiry("count", where=ALL_KINDS)
    counted = catalogue.answer(inquiry).passing
    remembered = list(catalogue._finder._passing_slots.values())
    assert counted > 0
    assert catalogue.answer(inquiry).passing == counted
    assert not any(mask.flags.writeable for mask in remembered)
    fill(database, [("Cup", "white", "", "", "", [])])
    assert catalogue.answer(inquiry).passing == 0
    assert not any(one is old for one in catalogue._finder._passing_slots.values() for old in remembered)
    fill(database, list(ROWS))


def test_no_more_is_remembered_than_fits(shop: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    shop._finder._passing_slots.clear()
    monkeypatch.setattr(finding, "_KEPT_SLOTS", 0)
    assert shop.answer(Inquiry("count", where=ALL_KINDS)).passing > 0
    assert not shop._finder._passing_slots


def test_what_is_read_ahead_is_what_questions_are_computed_from(
    room: tuple[Database, Catalogue], shop: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = Inquiry("sum", field="stock", where=ALL_KINDS)
    fresh, small = (Catalogue(room[0], AppPaths(Path(), Path())) for _ in range(2))
    fresh.prepare()
    assert {"price", "stock", "attribute:Colour", "brand"} <= set(fresh._finder._columns)
    assert "title" not in fresh._finder._columns
    assert fresh.answer(inquiry).figures == shop.answer(inquiry).figures
    monkeypatch.setattr(ready, "MOST_BYTES", 0)
    small.prepare()
    assert set(small._finder._columns) == {"price", "variants"}  # the first, and how many variants products have
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        small.prepare(token)


def test_an_inquiry_names_every_field_that_it_depends_on() -> None:
    where = AllOf((Is("stock", low=Decimal(1)), Not(AnyOf((Is("cost", blank=True), Words("mug"))))))
    asked = Inquiry("share", where=where, group="brand", order=Order("price"), base=Is("category", ("Mugs",)))
    assert asked.fields() == {"stock", "cost", "brand", "price", "category"}


def test_what_a_reader_links_words_to(shop: Catalogue) -> None:
    held = {field.field: field for field in shop.fields_held()}
    assert held["price"] == FieldHeld("price", 3, "numbers", ("EUR", "USD"), 5, of_variants=True)
    assert held["brand"] == FieldHeld("brand", 3, "values", (), 2)
    assert (held["attribute:Colour"].of_variants, held["weight"].units) == (True, ("g", "kg"))
    assert [(value.value, value.count) for value in shop.values_of_field("brand", 5)] == [("HALE", 2), ("Berg", 1)]
