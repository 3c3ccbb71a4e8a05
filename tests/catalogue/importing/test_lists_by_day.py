"""Tables that name one article on several rows: one product, and what is left out is told."""

from __future__ import annotations

from typing import Any

import pytest


def _bought(staged: Any) -> list[tuple[str, str | None]]:
    return [(variant["sku"], variant["price"]) for variant in staged.variants]


def _left_out(staged: Any) -> list[tuple[int, str]]:
    return [(problem["row"], problem["value"]) for problem in staged.problems if problem["code"] == "older_row"]


def test_the_last_of_several_rows_of_an_article_holds(read: Any) -> None:
    (staged,) = read(
        "sku,title,price,stock,Colour\nA,Mug,1.00,3,red\nB,Cup,2.00,1,red\nA,Mug,1.50,4,red\nA,Mug,1.20,9,red\n"
    )
    assert _bought(staged) == [("B", "2.00"), ("A", "1.20")]
    assert _left_out(staged) == [(2, "A"), (4, "A")]
    assert (staged.sheet.rows, staged.sheet.products, staged.sheet.skipped) == (4, 2, 2)
    assert staged.records[2] == ["A", "Mug", "1.00", "3", "red"]


def test_the_newest_day_holds_where_it_stands_first(read: Any) -> None:
    lines = ["day,sku,title,price,sold", "2024-03-02,A,Red mug,2.00,7", "2024-03-01,A,Red mug SALE,1.00,5"]
    (staged,) = read("\n".join([*lines, "2024-03-03,B,Cup,3.00,1"]) + "\n")
    assert _bought(staged) == [("A", "2.00"), ("B", "3.00")]
    assert _left_out(staged) == [(3, "A")]


@pytest.mark.parametrize(
    "lines",
    [
        "sku,title,price,Colour\nA,Shirt,1.00,red\nA,Shirt,1.00,blue\n",
        "sku,title,price,Size\nA,Shoe,1.00,38\nA,Shoe,1.00,39\n",
        "sku,title,price,moq\nA,Screw,1.00,10\nA,Screw,0.80,100\n",
        "sku,title,price,currency\nA,Mug,1.00,EUR\nA,Mug,1.10,USD\n",
        "sku,title,price,barcode\nA,Mug,1.00,4006381333931\nA,Mug,1.00,4006381333948\n",
        "day,sku,title,price,Size\n2024-03-02,A,Shoe,1.00,38\n2024-03-02,A,Shoe,1.00,39\n",
        "day,sku,title,price\n2024-03-02,A,Garden hose,1.00\n2024-03-01,A,Kitchen mug,1.00\n",
    ],
)
def test_other_goods_under_one_sku_are_kept(read: Any, lines: str) -> None:
    (staged,) = read(lines)
    assert [variant["sku"] for variant in staged.variants] == ["A", "A-2"]
    assert _left_out(staged) == []
