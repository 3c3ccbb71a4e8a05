"""A list of nearest goods is no answer to a question that a number, or a field that is lacking, restricts."""

from __future__ import annotations

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.nearest_goods import NearestGoods
from merchant_assistant.chat.question import read_question
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.listings.listings import Listings
from merchant_assistant.storage.database import Database
from tests.chat.test_alike import One


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("flask for soup", True),
        ("flask for 500 soups", True),  # it says so itself
        ("flask for 80 soups", False),
    ],
)
def test_a_number_that_nothing_tells_leaves_no_list(
    database: Database, catalogue: Catalogue, text: str, shown: bool
) -> None:
    prove = Listings(database, catalogue, ScriptedEngine()).proven
    held = Exactly(catalogue).holdings()
    goods = NearestGoods(
        catalogue, One(catalogue, 0.9), prove, held, Asking(text), read_question(text), lambda _event: None, None
    )
    assert (goods.near() is not None) == shown and (goods.described() is not None) == shown
