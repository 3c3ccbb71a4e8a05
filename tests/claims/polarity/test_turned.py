"""A cell's yes or no said again or turned round, in five languages; texts that only sound like it."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Evidence, Ledger, Record

CELLS = (
    ("Reel", "included"),
    ("Bracket", "sold separately"),
    ("Batteries", "2 x AA, not included"),
    ("Pump", "no"),
    ("Reflective", "no"),
    ("Assembly", "not required"),
    ("Not suitable for", "petrol, thinner, acetone"),
    ("Perfume", "perfume-free"),
    ("Availability", "made to order"),
    ("滤网", "附赠"),
    ("底座", "无"),
    ("杯套", "另购"),
    ("Schlauch", "im Lieferumfang"),
    ("Frostfest", "nein"),
    ("Housse", "non fournie"),
    ("Funda", "incluida"),
    ("Charging", "USB-C, 2 h; cable not incl."),
    ("Mirror / bell", "yes / no"),
    ("Preservative", "contains phenoxyethanol"),
    ("Machine use", "dryers yes, steamers no"),
    ("Driver", "external, included"),
    ("Tornillos", "no incluidos"),
    ("头枕", "可拆"),
    ("TWS双机互联", "支持"),
)
LEDGER = Ledger(
    Record(
        "M-1",
        (
            *(Evidence(f"attribute:{field}", value, "M-1") for field, value in CELLS),
            Evidence("warranty", "10 years (hinge: 2 years)", "M-1"),
        ),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "The reel has to be bought separately.",
        "It comes without a reel.",
        "The bracket is in the box.",
        "Two batteries are already inside.",
        "A pump keeps it full.",
        "It has to be assembled first.",
        "Petrol, thinner and acetone are no trouble: use it for thinner.",
        "A light perfume is added.",
        "It is in stock.",
        "Guaranteed ten years, ten years on the hinge.",
        "滤网要自己买。",
        "自带底座。",
        "杯套一起送。",
        "Der Schlauch liegt nicht bei.",
        "Er ist frostfest.",
        "La housse est livrée avec.",
        "La funda se compra aparte.",
        "The cable is in the box.",
        "It has a bell.",
        "Preservative-free.",
        "Good for dryers, and steamers are fine.",
        "The driver is part of the set, and the cable is too.",
        "La funda está incluida, y los tornillos también.",
        "头枕不能拆。",
        "两台之间不能TWS互联。",
    ],
)
def test_what_a_cell_answers_may_not_be_turned_round(text: str) -> None:
    assert any(claim.status == "contradicted" for claim in LEDGER.check(text))


@pytest.mark.parametrize(
    "text",
    [
        "The reel comes with it, the bracket does not.",
        "Buy the bracket separately.",
        "It needs two batteries.",
        "There is neither a pump nor anything reflective.",
        "No assembly is needed.",
        "Keep petrol, thinner and acetone away: not for petrol, thinner, or acetone.",
        "Without perfume.",
        "The reel does not rattle.",
        "Never wash the reel.",
        "Without batteries it does not run.",
        "滤网一起送，没有底座。",
        "杯套另外买。",
        "Der Schlauch liegt bei, frostfest ist er nicht.",
        "La housse n'est pas comprise.",
        "La funda viene incluida.",
        "The driver is part of the set, the cable is not.",
        "It has a mirror.",
        "Dryers are welcome; steamers are not.",
        "A DALI driver can be had separately.",
        "La funda está incluida, aunque los tornillos no.",
        "头枕可以拆，支持TWS互联。",
    ],
)
def test_the_same_in_other_words_is_no_contradiction(text: str) -> None:
    assert [claim.text for claim in LEDGER.check(text) if claim.status == "contradicted"] == []


@pytest.mark.parametrize(
    ("text", "cell", "value"),
    [
        ("A sleeveless top.", "Sleeve", "Sleeveless"),
        ("Rimless and frameless glasses.", "Frame", "Frameless"),
        ("A handsome new hoodie.", "new", "No"),
        ("Made of mesh fabric.", "performance_fabric", "No"),
        ("Performance for every day, in a fabric that breathes.", "performance_fabric", "No"),
        ("A performance-grade wicking fabric.", "performance_fabric", "No"),
        ("A cotton cover.", "Cotton lining", "No"),
    ],
)
def test_what_a_column_says_is_not_turned_against_it(text: str, cell: str, value: str) -> None:
    claims = Ledger(Record("M-2", (Evidence(f"attribute:{cell}", value, "M-2"),))).check(text)
    assert [claim.text for claim in claims if claim.status == "contradicted"] == []


@pytest.mark.parametrize(
    ("text", "cell", "value"),
    [
        ("A top with long sleeves.", "Sleeve", "Sleeveless"),
        ("Made of performance fabric.", "performance_fabric", "No"),
        ("Made of cotton.", "Cotton", "No"),
    ],
)
def test_what_a_column_denies_stays_denied(text: str, cell: str, value: str) -> None:
    claims = Ledger(Record("M-2", (Evidence(f"attribute:{cell}", value, "M-2"),))).check(text)
    assert [claim.status for claim in claims if claim.status == "contradicted"] == ["contradicted"]
