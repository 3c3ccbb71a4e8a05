"""What is refused, in one sentence, before a parser sees it."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from merchant_assistant.catalogue.importing import guard
from merchant_assistant.foundation.errors import UserFault


def _refused(file: Path) -> str:
    with pytest.raises(UserFault) as fault:
        guard.kind_of(file)
    assert fault.value.message.endswith(".")
    assert fault.value.hint.endswith(".")
    return fault.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n\t\n", "empty_file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0", "not_a_table"),
        (random.Random(7).randbytes(5000), "not_a_table"),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + random.Random(8).randbytes(300), "not_a_table"),
        (b"\xef\xbb\xbf  <html><table><tr><td>1</td></tr></table></html>", "format_not_supported"),
        (b"PK\x03\x04 and then nothing", "file_unreadable"),
    ],
)
def test_what_is_no_table(content: bytes, code: str, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    assert _refused(file) == code


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,2\n",
        "sku,名\n1,杯\n".encode("utf-16"),
        "sku,名\n1,杯\n".encode("utf-16-be"),
        b"[1] Mug,3\n",
        b"<3 cups,5\n",
        b"a,b\x001,2\n" + b"text " * 200,
    ],
)
def test_what_is_text(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    assert guard.kind_of(file) == "text"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa">]><a>&a;</a>', "xml"),
        ('<?xml version="1.0" encoding="utf-16"?><shop/>'.encode("utf-16"), "xml"),
        ("<товары><товар/></товары>".encode(), "xml"),
        (b'[{"sku": "A1"}]', "json"),
        (b'{\n  "products": []}', "json"),
    ],
)
def test_what_is_a_document(content: bytes, kind: str, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    assert guard.kind_of(file) == kind


def test_an_archive_of_other_things(tmp_path: Path) -> None:
    file = tmp_path / "photos.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.txt", "hello")
    assert _refused(file) == "not_a_table"


def test_a_workbook_that_would_fill_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(80):
                sheet.write(b" " * 1024 * 1024)
    assert file.stat().st_size < 1_000_000
    assert _refused(file) == "archive_too_large"


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    file = tmp_path / "secret.xlsx"
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    file.write_bytes(head + b"\0" * (1 << 20) + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)
    assert _refused(file) == "encrypted"


def test_an_opendocument_table_with_a_password(tmp_path: Path) -> None:
    file = tmp_path / "secret.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"\x93\x11")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data manifest:checksum='x'/>")
    assert _refused(file) == "encrypted"


def test_a_sound_workbook(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 0, "sku")
    assert guard.kind_of(file) == "workbook"


@pytest.mark.parametrize("name", ["~$prices.xlsx", ".~lock.prices.xlsx#"])
def test_the_note_of_an_open_table_is_not_taken_for_the_table(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"\x04Li  " + b" " * 160)
    with pytest.raises(UserFault) as caught:
        guard.kind_of(file)
    assert caught.value.code == "lock_note"
    assert "“prices.xlsx”" in caught.value.message
