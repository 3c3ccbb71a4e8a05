"""Columns that are no fields are asked for by the words that their heads are short for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column

CREAMS = """Code,Descr,Sect,Legal Cat,Bin Loc,Whse,BestB4,SellPr,SOH
C-1,Aloe cream 50g,Face,GSL,A-01,North,2027-03-10,9.50,4
C-2,Clay mask 80g,Face,POM,A-02,South,2027-06-10,12.25,0
C-3,Oat balm 90g,Body,POM,B-07,South,2028-01-10,7.75,31
"""


def _words(head: str) -> set[str]:
    return {" ".join(key) for key in keys_of_column(f"attribute:{head}")}


@pytest.mark.parametrize(
    ("head", "said"),
    [("Legal Cat", "legal category"), ("StorTemp", "storage temperature"), ("Whse", "warehouse"), ("适用肤质", "肤质")],
)
def test_heads_are_written_out(head: str, said: str) -> None:
    assert any(said.replace(" ", "") == words.replace(" ", "") for words in _words(head))


@pytest.mark.parametrize("head", ["Cat", "Exp", "Min"])
def test_a_short_form_alone_is_left_as_it_is(head: str) -> None:
    assert _words(head) == {head.casefold()}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which warehouse holds C-3", "South"),
        ("when does C-2 expire", "2027-06-10"),
        ("what is the legal category of C-1", "GSL"),
    ],
)
def test_it_is_the_column_that_is_asked_for(over: Callable[[str], Exactly], question: str, told: str) -> None:
    answer = over(CREAMS).answer(question)
    assert told in str(answer)
