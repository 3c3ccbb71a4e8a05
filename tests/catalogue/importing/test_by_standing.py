"""What columns of money and counts are by their figures, where nobody knows the words of their heads."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_assistant.catalogue.importing.formats.generic import GENERIC

_LINES = 30


def _cost(n: int) -> float:
    return 4.13 + n * 1.27


def _table(heads: str, *columns: Any) -> tuple[list[str], list[tuple[int, list[str]]]]:
    rows = [[f"K{n:03d}", f"Valve brass no {n}", *(column(n) for column in columns)] for n in range(_LINES)]
    return ["SKU", "Description", *heads.split("|")], [(n + 2, row) for n, row in enumerate(rows)]


def _fields(heads: str, *columns: Any) -> list[str]:
    return GENERIC.fields(*_table(heads, *columns))[2:]


def _money(of: Any) -> Any:
    return lambda n: f"{of(n):.2f}"


cost = _money(_cost)
price = _money(lambda n: _cost(n) / (0.55 + n % 5 * 0.05))
recommended = _money(lambda n: int(_cost(n) / (0.55 + n % 5 * 0.05) * (1.4 + n % 3 * 0.1)) + 0.99)
taxed = _money(lambda n: _cost(n) * 1.2)
stock = lambda n: str(0 if n % 9 == 0 else n * n % 97 + 3)  # noqa: E731
level = lambda n: str((5, 10, 20)[n % 3])  # noqa: E731
sold = lambda n: str(0 if n % 7 == 0 else n * n % 61)  # noqa: E731


def test_what_is_above_the_cost_by_a_margin_is_the_price_and_above_that_the_recommended_one() -> None:
    assert _fields("Cost|Tkt|Stkr", cost, price, recommended) == ["cost", "price", "compare_at_price"]


def test_of_three_in_a_list_of_the_house_the_lowest_is_the_cost() -> None:
    fields = _fields("Supplier|Kx €|Ky €|Kz €", lambda _: "Norr AB", cost, price, recommended)
    assert fields[1:] == ["cost", "price", "compare_at_price"]


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("Kx €|Ky €", (cost, price)),  # a trade price and a retail one look the same
        ("Cost|Kx €", (cost, taxed)),  # with tax and without
        ("Cost|Kx €|Ky €", (cost, taxed, price)),
        ("In1 £|Kx £", (cost, price)),  # "In1 £" says no more than that it is money
    ],
)
def test_nothing_is_taken_for_the_price_where_figures_leave_it_open(heads: str, columns: Any) -> None:
    assert "price" not in _fields(heads, *columns)


def test_counts_with_some_zeros_beside_a_reorder_level_are_the_stock() -> None:
    assert _fields("Price|Ldx|Reorder Level", price, stock, level)[1] == "stock"


def test_of_two_such_columns_neither_is() -> None:
    assert "stock" not in _fields("Price|Ldx|Wkx|Reorder Level", price, stock, sold, level)


def test_the_import_says_what_was_found_by_figures(read: Any) -> None:
    heads, rows = _table("Cost|Tkt", cost, price)
    (staged,) = read("\n".join(";".join(cells) for cells in (heads, *(row for _, row in rows))))
    assert staged.codes() == ["guessed_price"]
    told = "The name of this column does not say it; by its figures it was taken as the price."
    assert any(told in one for one in map(str, staged.sheet.problems[0]))
