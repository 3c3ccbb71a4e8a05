"""Words of a question find whole words, in singular and plural, and nothing that they only begin."""

from __future__ import annotations

import pytest

from merchant_assistant.storage.whole_words import asked_words, spaced


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("pen", "Oak pens", True),
        ("pens", "Oak pen", True),
        ("pen", "Pencil", False),
        ("glass", "Two glasses", True),
        ("glasses", "glass", True),
        ("box", "boxes", True),
        ("batteries", "battery", True),
        ("toy", "toys", True),
        ("knife", "knives", True),
        ("shelves", "shelf", True),
        ("gloves", "glove", True),
        ("Tasse", "Zwei Tassen", True),
        ("Tassen", "Tasse", True),
        ("Stühle", "STUHLE", True),  # accents and capitals are nothing
        ("bus", "bu", False),
        ("strip", "stripe", False),
        ("tm-500", "TM 500", True),
        ("tm-500", "TM-5000", False),
        ("steel mug", "mug of steel", True),
        ("steel mug", "steel", False),
        ("保温杯", "不锈钢保温杯", True),
        ("保溫", "保温杯", True),
        ("温保", "保温杯", False),
    ],
)
def test_whole_words(asked: str, text: str, found: bool) -> None:
    assert all(word.in_(spaced(text)) for word in asked_words(asked)) is found
