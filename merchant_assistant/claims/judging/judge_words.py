"""Words judged: materials, colours, certificates, origins and promises."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from merchant_assistant.claims.finding.fields import is_structured
from merchant_assistant.claims.judging.judge_materials import (
    family_asked,
    family_mention,
    judge_part,
    material_denies,
    part_of,
    said_of_other,
)
from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared, SpeakingCell
from merchant_assistant.claims.judging.verdict import (
    UNSUPPORTED,
    Verdict,
    contradicted,
    first,
    only_of_sibling,
    speakers,
    supported,
)
from merchant_assistant.claims.lexis.tables import broader, table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.model import Evidence, Kind
from merchant_assistant.claims.polarity.stances import stance_word
from merchant_assistant.claims.reading.facts import Fact, Term
from merchant_assistant.claims.reading.quantities import Quantity

# Another word in a cell made for these kinds contradicts: a thing has its materials, colours and origin, no others.
_TELLING: dict[Kind, str] = {"colour": "colours", "origin": "origin"}
_INSTEAD_OF_FIGURE = frozenset({"lifetime-warranty", "next-day", "same-day"})
_BLEND = re.compile(r"\b(?:blend|blends|blended|mix|mixed|and more|etc)\b|混纺|其他", re.IGNORECASE)
_ONE_DAY = re.compile(
    r"\s*(?:1|one|一)\s?(?:working |business |个?工作)?(?:day\b|日|天|tag\b|jour\b|día\b)", re.IGNORECASE
)
_SHORT_CELL = 30
_LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")
_LETTERS_AND_DIGITS = 2
_WITHIN_NAME = r"[^\w,;、，；]?"
_PROTECTION = re.compile(r"IPX?\d")


def judge_term(claim: Fact, record: Prepared) -> Verdict:
    """Proven by a cell that says it, contradicted by one that denies it or has something else in its place."""
    proofs = [proof for proof in record.of(Term) if proof.fact.kind == claim.kind]
    saying = [proof for proof in proofs if _proves(proof.fact, claim)]
    if claim.kind == "material" and (verdict := judge_part(claim, proofs, saying, record)):
        return verdict
    agreeing = [proof for proof in saying if proof.fact.negated == claim.negated]
    rivals = speakers(_denying(claim, proofs, record))
    if agreeing and not only_of_sibling(claim, first(agreeing), rivals):
        return supported(first(agreeing))
    if denying := [proof for proof in saying if proof not in agreeing]:
        return contradicted(first(denying))
    if cell := _said_otherwise(claim, record):
        return Verdict("supported", cell)
    return _by_stances(claim, record) or _by_rivals(claim, rivals, record)


def _said_otherwise(claim: Fact, record: Prepared) -> Evidence | None:
    """A cell that has the word itself where no table knows what it is."""
    if family_asked(claim):
        return family_mention(claim, record)
    if claim.kind == "certificate":
        return _grade_elsewhere(claim, record)
    return _town_mentioned(claim, record) if claim.kind == "origin" else None


def _grade_elsewhere(claim: Fact, record: Prepared) -> Evidence | None:
    """ "EN 374 type B" where one cell has the standard, and it or another one "Type B" or "B"."""
    assert isinstance(claim.value, Term)
    grade = claim.value.shade.lower()
    if not grade:
        return _written_in(claim.value.id, record)
    if not any(proof.fact.value == Term(claim.value.id) for proof in record.of(Term)):
        return None
    has = (cell.evidence for cell in record.cells if is_structured(cell.evidence) and f" {grade} " in cell.joined)
    return next(has, None)


def _written_in(name: str, record: Prepared) -> Evidence | None:
    """The cell, or its column's name, that has the standard or the class letter by letter: S3 of "EN ISO 20345 S3"."""
    parts = _LETTERS_OR_DIGITS.findall(name.rpartition("=")[2])
    if len(parts) < _LETTERS_AND_DIGITS:
        return None
    joined = _WITHIN_NAME.join(map(re.escape, "".join(parts)))
    written = re.compile(rf"(?<![A-Z0-9]){joined}(?![A-Z0-9])", re.IGNORECASE)
    has = (cell for cell in record.cells if is_structured(cell.evidence) and not cell.evidence.sibling)
    return next((cell.evidence for cell in has if written.search(f"{cell.evidence.field} {cell.evidence.value}")), None)


