"""A record made ready: its cells read once with the same finders as a text, and sorted by what they can prove."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.codes import level_of_field
from merchant_assistant.claims.context import Context
from merchant_assistant.claims.contrasts import Told, told_sides
from merchant_assistant.claims.counts import count_of_field
from merchant_assistant.claims.extract import extract
from merchant_assistant.claims.facts import NO_COUNT, Count, Fact, Fit, Term, Value
from merchant_assistant.claims.lexicon import Lexicon
from merchant_assistant.claims.model import Evidence, Kind, Record
from merchant_assistant.claims.numbers import Amount
from merchant_assistant.claims.prices import currency_units
from merchant_assistant.claims.quantities import Quantity
from merchant_assistant.claims.refusals import Stated, stated
from merchant_assistant.claims.stances import Stance, stances
from merchant_assistant.claims.tables import table, topic_words
from merchant_assistant.claims.tables import topics as all_topics
from merchant_assistant.claims.text import Text, is_chinese, plain, stem
from merchant_assistant.claims.tiers import tiers_of_cell
from merchant_assistant.claims.units import field_unit

ATTRIBUTE = "attribute:"
# Running text: what a cell of it says depends on the words inside, not on the column's name.
_PROSE = frozenset({"title", "description", "tags", "category"})
# Cells that buyers never see or that say nothing about the thing itself.
_SILENT = frozenset({"image", "url", "cost", "stock", "currency", "parent", "hs_code", "barcode"})
_SILENT_NAME = re.compile(
    r".*\b(?:images?|img|url|seo|tax|inventory|barcode|gtin|ean|upc|asin)\b.*|handle|slug|link|position|published|status"
    r"|.*(?:图片|链接|条码|库存).*",
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
_TIERS = "price_tiers"
_PACK, _PACKING = "pack", "packing"  # the catalogue's own pack field says of itself in what
_LONG = 120
_SHORT = 24
_BARE = re.compile(
    r"(?P<figure>\s*(?:[≥≤<>=~≈]{1,2}\s*)?[\d.,/½¼¾ ]+(?:\s*(?:-|~|[x×*X])\s*[\d.,/]+)*)"
    r"(?P<tolerance>\s*(?:±|\+/-).{1,12})?\s*$"
)
_PRICE_PER = re.compile(r"^\s*\d[\d.,]*(?=\s*(?:/|per\b|a\b|each\b|每|一))")  # 38.40 / carton


@dataclass(frozen=True, slots=True)
class Proof:
    """One statement of one cell. ``structured``: the cell holds just this kind of thing."""

    fact: Fact
    evidence: Evidence
    structured: bool

    @property
    def fills_cell(self) -> bool:
        """Whether the cell holds little else."""
        return self.structured and 3 * (self.fact.end - self.fact.start) >= len(self.evidence.value)

    @property
    def dimension(self) -> str | None:
        """What a bare number in this cell measures, as far as its field's name tells."""
        return next((all_topics()[topic].dimension for topic in self.fact.topics if topic in all_topics()), None)


