"""What of an answer may stand: sentences whose figures, materials, names … are proven by cells of the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims import check_text
from merchant_assistant.claims.model import HARD_KINDS, Claim, Record
from merchant_assistant.foundation.prose import sentence_spans

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Known:
    """A product as it may be spoken of, and the record that proves; both without what our own model wrote."""

    product: Product
    record: Record

    def is_named(self, text: str) -> bool:
        """Whether ``text`` names the product or one of its variants, by title or SKU."""
        variants = (name for variant in self.product.variants for name in (variant.sku, variant.title))
        names = {self.product.sku, self.product.title, *variants} - {""}
        folded = text.casefold()
        return any(name.casefold() in folded for name in names)


@dataclass(frozen=True, slots=True)
class Vetted:
    """An answer without the sentences that are not proven. ``named``: the products that it speaks of, by position."""

    text: str
    left_out: int


class Prover:
    """Judges the sentences of one answer as it grows; each sentence once."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = known
        self._judged: dict[tuple[str, tuple[int, ...]], bool] = {}

    def vet(self, text: str, *, ended: bool) -> Vetted:
        """The sentences that may stand. While the text grows, its last sentence is told up to its first figure."""
        kept, left_out, about = "", 0, tuple(range(len(self._known)))
        spans = sentence_spans(text)
        end = 0
        for number, (start, stop) in enumerate(spans):
            sentence = text[start:stop]
            about = self._named(sentence) or about
            if not ended and number == len(spans) - 1:
                return Vetted(kept + text[end:start] + _before_figures(sentence), left_out)
            if self._stands(sentence, about):
                kept += text[end:stop] if kept or not left_out else sentence
            else:
                left_out += 1
            end = stop
        return Vetted(kept.strip(), left_out)

    def _named(self, sentence: str) -> tuple[int, ...]:
        return tuple(number for number, known in enumerate(self._known) if known.is_named(sentence))

    def _stands(self, sentence: str, about: tuple[int, ...]) -> bool:
        key = (sentence, about)
        if key not in self._judged:
            self._judged[key] = self._is_proven(sentence, about)
        return self._judged[key]

    def _is_proven(self, sentence: str, about: tuple[int, ...]) -> bool:
        """One record must prove all of a sentence; where it names several products, each claim needs one of them."""
        claims = [check_text(sentence, self._known[number].record) for number in about]
        if any(not any(map(_is_doubtful, found)) for found in claims):
            return True
        together = len(self._named(sentence)) > 1
        return together and all(
            any(_proves(found, claim) for found in claims) for claim in {c for found in claims for c in found}
        )


def _proves(found: Sequence[Claim], claim: Claim) -> bool:
    same = [other for other in found if (other.start, other.end) == (claim.start, claim.end)]
    return any(not _is_doubtful(other) for other in same)


def _is_doubtful(claim: Claim) -> bool:
    return claim.status == "contradicted" or (claim.status == "unsupported" and claim.kind in HARD_KINDS)


def _before_figures(sentence: str) -> str:
    found = _FIGURE.search(sentence)
    return sentence[: found.start()].rstrip() if found else sentence
