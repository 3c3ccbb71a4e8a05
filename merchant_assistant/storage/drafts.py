"""Drafts, their versions and the fingerprints of what our models wrote. One transaction per act of a person."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

if TYPE_CHECKING:
    from merchant_assistant.storage.database import Database

Origin = Literal["model", "person"]


@dataclass(frozen=True, slots=True)
class DraftText:
    """One version of a draft's texts with what was found in it. ``claims`` and ``violations``: JSON lists."""

    origin: Origin
    title: str
    bullets: tuple[str, ...]
    description: str
    claims: str
    violations: str
    supported: int
    contradicted: int
    unsupported: int
    violation_count: int
    seo_title: str = ""
    seo_description: str = ""
    tags: tuple[str, ...] = ()
    signature: str = ""  # see ``listings.similar``


@dataclass(frozen=True, slots=True)
class DraftHead:
    """What a draft is for. ``source`` and ``sku`` find the product again after an undone import was repeated.

    ``facts``: fingerprint of what the model was told. ``style``: a JSON object.
    """

    product_id: int
    source: str
    sku: str
    platform: str
    language: str
    tone: str
    model: str
    scripted: bool
    seconds: float
    kind: str = "listing"
    facts: str = ""
    template: str = ""
    style: str = "{}"


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A stored draft with the version it shows now. ``has_product`` is False while its product is not there.

    ``head.product_id`` is the number that the product has now: one that came in again with a later file has a new one.
    """

    id: int
    head: DraftHead
    status: str
    text: DraftText
    edited: bool
    has_product: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The fingerprint of one sentence; ``long``: distinctive enough to be recognised in any product's cells."""

    hash: str
    long: bool


_TEXT_COLUMNS = (
    "t.origin, t.title, t.bullets, t.description, t.claims, t.violations, "
    "t.supported, t.contradicted, t.unsupported, t.violation_count, t.seo_title, t.seo_description, t.tags, t.signature"
)
# The product of a draft: the one with its number, else the one that goes by its SKU now; NULL where it was removed.
_PRODUCT = (
    "coalesce((SELECT id FROM product WHERE id = d.product_id), (SELECT min(p.id) FROM source s "
    "JOIN product p ON p.source_id = s.id AND p.sku = d.sku WHERE s.name = d.source))"
)
_COLUMNS = (
    f"d.id, coalesce({_PRODUCT}, d.product_id), d.source, d.sku, d.platform, d.language, d.tone, d.model, d.scripted, "
    "d.seconds, d.kind, d.facts, d.template, d.style, d.status, "
    "EXISTS(SELECT 1 FROM draft_text p WHERE p.draft_id = d.id AND p.origin = 'person'), "
    f"{_PRODUCT} IS NOT NULL, " + _TEXT_COLUMNS
)
# A product that was removed by an undo and imported again has a new number; its old drafts are still its own.
_OF_PRODUCT = (
    "(d.product_id = :product OR (d.source = :source AND d.sku = :sku "
    "AND NOT EXISTS(SELECT 1 FROM product WHERE product.id = d.product_id)))"
)
_DRAFTED = """
SELECT p.id FROM draft d JOIN product p ON p.id = d.product_id WHERE {condition}
UNION SELECT p.id FROM draft d JOIN source s ON s.name = d.source JOIN product p ON p.source_id = s.id AND p.sku = d.sku
WHERE {condition} AND NOT EXISTS(SELECT 1 FROM product WHERE product.id = d.product_id)
"""
_STANDING = f"d.replaced_by IS NULL AND {_PRODUCT} IS NOT NULL"
_OPEN = ("proposed", "needs_review", "failed")
_SITTING = timedelta(minutes=5)  # between two savings of one version
_IN_FORCE = ("approved", "exported")


