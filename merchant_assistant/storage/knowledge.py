"""Documents, their passages, and the vectors of these. One transaction per act of a person."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage.words import indexed

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Connection, Database

KEPT_REMOVED = timedelta(days=1)  # how long a removal can be taken back at least
_VERSION_BITS = 62  # a backup that is put back must not have the number of what was here
_HEADING = 3.0  # what a word in a heading weighs


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A file that was read."""

    name: str
    path: str
    kind: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A stored document; ``waiting`` counts passages without vectors of any model."""

    id: int
    name: str
    path: str
    kind: str
    sha256: str
    bytes: int
    added_at: str
    passages: int
    waiting: int


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A stored passage and the name of its document."""

    id: int
    document_id: int
    file: str
    heading: str
    text: str
    page: int | None
    entry: int | None
    path: str = ""


_DOCUMENTS = """
SELECT d.id, d.name, d.path, d.kind, d.sha256, d.bytes, d.added_at, count(p.id), count(p.id) - count(v.passage_id)
FROM document d LEFT JOIN passage p ON p.document_id = d.id LEFT JOIN passage_vectors v ON v.passage_id = p.id
WHERE d.removed_at IS {removed} {condition} GROUP BY d.id ORDER BY d.id
"""
_LATELY_REMOVED = """
AND d.removed_at >= ? AND NOT EXISTS (SELECT 1 FROM document o WHERE o.name = d.name COLLATE NOCASE
    AND (o.removed_at IS NULL OR (o.removed_at, o.id) > (d.removed_at, d.id)))
"""
_PASSAGES = """
SELECT p.id, p.document_id, d.name, p.heading, p.text, p.page, p.entry, d.path
FROM passage p JOIN document d ON d.id = p.document_id WHERE d.removed_at IS NULL
"""


