"""Whatever a person types, the search can be asked; Chinese words are found as they stand in a sentence."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.storage.words import code_expression, match_expression, searchable


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE codes USING fts5(text, tokenize = 'trigram')")
        yield connection


def found(index: sqlite3.Connection, text: str, query: str) -> bool:
    index.execute("DELETE FROM words")
    index.execute("INSERT INTO words VALUES (?)", (searchable(text),))
    expression = match_expression(query)
    return bool(expression and index.execute("SELECT 1 FROM words WHERE words MATCH ?", (expression,)).fetchone())


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("不锈钢保温杯子500ml", "杯子"),
        ("不锈钢保温杯子500ml", "杯"),
        ("不锈钢保温杯子500ml", "500"),
        ("保温杯 蓝色", "蓝色 保温"),
        ("Stainless steel bottle", "stee bot"),
        ("Café crème", "cafe"),
        ("ＬＥＤ　ランプ", "led"),
        ("<p>Oak</p><p>table</p>", "oak table"),
        ("A/B-12.5", "12.5"),
        ("Tom &amp; Co", "tom co"),
    ],
)
def test_finds(index: sqlite3.Connection, text: str, query: str) -> None:
    assert found(index, text, query)


@pytest.mark.parametrize(
    ("text", "query"), [("保杯温子", "保温"), ("Oak table", "oak chair"), ("<strong>Oak</strong>", "strong")]
)
def test_does_not_find(index: sqlite3.Connection, text: str, query: str) -> None:
    assert not found(index, text, query)


@given(query=st.text(max_size=40))
def test_any_query_can_be_asked(index: sqlite3.Connection, query: str) -> None:
    for table, expression in (("words", match_expression(query)), ("codes", code_expression(query))):
        if expression and "\0" not in expression:
            index.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ?", (expression,)).fetchall()


@given(text=st.text(max_size=60))
def test_a_word_of_a_text_finds_it(index: sqlite3.Connection, text: str) -> None:
    words = [word for word in searchable(text).split() if word.isascii() and word.isalnum()]
    for word in words[:3]:
        assert found(index, text, word)
