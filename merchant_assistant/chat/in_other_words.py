"""A question that could not be read as it was typed: in the catalogue's own words, or as a query over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.question import wants_to_be_told
from merchant_assistant.foundation.cancel import CancelToken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.exact.answering import Exactly
    from merchant_assistant.chat.proposing.proposer import Proposer
    from merchant_assistant.chat.proposing.query.asking import Queries
    from merchant_assistant.engine.model import Engine


class InOtherWords:
    """``exactly``: what computes."""

    def __init__(self, catalogue: Catalogue, engine: Engine, exactly: Callable[[], Exactly]) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._exactly = exactly
        self._proposes: Proposer | None = None
        self._asks: Queries | None = None

    def translated(self, reply: Reply | None, asked: Asking, cancel: CancelToken | None) -> Reply | None:
        """The answer to the question with words of the other language as the catalogue calls them."""
        if asked.again or wants_to_be_told(asked.text) or (reply and reply.which):
            return None
        return self._proposer().translated(asked.text, asked.reading, cancel)

    def proposed(self, asked: Asking, cancel: CancelToken | None) -> Reply | None:
        """The answer to the question in the catalogue's own words, where the model finds them for others."""
        if asked.again or wants_to_be_told(asked.text):
            return None
        return self._proposer().reply(asked.text, asked.reading, cancel)

    def _proposer(self) -> Proposer:
        if self._proposes is None:
            from merchant_assistant.chat.proposing.proposer import Proposer  # noqa: PLC0415 - when first asked

            self._proposes = Proposer(self._catalogue, self._engine, self._exactly())
        return self._proposes

    def queried(self, reply: Reply | None, asked: Asking, cancel: CancelToken | None) -> Reply | None:
        """The answer to the question as a query that the model proposes, where it could not be read."""
        if asked.again or wants_to_be_told(asked.text):
            return None
        which = reply is not None and reply.which
        return self._queries().reply(asked.text, asked.reading, cancel, named=which)

    def found_otherwise(self, reply: Reply, asked: Asking, cancel: CancelToken | None) -> Reply | None:
        """The answer to a question of which nothing was found, as the model puts it, where that finds something.

        In lists that nobody had seen a reading that finds nothing was wrong eight times of nine: a word of a head was
        taken for one of a name ("boxes" of what is counted in boxes).
        """
        if reply.finding is None or reply.finding.passing:
            return None
        return self.queried(reply, asked, cancel)

    def read_ahead(self, cancel: CancelToken | None) -> None:
        """Have the model read what it proposes queries from. Raises what the engine raises."""
        self._queries().read_ahead(cancel)

    def _queries(self) -> Queries:
        if self._asks is None:
            from merchant_assistant.chat.proposing.query.asking import Queries  # noqa: PLC0415 - when first asked

            self._asks = Queries(self._catalogue, self._engine, self._exactly())
        return self._asks
