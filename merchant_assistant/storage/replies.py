"""Customers' messages, what we wrote in reply, and what the merchant made of it. One transaction per act."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.examples import Decision, decide
from merchant_assistant.storage.words import folded

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Connection, Database

KEPT_DELETED = timedelta(days=1)  # how long a deletion can be taken back at least
FEATURE = "reply"  # of examples


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to be kept. ``received_at``: ISO 8601, empty for now."""

    sender: str
    subject: str
    text: str
    language: str
    intents: Sequence[str]
    received_at: str = ""


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message as it is kept; ``intents`` and ``reply`` are JSON, ``reply`` the newest that was written."""

    id: int
    sender: str
    subject: str
    text: str
    language: str
    intents: str
    received_at: str
    answered_at: str | None
    draft: str | None
    sent: str | None
    thumb: int | None
    reply: str | None


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """What figures need of a message. ``edited``: 1 where another text was sent than was written, else 0, or None."""

    intent: str
    sender: str
    received_at: str
    answered_at: str | None
    thumb: int | None
    edited: int | None


@dataclass(frozen=True, slots=True)
class ReplyExample:
    """What an answered message teaches: the facts that the reply rests on, and the reply before and after."""

    language: str
    model: str
    prompt: str
    before: str
    after: str


_COLUMNS = """m.id, m.sender, m.subject, m.text, m.language, m.intents, m.received_at, m.answered_at, m.draft, m.sent,
    m.thumb, (SELECT w.reply FROM written_reply w WHERE w.message_id = m.id ORDER BY w.id DESC LIMIT 1)"""
_HERE = f"SELECT {_COLUMNS} FROM customer_message m WHERE m.deleted_at IS NULL"
_ORDER = "m.answered_at IS NOT NULL, CASE WHEN m.answered_at IS NULL THEN m.received_at END, m.answered_at DESC, m.id"
_FIRST = f"""SELECT m.id FROM customer_message m WHERE m.deleted_at IS NULL
    AND (? IS NULL OR m.id IN (SELECT value FROM json_each(?))) ORDER BY {_ORDER} LIMIT ?"""
_SEARCHED = """SELECT id, sender || ' ' || subject || ' ' || text || ' ' || coalesce(sent, draft, '')
    FROM customer_message WHERE deleted_at IS NULL"""
_ANSWERED = """SELECT coalesce(json_extract(m.intents, '$[0]'), ''), m.sender, m.received_at, m.answered_at, m.thumb,
    (SELECT trim(json_extract(w.reply, '$.text'), :blank) <> trim(coalesce(m.sent, ''), :blank)
     FROM written_reply w WHERE w.message_id = m.id ORDER BY w.id DESC LIMIT 1)
    FROM customer_message m WHERE m.deleted_at IS NULL ORDER BY m.received_at, m.id"""


class ReplyRepository:
    """Reads and writes messages and replies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, message: NewMessage) -> int:
        """Keep a message; nothing is typed and unkept then."""
        values = (
            message.sender, message.subject, message.text, message.language, json.dumps(list(message.intents)),
            message.received_at or _now(),
        )  # fmt: skip
        with self._database.write() as connection:
            _forget_deleted(connection)
            connection.execute("DELETE FROM reply_note WHERE name = 'message'")
            cursor = connection.execute(
                "INSERT INTO customer_message(sender, subject, text, language, intents, received_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )
            return int(cursor.lastrowid or 0)

    def write(
        self, message_id: int, reply: str, language: str, intents: Sequence[str], draft: str | None = None
    ) -> None:
        """Keep a reply that was written; what stood in the editor gives way to it, or to ``draft``."""
        with self._database.write() as connection:
            _known(connection, message_id)
            connection.execute(
                "INSERT INTO written_reply(message_id, at, reply) VALUES (?, ?, ?)", (message_id, _now(), reply)
            )
            connection.execute(
                "UPDATE customer_message SET draft = ?, language = ?, intents = ? WHERE id = ?",
                (draft, language, json.dumps(list(intents)), message_id),
            )

    def messages(self, limit: int, query: str = "") -> list[MessageRow]:
        """Open ones first, the longest waiting on top; then answered ones, the newest on top.

        With a ``query`` those whose sender, subject, text or reply have each of its words, however they are spelt.
        """
        with self._database.read() as connection:
            known = json.dumps(_with_words(connection, query.split())) if query.strip() else None
            rows = connection.execute(f"{_HERE} AND m.id IN ({_FIRST}) ORDER BY {_ORDER}", (known, known, limit))
            return [MessageRow(*row) for row in rows]

    def waiting(self) -> int:
        """How many are open."""
        statement = "SELECT count(*) FROM customer_message WHERE deleted_at IS NULL AND answered_at IS NULL"
        with self._database.read() as connection:
            return int(connection.execute(statement).fetchone()[0])

    def message(self, message_id: int) -> MessageRow:
        """Raises :class:`UserFault` (``unknown_message``)."""
        with self._database.read() as connection:
            return _known(connection, message_id)

    def answered_rows(self) -> list[AnsweredRow]:
        """All messages, in the order in which they came."""
        with self._database.read() as connection:
            rows = connection.execute(_ANSWERED, {"blank": " \n\t\r"})
            return [AnsweredRow(*row) for row in rows]

    def save_draft(self, message_id: int, text: str | None) -> None:
        """Keep what stands in the editor; None: as it was written."""
        with self._database.write() as connection:
            connection.execute("UPDATE customer_message SET draft = ? WHERE id = ?", (text, message_id))

    def answered(self, message_id: int, sent: str, example: ReplyExample | None) -> None:
        """The reply was sent; an example is kept with it."""
        with self._database.write() as connection:
            _known(connection, message_id)
            connection.execute(
                "UPDATE customer_message SET answered_at = ?, sent = ?, draft = ? WHERE id = ?",
                (_now(), sent, sent, message_id),
            )
            decide(connection, _subject(message_id), _decision(message_id, example) if example else None)

    def reopen(self, message_id: int) -> None:
        """It was not sent after all, and teaches nothing."""
        with self._database.write() as connection:
            _known(connection, message_id)
            connection.execute(
                "UPDATE customer_message SET answered_at = NULL, sent = NULL WHERE id = ?", (message_id,)
            )
            decide(connection, _subject(message_id), None)

    def rate(self, message_id: int, thumb: int | None) -> None:
        with self._database.write() as connection:
            connection.execute("UPDATE customer_message SET thumb = ? WHERE id = ?", (thumb, message_id))

    def delete(self, message_id: int) -> None:
        """Take a message out of sight; :meth:`restore` brings it back for a day at least."""
        with self._database.write() as connection:
            _known(connection, message_id)
            connection.execute("UPDATE customer_message SET deleted_at = ? WHERE id = ?", (_now(), message_id))
            _forget_deleted(connection)

    def restore(self, message_id: int) -> None:
        """Raises :class:`UserFault` (``unknown_message``) once it is really gone."""
        with self._database.write() as connection:
            connection.execute("UPDATE customer_message SET deleted_at = NULL WHERE id = ?", (message_id,))
            _known(connection, message_id)

    def note(self, name: str) -> str:
        """``rules`` or ``message``; empty where there is none."""
        with self._database.read() as connection:
            found = connection.execute("SELECT value FROM reply_note WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def save_note(self, name: str, value: str) -> None:
        with self._database.write() as connection:
            connection.execute("INSERT OR REPLACE INTO reply_note VALUES (?, ?)", (name, value))


def _with_words(connection: Connection, words: Sequence[str]) -> list[int]:
    """The ids of the messages that have each word; one begun is one."""
    asked = [folded(word) for word in words]
    told = ((int(id), folded(text)) for id, text in connection.execute(_SEARCHED))
    return [id for id, text in told if all(word in text for word in asked)]


def _known(connection: Connection, message_id: int) -> MessageRow:
    row = connection.execute(f"{_HERE} AND m.id = ?", (message_id,)).fetchone()
    if row is None:
        raise UserFault(
            "unknown_message",
            said("Replies", "This message is no longer there."),
            said("Replies", "Choose another one, or paste it again."),
        )
    return MessageRow(*row)


def _decision(message_id: int, example: ReplyExample) -> Decision:
    """What is sent as it was written is ``approved``, else ``edited``."""
    return Decision(
        "approved" if example.before == example.after else "edited",
        FEATURE,
        _subject(message_id),
        example.language,
        example.model,
        example.prompt,
        _text(example.before),
        _text(example.after),
        "[]",
    )


def _text(reply: str) -> str:
    return json.dumps({"reply": reply}, ensure_ascii=False)


def _subject(message_id: int) -> str:
    return f"reply:{message_id}"


def _forget_deleted(connection: Connection) -> None:
    before = (datetime.now(UTC) - KEPT_DELETED).isoformat(timespec="microseconds")
    gone = "SELECT 'reply:' || id FROM customer_message WHERE deleted_at < ?"
    connection.execute(f"DELETE FROM example WHERE feature = '{FEATURE}' AND subject IN ({gone})", (before,))
    connection.execute("DELETE FROM customer_message WHERE deleted_at < ?", (before,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
