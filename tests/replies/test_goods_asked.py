"""What customers ask of goods and is computed: which is cheaper, another colour or size, whether so many are there."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.knowledge.model import Hit, Passage
from merchant_assistant.replies.replies import Replies
from merchant_assistant.replies.tongues import speaks_of_others
from merchant_assistant.storage.database import Database

GLOVES = """SKU,Title,Price,Currency,Color
GL-R,"Work glove - Red, M",5.00,USD,Red
GL-B,"Work glove - Blue, M",5.50,USD,Blue
GL-RL,"Work glove - Red, L",6.00,USD,Red
"""


@pytest.fixture
def with_gloves(database: Database, paths: AppPaths, replies: Replies) -> Replies:
    file = paths.data / "gloves.csv"
    file.write_text(GLOVES, encoding="utf-8")
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(file))
    return replies


@pytest.mark.parametrize(
    ("text", "told", "never"),
    [
        ("Which is cheaper, the Thermo mug 500 ml or the Coffee cup 300 ml?", "lowest for Coffee cup 300 ml", "disc"),
        ("Welcher ist teurer, TM-5 oder CM-3?", "am höchsten bei Thermo mug 500 ml (TM-5), 6,40 USD", "4.50"),
        ("TM-5和CM-3哪个便宜？", "价格最低的是Coffee cup 300 ml（CM-3）：4.50 USD", "优惠"),
        ("Can you ship 3000 of TM-5?", "2150 are in stock, fewer than the 3000", "can be sent"),
        ("Can you deliver 500 pieces of TM-5 from stock?", "500 × Thermo mug 500 ml (TM-5) can be sent", "fewer"),
        ("Could you send me 500 of TM-5? Is it in stock?", "500 × Thermo mug 500 ml (TM-5) can be sent", "- Stock: "),
        ("Could you send me 40 of TM-5?", "minimum order for Thermo mug 500 ml (TM-5) is 120", "from stock:"),
        ("What does TM-5 cost? Is it available in size 46 too?", "Price: 6.40 USD", "46 ×"),
        ("What do TM-5 and CM-3 cost? We need 60 of each.", "Together: 654.00 USD.", "how many pieces"),
        ("Do you have TM-5 in blue?", "Black", "Please fill in"),
        (
            "Quote 200 of TM-5 in black and 150 in green. Also, what does CM-3 cost?",
            "Price: 4.50 USD",
            "150 × Coffee cup",
        ),
    ],
)
def test_it_is_computed(replies: Replies, text: str, told: str, never: str) -> None:
    reply = replies.answer(text)
    assert told in reply.text
    assert never not in reply.text
    assert {claim.status for claim in replies.claims(reply, reply.text, text)} <= {"supported"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Do you have the Work glove - Red, M in blue as well?", "Work glove - Blue, M (GL-B): 5.50 USD"),
        ("Gibt es GL-R auch in Blau?", "Work glove - Blue, M (GL-B): 5,50 USD"),
        ("GL-R有蓝色的吗？", "Work glove - Blue, M（GL-B）：5.50 USD"),
        ("Is GL-R available in size L too?", "Work glove - Red, L (GL-RL): 6.00 USD"),
    ],
)
def test_the_same_in_another_colour_or_size_is_found(with_gloves: Replies, text: str, told: str) -> None:
    assert told in with_gloves.answer(text).text


def test_a_colour_that_no_cell_tells_of_is_left_to_the_merchant(
    database: Database, paths: AppPaths, replies: Replies
) -> None:
    file = paths.data / "more.csv"
    file.write_text(
        "SKU,Parent SKU,Title,Price,Stock,Size\nHAT-1,,Felt hat,,,\nHAT-S,HAT-1,Felt hat,9.00,40,41\n"
        "HAT-L,HAT-1,Felt hat,9.00,10,42\n",
        encoding="utf-8",
    )
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(file))
    reply = replies.answer("What does the felt hat in size 42 cost? Do you have it in green?")
    assert [each.who for each in reply.missing] == ["merchant"]


def test_two_documents_that_contradict_each_other_stand_side_by_side(replies: Replies, shelf: Any) -> None:
    texts = {
        "terms.pdf": "Unused goods may be returned within 21 days.",
        "faq.txt": "Goods can be returned within 30 days.",
    }
    hits = [
        Hit(Passage(number, number, file, "", text, None, None), text)
        for number, (file, text) in enumerate(texts.items(), 1)
    ]
    shelf.find = lambda _question, _cancel=None: hits
    reply = replies.answer("Until when can goods be returned?")
    (line,) = (line for line in reply.text.split("\n") if "[" in line)
    assert all(text in line and file in line for file, text in texts.items())
    shelf.find = lambda _question, _cancel=None: hits[:1]
    assert "[" not in replies.answer("Until when can goods be returned?").text


def test_several_of_one_thing_are_the_same_thing() -> None:
    assert not speaks_of_others("Wash the dress at 30 degrees.", "Can I wash the dresses and the shirts?")
    assert speaks_of_others("Wash the shirt at 30 degrees.", "Can I wash the dresses?")
