"""Conversations, their turns, and what was typed and not yet sent. One transaction per act of a person."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import Packed, said
from merchant_assistant.storage.words import match_expression

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Connection, Database

KEPT_DELETED = timedelta(days=1)  # how long a deletion can be taken back at least
_NOTES = "notes"
NEW = 0  # the number under which the text for a new conversation is kept


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What an answer rests on, as it was then."""

    kind: str
    ref: str
    title: str
    id: int | None
    passage: int | None = None
    place: Packed | None = None  # ``ref`` as it can be said in other languages


@dataclass(frozen=True, slots=True)
class TurnText:
    """One message to be stored. ``exact``: what was computed for it, as JSON has it; its ``rows`` name products.

    ``notes``: what is told beside it, as JSON has it. Both are kept in one column.
    """

    role: str
    text: str
    state: str = "done"
    kind: str | None = None
    sources: tuple[SourceRecord, ...] = ()
    model: str = ""
    exact: Mapping[str, Any] | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """One stored message. The id of a source or row is None once its product is gone."""

    id: int
    conversation_id: int
    said: TurnText
    created_at: str


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """A conversation; ``turns`` counts those that are shown."""

    id: int
    title: str
    created_at: str
    updated_at: str
    turns: int


_LIST = """
SELECT c.id, c.title, c.created_at, c.updated_at,
    (SELECT count(*) FROM turn t WHERE t.conversation_id = c.id AND t.replaced_by IS NULL)
FROM conversation c WHERE c.deleted_at IS NULL {conditions} ORDER BY c.updated_at DESC, c.id DESC LIMIT ?
"""
_HAS_WORD = """AND c.id IN (
    SELECT rowid FROM conversation_search WHERE conversation_search MATCH ?
    UNION SELECT t.conversation_id FROM turn_search s JOIN turn t ON t.id = s.rowid
    WHERE turn_search MATCH ? AND t.replaced_by IS NULL)"""
_TURN = "SELECT id, conversation_id, role, text, state, kind, sources, model, created_at, exact FROM turn"


