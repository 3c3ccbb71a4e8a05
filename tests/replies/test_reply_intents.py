"""What a message is for, by words; and that the tables fit the code."""

from __future__ import annotations

from typing import get_args

import pytest

from merchant_assistant.engine.model import Engine
from merchant_assistant.replies.intents import Intents
from merchant_assistant.replies.model import Intent
from merchant_assistant.replies.words import LANGUAGES, intent_words, rules, spoken


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("Could you send me 40 of the mugs and are they dishwasher safe?", ["order", "product"]),
        ("Where is my order 4711?", ["order_status"]),
        ("Please cancel my order.", ["change_order"]),
        ("Two cups arrived broken. I want my money back.", ["complaint", "return"]),
        ("What is your best price for 500?", ["discount"]),
        ("Can we pay by bank transfer?", ["payment"]),
        ("Thanks, that was great!", ["thanks"]),
        ("能用洗碗机洗吗，多久能到？", ["product", "delivery"]),
        ("我的订单12345还没收到。", ["order_status"]),
        ("Was kostet TM-5 und haben Sie ihn auf Lager?", ["price", "stock"]),
        ("Où est ma commande ?", ["order_status"]),
        ("¿Hay descuento?", ["discount"]),
        ("Was kosten 50 Stück?", ["price"]),
        ("收到时瓶子破了，怎么办？", ["complaint"]),
        ("Does your cat like Mondays?", ["other"]),
    ],
)
def test_words_give_intents_away(mute: Engine, text: str, intents: list[str]) -> None:
    assert [part.intent for part in Intents(mute).parts(text)] == intents


def test_the_tables_have_every_intent_and_every_language_the_same_sentences() -> None:
    assert set(intent_words()) == set(get_args(Intent))
    for language in LANGUAGES:
        words = spoken(language)
        assert set(words["fill_in"]) >= set(get_args(Intent)) - {"thanks"}
        assert {need for needs in rules().needs.values() for need in needs} <= set(words["ask"])
        assert set(words["says"]) == set(spoken("en")["says"])
