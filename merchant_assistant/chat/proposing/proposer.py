"""A question with words that the catalogue does not know, asked again in the catalogue's own words.

The model proposes which of the catalogue's names such a word means; nothing else of the question is changed, so its
numbers, comparisons and denials stay as they are. What is proposed is read and computed like any other question. A
translation is answered, and the answer tells what the word was read as; of a word of the same language, which may only
be near, it is asked back. Asking the model takes seconds: it is asked only where the question could be computed then.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.exact.words.keys import plain
from merchant_assistant.chat.exact.words.own import MayMean
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.own_words.meaning import called_in
from merchant_assistant.chat.proposing.meaning import Meaning, Meant
from merchant_assistant.chat.proposing.names import names_in
from merchant_assistant.chat.proposing.unknown import Unknown, Unknowns
from merchant_assistant.foundation.errors import UserFault

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.exact.answering import Exactly
    from merchant_assistant.chat.exact.columns.model import Reading
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.foundation.prose import Language

_MOST = 2  # unknown words: with more of them a question is about something else
_LONGEST = 400  # characters of a question; more is a message
_TRIED = 3  # names in whose place a question must be computed


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    names: tuple[str, ...]
    meaning: Meaning | None = None  # with the vectors of the names, once they are needed


class Proposer:
    """Safe from any thread."""

    def __init__(self, catalogue: Catalogue, engine: Engine, exactly: Exactly) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._exactly = exactly
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def reply(self, text: str, before: Reading | None, cancel: CancelToken | None) -> Reply | None:
        """The computed answer, or the question back whether a word is meant so.

        None where no word is unknown, the model knows none, or it cannot be asked. Raises
        :class:`Cancelled`.
        """
        asked = plain(text)
        unknown = () if len(asked) > _LONGEST else self._unknown(asked, cancel)
        if not 0 < len(unknown) <= _MOST or not self._could_be_computed(asked, unknown, before, cancel):
            return None
        try:
            meant = self._meant(unknown, cancel)
        except UserFault:  # without a model it stays unanswered
            return None
        return self._read(asked, dict(zip(unknown, meant, strict=True)), before, cancel) if meant else None

    def _unknown(self, text: str, cancel: CancelToken | None) -> tuple[Unknown, ...]:
        return Unknowns(self._catalogue, self._exactly.holdings(cancel), cancel).of(text)

    def _could_be_computed(
        self, text: str, unknown: Sequence[Unknown], before: Reading | None, cancel: CancelToken | None
    ) -> bool:
        """Whether with some name of the catalogue in the place of the words it would be; a bare name asks for no
        figure."""
        if not any(map(str.isalnum, _replaced(text, dict.fromkeys(unknown, " ")))):
            return False
        names = self._named(cancel).names
        some = names[:: max(1, len(names) // _TRIED)][:_TRIED]
        return any(self._computed(text, dict.fromkeys(unknown, name), before, cancel) for name in some)

    def _meant(self, unknown: Sequence[Unknown], cancel: CancelToken | None) -> list[Meant]:
        """For each unknown word what it means; nothing where one means nothing here."""
        info = self._engine.load(cancel)
        if info.scripted or "labels" not in info.can:  # the demo knows no words
            return []
        meaning, found = self._meaning(cancel), []
        for one in unknown:
            if not (meant := meaning.of(one.text, cancel)):
                return []
            found.append(meant)
        return found

    def _named(self, cancel: CancelToken | None) -> _Kept:
        version = self._catalogue.version()
        with self._lock:
            if self._kept is None or self._kept.version != version:
                self._kept = _Kept(version, names_in(self._catalogue, self._exactly.holdings(cancel), cancel))
            return self._kept

    def _meaning(self, cancel: CancelToken | None) -> Meaning:
        kept = self._named(cancel)
        if kept.meaning is None:
            kept = replace(kept, meaning=Meaning(self._engine, kept.names, cancel))
            with self._lock:
                self._kept = kept
        assert kept.meaning is not None
        return kept.meaning

    def _read(
        self, text: str, meant: Mapping[Unknown, Meant], before: Reading | None, cancel: CancelToken | None
    ) -> Reply | None:
        """The answer to the question in the catalogue's words, where it has one."""
        reply = self._computed(text, {one: means.name for one, means in meant.items()}, before, cancel)
        if reply is None or reply.reading is None:
            return None
        if not all(one.sure for one in meant.values()):
            return replace(_asked_back(meant, reply.reading.language), meant=self._may_mean(meant, cancel))
        told = tuple((one.text, name.name) for one, name in meant.items())
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
        """The exact answer to the question with these names in the place of unknown words; None where it has none."""
        reply = self._exactly.answer(_replaced(text, names), before, cancel=cancel)
        return reply if reply and reply.kind == "exact" and reply.reading else None


def _replaced(text: str, names: Mapping[Unknown, str]) -> str:
    for one, name in reversed(list(names.items())):
        text = text[: one.start] + name + text[one.end :]
    return text


def _asked_back(meant: Mapping[Unknown, Meant], language: Language) -> Reply:
    """Whether that is what is meant: it could be answered then."""
    typed = tongue(language).replies["between"].join(one.text for one in meant)
    known = tongue(language).replies["between"].join(one.name for one in meant.values())
    return Reply("clarify", tongue(language).replies["is_meant"].format(typed=typed, known=known))
