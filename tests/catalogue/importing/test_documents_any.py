"""Whatever bytes come, a document gives a table or one sentence; whatever records, their cells."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing.documents import open_document
from merchant_assistant.catalogue.importing.tables import open_tables
from merchant_assistant.foundation.cancel import no_progress
from merchant_assistant.foundation.errors import UserFault

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=12).map(str.strip)
RECORDS = st.lists(
    st.fixed_dictionaries({"sku": TEXT, "name": TEXT, "price": st.decimals(0, 999, places=2).map(str), "note": TEXT}),
    min_size=1,
    max_size=6,
).filter(lambda records: all("".join(record.values()) and record["sku"] for record in records))


def cells_of(data: bytes, name: str) -> list[dict[str, str]]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        (table,) = open_tables(file)
        assert table.columns is not None
        return [dict(zip(table.columns, cells, strict=True)) for _, cells in table.rows(no_progress)]


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_records_of_json_are_the_cells(records: list[dict[str, str]]) -> None:
    found = cells_of(json.dumps({"products": records}).encode(), "file.json")
    assert [{**dict.fromkeys(one, ""), **row} for row, one in zip(found, records, strict=True)] == records


@settings(max_examples=60, deadline=None)
@given(RECORDS)
def test_records_of_xml_are_the_cells(records: list[dict[str, str]]) -> None:
    root = ET.Element("products")
    for record in records:
        product = ET.SubElement(root, "product")
        for name, value in record.items():
            ET.SubElement(product, name).text = value
    found = cells_of(ET.tostring(root, encoding="utf-8"), "file.xml")
    assert [{**dict.fromkeys(one, ""), **row} for row, one in zip(found, records, strict=True)] == records


PIECES = st.sampled_from(
    [
        *(
            b"<a>",
            b"</a>",
            b"<item>",
            b"</item>",
            b"<sku>1</sku>",
            b"<price>2</price>",
            b"<!DOCTYPE a [",
            b"]>",
            b"&x;",
        ),
        *(
            b"<BMECAT>",
            b"<PRODUCT>",
            b"</PRODUCT>",
            b"<SUPPLIER_PID>9</SUPPLIER_PID>",
            b"<![CDATA[",
            b"]]>",
            b"\xff\xfe",
        ),
        *(b"<?xml version='1.0' encoding='gbk'?>", b"\x00", b"[", b"]", b"{", b"}", b'"sku":', b'"1"', b",", b"1e999"),
        *(
            b'{"sku":"1","price":2},',
            b'{"model":"product.product","pk":1,"fields":{}}',
            b"<rss>",
            b"<channel>",
            b"null",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.binary(max_size=6), max_size=20), st.sampled_from(["xml", "json"]))
def test_any_bytes_give_a_table_or_a_sentence(pieces: list[bytes], kind: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        file.write_bytes((b"<" if kind == "xml" else b"[") + b"".join(pieces))
        try:
            for table in open_document(file, "xml" if kind == "xml" else "json"):
                for _, cells in table.rows(no_progress):
                    assert table.columns is None or len(cells) == len(table.columns)
        except UserFault as fault:
            assert fault.message
            assert fault.hint
