"""Drafts between their three shapes: as stored, as a value, and as JSON of the command line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, cast

from merchant_assistant.claims.model import Claim
from merchant_assistant.foundation.said import packed, unpacked
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.model import Draft, DraftKind, DraftStatus, DraftSummary, Listing, Style, Violation
from merchant_assistant.listings.similar import signature
from merchant_assistant.storage.drafts import DraftLine, DraftRecord, DraftText, Origin


def draft_json(draft: Draft) -> dict[str, object]:
    """The line that ``draft`` prints: the fields of the command line's contract, and ``edited``."""
    return {
        "id": draft.id,
        "sku": draft.sku,
        "platform": draft.platform,
        "language": draft.language,
        "title": draft.listing.title,
        "bullets": list(draft.listing.bullets),
        "description": draft.listing.description,
        "claims": [claim.as_json() for claim in draft.claims],
        "violations": [violation_json(violation) for violation in draft.violations],
        "status": draft.status,
        "model": draft.model,
        "seconds": draft.seconds,
        "edited": draft.edited,
        "kind": draft.kind,
        "seo_title": draft.listing.seo_title,
        "seo_description": draft.listing.seo_description,
        "tags": list(draft.listing.tags),
        "outdated": draft.outdated,
    }


def violation_json(violation: Violation) -> dict[str, str]:
    return {"code": violation.code, "part": violation.part, "message": violation.message}


def draft_of(record: DraftRecord) -> Draft:
    """The draft as features see it."""
    head, text = record.head, record.text
    return Draft(
        id=record.id,
        product_id=head.product_id,
        sku=head.sku,
        platform=head.platform,
        language=head.language,
        listing=listing_of(text),
        claims=tuple(Claim(**item) for item in json.loads(text.claims)),
        violations=tuple(_violation(item) for item in json.loads(text.violations)),
        status=cast(DraftStatus, record.status),
        model=head.model,
        seconds=head.seconds,
        edited=record.edited,
        kind=cast(DraftKind, head.kind),
        outdated=record.outdated,
        style=style_of(head.style),
        reason=record.reason,
    )


def _violation(item: dict[str, Any]) -> Violation:
    """Its sentence is plain text where an earlier version of the program stored it."""
    return Violation(**{**item, "message": unpacked(item["message"])})


def style_of(stored: str) -> Style:
    """The manner that a draft or a job was asked for in; what an older program did not know is as usual."""
    told: dict[str, Any] = json.loads(stored)
    known: dict[str, Any] = {name: told[name] for name in Style.__slots__ if name in told}
    known.update({name: tuple(known[name]) for name in ("keywords", "never") if name in known})
    return Style(**known)


def style_json(style: Style) -> str:
    """The manner as it is stored."""
    return _json(asdict(style))


def summary_of(line: DraftLine) -> DraftSummary:
    """One line of a list."""
    told = {name: getattr(line, name) for name in DraftSummary.__slots__}
    return DraftSummary(**told)


def listing_of(text: DraftText) -> Listing:
    return Listing(text.title, text.bullets, text.description, text.seo_title, text.seo_description, text.tags)


def text_of(origin: Origin, findings: Findings) -> DraftText:
    """A version of a draft's text, ready to be stored."""
    counts = {status: sum(claim.status == status for claim in findings.claims) for status in _STATUSES}
    listing = findings.listing
    return DraftText(
        origin,
        listing.title,
        listing.bullets,
        listing.description,
        claims=_json([claim.as_json() for claim in findings.claims]),
        violations=_json(
            [{**violation_json(found), "message": packed(found.message)} for found in findings.violations]
        ),
        violation_count=len(findings.violations),
        seo_title=listing.seo_title,
        seo_description=listing.seo_description,
        tags=listing.tags,
        signature=signature(listing.description),
        **counts,
    )


_STATUSES = ("supported", "contradicted", "unsupported")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
