"""What the single words of a head say: known ones, short ones, those put together, and what a price is for."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.importing import head_words


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("prc", "price"),  # without its vowels
        ("Verkaufspr.", "sold_at"),
        ("Lagerbest.", "stock"),  # the second part cut short
        ("MwSt Preis", "price"),
        ("Best.", "?"),  # an order or a stock
        ("Lagerpreis", "?"),
        ("Auf", "?"),  # the first of several words that are said together
        ("Artikelpreis", "item price"),
        ("Artikelgewi.", "item weight"),
        ("Verkaufsgewicht", "sell weight"),
        ("Artikelfrob", "?"),
        ("MinOrdQty", "minimum order quantity"),
        ("采购frob", "buy ?"),
        ("Price 2", "price"),
        ("Price %", "price"),
        ("USD Price", "price"),
        ("Price per dozen frobs", "price ?"),
    ],
)
def test_words(head: str, said: str) -> None:
    assert head_words.read(head).said == {*said.split()}


@pytest.mark.parametrize(
    ("head", "money", "per"),
    [
        ("Price (net)", True, ""),
        ("Net price (EUR)", True, ""),
        ("Price", False, ""),
        ("Price/kg (net)", True, "kg"),
        ("Price (net/kg)", True, "kg"),
        ("Price (pcs)", False, ""),
        ("Price per 100 pcs", False, "100 pcs"),
        ("Preis je Stk", False, "stk"),
        ("Price per", True, ""),
        ("Price per dozen pcs", True, ""),
        ("per kg price", True, ""),
        ("Price/frobnik", False, ""),
        ("Price/kg/frobnik", False, ""),
    ],
)
def test_what_stands_beside_a_price(head: str, money: bool, per: str) -> None:
    read = head_words.read(head)
    assert (read.money, read.per) == (money, per)


@pytest.mark.parametrize(
    ("head", "counts", "fields"),
    [
        ("Qty/Ctn", True, {"carton"}),
        ("Pcs/pack", True, {"pack"}),
        ("Total/ctn", True, {"carton"}),
        ("数量/箱", True, {"carton"}),
        ("Qty/Pallet", True, set()),
        ("Qty/kg", False, set()),
        ("Qty ctn", False, {"carton"}),
        ("Qty in ctn", False, {"carton"}),
        ("数量/件", True, set()),
        ("Btl/ctn", True, {"carton"}),
        ("Roll/ctn", True, {"carton"}),
        ("Weight/carton", False, {"weight"}),
        ("Frobs/ctn", False, set()),
        ("Price/ctn", False, {"price"}),
        ("/ctn", False, set()),
    ],
)
def test_how_many_are_in_something(head: str, counts: bool, fields: set[str]) -> None:
    assert head_words.counts_containers(head) is counts
    assert set(head_words.fields_of(head)) == fields


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("Price USD", {"price"}),
        ("Frobnik price", set()),
        ("Net stock", set()),  # no money
        ("Net weight", {"weight"}),
        ("Weight/pc", {"weight"}),
        ("Weight/100", set()),
        ("Stock/pc", set()),
        ("Trade item price", {"price"}),
        ("Net", set()),
        ("Net/ea", {"price"}),
        ("je Stk", set()),
        ("", set()),
    ],
)
def test_fields(head: str, fields: set[str]) -> None:
    assert set(head_words.fields_of(head)) == fields


@pytest.mark.parametrize(
    ("head", "whose"),
    [
        ("Dealer", "dealer"),
        ("Trade item price", "wholesale"),
        ("Dealer/trade", None),  # of two
        ("Dealer stock", None),
        ("Price", None),
    ],
)
def test_whose_price_it_is(head: str, whose: str | None) -> None:
    assert head_words.customers_of(head) == whose


@pytest.mark.parametrize(
    ("head", "names", "something_else"),
    [
        ("Drug / Desc.", True, False),
        ("Item name", True, False),
        ("Frob", False, False),
        ("Supplier name", False, True),
        ("Bin", False, True),
        ("Item number", False, False),
    ],
)
def test_what_goods_may_be_called(head: str, names: bool, something_else: bool) -> None:
    assert head_words.may_name_goods(head) is names
    assert head_words.is_something_else(head) is something_else
