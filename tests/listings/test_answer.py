"""Reading what the model writes, whole or cut anywhere."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.listings.answer import as_text, read_answer, readable, tidy
from merchant_assistant.listings.model import Listing

LISTING = Listing(
    "Bottle “Nord” 750 ml", ("Holds 750 ml", 'With "screw" lid\\cap', "双层真空结构"), "It holds 750 ml. It is red."
)


def written(listing: Listing, *, ascii_only: bool = False) -> str:
    answer = {"title": listing.title, "bullets": list(listing.bullets), "description": listing.description}
    return json.dumps(answer, ensure_ascii=ascii_only)


def test_a_whole_answer() -> None:
    assert read_answer(written(LISTING)) == LISTING
    assert read_answer(written(LISTING, ascii_only=True)) == LISTING


def test_an_answer_that_ended_early_keeps_what_is_whole() -> None:
    text = written(LISTING)
    cut = read_answer(text[: text.index(" is red")])
    assert cut == Listing(LISTING.title, LISTING.bullets, "It holds 750 ml.")
    cut = read_answer(text[: text.index("screw")])
    assert cut == Listing(LISTING.title, ("Holds 750 ml",), "")


def test_no_answer_gives_no_listing() -> None:
    for text in ("", "{", "I cannot do that", '{"title": 3}', "[]"):
        assert read_answer(text) == Listing("", (), "")


def test_reading_meanwhile_shows_no_brackets() -> None:
    text = written(LISTING)
    assert readable(text[: text.index("ml.")]) == (
        'Bottle “Nord” 750 ml\n\n• Holds 750 ml\n• With "screw" lid\\cap\n• 双层真空结构\n\nIt holds 750 '
    )
    assert readable('{"title": "Bot') == "Bot"
    assert readable('{"title": "A", "bullets": ["One", "Tw') == "A\n\n• One\n• Tw"


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@given(texts, st.lists(texts, max_size=5), texts, st.booleans(), st.integers(0, 400))
def test_any_cut_of_any_answer_is_read_without_inventing(
    title: str, bullets: list[str], description: str, ascii_only: bool, cut: int
) -> None:
    listing = Listing(title, tuple(bullets), description)
    text = written(listing, ascii_only=ascii_only)
    assert readable(text) == as_text(listing)
    assert letters(as_text(listing)).startswith(letters(readable(text[:cut])))
    piece = read_answer(text[:cut])
    assert letters(title).startswith(letters(piece.title))
    assert len(piece.bullets) <= len(bullets)
    assert letters(description).startswith(letters(piece.description))


def test_tidying_takes_marks_and_doubles_but_no_words() -> None:
    untidy = Listing(
        ' "Steel  bottle." ', ("- Holds 1 l", "• Holds 1 l", "1. Red lid", "", "  "), "One.\n\n\nTwo  three."
    )
    assert tidy(untidy) == Listing("Steel bottle", ("Holds 1 l", "Red lid"), "One.\n\nTwo three.")
    assert tidy(Listing("A", ("1.5 l of water", "-20 °C"), "x")).bullets[0] == "1.5 l of water"


def test_bullets_of_the_model_start_with_a_capital() -> None:
    answer = written(Listing("T", ("double-layer wall", "iPhone holder", "内胆"), "D."))
    assert read_answer(answer).bullets == ("Double-layer wall", "iPhone holder", "内胆")
