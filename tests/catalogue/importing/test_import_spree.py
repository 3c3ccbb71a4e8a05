"""Spree's product files."""

from __future__ import annotations

from typing import Any

HEADER = (
    "sku,name,slug,status,vendor_name,brand_name,description,meta_title,meta_description,meta_keywords,tags,labels,price,"
    "compare_at_price,currency,width,height,depth,dimensions_unit,weight,weight_unit,available_on,discontinue_on,"
    "track_inventory,inventory_count,inventory_backorderable,tax_category,digital,image1_src,image2_src,image3_src,"
    "option1_name,option1_value,option2_name,option2_value,option3_name,option3_value,category1,category2,category3,"
    "metafield.custom.fabric\n"
)
MASTER = (
    "SHIRT,Shirt,shirt,active,Acme,Northwind,Linen,,,,linen,new,30,40,EUR,10,,,cm,0.2,kg,,,true,0,false,,false,"
    "https://example.com/1.jpg,https://example.com/2.jpg,,,,,,,,Men -> Shirts,Sale,,linen\n"
)
SMALL = "SHIRT-S,,shirt,,,,,,,,,,29.90,39,EUR,,,,,0.2,kg,,,true,5,,,,,,,Size,S,Color,White,,,,,,\n"
LARGE = "SHIRT-L,,shirt,,,,,,,,,,31,,EUR,,,,,0.3,kg,,,true,6,,,,,,,Size,L,Color,White,,,,,,\n"
CAP = "CAP,Cap,cap,active,,,,,,,,,12,,EUR,,,,,,,,,true,9,,,,,,,,,,,,,,,,\n"


def test_rows_of_a_slug_are_one_product(read: Any) -> None:
    (staged,) = read(HEADER + MASTER + SMALL + LARGE + CAP)
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, staged.problems) == ("spree", 4, 2, 3, [])
    shirt = staged.product("SHIRT")
    assert (shirt["key"], shirt["title"], shirt["fields"]["category"]) == (
        "handle:shirt",
        "Shirt",
        "Men -> Shirts, Sale",
    )
    assert (shirt["fields"]["brand"], shirt["fields"]["manufacturer"]) == ("Northwind", "Acme")
    assert shirt["fields"]["image"] == "https://example.com/1.jpg, https://example.com/2.jpg"
    assert (shirt["attributes"]["fabric"], shirt["attributes"]["width"]) == ("linen", "10 cm")
    small, large = staged.variants_of("SHIRT")
    assert (small["attributes"], small["price"], small["currency"]) == ({"Size": "S", "Color": "White"}, "29.90", "EUR")
    assert (large["stock"], large["fields"]["weight"]) == (6.0, "0.3 kg")
    assert staged.product("CAP")["key"] == "handle:cap"


def test_a_first_row_with_options_is_a_variant_too(read: Any) -> None:
    (staged,) = read(HEADER + SMALL.replace("SHIRT-S,,", "SHIRT-S,Shirt,") + LARGE)
    assert (staged.sheet.products, staged.sheet.variants) == (1, 2)
    assert staged.products[0]["title"] == "Shirt"


def test_what_an_export_needs_to_know(read: Any) -> None:
    (staged,) = read(HEADER + MASTER + SMALL)
    names = HEADER.strip().split(",")
    assert [[names[a], names[b]] for a, b in staged.meta["option_columns"]] == [
        [f"option{number}_name", f"option{number}_value"] for number in (1, 2, 3)
    ]


def test_fields_of_the_shop_s_own_as_newer_versions_call_them(read: Any) -> None:
    (staged,) = read(
        "product_id,sku,name,slug,price,currency,seller_name,inventory_count,track_inventory,option1_name,option1_value,"
        "custom_field.properties.fit\n1,A-1,Tee,tee,9.50,USD,Hale,3,true,Size,S,loose\n"
    )
    assert (staged.sheet.format, staged.products[0]["attributes"]["fit"]) == ("spree", "loose")
    assert staged.products[0]["fields"]["manufacturer"] == "Hale"
