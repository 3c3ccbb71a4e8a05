"""Drafts and their versions as they lie in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

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
    seen: int | None = None  # the state of the catalogue that it was written from; None: not known


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
    stale: bool = False  # the product was changed since the draft was last compared with it
    outdated: bool = False  # what it was written from is not what the product says now
    reason: str = ""  # why a person rejected it


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """One version of a draft's text. ``at``: UTC, ISO 8601. ``approved``: it is the one in force."""

    id: int
    at: str
    text: DraftText
    approved: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft compared with its product as it is now. ``texts``: new findings about its versions, by their numbers."""

    texts: Mapping[int, DraftText]
    status: str
    outdated: bool


@dataclass(frozen=True, slots=True)
class DraftLine:
    """What a list of drafts shows of one; the figures count claims and broken rules. ``in_force``: a text of it is."""

    id: int
    product_id: int
    sku: str
    platform: str
    language: str
    kind: str
    status: str
    title: str
    supported: int
    contradicted: int
    unsupported: int
    violations: int
    has_product: bool
    stale: bool
    outdated: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The fingerprint of one sentence; ``long``: distinctive enough to be recognised in any product's cells."""

    hash: str
    long: bool


TEXT_COLUMNS = (
    "t.origin, t.title, t.bullets, t.description, t.claims, t.violations, "
    "t.supported, t.contradicted, t.unsupported, t.violation_count, t.seo_title, t.seo_description, t.tags, t.signature"
)
# The product of a draft: the one with its number, else the one that goes by its SKU now; NULL where it was removed.
PRODUCT = (
    "coalesce((SELECT id FROM product WHERE id = d.product_id), (SELECT min(p.id) FROM source s "
    "JOIN product p ON p.source_id = s.id AND p.sku = d.sku WHERE s.name = d.source))"
)
COLUMNS = (
    f"d.id, coalesce({PRODUCT}, d.product_id), d.source, d.sku, d.platform, d.language, d.tone, d.model, d.scripted, "
    "d.seconds, d.kind, d.facts, d.template, d.style, d.status, "
    "EXISTS(SELECT 1 FROM draft_text p WHERE p.draft_id = d.id AND p.origin = 'person'), "
    f"{PRODUCT} IS NOT NULL, d.stale, d.outdated, d.reason, " + TEXT_COLUMNS
)
WORDS = COLUMNS.replace("t.claims, t.violations", "'[]', '[]'")  # thousands of texts, without what was found in them
# A product that was removed by an undo and imported again has a new number; its old drafts are still its own.
OF_PRODUCT = (
    "(d.product_id = :product OR (d.source = :source AND d.sku = :sku "
    "AND NOT EXISTS(SELECT 1 FROM product WHERE product.id = d.product_id)))"
)
DRAFTED = """
SELECT p.id FROM draft d JOIN product p ON p.id = d.product_id WHERE {condition}
UNION SELECT p.id FROM draft d JOIN source s ON s.name = d.source JOIN product p ON p.source_id = s.id AND p.sku = d.sku
WHERE {condition} AND NOT EXISTS(SELECT 1 FROM product WHERE product.id = d.product_id)
"""
STANDING = f"d.replaced_by IS NULL AND {PRODUCT} IS NOT NULL"
OPEN = ("proposed", "needs_review", "failed")
IN_FORCE = ("approved", "exported")
# Waits for a person, and nothing in it needs one: each claim is proven and no rule broken.
GREEN = "d.status = 'proposed' AND NOT (t.contradicted OR t.unsupported OR t.violation_count)"
_LINE_COLUMNS = (
    f"d.id, coalesce({PRODUCT}, d.product_id), d.sku, d.platform, d.language, d.kind, d.status, t.title, t.supported, "
    f"t.contradicted, t.unsupported, t.violation_count, {PRODUCT} IS NOT NULL, d.stale, d.outdated, "
    "d.approved_text_id IS NOT NULL"
)
LINES = f"SELECT {_LINE_COLUMNS} FROM draft d JOIN draft_text t INDEXED BY draft_text_line ON t.id = d.text_id"


def one(connection: Any, draft_id: int) -> DraftRecord:
    row = connection.execute(
        f"SELECT {COLUMNS} FROM draft d JOIN draft_text t ON t.id = d.text_id WHERE d.id = ?", (draft_id,)
    ).fetchone()
    if row is None:
        raise UserFault(
            "unknown_draft",
            said("Storage", "There is no draft {draft}.").format(draft=str(draft_id)),
            said("Storage", "List the drafts to see their numbers."),
        )
    return record_of(row)


def record_of(row: Any) -> DraftRecord:
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
    edited, has_product, stale, outdated = map(bool, row[15:19])
    text = text_of(tuple(row)[20:])
    return DraftRecord(row[0], head, row[14], text, edited, has_product, stale, outdated, reason=row[19])


def text_of(row: Any) -> DraftText:
    told = {name: row[place] for place, name in enumerate(DraftText.__slots__)}
    lists = {name: tuple(json.loads(told[name])) for name in ("bullets", "tags")}
    return DraftText(**{**told, **lists})


def line_of(row: Any) -> DraftLine:
    return DraftLine(*row[:12], *map(bool, row[12:]))


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
