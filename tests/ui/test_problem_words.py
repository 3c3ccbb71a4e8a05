"""The list of problems says what happens to a value that cannot be read."""

from __future__ import annotations

from merchant_assistant.catalogue.importing.model import Problem
from merchant_assistant.ui.catalogue.problems import ProblemModel


def test_a_price_that_cannot_be_read_is_left_empty(qapp) -> None:
    model = ProblemModel()
    model.show_rows([Problem(2, "Price", "bad_price", "warning", "“abc” cannot be read as a price.", "abc")])
    assert model.index(0, 0).data() == "Left empty"
