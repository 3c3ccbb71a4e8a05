"""Offers of Yandex Market documents."""

from __future__ import annotations

from typing import Any

SHOP = """<?xml version="1.0" encoding="UTF-8"?>
<yml_catalog date="2026-01-01"><shop><name>Shop</name>
<currencies><currency id="RUR" rate="1"/></currencies>
<categories><category id="1">Дом</category><category id="2" parentId="1">Посуда</category>
<category id="3" parentId="2">Кружки, чашки</category><category id="8" parentId="9">Круг</category>
<category id="9" parentId="8">Круг 2</category></categories>
<offers>{}</offers></shop></yml_catalog>"""
MUG = """<offer id="M-{0}" available="true" group_id="M"><url>https://example.com/{0}</url><price>290</price>
<oldprice>350</oldprice><currencyId>RUR</currencyId><categoryId>3</categoryId>
<picture>https://example.com/1.jpg</picture><picture>https://example.com/2.jpg</picture>
<name>Кружка</name><vendor>Гжель</vendor><vendorCode>GZ-1</vendorCode><barcode>4006381333931</barcode>
<barcode>4006381333948</barcode><country_of_origin>Россия</country_of_origin><min-quantity>6</min-quantity>
<step-quantity>2</step-quantity><weight>0.35</weight><dimensions>10/10/12.5</dimensions>
<sales_notes>Предоплата</sales_notes><param name="Цвет">{0}</param><param name="Объем" unit="мл">300</param>
<param name="vendor">чужой</param></offer>"""


def test_offers_of_a_group_are_variants_of_one_product(read: Any) -> None:
    (staged,) = read(SHOP.format(MUG.format("белый") + MUG.format("синий")), "feed.xml")
    assert (staged.sheet.format, staged.sheet.rows, staged.sheet.products, staged.sheet.variants) == ("yml", 2, 1, 2)
    (product,) = staged.products
    assert (product["key"], product["title"], product["fields"]["brand"]) == ("group:M", "Кружка", "Гжель")
    assert product["fields"]["category"] == "Дом > Посуда > Кружки, чашки"
    assert product["attributes"]["Объем"] == "300 мл"
    assert product["attributes"]["vendor (param)"] == "чужой"
    assert product["attributes"]["dimensions"] == "10/10/12.5 cm"
    assert [variant["attributes"] for variant in staged.variants] == [{"Цвет": "белый"}, {"Цвет": "синий"}]


def test_an_offer_has_its_business_facts(read: Any) -> None:
    (staged,) = read(SHOP.format(MUG.format("белый")), "feed.xml")
    (variant,) = staged.variants
    assert (variant["price"], variant["currency"], variant["fields"]["compare_at_price"]) == ("290", "RUB", "350")
    names = ("moq", "pack", "origin", "mpn", "barcode", "weight")
    assert [variant["fields"][name] for name in names] == ["6", "2", "Россия", "GZ-1", "4006381333931", "0.35 kg"]
    assert variant["fields"]["image"] == "https://example.com/1.jpg, https://example.com/2.jpg"


def test_a_name_is_put_together_where_there_is_none(read: Any) -> None:
    offer = (
        '<offer id="1" type="vendor.model"><price>99</price><currencyId>RUB</currencyId><categoryId>2</categoryId>'
        "<typePrefix>Вентилятор</typePrefix><vendor>Midea</vendor><model>{}</model></offer>"
    )
    (staged,) = read(SHOP.format(offer.format("FS 40") + offer.format("Midea 50").replace('"1"', '"2"')), "feed.xml")
    assert [one["title"] for one in staged.products] == ["Вентилятор Midea FS 40", "Вентилятор Midea 50"]
    assert [one["fields"]["title"] for one in staged.products] == [one["title"] for one in staged.products]


def test_prices_by_quantity_and_categories_that_go_in_circles(read: Any) -> None:
    offer = (
        '<offer id="1"><name>Кружка</name><price>100</price><currencyId>UAH</currencyId><categoryId>8</categoryId>'
        "<prices><price><value>90</value><quantity>10</quantity></price>"
        "<price><value>80.50</value><quantity>100</quantity></price></prices></offer>"
    )
    (staged,) = read(SHOP.format(offer), "feed.xml")
    assert staged.variants[0]["fields"]["price_tiers"] == "10: 90 UAH; 100: 80.50 UAH"
    assert staged.products[0]["fields"]["category"].endswith("Круг")


def test_categories_may_stand_below_the_offers(read: Any) -> None:
    offer = '<offers><offer id="1"><name>A</name><price>1</price><categoryId>1</categoryId></offer></offers>'
    shop = f'<yml_catalog><shop>{offer}<categories><category id="1">Дом</category></categories></shop></yml_catalog>'
    (staged,) = read(shop, "feed.xml")
    assert staged.products[0]["fields"]["category"] == "Дом"
