"""A term of trade is said by another one, in any language; nothing is that merely looks like it."""

from __future__ import annotations

import pytest

from merchant_assistant.knowledge.terms import said_otherwise
from merchant_assistant.knowledge.words import crosses


@pytest.mark.parametrize(
    ("word", "question", "passage", "said"),
    [
        ("minimum", "what is the minimum order", "the smallest order is 250 eur", True),
        ("起订", "最小起订量是多少", "the smallest order is 250 eur", True),
        ("garantie", "wie lange ist die garantie", "美容仪器保修18个月", True),
        ("shipping", "is there free shipping", "满299元包邮", True),
        ("fell", "the flask fell down", "covered against one drop", True),
        ("专票", "专票能开不", "能不能开增值税专用发票", True),
        ("fapiao", "does he get a fapiao", "能不能开增值税专用发票", True),
        ("卡板", "卡板多大", "pallets of 80 x 120 cm", True),
        ("砧板", "砧板怎么保养", "never soak the cutting boards", True),  # by what kinds of goods are called
        ("order", "what is the minimum order", "the smallest fee", False),
        ("frame", "a picture frame", "a framework of rules", False),
        ("colour", "which colour", "the smallest order", False),
    ],
)
def test_terms(word: str, question: str, passage: str, *, said: bool) -> None:
    assert said_otherwise(word, question, passage) is said


@pytest.mark.parametrize(
    ("word", "said", "text", "is_seam"),
    [
        ("架保", ("车架", "保修"), "", True),
        ("开发", ("发票",), "可开具专用发票", True),
        ("开发", ("发票",), "专用发票", False),
        ("发票", (), "可开具专用发票", False),
        ("re", ("are",), "re", False),
    ],
)
def test_the_seam_of_two_words_is_no_word(word: str, said: tuple[str, ...], text: str, *, is_seam: bool) -> None:
    assert crosses(word, said, text) is is_seam
