"""What a column's name says by itself: what its cells are about, what a number in them counts, of which part."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.lexis.lexicon import Lexicon
from merchant_assistant.claims.lexis.tables import either, table, topic_words
from merchant_assistant.claims.lexis.text import Text, stem
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.counts import count_of_field
from merchant_assistant.claims.reading.facts import NO_COUNT, Count

ATTRIBUTE = "attribute:"
# Running text: what a cell of it says depends on the words inside, not on the column's name.
_PROSE = frozenset({"title", "description", "tags", "category"})
# Cells that buyers never see or that say nothing about the thing itself.
_SILENT = frozenset({"image", "url", "cost", "stock", "currency", "parent", "hs_code", "barcode"})
_SILENT_NAME = re.compile(
    r".*\b(?:images?|img|url|seo|tax|inventory|barcode|gtin|ean|upc|asin)\b.*|slug|link|position|published|status"
    r"|.*(?:图片|链接|条码|库存).*"
    r"|\w+[ _-](?:id|uuid|guid|hash|timestamp)|(?:row)?guid|uuid|\w*(?-i:[a-z]I[Dd])"
    r"|(?:created|updated|modified|crawled|imported)[ _-](?:at|on|date)",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")  # what shops call a handle; a pan's handle is "beech"
# What machines write for each other, whatever the column is called: digits in it measure and count nothing.
_MACHINES = re.compile(
    r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|(?=\S*\d)(?=\S*[a-z])[0-9a-z]{20,}|https?://\S+"
    r"|\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::[\d.]+)?(?:Z| ?[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
# What the catalogue's own fields are about.
_STOCK_NAME = re.compile(r"^attribute:.*(?:库存|\binventory\b)", re.IGNORECASE)
_FIELD_TOPICS = {
    "weight": "weight",
    "price": "price",
    "compare_at_price": "price",
    "moq": "moq",
    "pack": "pack",
    "lead_time": "delivery",
    "origin": "origin",
    "brand": "brand",
    "mpn": "model",
    "sku": "model",
}
_PACK, _PACKING = "pack", "packing"  # the catalogue's own pack field says of itself in what
_LONG = 120


class FieldMeaning(NamedTuple):
    """What a field is about, the words of its name, and what a number in it counts."""

    topics: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    counts: Count = NO_COUNT


@lru_cache(maxsize=4096)
def field_meaning(name: str) -> FieldMeaning:
    """What the name of a field says; nothing of running text."""
    if name in _PROSE:
        return FieldMeaning()
    known = _FIELD_TOPICS.get(name)
    words = readable_name(name)
    context = Context.of(Text.of(words))
    topics = frozenset({known}) if known else frozenset(item.topic for item in context.topicals)
    if any(True for _ in _fit_fields().find(context.text)):
        topics |= {"fits"}
    counts = Count(per=_PACKING) if name == _PACK else count_of_field(words)
    return FieldMeaning(topics, context.around(len(words), len(words))[1], counts)


@lru_cache(maxsize=4096)
def parts_of(name: str) -> frozenset[str]:
    """The words by which a field speaks of a part: ``seat`` of "Seat height", none of "Total length"."""
    text = Text.of(readable_name(name))
    measured = (hit for hit in topic_words().find(text) if any(topic.dimension for topic, _ in hit.entries))
    topical = {place for hit in measured for place in range(hit.first, hit.after)}
    words = (token.word for place, token in enumerate(text.tokens) if place not in topical and len(token.word) > 2)
    return frozenset(stem(word) for word in words) - frozenset(table("figures")["words"]["whole"])


def readable_name(field: str) -> str:
    """The words of a field's name: "dishwasher Safe" of ``attribute:dishwasherSafe``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", field.removeprefix(ATTRIBUTE).replace("_", " "))


@cache
def _fit_fields() -> Lexicon[str]:
    return Lexicon((word, word) for word in table("compatibility")["fields"]["words"])


def is_structured(evidence: Evidence) -> bool:
    """Whether a cell is a value and no running text."""
    return evidence.field not in _PROSE and len(evidence.value) <= _LONG


@lru_cache(maxsize=4096)
def is_bookkeeping(field: str) -> bool:
    """Whether the column is a shop's own about sales and opinions: "product_rating", 月销."""
    return _bookkeeping().search(readable_name(field)) is not None


@cache
def _bookkeeping() -> re.Pattern[str]:
    return re.compile(either(table("figures")["words"]["bookkeeping"]), re.IGNORECASE)


def speaks(evidence: Evidence) -> bool:
    """Whether a buyer may be told of the cell; of a stock in words ("现货"), not in numbers."""
    if _STOCK_NAME.search(evidence.field) and not any(map(str.isdigit, evidence.value)):
        return bool(evidence.value.strip())
    value = evidence.value.strip()
    if _MACHINES.fullmatch(value) or (evidence.field.casefold() == f"{ATTRIBUTE}handle" and _SLUG.fullmatch(value)):
        return False
    return (
        bool(value)
        and evidence.field not in _SILENT
        and not (
            evidence.field.startswith(ATTRIBUTE) and _SILENT_NAME.fullmatch(evidence.field.removeprefix(ATTRIBUTE))
        )
    )
