"""Exact questions whose answers are worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, FieldHeld, Inquiry, Not, Order, Skus, Words
from merchant_assistant.catalogue.inquiry import Test as Is

from .conftest import ROWS

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
