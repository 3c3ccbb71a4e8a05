"""Hostile names and values in the table that a model proposes queries from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.proposing.query.asking import Queries
from merchant_assistant.chat.proposing.query.table import table_of
from merchant_assistant.composition import Services
from merchant_assistant.engine.scripted import ScriptedEngine


def test_each_column_has_one_line_whatever_its_values_say(shop_with: Callable[[bool], Services]) -> None:
    catalogue = shop_with(True).catalogue
    shown = table_of(catalogue, Exactly(catalogue).holdings(), None)
    first, *columns, last = shown.text.splitlines()
    assert (first, last) == ("CREATE TABLE goods (", ")")
    assert [one.split('"')[1] for one in columns] == list(shown.fields)


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE goods",
        "UPDATE goods SET \"Price\" = 0",
        "INSERT INTO goods VALUES (1)",
        "ATTACH DATABASE 'other.db' AS other",
        "PRAGMA writable_schema = 1",
        'SELECT * FROM goods; DELETE FROM goods',
        "SELECT sql FROM sqlite_master",
        "SELECT load_extension('evil')",
        "SELECT * FROM goods WHERE \"Price\" > 0 UNION SELECT * FROM goods",
    ],
)  # fmt: skip
def test_what_a_cell_may_have_the_model_write_is_no_question(shop_with: Callable[[bool], Services], query: str) -> None:
    """Nothing that is written is run: it is read as a question to the catalogue, or not at all."""
    catalogue = shop_with(True).catalogue
    before = catalogue.version()
    assert Queries(catalogue, ScriptedEngine(), Exactly(catalogue)).read(query, "price", None) is None
    assert catalogue.version() == before
