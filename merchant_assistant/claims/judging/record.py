"""A record made ready: its cells read once with the same finders as a text, and sorted by what they can prove."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from merchant_assistant.claims.finding.fields import ATTRIBUTE, field_meaning, is_structured, readable_name, speaks
from merchant_assistant.claims.judging.proofs import Proof, proofs_of, tiers_of, with_unit
from merchant_assistant.claims.lexis.lexicon import Lexicon
from merchant_assistant.claims.lexis.text import Text, is_chinese, plain, stem
from merchant_assistant.claims.model import Evidence, Kind, Record
from merchant_assistant.claims.polarity.abilities import Ability, abilities
from merchant_assistant.claims.polarity.contrasts import Told, told_sides
from merchant_assistant.claims.polarity.matters import Matter, matters
from merchant_assistant.claims.polarity.refusals import Stated, stated
from merchant_assistant.claims.polarity.stances import Stance, stances
from merchant_assistant.claims.reading.facts import Value
from merchant_assistant.claims.reading.quantities import Quantity

# A Chinese record that says no currency counts in yuan.
_CHINESE, _YUAN = re.compile("[\u4e00-\u9fff]"), "CNY"


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
    matters: tuple[Matter, ...] = ()  # what cells say yes or no to
    abilities: tuple[Ability, ...] = ()  # what Chinese cells say can be done

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
    speaking = [evidence for evidence in record.evidence if speaks(evidence)]
    brands = Lexicon(
        (evidence.value, evidence.value) for evidence in speaking if "brand" in field_meaning(evidence.field).topics
    )
    currencies = {evidence.sku: evidence.value for evidence in record.evidence if evidence.field == "currency"}
    if not currencies and any(evidence.field == "title" and _CHINESE.search(evidence.value) for evidence in speaking):
        currencies = {record.sku: _YUAN}
    for evidence in speaking:
        topics = field_meaning(evidence.field).topics
        text = plain(evidence.value)
        cells.append(SpeakingCell(evidence, _joined(evidence, text), topics))
        for proof in tiers_of(evidence, currencies):
            proofs.setdefault(Quantity, []).append(proof)
        for proof in proofs_of(evidence, with_unit(evidence, text, topics, currencies)):
            proofs.setdefault(type(proof.fact.value), []).append(proof)
    titles = (cell.joined.split() for cell in cells if cell.evidence.field == "title")
    title_words = frozenset(stem(word) for words in titles for word in words)
    by_type = {kind: tuple(found) for kind, found in proofs.items()}
    names = {cell.evidence.field: readable_name(cell.evidence.field) for cell in cells}
    own_cells = [cell.evidence for cell in cells if not cell.evidence.sibling]
    own = stances(own_cells, names)
    sides = told_sides(map(_with_name, own_cells))
    said, about, able = stated(own_cells, names, own), matters(own_cells, names), abilities(own_cells, names)
    return Prepared(record, by_type, tuple(cells), brands, title_words, own, sides, said, about, able)


def _with_name(evidence: Evidence) -> tuple[Evidence, str, bool]:
    name = f"{readable_name(evidence.field)}: " if evidence.field.startswith(ATTRIBUTE) else ""
    return evidence, name + plain(evidence.value), is_structured(evidence)


def _joined(evidence: Evidence, text: str) -> str:
    name = evidence.field.removeprefix(ATTRIBUTE) if evidence.field.startswith(ATTRIBUTE) else ""
    return f" {' '.join(token.word for token in Text.of(f'{name}: {text}').tokens)} "
