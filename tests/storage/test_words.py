"""Whatever a person types, the search can be asked; Chinese words are found as they stand in a sentence."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.storage.words import (
    all_folded,
    beginning,
    folded,
    indexed,
    match_expression,
    searchable,
    squeezed,
    words_of,
)


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
    for table, expression in (("words", match_expression(query)), ("codes", f'"{squeezed(query)}"')):
        if expression and "\0" not in expression:
            index.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ?", (expression,)).fetchall()


@given(text=st.text(max_size=60))
def test_a_word_of_a_text_finds_it(index: sqlite3.Connection, text: str) -> None:
    words = [word for word in searchable(text).split() if word.isascii() and word.isalnum()]
    for word in words[:3]:
        assert found(index, text, word)


@given(query=st.text(max_size=40))
def test_any_term_can_be_asked(index: sqlite3.Connection, query: str) -> None:
    words = words_of(query)
    if words and "\0" not in query:
        index.execute("SELECT 1 FROM words WHERE words MATCH ?", (beginning(words),)).fetchall()


def test_traditional_and_simplified_characters_are_the_same() -> None:
    assert indexed("鐵製檯燈") == indexed("铁制台灯")
    assert folded("臺灣 ÉTÉ Straße") == folded("台湾 été STRASSE")


@pytest.mark.parametrize(
    ("code", "plain"), [("TM-500", "tm500"), ("tm 500/A", "tm500a"), ("型号-Ａ１", "型号a1"), ("--", "")]
)
def test_codes_without_punctuation(code: str, plain: str) -> None:
    assert squeezed(code) == plain


@pytest.mark.parametrize(
    ("word", "single"),
    [("mugs", "mug"), ("boxes", "box"), ("cherries", "cherry"), ("brushes", "brush"), ("Vases", "vase")],
)
def test_a_plural_is_looked_for_as_the_singular_too(word: str, single: str) -> None:
    assert f'OR "{single}"' in beginning([word])


@pytest.mark.parametrize("word", ["glass", "gas", "bus", "radius", "杯子s", "iris"])
def test_what_is_no_plural_is_left_alone(word: str) -> None:
    assert "OR" not in beginning([word])


@given(st.lists(st.sampled_from(["", "TM-500", "0123", "Été", "臺灣", "a\0B", "Straße", "x\n"]), max_size=7))
def test_many_are_folded_as_one_is(texts: list[str]) -> None:
    assert all_folded(texts * 400) == [folded(text) for text in texts * 400]