class DraftRepository:
    """Reads and writes drafts. Every method that writes is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, head: DraftHead, status: str, text: DraftText, sentences: Iterable[Sentence]) -> DraftRecord:
        """Save a new draft with the fingerprints of its text. Earlier unapproved drafts of the same kind become

        history; an approved one stays in force. A ``failed`` draft replaces nothing.
        """
        with self._database.write() as connection:
            now = _now()
            draft_id = _insert(connection, "draft", **_values(head), status=status, created_at=now, changed_at=now)
            _add_text(connection, draft_id, text)
            connection.executemany(
                "INSERT INTO own_sentence(hash, source, sku, long) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [(sentence.hash, head.source, head.sku, sentence.long) for sentence in sentences],
            )
            if status != "failed":
                _replace(connection, draft_id, (*_OPEN, "rejected"))
            return _one(connection, draft_id)

    def get(self, draft_id: int) -> DraftRecord:
        """Raises :class:`UserFault` (``unknown_draft``)."""
        with self._database.read() as connection:
            return _one(connection, draft_id)

    def edit(self, draft_id: int, status: str, text: DraftText, *, typing: bool = False) -> DraftRecord:
        """Add a version; what was approved before stays in force until this one is approved.

        ``typing``: it is saved while somebody types: one sitting is one version, however often it is saved.
        """
        with self._database.write() as connection:
            _one(connection, draft_id)
            unfinished = _unfinished(connection, draft_id) if typing else None
            _add_text(connection, draft_id, text)
            connection.execute("UPDATE draft SET status = ?, changed_at = ? WHERE id = ?", (status, _now(), draft_id))
            connection.execute("DELETE FROM draft_text WHERE id = ?", (unfinished,))
            return _one(connection, draft_id)

    def approve(self, draft_id: int) -> DraftRecord:
        """Put the shown version in force and earlier drafts of the same product, platform and language out of it."""
        with self._database.write() as connection:
            _one(connection, draft_id)
            connection.execute(
                "UPDATE draft SET status = 'approved', approved_text_id = text_id, replaced_by = NULL, changed_at = ? "
                "WHERE id = ?",
                (_now(), draft_id),
            )
            _replace(connection, draft_id, (*_OPEN, *_IN_FORCE, "rejected"))
            return _one(connection, draft_id)

    def reject(self, draft_id: int) -> DraftRecord:
        """Mark as rejected; if it was in force, it no longer is."""
        with self._database.write() as connection:
            _one(connection, draft_id)
            connection.execute(
                "UPDATE draft SET status = 'rejected', approved_text_id = NULL, changed_at = ? WHERE id = ?",
                (_now(), draft_id),
            )
            return _one(connection, draft_id)

    def mark_exported(self, draft_ids: Iterable[int]) -> int:
        """Approved drafts become ``exported``; how many did."""
        with self._database.write() as connection:
            return connection.executemany(
                "UPDATE draft SET status = 'exported', changed_at = ? WHERE id = ? AND status = 'approved'",
                [(_now(), draft_id) for draft_id in draft_ids],
            ).rowcount

    def current(self, *, statuses: Collection[str] = (), platforms: Collection[str] = ()) -> list[DraftRecord]:
        """Newest first, without those that a newer draft replaced. No ``statuses`` or ``platforms``: any."""
        condition = (
            "d.replaced_by IS NULL AND (:all_statuses OR d.status IN (SELECT value FROM json_each(:statuses))) "
            "AND (:all_platforms OR d.platform IN (SELECT value FROM json_each(:platforms)))"
        )
        values = {
            "statuses": json.dumps(sorted(statuses)),
            "all_statuses": not statuses,
            "platforms": json.dumps(sorted(platforms)),
            "all_platforms": not platforms,
        }
        return list(self._select(condition, values, "ORDER BY d.id DESC"))

    def waiting(self, limit: int) -> tuple[int, list[DraftRecord]]:
        """How many current drafts of products that are there wait for a person, and the newest ``limit`` of them."""
        condition = f"{_STANDING} AND d.status IN ('proposed', 'needs_review')"
        return self._count(condition), list(
            self._select(condition, {"limit": limit}, "ORDER BY d.id DESC LIMIT :limit")
        )

    def to_export(self) -> int:
        """How many approved texts of products that are there were not exported; those of the demo never leave."""
        return self._count(f"{_STANDING} AND d.status = 'approved' AND NOT d.scripted")

    def any(self) -> bool:
        """Whether a draft was ever written."""
        with self._database.read() as connection:
            return bool(connection.execute("SELECT EXISTS(SELECT 1 FROM draft)").fetchone()[0])

    def seconds_of(self, model: str, last: int) -> list[float]:
        """What the newest drafts of that model took."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT seconds FROM draft WHERE model = ? AND NOT scripted AND status != 'failed' "
                "ORDER BY id DESC LIMIT ?",
                (model, last),
            ).fetchall()
        return [float(row[0]) for row in rows]

    def latest(self, product_id: int, source: str, sku: str, platform: str, language: str | None) -> DraftRecord | None:
        """The newest draft of that product, whatever its status."""
        condition = f"{_OF_PRODUCT} AND d.platform = :platform AND d.replaced_by IS NULL"
        condition += " AND d.language = :language" if language else ""
        values = {"product": product_id, "source": source, "sku": sku, "platform": platform, "language": language}
        return next(self._select(condition, values, "ORDER BY d.status = 'failed', d.id DESC LIMIT 1"), None)

    def in_force(self, platforms: Collection[str]) -> list[DraftRecord]:
        """Approved (or exported) drafts with the text that was approved, the last approved first."""
        condition = "d.platform IN (SELECT value FROM json_each(:platforms)) AND d.replaced_by IS NULL"
        values = {"platforms": json.dumps(sorted(platforms))}
        return list(self._select(condition, values, "ORDER BY d.changed_at DESC, d.id DESC", "approved_text_id"))

    def in_force_of(self, product_id: int, source: str, sku: str, platform: str, language: str) -> DraftRecord | None:
        """That product's draft with the text that was approved last, None where none is."""
        condition = f"{_OF_PRODUCT} AND d.platform = :platform AND d.language = :language AND d.replaced_by IS NULL"
        values = {"product": product_id, "source": source, "sku": sku, "platform": platform, "language": language}
        tail = "ORDER BY d.changed_at DESC, d.id DESC LIMIT 1"
        return next(self._select(condition, values, tail, "approved_text_id"), None)

    def history(self, draft_id: int) -> list[DraftText]:
        """Every version, the oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {_TEXT_COLUMNS} FROM draft_text t WHERE t.draft_id = ? ORDER BY t.id", (draft_id,)
            ).fetchall()
        return [_text(row) for row in rows]

    def drafted_products(self, platform: str, language: str | None) -> set[int]:
        """Products that have a usable draft: proposed, to be reviewed, approved or exported."""
        condition = "d.platform = :platform AND d.replaced_by IS NULL AND d.status NOT IN ('failed', 'rejected')"
        condition += " AND d.language = :language" if language else ""
        values = {"platform": platform, "language": language}
        with self._database.read() as connection:
            rows = connection.execute(_DRAFTED.format(condition=condition), values).fetchall()
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
        self, condition: str, values: dict[str, Any], tail: str, text_id: str = "text_id"
    ) -> Iterator[DraftRecord]:
        query = f"SELECT {_COLUMNS} FROM draft d JOIN draft_text t ON t.id = d.{text_id} WHERE {condition} {tail}"
        with self._database.read() as connection:
            return map(_record, connection.execute(query, values).fetchall())


def _values(row: DraftHead | DraftText) -> dict[str, Any]:
    """By the names of the columns, which are those of the fields."""
    return {name: getattr(row, name) for name in row.__slots__}


def _insert(connection: Any, table: str, **values: Any) -> int:
    """Add a row; returns its id."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    return int(connection.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", list(values.values())).lastrowid)


