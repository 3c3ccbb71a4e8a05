"""What the import doctor finds in a file, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_assistant.catalogue.importing.checks.cures import ungarbled, with_zeros, without_code
from merchant_assistant.catalogue.importing.checks.goods import picture_problem
from merchant_assistant.catalogue.importing.frames import unpack_problem
from merchant_assistant.catalogue.importing.kinds import KINDS


def _findings(staged: Any) -> dict[str, int]:
    return {found.code: found.count for found in staged.sheet.findings}


def _examples(staged: Any, code: str) -> list[tuple[Any, ...]]:
    """(row, column, value, becomes) of what was found."""
    return [
        (problem["row"], problem["column"], problem["value"], problem["becomes"])
        for problem in staged.problems
        if problem["code"] == code
    ]


def _table(header: str, rows: int, *others: str) -> str:
    """A price list of ``rows`` sound rows, and others below."""
    sound = (f"S{number},Mug {number},{4 + number % 5}.50" for number in range(rows))
    return "\n".join([header, *sound, *others]) + "\n"


def test_findings_tell_the_gravest_first_and_count_all(read: Any) -> None:
    rows = [f"A{number},,{number}" for number in range(1, 1301)]
    (staged,) = read("\n".join(["sku,title,price", *rows, "B,Mug,abc", ",,7"]) + "\n")
    told = [(found.severity, found.code, found.count) for found in staged.sheet.findings]
    assert told[:3] == [("error", "no_product", 1), ("warning", "no_title", 1300), ("warning", "bad_price", 1)]
    assert staged.sheet.problem_counts["no_title"] == 1300
    (titles,) = [found for found in staged.sheet.findings if found.code == "no_title"]
    assert (len(titles.examples), titles.examples[0][0]) == (20, 2)
    cases = {found.code: unpack_problem(found.examples[0]) for found in staged.sheet.findings}
    named = {code: (case.sku, case.title) for code, case in cases.items()}
    assert named == {"no_product": ("", ""), "no_title": ("A1", ""), "bad_price": ("B", "Mug")}


def test_every_kind_says_what_was_found_and_what_is_done() -> None:
    for code, kind in KINDS.items():
        assert kind.title and kind.action, code
        assert "{" not in kind.title + kind.action, code


def test_words_for_nothing_are_blank(read: Any) -> None:
    (staged,) = read("sku,title,price,brand,Sleeves\nA,Mug,N/A,none,none\nnull,Cup,3,待定,-\n")
    assert [(p["sku"], p["fields"]["brand"], p["attributes"]) for p in staged.products] == [
        ("A", "", {"Sleeves": "none"}),
        ("cup", "", {}),
    ]
    assert _examples(staged, "placeholder")[:2] == [(2, "price", "N/A", ""), (2, "brand", "none", "")]
    assert _findings(staged)["placeholder"] == 5
    assert staged.records[2] == ["A", "Mug", "N/A", "none", "none"]


def test_code_of_web_pages_in_names(read: Any) -> None:
    (staged,) = read(
        "sku,title,description\nA,Salt &amp; Pepper<br>Mill,<p>Fine &amp; sharp</p>\nB,R&D <RJ45> plug,x\n"
    )
    assert [product["title"] for product in staged.products] == ["Salt & Pepper Mill", "R&D <RJ45> plug"]
    assert staged.products[0]["fields"]["description"] == "<p>Fine &amp; sharp</p>"
    assert _examples(staged, "html_in_name") == [(2, "title", "Salt &amp; Pepper<br>Mill", "Salt & Pepper Mill")]


def test_categories_written_as_a_list(read: Any) -> None:
    rows = ("A,Sofa,'[\"Home >> Sofas\"]'", 'B,Mug,\'["Home", "5\\" >> Mugs"]\'', "C,Cup,[Sale]", "D,Jug,Jugs")
    (staged,) = read("\n".join(["sku,title,category", *rows]).replace('"', '""').replace("'", '"') + "\n")
    categories = [product["fields"]["category"] for product in staged.products]
    assert categories == ["Home > Sofas", 'Home, 5" > Mugs', "[Sale]", "Jugs"]
    assert _examples(staged, "listed_category")[0] == (2, "category", '["Home >> Sofas"]', "Home > Sofas")
    assert staged.records[2][2] == '["Home >> Sofas"]'


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("10 m<sup>2</sup>", "10 m2"),
        (r"Steel\nBottle", "Steel Bottle"),
        (r"Home\new", r"Home\new"),
        ("AT&T <3", "AT&T <3"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_plain_names(text: str, plain: str) -> None:
    assert without_code(text) == plain


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("CafÃ© crÃ¨me", "Café crème"),
        ("ä¸\xadæ–‡", "中文"),
        ("保温杯", "保温杯"),
        ("Señor Ångström – Äpfel", "Señor Ångström – Äpfel"),
        ("Кружка", "Кружка"),
        ("的是中文".encode().decode("gb18030"), "的是中文"),
    ],
)
def test_garbled_text_is_read_as_it_was_meant(garbled: str, meant: str) -> None:
    assert ungarbled(garbled) == meant


def test_what_is_lost_is_told_and_kept(read: Any) -> None:
    (staged,) = read("sku,title\nA,锟斤拷锟斤拷\nB,CafÃ©\n")
    assert [product["title"] for product in staged.products] == ["锟斤拷锟斤拷", "Café"]
    assert _findings(staged) == {"lost_text": 1, "garbled_text": 1}


def test_barcodes_that_lost_their_zeros(read: Any) -> None:
    (staged,) = read("sku,title,barcode\nA,Mug,36000291452\nB,Cup,036000291452\nC,Jug,36000291453\n")
    assert [variant["fields"]["barcode"] for variant in staged.variants] == [
        "036000291452",
        "036000291452",
        "36000291453",
    ]
    assert _examples(staged, "short_barcode") == [(2, "barcode", "36000291452", "036000291452")]
    assert _examples(staged, "shared_barcode") == [(3, "barcode", "036000291452", None)]
    assert with_zeros("1234567") == "1234567"


def test_the_same_row_twice_is_read_once_and_another_row_of_its_sku_is_kept(read: Any) -> None:
    (staged,) = read("sku,title,price\nA,Mug,1\nA,Mug,1\nA,Cup,2\n")
    assert (staged.sheet.products, staged.sheet.skipped) == (2, 1)
    assert _findings(staged) == {"repeated_row": 1, "duplicate_sku": 1}


def test_the_same_line_twice_makes_no_second_variant(read: Any) -> None:
    lines = (
        "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nm,Mug,Size,S,A,1\nm,,,M,B,1\nm,,,M,B,1\n"
    )
    (staged,) = read(lines)
    assert (staged.sheet.format, staged.sheet.variants, staged.sheet.skipped) == ("shopify", 2, 1)


def test_totals_at_the_foot(read: Any) -> None:
    (staged,) = read("sku,title,price\nA,Mug,1\nB,Total,9\n合计：,,10\nTotal,,\nTOTAL,Socks,3\n")
    assert [product["sku"] for product in staged.products] == ["A", "B", "TOTAL"]
    assert _examples(staged, "total_row") == [(4, None, "合计：", None), (5, None, "Total", None)]


def test_a_price_far_from_all_others(read: Any) -> None:
    (staged,) = read(_table("sku,title,price", 100, "X,Mug,650.00", "Y,Mug,0.05", "Z,Mug,12"))
    assert _examples(staged, "far_price") == [(102, "price", "650.00", None)]
    assert _examples(staged, "low_price") == [(103, "price", "0.05", None)]


def test_dear_goods_among_cheap_ones_are_not_told(read: Any) -> None:
    rows = "\n".join(f"A{number},Thing {number},{1.15**number:.2f}" for number in range(60))
    (staged,) = read("sku,title,price\n" + rows + "\n")
    assert _findings(staged) == {}


def test_a_variant_far_from_its_siblings(read: Any) -> None:
    (staged,) = read("sku,item_group_id,title,price\nA,g,Mug,4.50\nB,g,Mug,450\nC,g,Mug,4.60\n")
    assert _examples(staged, "far_price") == [(3, "price", "450", None)]


def test_prices_that_are_probably_not_meant(read: Any) -> None:
    (staged,) = read("sku,title,price,compare at price,cost\nA,Mug,0,5,1\nB,Cup,5,4,1\nC,Jug,5,6,5.50\nD,Jar,5,0,0\n")
    assert _findings(staged) == {"zero_price": 1, "no_discount": 1, "below_cost": 1}


def test_several_currencies(read: Any) -> None:
    (staged,) = read("sku,title,price\nA,Mug,5 EUR\nB,Cup,5 EUR\nC,Jug,$5\nD,Jug,$6\nE,Jar,7 EUR\n")
    assert (staged.sheet.currency, _findings(staged)) == ("EUR", {"mixed_currency": 2})


def test_different_units_in_a_column(read: Any) -> None:
    (staged,) = read("sku,title,weight,Length\nA,Mug,500 g,10 cm\nB,Cup,0.5 kg,12cm\nC,Jug,300 gr,5 inch\n")
    assert _examples(staged, "mixed_units") == [(3, "weight", "0.5 kg", None), (4, "Length", "5 inch", None)]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://shop.example/mug.html", "picture_page"),
        ("https://drive.google.com/file/d/1/view", "picture_page"),
        (r"C:\Users\me\mug.jpg", "picture_local"),
        ("file:///pictures/mug.jpg", "picture_local"),
        ("https://shop.example/mug.jpg?v=1", None),
        ("https://cdn.example/img/1234", None),
        ("/m/u/mug.jpg", None),
    ],
)
def test_what_is_no_picture(address: str, code: str | None) -> None:
    assert picture_problem(address) == code


def test_one_of_several_pictures_is_a_page(read: Any) -> None:
    (staged,) = read('sku,title,image\nA,Mug,"https://x.example/a.jpg, https://x.example/b.html"\n')
    assert _examples(staged, "picture_page") == [(2, "image", "https://x.example/b.html", None)]


def test_stock_below_zero_and_filler_text(read: Any) -> None:
    (staged,) = read("sku,title,description,stock\nA,Mug,Lorem ipsum dolor,-3\n")
    assert _findings(staged) == {"filler_text": 1, "negative_stock": 1}


def test_every_row_that_is_left_out_is_in_the_staging_file(read: Any) -> None:
    (staged,) = read("sku,title,price\nA,Mug,1\n" + ",,\n" * 1500)
    assert staged.sheet.problem_counts == {"blank_row": 1500} and staged.sheet.skipped == 1500
    assert [problem["row"] for problem in staged.problems] == list(range(3, 1503))
    (blank,) = staged.sheet.findings
    assert (blank.count, blank.left_out, len(blank.examples)) == (1500, True, 20)
