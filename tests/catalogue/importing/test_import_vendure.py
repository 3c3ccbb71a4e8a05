"""Vendure's product files."""

from __future__ import annotations

from typing import Any

FILE = """\
name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,\
variantAssets,variantFacets,product:warranty,variant:barcode,variant:minimum order quantity
Laptop,laptop,Fast,a.jpg|b.jpg,category:Electronics|category:Computers|brand:Apple|use:Office,screen size|RAM,\
13 inch|8GB,L13,1299.00,standard,100,,c.jpg,color:grey,2 years,4006381333931,5
,,,,,,15 inch|8GB,L15,1399.00,standard,7,,,,,,
Mouse,,Small,,,,,M1,18.99,standard,3,,,,,,
"""


def test_options_facets_pictures_and_own_fields(read: Any) -> None:
    (staged,) = read(FILE)
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, staged.problems) == ("vendure", 3, 2, 3, [])
    laptop = next(product for product in staged.products if product["key"] == "handle:laptop")
    fields, attributes = laptop["fields"], laptop["attributes"]
    assert (fields["category"], fields["brand"], fields["image"]) == ("Electronics, Computers", "Apple", "a.jpg, b.jpg")
    assert (attributes["use"], attributes["warranty"]) == ("Office", "2 years")
    small = staged.variant("L13")
    assert small["attributes"] == {"screen size": "13 inch", "RAM": "8GB", "color": "grey"}
    assert (small["fields"]["barcode"], small["fields"]["moq"], small["fields"]["image"]) == (
        "4006381333931",
        "5",
        "c.jpg",
    )
    assert staged.variant("L15")["title"] == "15 inch / 8GB"
    assert staged.products[1]["key"] == "title:mouse"


def test_languages_in_columns(read: Any) -> None:
    (staged,) = read(
        "name:en,name:de,slug:en,slug:de,description:en,description:de,optionGroups:en,optionGroups:de,"
        "optionValues:en,optionValues:de,sku,price,taxCategory\n"
        "Chair,Stuhl,chair,stuhl,Oak,Eiche,size,Größe,small,klein,C-S,50,standard\n"
        ",,,,,,,,large,groß,C-L,60,standard\n"
    )
    assert (staged.sheet.format, staged.sheet.products, staged.sheet.variants) == ("vendure", 1, 2)
    (chair,) = staged.products
    assert (chair["title"], chair["key"], chair["fields"]["description"]) == ("Chair", "handle:chair", "Oak")
    assert (chair["attributes"]["name (de)"], chair["attributes"]["description (de)"]) == ("Stuhl", "Eiche")
    assert staged.variant("C-L")["attributes"]["size"] == "large"


def test_languages_in_rows_beside_each_other_or_apart(read: Any) -> None:
    header = "languageCode,name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory\n"
    chair = "en,Chair,chair,Oak,,,size,small,C-S,50,standard\nen,,,,,,,large,C-L,60,standard\n"
    lamp = "en,Lamp,lamp,Brass,,,,,L-1,20,standard\n"
    stuhl, lampe = "de,Stuhl,stuhl,Eiche,,,,,C-S,,\n", "de,Lampe,lampe,Messing,,,,,L-1,,\n"
    for rows in (chair + stuhl + lamp + lampe, chair + lamp + stuhl + lampe):
        (staged,) = read(header + rows)
        assert (staged.sheet.products, staged.sheet.variants, staged.problems) == (2, 3, [])
        first, second = staged.products
        assert (first["title"], first["attributes"]["name (de)"]) == ("Chair", "Stuhl")
        assert (second["title"], second["attributes"]["description (de)"]) == ("Lamp", "Messing")


def test_other_numbers_of_values_than_options_are_told_and_kept(read: Any) -> None:
    (staged,) = read(FILE.replace("15 inch|8GB", "15 inch|8GB|silver"))
    assert staged.codes() == ["option_count"]
    assert staged.variant("L15")["attributes"] == {"screen size": "15 inch", "RAM": "8GB", "Option 3": "silver"}


def test_columns_that_vendure_needs_are_named(read: Any) -> None:
    (staged,) = read(
        "name,description,optionGroups,optionValues,sku,price,taxCategory\nMouse,Small,,,M1,18.99,standard\n"
    )
    assert staged.codes() == ["missing_columns"]
    assert staged.problems[0]["value"] == "slug, assets, facets"


def test_variants_above_the_first_product_stay(read: Any) -> None:
    (staged,) = read(FILE.replace("Laptop,laptop,Fast", ",,"))
    assert (staged.sheet.variants, staged.sheet.skipped) == (3, 0)


def test_what_an_export_needs_to_know(read: Any) -> None:
    (staged,) = read(FILE)
    assert staged.meta["packed_columns"] == {"lists": [3, 5, 6, 12], "named": [4, 13]}
    assert (staged.meta["option_lists"], staged.meta["continued"]) == ([5, 6], True)


def test_a_row_with_too_few_cells_is_set_aside(read: Any) -> None:
    (staged,) = read(
        "name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory\n"
        "Easel,,,,,,,M02,910.7,standard,10,false\n"
        "Pencils,,Mega,,,225400,4.16,standard,,,10\n"
    )
    assert (staged.sheet.products, staged.codes()) == (1, ["broken_row"])
    assert [(one.row, one.cells[0]) for one in staged.sheet.broken] == [(3, "Pencils")]


def test_facets_of_variants_that_are_a_field(read: Any) -> None:
    header = "name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,variantFacets\n"
    (alike,) = read(header + "Paper,,,,,size,S,P1,1,x,Brand:KB|Type:Art\n,,,,,,M,P2,2,x,Brand:KB|Type:Art\n")
    assert alike.products[0]["fields"]["brand"] == "KB"
    assert [variant["attributes"] for variant in alike.variants] == [
        {"size": "S", "Type": "Art"},
        {"size": "M", "Type": "Art"},
    ]
    (apart,) = read(header + "Paper,,,,,size,S,P1,1,x,Brand:KB\n,,,,,,M,P2,2,x,Brand:Mabef\n")
    assert [variant["attributes"]["Brand"] for variant in apart.variants] == ["KB", "Mabef"]
