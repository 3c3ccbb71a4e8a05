"""Reading drafts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from merchant_assistant.storage import orders
from merchant_assistant.storage.draft_rows import (
    COLUMNS,
    DRAFTED,
    GREEN,
    LINES,
    OF_PRODUCT,
    STANDING,
    TEXT_COLUMNS,
    WORDS,
    DraftLine,
    DraftRecord,
    DraftText,
    DraftVersion,
    line_of,
    one,
    record_of,
    text_of,
)

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database


_OF_TARGET = "d.platform = :platform AND d.kind = :kind AND d.replaced_by IS NULL"


class DraftReading:
    """Every method sees one state of the data."""

    _database: Database

    def get(self, draft_id: int) -> DraftRecord:
        """Raises :class:`UserFault` (``unknown_draft``)."""
        with self._database.read() as connection:
            return one(connection, draft_id)

    def current(self, *, statuses: Collection[str] = (), platforms: Collection[str] = ()) -> list[DraftRecord]:
        """Current listings with their words, without what was found in them, newest first. No ``statuses`` or

        ``platforms``: any.
        """
        condition = (
            "d.replaced_by IS NULL AND d.kind = 'listing' "
            "AND (:all_statuses OR d.status IN (SELECT value FROM json_each(:statuses))) "
            "AND (:all_platforms OR d.platform IN (SELECT value FROM json_each(:platforms)))"
        )
        values = {
            "statuses": json.dumps(sorted(statuses)),
            "all_statuses": not statuses,
            "platforms": json.dumps(sorted(platforms)),
            "all_platforms": not platforms,
        }
        return list(self._select(condition, values, "ORDER BY d.id DESC", columns=WORDS))

    def waiting(self, limit: int) -> tuple[int, list[DraftLine]]:
        """How many current drafts of products that are there wait for a person, and the newest ``limit`` of them."""
        condition = f"{STANDING} AND d.status IN ('proposed', 'needs_review')"
        return self._count(condition), self._lines(condition, {"limit": limit}, "ORDER BY d.id DESC LIMIT :limit")

    def waiting_counts(self) -> tuple[int, int]:
        """How many wait, and in how many of them all is proven."""
        with self._database.read() as connection:
            waiting, proven = connection.execute(
                f"SELECT count(*), coalesce(sum({GREEN}), 0) FROM draft d "
                "JOIN draft_text t INDEXED BY draft_text_line ON t.id = d.text_id "
                f"WHERE d.status IN ('proposed', 'needs_review') AND {STANDING}"
            ).fetchone()
        return int(waiting), int(proven)

    def to_export(self) -> int:
        """How many approved texts of products that are there were not exported; those of the demo never leave."""
        return self._count(f"{STANDING} AND d.status = 'approved' AND NOT d.scripted")

    def any(self) -> bool:
        """Whether a draft was ever written."""
        with self._database.read() as connection:
            return bool(connection.execute("SELECT EXISTS(SELECT 1 FROM draft)").fetchone()[0])

    def seconds_of(self, model: str, last: int, kind: str | None = None) -> list[float]:
        """What the newest drafts of that model took; ``kind`` None: of any kind."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT seconds FROM draft WHERE model = ?1 AND NOT scripted AND status != 'failed' "
                "AND (?2 IS NULL OR kind = ?2) ORDER BY id DESC LIMIT ?3",
                (model, kind, last),
            ).fetchall()
        return [float(row[0]) for row in rows]

    def latest(
        self, product_id: int, source: str, sku: str, platform: str, language: str | None, kind: str = "listing"
    ) -> DraftRecord | None:
        """The newest draft of that product, whatever its status."""
        condition = f"{OF_PRODUCT} AND {_OF_TARGET}" + (" AND d.language = :language" if language else "")
        values = {"product": product_id, "source": source, "sku": sku}
        values |= {"platform": platform, "language": language, "kind": kind}
        return next(self._select(condition, values, "ORDER BY d.status = 'failed', d.id DESC LIMIT 1"), None)

    def in_force(self, platforms: Collection[str]) -> list[DraftRecord]:
        """Approved (or exported) listings with the words that were approved, without what was found in them; the last

        approved first.
        """
        condition = (
            "d.platform IN (SELECT value FROM json_each(:platforms)) AND d.replaced_by IS NULL AND d.kind = 'listing'"
        )
        values = {"platforms": json.dumps(sorted(platforms))}
        tail = "ORDER BY d.changed_at DESC, d.id DESC"
        return list(self._select(condition, values, tail, "approved_text_id", WORDS))

    def in_force_of(
        self, product_id: int, source: str, sku: str, platform: str, language: str, kind: str = "listing"
    ) -> DraftRecord | None:
        """That product's draft with the text that was approved last, None where none is."""
        condition = f"{OF_PRODUCT} AND {_OF_TARGET} AND d.language = :language"
        values = {"product": product_id, "source": source, "sku": sku}
        values |= {"platform": platform, "language": language, "kind": kind}
        tail = "ORDER BY d.changed_at DESC, d.id DESC LIMIT 1"
        return next(self._select(condition, values, tail, "approved_text_id"), None)

    def history(self, draft_id: int) -> list[DraftVersion]:
        """Every version, the oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT t.id, t.created_at, t.id IS d.approved_text_id, " + TEXT_COLUMNS + " FROM draft_text t "
                "JOIN draft d ON d.id = t.draft_id WHERE t.draft_id = ? ORDER BY t.id",
                (draft_id,),
            ).fetchall()
        return [DraftVersion(row[0], row[1], text_of(row[3:]), bool(row[2])) for row in rows]

    def version(self, text_id: int) -> DraftText | None:
        """One version of a draft, by its own number."""
        with self._database.read() as connection:
            row = connection.execute(f"SELECT {TEXT_COLUMNS} FROM draft_text t WHERE t.id = ?", (text_id,)).fetchone()
        return text_of(row) if row else None

    def lines(
        self,
        *,
        statuses: Collection[str] = (),
        platforms: Collection[str] = (),
        language: str | None = None,
        kind: str | None = None,
        only: Collection[int] | None = None,
    ) -> list[DraftLine]:
        """Current drafts as lists show them, the newest first; what is left out means any."""
        wanted = {"status": statuses, "platform": platforms, "language": [language or ""], "kind": [kind or ""]}
        conditions = ["d.replaced_by IS NULL"]
        values: dict[str, Any] = {}
        for name, chosen in wanted.items():
            if any(chosen):
                conditions.append(f"d.{name} IN (SELECT value FROM json_each(:{name}))")
                values[name] = json.dumps(sorted(chosen))
        if only is not None:
            conditions.append("d.id IN (SELECT value FROM json_each(:only))")
            values["only"] = json.dumps(sorted(only))
        return self._lines(" AND ".join(conditions), values, "ORDER BY d.id DESC")

    def stale(self, only: Collection[int] | None = None) -> list[int]:
        """Current drafts whose product was changed since they were last compared with it, and is there."""
        condition, values = f"d.stale AND {STANDING}", list[str]()
        if only is not None:
            condition += " AND d.id IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted(only)))
        with self._database.read() as connection:
            rows = connection.execute(f"SELECT d.id FROM draft d WHERE {condition} ORDER BY d.id", values)
            return [int(row[0]) for row in rows]

    def outdated(self) -> set[int]:
        """Current drafts that were written from something else than their product says now."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT id FROM draft d WHERE d.outdated AND d.replaced_by IS NULL").fetchall()
        return {int(row[0]) for row in rows}

    def catalogue_version(self) -> int:
        """A number that is another one after every change of products."""
        with self._database.read() as connection:
            return orders.version(connection)

    def drafted_products(self, platform: str, language: str | None, kind: str = "listing") -> set[int]:
        """Products that have a usable draft: proposed, to be reviewed, approved or exported."""
        condition = f"{_OF_TARGET} AND d.status NOT IN ('failed', 'rejected')"
        condition += " AND d.language = :language" if language else ""
        values = {"platform": platform, "language": language, "kind": kind}
        with self._database.read() as connection:
            rows = connection.execute(DRAFTED.format(condition=condition), values).fetchall()
        return {int(row[0]) for row in rows}

    def signatures(self, draft_id: int) -> list[tuple[int, str]]:
        """Number and signature of the other products' current drafts for the same platform, language and kind."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT d.id, t.signature FROM draft own JOIN draft d ON d.platform = own.platform "
                "AND d.language = own.language AND d.kind = own.kind "
                "AND (d.source, d.sku) IS NOT (own.source, own.sku) "
                "JOIN draft_text t ON t.id = d.text_id WHERE own.id = ? AND d.replaced_by IS NULL "
                "AND d.status NOT IN ('failed', 'rejected') AND t.signature != ''",
                (draft_id,),
            ).fetchall()
        return [(int(row[0]), str(row[1])) for row in rows]

    def own_sentences(self, hashes: Collection[str], source: str, sku: str) -> set[str]:
        """Those of ``hashes`` that a model of ours wrote (short ones only if for this very product)."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT DISTINCT hash FROM own_sentence WHERE hash IN (SELECT value FROM json_each(?)) "
                "AND (long OR (source = ? AND sku = ?))",
                (json.dumps(sorted(hashes)), source, sku),
            ).fetchall()
        return {str(row[0]) for row in rows}

    def _count(self, condition: str) -> int:
        with self._database.read() as connection:
            return int(connection.execute(f"SELECT count(*) FROM draft d WHERE {condition}").fetchone()[0])

    def _select(
        self, condition: str, values: dict[str, Any], tail: str, text_id: str = "text_id", columns: str = COLUMNS
    ) -> Iterator[DraftRecord]:
        query = f"SELECT {columns} FROM draft d JOIN draft_text t ON t.id = d.{text_id} WHERE {condition} {tail}"
        with self._database.read() as connection:
            return map(record_of, connection.execute(query, values).fetchall())

    def _lines(self, condition: str, values: dict[str, Any], tail: str) -> list[DraftLine]:
        with self._database.read() as connection:
            return [line_of(row) for row in connection.execute(f"{LINES} WHERE {condition} {tail}", values)]
