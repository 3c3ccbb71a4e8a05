"""What kind of file it is, by its first bytes. Knows no Qt; reads a header, never the file; runs in a worker."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of
from merchant_assistant.ui.drops import documents

Kind = Literal[
    "catalogue", "model", "backup", "reviews", "orders", "document", "message", "picture", "folder", "empty",
    "unreadable", "other",
]  # fmt: skip

# What dialogs show when a catalogue is to be chosen.
CATALOGUE_FILES = "(*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.xml *.json *.jsonl)"
_HEAD = 1 << 16
_NAME = 40  # characters of a column's name
_ENDS = (".", "!", "?", ":", "。", "！", "？", "：")
_MOST_INSIDE = 200  # files of a folder that are looked into
_SQLITE = b"SQLite format 3\0"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: dict[bytes, Kind] = {b"GGUF": "model", _SQLITE: "backup"}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PAPERS = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".ppt", ".pptx", ".md", ".html", ".htm", ".msg", ".epub")
_TRADE = (b"UNA:", b"UNB+", b"ISA*")  # orders between the programs of large buyers
_BREAKS = re.compile(r"[,;\t|]")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names of columns, letters and digits only. A file is called reviews or orders only where nothing speaks for a
# catalogue; what we take for the wrong thing can still be read as a catalogue.
_OF_REVIEWS = _names(
    "review reviews reviewtext reviewbody reviewcontent reviewer reviewername reviewtitle verifiedreviews "
    "评论 评价 评论内容 评价内容 评论时间 comment"
)
_OF_ORDERS = _names(
    "orderid ordernumber orderno orderdate invoiceno invoicenumber invoicedate lineitemquantity purchaseorder "
    "订单号 订单编号 订单id 下单时间"
)
_QUESTIONS, _ANSWERS = _names("question questions 问题"), _names("answer answers 答案 回答")
_OF_CATALOGUES = _names(
    "price regularprice saleprice variantprice unitprice stock inventory barcode ean gtin weight category categories "
    "description bodyhtml imagesrc producturl 价格 库存 重量 类目 商品描述"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file and what it is. ``fault``: why it cannot be taken; ``inside``: what a folder holds."""

    file: Path
    kind: Kind
    fault: UserFault | None = None
    inside: tuple[Found, ...] = ()
    bytes: int = 0


def recognise_all(files: Sequence[Path], _progress: Progress, cancel: CancelToken) -> tuple[Found, ...]:
    """All of them, folders with what lies directly in them."""
    return tuple(_with_inside(recognise(file), cancel) for file in files)


def recognise(file: Path) -> Found:
    """One file or folder. Never raises."""
    try:
        if file.is_dir():
            return _folder(file)
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
        return replace(_by_head(file, head), bytes=size)
    except OSError as error:
        return Found(file, "unreadable", fault_of(error, file))


def of_kind(found: Iterable[Found], kind: Kind) -> list[Path]:
    """The files of that kind."""
    return [one.file for one in found if one.kind == kind]


def _with_inside(found: Found, cancel: CancelToken) -> Found:
    if found.kind != "folder":
        return found
    try:
        names = sorted(path for path in found.file.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        return Found(found.file, "unreadable", fault_of(error, found.file))
    inside = []
    for path in names[:_MOST_INSIDE]:
        cancel.check()
        inside.append(recognise(path))
    return replace(found, inside=tuple(inside))


def _folder(file: Path) -> Found:
    from merchant_assistant.engine.store.folders import WEIGHTS, is_model_folder  # noqa: PLC0415 - the window paints before

    if not is_model_folder(file):
        return Found(file, "folder")
    return Found(file, "model", bytes=sum(part.stat().st_size for part in file.glob(f"*{WEIGHTS}")))


def _by_head(file: Path, head: bytes) -> Found:
    if not head.strip():
        return Found(file, "empty")
    if kind := _plain_kind(file, head):
        return Found(file, kind)
    if head.startswith(b"PK"):
        return _packed(file)
    return _table(file, head)


def _plain_kind(file: Path, head: bytes) -> Kind | None:
    for start, kind in _STARTS.items():
        if head.startswith(start):
            return kind
    if file.suffix.lower() == ".eml":
        return "message"
    if head.startswith(b"%PDF") or (file.suffix.lower() in _PAPERS and not head.startswith(b"PK")):
        return "document"
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "picture"
    if head.startswith(_TRADE):
        return "orders"
    return "catalogue" if head.startswith(_OLE) else None  # an old workbook; its reader knows a password


def _packed(file: Path) -> Found:
    """A backup of ours, a paper, a workbook, or just an archive."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if "manifest.json" in names and _is_ours(archive, file):
                return Found(file, "backup")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return _table(file, b"PK")
    if file.suffix.lower() in _PAPERS or any(name.startswith(("word/", "ppt/")) for name in names):
        return Found(file, "document")
    return _table(file, b"PK")


def _is_ours(archive: zipfile.ZipFile, file: Path) -> bool:
    """Also one that is damaged or of a newer program: restoring it will say so."""
    from merchant_assistant.safekeeping.archive import read_manifest  # noqa: PLC0415 - the window paints before

    try:
        read_manifest(archive, file)
    except UserFault as fault:
        return fault.code != "not_a_backup"
    return True


def _table(file: Path, head: bytes) -> Found:
    from merchant_assistant.catalogue.importing.guard import kind_of  # noqa: PLC0415 - the window paints before

    try:
        kind = kind_of(file)
    except UserFault as fault:
        return Found(file, "other", fault)
    if kind in ("xml", "json"):
        return Found(file, _document(head, kind))
    if kind == "text" and file.suffix.lower() == ".txt" and _is_prose(head):
        return Found(file, "document")
    return Found(file, _by_columns(_columns(head)) if kind == "text" else "catalogue")


def _is_prose(head: bytes) -> bool:
    """Whether the first line is a heading or a sentence, and no row of names."""
    first = next((line.strip() for line in _text(head).splitlines() if line.strip()), "")
    parts = _BREAKS.split(first)
    return len(parts) == 1 or first.endswith(_ENDS) or any(len(part) > _NAME for part in parts)


def _document(head: bytes, kind: Literal["xml", "json"]) -> Kind:
    """In doubt a catalogue: its reader looks at all of the file, and says what it misses."""
    text = _text(head)
    root = documents.root_of(text) if kind == "xml" else ""
    if documents.is_feed(root):
        return "catalogue"
    if documents.is_paper_of_trade(root):
        return "orders"
    names = documents.names_in(text, kind)
    found = _by_columns(frozenset(map(_plain, names)))
    if found != "catalogue":
        return found
    return "catalogue" if len(head) == _HEAD or documents.tells_products(names) else "document"


def _columns(head: bytes) -> frozenset[str]:
    """The names in the first line that is not blank, letters and digits only."""
    lines = (line.strip() for line in _text(head).splitlines())
    first = next((line for line in lines if line), "")
    return frozenset(map(_plain, _BREAKS.split(first)))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _text(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return head.decode("gb18030", "replace")


def _by_columns(names: frozenset[str]) -> Kind:
    if names & _QUESTIONS and names & _ANSWERS:
        return "document"
    if names & _OF_ORDERS:
        return "orders"
    if names & _OF_REVIEWS and not names & _OF_CATALOGUES:
        return "reviews"
    return "catalogue"
