"""Google's product data in tables and in XML, and Meta's catalogue, which has its names."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

RED = {
    "id": "TEE-R",
    "title": "Tee red",
    "description": "Soft",
    "link": "https://example.com/tee?c=red",
    "image_link": "https://example.com/r.jpg",
    "additional_image_link": "https://example.com/r2.jpg,https://example.com/r3.jpg",
    "price": "20.00 EUR",
    "sale_price": "15.00 EUR",
    "availability": "in_stock",
    "brand": "Acme",
    "gtin": "4006381333931",
    "mpn": "T-1",
    "item_group_id": "TEE",
    "color": "Red",
    "size": "M",
    "material": "Cotton",
    "product_type": "Clothing > Tees",
    "google_product_category": "212",
    "shipping_weight": "0.2 kg",
    "multipack": "6",
    "min_handling_time": "1",
    "max_handling_time": "3",
    "shipping(country:price)": "DE:4.90 EUR",
    "product_detail(section_name:attribute_name:attribute_value)": "General:Fit:Slim,Care:Wash:30 °C",
    "unit_pricing_measure": "1 ct",
}
BLUE = RED | {
    "id": "TEE-B",
    "title": "Tee blue",
    "image_link": "https://example.com/b.jpg",
    "additional_image_link": "",
    "sale_price": "",
    "color": "Blue",
    "gtin": "",
}
MUG = dict.fromkeys(RED, "") | {
    "id": "007",
    "title": "Mug",
    "link": "https://example.com/mug",
    "price": "9.50 EUR",
    "availability": "in_stock",
}


def _table(*lines: dict[str, str], delimiter: str = "\t") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(lines[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


@pytest.mark.parametrize("spelling", [str, lambda name: name.replace("_", " "), lambda name: f"g:{name}"])
def test_variants_of_a_group_are_one_product(spelling: Any, read: Any) -> None:
    lines = [{spelling(name): value for name, value in line.items()} for line in (RED, MUG, BLUE)]
    (staged,) = read(_table(*lines), "feed.tsv")
    sheet = staged.sheet
    assert (sheet.format, sheet.rows, sheet.products, sheet.variants, sheet.skipped) == ("google", 3, 2, 3, 0)
    tee = next(product for product in staged.products if product["key"] == "group:TEE")
    assert (tee["title"], tee["fields"]["category"], tee["fields"]["brand"]) == ("Tee red", "Clothing > Tees", "Acme")
    assert tee["attributes"]["Fit"] == "Slim"
    assert tee["attributes"]["Wash"] == "30 °C"
    red, blue = staged.variant("TEE-R"), staged.variant("TEE-B")
    assert ([*red["attributes"].values()], [*blue["attributes"].values()]) == (["Red"], ["Blue"])
    assert staged.variant("007")["price"] == "9.50"


def test_a_row_has_its_prices_pictures_and_business_facts(read: Any) -> None:
    (staged,) = read(_table(RED, BLUE), "feed.tsv")
    red, blue = staged.variant("TEE-R"), staged.variant("TEE-B")
    assert (red["price"], red["currency"], red["fields"]["compare_at_price"]) == ("15.00", "EUR", "20.00 EUR")
    assert (blue["price"], blue["fields"]["compare_at_price"]) == ("20.00", "")
    assert red["fields"]["image"] == "https://example.com/r.jpg, https://example.com/r2.jpg,https://example.com/r3.jpg"
    facts = {name: red["fields"][name] for name in ("pack", "lead_time", "weight", "mpn", "barcode")}
    assert facts == {
        "pack": "6",
        "lead_time": "1-3 days",
        "weight": "0.2 kg",
        "mpn": "T-1",
        "barcode": "4006381333931",
    }
    assert staged.meta["sale_price_column"] == list(RED).index("sale_price")


@pytest.mark.parametrize(
    ("span", "price"),
    [("2019-01-01T00:00+01:00/2019-02-01T00:00+01:00", "20.00"), ("2019-01-01/2199-01-01", "15.00"), ("", "15.00")],
)
def test_a_sale_that_is_over_makes_no_price(span: str, price: str, read: Any) -> None:
    (staged,) = read(_table(RED | {"sale_price_effective_date": span}), "feed.tsv")
    assert staged.variant("TEE-R")["price"] == price


def test_quantity_is_stock_only_where_it_counts(read: Any) -> None:
    (counted,) = read(_table(RED | {"quantity": "12"}, MUG | {"quantity": ""}), "feed.tsv")
    (contents,) = read(_table(RED | {"quantity": "100 ml"}), "feed.tsv")
    assert counted.variant("TEE-R")["stock"] == 12
    assert contents.variant("TEE-R")["stock"] is None
    assert contents.products[0]["attributes"]["quantity"] == "100 ml"


def test_members_prices(read: Any) -> None:
    column = "loyalty_program(program_label:tier_label:price)"
    (staged,) = read(_table(RED | {column: "club:gold:12 EUR,club:silver:13.50 EUR"}), "feed.tsv")
    assert staged.variant("TEE-R")["fields"]["customer_prices"] == "club gold: 12 EUR; club silver: 13.50 EUR"


def test_a_plain_table_with_the_commonest_names_is_no_feed(read: Any) -> None:
    (staged,) = read(
        "id,title,description,price,brand,condition,link\n1,Mug,Blue,9.50,Acme,new,x\n2,Cup,Red,8.50,Acme,new,y\n"
    )
    assert staged.sheet.format == "generic"


ITEM = """<g:id>TEE-{0}</g:id><title>plain</title><g:title>Tee {0}</g:title><g:link>https://example.com/{0}</g:link>
<g:image_link>https://example.com/{0}.jpg</g:image_link>
<g:additional_image_link>https://example.com/{0}2.jpg</g:additional_image_link>
<g:additional_image_link>https://example.com/{0}3.jpg</g:additional_image_link>
<g:price>20 EUR</g:price><g:item_group_id>TEE</g:item_group_id><g:color>{0}</g:color>
<g:product_detail><g:attribute_name>Fit</g:attribute_name><g:attribute_value>Slim</g:attribute_value>
<g:section_name>General</g:section_name></g:product_detail>
<g:product_detail><g:section_name>Care</g:section_name><g:attribute_name>Wash</g:attribute_name>
<g:attribute_value>30</g:attribute_value></g:product_detail>
<g:shipping><g:price>4.90 EUR</g:price><g:country>DE</g:country></g:shipping>"""
RSS = '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><title>Shop</title>{}</feed>'


@pytest.mark.parametrize(("document", "record"), [(RSS, "item"), (ATOM, "entry")])
def test_xml_says_what_a_table_says(document: str, record: str, read: Any) -> None:
    items = "".join(f"<{record}>{ITEM.format(colour)}</{record}>" for colour in ("Red", "Blue"))
    (staged,) = read(document.format(items), "feed.xml")
    assert (staged.sheet.format, staged.sheet.products, staged.sheet.variants) == ("google", 1, 2)
    product, red = staged.products[0], staged.variant("TEE-Red")
    assert (product["title"], red["attributes"]) == ("Tee Red", {"color": "Red"})
    assert product["attributes"] == {"Fit": "Slim", "Wash": "30", "shipping": "DE:4.90 EUR"}
    assert red["fields"]["image"].count("https://") == 3


def test_an_address_may_be_an_attribute_of_a_link(read: Any) -> None:
    entry = '<entry><g:id>1</g:id><g:title>Mug</g:title><g:price>5 EUR</g:price><link href="https://example.com/1"/></entry>'
    (staged,) = read(ATOM.format(entry), "feed.xml")
    assert staged.products[0]["fields"]["url"] == "https://example.com/1"


EXPLAINED = (
    "# Required | A unique content ID,# Required | A title,# Required | Text,# Required | in stock,# Required | new,"
    "# Required | 10.00 USD,# Required | URL,# Required | URL,# Required | Brand"
    ",# Optional,# Optional,# Optional,# Optional\n"
)
META = (
    "id,title,description,availability,condition,price,link,image_link,brand,quantity_to_sell_on_facebook,"
    "item_group_id,size,product_tags[0]\n"
    "A-S,Tee,Soft,in stock,new,10.00 USD,https://example.com,https://example.com/a.jpg,Acme,7,A,S,summer\n"
    "A-M,Tee,Soft,in stock,new,10.00 USD,https://example.com,https://example.com/a.jpg,Acme,0,A,M,summer\n"
)


@pytest.mark.parametrize("above", ["", EXPLAINED, EXPLAINED + EXPLAINED.replace("Required", "Example")])
def test_meta_reads_below_its_explanations(above: str, read: Any) -> None:
    (staged,) = read(above + META)
    assert (staged.sheet.format, staged.sheet.products, staged.sheet.variants) == ("meta", 1, 2)
    assert len(staged.meta["title_rows"]) == above.count("\n")
    assert [(one["stock"], one["attributes"]) for one in staged.variants] == [
        (7.0, {"size": "S"}),
        (0.0, {"size": "M"}),
    ]
    assert staged.products[0]["fields"]["tags"] == "summer"
