"""Magento 2's product files, and those of its prices by quantity."""

from __future__ import annotations

import csv
import io
from typing import Any

HEADER = (
    "sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,description,"
    "short_description,weight,product_online,visibility,price,special_price,special_price_from_date,"
    "special_price_to_date,url_key,base_image,additional_images,country_of_manufacture,additional_attributes,qty,"
    "min_cart_qty,use_config_min_sale_qty,use_config_qty_increments,qty_increments,configurable_variations,"
    "configurable_variation_labels,associated_skus"
)
TEE = {
    "sku": "TEE",
    "attribute_set_code": "Top",
    "product_type": "configurable",
    "categories": "Default/Men,Default/Sale",
    "name": "Work shirt",
    "description": "<p>Heavy cotton</p>",
    "additional_attributes": 'has_options=1,manufacturer=Acme GmbH,material=Cotton|Linen,care="Wash, do not ""boil"""',
    "country_of_manufacture": "Portugal",
    "base_image": "/t/tee.jpg",
    "additional_images": "/t/back.jpg,/t/tee.jpg",
    "configurable_variations": "sku=TEE-S,size=S|sku=TEE-M,size=M",
    "configurable_variation_labels": "size=Size",
}
SMALL = {
    "sku": "TEE-S",
    "attribute_set_code": "Top",
    "product_type": "simple",
    "name": "Work shirt S",
    "price": "19.90",
    "special_price": "15.00",
    "special_price_from_date": "2015-01-01",
    "special_price_to_date": "2015-02-01",
    "additional_attributes": "has_options=0,size=S,ean=4006381333931",
    "qty": "12.0000",
    "min_cart_qty": "10",
    "use_config_min_sale_qty": "0",
    "qty_increments": "5",
    "use_config_qty_increments": "0",
}
MEDIUM = SMALL | {
    "sku": "TEE-M",
    "name": "Work shirt M",
    "special_price_to_date": "",
    "additional_attributes": "size=M",
    "use_config_min_sale_qty": "1",
}
SET = {"sku": "SET", "attribute_set_code": "Top", "product_type": "grouped", "name": "Set", "associated_skus": "CAP=2"}
CAP = SMALL | {"sku": "CAP", "name": "Cap", "additional_attributes": "color=Red"}


def _file(*lines: dict[str, str], header: str = HEADER) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, header.split(","), restval="")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def test_a_configurable_product_has_its_simple_ones_as_variants(read: Any) -> None:
    (staged,) = read(_file(SMALL, MEDIUM, TEE, CAP, SET))
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == ("magento", 5, 3, 4, 0)
    tee = staged.product("TEE")
    assert (tee["key"], tee["title"]) == ("sku:TEE", "Work shirt")
    assert tee["fields"]["manufacturer"] == "Acme GmbH"
    assert tee["fields"]["image"] == "/t/tee.jpg, /t/back.jpg"
    assert (tee["attributes"]["material"], tee["attributes"]["care"]) == ("Cotton, Linen", 'Wash, do not "boil"')
    assert "has_options" not in tee["attributes"]
    variants = staged.variants_of("TEE")
    assert [(one["sku"], one["attributes"]["size"]) for one in variants] == [("TEE-S", "S"), ("TEE-M", "M")]
    assert staged.product("SET")["attributes"]["associated_skus"] == "CAP=2"


def test_facts_for_businesses(read: Any) -> None:
    (staged,) = read(_file(SMALL, MEDIUM, TEE))
    small, medium = staged.variant("TEE-S")["fields"], staged.variant("TEE-M")["fields"]
    assert (small["moq"], small["pack"], small["barcode"], small["origin"]) == ("10", "5", "4006381333931", "Portugal")
    assert medium["moq"] == ""  # the shop's setting overrules the number


def test_a_sale_that_is_over_does_not_make_the_price(read: Any) -> None:
    (staged,) = read(_file(SMALL, MEDIUM, TEE))
    small, medium = staged.variant("TEE-S"), staged.variant("TEE-M")
    assert (small["price"], small["fields"]["compare_at_price"]) == ("19.90", "")
    assert (medium["price"], medium["fields"]["compare_at_price"]) == ("15.00", "19.90")


