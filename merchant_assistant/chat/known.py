"""A product as an answer may speak of it: its words, what they quote, and the records that prove."""

from __future__ import annotations

import re
from collections.abc import Callable

from merchant_assistant.catalogue.model import Product, Variant
from merchant_assistant.claims import check_text
from merchant_assistant.claims.model import Claim, Record
from merchant_assistant.foundation.prose import plain
from merchant_assistant.storage.words import searchable

Prove = Callable[[Product, str | None], tuple[Product, Record]]  # without what our own model wrote; of one variant
_QUOTED = 12  # characters from which on words of an answer are a quotation
_ENDS = " .。!！;；"


class Known:
    """A product as it may be spoken of, and the records that prove."""

    def __init__(self, product: Product, prove: Prove) -> None:
        self._original = product
        self._prove = prove
        self._records: dict[str | None, Record] = {}
        self.product, self._records[None] = prove(product, None)
        self.text = "\n".join(f"{cell.field} {plain(cell.value)}" for cell in self.product.cells())
        self.words = words_in_row(self.text)
        cells = (cell for cell in self.product.cells() if cell.field != "description")
        self._described = words_in_row(plain(self.product.description))
        self._elsewhere = words_in_row("\n".join(plain(cell.value) for cell in cells))

    def named_at(self, text: str) -> int:
        """Where ``text`` names the product or one of its variants first, by title or SKU; -1 where it does not."""
        names = {self.product.sku, self.product.title, *(v.sku for v in self.product.variants)} - {""}
        places = (text.casefold().find(name.casefold()) for name in names)
        return min((place for place in places if place >= 0), default=-1)

    def is_named(self, text: str) -> bool:
        return self.named_at(text) >= 0

    def says(self, sentence: str) -> bool:
        """Whether a cell holds the very words of a sentence of some length."""
        quoted = words_in_row(sentence.strip(_ENDS))
        return len(quoted) >= _QUOTED and quoted in self.words

    def describes(self, sentence: str) -> bool:
        """Whether a sentence is one of the description's own, and of no other cell: it says so, not we."""
        quoted = words_in_row(sentence.strip(_ENDS))
        return len(quoted) >= _QUOTED and quoted in self._described and quoted not in self._elsewhere

    def record(self, sentence: str, question: str) -> Record:
        """The record of the one variant that the sentence, or else the question, speaks of; else that of the whole."""
        for text in (sentence, question):
            if meant := self.variants_in(text):
                return self._record_of(meant[0].sku if len(meant) == 1 else None)
        return self._records[None]

    def variants_in(self, text: str) -> list[Variant]:
        """The variants that a text names."""
        return [variant for variant in self.product.variants if _means(text, variant, self.product)]

    def proves_of_each(self, sentence: str, claim: Claim) -> bool:
        """Whether a claim of the sentence is true of every single variant."""
        records = (self._record_of(variant.sku) for variant in self.product.variants)
        judged = ((c for c in check_text(sentence, record) if c.start == claim.start) for record in records)
        return all(any(c.status == "supported" for c in found) for found in judged)

    def _record_of(self, sku: str | None) -> Record:
        if sku not in self._records:
            self._records[sku] = self._prove(self._original, sku)[1]
        return self._records[sku]


def words_in_row(text: str) -> str:
    """Words as they are compared: small letters, one blank between them."""
    return " ".join(searchable(text).casefold().split())


def _means(text: str, variant: Variant, product: Product) -> bool:
    """Whether ``text`` names the variant: by its SKU, or by the value of an option in which the variants differ."""
    folded = text.casefold()
    if variant.sku.casefold() in folded and variant.sku != product.sku:
        return True
    others = [other.attributes for other in product.variants if other.id != variant.id]
    own = [v for name, v in variant.attributes.items() if len(v) > 1 and any(o.get(name) != v for o in others)]
    return any(re.search(rf"(?<![a-z]){re.escape(value.casefold())}(?![a-z])", folded) for value in own)
