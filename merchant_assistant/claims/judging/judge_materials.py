"""Materials judged: the part that one is said of, the whole of a thing, and words for a family of materials."""

from __future__ import annotations

from functools import cache

from merchant_assistant.claims.finding.fields import field_meaning, is_structured
from merchant_assistant.claims.finding.materials import parts
from merchant_assistant.claims.finding.words import APPLIED
from merchant_assistant.claims.judging.proofs import Proof
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import Verdict, contradicted
from merchant_assistant.claims.lexis.tables import broader, table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.reading.facts import Fact, Term

_SEVERAL = 2
_SHORTEST_NAME = 3


def judge_part(claim: Fact, proofs: list[Proof], saying: list[Proof], record: Prepared) -> Verdict | None:
    """What a cell about just that part, or about the whole, says; None where none does."""
    if cell := _in_other_order(claim, record):
        return Verdict("supported", cell)
    if claim.noun and any(proof.fact.noun == claim.noun for proof in saying):
        return None  # "braids of steel wire over an inner tube": a cell has steel wire
    proof = _other_in_named_part(claim, proofs, saying) or _other_in_that_part(claim, proofs, saying, record)
    proof = proof or _only_of_a_part(claim, proofs, saying, record)
    return contradicted(proof) if proof else None


def material_denies(proof: Proof, claim: Fact, record: Prepared) -> bool:
    """Whether a cell for materials names another one for the same part, or for the whole."""
    known, said = proof.fact.value, claim.value
    assert isinstance(known, Term)
    assert isinstance(said, Term)
    if claim.negated or not proof.structured or "material" not in proof.fact.topics:
        return False
    return part_of(claim, record) == part_of(proof.fact, record) and _excludes(known, said, claim)


def _in_other_order(claim: Fact, record: Prepared) -> Evidence | None:
    """ "bare copper" where the cell says "Copper, bare"."""
    assert isinstance(claim.value, Term)
    words = claim.value.id.split("-")
    if len(words) < _SEVERAL or claim.negated or claim.value.shade:
        return None
    material = (cell for cell in record.cells if is_structured(cell.evidence) and not cell.evidence.sibling)
    return next((cell.evidence for cell in material if all(f" {word} " in cell.joined for word in words)), None)


def family_asked(claim: Fact) -> str:
    """ "metal", "fabric": the family of materials that the claim names; empty where it names a material."""
    said = claim.value.id if isinstance(claim.value, Term) else ""
    return said if claim.kind == "material" and said in table("materials")["families"]["asked"] else ""


def family_mention(claim: Fact, record: Prepared) -> Evidence | None:
    """A cell that has a word for the family, be it in its field's name."""
    phrases = table("materials")["words"][family_asked(claim)]
    mentions = (record.mention(token.word for token in Text.of(phrase).tokens) for phrase in phrases)
    return next(filter(None, mentions), None)


def _excludes(known: Term, said: Term, claim: Fact) -> bool:
    """Whether a thing of the one material is not of the other."""
    if family_asked(claim):
        families = broader("material")[known.id] & _of_materials("families")
        return bool(families) and said.id not in families
    if known.shade != said.shade and known.id == said.id:
        return True  # solid oak is no oak veneer
    narrower = known.id in broader("material").get(said.id, ())
    weaves = _of_materials("weaves")
    return not narrower and (known.id in weaves) == (said.id in weaves)


def _other_in_that_part(claim: Fact, proofs: list[Proof], saying: list[Proof], record: Prepared) -> Proof | None:
    """ "plastic handle" where the cell "Handle material" says wood, though plastic stands elsewhere."""
    parts = part_of(claim, record)
    about = [
        proof
        for proof in proofs
        if parts and parts <= part_of(proof.fact, record) and proof.structured and not proof.evidence.sibling
    ]
    return about[0] if about and not any(proof in saying for proof in about) and not claim.negated else None


def _other_in_named_part(claim: Fact, proofs: list[Proof], saying: list[Proof]) -> Proof | None:
    """ "steel lockring" where the column "Lockring" says aluminium, whatever is of steel elsewhere."""
    said = (frozenset({claim.noun}) if len(claim.noun) >= _SHORTEST_NAME else claim.words) - _of_materials("generic")
    about = [
        proof
        for proof in proofs
        if proof.structured
        and not proof.evidence.sibling
        and not proof.fact.negated
        and any(word in _names(proof) for word in said if len(word) >= _SHORTEST_NAME or is_chinese(word[0]))
    ]
    if not about or claim.negated or any(proof in saying for proof in about):
        return None
    return about[0]


def _names(proof: Proof) -> frozenset[str]:
    """The words of the column's name, and the Chinese ones beside the material, by which a part is called."""
    beside = frozenset(word for word in proof.fact.words if is_chinese(word[0]) and len(word) > 1)
    return field_meaning(proof.evidence.field).words | beside


def _only_of_a_part(claim: Fact, proofs: list[Proof], saying: list[Proof], record: Prepared) -> Proof | None:
    """ "the body is steel" where only the lever is: a cell that says what the whole is of, and it is of another."""
    if claim.negated or not _of_the_whole(claim, record) or not saying:
        return None
    if any(not part_of(proof.fact, record) for proof in saying):
        return None
    whole = [
        proof
        for proof in proofs
        if proof.structured
        and not proof.evidence.sibling
        and not proof.fact.negated
        and not part_of(proof.fact, record)
    ]
    return next((proof for proof in whole if material_denies(proof, claim, record)), None)


def _of_the_whole(claim: Fact, record: Prepared) -> bool:
    """Whether the text says what the thing itself is of: "steel body", "made of steel", "a steel valve"."""
    if part_of(claim, record) or APPLIED in claim.words:
        return False
    called = bool(claim.noun) and (claim.noun in _of_materials("generic") or record.is_called(claim.noun))
    linked = bool(claim.words & _of_materials("generic")) or any(map(record.is_called, claim.words))
    return called or linked or "material" in claim.topics


def part_of(fact: Fact, record: Prepared) -> frozenset[str]:
    """The part of the thing that a material is said of: lid, handle, sole. The thing itself is none."""
    if fact.kind != "material":
        return frozenset()
    return frozenset(parts()[word] for word in fact.words if word in parts() and not record.is_called(word))


@cache
def _of_materials(section: str) -> frozenset[str]:
    return frozenset(table("materials")[section]["words"])


def said_of_other(claim: Fact, record: Prepared) -> bool:
    """ "steel lever" on a brass valve, "wipe with a soft fabric": said of a thing beside it, no word of its title."""
    if APPLIED in claim.words:
        return True
    if family_asked(claim) in table("materials")["families"]["things"] and not claim.noun:
        return "material" not in claim.topics
    if claim.kind != "material" or not claim.noun.isascii() or claim.noun in _of_materials("generic"):
        return False
    return not record.may_be_called(claim.noun)