def _one(connection: Any, draft_id: int) -> DraftRecord:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM draft d JOIN draft_text t ON t.id = d.text_id WHERE d.id = ?", (draft_id,)
    ).fetchone()
    if row is None:
        raise UserFault(
            "unknown_draft",
            said("Storage", "There is no draft {draft}.").format(draft=str(draft_id)),
            said("Storage", "List the drafts to see their numbers."),
        )
    return _record(row)


def _add_text(connection: Any, draft_id: int, text: DraftText) -> None:
    lists = {"bullets": _list(text.bullets), "tags": _list(text.tags)}
    values = {**_values(text), **lists, "draft_id": draft_id, "created_at": _now()}
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
        (draft_id, json.dumps(_OPEN)),
    ).fetchone()
    if row is None:
        return None
    age = datetime.now(UTC) - datetime.fromisoformat(row[1])
    return int(row[0]) if timedelta() <= age < _SITTING else None


def _replace(connection: Any, by: int, statuses: Collection[str]) -> None:
    """Mark other drafts of the same product, platform and language in ``statuses`` as history.

    One with an approved text in force is history only where approved ones are meant: an edit may have reopened it.
    """
    in_force = "" if "approved" in statuses else "AND d.approved_text_id IS NULL"
    product, source, sku, platform, language, kind = connection.execute(
        "SELECT product_id, source, sku, platform, language, kind FROM draft WHERE id = ?", (by,)
    ).fetchone()
    connection.execute(
        f"UPDATE draft AS d SET replaced_by = :by WHERE d.id != :by AND {_OF_PRODUCT} AND d.platform = :platform "
        "AND d.language = :language AND d.kind = :kind AND d.replaced_by IS NULL "
        f"AND d.status IN (SELECT value FROM json_each(:statuses)) {in_force}",
        {
            "by": by, "product": product, "source": source, "sku": sku, "platform": platform, "language": language,
            "kind": kind, "statuses": json.dumps(sorted(statuses)),
        },
    )  # fmt: skip


def _record(row: Any) -> DraftRecord:
    head = DraftHead(
        product_id=row[1],
        source=row[2],
        sku=row[3],
        platform=row[4],
        language=row[5],
        tone=row[6],
        model=row[7],
        scripted=bool(row[8]),
        seconds=row[9],
        kind=row[10],
        facts=row[11],
        template=row[12],
        style=row[13],
    )
    return DraftRecord(row[0], head, row[14], _text(tuple(row)[17:]), bool(row[15]), bool(row[16]))


def _text(row: Any) -> DraftText:
    told = {name: row[place] for place, name in enumerate(DraftText.__slots__)}
    lists = {name: tuple(json.loads(told[name])) for name in ("bullets", "tags")}
    return DraftText(**{**told, **lists})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
