"""A stock list with a name or two that a platform has as well is read as any table: it keeps its goods."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.importing.formats import SURE, detect, header_row
from merchant_assistant.catalogue.importing.formats.taobao import TAOBAO

CELLS: dict[str, Callable[[int], str]] = {
    "code": lambda i: f"AB{100 + i}",
    "name": lambda i: f"Bolt no {i} of steel",
    "group": lambda i: ["Tools", "Toys"][i % 2],
    "count": lambda i: str(3 * i),
    "price": lambda i: f"{i}.50",
}
LISTS = [
    ("货号:code 品名:name 类别:group 拼单价:price 起批量:count 库存量:count", {"sku", "title", "category", "stock"}),
    ("编码:code 货品名称:name 大类:group 一口价:price 库存量:count", {"sku", "title", "category", "price", "stock"}),
    ("款号:code 品名:name 一件代发价:price 供货价:price 可用库存:count", {"sku", "title", "price", "stock"}),
    ("SKU:code Title:name Location:group On_hand:count Cost:price", {"sku", "title", "stock", "cost"}),
    ("id:code title:name price:price image_link:name Stock_level:count Cost_price:price", {"sku", "title", "stock"}),
    ("Item_number:code Title:name Custom_label_(SKU):code Format:group Qty_in_stock:count", {"title", "stock"}),
]


def table(written: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    heads = [one.rpartition(":") for one in written.split(" ")]
    columns = [head.replace("_", " ") for head, _, _ in heads]
    return columns, [(i + 2, [CELLS[kind](i) for _, _, kind in heads]) for i in range(12)]


@pytest.mark.parametrize(("written", "known"), LISTS)
def test_a_stock_list_is_no_platform_s(written: str, known: set[str]) -> None:
    columns, rows = table(written)
    family = detect(columns, rows)
    assert family.id == "generic"
    assert known <= {*family.fields(columns, rows)}


def test_a_least_quantity_alone_marks_nobody() -> None:
    assert TAOBAO.score(["货号", "单价", "起批量", "颜色", "产地"]) < SURE


def test_a_platform_s_own_table_stays_its_own() -> None:
    columns, rows = table("宝贝ID:code 宝贝标题:name 一口价:price 库存:count 货品单位:group")
    assert detect(columns, rows) is TAOBAO
    assert header_row([(1, columns), *rows]) == 0
