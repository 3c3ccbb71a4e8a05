"""What stands beside the rows of an answer where they are called alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat

TYRES = """SKU,Title,Category,Bin,Colour,Size,Grip,Price,Stock,Last goods in
T1,Road tyre,Tyres,A01,black,23 mm,firm,20,4,01/11/2026
T2,Road tyre,Tyres,A02,black,25 mm,firm,21,4,02/11/2026
T3,Road tyre,Tyres,A03,tan,25 mm,soft,22,0,03/11/2026
T4,Trail tyre,Tyres,A04,black,50 mm,soft,30,2,04/11/2026
P1,Pump,Pumps,A01,black,,,9,1,03/11/2026
P2,Pump,Pumps,A01,black,,,9,1,03/11/2026
"""


@pytest.fixture
def chat(chat_with: Callable[..., Chat], catalogue: Catalogue, tmp_path: Path) -> Chat:
    (tmp_path / "tyres.csv").write_text(TYRES, encoding="utf-8")
    catalogue.apply(catalogue.plan(tmp_path / "tyres.csv"))
    return chat_with(computes=None)


def test_rows_that_are_called_alike_show_what_tells_them_apart(chat: Chat) -> None:
    answer, _ = chat.ask("which tyres do we have")
    assert answer.exact is not None
    assert answer.exact.beside == ("attribute:Size", "attribute:Colour")  # neither alone tells all three apart
    assert [row.beside for row in answer.exact.rows] == [
        ("23 mm", "black"), ("25 mm", "black"), ("25 mm", "tan"), ("50 mm", "black"),
    ]  # fmt: skip


def test_one_column_is_enough_where_it_tells_all_apart(chat: Chat) -> None:
    answer, _ = chat.ask("which black tyres do we have")
    assert answer.exact is not None and answer.exact.beside == ("attribute:Size",)


@pytest.mark.parametrize(
    "question", ["which pumps do we have", "which soft tyres do we have", "how many tyres per colour"]
)
def test_nothing_stands_there_where_nothing_differs_or_no_name_comes_twice(chat: Chat, question: str) -> None:
    answer, _ = chat.ask(question)
    assert answer.exact is not None and answer.exact.beside == ()


def test_bounds_go_first(chat: Chat) -> None:
    answer, _ = chat.ask("which tyres are there with more than 1 in stock")
    assert answer.exact is not None and answer.exact.beside == ("stock", "attribute:Size")
