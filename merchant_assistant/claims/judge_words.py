"""Words judged: materials, colours, certificates, origins and promises."""

from __future__ import annotations

import re
from functools import cache

from merchant_assistant.claims.facts import Fact, Term
from merchant_assistant.claims.materials import parts
from merchant_assistant.claims.model import Evidence, Kind
from merchant_assistant.claims.quantities import Quantity
from merchant_assistant.claims.record import Prepared, Proof, is_structured
from merchant_assistant.claims.stances import stance_word
from merchant_assistant.claims.tables import broader, table
from merchant_assistant.claims.text import Text
from merchant_assistant.claims.verdict import (
    UNSUPPORTED,
    Verdict,
    contradicted,
    first,
    only_of_sibling,
    speakers,
    supported,
)
from merchant_assistant.claims.words import APPLIED

# Another word in a cell made for these kinds contradicts: a thing has its materials, colours and origin, no others.
_TELLING: dict[Kind, str] = {"material": "material", "colour": "colours", "origin": "origin"}
_INSTEAD_OF_FIGURE = frozenset({"lifetime-warranty", "next-day", "same-day"})
_BLEND = re.compile(r"\b(?:blend|blends|blended|mix|mixed|and more|etc)\b|混纺|其他", re.IGNORECASE)
_PROTECTION = re.compile(r"IPX?\d")


def judge_term(claim: Fact, record: Prepared) -> Verdict:
    """Proven by a cell that says it, contradicted by one that denies it or has something else in its place."""
    proofs = [proof for proof in record.of(Term) if proof.fact.kind == claim.kind]
    saying = [proof for proof in proofs if _proves(proof.fact, claim)]
    if claim.kind == "material" and (cell := _in_other_order(claim, record)):
        return Verdict("supported", cell)
    if claim.kind == "material" and (proof := _other_in_that_part(claim, proofs, saying, record)):
        return contradicted(proof)
    if claim.kind == "material" and (proof := _only_of_a_part(claim, proofs, saying, record)):
        return contradicted(proof)
    agreeing = [proof for proof in saying if proof.fact.negated == claim.negated]
    rivals = speakers(_denying(claim, proofs, record))
    if agreeing and not only_of_sibling(claim, first(agreeing), rivals):
        return supported(first(agreeing))
    denying = [proof for proof in saying if proof not in agreeing]
    if denying:
        return contradicted(first(denying))
    if _family_asked(claim) and (cell := _mention(claim, record)):
        return Verdict("supported", cell)
    if verdict := _by_stances(claim, record):
        return verdict
    if claim.kind == "origin" and (cell := _town_mentioned(claim, record)):
        return Verdict("supported", cell)
    if rivals:
        rival = first(rivals)
        return UNSUPPORTED if _leaves_open(rival) or _said_of_other(claim, record) else contradicted(rival)
    return _by_other_cells(claim, record)


def _in_other_order(claim: Fact, record: Prepared) -> Evidence | None:
    """ "bare copper" where the cell says "Copper, bare"."""
    assert isinstance(claim.value, Term)
    words = claim.value.id.split("-")
    if len(words) < 2 or claim.negated or claim.value.shade:  # noqa: PLR2004 - one word has no order
        return None
    material = (cell for cell in record.cells if is_structured(cell.evidence) and not cell.evidence.sibling)
    return next((cell.evidence for cell in material if all(f" {word} " in cell.joined for word in words)), None)


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
    if claim.kind == "certificate":
        if "=" in said.id:
            return known.id == said.id or (said.id[-1].isdigit() and _same_class(known.id, said.id))
        return re.match(rf"{re.escape(said.id)}(?!\d)", known.id) is not None or said.id in broader(claim.kind).get(
            known.id, ()
        )
    if claim.kind == "origin":
        return known.shade == said.shade and _lies_in(known.id, said.id)
    if claim.kind == "material" and known.shade != said.shade:  # oak veneer proves no oak
        return False
    if claim.kind == "other" and said.shade and known.shade != said.shade:
        return False
    if fact.unsure and known.id != said.id:  # "keeps coffee hot" proves no brown
        return False
    if claim.kind == "colour" and said.shade and (known.shade != said.shade or known.id != said.id):
        return False
    return said.id in broader(claim.kind).get(known.id, {known.id})


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
    if not _family_asked(claim):
        return denying
    parts = _parts(claim, record)
    open_cells = {
        proof.evidence for proof in proofs if proof not in denying and parts == _parts(proof.fact, record)
    }
    return [proof for proof in denying if proof.evidence not in open_cells]


def _family_asked(claim: Fact) -> str:
    """ "metal", "fabric": the family of materials that the claim names; empty where it names a material."""
    said = claim.value.id if isinstance(claim.value, Term) else ""
    return said if claim.kind == "material" and said in table("materials")["families"]["asked"] else ""


