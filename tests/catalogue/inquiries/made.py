"""Products and inquiries of all sorts, made at random."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Inquiry, Not, Operation, Order, Skus, Words
from merchant_assistant.catalogue.inquiry import Test as Is
from merchant_assistant.storage import indexing
from merchant_assistant.storage.database import Database

PRODUCT = (
    "INSERT INTO product(id, source_id, key, sku, sku_derived, title, fields, attributes) VALUES (?,1,?,?,0,?,?,?)"
)
VARIANT = (
    "INSERT INTO variant(product_id, key, sku, sku_derived, title, price, currency, stock, fields, attributes) "
    "VALUES (?,?,?,0,?,?,?,?,?,?)"
)

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
numbers: tuple[Operation, ...] = ("sum", "average", "median", "lowest", "highest")
groups = st.sampled_from(("", "", "attribute:Colour", "brand", "tags"))
inquiries = st.one_of(
    st.builds(Inquiry, st.just("count"), things, where, group=groups),
    st.builds(Inquiry, st.sampled_from(("distinct", "values")), things, where, st.sampled_from(FIELDS), groups),
    st.builds(Inquiry, st.sampled_from(numbers), things, where, st.sampled_from(NUMERIC), groups),
    st.builds(Inquiry, st.just("list"), things, where, order=st.builds(Order, st.sampled_from(NUMERIC), st.booleans())),
    st.builds(Inquiry, st.just("share"), things, where, base=where),
)


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
