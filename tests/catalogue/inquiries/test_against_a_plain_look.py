"""Exact questions: what the columns compute is what a plain look at every product says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.inquiry import Inquiry, Order
from merchant_assistant.catalogue.model import Product
from merchant_assistant.storage.database import Database

from .made import catalogues, fill, inquiries, numbers
from .plain import Plain, meaning

quick = settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@quick
@given(rows=catalogues, data=st.data())
def test_it_says_what_a_look_at_every_product_says(room: tuple[Database, Catalogue], rows: Any, data: Any) -> None:
    database, catalogue = room
    fill(database, rows)
    products = catalogue.page(limit=-1)
    for _ in range(6):
        check(catalogue, products, data.draw(inquiries))


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
