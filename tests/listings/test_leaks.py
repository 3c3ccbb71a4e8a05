"""Facts of the prompt's examples and of the merchant's sample text never stand in a draft."""

from __future__ import annotations

import pytest

from merchant_assistant.listings.drafting import Order, Writer
from merchant_assistant.listings.leaks import others_of, tells_of_another
from merchant_assistant.listings.model import Style
from merchant_assistant.listings.prompts import example_texts
from merchant_assistant.listings.record import record_of

SAMPLE = (
    "You'll love how our Marlow teapot keeps you company. Its Bilton spout pours 2 cups, slowly, just as you like it."
)
KNOWN = "name: steel bottle\nlid: screw\ncapacity: 750 ml"


@pytest.mark.parametrize(
    ("text", "leaks"),
    [
        ("Felt underneath the foot", True),
        ("The arm can be tilted", True),
        ("Comes with a strain relief and a clamping range", True),
        ("Steel bottle with a screw lid", False),
        ("You can choose white or black", True),
        ("It pours 2 cups", True),
        ("Just like the Marlow", True),
        ("You'll love how the bottle sits in your bag", False),
    ],
)
def test_english(text: str, leaks: bool) -> None:
    others = others_of(example_texts("en"), SAMPLE)
    assert tells_of_another(text, others, KNOWN, comparable=True) == leaks


@pytest.mark.parametrize(
    ("text", "leaks"),
    [("底座带有毛毡垫", True), ("灯臂可调节角度", True), ("容量为 500 ml", False), ("采用不锈钢制成", False)],
)
def test_chinese(text: str, leaks: bool) -> None:
    others = others_of(example_texts("zh"), "")
    assert tells_of_another(text, others, "名称：保温杯\n材质：不锈钢\n容量：500 ml", comparable=True) == leaks


def test_what_the_data_say_too_is_no_leak() -> None:
    others = others_of(example_texts("en"), SAMPLE)
    known = "name: lamp foot\ndescription: felt underneath the foot, the arm can be tilted"
    assert not tells_of_another("Felt underneath the foot", others, known, comparable=True)


def test_a_draft_takes_up_the_tone_of_a_sample_and_none_of_its_facts(product, says, writes) -> None:
    item = product("Steel bottle 750 ml", {"Lid": "screw", "Capacity": "750 ml"})
    engine = says(
        writes(
            "Steel bottle 750 ml",
            ["Holds 750 ml", "Its Bilton spout pours slowly"],
            "You'll love the screw lid of this bottle. Its spout pours 2 cups. It holds 750 ml.",
        )
    )
    order = Order("generic", "en", Style(tone="warm", sample=SAMPLE, never=("cheap",), keywords=("flask",)))
    written = Writer(engine).write(item, record_of(item, lambda hashes: set()), order)
    system, *_, sample, last = (message.content for message in engine.requests[0].messages)
    assert sample == SAMPLE and "cheap" in system and "flask" in system and "that text" in last
    told = " ".join((*written.findings.listing.bullets, written.findings.listing.description))
    assert "You'll love the screw lid" in told
    assert "pour" not in told and "Bilton" not in told
    assert written.findings.status == "proposed"


def test_words_never_to_be_said_are_cut(product, says, writes) -> None:
    item = product("Steel bottle 750 ml", {"Lid": "screw", "Capacity": "750 ml"})
    answer = writes(
        "Steel Bottle Flask 750 ml",
        ["Holds 750 ml", "A flask with a screw lid"],
        "The flask holds 750 ml. It has a screw lid.",
    )
    order = Order("generic", "en", Style(never=("flask",)))
    found = Writer(says(answer)).write(item, record_of(item, lambda hashes: set()), order).findings
    assert found.status == "proposed"
    assert "flask" not in repr(found.listing).casefold()
