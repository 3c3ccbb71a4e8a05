"""A question with words that the catalogue does not know, asked again in the catalogue's own words.

The model says what such a word is in the other language, or which of the catalogue's names it means; nothing else of
the question is changed, so its numbers, comparisons and denials stay as they are. What is proposed is read and computed
like any other question, and must have a part in the reading. A sure translation is answered, and the answer tells what
the word was read as; of a word which may only be near it is asked back. Asking the model takes seconds: it is asked
only where the question could be computed then.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Inquiry, Words
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.exact.columns.standing_in import field_called, has_field
from merchant_assistant.chat.exact.words.keys import key_of, plain
from merchant_assistant.chat.exact.words.own import MayMean, Place, with_names
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.own_words.meaning import called_in
from merchant_assistant.chat.own_words.reading import OwnReading
from merchant_assistant.chat.proposing.given import given
from merchant_assistant.chat.proposing.meaning import Meaning, Meant
from merchant_assistant.chat.proposing.names import head_of, names_in
from merchant_assistant.chat.proposing.translating import Translates
from merchant_assistant.chat.proposing.unknown import Unknown, Unknowns
from merchant_assistant.foundation.errors import UserFault

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.exact.answering import Exactly
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Reading
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.foundation.prose import Language

_MOST = 2  # unknown words: with more of them a question is about something else
_LONGEST = 400  # characters of a question; more is a message
_TRIED = 3  # names in whose place a question must be computed
_KINDS = 5  # of columns
_CUTS = 6  # ways to cut all of the words


@dataclass(frozen=True, slots=True)
class _Kept:
    """Of one version of the catalogue. ``tried``: names that stand for all, to see whether a word can be one."""

    version: int
    tried: tuple[str, ...]
    meaning: Meaning  # with the vectors of the names, once they are needed


class Proposer:
    """Safe from any thread."""

    def __init__(self, catalogue: Catalogue, engine: Engine, exactly: Exactly) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._exactly = exactly
        self._translates = Translates(engine)
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def translated(self, text: str, before: Reading | None, cancel: CancelToken | None) -> Reply | None:
        """The computed answer to a question of which each unknown word surely is a name in the other language.

        None where that is not so, or the model cannot be asked. Raises :class:`Cancelled`.
        """
        return self._proposed(text, before, cancel, sure=True)

    def reply(self, text: str, before: Reading | None, cancel: CancelToken | None) -> Reply | None:
        """The computed answer, or the question back whether a word is meant so.

        None where no word is unknown, the model knows none, or it cannot be asked. Raises
        :class:`Cancelled`.
        """
        return self._proposed(text, before, cancel, sure=False)

    def _proposed(self, text: str, before: Reading | None, cancel: CancelToken | None, *, sure: bool) -> Reply | None:
        asked = plain(text)
        runs = () if len(asked) > _LONGEST else self._unknown(asked, cancel)
        if not 0 < len(runs) <= _MOST:
            return None
        if read := self._given(asked, runs, before, cancel):
            return read
        try:
            info = self._engine.load(cancel)
            if info.scripted or "labels" not in info.can:  # the demo knows no words
                return None
            meant = self._translated(runs, cancel)
            read = self._read(asked, meant, before, cancel) if meant else None
            if sure or (read and (read.kind == "exact" or len(runs) == 1)):
                return read if read and (read.kind == "exact" or not sure) else None
            near = self._near(asked, runs, before, cancel)
        except UserFault:  # without a model it stays unanswered
            return None
        return self._read(asked, near, before, cancel) if near else None

    def _given(
        self, text: str, runs: Sequence[Sequence[Unknown]], before: Reading | None, cancel: CancelToken | None
    ) -> Reply | None:
        """The answer with what the words mean that needs no model."""
        every = [given(text, cuts, self._exactly.holdings(cancel)) for cuts in runs]
        read = (self._read(text, dict(way), before, cancel) for way in islice(product(*every), _CUTS))
        return next(filter(None, read), None)

    def _unknown(self, text: str, cancel: CancelToken | None) -> tuple[tuple[Unknown, ...], ...]:
        return Unknowns(self._catalogue, self._exactly.holdings(cancel), cancel).of(text)

    def _could_be_computed(
        self, text: str, way: Sequence[Unknown], before: Reading | None, cancel: CancelToken | None
    ) -> bool:
        """Whether with some names of the catalogue in the places of the words it would be."""
        rest = text
        for one in reversed(way):
            rest = f"{rest[: one.start]} {rest[one.end :]}"
        if not any(map(str.isalnum, rest)):
            return False
        tried = self._named(cancel).tried
        names = [(name,) * len(way) for name in tried]
        if len(way) > 1 and len(tried) > 1:
            names += [(tried[0], tried[-1]), (tried[-1], tried[0])]
        return any(self._computed(text, dict(zip(way, some, strict=True)), before, cancel) for some in names)

    def _translated(self, runs: Sequence[Sequence[Unknown]], cancel: CancelToken | None) -> dict[Unknown, Meant]:
        """What each unknown word is in the other language, as it is best cut; nothing where one has no name here."""
        meaning, found = self._named(cancel).meaning, dict[Unknown, Meant]()
        for cuts in runs:
            told: dict[Unknown, Meant] = {}
            for one in cuts:
                if meant := meaning.translated(one.text, cancel):
                    told[one] = meant
                    if meant.sure:
                        break
            if not told:
                return {}
            best = max(told, key=lambda one: told[one].sure)
            found[best] = told[best]
        return found

    def _near(
        self, text: str, runs: Sequence[Sequence[Unknown]], before: Reading | None, cancel: CancelToken | None
    ) -> dict[Unknown, Meant]:
        """What each unknown word likely means; asked only where the question could be computed then."""
        every = islice(product(*runs), _CUTS)
        way = next((way for way in every if self._could_be_computed(text, way, before, cancel)), ())
        meaning, found = self._named(cancel).meaning, dict[Unknown, Meant]()
        for one in way:
            if not (meant := meaning.translated(one.text, cancel) or meaning.of(one.text, cancel)):
                return {}
            found[one] = meant
        return found

    def _named(self, cancel: CancelToken | None) -> _Kept:
        version = self._catalogue.version()
        with self._lock:
            if self._kept is None or self._kept.version != version:
                names = names_in(self._catalogue, self._exactly.holdings(cancel), cancel)
                tried = (*names[:: max(1, len(names) // _TRIED)][:_TRIED], *_columns(self._exactly.holdings(cancel)))
                meaning = Meaning(self._engine, names, self._translates, lambda said: self._held(said, cancel))
                self._kept = _Kept(version, tried, meaning)
            return self._kept

    def _held(self, said: str, cancel: CancelToken | None) -> str:
        """What the catalogue calls so: a column, a value, or goods by their names."""
        holdings, key = self._exactly.holdings(cancel), key_of(said)
        if key in holdings.named or ((concept := field_called(said)) and has_field(holdings, concept)):
            return said
        if values := [value for _, value in holdings.values(key)]:
            return next((value for value in values if key_of(value) == key), said)
        return said if self._catalogue.answer(Inquiry("count", where=Words(said), limit=0), cancel).passing else ""

    def _read(
        self, asked: str, meant: Mapping[Unknown, Meant], before: Reading | None, cancel: CancelToken | None
    ) -> Reply | None:
        """The answer to the question in the catalogue's words, where it has one."""
        names = {one: means.name for one, means in meant.items()}
        reply = self._computed(asked, names, before, cancel)
        if reply is None or reply.reading is None:
            return None
        if not all(one.sure for one in meant.values()):
            return replace(_asked_back(meant, reply.reading.language), meant=self._may_mean(meant, cancel))
        told = tuple((one.text, name) for one, name in names.items())
        return self._exactly.again(replace(reply.reading, read_as=(*reply.reading.read_as, *told)), cancel=cancel)

    def _may_mean(self, meant: Mapping[Unknown, Meant], cancel: CancelToken | None) -> MayMean | None:
        """What the one word may mean, for who says yes."""
        if len(meant) != 1:
            return None
        ((unknown, name),) = meant.items()
        own = called_in(unknown.text, name.name, self._exactly.holdings(cancel))
        return MayMean(unknown.text, (own,))

    def _computed(
        self, text: str, names: Mapping[Unknown, str], before: Reading | None, cancel: CancelToken | None
    ) -> Reply | None:
        """The exact answer with these names in the place of unknown words, each with a part in it; else None."""
        holdings = self._exactly.holdings(cancel)
        places = tuple(Place(one.start, one.end, called_in(one.text, name, holdings)) for one, name in names.items())
        reads = OwnReading((), lambda: holdings, lambda said: self._exactly.answer(said, before, cancel=cancel))
        reply = reads.with_words(text, places)
        if reply or not any(place.own.value for place in places):  # a column must have its part
            return reply
        reply = self._exactly.answer(with_names(text, places, tuple(names.values())), before, cancel=cancel)
        return reply if reply and reply.kind == "exact" and reply.reading else None


def _columns(holdings: Holdings) -> list[str]:
    """One column of the shop's own of each kind: of days, of figures in each unit, of words."""
    kinds: dict[tuple[object, ...], str] = {}
    for field, held in holdings.fields.items():
        if head := head_of(field):
            kinds.setdefault(
                (field in holdings.days, held.kind, *holdings.units.get(field, ()), holdings.of_head.get(field)), head
            )
    return list(kinds.values())[:_KINDS]


def _asked_back(meant: Mapping[Unknown, Meant], language: Language) -> Reply:
    """Whether that is what is meant: it could be answered then."""
    typed = tongue(language).replies["between"].join(one.text for one in meant)
    known = tongue(language).replies["between"].join(one.name for one in meant.values())
    return Reply("clarify", tongue(language).replies["is_meant"].format(typed=typed, known=known))
