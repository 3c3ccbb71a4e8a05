"""The shop's own words over one catalogue: questions read with them, and what an unknown one may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.own import MayMean, OwnWord
from merchant_assistant.chat.own_words.nearness import Near
from merchant_assistant.chat.own_words.offering import Offering
from merchant_assistant.chat.own_words.reading import Compute, OwnReading

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.inquiry import Condition
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Reply
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken


class InOwnWords:
    """``words``: those that are remembered now; ``holdings``: what the catalogue holds. Safe from any thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        engine: Engine,
        words: Callable[[], Sequence[OwnWord]],
        holdings: Callable[[CancelToken | None], Holdings],
    ) -> None:
        self._catalogue = catalogue
        self._words = words
        self._holdings = holdings
        self._near = Near(engine)

    def reply(self, text: str, compute: Compute, cancel: CancelToken | None) -> Reply | None:
        """What is computed of a question, with what the shop's own words in it mean."""
        own = OwnReading(self._words(), lambda: self._holdings(cancel), compute)
        return own.reply(text, lambda condition: self._holds(condition, cancel))

    def may_mean(self, text: str, compute: Compute, cancel: CancelToken | None) -> MayMean | None:
        """What the one word of a question may mean that nothing knows; None where there is no such."""
        offering = Offering(
            self._holdings(cancel),
            compute,
            lambda condition: self._holds(condition, cancel),
            lambda word, names: self._near.of(word, names, cancel),
        )
        found = offering.of(text)
        known = {own.key for own in self._words()}
        return found if found and key_of(found.word) not in known else None

    def _holds(self, condition: Condition, cancel: CancelToken | None) -> bool:
        """Whether a condition holds of any product."""
        return self._catalogue.answer(Inquiry("count", where=condition, limit=0), cancel).passing > 0