def test_rows_of_store_views_are_translations(read: Any) -> None:
    german = {"sku": "TEE", "store_view_code": "de", "name": "Arbeitshemd", "description": "<p>Schwere Baumwolle</p>"}
    small = {"sku": "TEE-S", "store_view_code": "de", "name": "Arbeitshemd S"}
    (staged,) = read(_file(SMALL, small, MEDIUM, TEE, german))
    assert (staged.sheet.products, staged.sheet.variants) == (1, 2)
    assert staged.product("TEE")["title"] == "Work shirt"
    assert staged.product("TEE")["attributes"]["name (de)"] == "Arbeitshemd"
    assert staged.variant("TEE-S")["attributes"]["name (de)"] == "Arbeitshemd S"
    assert staged.problems == []


def test_an_export_of_one_store_view_alone_is_read_too(read: Any) -> None:
    (staged,) = read(_file(CAP | {"store_view_code": "de"}))
    assert staged.product("CAP")["title"] == "Cap"


def test_a_parent_alone_has_the_variants_it_names(read: Any) -> None:
    (staged,) = read(_file(TEE))
    assert [(one["sku"], one["attributes"]) for one in staged.variants] == [
        ("TEE-S", {"size": "S"}),
        ("TEE-M", {"size": "M"}),
    ]
    assert (staged.product("TEE")["key"], staged.problems) == ("sku:TEE", [])


def test_variants_that_only_their_parent_names_are_kept(read: Any) -> None:
    (staged,) = read(_file(TEE, SMALL))
    assert (staged.sheet.products, staged.sheet.variants) == (1, 2)
    assert [(one["sku"], one["attributes"]["size"]) for one in staged.variants] == [("TEE-S", "S"), ("TEE-M", "M")]
    assert staged.problems == []


def test_a_sku_that_stands_twice_is_kept_and_told(read: Any) -> None:
    (staged,) = read(_file(CAP, CAP | {"name": "Cap again"}))
    assert staged.sheet.variants == 2
    assert staged.codes() == ["duplicate_sku"]


def test_prices_by_quantity_and_customer_group(read: Any) -> None:
    columns = ["sku", "tier_price_website", "tier_price_customer_group", "tier_price_qty", "tier_price"]
    columns.append("tier_price_value_type")
    everyone = dict(
        zip(columns, ("CAP", "All Websites [USD]", "ALL GROUPS", "10.0000", "9.5000", "Fixed"), strict=True)
    )
    many = everyone | {"tier_price_qty": "100", "tier_price": "8"}
    dealers = everyone | {"tier_price_customer_group": "Wholesale", "tier_price_qty": "1", "tier_price": "7.50"}
    (staged,) = read(_file(everyone, many, dealers, header=",".join(columns)))
    assert (staged.sheet.format, staged.sheet.products, staged.meta["template"]) == ("magento", 1, "prices")
    fields = staged.variant("CAP")["fields"]
    assert fields["price_tiers"] == "10: 9.5000; 100: 8"
    assert fields["customer_prices"] == "Wholesale: 7.50"


def test_what_an_export_needs_to_know(read: Any) -> None:
    (staged,) = read(_file(TEE))
    assert staged.meta["packed_columns"] == {
        "sets": [HEADER.split(",").index("configurable_variations")],
        "pairs": [HEADER.split(",").index("additional_attributes")],
    }
    assert staged.meta["packed_attributes"] is True
    assert staged.meta["sale_price_column"] == HEADER.split(",").index("special_price")


def test_a_row_of_another_shop_above_the_main_one(read: Any) -> None:
    (staged,) = read(
        "sku,store_view_code,attribute_set_code,product_type,name,price\n"
        "mug,de,Default,simple,Becher,\n"
        "mug,,Default,simple,Mug,9\n"
        "mug,fr,Default,simple,Tasse,\n"
    )
    assert (staged.codes(), staged.sheet.products) == ([], 1)
    assert (staged.product("mug")["title"], staged.variant("mug")["price"]) == ("Mug", "9")
    assert staged.product("mug")["attributes"]["name (de)"] == "Becher"
