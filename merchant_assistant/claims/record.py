"""A record made ready: its cells read once with the same finders as a text, and sorted by what they can prove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.extract import extract
from merchant_assistant.claims.facts import Fact, Value
from merchant_assistant.claims.figures import field_unit
from merchant_assistant.claims.model import Evidence, Kind, Record
from merchant_assistant.claims.tables import topics as all_topics
from merchant_assistant.claims.text import Text, plain

ATTRIBUTE = "attribute:"
# Running text: what a cell of it says depends on the words inside, not on the column's name.
_PROSE = frozenset({"title", "description", "tags", "category"})
# Cells that buyers never see or that say nothing about the thing itself.
_SILENT = frozenset({"image", "url", "cost", "stock", "currency", "parent", "hs_code", "barcode"})
_SILENT_NAME = re.compile(
    r"\b(?:image|images|img|url|link|handle|slug|seo|position|published|status|tax|inventory|barcode|gtin|ean|upc|asin"
    r"|图片|链接|条码|库存)\b",
    re.IGNORECASE,
)
# What the catalogue's own fields are about.
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
_LONG = 120
_BARE = re.compile(r"\s*[\d.,/½¼¾ ]+(?:\s*(?:-|~|[x×*X])\s*[\d.,/]+)*\s*$")


@dataclass(frozen=True, slots=True)
class Proof:
    """One statement of one cell. ``structured``: the cell holds just this kind of thing."""

    fact: Fact
    evidence: Evidence
    structured: bool

    @property
    def dimension(self) -> str | None:
        """What a bare number in this cell measures, as far as its field's name tells."""
        return next((all_topics()[topic].dimension for topic in self.fact.topics if topic in all_topics()), None)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The proofs of a record by the type of their value, and its cells as plain text."""

    record: Record
    proofs: dict[type, tuple[Proof, ...]]
    cells: tuple[tuple[Evidence, Text, frozenset[str]], ...]  # cell, its text, the topics of its field

    def of(self, value: type[Value], kind: Kind | None = None) -> Iterator[Proof]:
        return (proof for proof in self.proofs.get(value, ()) if kind is None or proof.fact.kind == kind)


@lru_cache(maxsize=64)
def prepare(record: Record) -> Prepared:
    """Read all cells of the record. Asked again for the same record, it answers at once."""
    proofs: dict[type, list[Proof]] = {}
    cells: list[tuple[Evidence, Text, frozenset[str]]] = []
    for evidence in record.evidence:
        if _speaks(evidence):
            topics, words = field_meaning(evidence.field)
            text = plain(evidence.value)
            cells.append((evidence, Text.of(text), topics))
            for proof in _proofs(evidence, text, topics, words):
                proofs.setdefault(type(proof.fact.value), []).append(proof)
    return Prepared(record, {kind: tuple(found) for kind, found in proofs.items()}, tuple(cells))


@lru_cache(maxsize=4096)
def field_meaning(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a field is about, and the words of its name."""
    if name in _PROSE:
        return frozenset(), frozenset()
    known = _FIELD_TOPICS.get(name)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removeprefix(ATTRIBUTE).replace("_", " "))
    context = Context.of(Text.of(words))
    topics = frozenset({known}) if known else frozenset(item.topic for item in context.topicals)
    return topics, context.around(len(words), len(words))[1]


def is_structured(evidence: Evidence) -> bool:
    return evidence.field not in _PROSE and len(evidence.value) <= _LONG


def _speaks(evidence: Evidence) -> bool:
    return (
        bool(evidence.value.strip())
        and evidence.field not in _SILENT
        and not (evidence.field.startswith(ATTRIBUTE) and _SILENT_NAME.search(evidence.field))
    )


def _proofs(evidence: Evidence, text: str, topics: frozenset[str], words: frozenset[str]) -> Iterator[Proof]:
    structured = is_structured(evidence)
    unit = field_unit(evidence.field) if structured and _BARE.match(text) else ""
    for fact in extract(f"{text} {unit}" if unit else text, topics if structured else frozenset()):
        yield Proof(fact.about(topics, words) if structured else fact, evidence, structured)
