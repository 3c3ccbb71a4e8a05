"""BMEcat: both generations and their mixtures, prices, features, groups, variants, updates."""

from __future__ import annotations

from typing import Any

HEAD = "<BMECAT version='{version}'{space}><HEADER><CATALOG><LANGUAGE>deu</LANGUAGE><CURRENCY>EUR</CURRENCY>"
OLD = """
<ARTICLE mode="new"><SUPPLIER_AID>NYM-3</SUPPLIER_AID>
 <ARTICLE_DETAILS><DESCRIPTION_SHORT>Kabel 3x1,5</DESCRIPTION_SHORT><DESCRIPTION_LONG>Ring</DESCRIPTION_LONG>
  <EAN>4006381333931</EAN><MANUFACTURER_AID>H-77</MANUFACTURER_AID><MANUFACTURER_NAME>Werk</MANUFACTURER_NAME>
  <DELIVERY_TIME>5</DELIVERY_TIME><KEYWORD>Leitung</KEYWORD><KEYWORD>Kupfer</KEYWORD></ARTICLE_DETAILS>
 <ARTICLE_FEATURES><REFERENCE_FEATURE_SYSTEM_NAME>ETIM-8.0</REFERENCE_FEATURE_SYSTEM_NAME>
  <REFERENCE_FEATURE_GROUP_ID>EC57</REFERENCE_FEATURE_GROUP_ID>
  <FEATURE><FNAME>Querschnitt</FNAME><FVALUE>1.5</FVALUE><FUNIT>MMK</FUNIT></FEATURE>
  <FEATURE><FNAME>Spannung</FNAME><FVALUE>300</FVALUE><FVALUE>500</FVALUE><FUNIT>VLT</FUNIT></FEATURE></ARTICLE_FEATURES>
 <ARTICLE_ORDER_DETAILS><ORDER_UNIT>MTR</ORDER_UNIT><PRICE_QUANTITY>100</PRICE_QUANTITY>
  <QUANTITY_MIN>50</QUANTITY_MIN><QUANTITY_INTERVAL>25</QUANTITY_INTERVAL></ARTICLE_ORDER_DETAILS>
 <ARTICLE_PRICE_DETAILS>
  <ARTICLE_PRICE price_type="net_list"><PRICE_AMOUNT>89.00</PRICE_AMOUNT></ARTICLE_PRICE>
  <ARTICLE_PRICE price_type="net_list"><PRICE_AMOUNT>80.00</PRICE_AMOUNT><LOWER_BOUND>1000</LOWER_BOUND></ARTICLE_PRICE>
  <ARTICLE_PRICE price_type="net_customer"><PRICE_AMOUNT>89.00</PRICE_AMOUNT><PRICE_FACTOR>0.45</PRICE_FACTOR>
  </ARTICLE_PRICE></ARTICLE_PRICE_DETAILS>
 <ARTICLE_PRICE_DETAILS><ARTICLE_PRICE price_type="nrp"><PRICE_AMOUNT>1.99</PRICE_AMOUNT><PRICE_CURRENCY>EUR
  </PRICE_CURRENCY></ARTICLE_PRICE></ARTICLE_PRICE_DETAILS>
 <MIME_INFO><MIME><MIME_TYPE>image/jpeg</MIME_TYPE><MIME_SOURCE>k.jpg</MIME_SOURCE></MIME>
  <MIME><MIME_TYPE>application/pdf</MIME_TYPE><MIME_SOURCE>k.pdf</MIME_SOURCE></MIME></MIME_INFO>
</ARTICLE>
"""
GROUPS = """
<CATALOG_GROUP_SYSTEM>
 <CATALOG_STRUCTURE type="root"><GROUP_ID>1</GROUP_ID><GROUP_NAME>All</GROUP_NAME><PARENT_ID>0</PARENT_ID>
 </CATALOG_STRUCTURE>
 <CATALOG_STRUCTURE type="node"><GROUP_ID>2</GROUP_ID><GROUP_NAME>Kabel</GROUP_NAME><PARENT_ID>1</PARENT_ID>
 </CATALOG_STRUCTURE>
 <CATALOG_STRUCTURE type="leaf"><GROUP_ID>3</GROUP_ID><GROUP_NAME>NYM</GROUP_NAME><PARENT_ID>2</PARENT_ID>
 </CATALOG_STRUCTURE>
</CATALOG_GROUP_SYSTEM>
"""
MAP = """<ARTICLE_TO_CATALOGGROUP_MAP><ART_ID>NYM-3</ART_ID><CATALOG_GROUP_ID>3</CATALOG_GROUP_ID>
</ARTICLE_TO_CATALOGGROUP_MAP>"""
NAMES = {
    "ARTICLE_TO": "PRODUCT_TO",
    "ART_ID": "PROD_ID",
    "ARTICLE": "PRODUCT",
    "_AID": "_PID",
    "EAN>": "INTERNATIONAL_PID>",
}


