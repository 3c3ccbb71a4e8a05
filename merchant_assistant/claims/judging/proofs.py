"""What a record's cells state: each read with the same finders as a text, its column's name and unit taken along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from merchant_assistant.claims.finding.codes import level_of_field
from merchant_assistant.claims.finding.extract import extract
from merchant_assistant.claims.finding.fields import ATTRIBUTE, field_meaning, is_structured, readable_name
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.tables import topics as all_topics
from merchant_assistant.claims.lexis.text import is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.roots import content
from merchant_assistant.claims.reading.facts import Fact, Fit, Term
from merchant_assistant.claims.reading.numbers import Amount
from merchant_assistant.claims.reading.prices import currency_units
from merchant_assistant.claims.reading.quantities import Quantity
from merchant_assistant.claims.reading.tiers import tiers_of_cell
from merchant_assistant.claims.reading.units import field_unit

_TIERS = "price_tiers"
_SHORT = 24
_BARE = re.compile(
    r"(?P<figure>\s*(?:[≥≤<>=~≈]{1,2}\s*)?[\d.,/½¼¾ ]+(?:\s*(?:-|~|[x×*X])\s*[\d.,/]+)*)"
    r"(?P<tolerance>\s*(?:±|\+/-).{1,12})?\s*$"
)
_SHARE = re.compile(r"[<≤≥>]?\s?\d[\d.,]*\s?%")
_NUMBER = re.compile(r"\d[\d.,]*")
# A column for the price from a number of pieces: "200-999条", "≥ 1000", "From 50", 满100箱.
_TIER_NAME = re.compile(
    r"(?:(?:unit )?(?:price|tier|preis|prix|precio|价格|单价|批发价)\s?(?:\d\s)?)?[(（]?"
    r"(?:[≥>]=?|from|over|for|at|ab|dès|desde|满)?\s?(?P<pieces>\d[\d,]*)\s?(?:[-~–至到]\s?\d[\d,]*)?\s?\+?\s?"
    r"(?:pcs|pieces?|units?|packs?|sets?|cartons?|boxes|Stück|Stk|[个件条只套箱包张台把卷盒双本瓶支片])?\s?"
    r"(?:and more|or more|以上|起|\+)?[)）]?$",
    re.IGNORECASE,
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
        known = (all_topics()[topic].dimension for topic in sorted(self.fact.topics) if topic in all_topics())
        return next(filter(None, known), None)


def with_unit(evidence: Evidence, text: str, topics: frozenset[str], currencies: Mapping[str, str]) -> str:
    """A bare number with the unit or currency that stands elsewhere: in the field's name, in the currency cell."""
    bare = _BARE.match(text) if is_structured(evidence) else None
    currency = currencies.get(evidence.sku) or next(iter(currencies.values()), "") if "price" in topics else ""
    if bare is None:
        return _PRICE_PER.sub(rf"\g<0> {currency}", text, count=1) if currency else text
    unit = field_unit(evidence.field) or currency
    tolerance = f"{bare['tolerance']} {unit}" if (bare["tolerance"] or "")[-1:].isdigit() else bare["tolerance"] or ""
    return f"{bare['figure'].rstrip()} {unit}{tolerance}" if unit else text


def proofs_of(evidence: Evidence, text: str) -> Iterator[Proof]:
    """The facts in a cell's ``text``, as what may prove or contradict a claim."""
    structured = is_structured(evidence)
    field = field_meaning(evidence.field)
    turned = structured and _denies(evidence.field)
    for fact in extract(text, field.topics if structured else frozenset()):
        said = replace(fact, negated=not fact.negated) if turned and isinstance(fact.value, (Term, Fit)) else fact
        yield Proof(said.about(*field) if structured else said, evidence, structured)
    if evidence.field.startswith(ATTRIBUTE):
        for fact in (*_said_by_name(evidence.field), *_ingredient(evidence.field, text)):
            yield Proof(fact, evidence, False)
    if structured:
        for fact in (*_answers(evidence.field, text), *_level(evidence.field, text), *_together(evidence.field, text)):
            yield Proof(fact, evidence, True)


@lru_cache(maxsize=4096)
def _said_by_name(field: str) -> tuple[Fact, ...]:
    """The 3 bar of "Flow rate at 3 bar", the 42 of "Weight (size 42)"."""
    name = readable_name(field)
    if not any(char.isdigit() for char in name):
        return ()
    found = (fact for fact in extract(name) if isinstance(fact.value, Quantity))
    return tuple(fact for fact in found if isinstance(fact.value, Quantity) and (fact.value.units or fact.topics))


def _ingredient(field: str, text: str) -> Iterator[Fact]:
    """The zinc of "Zinc PCA: 1 %"."""
    if _SHARE.fullmatch(text.strip()):
        yield from (fact for fact in extract(readable_name(field)) if isinstance(fact.value, Term))


@lru_cache(maxsize=4096)
def _denies(field: str) -> bool:
    """Whether the cell lists what is not so: "Not suitable for", 不适用."""
    return readable_name(field).casefold().startswith(tuple(table("denials")["fields"]["beginnings"]))


def tiers_of(evidence: Evidence, currencies: Mapping[str, str]) -> Iterator[Proof]:
    """The prices by quantity of a cell that says no currency, or whose column's name is the quantity."""
    if _TIER_NAME.match(readable_name(evidence.field)):
        yield from _tier_of_column(evidence, currencies)
        return
    if not _holds_tiers(evidence) or any(fact.kind == "price" for fact in extract(evidence.value)):
        return
    currency = currencies.get(evidence.sku) or next(iter(currencies.values()), "")
    meant = currency_units(currency) if currency else ()
    for pieces, price in tiers_of_cell(evidence.value):
        amount = Amount(0, len(evidence.value), (price,), Fraction(1, 100))
        fact = Fact("price", 0, amount.end, Quantity(amount, None, meant), frozenset({"price"}), at=pieces)
        yield Proof(fact, evidence, True)


def _tier_of_column(evidence: Evidence, currencies: Mapping[str, str]) -> Iterator[Proof]:
    """ "200-999条" = "5.2元", "From 50" = "16.40"."""
    currency = currencies.get(evidence.sku) or next(iter(currencies.values()), "")
    price = f"{evidence.value.strip()} {currency}" if _NUMBER.fullmatch(evidence.value.strip()) else evidence.value
    said = _TIER_NAME.match(readable_name(evidence.field))
    pieces = Fraction(said["pieces"].replace(",", "")) if said else None
    for fact in extract(price):
        if fact.kind == "price" and isinstance(fact.value, Quantity):
            yield Proof(replace(fact, topics=frozenset({"price"}), at=pieces), evidence, True)


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
    name = field.removeprefix(ATTRIBUTE)
    if said in answers["yes"] or said in answers["no"]:
        for fact in extract(name):
            if isinstance(fact.value, Term) and not (said in answers["no"] and _is_of_kind(fact, name)):
                yield replace(fact, negated=fact.negated != (said in answers["no"]))


def _is_of_kind(fact: Fact, name: str) -> bool:
    """ "Performance fabric: no", "Cotton lining: no" deny neither fabric nor cotton."""
    beside = f"{name[: fact.start]} {name[fact.end :]}".replace("_", " ").casefold()
    return fact.kind == "material" and bool(content(beside))
