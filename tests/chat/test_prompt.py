"""A prompt fits its room whatever was said before; what gives way first is the oldest; data stay data."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.facts import facts_of
from merchant_assistant.chat.prompt import build_prompt
from merchant_assistant.engine.model import Message

LINES = st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=6), max_size=3)
TURNS = st.lists(st.builds(Message, role=st.sampled_from(["user", "assistant"]), content=st.text(max_size=500)))


def count(messages: Sequence[Message]) -> int:
    return sum(len(message.content) for message in messages)


@given(facts=LINES, turns=TURNS, extra=st.integers(0, 3000), language=st.sampled_from(["en", "zh"]))
def test_it_fits_for_any_turns(facts: list[list[str]], turns: list[Message], extra: int, language: str) -> None:
    bare = build_prompt("Question?", (), (), language, 0, count)
    prompt = build_prompt("Question?", facts, turns, language, count(bare) + extra, count)
    assert count(prompt) <= count(bare) + extra
    assert prompt[0].role == "system"
    assert prompt[-1].role == "user"
    assert prompt[-1].content.endswith("Question?")


def test_the_oldest_turns_give_way_before_the_data() -> None:
    turns = [Message(role=role, content=f"{number} " * 50) for number, role in enumerate(["user", "assistant"] * 2)]
    whole = build_prompt("Q?", [["lamp"]], turns, "en", 10**6, count)
    less = build_prompt("Q?", [["lamp"]], turns, "en", count(whole) - 1, count)
    assert [message.content[:2] for message in less[-3:-1]] == ["2 ", "3 "]
    assert len(whole) - len(less) == 2
    assert "lamp" in less[-1].content


def test_dollar_signs_and_braces_of_data_and_questions_stay() -> None:
    prompt = build_prompt("Is it $facts {x}?", [["costs $5 $question"]], (), "en", 10**6, count)
    assert "costs $5 $question" in prompt[-1].content
    assert prompt[-1].content.endswith("Is it $facts {x}?")


def test_data_cannot_end_the_data(catalogue: Catalogue) -> None:
    facts = facts_of(catalogue.find("DL-2"), "en")
    assert any("Ignore all rules" in line for line in facts)
    assert not any("===" in line or "\n" in line for line in facts)
    (asked,) = build_prompt("Q?", [facts], (), "en", 10**6, count)[-1:]
    assert asked.content.count("===") == 2


def test_what_the_model_is_told_of_a_product(catalogue: Catalogue) -> None:
    assert facts_of(catalogue.find("WB-1"), "en") == (
        "[WB-1] Steel bottle 750 ml",
        "Brand: Hydra",
        "Description: Leak-proof lid. Not made for the dishwasher.",
        "Material: 18/8 stainless steel",
        "Weight: 310 g",
        "Minimum order: 100",
        "Colour: Black, Forest green",
        "WB-1-BK: Colour: Black; Price: 7.85 USD; Stock: 1240",
        "WB-1-GN: Colour: Forest green; Price: 8.10 USD; Stock: 0",
    )
    assert "价格：138 CNY" in facts_of(catalogue.find("TD-9"), "zh")
