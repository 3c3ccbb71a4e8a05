"""eBay's listing templates and its report of active listings."""

from __future__ import annotations

from typing import Any

import pytest

ACTION = "*Action(SiteID=Germany|Country=DE|Currency=EUR|Version=1193|CC=UTF-8)"
INFO = (
    "#INFO,Version=0.0.2,Template= eBay-draft-listings-template_DE,,,,,,,,,,,,\n"
    '"#INFO Action and Category ID are required, see below.",,,,,,,,,,,,,,\n#INFO,,,,,,,,,,,,,,\n'
)
FILE_EXCHANGE = (
    f"{ACTION},CustomLabel,*Category,*Title,*Description,*ConditionID,PicURL,*Quantity,*StartPrice,Relationship,"
    "RelationshipDetails,*C:Brand,C:Material,C:Country of Origin,Product:EAN\n"
    "Add,TEE,15687,Acme Tee,<p>Soft</p>,1000,https://example.com/1.jpg|https://example.com/2.jpg,,,,"
    "Color=Red;Blue|Size=S (EU: 36);M,Acme,Cotton,Portugal,\n"
    ",TEE-R-S,,,,,,3,9.99,Variation,Color=Red|Size=S (EU: 36),,,,4006381333931\n"
    ",TEE-B-M,,,,,,5,10.99,Variation,Color=Blue|Size=M,,,,\n"
    "Add,MUG,20625,Mug,Big,1000,https://example.com/3.jpg,1,5.00,,,Acme,Stone,,\n"
)


@pytest.mark.parametrize("above", ["", INFO])
def test_variations_stand_below_their_listing(above: str, read: Any) -> None:
    (staged,) = read(above + FILE_EXCHANGE)
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == ("ebay", 4, 2, 3, 0)
    tee = staged.product("TEE")
    assert (tee["key"], tee["title"], tee["fields"]["brand"]) == ("group:TEE", "Acme Tee", "Acme")
    assert tee["fields"]["image"] == "https://example.com/1.jpg, https://example.com/2.jpg"
    assert (tee["attributes"]["Color"], tee["attributes"]["Material"]) == ("Red, Blue", "Cotton")
    red, blue = staged.variants_of("TEE")
    assert red["attributes"] == {"Color": "Red", "Size": "S (EU: 36)"}
    assert (red["price"], red["currency"], red["stock"], red["fields"]["origin"]) == ("9.99", "EUR", 3.0, "Portugal")
    assert (red["fields"]["barcode"], blue["title"]) == ("4006381333931", "Blue / M")
    assert staged.meta["currency"] == "EUR"


def test_a_variation_without_a_listing_is_kept(read: Any) -> None:
    header, _, variation, *_ = FILE_EXCHANGE.splitlines()
    (staged,) = read(f"{header}\n{variation}\n")
    assert (staged.sheet.products, staged.sheet.variants, staged.variants[0]["sku"]) == (1, 1, "TEE-R-S")


HUB = (
    "Action(SiteID=US|Country=US|Currency=USD|Version=1193|CC=UTF-8),Custom label (SKU),Category ID,Title,UPC,Price,"
    "Quantity,Item photo URL,Condition ID,Description,Format,Max dispatch time\n"
    "Draft,007,47140,Mug,012345678905,12.50,3,https://example.com/1.jpg,3000,Good,FixedPrice,3\n"
)


def test_a_draft_of_the_seller_hub(read: Any) -> None:
    (staged,) = read(HUB)
    (mug,) = staged.variants
    assert (staged.sheet.format, mug["sku"], mug["price"], mug["currency"]) == ("ebay", "007", "12.50", "USD")
    assert (mug["fields"]["barcode"], mug["fields"]["lead_time"]) == ("012345678905", "3 days")


REPORT = (
    "Item number,Title,Variation details,Custom label (SKU),Available quantity,Format,Currency,Start price,"
    "Current price,Sold quantity,eBay category 1 name\n"
    "801,Paint,Color=Red;Blue,PAINT,4,FIXED_PRICE,USD,19.99,19.99,1,Paint\n"
    "801,Paint,Color=Red,PAINT-R,2,FIXED_PRICE,USD,19.99,19.99,1,Paint\n"
    "801,Paint,Color=Blue,PAINT-B,2,FIXED_PRICE,USD,21.99,21.99,0,Paint\n"
    "802,Brush,,BRUSH,1,FIXED_PRICE,USD,9.99,9.99,0,Tools\n"
    "803,Roller,Size=Large,ROLLER,1,FIXED_PRICE,USD,29.99,29.99,0,Tools\n"
)


def test_the_report_repeats_a_listing_for_each_variation(read: Any) -> None:
    (staged,) = read(REPORT)
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants) == ("ebay", 5, 3, 4)
    assert [one["key"] for one in staged.products] == ["group:801", "sku:BRUSH", "sku:ROLLER"]
    assert [one["price"] for one in staged.variants_of("PAINT")] == ["19.99", "21.99"]
