"""Files of real shops and of other readers' test suites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shared_data


@pytest.mark.parametrize(
    ("name", "rows", "products", "variants", "blank_skus"),
    [("product_template", 3, 1, 3, 1), ("apparel", 22, 20, 22, 22), ("home-and-garden", 21, 20, 21, 21)],
)
def test_shopify(
    name: str, rows: int, products: int, variants: int, blank_skus: int, shared_data: Path, read: Any
) -> None:
    (staged,) = read(shared_data / "catalogue" / "shopify" / f"{name}.csv")
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == (
        "shopify",
        rows,
        products,
        variants,
        0,
    )
    assert sheet.problem_counts == {"blank_sku": blank_skus}
    assert len({variant["sku"] for variant in staged.variants}) == variants


def test_shopify_options(shared_data: Path, read: Any) -> None:
    (staged,) = read(shared_data / "catalogue" / "shopify" / "apparel.csv")
    top = staged.variants_of("classic-varsity-top")
    assert [variant["attributes"] for variant in top] == [{"Size": "Small"}, {"Size": "Medium"}, {"Size": "Large"}]
    assert [variant["price"] for variant in top] == ["60", "60", "60"]
    assert staged.product("ocean-blue-shirt")["attributes"] == {}


def test_woocommerce(shared_data: Path, read: Any) -> None:
    (staged,) = read(shared_data / "catalogue" / "woocommerce" / "sample_products.csv")
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == ("woocommerce", 24, 15, 22, 0)
    assert set(staged.codes()) == {"filler_text"}  # descriptions of the sample are Latin filler
    assert len(staged.variants_of("cc-hoodie")) == 6
    assert [variant["attributes"] for variant in staged.variants_of("cc-tee")] == [
        {"Color": "Blue"},
        {"Color": "Green"},
        {"Color": "Red"},
    ]
    beanie = staged.variant("cc-beanie")
    assert (beanie["price"], beanie["fields"]["compare_at_price"]) == ("18", "20")


def test_a_russian_price_list(shared_data: Path, read: Any) -> None:
    (staged,) = read(shared_data / "catalogue" / "price_lists" / "ru_pricelist.xlsx")
    assert (staged.sheet.rows, staged.sheet.products) == (982, 982)
    assert staged.problems[-1]["value"] == "Export Groups Sheet"
    variant = staged.variant("MC414")
    assert (variant["price"], variant["currency"], variant["stock"]) == ("290", "UAH", 100.0)
    assert variant["fields"]["origin"] == "Швейцария"
    assert staged.product("MC414")["attributes"]["Характеристика: Цвет"] == "черный"


def test_a_chinese_listing_without_header(shared_data: Path, read: Any) -> None:
    (staged,) = read(shared_data / "catalogue" / "zh_jd" / "jd_books.csv")
    assert (staged.sheet.rows, staged.sheet.products) == (3217, 3217)
    assert staged.codes() == ["no_header", "no_sku_column"]
    assert {variant["currency"] for variant in staged.variants} == {"CNY"}


def test_a_gbk_listing(shared_data: Path, read: Any) -> None:
    (staged,) = read(next((shared_data / "catalogue" / "zh_taobao").glob("*.csv")))
    assert (staged.sheet.encoding, staged.sheet.rows, staged.sheet.variants) == ("gb18030", 11991, 1514)
    assert staged.products[0]["title"].startswith("CHANDO/自然堂 雪域精粹")
    assert set(staged.codes()) == {"older_row", "repeated_row"}


def test_dollar_prices(shared_data: Path, read: Any) -> None:
    (staged,) = read(shared_data / "catalogue" / "abt_buy" / "AbtBuy_Abt.csv")
    assert staged.sheet.rows == 1081
    first = staged.variants[0]
    assert (first["sku"], first["price"], first["currency"]) == ("1", "44.00", "USD")


def test_a_google_feed(shared_data: Path, read: Any) -> None:
    (staged,) = read(shared_data / "catalogue" / "google_merchant" / "google_merchant_feed_en.tsv")
    assert (staged.sheet.delimiter, staged.sheet.products) == ("\t", 30)
    assert staged.variant("perfume_001")["fields"]["mpn"] == "Chanel-Floral-1"


def test_a_header_below_an_explanation(shared_data: Path, read: Any) -> None:
    (staged,) = read(shared_data / "catalogue" / "meta_catalog" / "catalog_products.csv")
    assert (staged.sheet.encoding, staged.meta["header_row"], staged.sheet.products) == ("utf-8-sig", 2, 1)
    assert (staged.variants[0]["price"], staged.variants[0]["currency"]) == ("10.00", "USD")


def test_blank_records_are_counted_and_reported(shared_data: Path, read: Any) -> None:
    (staged,) = read(next((shared_data / "catalogue" / "flipkart").glob("*.csv")))
    sheet = staged.sheet
    assert (sheet.rows, sheet.products, sheet.skipped) == (4661, 666, 3995)
