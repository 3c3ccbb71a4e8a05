"""What is looked up for a question, and which questions no handful of products answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.chat.question import read_question


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What does the steel bottle weigh?", {"steel", "bottle"}),
        ("Do you have any lunch boxes and batteries left?", {"lunch", "box", "batter"}),
        ("How much is it?", set()),
        ("hello", set()),
        ("保温杯多少钱？", {"保温", "温杯"}),
        ("台灯的重量是多少", {"台灯"}),
        ("请问这款台灯有什么颜色？", {"台灯"}),
        ("LED台灯多重", {"led", "台灯"}),
        ("它有多重？", set()),
        ("Ｄｅｓｋ ｌａｍｐ", {"desk", "lamp"}),
    ],
)
def test_words_that_are_looked_up(text: str, words: set[str]) -> None:
    assert set(read_question(text).words) == words


def test_codes_are_tried_as_they_may_be_spelt() -> None:
    assert {"wb-750-bk", "WB-750-BK"} <= set(read_question("is wb-750-bk in stock?").codes)
    assert "TC-300" in read_question("货号TC-300的库存").codes
    assert read_question("What does the bottle weigh?").codes == ()


@pytest.mark.parametrize(
    "text",
    [
        "How many products do I have?",
        "how many different mugs are there",
        "How many bottles do we have in stock?",
        "What is the cheapest bottle?",
        "Which products are made of steel?",
        "List all mugs",
        "What is the total stock?",
        "Which bottles cost under 5 USD?",
        "average price of mugs",
        "What is out of stock?",
        "有多少种杯子？",
        "最便宜的杯子是哪个？",
        "有哪些台灯？",
        "一共有多少库存？",
        "10元以下的杯子",
        "平均价格是多少？",
    ],
)
def test_questions_over_the_whole_catalogue(text: str) -> None:
    assert read_question(text).whole


@pytest.mark.parametrize(
    "text",
    [
        "How many pieces are in a carton of WB-750?",
        "What is the minimum order of the mug?",
        "What is the maximum load of the shelf?",
        "How much is the mug?",
        "How long is the cable?",
        "Is the bottle below the lamp?",
        "台灯的最小起订量是多少？",
        "台灯多少钱？",
        "钢化玻璃杯一箱装多少只？",
        "最低起订量",
        "这款台灯有哪些颜色？",
        "货架最大承重是多少",
    ],
)
def test_questions_about_a_product(text: str) -> None:
    assert not read_question(text).whole


@pytest.mark.parametrize(("text", "polar"), [("Is it red?", True), ("And can I wash it?", True), ("能洗吗", True)])
def test_questions_for_a_yes_or_no(text: str, polar: bool) -> None:
    assert read_question(text).polar is polar
    assert not read_question("What is it made of?").polar


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    question = read_question(text)
    assert len(question.words) <= 24
    assert len(question.codes) <= 24
    assert all(word.strip() for word in question.words)
