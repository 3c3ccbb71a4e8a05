"""Heads of many trades, as their programs write them: which column is what, and which one nobody's field."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.importing import head_words
from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.model import ATTRIBUTE

TITLES = ["Scarlet Maple tree", "Silver Birch tall", "Rough Oak plank", "Summer Ash bundle", "Winter Elm log"]
CELLS = {
    "c": ["A101", "A102", "B103", "B104", "C105"],
    "t": TITLES,
    "g": ["One", "Two", "One", "Two", "Two"],
    "m": ["3.50", "12.25", "8.80", "9.99", "4.40"],
    "h": ["6.50", "19.25", "12.80", "15.99", "8.40"],
    "n": ["12", "0", "44", "7", "120"],
    "p": ["21001-508", "75002-561", "54003-620", "70004-477", "70004-478"],
    "few": ["12", "6", "12", "24", "12"],
    "hs": ["84818019", "8481.80", "7307 29 80", "84818019", "7307298000"],
    "ml": ["250ml", "500ml", "1000ml", "250ml", "50ml"],
}


def fields(*heads: str) -> dict[str, str]:
    """What the columns of such a table become; a head is followed by the sort of its cells."""
    names, kinds = zip(*(head.rsplit(":", 1) for head in heads), strict=True)
    rows = [(line + 2, [CELLS[kind][line] for kind in kinds]) for line in range(len(TITLES))]
    found = GENERIC.fields(names, rows)
    return {name: "" if field.startswith(ATTRIBUTE) else field for name, field in zip(names, found, strict=True)}


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("CostPr:m", "cost"),
        ("Cst:m", "cost"),
        ("Buy £:m", "cost"),
        ("Landed £:m", "cost"),
        ("Gal Cost:m", "cost"),
        ("收购价:m", "cost"),
        ("参考成本:m", "cost"),
        ("SellPr (GBP):m", "price"),
        ("UnitPr:m", "price"),
        ("$/kg:m", "price"),
        ("批价:m", "price"),
        ("每斤价:m", "price"),
        ("Dealer £:m", "price"),  # the only price there is
        ("MRP:m", "price"),  # likewise
        ("Stock Lvl:n", "stock"),
        ("Closing Stk:n", "stock"),
        ("Balance:n", "stock"),
        ("Boxes OH:n", "stock"),
        ("现存量:n", "stock"),
        ("账面库存:n", "stock"),
        ("库存米数:n", "stock"),
        ("起订米数:n", "moq"),
        ("CaseSz:n", "carton"),
        ("每箱:n", "carton"),
        ("TrayQty:n", "pack"),
        ("Box/Qty:n", "pack"),
        ("L/T wks:n", "lead_time"),
        ("Del Days:n", "lead_time"),
        ("Lief.Zeit:n", "lead_time"),
        ("Sect:g", "category"),
        ("Prod Line:g", "category"),
        ("物料组:g", "category"),
        ("茶类:g", "category"),
        ("Grower:g", "manufacturer"),
        ("出版社:g", "manufacturer"),
        ("产区:g", "origin"),
        ("Bag Wt:m", "weight"),
        ("净含量(g):n", "weight"),
        ("ListPx:m", "price"),
        ("WhPrc/kg:m", "price"),
        ("Keg Price:m", "price"),
        ("Vet Trade:m", "price"),
        ("PurchasesUnitPrice:m", "cost"),
        ("最近进价:m", "cost"),
        ("即时库存:n", "stock"),
        ("Stk@Hand:n", "stock"),
        ("采购提前期:n", "lead_time"),
        ("Délai appro (j):n", "lead_time"),
        ("StkGrp:g", "category"),
        ("Brewery:g", "manufacturer"),
    ],
)
def test_a_head_is_read_as_it_is_cut_short(head: str, field: str) -> None:
    assert fields("Code:c", "Name:t", head)[head.rsplit(":", 1)[0]] == field


@pytest.mark.parametrize(
    "head",
    [
        *(
            "Fab:g",
            "Breed:g",
            "克重(g/㎡):m",
            "门幅:n",
            "净含量:ml",
            "Legal Cat:g",
            "处方分类:g",
            "Min Stk Lvl:n",
            "ETA:n",
        ),
        *("O/O:n", "Case Pr:m"),
        *("Tariff:m", "Commodity:g", "Remaining:n", "Balance:m", "Buy in:n", "Out:n", "Jan:n"),
    ],
)
def test_what_is_no_field_stays_under_its_own_name(head: str) -> None:
    assert fields("Code:c", "Name:t", head)[head.rsplit(":", 1)[0]] == ""


def test_what_is_said_in_words_is_no_code() -> None:
    assert fields("No.:c", "Artikel:t", "Preis:m") == {"No.": "sku", "Artikel": "title", "Preis": "price"}


def test_codes_of_some_kind_are_the_goods_codes_where_there_are_no_others() -> None:
    assert fields("PIPCode:p", "Descr:t", "SOH:n")["PIPCode"] == "sku"
    assert fields("Code:c", "PIPCode:p", "Descr:t", "SOH:n")["PIPCode"] == ""


def test_codes_and_names_of_stock_are_those_of_the_goods() -> None:
    assert fields("StkNo:c", "StkDesc:t", "PhysQty:n") == {"StkNo": "sku", "StkDesc": "title", "PhysQty": "stock"}
    assert fields("图号:c", "名称及规格:t", "库存:n")["名称及规格"] == "title"


def test_of_several_prices_the_one_that_is_asked_here() -> None:
    found = fields("SKU:c", "Item:t", "Dealer £:m", "SRP £:h")
    assert (found["Dealer £"], found["SRP £"]) == ("price", "compare_at_price")
    found = fields("SKU:c", "Item:t", "WS Price:m", "MSRP:h")
    assert (found["WS Price"], found["MSRP"]) == ("price", "compare_at_price")


def test_the_maker_s_number_is_the_code_where_there_is_no_other() -> None:
    assert fields("OEM No:c", "Part Name:t", "Qty:n")["OEM No"] == "sku"
    assert fields("Code:c", "OEM No:c", "Part Name:t", "Qty:n")["OEM No"] == "mpn"


@pytest.mark.parametrize("word", ["Breed", "Roast", "Wine", "Colour", "Pot", "Sheet size", "Delivery charge"])
def test_a_word_that_is_no_short_form_speaks_for_nothing(word: str) -> None:
    assert head_words.fields_of(word) == {}


def test_the_one_price_cost_and_stock_may_be_called_by_one_known_word() -> None:
    found = fields("Ref:c", "Plank:t", "Salon Price:m", "SRP:h", "Acq. Cost:m", "Depot Stk:n")
    wanted = ["price", "compare_at_price", "cost", "stock"]
    assert [found[head] for head in ("Salon Price", "SRP", "Acq. Cost", "Depot Stk")] == wanted


def test_of_two_that_may_be_it_neither_is() -> None:
    assert "price" not in fields("Ref:c", "Plank:t", "Blorp Price:m", "Frimp Price:h").values()


@pytest.mark.parametrize("head", ["Shipping Cost:m", "Net / kg:m", "Deposit £:m", "Stock Value:m", "运费:m"])
def test_what_is_paid_or_counted_besides_is_no_field(head: str) -> None:
    assert fields("Ref:c", "Plank:t", head)[head.rsplit(":", 1)[0]] == ""


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Each:m", "price"), ("Per 100:m", "price"), ("Keg £:m", "price"), ("$/lb:m", "price"),
        ("Whsle:m", "price"), ("VK-Empf.:m", "price"), ("AVP:m", "price"), ("Gastro-Preis:m", "price"),
        ("Sack kg:n", "weight"), ("每袋kg:n", "weight"), ("Ctn kg:n", ""), ("Inhalt l:n", ""),
        ("PKS_PER_CTN:n", "carton"),
        ("库存袋数:n", "stock"), ("Bestand Kisten:n", "stock"), ("akt. Bestand:n", "stock"), ("Tariff:hs", "hs_code"),
        ("Remaining qty:n", "stock"), ("Balance:n", "stock"), ("Buy in:m", "cost"),
        ("Mfr Part:c", "mpn"),
    ],
)  # fmt: skip
def test_containers_money_and_units_in_heads(head: str, field: str) -> None:
    name = head.rsplit(":", 1)[0]
    assert fields("Ref:p", "Plank:t", head)[name] == field


@pytest.mark.parametrize("head", ["Cases", "Pkts", "Flaschen", "Units"])
def test_a_word_for_many_counts_the_stock_where_nothing_else_does(head: str) -> None:
    assert fields("Ref:c", "Plank:t", "Price:m", f"{head}:n")[head] == "stock"
    assert fields("Ref:c", "Plank:t", "Price:m", "Stock:n", f"{head}:n")[head] == ""


@pytest.mark.parametrize("head", ["Cases", "Pieces", "Units"])
def test_as_many_as_a_pack_holds_are_no_stock(head: str) -> None:
    assert fields("Ref:c", "Plank:t", "Price:m", f"{head}:few")[head] == ""


def test_a_vendor_is_the_brand_where_the_names_have_it() -> None:
    rows = [(line, [f"K{line}", name, "9.50"]) for line, name in enumerate(("Acme saw", "Acme drill", "Bolt axe"), 2)]
    assert (
        GENERIC.fields(["SKU", "Title", "Vendor"], [(n, [a, b, b.split()[0]]) for n, (a, b, _) in rows])[2] == "brand"
    )
    theirs = [(n, [a, b, "Miller & Sons"]) for n, (a, b, _) in rows]
    assert GENERIC.fields(["SKU", "Title", "Vendor"], theirs)[2] == ATTRIBUTE + "Vendor"


def test_the_least_quantity_beside_the_greatest_is_one_of_the_stock() -> None:
    assert fields("Ref:c", "Plank:t", "Stock:n", "MinQty:n")["MinQty"] == "moq"
    assert fields("Ref:c", "Plank:t", "Stock:n", "MinQty:n", "MaxQty:n")["MinQty"] == ""


def test_a_whole_cost_comes_before_that_of_a_part() -> None:
    found = fields("货号:c", "名称:t", "原料成本:m", "总成本:h")
    assert (found["原料成本"], found["总成本"]) == ("", "cost")


def test_somebodys_price_is_an_amount() -> None:
    assert fields("Ref:c", "Plank:t", "Price:m", "Distributor:g")["Distributor"] == ""
    assert fields("Ref:c", "Plank:t", "Price:m", "Distributor:h")["Distributor"] == "customer_prices"


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Manuf Cost:m", "cost"), ("AVCOST:m", "cost"), ("Qty Left:n", "stock"), ("期末库存:n", "stock"),
        ("Case Ct:n", "carton"), ("采购天数:n", "lead_time"), ("MOQ Hides:n", "moq"), ("Ball g:n", "weight"),
    ],
)  # fmt: skip
def test_more_heads_of_trades(head: str, field: str) -> None:
    assert fields("Ref:p", "Plank:t", head)[head.rsplit(":", 1)[0]] == field