def _by_rivals(claim: Fact, rivals: list[Proof], record: Prepared) -> Verdict:
    if cell := _material_named(claim, record):
        return Verdict("supported", cell)
    if not rivals:
        return _by_other_cells(claim, record)
    rival = first(rivals)
    return UNSUPPORTED if _leaves_open(rival) or said_of_other(claim, record) else contradicted(rival)


def _material_named(claim: Fact, record: Prepared) -> Evidence | None:
    """ "Grip: neoprene padded", "Fleece: synthetic": a short cell has the word, and is read as of no material."""
    if claim.kind != "material" or claim.negated:
        return None
    assert isinstance(claim.value, Term)
    phrases = table("materials")["words"].get(claim.value.id, ())
    said = (" ".join(token.word for token in Text.of(phrase).tokens) for phrase in phrases if not claim.value.shade)
    read = {proof.evidence for proof in record.of(Term, "material")}
    short = [cell for cell in record.cells if _may_name_material(cell) and cell.evidence not in read]
    return next((cell.evidence for phrase in said for cell in short if f" {phrase} " in cell.joined), None)


def _may_name_material(cell: SpeakingCell) -> bool:
    own = is_structured(cell.evidence) and not cell.evidence.sibling and len(cell.evidence.value) <= _SHORT_CELL
    return own and not cell.topics & {"fits", "brand"}


def _same_class(known: str, said: str) -> bool:
    """ "class 70" of A2-70."""
    name, _, level = said.partition("=")
    return len(level) > 1 and known.startswith(f"{name}=") and known.endswith(level)


def _by_stances(claim: Fact, record: Prepared) -> Verdict | None:
    """ "alcohol-free" is proven by a cell that denies alcohol, and contradicted by one that says there is some."""
    assert isinstance(claim.value, Term)
    substances = _free_of().get(claim.value.id) if claim.kind == "other" else None
    for stance in record.stances if substances else ():
        if substances and substances & set(stance.words):
            return Verdict("supported" if stance.denied != claim.negated else "contradicted", stance.evidence)
    return None


@cache
def _free_of() -> dict[str, frozenset[str]]:
    return {promise: frozenset(map(stance_word, words)) for promise, words in table("features")["free_of"].items()}


def _proves(fact: Fact, claim: Fact) -> bool:
    """Pine proves wood, navy proves blue; dark red proves red, red does not prove dark red."""
    known, said = fact.value, claim.value
    assert isinstance(known, Term)
    assert isinstance(said, Term)
    if special := _PROVES.get(claim.kind):
        return special(known, said)
    if fact.unsure and known.id != said.id:  # "keeps coffee hot" proves no brown
        return False
    return _shade_fits(known, said, claim.kind) and said.id in broader(claim.kind).get(known.id, {known.id})


def _shade_fits(known: Term, said: Term, kind: Kind) -> bool:
    """Oak veneer proves no oak; of colours and promises only a claim with a shade asks for the same."""
    if kind == "material":
        return known.shade == said.shade
    return not said.shade or (known.shade == said.shade and known.id == said.id)


def _certificate_proves(known: Term, said: Term) -> bool:
    """ISO 9001:2015 proves ISO 9001, FSC Mix proves FSC; a class is met exactly."""
    if "=" in said.id:
        return known.id == said.id or (said.id[-1].isdigit() and _same_class(known.id, said.id))
    is_longer = re.match(rf"{re.escape(said.id)}(?!\d)", known.id) is not None and said.shade in ("", known.shade)
    return is_longer or said.id in broader("certificate").get(known.id, ())


