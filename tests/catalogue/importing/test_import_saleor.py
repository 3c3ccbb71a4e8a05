"""Saleor: its dump joined from many tables, and its product export, under the same names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from merchant_assistant.foundation.errors import UserFault


def row(model: str, key: int | str, **fields: object) -> dict[str, object]:
    return {"model": model, "pk": key, "fields": fields}


DUMP = [
    row("menu.menu", 1, name="Bar"),
    row("channel.channel", 1, slug="default-channel", currency_code="USD"),
    row("channel.channel", 2, slug="channel-pln", currency_code="PLN"),
    row("product.category", 1, name="Apparel", parent=None),
    row("product.category", 2, name="Shoes", parent=1),
    row("product.producttype", 7, name="Shoe"),
    row("product.product", 10, name="Plimsolls", category=2, product_type=7, description_plaintext="Soft", slug="p"),
    row("product.product", 11, name="Gift card", category=None, product_type=7, weight="0.5:kg"),
    row("product.productvariant", 21, product=10, sku="PL-39", name="39"),
    row("product.productvariant", 20, product=10, sku="PL-40", name="40"),
    row("product.productvariantchannellisting", 1, variant=21, channel=2, currency="PLN", price_amount="240.000"),
    row("product.productvariantchannellisting", 2, variant=21, channel=1, currency="USD", price_amount="80.000"),
    row("warehouse.warehouse", "w-1", slug="north"),
    row("warehouse.warehouse", "w-2", slug="south"),
    row("warehouse.stock", 1, warehouse="w-1", product_variant=21, quantity=3),
    row("warehouse.stock", 2, warehouse="w-2", product_variant=21, quantity=4),
    row("attribute.attribute", 5, name="Shoe size", slug="shoe-size"),
    row("attribute.attribute", 6, name="Brand", slug="brand"),
    row("attribute.attributevalue", 50, name="39", attribute=5),
    row("attribute.attributevalue", 60, name="Loom", attribute=6),
    row("attribute.assignedvariantattribute", 90, variant=21, assignment=1),
    row("attribute.assignedvariantattributevalue", 91, assignment=90, value=50),
    row("attribute.assignedproductattributevalue", 92, product=10, value=60),
]
EXPORT = (
    "id,name,description,category,product type,variant id,variant sku,Brand (product attribute),"
    "Shoe size (variant attribute),default-channel (channel price amount),"
    "default-channel (channel variant currency code),north (warehouse quantity)\n"
    "UHJ1,Plimsolls,Soft,Shoes,Shoe,V1,PL-39,Loom,39,80.00,USD,3\n"
    "UHJ1,Plimsolls,Soft,Shoes,Shoe,V2,PL-40,Loom,40,81.00,USD,4\n"
)


def test_a_dump_is_joined(read: Any) -> None:
    (sheet,) = read(json.dumps(DUMP), "file.json")
    assert (sheet.sheet.format, sheet.sheet.products, sheet.sheet.variants) == ("saleor", 2, 3)
    shoes = next(product for product in sheet.products if product["title"] == "Plimsolls")
    assert shoes["fields"]["category"] == "Apparel > Shoes"
    assert shoes["attributes"]["Brand"] == "Loom"
    variant = sheet.variant("PL-39")
    assert (variant["price"], variant["currency"], variant["stock"]) == ("80.000", "USD", 7)
    assert variant["fields"]["customer_prices"] == "channel-pln: 240.000 PLN"
    assert variant["attributes"] == {"Shoe size": "39"}


def test_the_product_export(read: Any) -> None:
    (sheet,) = read(EXPORT)
    assert (sheet.sheet.format, sheet.sheet.products, sheet.sheet.variants) == ("saleor", 1, 2)
    variant = sheet.variant("PL-40")
    assert (variant["price"], variant["stock"], variant["attributes"]) == ("81.00", 4, {"Shoe size": "40"})


def test_a_dump_without_products_is_refused(read: Any) -> None:
    with pytest.raises(UserFault) as fault:
        read(json.dumps(DUMP[:5]), "file.json")
    assert fault.value.code == "not_a_table"
