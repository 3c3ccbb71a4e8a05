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
    ("Shelf life", "24 mths", "Shelf life: two years.", "Shelf life: three years."),
    ("Dilution", "1:10 to 1:40", "Diluted from one to ten up to one to forty.", "Diluted from one to five."),
    ("Standards", "EN 455-1/-2/-3", "EN 455 parts 1 to 3.", "EN 455 parts 1 to 5."),
    ("Standard", "EN ISO 20345:2011 S3 SRC", "EN ISO 20345:2011, class S3.", "EN ISO 20345:2011, class S1P."),
    ("保护气体", "80%Ar+20%CO₂", "八成氩气。", "九成氩气。"),
    ("后仰角度", "90°–126°，三档锁定", "从90度后仰到126度。", "从90度后仰到155度。"),
    ("磁圈", "N52，38颗磁铁", "38颗磁铁。", "16颗磁铁。"),
    ("表面电阻", "10⁹–10¹¹Ω", "10⁹到10¹¹欧。", "10⁶到10⁹欧。"),
    ("密度", "45kg/m³", "密度45千克每立方米。", "密度55千克每立方米。"),
    ("Load rating (kN)", "7.8", "A load rating of 7,800 N.", "A load rating of 7,800 kN."),
    ("Modes", "5 (2 steady, 3 flashing)", "Five modes, two of them steady.", "Five modes, four of them steady."),
    ("RAM/Flash", "4 GB / 64 GB", "4 GB of RAM and 64 GB of flash.", "64 GB RAM and 4 GB flash."),
    ("净重/毛重", "12kg/13.5kg", "净重12公斤，毛重13.5公斤。", "净重13.5公斤，毛重12公斤。"),
    ("Cables", "2 m mains lead, 5 m hose", "A 5 m hose.", "A hose of 2 m."),
    ("Size (W x H)", "40 x 60 cm", "40 cm wide and 60 cm high.", "60 cm wide and 40 cm high."),
    ("Range", "1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 mm", "From 1.5 to 10 mm.", "From 1.5 to 12 mm."),
    ("Talla", "9", "En talla 9.", "En talla 10."),
    ("Pieces", "24 (16 tracks, 1 engine, 3 wagons, 4 figures)", "Sixteen tracks.", "Twelve tracks."),
    ("功效", "消毒", "可消毒。", "It kills 99.9% of bacteria."),
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
