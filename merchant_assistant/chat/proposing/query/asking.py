"""A question that nothing else could read, answered by a query that the model proposes.

The model is shown the catalogue as one table, and writes one query; it runs nothing and writes no figure. What it wrote
is parsed, said as an inquiry, and must ask what was asked (:mod:`checking`): then it is computed as any other question
is, and the answer tells what it was read as.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.inquiry import Condition, Inquiry, parts_of
from merchant_assistant.chat.exact.columns.codes import skus_in
from merchant_assistant.chat.exact.words.keys import plain
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.prompt import sections
from merchant_assistant.chat.proposing.query.checking import Checking
from merchant_assistant.chat.proposing.query.reading import Proposal, Reads
from merchant_assistant.chat.proposing.query.table import Table, table_of
from merchant_assistant.engine.model import GenerateRequest, Message, Role
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import language_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.exact.answering import Exactly
    from merchant_assistant.chat.exact.columns.model import Reading, Reply
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken

_LONGEST = 160  # characters of a question; more is a message
_TOKENS = 110  # of what the model may write
_SEEN = "OK"  # what the model says to a table, in the examples too
_NEARLY_ALL = 0.8
_SURE = -2.5  # how probable a query must be (natural logarithm): of 97 right ones 78 are, and of 13 wrong ones 3


@dataclass(frozen=True, slots=True)
class _Kept:
    """Of one version of the catalogue."""

    version: int
    table: Table


class Queries:
    """Over one catalogue. Safe from any thread."""

    def __init__(self, catalogue: Catalogue, engine: Engine, exactly: Exactly) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._exactly = exactly
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def reply(
        self, text: str, before: Reading | None, cancel: CancelToken | None, *, named: bool = False
    ) -> Reply | None:
        """The computed answer, which tells what was read; None where the model proposes nothing that stands.

        ``named``: the query must say of which goods it is. Raises :class:`Cancelled`.
        """
        asked = plain(text)
        if len(asked) > _LONGEST or self._checking(asked, cancel).goes_on(behind=before is not None):
            return None
        try:
            proposal = self._proposed(asked, cancel)
        except UserFault:  # without a model it stays unread
            return None
        if proposal is None or (named and not proposal.named) or (before and _is_of_all(proposal)):
            return None
        reply = self._exactly.again(proposal.reading, cancel=cancel)
        if reply.reading is None or reply.kind != "exact" or not self._tells_apart(reply, cancel):
            return None
        told = phrase(reply.reading.language, "read_plainly").format(known=reply.query)
        return replace(reply, text=reply.text + told)

    def _tells_apart(self, reply: Reply, cancel: CancelToken | None) -> bool:
        """Whether it found something, and one column beside another not nearly everywhere.

        That there is nothing is sure only of what was read word by word; and nearly all goods cost less than they are
        sold for: who asks for what is sold below its cost has been turned round.
        """
        if reply.finding is None or not reply.finding.passing or reply.reading is None:
            return False
        fields = reply.reading.inquiry.fields() - {reply.reading.inquiry.field}
        if not any(map(parts_of, fields)):
            return True
        whole = self._catalogue.answer(Inquiry("count", limit=0), cancel).passing
        return reply.finding.passing < _NEARLY_ALL * whole

    def _proposed(self, asked: str, cancel: CancelToken | None) -> Proposal | None:
        """What the model wrote, where it is sure of it and it asks what was asked."""
        if not self._is_able(cancel):
            return None
        request = self._request(asked, cancel)
        completion = self._engine.generate(request, cancel=cancel)
        proposal = self.read(completion.text, asked, cancel) if completion.finish_reason == "stop" else None
        if proposal is None or self._checking(asked, cancel).faults(proposal):
            return None
        return proposal if completion.log is not None and completion.log >= _SURE else None

    def read_ahead(self, cancel: CancelToken | None) -> None:
        """Have the model read the table and all that stands before it. Raises what the engine raises."""
        if self._is_able(cancel):
            self._engine.generate(self._request("?", cancel, tokens=1), cancel=cancel)

    def _is_able(self, cancel: CancelToken | None) -> bool:
        """The demo writes no queries; of a server's or another engine's nobody knows how sure they are."""
        info = self._engine.load(cancel)
        return not info.scripted and "weighed" in info.can

    def read(self, query: str, asked: str, cancel: CancelToken | None) -> Proposal | None:
        """A query as the reading of a question."""
        holdings = self._exactly.holdings(cancel)
        reads = Reads(
            self._table(cancel), holdings, lambda condition: self._holds(condition, cancel), language_of(asked) or "en"
        )
        return reads.read(query.strip().rstrip(";"))

    def _request(self, asked: str, cancel: CancelToken | None, *, tokens: int = _TOKENS) -> GenerateRequest:
        shown = _examples()
        table = Message(role="user", content=self._table(cancel).text)
        messages = (*shown, table, Message(role="assistant", content=_SEEN), Message(role="user", content=asked))
        return GenerateRequest(messages=messages, max_tokens=tokens, stop=(";", "\n"), lasting=len(shown), weighed=True)

    def _checking(self, asked: str, cancel: CancelToken | None) -> Checking:
        return Checking(asked, self._exactly.holdings(cancel), skus_in(asked, self._catalogue))

    def _holds(self, condition: Condition, cancel: CancelToken | None) -> bool:
        return self._catalogue.answer(Inquiry("count", where=condition, limit=0), cancel).passing > 0

    def _table(self, cancel: CancelToken | None) -> Table:
        version = self._catalogue.version()
        with self._lock:
            if self._kept is None or self._kept.version != version:
                self._kept = _Kept(version, table_of(self._catalogue, self._exactly.holdings(cancel), cancel))
            return self._kept.table


def _is_of_all(proposal: Proposal) -> bool:
    """Whether it counts or adds up all there is: behind another question that is likely meant of what was told."""
    asked = proposal.reading.inquiry
    return not (proposal.named or proposal.reading.chips or asked.group or asked.order)


@cache
def _examples() -> tuple[Message, ...]:
    """What the model is told, and tables with questions and what it would write."""
    told = dict(sections("query"))
    roles: dict[str, Role] = {">": "user", "<": "assistant"}
    lines = (line for line in told["examples"].splitlines() if line)
    shown = [
        Message(role=roles[sign], content="\n".join(line[2:] for line in run))
        for sign, run in groupby(lines, key=lambda line: line[0])
    ]
    return (Message(role="system", content=told["system"]), *shown)
