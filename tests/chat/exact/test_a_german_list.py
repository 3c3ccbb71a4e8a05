"""A list as German programs write it: its heads are known for what they say, in German and in English questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.exact.answering import Exactly

from .conftest import seen

PAINTS = """Artikelnr.;Bezeichnung;Warengruppe;Lieferant;Herkunft;EK netto;VK netto;UVP;Lagerbestand;Min.-Bestand;Lagerplatz;MHD;Lieferzeit (Tage);Abverkauf/Monat;letzter Verkauf
F-1;Wandfarbe matt;Farben;Kolb KG;Deutschland;10,50;18,90;29,95;4;12;A-01-2;31.12.2026;5;14;02.11.2026
F-2;Holzlasur Eiche;Lasuren;Sander GmbH;Spanien;7,25;13,40;19,95;1.250;30;B-04-1;15.03.2027;21;3;19.10.2026
F-3;Abtönpaste blau;Farben;Kolb KG;Spanien;1,80;3,10;4,95;0;6;A-02-4;20.05.2026;5;61;21.11.2026
"""  # noqa: E501 - rows


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("EK von Wandfarbe matt?", "10,50"),
        ("Was ist der VK von Holzlasur Eiche", "13.40"),
        ("Wie viel kostet Wandfarbe matt im Einkauf?", "10,50"),
        ("Wer liefert Holzlasur Eiche?", "Sander GmbH"),
        ("who supplies F-2", "Sander GmbH"),
        ("wo liegt die Abtönpaste blau", "A-02-4"),
        ("where is F-3 stored", "A-02-4"),
        ("Welche Artikel sind unter Mindestbestand?", "2 products"),
        ("which are below minimum stock", "2 products"),
        ("was verkauft sich am besten", "61"),
        ("Welche Artikel laufen vor dem 31.12.2026 ab?", "F-3"),
        ("Lagerbestand Holzlasur Eiche", "1,250"),
        ("Welcher Artikel hat die höchste Marge?", "8.40"),
        ("Welche Artikel haben mehr als 14 Tage Lieferzeit?", "F-2"),
        ("welche Artikel müssen wir nachbestellen", "2 products"),
        ("zeige alle Artikel aus Spanien", "2 products"),
    ],
)
def test_it_is_answered(over: Callable[[str], Exactly], question: str, told: str) -> None:
    assert told in seen(over(PAINTS).answer(question))


@pytest.mark.parametrize("question", ["average margin by category", "what is the RRP of F-1"])
def test_english_questions_keep_english_words(over: Callable[[str], Exactly], question: str) -> None:
    assert "arge" not in seen(over(PAINTS).answer(question))


FROZEN = """Prod Cd,Prod Desc,Range,Supp,Units/Cs,Cs Wt kg,Buy/Cs £,Sell/Cs £,Cs O/H,Re-ord @,Dlvy Days,Wk Mvmt Cs
Z-1,Garden Peas 1kg,Veg,Norfolk Farms,10,10,8.20,11.50,40,10,3,12
Z-2,Sweetcorn 1kg,Veg,Sunfield,12,12,9.10,13.90,2,8,9,5
Z-3,Cod Bites 500g,Fish,Northsea,20,10,31.00,44.00,7,5,14,9
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("average price of a case of Veg", "12.70"),
        ("how much is a box of Z-3", "44.00"),
        ("Z-1每箱多少钱", "11.50"),
        ("what would 4 cases of Z-2 cost", "55.60"),
        ("who supplies Z-2", "Sunfield"),
        ("what is below its reorder level", "Z-2"),
        ("slowest lead time", "14"),
        ("what sells best", "Z-1"),
    ],
)
def test_prices_by_the_case_are_those_of_a_case(over: Callable[[str], Exactly], question: str, told: str) -> None:
    assert told in seen(over(FROZEN).answer(question))


@pytest.mark.parametrize("question", ["price per unit of Z-1", "Z-1单个多少钱"])
def test_of_one_piece_they_are_none(over: Callable[[str], Exactly], question: str) -> None:
    told = seen(over(FROZEN).answer(question))
    assert "11.50" not in told
