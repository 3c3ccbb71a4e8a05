"""Shopify: markets, metafields for businesses, stock by location."""

from __future__ import annotations

from typing import Any

HEADER = (
    "Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,"
    "Included / Deutschland,Price / Deutschland,Compare At Price / Deutschland,Price / B2B,"
    "Mindestmenge (product.metafields.custom.moq),Pack (variant.metafields.custom.case_pack),"
    "Finish (variant.metafields.custom.finish),Lead time (product.metafields.b2b.lead_time),"
    "Country of origin (product.metafields.custom.country_of_origin)\n"
)
ROWS = (
    "lamp,Lamp,Bright,Acme,Size,S,L-S,5,30,TRUE,28.50,35,19.90,10,6,matt,2 weeks,Portugal\n"
    "lamp,,,,,L,L-L,5,40,TRUE,,,25,,4,gloss,,\n"
)


def test_prices_of_markets_and_facts_in_metafields(read: Any) -> None:
    (staged,) = read(HEADER + ROWS)
    assert (staged.sheet.format, staged.sheet.products, staged.sheet.variants) == ("shopify", 1, 2)
    small, large = staged.variants
    assert small["fields"]["customer_prices"] == "Deutschland: 28.50; B2B: 19.90"
    assert large["fields"]["customer_prices"] == "B2B: 25"
    assert small["attributes"]["Compare At Price / Deutschland"] == "35"
    for variant in (small, large):
        fields = variant["fields"]
        assert (fields["moq"], fields["lead_time"], fields["origin"]) == ("10", "2 weeks", "Portugal")
    assert (small["fields"]["pack"], large["fields"]["pack"]) == ("6", "4")
    assert (small["attributes"]["Finish"], large["attributes"]["Finish"]) == ("matt", "gloss")
    assert (small["price"], large["price"]) == ("30", "40")


def test_stock_by_location_is_one_variant(read: Any) -> None:
    (staged,) = read(
        "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,Option3 Value,SKU,HS Code,COO,"
        "Location,Incoming,Unavailable,Committed,Available,On hand\n"
        "lamp,Lamp,Size,S,,,,,L-S,940510,PT,Berlin,0,0,1,4,5\n"
        "lamp,Lamp,Size,S,,,,,L-S,940510,PT,Shop,0,0,0,3,3\n"
        "lamp,Lamp,Size,L,,,,,L-L,940510,PT,Berlin,0,0,0,not stocked,not stocked\n"
    )
    assert (staged.sheet.format, staged.meta["generation"]) == ("shopify", "inventory")
    assert (staged.sheet.products, staged.sheet.variants, staged.problems) == (1, 2, [])
    small = staged.variant("L-S")
    assert (small["stock"], small["fields"]["stock"]) == (7.0, "7")
    assert small["attributes"] == {"Size": "S", "Stock (Berlin)": "4", "Stock (Shop)": "3"}
    assert (small["fields"]["hs_code"], small["fields"]["origin"]) == ("940510", "PT")
    assert staged.variant("L-L")["stock"] is None
