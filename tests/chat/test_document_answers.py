"""What documents say is quoted with its place; computed answers and named products come first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.documents import nearest
from merchant_assistant.chat.model import Source
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.knowledge.model import Hit, Passage
from merchant_assistant.listings.listings import Listings
from merchant_assistant.storage.database import Database

from .conftest import Model

DROPS = Passage(1, 1, "policy.pdf", "3. Drops", "One drop is covered.\nGlass is not.", 3, None)


class Policy:
    """Documents that have the same to say to every question."""

    def __init__(self, *hits: Hit, near: Sequence[Hit] = ()) -> None:
        self.hits = hits
        self.near = near

    def find(self, question: str, cancel: CancelToken | None = None) -> Sequence[Hit]:
        if cancel:
            cancel.check()
        return [hit for hit in self.hits if not hit.unnamed]

    def about(self, question: str, cancel: CancelToken | None = None) -> Sequence[Hit]:
        return [hit for hit in self.hits if hit.unnamed]

    def beside(self, question: str, cancel: CancelToken | None = None) -> Sequence[Hit]:
        return self.near

    def documents(self) -> Sequence[object]:
        return (DROPS.file,)


def chat_over(database: Database, catalogue: Catalogue, *hits: Hit) -> Chat:
    model = Model("Your data do not say.")
    return Chat(database, catalogue, model, Listings(database, catalogue, model).proven, documents=Policy(*hits))


def test_a_document_is_quoted_with_its_place_and_the_turn_keeps_it(database: Database, catalogue: Catalogue) -> None:
    chat = chat_over(database, catalogue, Hit(DROPS, DROPS.text))
    turn, _ = chat.ask("what does our warranty say about drops")
    assert turn.text == "Your documents say (policy.pdf, page 3):\n\n> One drop is covered.\n> Glass is not."
    (stored,) = (turn for turn in chat.turns(turn.conversation_id) if turn.role == "assistant")
    assert (stored.kind, stored.sources) == (
        "grounded",
        (Source("document", "policy.pdf, page 3", "3. Drops", passage=1),),
    )


def test_what_does_not_name_whom_is_asked_about_is_quoted_and_counts_as_no_answer(
    database: Database, catalogue: Catalogue
) -> None:
    hit = Hit(DROPS, DROPS.text, ("Norway",), ("Norway",))
    said = chat_over(database, catalogue, hit).ask_once("do you cover drops in Norway")
    assert said.kind == "declined"
    assert said.text.startswith("Your documents do not name Norway. What they say about this (policy.pdf, page 3):")


def test_the_place_is_told_in_the_language_of_the_question(database: Database, catalogue: Catalogue) -> None:
    chat = chat_over(
        database, catalogue, Hit(Passage(2, 1, "faq.csv", "", "摔落保修一次。", None, 7), "摔落保修一次。")
    )
    said = chat.ask_once("摔落保修吗")
    assert said.text.startswith("您的文件里写着（faq.csv，第 7 条）")
    assert [source.title for source in said.sources] == [""]


def test_a_computed_answer_comes_first(database: Database, catalogue: Catalogue) -> None:
    chat = chat_over(database, catalogue, Hit(DROPS, DROPS.text))
    assert chat.ask_once("How many products do we have?").kind == "exact"


def test_a_named_product_comes_first_and_documents_where_it_does_not_say(
    database: Database, catalogue: Catalogue
) -> None:
    chat = chat_over(database, catalogue, Hit(DROPS, DROPS.text))
    said = chat.ask_once("Is the Coffee mug 300 ml microwave safe?")
    assert [source.kind for source in said.sources] == ["product"]
    asked = chat.ask_once("Does the warranty of the Desk lamp cover one drop?")
    assert [source.kind for source in asked.sources] == ["document"]


def test_where_there_are_only_documents_nothing_else_is_asked(tmp_path: Path) -> None:
    paths = AppPaths(tmp_path / "data", tmp_path / "models")
    with closing(Database(paths.database, paths.backups)) as database:
        catalogue = Catalogue(database, paths)
        chat = chat_over(database, catalogue, Hit(DROPS, DROPS.text))
        assert chat.ask_once("how many drops are covered, and at what height").kind == "grounded"
        assert chat_over(database, catalogue).ask_once("max height").text == "Your documents say nothing about this."


def test_what_is_clearly_nearest_is_an_answer_that_says_so() -> None:
    glass = Passage(2, 1, "policy.pdf", "4. Glass", "Glass is not covered.", 4, None)
    hits = (Hit(DROPS, DROPS.text, score=1.0), Hit(glass, glass.text, score=0.6))
    for likely, kind, count in ((True, "grounded", 2), (False, "declined", 2)):
        text, said, sources = nearest((replace(hits[0], likely=likely), hits[1]), "en")
        assert (said, len(sources)) == (kind, count)
        assert text.startswith("Your documents do not say this in so many words.")
    _, said, sources = nearest((replace(hits[0], score=0.6), hits[1]), "en", beside_goods=True)
    assert (said, len(sources)) == ("declined", 1)  # so that the nearest goods stand beside it


def test_the_nearest_goods_stand_below_what_documents_come_nearest_with(
    database: Database, catalogue: Catalogue
) -> None:
    near = Policy(near=[Hit(DROPS, DROPS.text)])
    model = Model("Your data do not say.")
    chat = Chat(database, catalogue, model, Listings(database, catalogue, model).proven, documents=near)
    said = chat.ask_once("something leak-proof for stoneware")
    assert said.kind == "declined"
    assert [source.kind for source in said.sources][:2] == ["document", "product"]
    assert "What comes nearest" in said.text.partition("> Glass is not.")[2]


def test_what_comes_nearest_is_quoted_and_is_no_answer(database: Database, catalogue: Catalogue) -> None:
    model = Model("Your data do not say.")
    near = Policy(near=[Hit(DROPS, DROPS.text)])
    chat = Chat(database, catalogue, model, Listings(database, catalogue, model).proven, documents=near)
    said = chat.ask_once("what does our policy say about recalls")
    assert said.kind == "declined"
    assert said.text.startswith("Your documents do not say this in so many words.")
    assert said.text.endswith("> One drop is covered.\n> Glass is not.")
    assert [source.kind for source in said.sources] == ["document"]


def test_without_a_passage_all_is_as_before(database: Database, catalogue: Catalogue) -> None:
    assert chat_over(database, catalogue).ask_once("what does our warranty say about drops").kind == "declined"


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("What does 10 x Desk lamp cost once dropped?", ("cost",)),
        ("10 x Desk lamp", ("desk", "lamp")),  # nothing is asked that a document could say
        ("评论最多的商品", ("评论",)),
    ],
)
def test_of_goods_a_document_tells_only_what_leaves_nothing_open(
    database: Database, catalogue: Catalogue, text: str, unsaid: tuple[str, ...]
) -> None:
    said = chat_over(database, catalogue, Hit(DROPS, DROPS.text, unsaid)).ask_once(text)
    assert all(source.kind != "document" for source in said.sources)


def test_words_left_open_speak_against_no_passage_where_goods_are_not_asked_about(
    database: Database, catalogue: Catalogue
) -> None:
    said = chat_over(database, catalogue, Hit(DROPS, DROPS.text, ("say",))).ask_once("what does our warranty say")
    assert [source.kind for source in said.sources] == ["document"]


@pytest.mark.parametrize(("text", "told"), [("xylophones?", "Your documents say"), ("木琴？", "您的文件")])
def test_where_nothing_is_found_documents_are_named_too(
    database: Database, catalogue: Catalogue, text: str, told: str
) -> None:
    said = chat_over(database, catalogue).ask_once(text)
    assert said.kind == "declined" and told in said.text


MINIMUM = Passage(
    2, 1, "faq.csv", "Is there a minimum order?", "The minimum order is 150 EUR or one full carton.", 1, None
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("一箱多少个", ""),
        ("how many pieces per carton", ""),
        ("minimum order?", "document"),
    ],
)
def test_a_field_that_is_asked_for_is_not_answered_by_another_one(
    database: Database, catalogue: Catalogue, text: str, source: str
) -> None:
    said = chat_over(database, catalogue, Hit(MINIMUM, MINIMUM.text)).ask_once(text)
    assert [one.kind for one in said.sources] == ([source] if source else [])


def test_what_another_document_says_is_quoted_with_its_place(database: Database, catalogue: Catalogue) -> None:
    other = Passage(9, 2, "terms.pdf", "Orders", "The smallest order is 400 EUR.", 3, None)
    hits = (Hit(MINIMUM, MINIMUM.text), Hit(MINIMUM, "The same again."), Hit(other, other.text))
    said = chat_over(database, catalogue, *hits).ask_once("minimum order?")
    assert "faq.csv, page 1" in said.text and "Another document says (terms.pdf, page 3)" in said.text
    assert "400 EUR" in said.text and "The same again." not in said.text