class SpeakingCell(NamedTuple):
    """A cell that buyers may be told of: its words in a row (an attribute's name first) and its field's topics."""

    evidence: Evidence
    joined: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The proofs of a record by the type of their value, and its cells as plain text."""

    record: Record
    proofs: dict[type, tuple[Proof, ...]]
    cells: tuple[SpeakingCell, ...]
    brands: Lexicon[str]
    title_words: frozenset[str]  # in the singular
    stances: tuple[Stance, ...] = ()
    sides: tuple[Told, ...] = ()  # of words that exclude one another
    stated: Stated = field(default_factory=Stated)  # what a text may not deny

    def is_called(self, noun: str) -> bool:
        """Whether the title has the noun (in the singular), so that it means the thing itself."""
        return noun in self.title_words

    def may_be_called(self, noun: str) -> bool:
        """Whether no noun is said, or none can be compared with a title, or it is the title's."""
        return not noun or not self.title_words or self.is_called(noun)

    def cell_about(self, topic: str) -> Evidence | None:
        """The record's own cell made for that topic."""
        return next((cell.evidence for cell in self.cells if topic in cell.topics and not cell.evidence.sibling), None)

    def identifier(self, digits: str) -> Evidence | None:
        """The cell that holds just this long number: a barcode, a customs code."""
        return next(
            (cell for cell in self.record.evidence if cell.field != "cost" and cell.value.strip() == digits), None
        )

    def mention(self, words: Iterable[str]) -> Evidence | None:
        """A cell in which the words stand one after another; one made for names before running text."""
        said = f" {' '.join(words)} "
        found = [cell for cell in self.cells if said in cell.joined]
        return min(found, key=lambda cell: (cell.evidence.sibling, not cell.topics)).evidence if found else None

    def cell_with(self, noun: str) -> Evidence | None:
        """A cell that has the noun in any number, or the Chinese word for it."""
        if noun and is_chinese(noun[0]):
            return next((cell.evidence for cell in self.cells if noun in cell.evidence.value), None)
        has = (cell.evidence for cell in self.cells if noun in map(stem, cell.joined.split()))
        return next(has, None)

    def of(self, value: type[Value], kind: Kind | None = None) -> Iterator[Proof]:
        return (proof for proof in self.proofs.get(value, ()) if kind is None or proof.fact.kind == kind)


@lru_cache(maxsize=64)
def prepare(record: Record) -> Prepared:
    """Read all cells of the record. Asked again for the same record, it answers at once."""
    proofs: dict[type, list[Proof]] = {}
    cells: list[SpeakingCell] = []
    speaking = [evidence for evidence in record.evidence if _speaks(evidence)]
    brands = Lexicon(
        (evidence.value, evidence.value) for evidence in speaking if "brand" in field_meaning(evidence.field).topics
    )
    currencies = {evidence.sku: evidence.value for evidence in record.evidence if evidence.field == "currency"}
    for evidence in speaking:
        topics = field_meaning(evidence.field).topics
        text = plain(evidence.value)
        cells.append(SpeakingCell(evidence, _joined(evidence, text), topics))
        for proof in _tiers(evidence, currencies):
            proofs.setdefault(Quantity, []).append(proof)
        for proof in _proofs(evidence, _with_unit(evidence, text, topics, currencies)):
            proofs.setdefault(type(proof.fact.value), []).append(proof)
    titles = (cell.joined.split() for cell in cells if cell.evidence.field == "title")
    title_words = frozenset(stem(word) for words in titles for word in words)
    by_type = {kind: tuple(found) for kind, found in proofs.items()}
    names = {cell.evidence.field: readable_name(cell.evidence.field) for cell in cells}
    own = stances((cell.evidence for cell in cells if not cell.evidence.sibling), names)
    sides = told_sides(_with_name(cell.evidence) for cell in cells if not cell.evidence.sibling)
    said = stated((cell.evidence for cell in cells if not cell.evidence.sibling), names, own)
    return Prepared(record, by_type, tuple(cells), brands, title_words, own, sides, said)


def _with_name(evidence: Evidence) -> tuple[Evidence, str, bool]:
    name = f"{readable_name(evidence.field)}: " if evidence.field.startswith(ATTRIBUTE) else ""
    return evidence, name + plain(evidence.value), is_structured(evidence)


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
    return evidence.field not in _PROSE and len(evidence.value) <= _LONG


def _speaks(evidence: Evidence) -> bool:
    return (
        bool(evidence.value.strip())
        and evidence.field not in _SILENT
        and not (
            evidence.field.startswith(ATTRIBUTE) and _SILENT_NAME.fullmatch(evidence.field.removeprefix(ATTRIBUTE))
        )
    )


def _joined(evidence: Evidence, text: str) -> str:
    name = evidence.field.removeprefix(ATTRIBUTE) if evidence.field.startswith(ATTRIBUTE) else ""
    return f" {' '.join(token.word for token in Text.of(f'{name}: {text}').tokens)} "


