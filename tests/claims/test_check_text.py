"""The ledger from outside: a text, a record, the verdicts."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Evidence, Record, check_text

BOTTLE = Record(
    "B-750",
    tuple(
        Evidence(field, value, "B-750")
        for field, value in {
            "title": "TrailMate Bottle",
            "description": "<p>Keeps drinks cold for 24 hours and hot for 12 hours. Bamboo lid.</p>",
            "brand": "TrailMate",
            "weight": "350 g",
            "pack": "24",
            "attribute:Material": "304 stainless steel",
            "attribute:Capacity": "750 ml",
            "attribute:Height": "26.5 cm",
            "attribute:Diameter": "7 cm",
            "attribute:Colour": "Navy Blue",
            "attribute:Warranty": "24 months",
        }.items()
    ),
)


def verdicts(text: str, record: Record = BOTTLE) -> list[tuple[str, str, str | None]]:
    return [(claim.text, claim.status, claim.field) for claim in check_text(text, record)]


@pytest.mark.parametrize(
    ("text", "said", "field"),
    [
        ("Stainless steel bottle", "Stainless steel", "attribute:Material"),
        ("Holds 25.4 oz", "25.4 oz", "attribute:Capacity"),
        ("weighs just 0.35 kg", "0.35 kg", "weight"),
        ("10.4 in high", "10.4 in", "attribute:Height"),
        ("cold for 24 hours", "24 hours", "description"),
        ("容量0.75升", "0.75升", "attribute:Capacity"),
        ("二十四只装", "二十四", "pack"),
        ("in blue", "blue", "attribute:Colour"),
        ("不锈钢", "不锈钢", "attribute:Material"),
    ],
)
def test_a_true_statement_is_supported_by_its_cell(text: str, said: str, field: str) -> None:
    assert verdicts(text) == [(said, "supported", field)]


@pytest.mark.parametrize(
    ("text", "said", "field"),
    [
        ("Holds 500 ml", "500 ml", "attribute:Capacity"),
        ("pack of 12", "12", "pack"),
        ("hot for 24 hours", "24 hours", "description"),
        ("red", "red", "attribute:Colour"),
        ("塑料", "塑料", "attribute:Material"),
    ],
)
def test_a_false_statement_is_contradicted_by_its_cell(text: str, said: str, field: str) -> None:
    assert verdicts(text) == [(said, "contradicted", field)]
