"""Which column means what where names are dirty, several columns make one field, or values say otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue import pricing
from merchant_assistant.catalogue.importing import by_values, mapping, names, price_columns
from merchant_assistant.catalogue.importing.price_columns import PriceColumns, customers_of, tier_quantity, unpacked
from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Artikel-Nr.*", "sku"),
        ("PRODUCT NAME (EN)", "title"),
        ("Bezeichnung DE", "title"),
        ("Prix HT €", "price"),
        ("含税单价(元)", "price"),
        ("Min.\norder qty", "moq"),
        ("product_sku", "sku"),
        ("unitPrice", "price"),
        ("SKUCode", "sku"),
        ("Artikel Nummer", "sku"),
        ("商品名称 / Product name", "title"),
        ("产品型号\nModel", "sku"),
        ("FOB Price (USD)", "price"),
        ("Цена, руб.", "price"),
        ("Остаток, шт.", "stock"),
        ("Вес товара", "weight"),
        ("EUR Preis", "price"),
        ("item_weight", "weight"),
        ("Hersteller", "manufacturer"),
        ("生产厂家", "manufacturer"),
        ("Pcs/Carton", "carton"),
        ("Kartoninhalt", "carton"),
        ("箱规", "carton"),
        ("Zolltarif-Nr.", "hs_code"),
        ("Délai de livraison (jours)", "lead_time"),
        ("Staffelpreise", "price_tiers"),
        ("阶梯价", "price_tiers"),
        ("是否含税", "price_basis"),
        ("Kundenpreise", "customer_prices"),
        ("Número de artículo", "attribute:Número de artículo"),
    ],
)
def test_dirty_names(name: str, field: str) -> None:
    assert mapping.by_names([name]) == [field]


@pytest.mark.parametrize(
    ("name", "field"),
    [("Artkelnummer", "sku"), ("Bezeichung", "title"), ("Lagerbestnad", "stock"), ("Descripton", "description")],
)
def test_one_letter_wrong(name: str, field: str) -> None:
    assert mapping.by_names([name]) == [field]
    assert not names.is_known(name)  # a header is not found by guesses


@pytest.mark.parametrize("name", ["Height", "Grade", "Label", "Comment", "Width", "型别", "Farben", "Marge", "Tail"])
def test_names_of_their_own_are_not_misspelt(name: str) -> None:
    assert mapping.by_names([name]) == [ATTRIBUTE + name]


@pytest.mark.parametrize(
    ("name", "quantity"),
    [
        ("ab 10", "10"),
        ("Preis ab 100 Stück", "100"),
        ("10+", "10"),
        ("Price 50+ pcs", "50"),
        ("10-99件", "10"),
        ("≥100件", "100"),
        ("100件以上", "100"),
        ("Unit price @ 250", "250"),
        ("от 50 шт", "50"),
        ("Prix à partir de 20", "20"),
        ("Width 10-20 mm", None),
        ("Model 2024", None),
        ("Price", None),
    ],
)
def test_quantities_in_names(name: str, quantity: str | None) -> None:
    assert tier_quantity(name) == quantity


def test_prices_by_quantity_from_several_columns(read: Any) -> None:
    (staged,) = read("SKU;Name;Preis;ab 10;ab 100\nA1;Becher;12,50;11,20;9,90\nA2;Tasse;3,00;;2,50\n")
    cup, mug = staged.variants
    assert pricing.read_tiers(cup["fields"]["price_tiers"]) == tuple(
        pricing.PriceTier(quantity, pricing.Money(amount)) for quantity, amount in (("10", "11.20"), ("100", "9.90"))
    )
    assert (cup["price"], mug["fields"]["price_tiers"]) == ("12.50", "100: 2.50")
    assert [row[4] for row in staged.records.values()] == ["9,90", "2,50"]


def test_numbered_quantities_and_prices(read: Any) -> None:
    (staged,) = read("SKU,Name,Qty 1,Price 1 (EUR),Qty 2,Price 2 (EUR)\nA1,Mug,1,12.50,50,10\nA2,Cup,1,3,,\n")
    mug, cup = staged.variants
    assert mug["fields"]["price_tiers"] == "1: 12.50 EUR; 50: 10 EUR"
    assert (mug["price"], mug["currency"], cup["price"]) == ("12.50", "EUR", "3")


def test_customers_prices(read: Any) -> None:
    (staged,) = read("SKU,Name,Price,Händlerpreis,VIP价\nA1,Mug,12.50,9.90,9\nA2,Cup,3,2.50,\n")
    assert [variant["fields"]["customer_prices"] for variant in staged.variants] == [
        "dealer: 9.90; VIP: 9",
        "dealer: 2.50",
    ]


def test_a_wholesale_price_alone_is_the_price() -> None:
    assert mapping.by_names(["SKU", "Wholesale price"]) == ["sku", "price"]
    assert mapping.by_names(["SKU", "Wholesale price", "RRP"]) == ["sku", "price", "compare_at_price"]
    assert mapping.by_names(["SKU", "Price", "Wholesale price"]) == ["sku", "price", "customer_prices"]
    assert customers_of("Оптовая цена") == "wholesale"


@pytest.mark.parametrize(
    ("cell", "tiers"),
    [
        ("1-9: 12.50; 10+: 11", "1: 12.50; 10: 11"),
        ("10 => 9.90 EUR | 100 => 8.80 EUR", "10: 9.90 EUR; 100: 8.80 EUR"),
        ("1-9件 ¥12\n≥10件 ¥10", "1: 12 CNY; 10: 10 CNY"),
        ("ask us", ""),
    ],
)
def test_tiers_in_one_cell(cell: str, tiers: str) -> None:
    assert pricing.write_tiers(unpacked(cell)) == tiers


def test_what_cannot_be_read_as_tiers_stays() -> None:
    told = PriceColumns({0: ""})
    assert price_columns.read_tier_cells(["on request"], told, ".", None) == "on request"


def test_net_and_gross_by_the_name_of_the_price(read: Any) -> None:
    (staged,) = read("SKU;Name;Preis netto (EUR)\nA1;Becher;12,50\n")
    assert staged.variants[0]["fields"]["price_basis"] == "net"
    (staged,) = read("货号,品名,含税单价（元）\nA1,杯子,12.50\n")
    assert staged.variants[0]["fields"]["price_basis"] == "gross"


def test_a_code_that_is_a_barcode() -> None:
    rows = [(n, [code, "Mug"]) for n, code in enumerate(("4006381333931", "4006381333948", "4006381333955"), 2)]
    assert by_values.contradicts("sku", "Code", by_values.column(rows, 0))
    assert not by_values.contradicts("sku", "SKU", by_values.column(rows, 0))


def test_values_decide_where_names_are_unsure(read: Any) -> None:
    (staged,) = read(
        "Code,Description,Price,Cost,Box\n"
        "4006381333931,Steel mug,on request,3.20,plain\n"
        "4006381333948,Oak tray,ask,4.00,plain\n"
        "4006381333955,Glass jar,ask,5.00,plain\n"
    )
    fields = {column.name: column.field for column in staged.sheet.columns}
    assert fields == {
        "Code": "barcode",
        "Description": "title",
        "Price": "attribute:Price",
        "Cost": "cost",
        "Box": "attribute:Box",
    }


def test_pictures_addresses_and_long_texts_by_values(read: Any) -> None:
    lines = [
        f"A-{n}x,Mug {n},https://cdn.example/{n}.jpg,https://shop.example/p/{n},{'Text. ' * 20}{n}" for n in range(6)
    ]
    (staged,) = read("\n".join(["Kolumna,Name,Kuva,Sivu,Teksti", *lines]))
    assert [column.field for column in staged.sheet.columns] == ["sku", "title", "image", "url", "description"]


def test_a_remembered_mapping_is_used_and_told(tmp_path: Any, read: Any) -> None:
    from merchant_assistant.catalogue.importing import header
    from merchant_assistant.catalogue.importing.frames import ReadRequest
    from merchant_assistant.catalogue.importing.reader import read_tables

    file = tmp_path / "again.csv"
    file.write_text("Nr,Was,Preis\n1,Becher,3\n2,Tasse,4\n", "utf-8")
    mark = header.fingerprint(["preis", "WAS", "nr"])
    request = ReadRequest(str(file), str(tmp_path / "staged"), None, {}, {}, {mark: {"Nr": "sku", "Was": "title"}})
    (sheet,) = read_tables(request, lambda done, total, text="": None)
    assert (sheet.remembered, sheet.fingerprint) == (True, mark)
    assert [column.field for column in sheet.columns] == ["sku", "title", "price"]


def test_the_language_of_a_table_is_told(read: Any) -> None:
    (staged,) = read("SKU;Name\n1;Becher aus Edelstahl mit Henkel\n2;Tablett für die Küche und das Bad\n")
    assert staged.sheet.language == "de"


@given(st.text(max_size=60))
def test_no_name_breaks_the_mapping(name: str) -> None:
    (field,) = mapping.by_names([name])
    assert field in FIELDS or field.startswith(ATTRIBUTE)


def test_headings_between_rows_are_no_products(read: Any) -> None:
    (staged,) = read(
        "Артикул;Наименование;Цена;Остаток\n"
        "Кружки;;;\n"
        "K-1;Кружка синяя;120,00;5\n"
        "K-2;Кружка красная;130,00;6\n"
        ";Тарелки из стекла;;\n"
        "T-1;Тарелка;200,00;1\n"
        "T2;;;\n"
    )
    assert [(product["sku"], product["fields"].get("category")) for product in staged.products] == [
        ("K-1", "Кружки"),
        ("K-2", "Кружки"),
        ("T-1", "Тарелки из стекла"),
        ("T2", "Тарелки из стекла"),
    ]
    assert staged.sheet.problem_counts["heading_row"] == 2
    assert staged.sheet.rows == staged.sheet.products + staged.sheet.skipped


def test_in_a_list_of_trade_and_recommended_prices_the_trade_price_is_asked(read: Any) -> None:
    (staged,) = read("SKU,Name,Trade Price,RRP\nA,Mug,£6.50,£15.00\n")
    (mug,) = staged.variants
    assert (mug["price"], mug["fields"]["compare_at_price"]) == ("6.50", "£15.00")


STYLES = "SKU,Style,Name,Colour,Price\nT-1-R,T-1,Tee,red,5\nT-1-B,T-1,Tee,blue,5\nT-2-R,T-2,Vest,red,6\n"


def test_rows_of_one_style_are_variants_of_one_product(read: Any) -> None:
    (staged,) = read(STYLES)
    assert (staged.sheet.products, staged.sheet.variants) == (2, 3)


def test_a_style_of_different_products_is_no_group(read: Any) -> None:
    (staged,) = read(STYLES.replace("Tee,blue", "Cap,blue"))
    assert staged.sheet.products == 3


def test_the_currency_of_the_lines_above_the_header(read: Any) -> None:
    (staged,) = read("Muster GmbH;;\nAlle Preise netto in EUR;;\nArtikelnummer;Bezeichnung;Preis\n1;Zange;8,45\n")
    assert staged.variants[0]["currency"] == "EUR"
    (staged,) = read("Prices in EUR or USD;;\n;;\nSKU;Name;Price\n1;Pliers;8.45\n")
    assert staged.variants[0]["currency"] is None


def test_prices_by_quantity_that_are_none_are_told(read: Any) -> None:
    (staged,) = read("sku,title,price,price tiers\nA,Mug,3,面议\nB,Cup,2,10: 1.50; 100: 1.20\n")
    assert [one["fields"]["price_tiers"] for one in staged.variants] == ["", "10: 1.50; 100: 1.20"]
    assert [(one["row"], one["value"]) for one in staged.problems if one["code"] == "bad_price_list"] == [(2, "面议")]
