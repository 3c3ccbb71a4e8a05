"""WooCommerce: plug-ins for businesses, commas inside packed values, grouped and external products, more languages."""

from __future__ import annotations

from typing import Any

import pytest

HEADERS = {
    "Dutch": (
        "ID,Type,Artikelnummer,Naam,Gepubliceerd,Korte omschrijving,Beschrijving,Voorraad,Gewicht (kg),Actieprijs,"
        "Reguliere prijs,Categorieën,Afbeeldingen,Hoofd,Naam eigenschap 1,Waarde eigenschap 1"
    ),
    "Portuguese": (
        "ID,Tipo,SKU,Nome,Publicado,Descrição curta,Descrição,Estoque,Peso (kg),Preço promocional,Preço,Categorias,"
        "Imagens,Ascendente,Nome do atributo 1,Valores do atributo 1"
    ),
    "Italian": (
        "ID,Tipo,COD,Nome,Pubblicato,Breve descrizione,Descrizione,Magazzino,Peso (kg),Prezzo in offerta,"
        "Prezzo di listino,Categorie,Immagini,Genitore,Nome dell'attributo 1,Valore/i dell'attributo 1"
    ),
    "Russian": (
        "ID,Тип,Артикул,Имя,Опубликован,Краткое описание,Описание,Запасы,Вес (кг),Акционная цена,Базовая цена,"
        "Категории,Изображения,Родительский,Название атрибута 1,Значения атрибутов 1"
    ),
    "Japanese": (
        "ID,タイプ,商品コード,名前,公開済み,簡単な説明,説明,在庫,重量 (kg),セール価格,通常価格,"
        "カテゴリー,画像,親,属性 1 名,属性 1 値"
    ),
}
ROWS = (
    '1,variable,tee,Tee,1,Short,Long,,0.2,,,Clothing,https://example.com/1.jpg,,Size,"S, M"\n'
    "2,variation,tee-s,Tee S,1,,,5,,8,10,,,tee,Size,S\n"
    "3,variation,tee-m,Tee M,1,,,5,,,10,,,id:1,Size,M\n"
)


@pytest.mark.parametrize("language", HEADERS)
def test_more_languages(language: str, read: Any) -> None:
    (staged,) = read(HEADERS[language] + "\n" + ROWS)
    assert (staged.sheet.format, staged.sheet.products, staged.sheet.variants) == ("woocommerce", 1, 2)
    small = staged.variant("tee-s")
    assert (small["price"], small["fields"]["compare_at_price"], small["attributes"]) == ("8", "10", {"Size": "S"})
    fields = staged.product("tee")["fields"]
    assert (fields["category"], fields["image"], fields["description"]) == (
        "Clothing",
        "https://example.com/1.jpg",
        "Long",
    )


def _one(header: str, row: str) -> str:
    return f"ID,Type,SKU,Name,Published,Regular price,Categories,{header}\n1,simple,a,Nuts,1,10,Food,{row}\n"


def test_commas_inside_packed_values(read: Any) -> None:
    header = ",".join(f"Attribute {number} name,Attribute {number} value(s)" for number in (1, 2, 3))
    (staged,) = read(_one(header, r'Taste,"Salt\, coarse, Plain",Size,"10\,5 cm",Colour,"Red, Blue"'))
    assert staged.product("a")["attributes"] == {
        "Taste": "Salt, coarse | Plain",
        "Size": "10,5 cm",
        "Colour": "Red, Blue",
    }
    assert staged.meta["packed_columns"] == {"escaped": [8, 10, 12]}


def test_plug_ins_for_businesses(read: Any) -> None:
    header = (
        "Meta: minimum_allowed_quantity,Meta: group_of_quantity,Meta: wholesale_customer_wholesale_price,"
        "Meta: wholesale_customer_have_wholesale_price,Meta: b2bking_product_pricetiers_group_b2c,"
        "Meta: b2bking_regular_product_price_group_1234,Meta: _wc_cog_cost,Meta: _hs_code,Meta: _edit_lock"
    )
    (staged,) = read(_one(header, "12,6,7.50,yes,10:9;100:8.5;,7,4.20,080211,17"))
    fields = staged.variant("a")["fields"]
    assert (fields["moq"], fields["pack"], fields["cost"], fields["hs_code"]) == ("12", "6", "4.20", "080211")
    assert fields["price_tiers"] == "10: 9; 100: 8.5"
    assert fields["customer_prices"] == "wholesale_customer: 7.50; 1234: 7"
    assert staged.product("a")["attributes"] == {}


def test_prices_by_quantity_as_php_writes_them(read: Any) -> None:
    (staged,) = read(_one("Meta: _fixed_price_rules", '"a:2:{i:10;s:3:""9.5"";i:50;d:8;}"'))
    assert staged.variant("a")["fields"]["price_tiers"] == "10: 9.5; 50: 8"


def test_grouped_and_external_products(read: Any) -> None:
    (staged,) = read(
        "ID,Type,SKU,Name,Published,Regular price,Categories,Grouped products,External URL,Button text\n"
        '1,grouped,set,Set,1,,Food,"a, b",,\n2,external,book,Book,1,12,Food,,https://example.com/book,Buy there\n'
    )
    assert staged.product("set")["attributes"] == {"Grouped products": "a, b"}
    assert staged.product("book")["fields"]["url"] == "https://example.com/book"
    assert (staged.variant("book")["price"], staged.variant("set")["price"]) == ("12", None)


def test_that_a_product_is_hidden_is_kept_and_that_it_is_visible_is_not(read: Any) -> None:
    head = "ID,Type,SKU,Name,Published,Visibility in catalog,Regular price,Attribute 1 name,Attribute 1 value(s)\n"
    (staged,) = read(head + "1,simple,A,Lamp,1,hidden,5,,\n2,simple,B,Rug,1,visible,6,,\n")
    assert staged.product("A")["attributes"] == {"Visibility in catalog": "hidden"}
    assert staged.product("B")["attributes"] == {}
