"""Columns that were read are kept as far as memory is meant for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from merchant_assistant.catalogue import kept_columns
from merchant_assistant.catalogue.kept_columns import KeptColumns


@dataclass
class Read:
    field: str
    size: int


def test_the_column_longest_unused_goes_first_and_the_last_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_columns, "_MOST_BYTES", 100)
    kept = KeptColumns()
    price, stock, title = Read("price", 40), Read("stock", 40), Read("title", 40)
    columns: list[Any] = [price, stock, price, title]
    for column in columns:
        kept.keep(1, column)
    assert list(kept) == ["price", "title"] and kept.size == 80
    assert kept.get("price") == (1, price) and kept.get("stock") == (-1, None)
    stock.size = 500  # grown while it was used, or larger than all that is meant for it
    huge: Any = stock
    kept.keep(2, huge)
    assert list(kept) == ["stock"] and kept.size == 500
