"""A plain export of products that came from many files: under our own headings, and read again as what they are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue, ExportText
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.foundation.paths import resource

RUSSIAN = (
    ("Артикул", "Наименование", "Описание", "Цена", "Остаток", "Материал"),
    ("RU-1", "Кружка", "Для чая.", "120,50", "5", "фарфор"),
    ("RU-2", "Чашка", "", "90,00", "", "стекло"),
)
CHINESE = (
    ("货号", "商品名称", "描述", "价格", "库存", "材质"),
    ("A-001", "保温杯", "不锈钢。", "25", "有货", "304不锈钢"),
    ("A-002", "茶壶", "", "二十五元", "3", "玻璃"),
    ("A-002", "茶壶 大", "", "30", "4", "玻璃"),
    ("", "没有货号的杯子", "", "-12", "1", ""),
)
SHOPIFY = (
    ("Handle", "Title", "Body (HTML)", "Variant SKU", "Option1 Name", "Option1 Value", "Variant Price"),
    ("cup", "Cup", "<p>Holds 3 dl.</p>", "CUP-S", "Size", "S", "12.50"),
    ("cup", "", "", "CUP-M", "Size", "M", "13.50"),
)
WOOCOMMERCE = (
    ("ID", "Type", "SKU", "Name", "Published", "Description", "Regular price", "Stock", "Parent"),
    ("1", "simple", "CAP", "Cap", "1", "Warm.", "9", "4", ""),
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.csv"


@pytest.fixture
def mixed(catalogue: Catalogue, table, bring) -> Catalogue:
    bring(resource("sample", "catalogue.csv"), source="Sample")
    files = {"ru.csv": RUSSIAN, "zh.csv": CHINESE, "shop.csv": SHOPIFY, "woo.csv": WOOCOMMERCE}
    for name, rows in files.items():
        bring(table(name, *rows), source="My shop")
    return catalogue


def lines_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_products_of_many_files_go_out_under_our_own_headings(mixed: Catalogue, out: Path) -> None:
    mixed.export("generic", out)
    lines = lines_of(out)
    assert list(lines[0])[:4] == ["SKU", "Parent", "Title", "Description"]
    known = {line["SKU"]: line for line in lines}
    assert (known["RU-1"]["Title"], known["RU-1"]["Description"]) == ("Кружка", "Для чая.")
    assert known["CUP-M"]["Title"] == "Cup"


def test_cells_that_are_no_price_or_stock_go_out_as_they_stand(mixed: Catalogue, out: Path) -> None:
    mixed.export("generic", out)
    known = {line["Title"]: line for line in lines_of(out)}
    assert known["茶壶"]["Price"] == "二十五元"
    assert known["保温杯"]["Stock"] == "有货"
    assert known["没有货号的杯子"]["Price"] == "-12"
    assert (known["没有货号的杯子"]["SKU"], known["没有货号的杯子"]["Parent"]) == ("", "")
    assert (known["茶壶 大"]["SKU"], known["茶壶 大"]["Parent"]) == ("A-002", "")


def test_such_an_export_is_read_again_as_the_same_products(catalogue: Catalogue, table, bring, out: Path) -> None:
    bring(resource("sample", "catalogue.csv"))
    bring(resource("sample", "catalogue-zh.csv"), source="My shop")
    files = {"ru.csv": RUSSIAN, "zh.csv": CHINESE, "shop.csv": SHOPIFY, "woo.csv": WOOCOMMERCE}
    for name, rows in files.items():
        bring(table(name, *rows), source="My shop")
    catalogue.export("generic", out)
    plan = catalogue.plan(out, ImportOptions(source="My shop"))
    catalogue.discard(plan)
    (sheet,) = plan.sheets
    assert sheet.changes == ()
    assert (sheet.created, sheet.updated, sheet.not_in_file) == (0, 0, 0)
    assert sheet.unchanged == catalogue.count()


def test_a_plain_csv_has_the_mark_by_which_spreadsheets_know_its_letters(
    catalogue: Catalogue, table, bring, out: Path
) -> None:
    file = table("zh.csv", *CHINESE)
    assert not file.read_bytes().startswith(b"\xef\xbb\xbf")
    bring(file)
    catalogue.export("generic", out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [list(line.values()) for line in lines_of(out)] == [list(row) for row in CHINESE[1:]]


def test_the_products_of_a_source_can_stay_out_and_take_their_columns_along(
    catalogue: Catalogue, table, bring, out: Path
) -> None:
    bring(resource("sample", "catalogue.csv"), source="sample")
    bring(table("ru.csv", *RUSSIAN), source="My shop")
    texts = {product.id: ExportText("New", (), "") for product in catalogue.page(limit=500)}
    result = catalogue.export("generic", out, texts, without="sample")
    assert (result.products, result.texts) == (2, 2)
    assert list(lines_of(out)[0]) == list(RUSSIAN[0])
    assert catalogue.count_by_source()["My shop"] == 2
