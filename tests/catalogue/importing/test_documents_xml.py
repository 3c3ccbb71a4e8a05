"""XML: what is dangerous is refused in one sentence, encodings are what the bytes say, lists of any kind are found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from merchant_assistant.catalogue.importing.documents.xml_elements import MAX_DEPTH
from merchant_assistant.foundation.errors import UserFault

LIST = "<shop><goods>{}</goods></shop>"
ONE = "<item><code>{}</code><title>{}</title><price currency='EUR'>9.50</price></item>"


def listed(*titles: str) -> str:
    return LIST.format("".join(ONE.format(f"A-{number}", title) for number, title in enumerate(titles, 1)))


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><shop><item><title>&i;</title></item></shop>"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LAUGHS, "unsafe_document"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><item>&x;</item></a>', "unsafe_document"),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://nowhere.invalid/x.dtd"> %x;]><a/>', "unsafe_document"),
        ("<a>" * (MAX_DEPTH + 10) + "</a>" * (MAX_DEPTH + 10), "unsafe_document"),
        ("<shop>" + "<item>" * 150_000, "unsafe_document"),
        (listed("Pen", "Cup")[:-20], "file_unreadable"),
        (listed("Pen & Cup"), "file_unreadable"),
        ("<shop><news><day>1</day><text>x</text></news><news><day>2</day><text>y</text></news></shop>", "not_a_table"),
        ("<shop/>", "not_a_table"),
        ("<?xml version='1.0'?><!-- nothing follows -->", "not_a_table"),
        ("<?xml version='1.0'?>\n<!DOCTYPE html><html><body><table/></body></html>", "format_not_supported"),
    ],
)
def test_what_is_refused(text: str, code: str, read: Any) -> None:
    with pytest.raises(UserFault) as fault:
        read(text, "file.xml")
    assert (fault.value.code, bool(fault.value.message), bool(fault.value.hint)) == (code, True, True)


def test_a_record_that_never_ends_is_refused(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("merchant_assistant.catalogue.importing.documents.xml_elements.MAX_RECORD", 200_000)
    with pytest.raises(UserFault, match="record of many megabytes"):
        read(listed("x" * 400_000, "Pen"), "file.xml")


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("windows-1251", "cp1251"),
        ("GBK", "gbk"),
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-8", "utf-16"),
        ("utf-8", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("no-such-encoding", "utf-8"),
        ("rot13", "utf-8"),
    ],
)
def test_what_the_bytes_say_counts_where_the_declaration_is_wrong(declared: str, written: str, read: Any) -> None:
    title = "保温杯不锈钢水壶" if written == "gbk" else "Чайник электрический стальной"
    text = f'<?xml version="1.0" encoding="{declared}"?>{listed(title, title + " 2")}'
    (sheet,) = read(text.encode(written), "file.xml")
    assert [product["title"] for product in sheet.products] == [title, title + " 2"]


def test_names_of_signs_and_letters_without_place_in_xml(read: Any) -> None:
    (sheet,) = read(listed("Caf&eacute;&nbsp;&amp; bar", "Tea\x0bpot"), "file.xml")
    assert [product["title"] for product in sheet.products] == ["Café\xa0& bar", "Tea pot"]


def test_a_document_type_that_declares_nothing_is_not_fetched(read: Any) -> None:
    (sheet,) = read('<!DOCTYPE shop SYSTEM "http://nowhere.invalid/shop.dtd">' + listed("Pen"), "file.xml")
    assert [variant["price"] for variant in sheet.variants] == ["9.50"]


def test_a_list_of_unknown_kind(read: Any) -> None:
    one = (
        '<ns:Artikel Artikelnummer="{0}"><ns:Bezeichnung>Lampe {0}</ns:Bezeichnung><ns:Preis>1{0},50</ns:Preis>'
        "<ns:Bilder><ns:Bild>https://x.example/{0}a.jpg</ns:Bild><ns:Bild>https://x.example/{0}b.jpg</ns:Bild></ns:Bilder>"
        '<ns:Merkmale><ns:Merkmal name="Farbe">rot</ns:Merkmal><ns:Merkmal name="Höhe">12 cm</ns:Merkmal></ns:Merkmale>'
        "</ns:Artikel>"
    )
    text = f'<Liste xmlns:ns="urn:x"><Kopf><Firma>F</Firma></Kopf>{one.format(1)}{one.format(2)}</Liste>'
    (sheet,) = read(text.encode(), "file.xml")
    assert sheet.sheet.format == "generic"
    assert [(product["title"], product["attributes"]["Farbe"]) for product in sheet.products] == [
        ("Lampe 1", "rot"),
        ("Lampe 2", "rot"),
    ]
    assert [(variant["sku"], variant["price"]) for variant in sheet.variants] == [("1", "11.50"), ("2", "12.50")]
    assert "https://x.example/1a.jpg, https://x.example/1b.jpg" in sheet.records[1]


def test_variants_inside_a_product_become_rows(read: Any) -> None:
    text = (
        "<products><product><id>7</id><name>Shirt</name><variants>"
        "<variant><sku>S-R</sku><color>red</color><price>5</price></variant>"
        "<variant><sku>S-B</sku><color>blue</color><price>6</price></variant></variants></product></products>"
    )
    (sheet,) = read(text, "file.xml")
    assert (sheet.sheet.products, sheet.sheet.variants, sheet.sheet.rows) == (1, 2, 2)
    assert sheet.variant("S-B")["attributes"]["color"] == "blue"


@pytest.mark.shared_data
def test_a_catalogue_of_ubl(read: Any, shared_data: Path) -> None:
    (sheet,) = read(shared_data / "order_text" / "peppol" / "Catalogue_Example.xml")
    assert [(variant["sku"], variant["price"], variant["currency"]) for variant in sheet.variants] == [
        ("MNTR011", "10.00", "EUR"),
        ("MNTR012", "90.00", "EUR"),
    ]
    assert sheet.variant("MNTR011")["fields"]["origin"] == "NO"


def test_names_of_elements_of_one_s_own_are_no_danger(read: Any) -> None:
    own = '<!DOCTYPE shop SYSTEM "shop.dtd" [<!ENTITY % OWN "(UDX.ROOM?,UDX.LEVEL?)"><!ELEMENT UDX.ROOM (#PCDATA)>]>'
    (staged,) = read(own + listed("Pen", "Cup"), "file.xml")
    assert staged.sheet.products == 2
