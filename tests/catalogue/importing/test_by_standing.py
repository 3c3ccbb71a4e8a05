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
norr = lambda _: "Norr AB"  # noqa: E731
stock = lambda n: str(0 if n % 9 == 0 else n * n % 97 + 3)  # noqa: E731
level = lambda n: str((5, 10, 20)[n % 3])  # noqa: E731
sold = lambda n: str(0 if n % 7 == 0 else n * n % 61)  # noqa: E731


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        *(
            (f"Supplier|Price|{head}", (norr, price, cost))
            for head in ("Staff £", "Export", "LY", "Bulk £", "Dlr", "DP")
        ),
        ("Supplier|List|Nett", (norr, price, cost)),  # a net price is asked as well
        ("Supplier|Kx €|Ky €|Kz €", (norr, cost, price, recommended)),
    ],
)
def test_money_below_the_price_is_not_the_cost_for_that(heads: str, columns: Any) -> None:
    assert "cost" not in _fields(heads, *columns)


@pytest.mark.parametrize("head", ["Amz", "Tesco £", "Repl", "Insured £", "Rival", "Target", "MAP", "Tkt", "Col 3"])
def test_money_above_the_cost_is_not_the_price_for_that(head: str) -> None:
    assert _fields(f"Cost|{head}", cost, price) == ["cost", f"attribute:{head}"]


def test_a_recommended_price_is_not_the_one_that_is_asked_beside_another_one() -> None:
    assert "price" not in _fields("RRP|Std|Buy", recommended, price, cost)


def test_counts_with_some_zeros_beside_a_reorder_level_are_the_stock() -> None:
    assert _fields("Price|Ldx|Reorder Level", price, stock, level)[1] == "stock"


def test_of_two_such_columns_neither_is() -> None:
    assert "stock" not in _fields("Price|Ldx|Wkx|Reorder Level", price, stock, sold, level)


def test_the_import_says_what_was_found_by_figures(read: Any) -> None:
    heads, rows = _table("Price|Ldx|Reorder Level", price, stock, level)
    (staged,) = read("\n".join(";".join(cells) for cells in (heads, *(row for _, row in rows))))
    assert staged.codes() == ["guessed_stock"]
    told = "The name of this column does not say it; by its figures it was taken as the stock."
    assert any(told in one for one in map(str, staged.sheet.problems[0]))
