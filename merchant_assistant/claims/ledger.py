"""A record ready to judge many texts: prepared once, asked for each part of a listing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from merchant_assistant.claims.comparing.accounting import Unaccounted, rare_words, unaccounted
from merchant_assistant.claims.comparing.instead import said_instead
from merchant_assistant.claims.comparing.introduced import introduced
from merchant_assistant.claims.comparing.makers import foreign_makers
from merchant_assistant.claims.comparing.part_terms import other_terms_of_parts
from merchant_assistant.claims.comparing.renamed import other_makers
from merchant_assistant.claims.finding.extract import extract
from merchant_assistant.claims.judging.availability import other_terms
from merchant_assistant.claims.judging.judge import judge
from merchant_assistant.claims.judging.judge_counts import is_small_count
from merchant_assistant.claims.judging.purity import with_purity
from merchant_assistant.claims.judging.record import prepare
from merchant_assistant.claims.judging.runs import with_run
from merchant_assistant.claims.judging.sole import with_sole_cells
from merchant_assistant.claims.judging.verdict import Verdict
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.model import Aspect, Claim, Evidence, Kind, Part, Record, Status
from merchant_assistant.claims.polarity.abilities import unable
from merchant_assistant.claims.polarity.refusals import refusals
from merchant_assistant.claims.polarity.turned import turned
from merchant_assistant.claims.reading.facts import Fact


class Disagreement(NamedTuple):
    """A place of a text, and the cell that it disagrees with."""

    start: int
    end: int
    evidence: Evidence
    kind: Kind
    status: Status
    aspect: Aspect


class Ledger:
    """The ledger of one record. Its cells are read when it is made; checking a text reads only the text.

    >>> from merchant_assistant.claims import Evidence, Record
    >>> ledger = Ledger(Record("M-1", (Evidence("attribute:Material", "Edelstahl", "M-1"),)))
    >>> [claim.status for claim in ledger.check("Stainless steel mug, not plastic.")]
    ['supported', 'unsupported']
    """

    def __init__(self, record: Record) -> None:
        self._prepared = prepare(record)

    def check(self, text: str, *, part: Part = "text", index: int | None = None, rare: bool = False) -> list[Claim]:
        """The claims of ``text``, from left to right, none overlapping.

        ``part`` and ``index`` are passed through to the claims; offsets count code points of ``text`` as given.
        ``rare``: also words, rare ones, that no cell accounts for, as unsupported features.
        """
        judged = [(fact, self._verdict(text, fact)) for fact in self._facts(text)]
        known = with_sole_cells(judged, self._prepared)
        claims = [self._claim(text, fact, verdict, part, index) for fact, verdict in known]
        sure_first = sorted(self._disagreements(text), key=lambda found: (found.status == "unsupported", found[:2]))
        for found in sure_first:
            claims = _with(claims, self._of_disagreement(text, found, part, index))
        agreeing_first = sorted(
            turned(Text.of(text), self._prepared.matters), key=lambda one: one.status != "supported"
        )
        for rival in agreeing_first:
            answered = Disagreement(rival.start, rival.end, rival.evidence, "other", rival.status, "feature")
            claims = _instead(claims, self._of_disagreement(text, answered, part, index))
        for word in rare_words(Text.of(text), self._prepared) if rare else ():
            claims = _with(
                claims,
                self._of_disagreement(
                    text, Disagreement(*word[:2], word.evidence, "other", word.status, "feature"), part, index
                ),
            )
        return claims

    def unaccounted(self, text: str) -> list[Unaccounted]:
        """The words that no cell accounts for, common ones too, with how often their language has each."""
        return list(unaccounted(Text.of(text), self._prepared))

    def _verdict(self, text: str, fact: Fact) -> Verdict:
        verdict = with_run(text, fact, judge(fact, self._prepared), self._prepared)
        return with_purity(text, fact, verdict, self._prepared)

    def _facts(self, text: str) -> Iterator[Fact]:
        """The facts of the text that are claims about this thing: a word that may mean another one only by its name."""
        for fact in extract(text, brands=self._prepared.brands):
            if not fact.unsure or self._prepared.is_called(fact.noun):
                yield fact

    def _disagreements(self, text: str) -> Iterator[Disagreement]:
        """Where the text disagrees with the record in words that are no facts of any table."""
        read, known = Text.of(text), self._prepared
        denied = (*refusals(read, known.stated), *unable(read, known.abilities))
        for rival in (*said_instead(read, known), *denied, *introduced(read, known)):
            yield Disagreement(rival.start, rival.end, rival.evidence, "other", rival.status, "feature")
        for term in other_terms(read, known):
            yield Disagreement(term.start, term.end, term.evidence, "delivery", term.status, "shipping")
        for part in other_terms_of_parts(read, known):
            yield Disagreement(part.start, part.end, part.evidence, "warranty", part.status, "")
        makers = (*other_makers(text, known), *foreign_makers(read, known))
        yield from (Disagreement(*one, "brand", "contradicted", "") for one in makers)

    @staticmethod
    def _of_disagreement(text: str, found: Disagreement, part: Part, index: int | None) -> Claim:
        start, end, cell, kind, status, aspect = found
        field, value, sku = (None, None, None) if status == "unsupported" else (cell.field, cell.value, cell.sku)
        return Claim(part, index, start, end, text[start:end], kind, status, field, value, sku, aspect)

    @staticmethod
    def _claim(text: str, fact: Fact, verdict: Verdict, part: Part, index: int | None) -> Claim:
        status, cell = verdict
        field, value, sku = (cell.field, cell.value, cell.sku) if cell else (None, None, None)
        said = text[fact.start : fact.end]
        kind = "other" if status == "unsupported" and is_small_count(fact) else fact.kind
        return Claim(part, index, fact.start, fact.end, said, kind, status, field, value, sku, fact.aspect)


def _with(claims: list[Claim], more: Claim) -> list[Claim]:
    """The claims, which go from left to right and do not overlap, with one more where it lies over none of them.

    Another maker than the record's replaces what it lies over, unless a cell contradicts that: a cell that has the name
    has it as something else. So do terms of delivery and warranty that a cell has otherwise.
    """
    first = after = bisect_left(claims, more.end, key=lambda claim: claim.start)
    while first > 0 and claims[first - 1].end > more.start:
        first -= 1
    if first < after and (
        more.kind not in _SURE or any(claim.status == "contradicted" for claim in claims[first:after])
    ):
        return claims
    return [*claims[:first], more, *claims[after:]]


_SURE: frozenset[Kind] = frozenset({"brand", "warranty", "delivery"})
_BY_WORDS: frozenset[Kind] = frozenset({"other", "material", "brand", "certificate", "model"})


def _instead(claims: list[Claim], more: Claim) -> list[Claim]:
    """The claims with one that a yes or no of a cell decides, in place of those that only its words made.

    A figure inside keeps its own claim; what contradicts stays.
    """
    over = [claim for claim in claims if claim.start < more.end and claim.end > more.start]
    if any(claim.kind not in _BY_WORDS for claim in over) or (more.status == "unsupported" and over):
        return claims
    agreed = all(claim.status == "supported" for claim in over) or any(claim.aspect == "superlative" for claim in over)
    if over and more.status == "supported" and agreed:
        return claims
    return sorted([*(claim for claim in claims if claim not in over), more], key=lambda claim: claim.start)
