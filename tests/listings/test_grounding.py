"""Chatter is told from what the data say."""

from __future__ import annotations

import pytest

from merchant_assistant.listings.grounding import (
    is_grounded,
    is_miscopied,
    is_pieced_together,
    says_nothing_new,
    strange_words,
)

BEANIE = "name: beanie\ncategory: accessories\ncolour: red\nmaterial: wool"
CUP = "名称：不锈钢保温杯\n材质：304不锈钢\n描述：双层真空结构。一键弹盖，适合通勤。"


@pytest.mark.parametrize(
    "text",
    [
        "The beanie is made of red wool.", "Comes in red", "A red beanie, available in one size.",
        "Accessory of wool", "", "It is 20 cm long.",
    ],
)  # fmt: skip
def test_what_the_data_say(text: str) -> None:
    assert is_grounded(text, BEANIE)


@pytest.mark.parametrize(
    "text",
    [
        "It can be worn as a hat or a scarf.", "Customers love wearing it outdoors.",
        "Stay warm through winter storms.",
        "It does not require additional information.",
    ],
)  # fmt: skip
def test_what_comes_from_nowhere(text: str) -> None:
    assert not is_grounded(text, BEANIE)


@pytest.mark.parametrize(
    ("text", "grounded"),
    [
        ("这款保温杯采用304不锈钢制成。", True),
        ("双层真空结构，一键弹盖。", True),
        ("容量为 500 毫升，每箱 24 个。", True),
        ("陪伴全家人度过温馨的冬日时光。", False),
    ],
)
def test_chinese_sentences(text: str, grounded: bool) -> None:
    assert is_grounded(text, CUP) is grounded


@pytest.mark.parametrize(
    ("word", "pieced"),
    [
        ("白蜡木实木餐椅", False), ("编藤椅面", False), ("白色可选", False), ("1升白蜡木", False), ("120", False),
        ("装订藤", True), ("金属", True),
    ],
)  # fmt: skip
def test_words_of_a_title(word: str, pieced: bool) -> None:
    assert is_pieced_together(word, "实木餐椅 白蜡木 椅面为编藤 白色 起订量") is pieced


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("The bowls are made of steel with a base of silicone.", True),
        ("It comes in a set of 4 bowls.", True),
        ("It comes in a set of 6 bowls.", False),
        ("Available in sizes S, M and L.", False),
        ("With a lid.", False),
        ("", False),
    ],
)
def test_repeating(text: str, repeats: bool) -> None:
    assert says_nothing_new(text, "The bowls are a set of 4, made of steel with a silicone base.") is repeats


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("滴润保湿水油平衡乳液", True),  # 滴 for 滋
        ("滋润保湿水油平衡乳液", False),
        ("适合通勤使用的礼物", False),  # other words altogether are no slip of the pen
        ("滴润", False),
    ],
)
def test_a_slip_in_what_is_copied_is_seen(text: str, wrong: bool) -> None:
    assert is_miscopied(text, "名称：滋润保湿水油平衡乳液补水弹润") is wrong


def test_the_words_from_nowhere_are_named() -> None:
    assert strange_words("A red beanie with a pompom", BEANIE) == ["pompom"]
    assert strange_words("双层真空结构，旋盖", CUP) == ["旋盖"]
