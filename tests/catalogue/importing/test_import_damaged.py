"""Files that were damaged anywhere: what can be read is accounted for, the rest is one sentence and a hint.

Small sound files, into which hypothesis strikes: bytes that parsers stumble over, parts that are missing or doubled.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from merchant_assistant.catalogue.importing.frames import ReadRequest, StagedSheet
from merchant_assistant.catalogue.importing.reader import read_tables
from merchant_assistant.foundation.cancel import no_progress
from merchant_assistant.foundation.errors import UserFault

HEADER = ("SKU", "Title", "Price", "Stock", "Barcode", "Description")
ROWS = [
    ("CUP-1", "Cup, blue", "12.50", "3", "4006381333931", 'With a 3" lid'),
    ("CUP-2", "茶杯", "1.299,00", "", "", "陶瓷，容量 300 毫升"),
    ("TRAY", "Plateau à thé", "8", "0", "", "Two\nlines"),
]
SHOP = """Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Variant Inventory Policy
cup,Cup,Colour,blue,C-1,3.00,https://a.example/1.jpg,deny
cup,,,red,C-2,3.50,,deny
cup,,,,,,https://a.example/2.jpg,
tray,Tray,Title,Default Title,T-1,9,,deny
"""
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>1</g:id><title>Cup &amp; lid</title>
<g:price>3.00 EUR</g:price><g:item_group_id>c</g:item_group_id><g:color>blue</g:color></item>
<item><g:id>2</g:id><title><![CDATA[Cup]]></title><g:price>3.50 EUR</g:price><g:item_group_id>c</g:item_group_id>
</item></channel></rss>"""
JUNK = (
    *(b"\0", b'"', b"'", b",", b";", b"\t", b"\r", b"\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x9b", b"\xe4\xb8", b"<"),
    *(b">", b"&", b"&#0;", b"&x;", b"]]>", b"{", b"}", b"[", b"]", b"\\", b"1e999", b"NaN", b"-", b"=", b"\x1a"),
    *("９".encode(), "\u2028".encode(), b"1,2.3,4", b"9" * 400, b"%", b"(", b"</g:id>", b"<!DOCTYPE a [", b"CUP-1"),
)
# Where it strikes (thousandths of the file), how many bytes are taken out or doubled, and what is put in.
STRIKES = st.lists(
    st.tuples(st.integers(0, 999), st.integers(-40, 40), st.sampled_from(JUNK) | st.just(b"")), min_size=1, max_size=6
)


def _table() -> bytes:
    rows = [HEADER, *ROWS]
    lines = (",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
    return "\r\n".join(lines).encode()


def _json() -> bytes:
    return json.dumps({"products": [dict(zip(HEADER, row, strict=True)) for row in ROWS]}, ensure_ascii=False).encode()


def _workbook() -> bytes:
    out = io.BytesIO()
    with Workbook(out) as book:
        sheet = book.add_worksheet("Products")
        for number, row in enumerate([HEADER, *ROWS]):
            sheet.write_row(number, 0, row)
        sheet.merge_range(1, 6, 2, 6, "of both")
    return out.getvalue()


def _struck(raw: bytes, strikes: Sequence[tuple[int, int, bytes]]) -> bytes:
    for place, count, junk in strikes:
        at = len(raw) * place // 1000
        raw = raw[:at] + junk + raw[at + max(count, 0) :] if count > 0 else raw[: at - count] + junk + raw[at:]
    return raw


def _struck_inside(raw: bytes, strikes: Sequence[tuple[int, int, bytes]]) -> bytes:
    """A workbook whose packing is sound, with damage in the sheet and in the list of texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as sound, zipfile.ZipFile(out, "w") as struck:
        for name in sound.namelist():
            hit = "sheet1.xml" in name or "sharedStrings" in name
            struck.writestr(name, _struck(sound.read(name), strikes) if hit else sound.read(name))
    return out.getvalue()


def _accounted(sheet: StagedSheet) -> bool:
    """Every row is kept; each row of a plain list gives a variant or is left out and said to be."""
    with closing(sqlite3.connect(sheet.staging)) as staged:
        query = "SELECT (SELECT count(*) FROM record), (SELECT count(DISTINCT row) FROM variant)"
        kept, used = staged.execute(query).fetchone()
    return kept == sheet.rows and (sheet.format != "generic" or sheet.rows == used + sheet.skipped)


SOUND: dict[str, Callable[[], bytes]] = {
    "table.csv": _table,
    "shop.csv": SHOP.encode,
    "wide.csv": lambda: SHOP.encode("utf-16"),
    "feed.xml": FEED.encode,
    "list.json": _json,
    "book.xlsx": _workbook,
}


def _read(name: str, raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(raw)
        try:
            sheets = read_tables(ReadRequest(str(file), str(Path(folder, "staged")), None, {}), no_progress)
        except UserFault as fault:
            assert (bool(fault.message), bool(fault.hint)) == (True, True)
            return
        assert [sheet.sheet for sheet in sheets if not _accounted(sheet)] == []


@pytest.mark.parametrize("name", SOUND)
@settings(max_examples=40)
@given(strikes=STRIKES)
def test_what_is_damaged_is_read_or_refused_in_a_sentence(name: str, strikes: list[tuple[int, int, bytes]]) -> None:
    _read(name, _struck(SOUND[name](), strikes))


@settings(max_examples=40)
@given(strikes=STRIKES)
def test_a_workbook_that_is_damaged_within(strikes: list[tuple[int, int, bytes]]) -> None:
    _read("book.xlsx", _struck_inside(_workbook(), strikes))


@pytest.mark.parametrize("name", SOUND)
def test_what_they_are_made_of_is_sound(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(SOUND[name]())
    (sheet,) = read_tables(ReadRequest(str(file), str(tmp_path / "staged"), None, {}), no_progress)
    assert (sheet.products, sheet.skipped) == ({"shop.csv": 2, "wide.csv": 2, "feed.xml": 1}.get(name, 3), 0)
