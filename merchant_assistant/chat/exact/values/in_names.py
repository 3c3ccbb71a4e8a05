"""Colours and sizes that stand in names alone: "which colours do the hard hats come in" over "Hard hat yellow"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from merchant_assistant.catalogue.inquiry import AllOf, Finding, Inquiry, Words
from merchant_assistant.chat.exact.columns.labels import concept_label
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Reply
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import Node
from merchant_assistant.chat.exact.telling.wording import Wording
from merchant_assistant.chat.exact.values.naming import names
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.measures import units_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.synonyms import look_of
from merchant_assistant.foundation.prose import Language

TOLD = ("colour", "size")  # what names tell where no column does
_PARTS = re.compile(r"[\s,;/()（）、，\-–]+")
_SIZE = re.compile(r"(?:\d+(?:\.\d+)?\s?[^\W\d_]{1,3}|[xX]{0,4}[SML]|\d?[xX][lL])")
_SILENT = (
    *("filler", "which", "what", "count", "list", "and", "exists"),
    *("polar", "pieces", "every", "within", "different"),
)
_SIZES = ("length", "volume", "mass")  # how large: of 12V and 9W nothing is
_MOST = 200  # names that are read

Find = Callable[[Inquiry], Finding]


def asked_of_names(
    items: Sequence[Item],
    nodes: Callable[[Sequence[Item]], list[Node]],
    language: Language,
    held: Collection[str],
) -> Reading | None:
    """The reading of a question for the colours or sizes of goods that are named; None where it asks for more."""
    told = {*TOLD} - {*held}
    asked = next((item for item in items if {*names(item)} & told and not item.fields), None)
    if asked is None:
        return None
    made = nodes([item for item in items if item is not asked])
    clauses = [node for node in made if isinstance(node, Clause)]
    rest = [node for node in made if isinstance(node, Item) and not node.has(*_SILENT)]
    if rest or not any(one.kind in ("noun", "sku") for one in clauses):
        return None
    concept = next(one for one in TOLD if one in told and one in names(asked))
    where = AllOf(tuple(one.condition for one in clauses))
    chips = tuple(Chip(one.label, one.condition) for one in clauses)
    return Reading(Inquiry("list", where=where), chips, (), "in_names", language, told=concept)


def told_by_names(reading: Reading, find: Find, day: str) -> Reply | None:
    """What the names of these goods say; None where only some of them say it."""
    finding = find(reading.inquiry)
    say = Wording(reading, finding, day)
    if len(finding.rows) > _MOST or (not finding.rows and not _has_parts(reading)):
        return None
    read = _colour if reading.told == "colour" else _size
    asked = [chip.condition.text for chip in reading.chips if isinstance(chip.condition, Words)]
    said = [next(read(_without(row.title, asked)), "") for row in finding.rows]
    values = tuple(dict.fromkeys(one for one in said if one))
    if not values:
        told = phrase(reading.language, "no_field").format(field=concept_label(reading.told, reading.language))
        return Reply("declined", told, None, say.query, lacks=True)
    if not all(said):
        return None  # the names themselves are told
    named = (f"{one} ({row.sku})" for one, row in zip(said, finding.rows, strict=True))
    text = say.say(
        "told_by_names", field=concept_label(reading.told, reading.language), count=len(values),
        values=say.comma(values), names=say.comma(named),
    )  # fmt: skip
    return replace(say.exact(text, values), finding=finding)


def _without(title: str, asked: Sequence[str]) -> str:
    """A name without the words that it was asked by: of 口红 the last character is no colour of it."""
    for words in asked:
        title = title.replace(words, " " * len(words)) if is_han(words) else title
    return title


def _has_parts(reading: Reading) -> bool:
    """Whether it is asked of a part of goods: how large the memory of the player is, which no name tells."""
    return len(reading.chips) > 1


def _colour(title: str) -> Iterator[str]:
    """The words of a name that are a colour: "navy", "light blue", 豆沙色; in Chinese with what stands before it."""
    words = [word for word in _PARTS.split(title) if word]
    for at, word in enumerate(words):
        pair = " ".join(words[at : at + 2])
        last = (
            (at > 0 or title[:1] == " ")
            and is_han(word)
            and (word.endswith(forms("ends_colour")) or any(map(_is_colour, _ends(word))))
        )
        if _is_colour(pair):
            yield pair
        elif _is_colour(word) or last:
            yield word


def _ends(word: str) -> Iterator[str]:
    """The last characters of a word: 橘 of 珊瑚橘."""
    yield from (word[at:] for at in range(1, len(word)))


@cache
def _is_colour(word: str) -> bool:
    return look_of(key_of(word)) == "colour"


def _size(title: str) -> Iterator[str]:
    """A letter or an amount by which a name says how large a thing is: M, XL, 500 ml."""
    for found in _SIZE.finditer(title):
        free = not (title[: found.start()][-1:].isalnum() or title[found.end() :][:1].isalnum())
        letters = "".join(filter(str.isalpha, found[0]))
        large = any(unit.dimension in _SIZES for unit in units_of(letters))
        if free and (large or (found[0].isupper() and not units_of(letters))):
            yield found[0]
