"""The words of this shop that are remembered: looked at, said, forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.standing_in import field_called
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import senses
from merchant_assistant.chat.exact.words.own import OwnWord
from merchant_assistant.chat.own_words.meaning import State, is_held, label_of, names_of, state_of
from merchant_assistant.chat.own_words.offering import columns_in, values_in
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import Language
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.own_words import OwnWordRecord, OwnWordRepository

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.storage.database import Database

_LONGEST = 60  # characters of a word


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word that is remembered, and whether questions are read with it. ``said_at``: ISO 8601, UTC."""

    own: OwnWord
    state: State
    said_at: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """What stood before a word was said or forgotten, for taking that back. ``before``: None where nothing stood."""

    key: str
    before: OwnWordRecord | None


class OwnWords:
    """``holdings``: what the catalogue holds now. Safe from any thread."""

    def __init__(self, database: Database, holdings: Callable[[], Holdings]) -> None:
        self._stored = OwnWordRepository(database)
        self._holdings = holdings

    def all(self) -> list[OwnWord]:
        """The oldest first, as questions are read with them."""
        return [_own(record) for record in self._stored.all()]

    def known(self, language: Language) -> list[KnownWord]:
        """The same for people: with labels in their language, and whether each is read."""
        records = self._stored.all()
        held = self._holdings() if records else None
        found = [(_own(record), record.said_at) for record in records]
        return [
            KnownWord(replace(own, label=label_of(own, held, language)), state_of(own, held), at)
            for own, at in found
            if held
        ]

    def remember(self, own: OwnWord) -> Replaced:
        """From now on the word means that. Raises :class:`UserFault` (``word_known``, ``no_word``)."""
        if not own.key or len(own.word) > _LONGEST:
            raise UserFault(
                "no_word",
                said("OwnWords", "There is no word to remember."),
                said("OwnWords", "Say one word, or a few."),
            )
        if is_held(own, self._holdings()):
            raise UserFault(
                "word_known",
                said("OwnWords", "Your catalogue itself has “{word}”.").format(word=own.word),
                said("OwnWords", "What it calls so is always meant by it."),
            )
        key, now = _key(own.word), datetime.now(UTC).isoformat(timespec="milliseconds")
        return Replaced(key, self._stored.keep(OwnWordRecord(key, own.word, own.column, own.value, now)))

    def forget(self, word: str) -> Replaced:
        """The word means nothing any more. Raises :class:`UserFault` (``unknown_word``)."""
        key = _key(word)
        before = self._stored.forget(key)
        if before is None:
            raise UserFault(
                "unknown_word",
                said("OwnWords", "“{word}” is none of your words.").format(word=word),
                said("OwnWords", "See which there are."),
            )
        return Replaced(key, before)

    def take_back(self, replaced: Replaced) -> None:
        """Let stand again what stood before."""
        if replaced.before:
            self._stored.keep(replaced.before)
        else:
            self._stored.forget(replaced.key)

    def ways(self, word: str, language: Language) -> list[OwnWord]:
        """All that a word may mean here: columns, then values. Two that would be called alike have their own names."""
        held = self._holdings()
        found = (*columns_in(held, word), *values_in(held, word))
        labels = [label_of(own, held, language) for own in found]
        often = Counter(labels)
        told = (label if often[label] == 1 else _own_name(own) for own, label in zip(found, labels, strict=True))
        return [replace(own, label=label) for own, label in zip(found, told, strict=True)]

    def called(self, word: str, name: str) -> OwnWord | None:
        """The column that is called by a name, or the value; None where none is, or several are."""
        asked, held = key_of(name), self._holdings()
        columns = [own for own in columns_in(held, word) if asked in set(_keys(own, held))]
        values = [own for own in values_in(held, word) if asked in set(_keys(own, held))]
        found = columns or values or _as_in_file(word, name, held)
        return found[0] if len(found) == 1 else None


def _keys(own: OwnWord, held: Holdings) -> Iterator[tuple[str, ...]]:
    """How it may be called."""
    for language in get_args(Language):
        yield key_of(label_of(own, held, language))
        yield from (key_of(name) for name in names_of(own, held, language))
        if own.value:
            yield key_of(own.value)


def _as_in_file(word: str, name: str, held: Holdings) -> list[OwnWord]:
    """A value that is named with its column, as the file has both: "Origin: Norway", "Grade: A"."""
    column, parted, value = name.replace("：", ":").partition(":")
    key, asked = key_of(column), key_of(value)
    known = (
        field
        for sense in senses().get(key, ())
        if sense.kind == "names"
        for field in held.of_concept.get(sense.what, ())
    )
    fields = dict.fromkeys((*held.named.get(key, ()), *known)) if parted and asked else ()
    return [OwnWord(word, name, one) for name in fields for one in held.values_of(name) if key_of(one) == asked]


def _own_name(own: OwnWord) -> str:
    """As the file has it."""
    column = own.column.removeprefix(ATTRIBUTE)
    return f"{column}: {own.value}" if own.value else column


def _own(record: OwnWordRecord) -> OwnWord:
    return OwnWord(record.word, record.field, record.value)


def _key(word: str) -> str:
    """By what it is kept: what a field is commonly called by the field, so that a price is but one column."""
    concept = field_called(word)
    return " ".join(key_of(concept.replace("_", " ") or word))