def catalogue(body: str, *, transaction: str = "T_NEW_CATALOG", space: str = "") -> str:
    head = HEAD.format(version="1.2", space=space) + "<MIME_ROOT>https://x.example/m/</MIME_ROOT></CATALOG></HEADER>"
    return f"{head}<{transaction}>{body}</{transaction}></BMECAT>"


def newer(text: str) -> str:
    for old, new in NAMES.items():
        text = text.replace(old, new)
    return text


def test_an_article_with_everything(read: Any) -> None:
    (sheet,) = read(catalogue(GROUPS + OLD + MAP), "file.xml")
    product, variant = sheet.product("NYM-3"), sheet.variant("NYM-3")
    assert product["title"] == "Kabel 3x1,5"
    assert product["fields"] == {
        "title": "Kabel 3x1,5",
        "description": "Ring",
        "manufacturer": "Werk",
        "tags": "Leitung, Kupfer",
        "category": "Kabel > NYM",
    }
    named = {name: product["attributes"][name] for name in ("Querschnitt", "Spannung", "ETIM-8.0", "Documents")}
    assert named == {
        "Querschnitt": "1.5 mm²",
        "Spannung": "300, 500 V",
        "ETIM-8.0": "EC57",
        "Documents": "https://x.example/m/k.pdf",
    }
    fields = {name: variant["fields"][name] for name in ("barcode", "mpn", "lead_time", "moq", "pack", "image")}
    assert fields == {
        "barcode": "4006381333931",
        "mpn": "H-77",
        "lead_time": "5 days",
        "moq": "50",
        "pack": "25",
        "image": "https://x.example/m/k.jpg",
    }


def test_prices_are_of_one_unit_and_by_quantity_and_kind(read: Any) -> None:
    (sheet,) = read(catalogue(OLD), "file.xml")
    variant = sheet.variant("NYM-3")
    assert (variant["price"], variant["currency"]) == ("0.89", "EUR")
    assert variant["fields"]["price_tiers"] == "1: 0.89 EUR; 1000: 0.8 EUR"
    assert variant["fields"]["customer_prices"] == "net_customer: 0.4005 EUR"
    assert variant["fields"]["price_basis"] == "net"


def test_the_names_of_2005_with_and_without_a_namespace_say_the_same(read: Any) -> None:
    (old,) = read(catalogue(GROUPS + OLD + MAP), "old.xml")
    for space in ("", " xmlns='http://www.bmecat.org/bmecat/2005'"):
        (new,) = read(newer(catalogue(GROUPS + OLD + MAP, space=space)), "new.xml")
        assert (new.products, new.variants) == (old.products, old.variants)


