"""PrestaShop's and thirty bees' files: products, combinations, the list, other languages; tables without products."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_assistant.catalogue.importing.formats import others
from merchant_assistant.foundation.errors import UserFault

PRODUCTS = (
    "Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Tax rules ID;Wholesale price;Reference #;"
    "Supplier reference #;Supplier;Brand;EAN13;UPC;MPN;Width;Height;Depth;Weight;"
    "Delivery time of in-stock products;Quantity;Minimal quantity;Summary;Description;Tags (x,y,z...);"
    "Image URLs (x,y,z...);Feature(Name:Value:Position)\n"
    '7;1;Mug;"Home,Kitchen, Cups";11,90;1;5,10;demo_7;S-7;Nippon;Studio;4006381333931;;M-7;;;;0.3;2 days;100;6;Best;'
    '<p>White</p>;"mug,white";"https://example.com/1.jpg,https://example.com/2.jpg";'
    '"Composition:Ceramic:1,Property:Removable cover:2,Composition:Glaze:3"\n'
    "8;1;Plate;Home;1.190,50;1;;demo_8;;;;;036000291452;;;;;;;5;1;;;;;\n"
)
COMBINATIONS = (
    "Product ID*;Product Reference;Attribute (Name:Type:Position)*;Value (Value:Position)*;Supplier reference;"
    "Reference;EAN13;UPC;MPN;Wholesale price;Impact on price;Ecotax;Quantity;Minimal quantity;Low stock level;"
    "Impact on weight;Default (0 = No, 1 = Yes);Image URLs (x,y,z...)\n"
    '7;demo_7;"Size:select:0, Colour:color:1";"S:0, White:1";;demo_7-S;4006381333931;;;5;0;0;10;2;;0;1;\n'
    '7;demo_7;"Size:select:0, Colour:color:1";"M:0, White:1";;demo_7-M;;;;5;1;0;20;2;;0;0;\n'
    "9;demo_9;Size:select:0;L:0;;demo_9-L;;;;5;1;0;20;2;;0;0;\n"
)


def test_products(read: Any) -> None:
    (staged,) = read(PRODUCTS)
    sheet = staged.sheet
    assert (sheet.format, sheet.delimiter, sheet.products, sheet.variants) == ("prestashop", ";", 2, 2)
    mug, variant = staged.product("demo_7"), staged.variant("demo_7")
    assert (mug["key"], mug["title"]) == ("id:7", "Mug")
    assert (mug["fields"]["category"], mug["fields"]["tags"]) == ("Home, Kitchen, Cups", "mug, white")
    assert mug["fields"]["brand"] == "Studio"
    assert (mug["attributes"]["Composition"], mug["attributes"]["Property"]) == ("Ceramic, Glaze", "Removable cover")
    fields = variant["fields"]
    assert (variant["price"], fields["cost"], fields["price_basis"], fields["moq"]) == ("11.90", "5,10", "net", "6")
    assert (fields["mpn"], fields["lead_time"]) == ("M-7", "2 days")
    assert fields["image"] == "https://example.com/1.jpg, https://example.com/2.jpg"
    assert staged.variant("demo_8")["fields"]["barcode"] == "036000291452"
    assert staged.variant("demo_8")["price"] == "1190.50"


def test_combinations_find_their_product_by_its_number(read: Any) -> None:
    (staged,) = read(COMBINATIONS)
    assert (staged.sheet.format, staged.sheet.products, staged.sheet.variants) == ("prestashop", 2, 3)
    assert [product["key"] for product in staged.products] == ["id:7", "id:9"]
    small = staged.variant("demo_7-S")
    assert list(small["attributes"].items())[:2] == [("Size", "S"), ("Colour", "White")]
    assert (small["stock"], small["fields"]["moq"], small["fields"]["cost"]) == (10.0, "2", "5")


def test_semicolons_inside_a_cell_where_the_header_shows_them(read: Any) -> None:
    (staged,) = read(
        "Product ID,Active (0/1),Name *,Categories (x;y;z...),Price tax excluded or Price tax included,Reference #\n"
        "1,1,iPod,Home; Music,100,demo_1\n"
    )
    assert staged.product("demo_1")["fields"]["category"] == "Home, Music"
    assert "price_basis" not in staged.variant("demo_1")["fields"]


@pytest.mark.parametrize(
    "header",
    [
        "ID;Actif (0/1);Nom *;Catégories (x,y,z...);Prix HT;Prix d'achat;Référence n°;Marque;EAN-13;Quantité;"
        "Quantité minimale",
        "ID;Aktiv (0/1);Name *;Kategorien (x,y,z...);Preis (netto);Einkaufspreis;Artikelnr. #;Marke;EAN-13;Menge;"
        "Mindestmenge",
        "ID;Activo (0/1);Nombre *;Categorías (x,y,z...);Precio sin IVA;Precio mayorista;Nº de referencia;Marca;EAN-13;"
        "Cantidad;Cantidad mínima",
    ],
)
def test_translated_headers(header: str, read: Any) -> None:
    (staged,) = read(header + "\n7;1;Mug;Home,Kitchen;11,90;5,10;demo_7;Studio;4006381333931;100;6\n")
    product, variant = staged.product("demo_7"), staged.variant("demo_7")
    assert (staged.sheet.format, product["title"], product["fields"]["brand"]) == ("prestashop", "Mug", "Studio")
    assert (variant["price"], variant["stock"], variant["fields"]["barcode"]) == ("11.90", 100.0, "4006381333931")
    assert (variant["fields"]["cost"], variant["fields"]["moq"]) == ("5,10", "6")


def test_the_list_of_products(read: Any) -> None:
    (staged,) = read(
        "Product ID;Image;Name;Reference;Category;Price (tax excl.);Quantity;Status\n7;;Mug;demo_7;Home;11,90 €;3;1\n"
    )
    variant = staged.variant("demo_7")
    assert (staged.sheet.format, variant["price"], variant["currency"]) == ("prestashop", "11.90", "EUR")


def test_what_an_export_needs_to_know(read: Any) -> None:
    (staged,) = read(PRODUCTS)
    assert staged.meta["packed_columns"] == {"features": [25], "options": None}
    assert staged.meta["separators"] == {"3": ",", "23": ",", "24": ","}
    (combinations,) = read(COMBINATIONS)
    assert combinations.meta["packed_columns"]["options"] == [2, 3]


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("Category ID;Active (0/1);Name *;Parent category;Root category (0/1);Description", "categories"),
        ("frontend_label,frontend_input,is_required,attribute_code,attribute_set", "details"),
        ("Customer ID;Active (0/1);Titles ID;Email *;Last Name *;First Name *", "customers"),
        ("Name,Email,Financial Status,Lineitem name,Lineitem quantity,Lineitem sku", "orders"),
    ],
)
def test_tables_without_products_are_refused_with_what_they_hold(header: str, word: str, read: Any) -> None:
    cells = [str(number) for number in range(header.count(";" if ";" in header else ",") + 1)]
    with pytest.raises(UserFault) as fault:
        read(header + "\n" + (";" if ";" in header else ",").join(cells) + "\n")
    assert fault.value.code == "not_products"
    assert word in fault.value.message


def test_product_tables_are_nothing_else() -> None:
    assert others.kind_of(PRODUCTS.splitlines()[0].split(";")) is None
    assert others.kind_of(["sku", "name", "price", "Email"]) is None
