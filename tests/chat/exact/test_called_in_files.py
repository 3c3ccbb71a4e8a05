"""What the heads of a file call its fields, and files that call nothing a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

CELLAR = """Item code,Description,Type,Cost/btl,Trade/btl,RRP inc VAT,现货 (btls)
WN-101,Alder red,Red,4.00,6.00,9.00,12
WN-102,Birch red,Red,5.00,8.00,12.00,0
WN-103,Cedar white,White,3.00,5.00,7.50,30
"""
NAMELESS = """Nr;Farbe;Preis;Lagerbestand;Beschreibung
A-1;rot;3,20;4;<p>Nicht bruchsicher. Zum Backen und zum Servieren, in der Küche und am Tisch, für jeden Tag.</p>
A-2;rot;4,20;0;<p>Made in Italy, by hand, of clay that was dug beside the house in which all of this has been made.</p>
B-3;blau;9,99;7;<p>Made in Italy as well, of glass that was blown in winter by three brothers who do nothing else.</p>
B-4;rot;8,00;1;<p>Von allem etwas, und noch viel mehr als das, was in einen so langen Satz wie diesen hineinpasst.</p>
"""


@pytest.fixture(scope="module")
def cellar(over: Callable[[str], Exactly]) -> Exactly:
    """Over CELLAR, whose price is one for the trade."""
    return over(CELLAR)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("what is the trade price of WN-101", "6"),
        ("wholesale price of WN-102", "8"),
        ("WN-102的批发价是多少", "8"),
        ("WN-101的零售价是多少", "9"),
        ("what is the retail price of WN-103", "7.5"),
        ("rrp of WN-102", "12"),
        ("what does WN-103 cost us", "3"),
        ("average trade price of the reds", "7"),
        ("WN-103的现货有多少", "30"),
    ],
)
def test_a_field_is_called_as_its_column(cellar: Exactly, question: str, value: str) -> None:
    reply = cellar.answer(question)
    assert reply is not None and reply.kind == "exact"
    assert value in reply.text.replace(".00", "").replace(".50", ".5"), reply.text
    assert str(reply.value).replace(".00", "").replace(".50", ".5").startswith(value), reply.value


@pytest.mark.parametrize(
    "question",
    ["how many are from Italy", "do you have any vases", "我们有几种产品是从意大利来的", "is anything handmade"],
)
def test_without_titles_nothing_ends_in_a_fault(over: Callable[[str], Exactly], question: str) -> None:
    over(NAMELESS).answer(question)
