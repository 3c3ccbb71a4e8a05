"""Bagisto's product files."""

from __future__ import annotations

import csv
import io
from typing import Any

HEADER = (
    "sku,parent_sku,locale,attribute_family_code,type,categories,images,name,description,price,cost,special_price,"
    "special_price_from,special_price_to,customer_group_prices,url_key,manage_stock,inventories,configurable_variants,"
    "brand,color"
)
JACKET = {
    "sku": "J",
    "locale": "en",
    "attribute_family_code": "default",
    "type": "configurable",
    "name": "Jacket",
    "brand": "Northwind",
    "configurable_variants": "sku=J-M,color=Green,size=M|sku=J-L,color=Green,size=L",
}
MEDIUM = {
    "sku": "J-M",
    "parent_sku": "J",
    "locale": "en",
    "type": "simple",
    "name": "Jacket M",
    "price": "40",
    "cost": "21.5",
    "images": "1.webp,2.webp",
    "inventories": "default=100,berlin=20",
    "customer_group_prices": "group=all,qty=10,type=discount,price=25|group=wholesale,qty=1,type=fixed,price=28",
}
LARGE = MEDIUM | {"sku": "J-L", "name": "Jacket L"}


def _file(*lines: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER.split(","), restval="")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def test_variants_prices_and_stocks(read: Any) -> None:
    (staged,) = read(_file(LARGE, JACKET, MEDIUM))
    sheet = staged.sheet
    assert (sheet.format, sheet.products, sheet.variants, staged.problems) == ("bagisto", 1, 2, [])
    jacket, medium = staged.product("J"), staged.variant("J-M")
    assert (jacket["key"], jacket["fields"]["brand"]) == ("sku:J", "Northwind")
    assert medium["attributes"] == {"color": "Green", "size": "M"}
    assert (medium["stock"], medium["fields"]["stock"], medium["fields"]["image"]) == (120.0, "120", "1.webp, 2.webp")
    assert medium["fields"]["price_tiers"] == "10: 30.00"  # a quarter off 40
    assert medium["fields"]["customer_prices"] == "wholesale: 28"
    assert medium["fields"]["cost"] == "21.5"


def test_languages_in_rows(read: Any) -> None:
    (staged,) = read(_file(JACKET, MEDIUM, LARGE, JACKET | {"locale": "zh_CN", "name": "夹克"}))
    assert (staged.sheet.products, staged.sheet.variants) == (1, 2)
    assert staged.product("J")["attributes"]["name (zh_CN)"] == "夹克"


def test_variants_without_their_parent_stay_together(read: Any) -> None:
    (staged,) = read(_file(MEDIUM, LARGE))
    assert (staged.sheet.products, staged.sheet.variants) == (1, 2)
    assert staged.products[0]["key"] == "group:J"


def test_what_an_export_needs_to_know(read: Any) -> None:
    (staged,) = read(_file(JACKET, MEDIUM, LARGE))
    names = HEADER.split(",")
    assert staged.meta["packed_columns"] == {
        "sets": [names.index("configurable_variants"), names.index("customer_group_prices")],
        "stocks": [names.index("inventories")],
    }
    assert staged.meta["sale_dates"] == [names.index("special_price_from"), names.index("special_price_to")]
