"""What a dropped file is, by its first bytes: real files of real shops, and odd ones."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from merchant_assistant.foundation.cancel import CancelToken, no_progress
from merchant_assistant.ui.drops.kinds import recognise, recognise_all

_REVIEWS = ("en/amazon_alexa.dev.tsv", "en/flipkart_data.dev.csv", "en/magento_products_reviews.csv",
            "zh/ChnSentiCorp_htl_all.dev.csv", "zh_aspect/dev_sample.csv")  # fmt: skip
_ORDERS = ("northwind/orders.csv", "northwind/order-details.csv", "online_retail/online_retail_sample.dev.csv",
           "sales_data_sample.csv")  # fmt: skip


@pytest.mark.shared_data
def test_every_table_of_a_shop_is_a_catalogue(shared_data: Path) -> None:
    files = [
        file for file in (shared_data / "catalogue").rglob("*") if file.suffix in (".csv", ".tsv", ".xlsx", ".xls")
    ]
    assert len(files) > 20
    assert [file.name for file in files if recognise(file).kind != "catalogue"] == []


@pytest.mark.shared_data
def test_feeds_are_catalogues_and_papers_of_trade_are_not(shared_data: Path) -> None:
    feeds = [file for file in (shared_data / "catalogue").rglob("*") if file.suffix in (".xml", ".json")]
    assert len(feeds) > 10
    assert [file.name for file in feeds if recognise(file).kind != "catalogue"] == []
    papers = [*(shared_data / "order_text").glob("peppol/*Order*.xml"), *(shared_data / "order_text").glob("*/*.json")]
    assert {file.name for file in papers if recognise(file).kind != "orders"} <= {"PIZZA_dev.json"}  # a long list
    assert recognise(shared_data / "order_text" / "peppol" / "Catalogue_Example.xml").kind == "catalogue"
    keys = list((shared_data / "order_text" / "sroie" / "key").iterdir())
    assert {recognise(file).kind for file in keys} == {"document"}


@pytest.mark.shared_data
@pytest.mark.parametrize(("folder", "names", "kind"), [("reviews", _REVIEWS, "reviews"), ("orders", _ORDERS, "orders")])
def test_reviews_and_orders_are_known_by_their_columns(
    shared_data: Path, folder: str, names: tuple[str, ...], kind: str
) -> None:
    assert [name for name in names if recognise(shared_data / folder / name).kind != kind] == []


@pytest.mark.shared_data
def test_no_real_file_is_too_odd(shared_data: Path) -> None:
    kinds = {recognise(file).kind for file in shared_data.rglob("*") if file.is_file()}
    assert kinds >= {"catalogue", "reviews", "orders", "other", "empty"} and "model" not in kinds


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.csv", b"", "empty"),
        ("terms.txt", b"Terms of delivery\n\nWe ship within 3 days, by lorry.\n", "document"),
        ("terms.txt", b"Dear customer, we ship within 3 days.\n", "document"),
        ("stock.txt", b"SKU\tTitle\tPrice\nA-1\tMug\t4.50\n", "catalogue"),
        ("a.csv", b" \r\n \n", "empty"),
        ("notes.bin", b"GGUF\x03\0\0\0", "model"),
        ("model.gguf", b"not one", "catalogue"),
        ("merchant.db", b"SQLite format 3\0rest", "backup"),
        ("a.pdf", b"%PDF-1.7\n", "document"),
        ("m.eml", b"From: ann@example.com\n\nDo you have mugs?\n", "message"),
        ("page.html", b"<html><body>x</body></html>", "document"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n....", "picture"),
        ("feed.xml", b"<?xml version='1.0'?><rss/>", "catalogue"),
        ("feed.dat", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- ours -->\n<yml_catalog date="1">', "catalogue"),
        ("list.xml", b"<goods><good><name>Cup</name><price>2</price></good></goods>", "catalogue"),
        ("list.xml", "<Товары><Товар code='1'><Цена>2</Цена></Товар></Товары>".encode("utf-16"), "catalogue"),
        ("notes.xml", b"<notes><note><to>Ann</to><text>Hello</text></note></notes>", "document"),
        ("order.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><c:Order xmlns:c="urn"><c:Item/></c:Order>', "orders"),
        ("bill.xml", b"<INVOICE version='1.0'><ITEM><PRICE>1</PRICE></ITEM></INVOICE>", "orders"),
        ("data.json", b'{"order_id": 1}', "orders"),
        ("data.json", b'[{"sku": "A", "title": "Cup", "price": 2}]', "catalogue"),
        ("data.jsonl", b'{"reviewText": "good", "rating": 5}\n{"reviewText": "bad", "rating": 1}', "reviews"),
        ("package.json", b'{"name": "cup", "version": "1.0", "scripts": {"test": "x"}}', "document"),
        ("long.json", b'{"about": "' + b"x" * 70_000 + b'", "products": [{"sku": "A"}]}', "catalogue"),
        ("noise", bytes(range(256)) * 64, "other"),
        ("order.edi", b"UNA:+.? 'UNB+UNOA:1", "orders"),
        ("评价.csv", "商品,评价内容\n杯子,很好\n".encode("gb18030"), "reviews"),
        ("prices.csv", "sku,title,price,reviews\n1,a,2,3\n".encode("utf-16"), "catalogue"),
    ],
)
def test_the_content_decides_not_the_name(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    found = recognise(file)
    assert found.kind == kind
    assert found.fault is not None or kind != "other"


def _zip(file: Path, **members: str) -> Path:
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return file


def test_archives_are_told_apart(tmp_path: Path) -> None:
    paper = _zip(tmp_path / "letter.zip", word__document_xml="<w/>")
    assert recognise(paper).kind == "document"
    assert recognise(_zip(tmp_path / "pictures.zip", a_png="x")).kind == "other"
    table = tmp_path / "table.xlsx"
    with zipfile.ZipFile(table, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    assert recognise(table).kind == "catalogue"
    (tmp_path / "half.zip").write_bytes(paper.read_bytes()[:40])
    assert recognise(tmp_path / "half.zip").kind == "other"


def test_a_backup_of_ours_is_known(tmp_path: Path) -> None:
    from merchant_assistant.composition import build

    services = build(tmp_path / "data")
    file = tmp_path / "any-name"
    services.safe.backup(file)
    services.close()
    assert recognise(file).kind == "backup"


def test_what_is_gone_or_closed_to_us_says_why(tmp_path: Path) -> None:
    found = recognise(tmp_path / "gone.csv")
    assert found.kind == "unreadable" and found.fault and found.fault.code == "not_found"


def test_a_folder_is_looked_into_but_not_deeper(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "b.csv").write_text("sku,title\n1,a\n")
    (tmp_path / "a.csv").write_text("sku,title\n1,a\n")
    (tmp_path / ".hidden.csv").write_text("sku\n1\n")
    (found,) = recognise_all([tmp_path], no_progress, CancelToken())
    assert found.kind == "folder" and [inner.file.name for inner in found.inside] == ["a.csv"]
