"""Sentences keep what their translation needs on the way from the child process that reads files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.catalogue.plan import ImportPlan
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import Said


def test_a_problem_of_a_row(table: Callable[..., Path], plan: Callable[..., ImportPlan]) -> None:
    file = table("shop.csv", ["sku", "title", "price"], ["A-1", "Mug", "abc"], ["A-1", "Cup", "2.50"])
    found = {problem.code: problem.message for problem in plan(file).sheets[0].reading.problems}
    for message in found.values():
        assert isinstance(message, Said)
    price = found["bad_price"]
    assert isinstance(price, Said)
    assert (price, price.source, price.values["value"]) == (
        "“abc” cannot be read as a price.",
        "“{value}” cannot be read as a price.",
        "abc",
    )


def test_the_fault_of_a_file(tmp_path: Path, plan: Callable[..., ImportPlan]) -> None:
    file = tmp_path / "feed.csv"
    file.write_text("<?xml version='1.0'?><shop/>", encoding="utf-8")
    with pytest.raises(UserFault) as refused:
        plan(file)
    message = refused.value.message
    assert isinstance(message, Said)
    assert isinstance(refused.value.hint, Said)
    assert message == "“feed.csv” holds no list of products."
    assert message.values["file"] == "feed.csv"