def _origin_proves(known: Term, said: Term) -> bool:
    return known.shade == said.shade and _lies_in(known.id, said.id)


_PROVES: dict[Kind, Callable[[Term, Term], bool]] = {"certificate": _certificate_proves, "origin": _origin_proves}


def _town_mentioned(claim: Fact, record: Prepared) -> Evidence | None:
    """A cell that has the town which no table knows."""
    assert isinstance(claim.value, Term)
    known, _, town = claim.value.id.rpartition(":")
    return record.mention(town) if town and (known == "?" or ":" in known) else None


def _lies_in(place: str, larger: str) -> bool:
    """Zhejiang lies in China, Germany in the EU."""
    country, _, _region = place.partition(":")
    return f"{place}:".startswith(f"{larger}:") or country in table("countries")["within"].get(larger, ())


def _denying(claim: Fact, proofs: list[Proof], record: Prepared) -> list[Proof]:
    denying = [proof for proof in proofs if _denies(proof, claim, record)]
    if not family_asked(claim):
        return denying
    parts = part_of(claim, record)
    open_cells = {proof.evidence for proof in proofs if proof not in denying and parts == part_of(proof.fact, record)}
    return [proof for proof in denying if proof.evidence not in open_cells]


def _denies(proof: Proof, claim: Fact, record: Prepared) -> bool:
    """Whether the cell has another material, colour, origin or class in the place of the claimed one."""
    known, said = proof.fact.value, claim.value
    assert isinstance(known, Term)
    assert isinstance(said, Term)
    if claim.kind == "material":
        return material_denies(proof, claim, record)
    if claim.negated:
        return False
    if claim.kind == "certificate":
        return _certificate_denies(known, said)
    if claim.kind == "other":
        return not proof.fact.negated and known.id in table("features")["opposes"].get(said.id, ())
    return proof.structured and _TELLING.get(claim.kind) in proof.fact.topics and _differs(known, said, claim.kind)


def _differs(known: Term, said: Term, kind: Kind) -> bool:
    if kind == "origin":
        return known.shade == said.shade and not _lies_in(said.id, known.id)  # China leaves Zhejiang open
    return bool(said.shade) or known.id not in broader(kind).get(said.id, ())  # blue leaves navy open


def _certificate_denies(known: Term, said: Term) -> bool:
    """Another class of the same kind; another protection."""
    name, is_level, _ = said.id.partition("=")
    if is_level:
        return known.id.startswith(f"{name}=")
    other_grade = known.id == said.id and bool(known.shade) and known.shade != said.shade != ""
    return other_grade or bool(_PROTECTION.match(said.id) and _PROTECTION.match(known.id))


def _leaves_open(rival: Proof) -> bool:
    """A "cotton blend" has other materials, of which the cell does not speak."""
    return _BLEND.search(rival.evidence.value) is not None


def _by_other_cells(claim: Fact, record: Prepared) -> Verdict:
    """Terms without a figure: a warranty of 24 months is no lifetime warranty, but it is a warranty."""
    assert isinstance(claim.value, Term)
    if claim.value.id == "in-stock":
        return _by_stock(record)
    figure = next((proof for proof in record.of(Quantity) if claim.kind in proof.fact.topics), None)
    if figure and claim.value.id == "next-day" and _ONE_DAY.match(figure.evidence.value):
        return supported(figure)
    if figure and claim.value.id == "warranty":
        return supported(figure)
    return (
        contradicted(figure) if figure and claim.value.id in _INSTEAD_OF_FIGURE and not claim.negated else UNSUPPORTED
    )


def _by_stock(record: Prepared) -> Verdict:
    cells = [evidence for evidence in record.record.evidence if evidence.field == "stock" and not evidence.sibling]
    filled = next((cell for cell in cells if any(digit in cell.value for digit in "123456789")), None)
    if filled:
        return Verdict("supported", filled)
    return Verdict("contradicted", cells[0]) if cells else UNSUPPORTED
