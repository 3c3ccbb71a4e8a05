"""Heads as stock-keeping programs write them: cut short, put together, with what a price is for."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_assistant.catalogue.importing import head_words, mapping
from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.model import ATTRIBUTE

PHARMACY = (
    "PIP,Drug / Desc.,Prod Grp,OuterQty,Net Cost £,TradePrc ex VAT,RRP,SOH,OnOrd,ROP,Supp,ShelfLoc,Disc\n"
    "3040123,Paracetamol 500mg 32s,Tablets,12,1.10,2.05,3.50,40,12,10,Northmed,A1,N\n"
    "3040134,Calamine lotion 200ml,Liquids,6,2.10,3.05,4.50,0,24,5,Northmed,A2,N\n"
    "3040145,Saline nasal spray 20ml,Liquids,6,1.60,2.55,4.00,18,0,5,Southmed,B7,Y\n"
    "3040156,Elastic bandage 7.5cm,Dressings,10,0.90,1.45,2.50,33,0,5,Southmed,C3,N\n"
    "3040167,Ibuprofen 200mg 16s,Tablets,12,1.00,1.95,3.20,25,0,10,Northmed,C4,N\n"
)


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("ItemDescr", "title"),
        ("Descr", "description"),
        ("Désign.", "title"),
        ("Artikelbez.", "title"),
        ("Prod Grp", "category"),
        ("WGr", "category"),
        ("PurchPrc", "cost"),
        ("P.A. HT", "cost"),
        ("不含税进价(元/盒)", "cost"),
        ("P.V. HT", "price"),
        ("含税出厂价", "price"),
        ("Net /ea", "price"),
        ("Trade/btl", "price"),
        ("SRP EUR", "compare_at_price"),
        ("UVP inkl. MwSt.", "compare_at_price"),
        ("厂家指导价", "compare_at_price"),
        ("AvailQty", "stock"),
        ("Lagerbest.", "stock"),
        ("可用数", "stock"),
        ("Min ord", "moq"),
        ("起批(箱)", "moq"),
        ("Case (btls)", "carton"),
        ("Uds/caja", "carton"),
        ("装箱(支/箱)", "carton"),
        ("VPE (Stk)", "pack"),
        ("LeadTm (d)", "lead_time"),
        ("Lieferz. (Tg)", "lead_time"),
        ("补货周期/天", "lead_time"),
        ("CtryOrig", "origin"),
        ("货源地", "origin"),
        ("GrossWt kg", "weight"),
    ],
)
def test_heads_are_read_by_their_words(head: str, field: str) -> None:
    assert field in head_words.fields_of(head)


@pytest.mark.parametrize(
    "head",
    ["On order (btls)", "OnOrd", "在途数量", "Bestellt", "En cde", "SafetyStk", "安全库存", "Reorder pt", "Meldebest.",
     "库存下限", "Stock mini", "Max stock", "Qty (on order)", "库存(安全)", "Qty/Pallet", "Allocated", "Sales", "Bin",
     "Supp", "供货商", "Vendor Name", "Disc (Y/N)", "停产", "Superseded by", "替代品", "Gew. kg/100", "Case price"],
)  # fmt: skip
def test_what_only_looks_like_a_field_stays_what_it_is(head: str) -> None:
    assert not head_words.fields_of(head)
    assert mapping.by_names([head]) == [ATTRIBUTE + head]


@pytest.mark.parametrize("head", ["Net / kg", "Gross/kg", "Brutto / kg", "Netto/g", "VAT / pc", "MwSt/Stk"])
def test_a_net_weight_and_a_tax_are_no_prices(head: str) -> None:
    assert "price" not in head_words.fields_of(head)


def _fields(text: str) -> dict[str, str]:
    head, *lines = [line.split(",") for line in text.strip().splitlines()]
    return dict(zip(head, GENERIC.fields(head, list(enumerate(lines, 2))), strict=True))


def test_a_pharmacys_list() -> None:
    assert {name: field for name, field in _fields(PHARMACY).items() if not field.startswith(ATTRIBUTE)} == {
        "PIP": "sku",
        "Drug / Desc.": "title",
        "Prod Grp": "category",
        "OuterQty": "carton",
        "Net Cost £": "cost",
        "TradePrc ex VAT": "price",
        "RRP": "compare_at_price",
        "SOH": "stock",
    }


def test_what_it_is_sold_for_is_the_price_and_no_recommended_one() -> None:
    fields = _fields("Code,Name,RRP inc VAT,Trade/btl,Cost/btl\nA1,Red,9.00,6.50,4.10\nA2,White,8.00,5.50,4.00\n")
    assert list(fields.values()) == ["sku", "title", "compare_at_price", "price", "cost"]
    fields = _fields("Code,Name,RRP,VK netto/Stk\nA1,Red,9.00,6.50\nA2,White,8.00,5.50\n")
    assert list(fields.values()) == ["sku", "title", "compare_at_price", "price"]


def test_what_a_column_holds_must_agree_with_its_words() -> None:
    fields = _fields("SKU,Name,Case,Bar\nA1,Phone X,leather,3.5\nA2,Phone Y,plastic,4.5\n")
    assert list(fields.values()) == ["sku", "title", "attribute:Case", "attribute:Bar"]


def test_no_table_of_goods_is_without_titles_where_one_column_tells_them(read: Any) -> None:
    lines = "".join(f"K{n}X;{'rot' if n % 2 else 'blau'};Vase Serie {n} handbemalt;{n},50\n" for n in range(1, 8))
    (staged,) = read(f"Nr;Ftb;Gegenstand;Preis\n{lines}")
    assert [column.field for column in staged.sheet.columns] == ["sku", "attribute:Ftb", "title", "price"]
    assert staged.codes() == ["guessed_title"]


def test_a_list_of_companies_is_none_of_goods() -> None:
    fields = _fields("companyName,phone\nNorth Ltd,1-22\nSouth Ltd,1-33\nWest Ltd,1-44\n")
    assert "title" not in fields.values()


def test_lead_times_in_weeks_say_so(read: Any) -> None:
    (staged,) = read("SKU,Name,Lead (wks)\nA1,Mug,3\nA2,Cup,5\n")
    assert [one["fields"]["lead_time"] for one in staged.variants] == ["3 weeks", "5 weeks"]


def test_the_sign_of_a_currency_before_what_the_price_is_for(read: Any) -> None:
    (staged,) = read("SKU,Name,Trade £/btl\nA1,Red,6.50\nA2,White,5.50\n")
    assert [(one["price"], one["currency"]) for one in staged.variants] == [("6.50", "GBP"), ("5.50", "GBP")]


@pytest.mark.parametrize(
    ("heads", "meant"),
    [
        ("出厂价,工程价,门市价", {"出厂价": "cost", "门市价": "price"}),
        ("出厂价,批发价,零售价", {"出厂价": "cost", "批发价": "price", "零售价": "compare_at_price"}),
        ("出厂价,零售价", {"出厂价": "attribute:出厂价", "零售价": "price"}),
        ("出厂价", {"出厂价": "price"}),
        ("CB价,经销价,建议零售", {"CB价": "cost", "经销价": "price", "建议零售": "compare_at_price"}),
    ],
)
def test_what_the_factory_asks_is_the_cost_below_two_other_prices(heads: str, meant: dict[str, str]) -> None:
    columns = ["货号", "品名", *heads.split(",")]
    rows = [
        (at, [f"A{at}", f"椅{at}", *(str(10 * at + more) for more in (0, 3, 9)[: len(columns) - 2])])
        for at in range(1, 8)
    ]
    found = dict(zip(columns, GENERIC.fields(columns, rows), strict=True))
    assert {head: found[head] for head in meant} == meant