def _with_unit(evidence: Evidence, text: str, topics: frozenset[str], currencies: Mapping[str, str]) -> str:
    """A bare number with the unit or currency that stands elsewhere: in the field's name, in the currency cell."""
    bare = _BARE.match(text) if is_structured(evidence) else None
    currency = currencies.get(evidence.sku) or next(iter(currencies.values()), "") if "price" in topics else ""
    if bare is None:
        return _PRICE_PER.sub(rf"\g<0> {currency}", text, count=1) if currency else text
    unit = field_unit(evidence.field) or currency
    tolerance = f"{bare['tolerance']} {unit}" if (bare["tolerance"] or "")[-1:].isdigit() else bare["tolerance"] or ""
    return f"{bare['figure'].rstrip()} {unit}{tolerance}" if unit else text


def _proofs(evidence: Evidence, text: str) -> Iterator[Proof]:
    structured = is_structured(evidence)
    field = field_meaning(evidence.field)
    turned = structured and _denies(evidence.field)
    for fact in extract(text, field.topics if structured else frozenset()):
        said = replace(fact, negated=not fact.negated) if turned and isinstance(fact.value, (Term, Fit)) else fact
        yield Proof(said.about(*field) if structured else said, evidence, structured)
    if evidence.field.startswith(ATTRIBUTE):
        for fact in _said_by_name(evidence.field):
            yield Proof(fact, evidence, False)
    if structured:
        for fact in (*_answers(evidence.field, text), *_level(evidence.field, text), *_together(evidence.field, text)):
            yield Proof(fact, evidence, True)


@lru_cache(maxsize=4096)
def _said_by_name(field: str) -> tuple[Fact, ...]:
    """The 3 bar of "Flow rate at 3 bar"."""
    name = readable_name(field)
    if not any(char.isdigit() for char in name):
        return ()
    return tuple(fact for fact in extract(name) if isinstance(fact.value, Quantity) and fact.value.units)


@lru_cache(maxsize=4096)
def _denies(field: str) -> bool:
    """Whether the cell lists what is not so: "Not suitable for", 不适用."""
    return readable_name(field).casefold().startswith(tuple(table("denials")["fields"]["beginnings"]))


def _tiers(evidence: Evidence, currencies: Mapping[str, str]) -> Iterator[Proof]:
    """The prices by quantity of a cell that says no currency."""
    if not _holds_tiers(evidence) or any(fact.kind == "price" for fact in extract(evidence.value)):
        return
    currency = currencies.get(evidence.sku) or next(iter(currencies.values()), "")
    meant = currency_units(currency) if currency else ()
    for pieces, price in tiers_of_cell(evidence.value):
        amount = Amount(0, len(evidence.value), (price,), Fraction(1, 100))
        fact = Fact("price", 0, amount.end, Quantity(amount, None, meant), frozenset({"price"}), at=pieces)
        yield Proof(fact, evidence, True)


def _holds_tiers(evidence: Evidence) -> bool:
    """The catalogue's own field, or a column about prices with several: "100: 1.95 / 500: 1.72"."""
    priced = is_structured(evidence) and "price" in field_meaning(evidence.field).topics
    return evidence.field == _TIERS or (priced and len(list(tiers_of_cell(evidence.value))) > 1)


def _level(field: str, text: str) -> Iterator[Fact]:
    if field.startswith(ATTRIBUTE):
        yield from level_of_field(field.removeprefix(ATTRIBUTE), text)


def _together(field: str, text: str) -> Iterator[Fact]:
    """ "Warranty: lifetime", "发货: 当天": value and field's name together are the phrase."""
    name, value = readable_name(field), text.strip()
    if field == name or len(value) > _SHORT or any(char.isdigit() for char in value):
        return
    for phrase in (f"{value} {name}", f"{value}{name}") if is_chinese(name[:1] or " ") else (f"{value} {name}",):
        joint = phrase.index(name, len(value))
        for fact in extract(phrase):
            if isinstance(fact.value, Term) and fact.start < len(value) and fact.end > joint:
                yield fact


def _answers(field: str, text: str) -> Iterator[Fact]:
    """ "Waterproof: no": the field is the statement, the cell says whether it holds."""
    said, answers = text.strip().casefold(), table("features")["answers"]
    if said in answers["yes"] or said in answers["no"]:
        for fact in extract(field.removeprefix(ATTRIBUTE)):
            if isinstance(fact.value, Term):
                yield replace(fact, negated=fact.negated != (said in answers["no"]))
