"""What is wrong with a listing: a platform's limits, and what no draft may say anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from merchant_assistant.foundation.said import Said
from merchant_assistant.listings.model import DraftKind, Listing, Style, Violation
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.rules import language as languages
from merchant_assistant.listings.rules import lengths, repetition, wording
from merchant_assistant.listings.rules.pieces import pieces, same
from merchant_assistant.listings.rules.wording import empty_phrases, wording_violations

__all__ = ["empty_phrases", "notices", "same", "violations", "wording_violations"]
_ANY = Style()


def violations(
    listing: Listing,
    platform: str,
    language: str | None = None,
    *,
    kind: DraftKind = "listing",
    style: Style = _ANY,
) -> tuple[Violation, ...]:
    """Every broken rule, title first. ``language``: what the text should be written in, None where it is not known.

    ``style``: of it the words that must not stand anywhere. Raises :class:`UserFault` (``unknown_platform``).
    """
    rules = platform_rules(platform, language, kind)
    parts = pieces(listing, kind)
    return (
        *lengths.missing(listing, rules),
        *(fault for piece in parts for fault in lengths.faults(piece, rules)),
        *lengths.too_many(listing, rules),
        *(fault for piece in parts for fault in wording.faults(piece, rules, style.never)),
        *repetition.faults(listing, rules),
        *languages.faults(listing, language, kind),
    )


def notices(
    listing: Listing, platform: str, language: str | None = None, *, kind: DraftKind = "listing"
) -> tuple[Said, ...]:
    """What is allowed but better known: that phones or search pages cut a part."""
    rules = platform_rules(platform, language, kind)
    found: Iterator[Said] = (notice for piece in pieces(listing, kind) for notice in lengths.notices(piece, rules))
    return tuple(found)
