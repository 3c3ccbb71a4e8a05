"""Tables of no family: price lists, exports of other programs, what people type."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from merchant_assistant.foundation.errors import UserFault


def test_a_price_list_with_business_fields(read: Any) -> None:
    (staged,) = read(
        "SKU;Name;Preis (EUR);MOQ;Carton qty;Lead time;Country of origin;HS code;Material;Gewicht (kg)\n"
        "0017;Tray;1.250,00;12;24;14 days;PT;4419;Oak;0,8\n"
        "0018;Mug;3,20;48;96;7 days;CN;6912;Stoneware;0,35\n"
    )
    assert (staged.sheet.delimiter, staged.sheet.encoding, staged.codes()) == (";", "utf-8", [])
    tray, mug = staged.variants
    assert (tray["sku"], tray["price"], tray["currency"]) == ("0017", "1250.00", "EUR")
    assert (mug["price"], mug["fields"]["moq"], mug["fields"]["carton"]) == ("3.20", "48", "96")
    assert (mug["fields"]["lead_time"], mug["fields"]["origin"], mug["fields"]["hs_code"]) == ("7 days", "CN", "6912")
    assert mug["fields"]["weight"] == "0,35 kg"
    assert staged.product("0018")["attributes"] == {"Material": "Stoneware"}


def test_a_chinese_price_list_with_title_lines(read: Any) -> None:
    text = "某某商贸报价单,,,\n2026年5月,,,\n货号,品名,单价（元）,起订量\nA-1,陶瓷杯,￥12.50,100\nA-2,木勺,3,500\n"
    (staged,) = read(text.encode("gb18030"))
    assert staged.sheet.encoding == "gb18030"
    assert (staged.meta["header_row"], len(staged.meta["title_rows"]), staged.sheet.rows) == (3, 2, 2)
    cup, spoon = staged.variants
    assert (cup["price"], cup["currency"], cup["row"]) == ("12.50", "CNY", 4)
    assert (spoon["price"], spoon["currency"]) == ("3", "CNY")
    assert spoon["fields"]["moq"] == "500"


def test_kana_make_yen_of_the_sign(read: Any) -> None:
    (staged,) = read("商品コード,商品名,価格\nA1,マグカップ,￥1200\nA2,木のスプーン,\\300\n".encode("cp932"))
    assert [variant["currency"] for variant in staged.variants] == ["JPY", "JPY"]


def test_a_currency_column(read: Any) -> None:
    (staged,) = read("sku,name,price,currency\n1,Mug,3.20,eur\n2,Tray,$9,EUR\n")
    assert [variant["currency"] for variant in staged.variants] == ["EUR", "USD"]


def test_a_parent_column_makes_variants(read: Any) -> None:
    (staged,) = read(
        "sku,parent sku,name,price,color,material,mpn\n"
        "TEE-R,TEE,T-shirt red,10,red,cotton,\n"
        "TEE,,T-shirt,,,cotton,T-1\n"
        "MUG,,Mug,5,,,\n"
        "TEE-B,TEE,T-shirt blue,11,blue,cotton,\n"
    )
    assert (staged.sheet.products, staged.sheet.variants) == (2, 3)
    tee = staged.product("TEE")
    assert (tee["title"], tee["attributes"], tee["row"], tee["sku_derived"]) == (
        "T-shirt",
        {"material": "cotton"},
        3,
        0,
    )
    red, blue = staged.variants_of("TEE")
    assert (red["sku"], red["attributes"], blue["price"]) == ("TEE-R", {"color": "red"}, "11")
    assert (red["fields"]["mpn"], blue["fields"]["mpn"]) == ("T-1", "T-1")  # what only the parent row says is not lost


def test_a_group_id_without_a_row_of_its_own(read: Any) -> None:
    (staged,) = read("id,title,price,item_group_id,size\n1,Shirt,9.99 EUR,g1,S\n2,Shirt,9.99 EUR,g1,M\n3,Cap,5 EUR,,\n")
    assert (staged.sheet.products, staged.sheet.variants) == (2, 3)
    shirt = staged.product("g1")
    assert (shirt["key"], shirt["sku_derived"], shirt["title"]) == ("group:g1", 1, "Shirt")
    assert [variant["attributes"] for variant in staged.variants_of("g1")] == [{"size": "S"}, {"size": "M"}]


def test_the_same_sku_twice_loses_nothing(read: Any) -> None:
    (staged,) = read("sku,name,price\nA,Mug,1\nA,Cup,2\nA-2,Pot,3\nA,Jar,4\n")
    assert [variant["sku"] for variant in staged.variants] == ["A", "A-3", "A-2", "A-4"]
    assert [product["key"] for product in staged.products] == ["sku:A", "sku:A#2", "sku:A-2", "sku:A#3"]
    first, _ = staged.problems
    assert (first["code"], first["row"], first["column"], first["value"]) == ("duplicate_sku", 3, "sku", "A")
    assert "row 2" in first["message"]
    assert "A-3" in first["message"]


def test_blank_skus_and_titles(read: Any) -> None:
    (staged,) = read("sku,name,price\n,Blue Mug,1\n,Blue mug,2\nX1,,3\n,,4\n")
    assert [product["sku"] for product in staged.products] == ["blue-mug", "blue-mug-2", "X1"]
    assert (staged.sheet.rows, staged.sheet.products, staged.sheet.skipped) == (4, 3, 1)
    assert staged.codes() == ["blank_sku", "blank_sku", "no_title", "no_product"]


def test_no_sku_column_is_said_once(read: Any) -> None:
    (staged,) = read("name,price\nMug,1\nTray,2\n")
    assert [(problem["code"], problem["row"]) for problem in staged.problems] == [("no_sku_column", None)]
    assert [product["sku"] for product in staged.products] == ["mug", "tray"]


def test_no_header_row(read: Any) -> None:
    (staged,) = read(
        "￥89.10,Python 3网络爬虫开发实战\n￥50.70,精通Python爬虫框架Scrapy\n￥43.10,用Python写网络爬虫 第2版\n"
    )
    assert staged.codes() == ["no_header", "no_sku_column"]
    assert (staged.meta["header"], staged.meta["header_row"], staged.sheet.rows) == ([], None, 3)
    assert (staged.meta["columns"], staged.meta["mapping"]) == (["Column 1", "Column 2"], ["price", "title"])
    assert (staged.variants[0]["price"], staged.variants[0]["currency"]) == ("89.10", "CNY")


def test_ragged_rows_are_read_and_reported(read: Any) -> None:
    (staged,) = read("sku,name,price\n1,Mug\n2,Tray,3,extra,more\n3,Cup,4\n")
    assert [(problem["code"], problem["row"]) for problem in staged.problems] == [("ragged_row", 2), ("broken_row", 3)]
    assert [variant["price"] for variant in staged.variants] == [None, "4"]
    assert staged.records[3] == ["2", "Tray", "3", "extra", "more"]


def test_three_hundred_columns(read: Any) -> None:
    names = [f"Property {number}" for number in range(298)]
    (staged,) = read(",".join(["sku", "name", *names]) + "\n" + ",".join(["1", "Mug", *map(str, range(298))]) + "\n")
    assert staged.codes() == ["many_columns"]
    assert len(staged.products[0]["attributes"]) == 298


def test_rows_are_numbered_as_a_spreadsheet_shows_them(read: Any) -> None:
    (staged,) = read('sku,name,price\n\n1,"Mug\nwith a handle",x\n\n2,Tray,y\n')
    assert [(problem["code"], problem["row"]) for problem in staged.problems] == [("bad_price", 3), ("bad_price", 5)]
    assert staged.sheet.rows == 2


def test_prices_that_are_none_are_reported_and_kept_as_text(read: Any) -> None:
    (staged,) = read("sku,name,price\n1,Mug,on request\n2,Tray,3\n")
    (problem,) = staged.problems
    assert (problem["code"], problem["row"], problem["column"], problem["value"]) == (
        "bad_price",
        2,
        "price",
        "on request",
    )
    assert (staged.variants[0]["price"], staged.variants[0]["fields"]["price"]) == (None, "on request")


def test_damaged_and_wrong_barcodes(read: Any) -> None:
    (staged,) = read(
        "sku,name,ean\n1,Mug,1.23457E+12\n2,Tray,4006381333930\n3,Cup,4006381333931\n4,Pot,0036000291452\n"
    )
    assert [(problem["code"], problem["row"]) for problem in staged.problems] == [
        ("damaged_barcode", 2),
        ("bad_barcode", 3),
    ]
    assert staged.variants[3]["fields"]["barcode"] == "0036000291452"


def test_a_cell_in_another_encoding(read: Any) -> None:
    lines = ["货号,品名,价格", *(f"A{number},陶瓷杯子,12" for number in range(30))]
    content = "\n".join(lines).encode() + b"\n" + "A99,Tasse à café émaillée,9\n".encode("cp1252")
    (staged,) = read(content)
    (problem,) = staged.problems
    assert (problem["code"], problem["row"], problem["column"]) == ("bad_encoding", 32, "品名")
    assert staged.product("A99")["title"] == "Tasse à café émaillée"


def test_a_name_of_a_column_in_another_encoding(read: Any) -> None:
    content = "货号,".encode() + "Größe".encode("cp1252") + ",品名,价格\n".encode()
    (staged,) = read(content + "".join(f"A{number},M,陶瓷杯子,12\n" for number in range(30)).encode())
    assert staged.meta["columns"] == ["货号", "Größe", "品名", "价格"]
    assert [(problem["code"], problem["row"], problem["column"]) for problem in staged.problems] == [
        ("bad_encoding", 1, "Größe")
    ]


def test_utf16_that_is_cut_off(read: Any) -> None:
    (staged,) = read("sku,name\n1,Mug\n2,Tray\n".encode("utf-16") + b"\x33")
    assert staged.sheet.products >= 2
    assert staged.sheet.encoding == "utf-16"


def test_a_quotation_mark_that_is_never_closed(read: Any) -> None:
    rows = "".join(f"{number},Mug {number},3\n" for number in range(400))
    (staged,) = read('sku,name,price\nP1,"5 inch pipe,9\n' + rows)
    assert staged.codes() == ["stray_quote_row"]
    assert staged.sheet.products == 401
    assert staged.variants[0]["price"] == "9"


def test_our_guard_is_taken_off_but_kept_in_the_record(read: Any) -> None:
    (staged,) = read("sku,name\n-001,'=Tray\n")
    assert (staged.variants[0]["sku"], staged.products[0]["title"]) == ("-001", "=Tray")
    assert staged.records[2] == ["-001", "'=Tray"]


def test_absent_columns_are_absent_and_blank_cells_are_blank(read: Any) -> None:
    (staged,) = read("sku,name,brand\n1,Mug,\n")
    assert staged.products[0]["fields"] == {"title": "Mug", "brand": ""}
    assert "price" not in staged.variants[0]["fields"]


@pytest.mark.parametrize(
    ("content", "code"),
    [("sku,name,price\n", "empty_file"), ("just\nsome\nlines\n", "not_a_table")],
)
def test_tables_without_products_are_refused(content: str, code: str, read: Any) -> None:
    with pytest.raises(UserFault) as fault:
        read(content)
    assert fault.value.code == code


def test_a_mapping_by_hand(read: Any) -> None:
    (staged,) = read(
        "Nimi,Koodi,Väri\nMuki,K1,sininen\nLasi,K2,\n",
        mapping={"Nimi": "title", "Koodi": "sku", "Väri": "attribute:Colour"},
    )
    assert [(product["sku"], product["title"]) for product in staged.products] == [("K1", "Muki"), ("K2", "Lasi")]
    assert staged.products[0]["attributes"] == {"Colour": "sininen"}


@given(
    rows=st.lists(st.tuples(st.text(max_size=6), st.text(max_size=10), st.text(max_size=6)), min_size=1, max_size=15),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_every_row_is_imported_or_reported(rows: list[tuple[str, str, str]], read: Any, tmp_path: Path) -> None:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["sku", "name", "price"])
    writer.writerows([[cell.encode("utf-8", "ignore").decode() for cell in row] for row in rows])
    try:
        (staged,) = read(out.getvalue())
    except UserFault:
        return
    assert staged.sheet.rows == len(staged.records) == staged.sheet.variants + staged.sheet.skipped
    assert len({variant["sku"] for variant in staged.variants}) == len(staged.variants)
    assert all(variant["sku"] for variant in staged.variants)


class TestWorkbooks:
    """Sheets of a workbook."""

    def test_numbers_dates_and_text(self, tmp_path: Path, read: Any) -> None:
        file = tmp_path / "list.xlsx"
        with xlsxwriter.Workbook(file) as book:
            sheet = book.add_worksheet("Prices")
            sheet.write_row(0, 0, ["Price list"])
            sheet.write_row(2, 0, ["SKU", "Name", "Price", "EAN", "Stock", "Launch"])
            sheet.write_row(3, 0, ["007", "Mug", 12.5, 4006381333931, 3])
            sheet.write_datetime(
                3, 5, __import__("datetime").datetime(2026, 5, 1), book.add_format({"num_format": "yyyy-mm-dd"})
            )
            sheet.write_row(5, 0, [8, "Tray", 9, "", 0])
        (staged,) = read(file)
        assert (staged.sheet.sheet, staged.sheet.delimiter, staged.sheet.encoding) == ("Prices", None, None)
        assert staged.meta["header_row"] == 3
        mug, tray = staged.variants
        assert (mug["sku"], mug["price"], mug["fields"]["barcode"], mug["stock"]) == (
            "007",
            "12.5",
            "4006381333931",
            3.0,
        )
        assert (tray["sku"], tray["price"], tray["row"]) == ("8", "9", 6)
        assert staged.product("007")["attributes"] == {"Launch": "2026-05-01"}

    def test_each_sheet_with_products_and_no_other(self, tmp_path: Path, read: Any) -> None:
        file = tmp_path / "list.xlsx"
        with xlsxwriter.Workbook(file) as book:
            for name in ("Mugs", "Trays"):
                sheet = book.add_worksheet(name)
                sheet.write_row(0, 0, ["SKU", "Name", "Price"])
                sheet.write_row(1, 0, [f"{name}-1", name, 3])
            book.add_worksheet("Empty")
            notes = book.add_worksheet("Notes")
            notes.write_column(0, 0, ["Please note", "Prices are net"])
            hidden = book.add_worksheet("Hidden")
            hidden.write_row(0, 0, ["SKU", "Name"])
            hidden.write_row(1, 0, ["H", "Hidden"])
            hidden.hide()
        first, second = read(file)
        assert (first.sheet.sheet, second.sheet.sheet) == ("Mugs", "Trays")
        assert {(problem["code"], problem["value"]) for problem in first.problems} == {
            ("sheet_left_out", "Notes"),
            ("sheet_hidden", "Hidden"),
        }
        assert second.problems == []

    def test_a_damaged_workbook(self, tmp_path: Path, read: Any) -> None:
        file = tmp_path / "list.xlsx"
        with xlsxwriter.Workbook(file) as book:
            book.add_worksheet().write_row(0, 0, ["SKU", "Name"])
        content = bytearray(file.read_bytes())
        place = content.find(b"xl/worksheets/sheet1.xml")
        content[place + 40 : place + 80] = b"\xff" * 40
        with pytest.raises(UserFault) as fault:
            read(bytes(content), name="broken.xlsx")
        assert fault.value.code == "file_unreadable"