class KnowledgeRepository:
    """Reads and writes documents. Every method that writes is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, document: NewDocument, passages: Iterable[tuple[str, str, int | None, int | None]]) -> int:
        """Save a document and its passages ``(heading, text, page, entry)``; one of the same name gives way."""
        with self._database.write() as connection:
            _forget_removed(connection)
            for (id,) in connection.execute(
                "SELECT id FROM document WHERE name = ? COLLATE NOCASE AND removed_at IS NULL", (document.name,)
            ).fetchall():
                _hide(connection, id)
            id = _insert(connection, document)
            connection.executemany(
                "INSERT INTO passage(document_id, heading, text, page, entry) VALUES (?, ?, ?, ?, ?)",
                ((id, *passage) for passage in passages),
            )
            _index(connection, id)
            _changed(connection)
            return id

    def documents(self) -> list[DocumentRecord]:
        """In the order in which they were added."""
        with self._database.read() as connection:
            return [DocumentRecord(*row) for row in connection.execute(_DOCUMENTS.format(removed="NULL", condition=""))]

    def document(self, document_id: int) -> DocumentRecord:
        """Raises :class:`UserFault` (``unknown_document``)."""
        with self._database.read() as connection:
            found = connection.execute(
                _DOCUMENTS.format(removed="NULL", condition="AND d.id = ?"), (document_id,)
            ).fetchone()
        if found is None:
            raise _unknown()
        return DocumentRecord(*found)

    def removed(self) -> list[DocumentRecord]:
        """Those that :meth:`restore` still brings back and that no other of their name has replaced."""
        statement = _DOCUMENTS.format(removed="NOT NULL", condition=_LATELY_REMOVED)
        with self._database.read() as connection:
            return [DocumentRecord(*row) for row in connection.execute(statement, (_forgotten_before(),))]

    def named(self, name: str) -> DocumentRecord | None:
        """The document in sight of that file's name."""
        with self._database.read() as connection:
            condition = "AND d.name = ? COLLATE NOCASE"
            found = connection.execute(_DOCUMENTS.format(removed="NULL", condition=condition), (name,)).fetchone()
        return DocumentRecord(*found) if found else None

    def remove(self, document_id: int) -> None:
        """Take a document out of sight; :meth:`restore` brings it back for a day at least."""
        with self._database.write() as connection:
            if not connection.execute(
                "SELECT 1 FROM document WHERE id = ? AND removed_at IS NULL", (document_id,)
            ).fetchone():
                raise _unknown()
            _hide(connection, document_id)
            _forget_removed(connection)

    def restore(self, document_id: int) -> None:
        """The document again, in place of one of its name. Raises ``unknown_document`` once it is really gone."""
        with self._database.write() as connection:
            found = connection.execute(
                "SELECT name FROM document WHERE id = ? AND removed_at IS NOT NULL", (document_id,)
            ).fetchone()
            if not found:
                raise _unknown()
            for (id,) in connection.execute(
                "SELECT id FROM document WHERE name = ? COLLATE NOCASE AND removed_at IS NULL", found
            ).fetchall():
                _hide(connection, id)
            connection.execute("UPDATE document SET removed_at = NULL WHERE id = ?", (document_id,))
            _index(connection, document_id)
            _changed(connection)

    def passages(self) -> list[PassageRecord]:
        """All that can be found, in the order of their documents."""
        with self._database.read() as connection:
            return [PassageRecord(*row) for row in connection.execute(f"{_PASSAGES} ORDER BY p.id")]

    def of_document(self, document_id: int) -> list[PassageRecord]:
        """The passages of one document, in its order."""
        with self._database.read() as connection:
            rows = connection.execute(f"{_PASSAGES} AND d.id = ? ORDER BY p.id", (document_id,))
            return [PassageRecord(*row) for row in rows]

    def passage(self, passage_id: int) -> PassageRecord:
        """One passage in sight. Raises :class:`UserFault` (``unknown_document``)."""
        with self._database.read() as connection:
            found = connection.execute(f"{_PASSAGES} AND p.id = ?", (passage_id,)).fetchone()
        if found is None:
            raise _unknown()
        return PassageRecord(*found)

    def version(self) -> int:
        """A number that no other state of any documents has; 0: there never were any."""
        with self._database.read() as connection:
            (version,) = connection.execute("SELECT version FROM knowledge_state").fetchone()
            return int(version)

    def ranked(self, expressions: Sequence[str], limit: int) -> list[int]:
        """Ids of passages with any of these FTS5 expressions, those with more and rarer ones first."""
        if not expressions:
            return []
        statement = (
            "SELECT rowid FROM passage_search WHERE passage_search MATCH ? "
            f"ORDER BY bm25(passage_search, {_HEADING}, 1.0), rowid LIMIT ?"
        )
        with self._database.read() as connection:
            return [id for (id,) in connection.execute(statement, (" OR ".join(expressions), limit))]

    def holders(self, expression: str) -> frozenset[int]:
        """Ids of the passages that have such words."""
        statement = "SELECT rowid FROM passage_search WHERE passage_search MATCH ?"
        with self._database.read() as connection:
            return frozenset(id for (id,) in connection.execute(statement, (expression,)))

    def without_vectors(self, model: str, limit: int) -> list[PassageRecord]:
        """Passages in sight that have none of that model, the oldest first."""
        condition = (
            "AND NOT EXISTS (SELECT 1 FROM passage_vectors v WHERE v.passage_id = p.id AND v.model = ?) "
            "ORDER BY p.id LIMIT ?"
        )
        with self._database.read() as connection:
            return [PassageRecord(*row) for row in connection.execute(f"{_PASSAGES} {condition}", (model, limit))]

    def save_vectors(self, model: str, vectors: Mapping[int, bytes]) -> None:
        """Of passages by id; those that are gone by now are left out."""
        with self._database.write() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO passage_vectors SELECT id, ?, ? FROM passage WHERE id = ?",
                ((model, packed, id) for id, packed in vectors.items()),
            )
            _changed(connection)

    def vectors(self, model: str) -> list[tuple[int, bytes]]:
        """Of all passages in sight that have some of that model."""
        statement = (
            "SELECT v.passage_id, v.vectors FROM passage_vectors v JOIN passage p ON p.id = v.passage_id "
            "JOIN document d ON d.id = p.document_id WHERE d.removed_at IS NULL AND v.model = ? ORDER BY p.id"
        )
        with self._database.read() as connection:
            return connection.execute(statement, (model,)).fetchall()


def _insert(connection: Connection, document: NewDocument) -> int:
    values = (document.name, document.path, document.kind, document.sha256, document.bytes, _now())
    cursor = connection.execute(
        "INSERT INTO document(name, path, kind, sha256, bytes, added_at) VALUES (?, ?, ?, ?, ?, ?)", values
    )
    return int(cursor.lastrowid or 0)


def _index(connection: Connection, document_id: int) -> None:
    rows = connection.execute("SELECT id, heading, text FROM passage WHERE document_id = ?", (document_id,)).fetchall()
    connection.executemany(
        "INSERT INTO passage_search(rowid, heading, text) VALUES (?, ?, ?)",
        ((id, indexed(heading), indexed(text)) for id, heading, text in rows),
    )


def _hide(connection: Connection, document_id: int) -> None:
    connection.execute("UPDATE document SET removed_at = ? WHERE id = ?", (_now(), document_id))
    connection.execute(
        "DELETE FROM passage_search WHERE rowid IN (SELECT id FROM passage WHERE document_id = ?)", (document_id,)
    )
    _changed(connection)


def _forget_removed(connection: Connection) -> None:
    connection.execute("DELETE FROM document WHERE removed_at < ?", (_forgotten_before(),))


def _forgotten_before() -> str:
    return (datetime.now(UTC) - KEPT_REMOVED).isoformat(timespec="seconds")


def _changed(connection: Connection) -> None:
    connection.execute("UPDATE knowledge_state SET version = ?", (secrets.randbits(_VERSION_BITS) or 1,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _unknown() -> UserFault:
    return UserFault(
        "unknown_document",
        said("Knowledge", "There is no such document."),
        said("Knowledge", "“knowledge list” shows them with their numbers."),
    )