def _mention(claim: Fact, record: Prepared) -> Evidence | None:
    """A cell that has a word for the family, be it in its field's name."""
    phrases = table("materials")["words"][_family_asked(claim)]
    mentions = (record.mention(token.word for token in Text.of(phrase).tokens) for phrase in phrases)
    return next(filter(None, mentions), None)


def _denies(proof: Proof, claim: Fact, record: Prepared) -> bool:
    known, said = proof.fact.value, claim.value
    assert isinstance(known, Term)
    assert isinstance(said, Term)
    if claim.negated:
        return False
    if claim.kind == "certificate":
        name, is_level, _ = said.id.partition("=")
        if is_level:
            return known.id.startswith(f"{name}=")
        return bool(_PROTECTION.match(said.id) and _PROTECTION.match(known.id))
    if claim.kind == "other":
        return not proof.fact.negated and known.id in table("features")["opposes"].get(said.id, ())
    if not proof.structured or _TELLING.get(claim.kind) not in proof.fact.topics:
        return False
    if claim.kind == "origin":
        return known.shade == said.shade and not _lies_in(said.id, known.id)  # China leaves Zhejiang open
    return _parts(claim, record) == _parts(proof.fact, record) and _excludes(known, said, claim)


def _excludes(known: Term, said: Term, claim: Fact) -> bool:
    """Whether a thing of the one material or colour is not of the other."""
    if _family_asked(claim):
        families = broader(claim.kind)[known.id] & _of_materials("families")
        return bool(families) and said.id not in families
    if claim.kind == "material" and known.shade != said.shade and known.id == said.id:
        return True  # solid oak is no oak veneer
    narrower = known.id in broader(claim.kind).get(said.id, ()) and not said.shade
    weaves = _of_materials("weaves")
    return not narrower and (known.id in weaves) == (said.id in weaves)


def _other_in_that_part(claim: Fact, proofs: list[Proof], saying: list[Proof], record: Prepared) -> Proof | None:
    """ "plastic handle" where the cell "Handle material" says wood, though plastic stands elsewhere."""
    parts = _parts(claim, record)
    about = [
        proof
        for proof in proofs
        if parts and parts <= _parts(proof.fact, record) and proof.structured and not proof.evidence.sibling
    ]
    return about[0] if about and not any(proof in saying for proof in about) and not claim.negated else None


def _only_of_a_part(claim: Fact, proofs: list[Proof], saying: list[Proof], record: Prepared) -> Proof | None:
    """ "the body is steel" where only the lever is: a cell that says what the whole is of, and it is of another."""
    if claim.negated or not _of_the_whole(claim, record) or not saying:
        return None
    if any(not _parts(proof.fact, record) for proof in saying):
        return None
    whole = [
        proof
        for proof in proofs
        if proof.structured and not proof.evidence.sibling and not proof.fact.negated and not _parts(proof.fact, record)
    ]
    return next((proof for proof in whole if _denies(proof, claim, record)), None)


def _of_the_whole(claim: Fact, record: Prepared) -> bool:
    """Whether the text says what the thing itself is of: "steel body", "made of steel", "a steel valve"."""
    if _parts(claim, record) or APPLIED in claim.words:
        return False
    called = bool(claim.noun) and (claim.noun in _of_materials("generic") or record.is_called(claim.noun))
    linked = bool(claim.words & _of_materials("generic")) or any(map(record.is_called, claim.words))
    return called or linked or "material" in claim.topics


def _parts(fact: Fact, record: Prepared) -> frozenset[str]:
    """The part of the thing that a material is said of: lid, handle, sole. The thing itself is none."""
    if fact.kind != "material":
        return frozenset()
    return frozenset(parts()[word] for word in fact.words if word in parts() and not record.is_called(word))


@cache
def _of_materials(section: str) -> frozenset[str]:
    return frozenset(table("materials")[section]["words"])


def _said_of_other(claim: Fact, record: Prepared) -> bool:
    """ "steel lever" on a brass valve, "wipe with a soft fabric": said of a thing beside it, no word of its title."""
    if APPLIED in claim.words:
        return True
    if _family_asked(claim) in table("materials")["families"]["things"] and not claim.noun:
        return "material" not in claim.topics
    if claim.kind != "material" or not claim.noun.isascii() or claim.noun in _of_materials("generic"):
        return False
    return not record.may_be_called(claim.noun)


def _leaves_open(rival: Proof) -> bool:
    """A "cotton blend" has other materials, of which the cell does not speak."""
    return _BLEND.search(rival.evidence.value) is not None


def _by_other_cells(claim: Fact, record: Prepared) -> Verdict:
    """Terms without a figure: a warranty of 24 months is no lifetime warranty, but it is a warranty."""
    assert isinstance(claim.value, Term)
    if claim.value.id == "in-stock":
        return _by_stock(record)
    figure = next((proof for proof in record.of(Quantity) if claim.kind in proof.fact.topics), None)
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