class ConversationRepository:
    """Reads and writes conversations. Every method that writes is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(
        self, conversation_id: int | None, title: str, text: str, exact: Mapping[str, Any] | None = None
    ) -> TurnRecord:
        """Save a question, in a new conversation called ``title`` where there is none yet; nothing is unsent then.

        One that was not typed (``exact``) leaves what is typed. Raises :class:`UserFault` (``unknown_conversation``).
        """
        with self._database.write() as connection:
            _forget_deleted(connection)
            if exact is None:
                _keep_unsent(connection, conversation_id, "")
            known = _new(connection, title) if conversation_id is None else _known(connection, conversation_id)
            return _add(connection, known, TurnText("user", text, exact=exact))

    def add(self, conversation_id: int, turn: TurnText, replacing_after: int | None = None) -> TurnRecord:
        """Save a turn. Those shown after the turn ``replacing_after`` give way to it: kept, no longer shown."""
        with self._database.write() as connection:
            saved = _add(connection, conversation_id, turn)
            if replacing_after is not None:
                connection.execute(
                    "UPDATE turn SET replaced_by = :by WHERE conversation_id = :conversation AND id > :after "
                    "AND id < :by AND replaced_by IS NULL",
                    {"by": saved.id, "conversation": conversation_id, "after": replacing_after},
                )
            return saved

    def turn(self, turn_id: int) -> TurnRecord:
        """Raises :class:`UserFault` (``unknown_turn``)."""
        with self._database.read() as connection:
            return _turn(connection, turn_id)

    def turns(self, conversation_id: int) -> list[TurnRecord]:
        """What is shown of a conversation, oldest first. Raises :class:`UserFault` (``unknown_conversation``)."""
        with self._database.read() as connection:
            _known(connection, conversation_id)
            rows = connection.execute(
                f"{_TURN} WHERE conversation_id = ? AND replaced_by IS NULL ORDER BY id", (conversation_id,)
            ).fetchall()
            return _records(connection, rows)

    def conversation(self, conversation_id: int) -> ConversationRecord:
        """Raises :class:`UserFault` (``unknown_conversation``)."""
        with self._database.read() as connection:
            _known(connection, conversation_id)
            query = _LIST.format(conditions="AND c.id = ?")
            return ConversationRecord(*connection.execute(query, (conversation_id, 1)).fetchone())

    def conversations(self, query: str, limit: int) -> list[ConversationRecord]:
        """Newest first; every word of ``query`` begins a word of the title or of a turn that is shown."""
        expressions = [expression for word in query.split() if (expression := match_expression(word))]
        if query.strip() and not expressions:
            return []
        values = [value for expression in expressions for value in (expression, expression)]
        with self._database.read() as connection:
            rows = connection.execute(_LIST.format(conditions=_HAS_WORD * len(expressions)), (*values, limit))
            return [ConversationRecord(*row) for row in rows]

    def rename(self, conversation_id: int, title: str) -> None:
        """Raises :class:`UserFault` (``unknown_conversation``)."""
        with self._database.write() as connection:
            _known(connection, conversation_id)
            connection.execute("UPDATE conversation SET title = ? WHERE id = ?", (title, conversation_id))
            connection.execute("DELETE FROM conversation_search WHERE rowid = ?", (conversation_id,))
            _index(connection, "conversation_search(rowid, title)", conversation_id, title)

    def delete(self, conversation_id: int) -> None:
        """Take a conversation out of sight; :meth:`restore` brings it back for a day at least."""
        with self._database.write() as connection:
            _known(connection, conversation_id)
            connection.execute("UPDATE conversation SET deleted_at = ? WHERE id = ?", (_now(), conversation_id))
            _forget_deleted(connection)

    def restore(self, conversation_id: int) -> None:
        """Raises :class:`UserFault` (``unknown_conversation``) once it is really gone."""
        with self._database.write() as connection:
            if not connection.execute("SELECT 1 FROM conversation WHERE id = ?", (conversation_id,)).fetchone():
                raise _unknown()
            connection.execute("UPDATE conversation SET deleted_at = NULL WHERE id = ?", (conversation_id,))

    def save_unsent(self, conversation_id: int | None, text: str) -> None:
        """Keep what is typed and not sent; a blank text is forgotten."""
        with self._database.write() as connection:
            _keep_unsent(connection, conversation_id, text)

    def unsent(self, conversation_id: int | None) -> str:
        """What was typed and not sent; ``None``: for a new conversation."""
        with self._database.read() as connection:
            found = connection.execute(
                "SELECT text FROM unsent WHERE conversation_id = ?", (conversation_id or NEW,)
            ).fetchone()
        return str(found[0]) if found else ""


def _new(connection: Connection, title: str) -> int:
    now = _now()
    statement = "INSERT INTO conversation(title, created_at, updated_at) VALUES (?, ?, ?)"
    conversation_id = int(connection.execute(statement, (title, now, now)).lastrowid or 0)
    _index(connection, "conversation_search(rowid, title)", conversation_id, title)
    return conversation_id


def _known(connection: Connection, conversation_id: int) -> int:
    statement = "SELECT 1 FROM conversation WHERE id = ? AND deleted_at IS NULL"
    if not connection.execute(statement, (conversation_id,)).fetchone():
        raise _unknown()
    return conversation_id


def _unknown() -> UserFault:
    return UserFault(
        "unknown_conversation",
        said("Chat", "This conversation is no longer there."),
        said("Chat", "Choose another one, or begin a new one."),
    )


def _add(connection: Connection, conversation_id: int, turn: TurnText) -> TurnRecord:
    now = _now()
    sources = json.dumps([asdict(source) for source in turn.sources], ensure_ascii=False)
    exact = json.dumps({**(turn.exact or {}), **_noted(turn)}, ensure_ascii=False) if turn.exact or turn.notes else None
    values = (conversation_id, turn.role, turn.text, turn.state, turn.kind, sources, turn.model, now, exact)
    columns = "conversation_id, role, text, state, kind, sources, model, created_at, exact"
    statement = f"INSERT INTO turn({columns}) VALUES ({{}})"
    turn_id = int(connection.execute(statement.format(", ".join("?" * len(values))), values).lastrowid or 0)
    _index(connection, "turn_search(rowid, text)", turn_id, turn.text)
    connection.execute("UPDATE conversation SET updated_at = ? WHERE id = ?", (now, conversation_id))
    return _turn(connection, turn_id)


def _index(connection: Connection, columns: str, rowid: int, text: str) -> None:
    connection.execute(f"INSERT INTO {columns} VALUES (?, searchable(?))", (rowid, text))


def _turn(connection: Connection, turn_id: int) -> TurnRecord:
    row = connection.execute(f"{_TURN} WHERE id = ?", (turn_id,)).fetchone()
    if row is None:
        raise UserFault(
            "unknown_turn",
            said("Chat", "This message is no longer there."),
            said("Chat", "Open the conversation again."),
        )
    return _records(connection, [row])[0]


def _records(connection: Connection, rows: Sequence[Any]) -> list[TurnRecord]:
    """Turns as values; sources and rows whose product was removed keep their name and lose their number."""
    turns = [_record(row) for row in rows]
    wanted = json.dumps(sorted({id for turn in turns for id in _products(turn.said)}))
    found = connection.execute("SELECT id FROM product WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    there = {int(id) for (id,) in found}
    return [replace(turn, said=_with_products(turn.said, there)) for turn in turns]


def _record(row: Any) -> TurnRecord:
    sources = tuple(SourceRecord(**source) for source in json.loads(row[6]))
    exact = {} if row[9] is None else json.loads(row[9])
    notes = exact.pop(_NOTES, {})
    said = TurnText(row[2], row[3], row[4], row[5], sources, row[7], exact or None, notes)
    return TurnRecord(row[0], row[1], said, row[8])


def _noted(turn: TurnText) -> dict[str, Any]:
    return {_NOTES: turn.notes} if turn.notes else {}


def _products(said: TurnText) -> Iterator[int]:
    """The numbers of all products that a turn names."""
    named = [source.id for source in said.sources] + [row["product_id"] for row in _rows(said)]
    return (id for id in named if id is not None)


def _rows(said: TurnText) -> list[dict[str, Any]]:
    return list(said.exact.get("rows", ())) if said.exact else []


def _with_products(said: TurnText, there: set[int]) -> TurnText:
    sources = tuple(source if source.id in there else replace(source, id=None) for source in said.sources)
    if said.exact is None:
        return replace(said, sources=sources)
    rows = [row if row["product_id"] in there else {**row, "product_id": None} for row in _rows(said)]
    return replace(said, sources=sources, exact={**said.exact, "rows": rows})


def _keep_unsent(connection: Connection, conversation_id: int | None, text: str) -> None:
    number = conversation_id or NEW
    if text.strip():
        connection.execute("INSERT OR REPLACE INTO unsent VALUES (?, ?)", (number, text))
    else:
        connection.execute("DELETE FROM unsent WHERE conversation_id = ?", (number,))


def _forget_deleted(connection: Connection) -> None:
    """Remove for good what was deleted long enough ago."""
    before = (datetime.now(UTC) - KEPT_DELETED).isoformat(timespec="microseconds")
    gone = "SELECT id FROM conversation WHERE deleted_at < ?"
    for statement in (
        f"DELETE FROM turn_search WHERE rowid IN (SELECT id FROM turn WHERE conversation_id IN ({gone}))",
        f"DELETE FROM conversation_search WHERE rowid IN ({gone})",
        f"DELETE FROM unsent WHERE conversation_id IN ({gone})",
        "DELETE FROM example WHERE feature = 'chat' AND subject IN "
        f"(SELECT 'turn:' || id FROM turn WHERE conversation_id IN ({gone}))",
        "DELETE FROM conversation WHERE deleted_at < ?",
    ):
        connection.execute(statement, (before,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
