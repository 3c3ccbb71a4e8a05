"""WooCommerce's product files."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

HEADER = [
    *("ID", "Type", "SKU", "GTIN, UPC, EAN, or ISBN", "Name", "Published", "Short description", "Description", "Stock"),
    *("Weight (kg)", "Length (cm)", "Sale price", "Regular price", "Categories", "Images", "Parent", "External URL"),
    *("Attribute 1 name", "Attribute 1 value(s)", "Attribute 1 visible", "Attribute 1 global"),
    *("Attribute 2 name", "Attribute 2 value(s)", "Meta: _note"),
]
CHINESE = [
    *("ID", "类型", "SKU", "GTIN、UPC、EAN 或 ISBN", "名称", "已发布", "简短描述", "描述", "库存"),
    *("重量(公斤)", "长度(厘米)", "促销价格", "常规售价", "分类", "图片", "父级", "外部 URL"),
    *("属性 1 名称", "属性 1 值", "属性 1 可见", "属性 1  的全局", "属性 2 名称", "属性 2 值", "Meta: _note"),
]
GERMAN = [
    *(
        "ID",
        "Typ",
        "Artikelnummer",
        "GTIN, UPC, EAN oder ISBN",
        "Name",
        "Veröffentlicht",
        "Kurzbeschreibung",
        "Beschreibung",
    ),
    *("Lager", "Gewicht (kg)", "Länge (cm)", "Angebotspreis", "Regulärer Preis", "Kategorien", "Bilder"),
    *("Übergeordnetes Produkt", "Externe URL", "Attribut 1 Name", "Attribut 1 Wert(e)", "Attribut 1 Sichtbar"),
    *("Attribut 1 Global", "Attribut 2 Name", "Attribut 2 Wert(e)", "Meta: _note"),
]
FRENCH = [
    *("ID", "Type", "UGS", "GTIN, UPC, EAN ou ISBN", "Nom", "Publié", "Description courte", "Description", "Stock"),
    *("Poids (kg)", "Longueur (cm)", "Tarif promo", "Tarif régulier", "Catégories", "Images", "Parent", "URL externe"),
    *("Nom de l’attribut 1", "Valeur(s) de l’attribut 1", "Attribut 1 visible", "Attribut 1 global"),
    *("Nom de l’attribut 2", "Valeur(s) de l’attribut 2", "Meta: _note"),
]
SPANISH = [
    *(
        "ID",
        "Tipo",
        "SKU",
        "GTIN, UPC, EAN o ISBN",
        "Nombre",
        "Publicado",
        "Descripción corta",
        "Descripción",
        "Inventario",
    ),
    *(
        "Peso (kg)",
        "Longitud (cm)",
        "Precio rebajado",
        "Precio normal",
        "Categorías",
        "Imágenes",
        "Superior",
        "URL externa",
    ),
    *("Nombre del atributo 1", "Valor(es) del atributo 1", "Atributo visible 1", "Atributo global 1"),
    *("Nombre del atributo 2", "Valor(es) del atributo 2", "Meta: _note"),
]
TEE = {
    "ID": "741",
    "Type": "variable",
    "SKU": "tee",
    "Name": "T-Shirt",
    "Description": "Soft",
    "Attribute 1 name": "Color",
    "Attribute 1 value(s)": "Blue, Red",
    "Attribute 2 name": "Material",
    "Attribute 2 value(s)": "Cotton",
    "Categories": "Clothing > Tees",
}
BLUE = {
    "ID": "883",
    "Type": "variation",
    "SKU": "tee-blue",
    "Name": "T-Shirt - Blue",
    "Regular price": "25",
    "Parent": "tee",
    "Attribute 1 name": "Color",
    "Attribute 1 value(s)": "Blue",
}
RED = BLUE | {
    "ID": "884",
    "SKU": "tee-red",
    "Name": "T-Shirt - Red",
    "Parent": "id:741",
    "Attribute 1 value(s)": "Red",
    "Sale price": "20",
}
CAP = {
    "ID": "747",
    "Type": "simple",
    "SKU": "cap",
    "Name": "Cap",
    "Regular price": "18",
    "Sale price": "16",
    "Weight (kg)": "0.1",
    "Length (cm)": "24",
    "Stock": "5",
    "GTIN, UPC, EAN, or ISBN": "4006381333931",
    "Short description": "One size",
    "Attribute 1 name": "Color",
    "Attribute 1 value(s)": "Yellow",
}


def _file(*lines: dict[str, str], header: list[str] = HEADER) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([line.get(column, "") for column in HEADER] for line in lines)
    return out.getvalue()


def test_variations_find_their_parent_anywhere_in_the_file(read: Any) -> None:
    (staged,) = read(_file(BLUE, CAP, TEE, RED))
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == ("woocommerce", 4, 2, 3, 0)
    assert [product["sku"] for product in staged.products] == ["tee", "cap"]
    tee = staged.product("tee")
    assert (tee["key"], tee["sku_derived"], tee["row"]) == ("sku:tee", 0, 4)
    assert tee["attributes"] == {"Color": "Blue, Red", "Material": "Cotton"}
    assert [(variant["sku"], variant["attributes"], variant["price"]) for variant in staged.variants_of("tee")] == [
        ("tee-blue", {"Color": "Blue"}, "25"),
        ("tee-red", {"Color": "Red"}, "20"),
    ]
    assert staged.problems == []


def test_the_sale_price_is_the_price_and_the_regular_one_stands_beside_it(read: Any) -> None:
    (staged,) = read(_file(CAP, TEE, BLUE))
    cap, blue = staged.variant("cap"), staged.variant("tee-blue")
    assert (cap["price"], cap["fields"]["price"], cap["fields"]["compare_at_price"]) == ("16", "16", "18")
    assert (blue["price"], blue["fields"]["price"], blue["fields"]["compare_at_price"]) == ("25", "25", "")
    assert staged.meta["sale_price_column"] == HEADER.index("Sale price")


def test_a_simple_product_is_one_variant(read: Any) -> None:
    (staged,) = read(_file(CAP))
    cap, variant = staged.product("cap"), staged.variant("cap")
    assert cap["attributes"] == {"Color": "Yellow", "Short description": "One size", "Length": "24 cm"}
    assert (variant["fields"]["weight"], variant["stock"], variant["fields"]["barcode"]) == (
        "0.1 kg",
        5.0,
        "4006381333931",
    )
    assert (variant["attributes"], variant["title"]) == ({}, "Cap")


@pytest.mark.parametrize("header", [CHINESE, GERMAN, FRENCH, SPANISH])
def test_translated_files_say_the_same(header: list[str], read: Any) -> None:
    lines = (TEE, BLUE, RED, CAP)
    (english,) = read(_file(*lines))
    (translated,) = read(_file(*lines, header=header))
    assert translated.sheet.format == "woocommerce"
    assert [name for name in translated.meta["mapping"] if ":" not in name] == [
        name for name in english.meta["mapping"] if ":" not in name
    ]
    assert translated.variants == english.variants
    assert [product["fields"] for product in translated.products] == [product["fields"] for product in english.products]
    assert translated.product("cap")["attributes"]["Color"] == "Yellow"


def test_a_variation_without_its_parent_is_kept(read: Any) -> None:
    (staged,) = read(_file(BLUE | {"Parent": "id:9"}, RED | {"Parent": "id:9"}, CAP))
    assert (staged.sheet.products, staged.sheet.variants) == (2, 3)
    assert staged.codes() == ["no_parent"]
    assert staged.products[0]["key"] == "group:id:9"


def test_grouped_and_external_products_and_virtual_ones(read: Any) -> None:
    (staged,) = read(
        _file(
            {"ID": "1", "Type": "grouped", "SKU": "set", "Name": "Set"},
            {"ID": "2", "Type": "external", "SKU": "donate", "Name": "Donation", "External URL": "https://example.com"},
            {
                "ID": "3",
                "Type": "simple, downloadable, virtual",
                "SKU": "album",
                "Name": "Album",
                "Regular price": "15",
            },
        )
    )
    assert [product["sku"] for product in staged.products] == ["set", "donate", "album"]
    assert staged.product("donate")["fields"]["url"] == "https://example.com"


def test_blank_skus_are_known_by_their_id(read: Any) -> None:
    (staged,) = read(_file(TEE | {"SKU": ""}, BLUE | {"SKU": "", "Parent": "id:741"}))
    (product,) = staged.products
    assert (product["key"], product["sku"], product["sku_derived"]) == ("id:741", "t-shirt", 1)
    assert staged.variants[0]["sku"] == "t-shirt-blue"


def test_decimal_commas_of_the_shop(read: Any) -> None:
    (staged,) = read(
        _file(CAP | {"Regular price": "1.018,00", "Sale price": "16,50"}, BLUE | {"Regular price": "1.250"})
    )
    assert (staged.variant("cap")["price"], staged.variant("tee-blue")["price"]) == ("16.50", "1250")


def test_an_export_of_few_columns(read: Any) -> None:
    (staged,) = read(
        "ID,Tipo,SKU,Nombre,Publicado,Inventario,Precio rebajado,Precio normal\n7,simple,S2,Taza,1,2,80,100\n"
    )
    assert staged.sheet.format == "woocommerce"
    assert (staged.variant("S2")["price"], staged.variant("S2")["fields"]["compare_at_price"]) == ("80", "100")
