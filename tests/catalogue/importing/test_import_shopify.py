"""Shopify's product files, both generations."""

from __future__ import annotations

import csv
import io
from typing import Any

OLDER = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,"
    "Image Position,Gift Card,SEO Title,Google Shopping / MPN,Variant Image,Variant Weight Unit,Cost per item,"
    "Fabric (product.metafields.shopify.fabric),Price / International"
)
CURRENT = (
    "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,"
    "Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Option3 name,"
    "Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,Unit price total measure,"
    "Unit price total measure unit,Unit price base measure,Unit price base measure unit,Inventory tracker,"
    "Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,"
    "Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,"
    "SEO title,SEO description,Color (product.metafields.shopify.color-pattern),"
    "Google Shopping / Google product category,Google Shopping / Gender,Google Shopping / Age group,"
    "Google Shopping / Manufacturer part number (MPN),Google Shopping / Ad group name,Google Shopping / Ads labels,"
    "Google Shopping / Condition,Google Shopping / Custom product,Google Shopping / Custom label 0,"
    "Google Shopping / Custom label 1,Google Shopping / Custom label 2,Google Shopping / Custom label 3,"
    "Google Shopping / Custom label 4"
)


def _file(header: str, *lines: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, header.split(","), restval="")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


SHIRT = {
    "Handle": "linen-shirt",
    "Title": "Linen shirt",
    "Body (HTML)": "<p>Woven in Portugal</p>",
    "Vendor": "Northwind",
    "Type": "Shirts",
    "Tags": "linen, summer",
    "Option1 Name": "Size",
    "Option1 Value": "S",
    "Option2 Name": "Color",
    "Option2 Value": "White",
    "Variant SKU": "0012",
    "Variant Grams": "210",
    "Variant Inventory Qty": "7",
    "Variant Price": "49.90",
    "Variant Compare At Price": "59.90",
    "Variant Barcode": "'4006381333931",
    "Image Src": "https://example.com/1.jpg",
    "Google Shopping / MPN": "LS-1",
    "Fabric (product.metafields.shopify.fabric)": "linen",
    "Gift Card": "false",
}
SHIRT_M = {
    "Handle": "linen-shirt",
    "Option1 Value": "M",
    "Option2 Value": "White",
    "Variant SKU": "0013",
    "Variant Price": "49.90",
    "Variant Image": "https://example.com/m.jpg",
}
SHIRT_IMAGE = {"Handle": "linen-shirt", "Image Src": "https://example.com/2.jpg", "Image Position": "2"}
GIFT = {
    "Handle": "voucher",
    "Title": "Voucher",
    "Option1 Name": "Title",
    "Option1 Value": "Default Title",
    "Variant Price": "25",
}


def test_following_lines_are_variants_and_images(read: Any) -> None:
    (staged,) = read(_file(OLDER, SHIRT, SHIRT_M, SHIRT_IMAGE, GIFT))
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == ("shopify", 4, 2, 3, 0)
    shirt = staged.product("linen-shirt")
    assert (shirt["key"], shirt["title"], shirt["sku_derived"], shirt["row"]) == (
        "handle:linen-shirt",
        "Linen shirt",
        1,
        2,
    )
    assert shirt["fields"] == {
        "parent": "linen-shirt",
        "title": "Linen shirt",
        "description": "<p>Woven in Portugal</p>",
        "brand": "Northwind",
        "category": "Shirts",
        "tags": "linen, summer",
        "image": "https://example.com/1.jpg, https://example.com/2.jpg",
    }
    assert shirt["attributes"] == {"Fabric": "linen"}
    small, medium = staged.variants_of("linen-shirt")
    assert (small["key"], small["sku"], small["title"], small["row"]) == ("sku:0012", "0012", "S / White", 2)
    assert (small["price"], small["currency"], small["stock"]) == ("49.90", None, 7.0)
    assert small["fields"]["weight"] == "210 g"
    assert small["fields"]["barcode"] == "4006381333931"
    assert (small["fields"]["compare_at_price"], small["fields"]["mpn"]) == ("59.90", "LS-1")
    assert small["attributes"] == {"Size": "S", "Color": "White"}
    assert (medium["row"], medium["attributes"], medium["fields"]["image"]) == (
        3,
        {"Size": "M", "Color": "White"},
        "https://example.com/m.jpg",
    )


def test_default_title_means_no_options_and_blank_skus_get_a_name(read: Any) -> None:
    (staged,) = read(_file(OLDER, SHIRT, GIFT))
    (variant,) = staged.variants_of("voucher")
    assert (variant["sku"], variant["sku_derived"], variant["key"]) == ("voucher", 1, "")
    assert (variant["attributes"], variant["title"]) == ({}, "Voucher")
    (problem,) = staged.problems
    assert (problem["code"], problem["row"], problem["column"]) == ("blank_sku", 3, "Variant SKU")
    assert "voucher" in problem["message"]


