"""Figures in the words people say them in: rates, metres and centimetres, shares, change, threads, tiers."""

from __future__ import annotations

import pytest

from merchant_assistant.claims import Evidence, Record, check_text

SAID = [
    ("流量", "45L/min", "流量每分钟45升。", "流量每分钟55升。"),
    ("Flow", "5 l/min", "Five litres a minute.", "Six litres a minute."),
    ("克重", "80 g/㎡", "每平方米80克。", "每平方米90克。"),
    ("高度", "1.75m", "高一米七五。", "高一米八五。"),
    ("高度", "104 cm", "高一米零四。", "高一米零八。"),
    ("效率", "≥95%", "效率不低于九成五。", "效率不低于九成八。"),
    ("Operating temperature", "-40 °C to 80 °C", "From minus 40 to 80 °C.", "From minus 30 to 80 °C."),
    ("Price", "0.47 USD", "Yours for 47 cents.", "Yours for 57 cents."),
    ("Thread", "M25x1.5", "An M25 × 1.5 thread.", "An M25 × 2.0 thread."),
    ("Battery", "6V4Ah", "6 V and 4 Ah.", "12 V and 4 Ah."),
    ("Composition", "75% wool, 25% acrylic", "Three quarters of it is wool.", "Half of it is wool."),
    ("Price breaks", "100: $1.95 / 500: $1.72", "From 100 pieces $1.95.", "From 100 pieces $1.85."),
]


@pytest.mark.parametrize(("field", "cell", "true", "false"), SAID)
def test_a_figure_is_judged_however_it_is_said(field: str, cell: str, true: str, false: str) -> None:
    record = Record("F-1", (Evidence("title", "Thing", "F-1"), Evidence(f"attribute:{field}", cell, "F-1")))
    found = check_text(true, record)
    assert found
    assert {claim.status for claim in found} == {"supported"}, found
    assert any(claim.status != "supported" for claim in check_text(false, record))


@pytest.mark.parametrize("text", ["Eight hours is a long time.", "A thousand thanks.", "这四个字"])
def test_figures_that_say_nothing_of_a_thing_are_no_claims(text: str) -> None:
    assert not check_text(text, Record("F-1", (Evidence("title", "Chair", "F-1"),)))


def test_a_small_count_of_parts_is_no_hard_fact() -> None:
    (claim,) = check_text("It has two doors.", Record("F-1", (Evidence("title", "Cabinet", "F-1"),)))
    assert (claim.status, claim.hard) == ("unsupported", False)


def test_cotton_is_no_proof_of_pure_cotton() -> None:
    record = Record("F-1", (Evidence("attribute:Material", "cotton", "F-1"),))
    assert [claim.status for claim in check_text("Pure cotton", record)] == ["unsupported"]


@pytest.mark.parametrize("text", ["The black one costs more.", "Which one fits? This one.", "Choose a larger one."])
def test_one_in_the_place_of_a_noun_is_no_number(text: str) -> None:
    record = Record("B", (Evidence("title", "Black mug", "B"),))
    assert not [claim for claim in check_text(text, record) if claim.text.casefold() == "one"]


def test_one_before_a_number_or_a_noun_is_one() -> None:
    record = Record("B", (Evidence("title", "Mug", "B"), Evidence("attribute:Weight", "100 g", "B")))
    (claim,) = check_text("The heavy one hundred grams.", record)
    assert (claim.text, claim.status) == ("one hundred grams", "supported")
