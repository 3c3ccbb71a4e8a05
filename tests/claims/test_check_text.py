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


def _cells(*cells: tuple[str, str, bool]) -> Record:
    return Record(
        "A-1",
        tuple(Evidence(field, value, "A-1" if not sibling else "A-2", sibling) for field, value, sibling in cells),
    )


VARIANT = _cells(
    ("title", "Bottle", False), ("attribute:Colour", "Black", False), ("attribute:Colour", "White", True),
    ("weight", "300 g", False), ("weight", "400 g", True),
)  # fmt: skip
SET = _cells(("title", "Bottle", False), ("attribute:Colour", "Black", True), ("attribute:Colour", "White", True))


@pytest.mark.parametrize(
    ("text", "status", "sku"),
    [
        ("A black bottle", "supported", "A-1"),
        ("A white bottle", "contradicted", "A-1"),
        ("Available in black and white", "supported", "A-1"),
        ("It weighs 400 g", "contradicted", "A-1"),
        ("It weighs 300 g", "supported", "A-1"),
        ("In two colours", "supported", "A-1"),
    ],
)
def test_a_siblings_cell_speaks_only_of_the_set(text: str, status: str, sku: str) -> None:
    claim = check_text(text, VARIANT)[0]
    assert (claim.status, claim.sku) == (status, sku)


def test_where_the_product_has_no_cell_of_its_own_its_variants_speak() -> None:
    assert [claim.status for claim in check_text("Comes in black, white and red", SET)] == ["supported"] * 2 + [
        "contradicted"
    ]
    assert [claim.sku for claim in check_text("A white bottle", SET)] == ["A-2"]


def test_markup_is_no_text_and_offsets_are_those_of_the_text_as_given() -> None:
    text = '<p class="w-999">Holds <b>750</b>&nbsp;ml, <i>Navy</i></p>'
    assert [(claim.text, claim.start) for claim in check_text(text, BOTTLE)] == [("750", 26), ("Navy", 46)]


def test_prices_and_stock_prove_only_themselves() -> None:
    price = ("price", "24.00", False), ("currency", "USD", False)
    record = _cells(("title", "Lamp", False), *price, ("cost", "12", False), ("stock", "36", False))
    found = {
        claim.text: claim.status for claim in check_text("$24.00, 24 lamps, 12 parts, 36 pieces, in stock", record)
    }
    assert found == {
        "$24.00": "supported",
        "24": "unsupported",
        "12": "unsupported",
        "36": "unsupported",
        "in stock": "supported",
    }


def test_a_price_without_a_currency_proves_no_amount_of_money() -> None:
    # 25 may be dollars or yuan: no cell says that a buyer pays euro, though another figure is wrong in any currency
    record = _cells(("title", "Lamp", False), ("price", "25", False))
    assert [claim.status for claim in check_text("Only 25 euro.", record)] == ["unsupported"]
    assert [claim.status for claim in check_text("Only 26 euro.", record)] == ["contradicted"]


def test_a_long_number_is_proven_by_the_barcode() -> None:
    record = _cells(("title", "Lamp", False), ("barcode", "4050118102697", False))
    assert [claim.field for claim in check_text("GTIN 4050118102697", record)] == ["barcode"]
    assert check_text("GTIN 4050118102690", record)[0].status == "unsupported"


def test_what_is_free_of_two_things_is_free_of_the_first() -> None:
    known = Record("M-9", (Evidence("description", "Inks are PVC- and phthalate-free.", "M-9"),))
    assert [claim.status for claim in check_text("PVC-free inks.", known)] == ["supported"]
    assert [claim.status for claim in check_text("Inks of PVC.", known)] == ["contradicted"]
    assert "supported" not in [claim.status for claim in check_text("Made of plastic.", known)]
