"""Promises judged: a cell must promise the same, be it in other words; one that denies it contradicts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from merchant_assistant.claims.finding.fields import is_structured
from merchant_assistant.claims.judging.availability import ready_cell
from merchant_assistant.claims.judging.judge_words import judge_term
from merchant_assistant.claims.judging.record import Prepared, SpeakingCell
from merchant_assistant.claims.judging.verdict import UNSUPPORTED, Verdict, first, supported
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import is_chinese, stem
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.stances import stance_word
from merchant_assistant.claims.reading.facts import Fact, Promise, Term

# A cell of the same name as an ailment or a harm is about it: "Effect: back pain", "Tested for: lead".
_BY_THING = frozenset({"health", "safety", "compatibility"})


def judge_promise(claim: Fact, record: Prepared) -> Verdict:
    """By the feature of that name, by the same promise of a cell, by the words of a cell."""
    assert isinstance(claim.value, Promise)
    if claim.value.about in _features() and (verdict := _by_feature(claim, claim.value, record)) != UNSUPPORTED:
        return verdict
    same = [proof for proof in record.of(Promise) if _is_same(proof.fact.value, claim.value)]
    if same:
        return supported(first(same))
    if claim.value.about == "in-stock" and (cell := ready_cell(record)):
        return Verdict("supported", cell)
    return _by_stance(claim.value, record) or _by_words(claim, claim.value, record)


def _by_feature(claim: Fact, promise: Promise, record: Prepared) -> Verdict:
    return judge_term(replace(claim, value=Term(promise.about), topics=frozenset(), words=frozenset()), record)


def _is_same(known: object, said: Promise) -> bool:
    """The same thing promised in the same way; "kills germs" is proven by "antibacterial" as a feature."""
    return isinstance(known, Promise) and known.about == said.about and known.rule == said.rule


def _by_stance(promise: Promise, record: Prepared) -> Verdict | None:
    """ "free of solvents" is proven by "Solvents: none", and contradicted by "Solvents: yes"."""
    if not promise.denies:
        return None
    words = set(map(stance_word, promise.thing))
    for stance in record.stances:
        if words & set(stance.words) or any(is_chinese(word[0]) and word in stance.words[0] for word in promise.thing):
            return Verdict("supported" if stance.denied else "contradicted", stance.evidence)
    return None


def _by_words(claim: Fact, promise: Promise, record: Prepared) -> Verdict:
    for cell in sorted(record.cells, key=lambda cell: cell.evidence.sibling):
        if _has(cell, promise.said) and (not promise.denies or _says_no(cell.evidence)):
            return Verdict("supported", cell.evidence)
        about = claim.aspect in _BY_THING and is_structured(cell.evidence) and not promise.denies
        about = about and not _has_caveat(cell)
        if about and _has(cell, promise.thing) and not _says_no(cell.evidence):
            return Verdict("supported", cell.evidence)
    return UNSUPPORTED


def _has_caveat(cell: SpeakingCell) -> bool:
    """ "Sensitive skin: do a patch test first" promises nothing to sensitive skin."""
    caveats = table("promises")["ordinary"]["caveats"]
    words = set(cell.joined.split())
    return any(word in cell.evidence.value if is_chinese(word[0]) else word in words for word in caveats)


def _has(cell: SpeakingCell, words: tuple[str, ...]) -> bool:
    said = {stem(word) for word in cell.joined.split()}
    joined = cell.joined.replace(" ", "")
    return all(word in joined if is_chinese(word[0]) else word in said for word in words)


def _says_no(cell: Evidence) -> bool:
    denials = table("denials")
    value = cell.value.casefold()
    words = {*value.replace(",", " ").replace("-", " ").split()}
    said_no = value.strip() in table("features")["answers"]["no"]
    chinese = (*denials["chinese"]["far"], *denials["chinese"]["close"])
    return said_no or bool(words & {*denials["reach"], "free", "none", "0"}) or any(word in value for word in chinese)


@cache
def _features() -> frozenset[str]:
    sections: tuple[str, ...] = ("words", "delivery", "warranty")
    return frozenset(name for section in sections for name in table("features")[section])
