"""Writing drafts. What a person decides about them stands in :mod:`draft_deciding`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from merchant_assistant.storage import orders
from merchant_assistant.storage.draft_rows import (
    OF_PRODUCT,
    OPEN,
    Checked,
    DraftHead,
    DraftRecord,
    DraftText,
    Sentence,
    now,
    one,
)
from merchant_assistant.storage.tasks import Claim, settle

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

_SITTING = timedelta(minutes=5)  # between two savings of one version


class DraftWriting:
    """Every method is one transaction."""

    _database: Database

    def add(
        self,
        head: DraftHead,
        status: str,
        text: DraftText,
        sentences: Iterable[Sentence],
        claim: Claim | None = None,
    ) -> DraftRecord:
        """Save a new draft with the fingerprints of its text. Earlier unapproved drafts of the same kind become

        history; an approved one stays in force. A ``failed`` draft replaces nothing. ``claim``: the task that it was
        written for is done with it; where another has it by now, raises ``ClaimLostError`` and saves nothing.
        """
        with self._database.write() as connection:
            draft_id = _insert_head(connection, head, status)
            _add_text(connection, draft_id, text)
            if claim is not None:
                settle(connection, claim, draft_id, usable=status != "failed")
            connection.executemany(
                "INSERT INTO own_sentence(hash, source, sku, long) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [(sentence.hash, head.source, head.sku, sentence.long) for sentence in sentences],
            )
            if status != "failed":
                replace(connection, draft_id, (*OPEN, "rejected"))
            return one(connection, draft_id)

    def edit(self, draft_id: int, status: str, text: DraftText, *, typing: bool = False) -> DraftRecord:
        """Add a version; what was approved before stays in force until this one is approved.

        ``typing``: it is saved while somebody types: one sitting is one version, however often it is saved.
        """
        with self._database.write() as connection:
            one(connection, draft_id)
            unfinished = _unfinished(connection, draft_id) if typing else None
            _add_text(connection, draft_id, text)
            connection.execute("UPDATE draft SET status = ?, changed_at = ? WHERE id = ?", (status, now(), draft_id))
            connection.execute("DELETE FROM draft_text WHERE id = ?", (unfinished,))
            return one(connection, draft_id)

    def refresh(self, draft_id: int, seen: int, checked: Checked) -> bool:
        """Put down what a comparison with the changed product found; whether there was something new.

        ``seen``: the state of the catalogue that it was compared with. Where that has changed since, or somebody edited
        the draft meanwhile, it is to be compared again: nothing is written then.
        """
        with self._database.write() as connection:
            now_shown = connection.execute(
                "SELECT text_id, approved_text_id, status, outdated FROM draft WHERE id = ? AND ? = "
                "(SELECT version FROM search_state)",
                (draft_id, seen),
            ).fetchone()
            if now_shown is None or {*now_shown[:2]} - {None} != set(checked.texts):
                return False
            texts = [_refresh_text(connection, text_id, text) for text_id, text in checked.texts.items()]
            status = checked.status if now_shown[2] in OPEN[:2] else now_shown[2]
            connection.execute(
                "UPDATE draft SET status = ?, outdated = ?, stale = 0 WHERE id = ?",
                (status, checked.outdated, draft_id),
            )
            return any(texts) or (status, checked.outdated) != (now_shown[2], bool(now_shown[3]))


def _values(row: DraftHead | DraftText) -> dict[str, Any]:
    """By the names of the columns, which are those of the fields."""
    return {name: getattr(row, name) for name in row.__slots__}


def _insert_head(connection: Any, head: DraftHead, status: str) -> int:
    values = _values(head)
    seen = values.pop("seen")
    changed = seen is not None and seen != orders.version(connection)  # while it was written
    return _insert(connection, "draft", **values, status=status, created_at=now(), changed_at=now(), stale=changed)


def _refresh_text(connection: Any, text_id: int, text: DraftText) -> bool:
    """Newer findings about the same words; whether they are others."""
    names = ("claims", "violations", "supported", "contradicted", "unsupported", "violation_count")
    found = [getattr(text, name) for name in names]
    places = " AND ".join(f"{name} IS ?" for name in names)
    setting = ", ".join(f"{name} = ?" for name in names)
    query = f"UPDATE draft_text SET {setting} WHERE id = ? AND NOT ({places})"
    return bool(connection.execute(query, [*found, text_id, *found]).rowcount)


def _insert(connection: Any, table: str, **values: Any) -> int:
    """Add a row; returns its id."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    return int(connection.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", list(values.values())).lastrowid)


def _add_text(connection: Any, draft_id: int, text: DraftText) -> None:
    lists = {"bullets": _list(text.bullets), "tags": _list(text.tags)}
    values = {**_values(text), **lists, "draft_id": draft_id, "created_at": now()}
    text_id = _insert(connection, "draft_text", **values)
    connection.execute("UPDATE draft SET text_id = ? WHERE id = ?", (text_id, draft_id))


def _list(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False)


def _unfinished(connection: Any, draft_id: int) -> int | None:
    """The version that a person was typing just now: nobody decided about it, and it is nowhere in force."""
    row = connection.execute(
        "SELECT t.id, t.created_at FROM draft d JOIN draft_text t ON t.id = d.text_id WHERE d.id = ? "
        "AND t.origin = 'person' AND d.status IN (SELECT value FROM json_each(?)) "
        "AND d.approved_text_id IS NOT d.text_id",
        (draft_id, json.dumps(OPEN)),
    ).fetchone()
    if row is None:
        return None
    age = datetime.now(UTC) - datetime.fromisoformat(row[1])
    return int(row[0]) if timedelta() <= age < _SITTING else None


def replace(connection: Any, by: int, statuses: Collection[str]) -> None:
    """Mark other drafts of the same product, platform and language in ``statuses`` as history.

    One with an approved text in force is history only where approved ones are meant: an edit may have reopened it.
    """
    in_force = "" if "approved" in statuses else "AND d.approved_text_id IS NULL"
    product, source, sku, platform, language, kind = connection.execute(
        "SELECT product_id, source, sku, platform, language, kind FROM draft WHERE id = ?", (by,)
    ).fetchone()
    connection.execute(
        f"UPDATE draft AS d SET replaced_by = :by WHERE d.id != :by AND {OF_PRODUCT} AND d.platform = :platform "
        "AND d.language = :language AND d.kind = :kind AND d.replaced_by IS NULL "
        f"AND d.status IN (SELECT value FROM json_each(:statuses)) {in_force}",
        {
            "by": by, "product": product, "source": source, "sku": sku, "platform": platform, "language": language,
            "kind": kind, "statuses": json.dumps(sorted(statuses)),
        },
    )  # fmt: skip
