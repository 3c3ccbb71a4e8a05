"""Replies to customers: read, answered, kept. What the page and the command call."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from merchant_assistant.chat.documents import Documents
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.known import Known, Prove
from merchant_assistant.claims.model import Claim
from merchant_assistant.engine.model import Engine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.replies.answering import Answerer
from merchant_assistant.replies.checking import claims_of
from merchant_assistant.replies.composing import heading
from merchant_assistant.replies.facts import Facts
from merchant_assistant.replies.figures import figures_of
from merchant_assistant.replies.guessing import FindsGoods
from merchant_assistant.replies.intents import Intents
from merchant_assistant.replies.letters import checked, own_words, read_letter
from merchant_assistant.replies.model import CustomerReply, Figures, HouseRules, Kept, Letter, ReplyLanguage, Thumb
from merchant_assistant.replies.quotes import AROUND_QUESTION
from merchant_assistant.replies.smoothing import OnText, Smoothed, applied, smooth
from merchant_assistant.storage.replies import MessageRow, NewMessage, ReplyExample, ReplyRepository

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.storage.database import Database

CHANGED = Changes(replies=True)
_MOST = 500


def _unheard(_text: str) -> None:
    return None


class Replies:
    """Calls block (answers for seconds): a window calls from a worker."""

    def __init__(
        self,
        database: Database,
        catalogue: Catalogue,
        engine: Engine,
        prove: Prove,
        documents: Documents,
        goods: FindsGoods | None = None,
    ) -> None:
        self._stored = ReplyRepository(database)
        self._catalogue = catalogue
        self._engine = engine
        self._prove = prove
        self._documents = documents
        self._goods = goods
        self._intents = Intents(engine)
        self._exactly: Exactly | None = None

    def answer(
        self, message: Letter | str, *, language: ReplyLanguage | None = None, cancel: CancelToken | None = None
    ) -> CustomerReply:
        """Reply to a message that is not kept. Raises :class:`UserFault` (``no_message``, ``message_too_long``)."""
        letter = checked(Letter(message) if isinstance(message, str) else message)
        house = self.rules()
        self._exactly = self._exactly or Exactly(self._catalogue)  # what questions name is kept from one to the next
        facts = Facts(
            self._catalogue, self._documents, self._prove, self._exactly, self._goods, tell_stock=house.tell_stock
        )
        return Answerer(self._intents, facts, house).answer(letter, language, cancel)

    def read(self, file: Path) -> Letter:
        """An e-mail or text file. Raises :class:`UserFault` as :func:`read_letter`."""
        return read_letter(file)

    def keep(self, letter: Letter) -> tuple[int, Changes]:
        """Keep a message, to be answered by :meth:`write`. Raises as :meth:`answer`."""
        letter = checked(letter)
        new = NewMessage(letter.sender, letter.subject, letter.text, "", (), letter.received_at)
        return self._stored.add(new), CHANGED

    def write(
        self, message_id: int, language: ReplyLanguage | None = None, cancel: CancelToken | None = None
    ) -> tuple[Kept, Changes]:
        """Write the reply to a kept message, or write it again. Raises :class:`UserFault` (``unknown_message``)."""
        reply = self.answer(_letter(self._stored.message(message_id)), language=language, cancel=cancel)
        return self._store(message_id, reply)

    def smooth(
        self, message_id: int, on_text: OnText = _unheard, cancel: CancelToken | None = None
    ) -> tuple[Smoothed, Kept, Changes]:
        """Have the model put the facts of a kept reply into sentences; what the merchant changed stays.

        ``on_text`` hears of what stands in the editor as it changes. :meth:`put_back` undoes it. Raises the faults of a
        missing model, and ``Cancelled``.
        """
        kept = self.message(message_id)
        if kept.reply is None:
            return Smoothed(), kept, Changes()
        reply, before = kept.reply, kept.text
        found, smoothed = self.smoothed(reply, before, on_text, cancel)
        if not found.phrased:
            return found, kept, Changes()
        draft = applied(before, found.phrased, reply.language) if before != reply.text else None
        return found, *self._store(message_id, smoothed, draft)

    def smoothed(
        self, reply: CustomerReply, text: str, on_text: OnText = _unheard, cancel: CancelToken | None = None
    ) -> tuple[Smoothed, CustomerReply]:
        """The same of a reply that is not kept. ``text``: the reply as it is now; its facts are what is smoothed."""
        facts = [fact.text for answer in reply.questions for fact in answer.facts if fact.product is not None]
        there = frozenset(text.split("\n"))
        found = smooth(
            [fact for fact in facts if fact in there],
            reply.language,
            self.rules(),
            self._engine,
            partial(self._claims_nothing_else, reply),
            lambda phrased: on_text(applied(text, phrased, reply.language)),
            cancel,
        )
        said = applied(reply.text, found.phrased, reply.language)
        sentences = (*reply.smoothed, *found.phrased.values())
        return found, replace(reply, text=said, smoothed=sentences, model=found.model or reply.model)

    def put_back(self, before: Kept) -> Changes:
        """Undo :meth:`smooth`: the reply as it was, with what stood in the editor."""
        if before.reply is None:
            return Changes()
        draft = before.text if before.text != before.reply.text else None
        return self._store(before.id, before.reply, draft)[1]

    def _store(self, message_id: int, reply: CustomerReply, draft: str | None = None) -> tuple[Kept, Changes]:
        stored = msgspec.json.encode(reply).decode()
        self._stored.write(message_id, stored, reply.language, reply.intents, draft)
        return self.message(message_id), CHANGED

    def _claims_nothing_else(self, reply: CustomerReply, sentence: str, fact: str) -> bool:
        """Whether what a sentence claims stands in its fact, or is proven by a cell."""
        return all(claim.status == "supported" or claim.text in fact for claim in self.claims(reply, sentence, ""))

    def waiting(self) -> int:
        """How many messages are open."""
        return self._stored.waiting()

    def messages(self, most: int = _MOST, query: str = "") -> list[Kept]:
        """Open ones first, the longest waiting on top; with a ``query`` those that have each of its words."""
        return [_kept(row) for row in self._stored.messages(most, query)]

    def message(self, message_id: int) -> Kept:
        """Raises :class:`UserFault` (``unknown_message``)."""
        return _kept(self._stored.message(message_id))

    def check(self, kept: Kept, text: str) -> list[Claim]:
        """What a reply claims, each judged by the products and documents that it was written from."""
        reply = kept.reply
        return self.claims(reply, text, kept.letter.text) if reply else []

    def claims(self, reply: CustomerReply, text: str, asked: str) -> list[Claim]:
        """The same of a reply that is not kept. ``asked``: the message."""
        known = [Known(product, self._prove) for product in self._catalogue.present(reply.products)]
        told = frozenset(fact.text for answer in reply.questions for fact in answer.facts)
        told |= {heading(one.product, reply.language, guessed=each) for one in known for each in (False, True)}
        echoes = [answer.question.strip(AROUND_QUESTION) for answer in reply.questions if answer.kind == "document"]
        return claims_of(text, known, reply.quotes, told, own_words(asked), reply.smoothed, echoes)

    def save_draft(self, message_id: int, text: str) -> None:
        """Keep what stands in the editor; it survives whatever happens."""
        self._stored.save_draft(message_id, text)

    def mark_answered(self, message_id: int, sent: str) -> Changes:
        """The reply was sent like this; kept as an example (feature ``reply``). Raises ``unknown_message``."""
        kept = self.message(message_id)
        self._stored.answered(message_id, sent, _example(kept, sent) if kept.reply and sent.strip() else None)
        return CHANGED

    def reopen(self, message_id: int) -> Changes:
        """It was not sent after all. Raises :class:`UserFault` (``unknown_message``)."""
        self._stored.reopen(message_id)
        return CHANGED

    def rate(self, message_id: int, thumb: Thumb | None) -> Changes:
        self._stored.rate(message_id, thumb)
        return CHANGED

    def delete(self, message_id: int) -> Changes:
        """Take a message away; for a day :meth:`restore` brings it back."""
        self._stored.delete(message_id)
        return CHANGED

    def restore(self, message_id: int) -> Changes:
        """Raises :class:`UserFault` (``unknown_message``) where it is gone for good."""
        self._stored.restore(message_id)
        return CHANGED

    def rules(self) -> HouseRules:
        """The merchant's own words; empty ones until they are set."""
        stored = self._stored.note("rules")
        return msgspec.json.decode(stored, type=HouseRules) if stored else HouseRules()

    def set_rules(self, house: HouseRules) -> None:
        self._stored.save_note("rules", msgspec.json.encode(house).decode())

    def typed(self) -> str:
        """A message that was typed or pasted and not yet kept."""
        return self._stored.note("message")

    def save_typed(self, text: str) -> None:
        self._stored.save_note("message", text)

    def figures(self) -> list[Figures]:
        """First of all messages, then by intent."""
        return figures_of(self._stored.answered_rows())


def _letter(row: MessageRow) -> Letter:
    return Letter(row.text, row.sender, row.subject, row.received_at)


def _kept(row: MessageRow) -> Kept:
    reply = msgspec.json.decode(row.reply, type=CustomerReply) if row.reply else None
    text = row.draft if row.draft is not None else (reply.text if reply else "")
    return Kept(
        row.id,
        _letter(row),
        row.language,
        tuple(json.loads(row.intents)),
        row.answered_at,
        text,
        row.sent or "",
        cast("Thumb | None", row.thumb),
        reply,
    )


def _example(kept: Kept, sent: str) -> ReplyExample:
    """The message and the facts are what a model would be told."""
    assert kept.reply
    facts = [answer.text for answer in kept.reply.questions if answer.text]
    prompt = "\n\n".join([own_words(kept.letter.text), *facts])
    return ReplyExample(kept.reply.language, kept.reply.model, prompt, kept.reply.text, sent.strip())
