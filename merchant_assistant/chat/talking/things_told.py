"""What the answers before told of: the several things, their names, a list of some of them."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import Inquiry, Skus
from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import concepts
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.model import Exact
from merchant_assistant.foundation.prose import asked_in

ENDS = ("lowest", "highest")  # what is computed of the one thing that is most of something


def told_of(asked: Asking, number: int = 0) -> tuple[str, ...]:
    """The several things that were told of: those told one after the other, or those of one answer; so many of them."""
    spoken = asked.spoken
    singly = spoken.lately[::-1] if len(spoken.lately) > 1 else ()
    told = [these for these in (singly, spoken.rows, tuple(spoken.two)) if these]
    if number:
        told = [these for these in told if len(these) == number]
    return tuple(told[0]) if told else ()


def list_told(told: Sequence[str], asked: Asking) -> Exact | None:
    """The answer that told of these things as its rows, the newest; None where they were told one by one."""
    exacts = (turn.exact for turn in reversed(asked.before) if turn.exact)
    return next((one for one in exacts if [row.sku for row in one.rows] == [*told]), None)


def reading_of(skus: Sequence[str], asked: Asking, *, things: str = "products") -> Reading:
    """A list of things by their SKUs."""
    language = asked_in(asked.text)
    these = Skus(tuple(skus))
    inquiry = Inquiry("list", "variants" if things == "variants" else "products", these)
    return Reading(inquiry, (Chip(phrase(language, "comma").join(skus), these),), wanted="things", language=language)


def of_rows(rows: Sequence[str], asked: Asking) -> Reading:
    """A list of things that were told, of the sort of them that was asked for."""
    return reading_of(rows, asked, things=asked.reading.inquiry.things if asked.reading else "products")


def titles_of(asked: Asking) -> dict[str, tuple[str, ...]]:
    """The words of the names of all things that were told."""
    return {row.sku: key_of(row.title) for turn in asked.before if turn.exact for row in turn.exact.rows}


def names_of(asked: Asking) -> dict[str, str]:
    """The names of all things that were told."""
    return {row.sku: row.title for turn in asked.before if turn.exact for row in turn.exact.rows}


def is_option(noun: str) -> bool:
    """Whether a word is what variants differ by: colours, sizes; or means the variants themselves."""
    return noun in ("versions", "variants", "options") or any(
        key_of(noun) in concepts()[id].names for id in ("colour", "size", "finish")
    )


def is_of_look(field: str) -> bool:
    names = {key for id in ("colour", "size") for key in concepts()[id].names}
    return field in ("colour", "size") or any(key in names for key in keys_of_column(field))
