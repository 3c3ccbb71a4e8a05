"""A record ready to judge many texts: prepared once, asked for each part of a listing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from merchant_assistant.claims.extract import extract
from merchant_assistant.claims.facts import Fact
from merchant_assistant.claims.judge import judge
from merchant_assistant.claims.model import Claim, Part, Record
from merchant_assistant.claims.record import prepare
from merchant_assistant.claims.renamed import other_maker
from merchant_assistant.claims.stances import opposites
from merchant_assistant.claims.text import Text
from merchant_assistant.claims.verdict import Verdict


class Ledger:
    """The ledger of one record. Its cells are read when it is made; checking a text reads only the text.

    >>> from merchant_assistant.claims import Evidence, Record
    >>> ledger = Ledger(Record("M-1", (Evidence("attribute:Material", "Edelstahl", "M-1"),)))
    >>> [claim.status for claim in ledger.check("Stainless steel mug, not plastic.")]
    ['supported', 'unsupported']
    """

    def __init__(self, record: Record) -> None:
        self._prepared = prepare(record)

    def check(self, text: str, *, part: Part = "text", index: int | None = None) -> list[Claim]:
        """The claims of ``text``, from left to right, none overlapping.

        ``part`` and ``index`` are passed through to the claims; offsets count code points of ``text`` as given.
        """
        claims = [self._claim(text, fact, judge(fact, self._prepared), part, index) for fact in self._facts(text)]
        claims += self._opposites(text, claims, part, index)
        claims += self._renamed(text, claims, part, index)
        return sorted(claims, key=lambda claim: claim.start)

    def _facts(self, text: str) -> Iterator[Fact]:
        """The facts of the text that are claims about this thing: a word that may mean another one only by its name."""
        for fact in extract(text, brands=self._prepared.brands):
            if not fact.unsure or self._prepared.is_called(fact.noun):
                yield fact

    def _opposites(self, text: str, claims: list[Claim], part: Part, index: int | None) -> Iterator[Claim]:
        """What no table holds, and the record denies or affirms: one claim a place, none over another claim."""
        end = 0
        for found in sorted(opposites(Text.of(text), self._prepared.stances), key=lambda found: found[:2]):
            if found.start < end or _covered(found.start, found.end, claims):
                continue
            end, cell = found.end, found.evidence
            said = text[found.start : end]
            yield Claim(
                part,
                index,
                found.start,
                end,
                said,
                "other",
                "contradicted",
                cell.field,
                cell.value,
                cell.sku,
                "feature",
            )

    def _renamed(self, text: str, claims: list[Claim], part: Part, index: int | None) -> Iterator[Claim]:
        found = other_maker(text, self._prepared)
        if found and not _covered(found.start, found.end, sorted(claims, key=lambda claim: claim.start)):
            said, cell = text[found.start : found.end], found.evidence
            yield Claim(
                part, index, found.start, found.end, said, "brand", "contradicted", cell.field, cell.value, cell.sku
            )

    @staticmethod
    def _claim(text: str, fact: Fact, verdict: Verdict, part: Part, index: int | None) -> Claim:
        status, cell = verdict
        field, value, sku = (cell.field, cell.value, cell.sku) if cell else (None, None, None)
        said = text[fact.start : fact.end]
        return Claim(part, index, fact.start, fact.end, said, fact.kind, status, field, value, sku, fact.aspect)


def _covered(start: int, end: int, claims: list[Claim]) -> bool:
    """Whether a claim lies over the span; ``claims`` go from left to right and do not overlap."""
    after = bisect_left(claims, end, key=lambda claim: claim.start)
    return after > 0 and claims[after - 1].end > start
