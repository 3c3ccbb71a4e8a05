"""A question with words that the catalogue does not know, asked again in the catalogue's own words.

The model proposes which of the catalogue's names such a word means; nothing else of the question is changed, so its
numbers, comparisons and denials stay as they are. What is proposed is read and computed like any other question, and is
answered only where nothing of it stays open; the answer tells what the word was read as.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.words import plain
from merchant_assistant.chat.proposing.meaning import Meaning
from merchant_assistant.chat.proposing.names import names_in
from merchant_assistant.chat.proposing.unknown import Unknown, Unknowns
from merchant_assistant.foundation.errors import UserFault

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.exact.answering import Exactly
    from merchant_assistant.chat.exact.model import Reading, Reply
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken

_MOST = 2  # unknown words: with more of them a question is about something else
_LONGEST = 400  # characters of a question; more is a message


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    meaning: Meaning


class Proposer:
    """Safe from any thread."""

    def __init__(self, catalogue: Catalogue, engine: Engine, exactly: Exactly) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._exactly = exactly
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def reply(self, text: str, before: Reading | None, cancel: CancelToken | None) -> Reply | None:
        """The computed answer; None where no word is unknown, the model knows none, or it cannot be asked.

        Raises :class:`Cancelled`.
        """
        asked = plain(text)
        unknown = () if len(asked) > _LONGEST else self._unknown(asked, cancel)
        if not 0 < len(unknown) <= _MOST:
            return None
        try:
            names = self._names_of(unknown, cancel)
        except UserFault:  # without a model it stays unanswered
            return None
        return self._read(asked, unknown, names, before, cancel) if names else None

    def _unknown(self, text: str, cancel: CancelToken | None) -> tuple[Unknown, ...]:
        return Unknowns(self._catalogue, self._exactly.holdings(cancel), cancel).of(text)

    def _names_of(self, unknown: Sequence[Unknown], cancel: CancelToken | None) -> list[str]:
        """For each unknown word the name that is meant; nothing where one has none."""
        meaning, found = self._meaning(cancel), []
        for one in unknown:
            if not (name := meaning.of(one.text, cancel)):
                return []
            found.append(name)
        return found

    def _meaning(self, cancel: CancelToken | None) -> Meaning:
        version = self._catalogue.version()
        with self._lock:
            if self._kept is None or self._kept.version != version:
                names = names_in(self._catalogue, self._exactly.holdings(cancel), cancel)
                self._kept = _Kept(version, Meaning(self._engine, names, cancel))
            return self._kept.meaning

    def _read(
        self,
        text: str,
        unknown: Sequence[Unknown],
        names: Sequence[str],
        before: Reading | None,
        cancel: CancelToken | None,
    ) -> Reply | None:
        for one, name in reversed(list(zip(unknown, names, strict=True))):
            text = text[: one.start] + name + text[one.end :]
        reply = self._exactly.answer(text, before, cancel=cancel)
        if reply is None or reply.kind != "exact" or reply.reading is None:
            return None
        told = tuple((one.text, name) for one, name in zip(unknown, names, strict=True))
        return self._exactly.again(replace(reply.reading, read_as=(*reply.reading.read_as, *told)), cancel=cancel)