def test_an_update_of_prices_has_no_other_columns(read: Any) -> None:
    body = (
        "<ARTICLE><SUPPLIER_AID>NYM-3</SUPPLIER_AID><ARTICLE_PRICE_DETAILS><ARTICLE_PRICE price_type='gros_list'>"
        "<PRICE_AMOUNT>7.50</PRICE_AMOUNT></ARTICLE_PRICE></ARTICLE_PRICE_DETAILS></ARTICLE>"
    )
    (sheet,) = read(catalogue(body, transaction="T_UPDATE_PRICES"), "file.xml")
    mapped = {name for name in sheet.meta["mapping"] if name}
    assert mapped == {"sku", "price", "currency", "price_basis"}
    assert sheet.variants[0]["fields"]["price_basis"] == "gross"


def test_what_is_withdrawn_is_left_out_and_told(read: Any) -> None:
    body = OLD + "<ARTICLE mode='delete'><SUPPLIER_AID>OLD-1</SUPPLIER_AID></ARTICLE>"
    (sheet,) = read(catalogue(body, transaction="T_UPDATE_PRODUCTS"), "file.xml")
    assert (sheet.sheet.rows, sheet.sheet.products, sheet.sheet.skipped) == (2, 1, 1)
    assert "withdrawn" in sheet.codes()


def test_values_that_the_buyer_chooses_make_variants(read: Any) -> None:
    choice = (
        "<FEATURE><FNAME>{0}</FNAME><VARIANTS><VARIANT><FVALUE>{1}</FVALUE>"
        "<SUPPLIER_AID_SUPPLEMENT>-{1}</SUPPLIER_AID_SUPPLEMENT></VARIANT><VARIANT><FVALUE>{2}</FVALUE>"
        "<SUPPLIER_AID_SUPPLEMENT>-{2}</SUPPLIER_AID_SUPPLEMENT></VARIANT><VORDER>{3}</VORDER></VARIANTS></FEATURE>"
    )
    features = choice.format("Größe", "L", "M", 2) + choice.format("Farbe", "rot", "blau", 1)
    (sheet,) = read(catalogue(OLD.replace("</ARTICLE_FEATURES>", features + "</ARTICLE_FEATURES>")), "file.xml")
    assert (sheet.sheet.products, sheet.sheet.variants) == (1, 4)
    assert sorted(variant["sku"] for variant in sheet.variants) == [
        *("NYM-3-blau-L", "NYM-3-blau-M", "NYM-3-rot-L", "NYM-3-rot-M"),
    ]
    assert sheet.variant("NYM-3-blau-M")["attributes"] == {"Farbe": "blau", "Größe": "M"}


def test_texts_of_other_languages_stand_beside(read: Any) -> None:
    two = (
        "<DESCRIPTION_SHORT lang='eng'>Cable</DESCRIPTION_SHORT><DESCRIPTION_SHORT lang='deu'>Kabel</DESCRIPTION_SHORT>"
    )
    (sheet,) = read(catalogue(OLD.replace("<DESCRIPTION_SHORT>Kabel 3x1,5</DESCRIPTION_SHORT>", two)), "file.xml")
    assert sheet.products[0]["title"] == "Kabel"
    assert "Cable" in sheet.products[0]["attributes"].values()


def test_the_least_order_is_the_lowest_bound_of_prices_where_nothing_else_says_it(read: Any) -> None:
    body = (
        "<ARTICLE><SUPPLIER_AID>REL-1</SUPPLIER_AID><ARTICLE_PRICE_DETAILS><ARTICLE_PRICE price_type='net_customer'>"
        "<LOWER_BOUND>{bound}</LOWER_BOUND></ARTICLE_PRICE></ARTICLE_PRICE_DETAILS></ARTICLE>"
    )
    (sheet,) = read(catalogue(body.format(bound="20")), "file.xml")
    assert sheet.variant("REL-1")["fields"]["moq"] == "20"
    (single,) = read(catalogue(body.format(bound="1")), "file.xml")
    assert not single.variant("REL-1")["fields"].get("moq")
