"""What a file is by its first bytes, and refusing what is no table before a parser sees it."""

from __future__ import annotations

import codecs
import re
import zipfile
from pathlib import Path
from typing import Literal

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

Kind = Literal["text", "workbook", "xml", "json"]
MAX_UNPACKED = 2 * 1024**3
MAX_RATIO = 200  # sheets of real workbooks pack to a tenth or a fiftieth
_SMALL = 64 * 1024**2
_HEAD = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_TEXT = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
_MARKUP = re.compile(r"<(\?xml|!--|!doctype|[^\W\d][\w:.-]*[\s>/])", re.IGNORECASE)
_HTML = re.compile(
    r"(<\?xml[^>]*>|<!--.*?-->|\s)*<(!doctype\s+)?(html|table|head|body|meta)[\s>]", re.IGNORECASE | re.DOTALL
)
_JSON = re.compile(r"[\[{]\s*([\[{\"]|$)|\{\s*\}|\[\s*\]")
_LOCK_NOTE = re.compile(r"~\$(?P<excel>.+)|\.~lock\.(?P<libre>.+)#")
_READABLE = said(
    "Catalogue", "CSV, TSV or text tables, XLSX, XLS, XLSB and ODS workbooks, XML and JSON files are read."
)


def kind_of(file: Path) -> Kind:
    """What the file is to be read as. Raises :class:`UserFault` for everything else."""
    _refuse_lock_note(file)
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    if head.startswith(b"PK"):
        _check_archive(file)
        return "workbook"
    if head.startswith(_OLE):
        _check_ole(file)
        return "workbook"
    return _text_kind(file, head)


def _refuse_lock_note(file: Path) -> None:
    """What Excel and LibreOffice lay beside a table while it is open in them is easily taken for the table."""
    note = _LOCK_NOTE.fullmatch(file.name)
    if note:
        table = note["excel"] or note["libre"]
        raise UserFault(
            "lock_note",
            said("Catalogue", "“{file}” only says that “{table}” is open in a spreadsheet program.").format(
                file=file.name, table=table
            ),
            said("Catalogue", "Save and close “{table}” there, then choose that file.").format(table=table),
        )


def _check_archive(file: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise damaged(file) from error
    names = {entry.filename.replace("\\", "/") for entry in entries}  # some programs of Windows write such names
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise UserFault(
            "not_a_table",
            said("Catalogue", "“{file}” is an archive, not a table.").format(file=file.name),
            said("Catalogue", "Unpack it and choose a file from it."),
        )
    if any(entry.flag_bits & 1 for entry in entries) or _says_encrypted(file, names):
        raise encrypted(file)
    unpacked, packed = (sum(sizes) for sizes in zip(*((e.file_size, e.compress_size) for e in entries), strict=True))
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * max(packed, 1)):
        raise UserFault(
            "archive_too_large",
            said("Catalogue", "“{file}” would unpack to {size} MB and is not opened.").format(
                file=file.name, size=f"{unpacked // 1024**2:,}"
            ),
            said("Catalogue", "Save it as CSV."),
        )


def _says_encrypted(file: Path, names: set[str]) -> bool:
    """ODS files with a password say so in their manifest."""
    manifest = "META-INF/manifest.xml"
    if manifest not in names:
        return False
    with zipfile.ZipFile(file) as archive, archive.open(manifest) as opened:
        return b"encryption-data" in opened.read(1 << 20)


def _check_ole(file: Path) -> None:
    """Workbooks with a password are stored as an ``EncryptedPackage`` in an old container."""
    mark = "EncryptedPackage".encode("utf-16-le")
    with file.open("rb") as opened:
        before = b""
        while chunk := opened.read(1 << 20):
            if mark in before + chunk:
                raise encrypted(file)
            before = chunk[-len(mark) :]


def _text_kind(file: Path, head: bytes) -> Kind:
    """Table or document. Raises :class:`UserFault`."""
    if not head.strip():
        raise UserFault(
            "empty_file",
            said("Catalogue", "“{file}” is empty.").format(file=file.name),
            said("Catalogue", "Export it again and choose the new file."),
        )
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or head.count(0) * 50 > len(head)
    if not wide and len(head) - len(head.translate(None, _NOT_TEXT)) > max(2, len(head) // 300):
        raise not_a_table(file)
    if wide and _garbage(head):
        raise not_a_table(file)
    start = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "ignore").replace("\0", "").lstrip("\ufeff \t\r\n")
    if head.startswith(b"%PDF"):
        raise not_a_table(file)
    if _HTML.match(start):
        raise UserFault(
            "format_not_supported",
            said("Catalogue", "“{file}” is a web page, which is not read.").format(file=file.name),
            _READABLE,
        )
    return "xml" if _MARKUP.match(start) else "json" if _JSON.match(start) else "text"


def _garbage(head: bytes) -> bool:
    """Whether bytes with many zeros are neither UTF-16 nor UTF-32 text."""
    for name in ("utf-32", "utf-16", "utf-16-le", "utf-16-be"):
        text = head[: len(head) // 4 * 4].decode(name, errors="replace").lstrip("\ufeff")
        odd = sum((character < " " and character not in "\t\r\n") or character in "\ufffd\uffff" for character in text)
        if odd <= len(text) // 300 + 1:
            return False
    return True


def not_a_table(file: Path) -> UserFault:
    return UserFault("not_a_table", said("Catalogue", "“{file}” is not a table.").format(file=file.name), _READABLE)


def not_products(file: Path) -> UserFault:
    """A table without a header in which nothing looks like a price, an article number or a barcode."""
    return UserFault(
        "not_products",
        said(
            "Catalogue", "“{file}” has no header row, and none of its columns looks like prices, SKUs or barcodes."
        ).format(file=file.name),
        said(
            "Catalogue", "If it does list products, write the names of the columns in its first row: SKU, Title, Price."
        ),
    )


def damaged(file: Path) -> UserFault:
    return UserFault(
        "file_unreadable",
        said("Catalogue", "“{file}” cannot be read: it is damaged.").format(file=file.name),
        said("Catalogue", "Open it in a spreadsheet program and save it again."),
    )


def encrypted(file: Path) -> UserFault:
    return UserFault(
        "encrypted",
        said("Catalogue", "“{file}” is protected with a password.").format(file=file.name),
        said("Catalogue", "Open it in a spreadsheet program and save it without the password."),
    )


def endless_cell(file: Path) -> UserFault:
    return UserFault(
        "not_a_table",
        said("Catalogue", "“{file}” holds a cell of several megabytes.").format(file=file.name),
        said("Catalogue", "Export it again as CSV or XLSX."),
    )


def no_rows(file: Path) -> UserFault:
    return UserFault(
        "empty_file",
        said("Catalogue", "“{file}” holds no rows.").format(file=file.name),
        said("Catalogue", "Export it again and choose the new file."),
    )


def too_many_cells(file: Path, sheet: str) -> UserFault:
    """A single cell far outside makes a sheet that large."""
    return UserFault(
        "file_too_large",
        said("Catalogue", "The sheet “{sheet}” of “{file}” reaches too far to be read.").format(
            sheet=sheet, file=file.name
        ),
        said("Catalogue", "Delete the rows and columns beyond the table, or save it as CSV."),
    )


def hidden_sheet(file: Path, sheet: str) -> UserFault:
    """Never said where another sheet is read: it is then among its problems."""
    return UserFault(
        "sheet_hidden",
        said("Catalogue", "The sheet “{sheet}” of “{file}” is hidden.").format(sheet=sheet, file=file.name),
        said("Catalogue", "Show it in a spreadsheet program and save the file."),
    )