def test_blank_skus_are_told_apart_by_their_options(read: Any) -> None:
    lines = [SHIRT | {"Variant SKU": ""}, SHIRT_M | {"Variant SKU": ""}]
    (staged,) = read(_file(OLDER, *lines))
    assert [variant["sku"] for variant in staged.variants] == ["linen-shirt-s-white", "linen-shirt-m-white"]
    assert [variant["key"] for variant in staged.variants] == ["options:S|White", "options:M|White"]


def test_what_an_export_needs_to_know(read: Any) -> None:
    (staged,) = read(_file(OLDER, SHIRT))
    meta = staged.meta
    assert (meta["generation"], meta["continued"], meta["packed_attributes"]) == ("older", True, True)
    columns = meta["columns"]
    assert columns == OLDER.split(",") == meta["header"]
    assert meta["mapping"][columns.index("Variant Price")] == "price"
    assert meta["option_columns"] == [[7, 8], [9, 10]]
    assert meta["variant_image_column"] == columns.index("Variant Image")
    assert meta["units"] == {str(columns.index("Variant Grams")): "g"}
    assert meta["attribute_columns"] == ["SEO title", "Fabric"]
    assert meta["market_columns"] == {"International": columns.index("Price / International")}
    assert staged.records[2] == [SHIRT.get(column, "") for column in columns]


def test_the_current_generation(read: Any) -> None:
    assert len(CURRENT.split(",")) == 57
    first = {
        "Title": "Mug",
        "URL handle": "mug",
        "Description": "Stoneware",
        "Product category": "Home & Garden > Mugs",
        "Type": "Mugs",
        "SKU": "M-1",
        "Option1 name": "Color",
        "Option1 value": "Blue",
        "Price": "12.50",
        "Inventory quantity": "3",
        "Weight value (grams)": "350",
        "Product image URL": "https://example.com/mug.jpg",
        "Variant image URL": "https://example.com/blue.jpg",
    }
    second = {"URL handle": "mug", "Option1 value": "Red", "SKU": "M-2", "Price": "12.50"}
    (staged,) = read(_file(CURRENT, first, second, {"Title": "Tray", "Price": "9"}))
    assert (staged.sheet.format, staged.meta["generation"]) == ("shopify", "current")
    assert (staged.sheet.products, staged.sheet.variants) == (2, 3)
    mug = staged.product("mug")
    assert (mug["fields"]["category"], mug["attributes"]) == ("Home & Garden > Mugs", {"Type": "Mugs"})
    assert mug["fields"]["image"] == "https://example.com/mug.jpg"
    blue, red = staged.variants_of("mug")
    assert (blue["fields"]["weight"], blue["fields"]["image"]) == ("350 g", "https://example.com/blue.jpg")
    assert (red["attributes"], red["price"]) == ({"Color": "Red"}, "12.50")
    assert staged.product("tray")["key"] == "title:tray"


def test_a_handle_that_comes_back_later_is_still_the_same_product(read: Any) -> None:
    (staged,) = read(_file(OLDER, SHIRT, GIFT, SHIRT_M))
    assert [product["sku"] for product in staged.products] == ["linen-shirt", "voucher"]
    assert [variant["row"] for variant in staged.variants_of("linen-shirt")] == [2, 4]


def test_lines_that_say_nothing_are_counted_and_reported(read: Any) -> None:
    lines = [SHIRT, {"Handle": "linen-shirt", "Image Position": "3"}, {"Variant Price": "5"}, {}, SHIRT_M]
    (staged,) = read(_file(OLDER, *lines))
    assert (staged.sheet.rows, staged.sheet.variants, staged.sheet.skipped) == (5, 2, 3)
    assert [(problem["code"], problem["row"]) for problem in staged.problems] == [
        ("no_product", 4),
        ("blank_row", 5),
        ("line_without_variant", 3),
    ]


def test_a_zero_weight_is_no_weight_and_market_prices_are_customers_prices(read: Any) -> None:
    (staged,) = read(_file(OLDER, SHIRT | {"Variant Grams": "0", "Price / International": "55"}))
    (variant,) = staged.variants
    assert variant["fields"]["weight"] == ""
    assert variant["fields"]["customer_prices"] == "International: 55"
    assert "Price / International" not in variant["attributes"]


def test_the_merchant_may_name_format_and_columns(read: Any) -> None:
    (staged,) = read(_file(OLDER, SHIRT), format="generic", mapping={"Variant SKU": "mpn", "Handle": "sku"})
    assert staged.sheet.format == "generic"
    assert staged.products[0]["sku"] == "linen-shirt"
    assert staged.variants[0]["fields"]["mpn"] == "0012"
