"""An answer as a conversation keeps it: what was computed, and of which imports it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from merchant_assistant.chat.answer import Answer
from merchant_assistant.chat.beside import with_values
from merchant_assistant.chat.computed import exact_of_reply
from merchant_assistant.chat.in_catalogue import in_catalogue
from merchant_assistant.chat.kept import exact_json
from merchant_assistant.chat.model import Exact, Import
from merchant_assistant.chat.notes import FEW, imports_of, notes_json, tells_what_changes
from merchant_assistant.chat.present import turn_text
from merchant_assistant.storage.conversations import TurnText

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue


def stored(question: str, answer: Answer, catalogue: Catalogue) -> TurnText:
    """The turn that is kept of an answer."""
    exact = exact_json(kept) if (kept := _computed(answer, catalogue)) else None
    dated = replace(answer, as_of=as_of(question, answer, catalogue))
    notes = notes_json(dated.unsaid_as_of, answer.left_out, answer.instead, answer.meant)
    said = (answer.text, answer.state, answer.kind, answer.sources, answer.model)
    return turn_text("assistant", *said, exact, notes)


def as_of(question: str, answer: Answer, catalogue: Catalogue) -> tuple[Import, ...]:
    """As of which imports an answer about prices or stock is."""
    reply = answer.reply if answer.kind == "exact" else None
    rests_on = [source.id for source in answer.sources if source.id is not None]
    if not (reply or rests_on) or not tells_what_changes(question, reply.reading if reply else None):
        return ()
    rows = reply.finding.rows if reply and reply.finding else ()
    return imports_of(catalogue, rests_on or [row.product_id for row in islice(rows, FEW + 1)])


def _computed(answer: Answer, catalogue: Catalogue) -> Exact | None:
    reply = answer.reply
    if reply is None or reply.reading is None or reply.finding is None:
        return None
    exact = exact_of_reply(reply, in_catalogue(catalogue, reply.reading, reply.finding.rows))
    return exact and with_values(exact, catalogue)
