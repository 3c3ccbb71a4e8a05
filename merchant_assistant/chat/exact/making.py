"""From what was asked of which conditions to the reading; what is left over of the question is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from merchant_assistant.chat.exact.asking.asking import Asker
from merchant_assistant.chat.exact.columns.labels import concept_label, field_label
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.inquiring import inquiry_of
from merchant_assistant.chat.exact.itemising import Itemising
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import Node
from merchant_assistant.chat.exact.prices.in_currency import in_currency
from merchant_assistant.chat.exact.slips.near import brand_meant
from merchant_assistant.chat.exact.values.naming import Asked
from merchant_assistant.chat.exact.values.said import KIND, may_list
from merchant_assistant.chat.exact.values.trade_said import read_as_all
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of, together
from merchant_assistant.chat.exact.words.lexicon import is_vague
from merchant_assistant.chat.exact.words.own import MayMean, OwnWord
from merchant_assistant.chat.exact.words.phrases import phrase


@dataclass
class Making(Itemising):
    """Makes the reading of what was asked, or says which words are left over."""

    def _may_mean(self, typed: str, known: str) -> MayMean | None:
        """What a word may mean that is near a value of one column."""
        held = [one for one in self.holdings.whole.get(key_of(known), ()) if key_of(one[1]) == key_of(known)]
        return MayMean(typed, (OwnWord(typed, *held[0], known),)) if len(held) == 1 else None

    def _refuse_unpriced(self, items: Sequence[Item], asked: Asked) -> None:
        """Raises :class:`Unclear` where the price is asked of goods that have none: they are no answer alone."""
        listed = asked.operation == "list" and asked.wanted == "things" and not asked.order
        if listed and "price" not in self.holdings.of_concept and any("price" in item.of("names") for item in items):
            field = field_label("price", self.language)
            raise Unclear(phrase(self.language, "no_field").format(field=field), declined=True, concept="price")

    def _tell_missing(self, items: Sequence[Item]) -> None:
        """Raises :class:`Unclear` where a figure is wanted of a field that this catalogue has not."""
        named = [concept for item in items for concept in item.of("names") if concept not in self.holdings.of_concept]
        if named and self._is_computed(items):
            field = concept_label(named[0], self.language)
            raise Unclear(phrase(self.language, "no_field").format(field=field), declined=True)

    def _made(self, items: Sequence[Item], nodes: Sequence[Node], asker: Asker, asked: Asked) -> Reading | None:
        asker.in_percent(self.text)
        self._refuse_unpriced(items, asked)
        clauses = sorted((node for node in nodes if isinstance(node, Clause)), key=lambda clause: clause.start)
        clauses = in_currency(items, clauses, asked, self.holdings, self.holds, self.language)
        inquiry = inquiry_of(asked, clauses, asker.things())
        by_texts = any(clause.kind == KIND for clause in clauses) and not may_list(clauses, asked, self.look)
        said = tuple(self.text[one.start : one.end] for one in clauses if one.kind == KIND and by_texts)
        if unread := (*asker.unread, *said):
            if any(word in self._unknown for word in unread):
                raise Unclear(phrase(self.language, "no_product").format(sku=self._unknown[0]), declined=True)
            if not self._is_computed(items) and asked.wanted != "look":
                return None
            if asked.wanted == "look" and not clauses and not self._is_computed(items):
                return None
            words = together(self.text, unread, phrase(self.language, "between_words"))
            self._refuse_currency(unread, asked)
            if vague := next((word for word in unread if is_vague(word)), ""):
                raise Unclear(phrase(self.language, "unread").format(words=vague))
            if meant := brand_meant(self.text, unread, self.holdings):
                told = phrase(self.language, "is_meant").format(typed=meant[0], known=meant[1])
                raise Unclear(told, meant=self._may_mean(*meant))
            of_ours = any(item.senses for item in items if item.text in unread)
            name = "not_understood" if of_ours else "unknown"
            raise Unclear(phrase(self.language, name).format(words=words), declined=True)
        chips = tuple(Chip(clause.label, clause.condition) for clause in clauses if clause not in asked.base)
        single = any(item.has("one") and item.text.casefold() == "one" for item in items)
        spelt = (*self._misheard, *((item.spelt, item.text) for item in items if item.spelt))
        spelt = (*spelt, *read_as_all(items, self.holdings, self.language))
        of = phrase(self.language, "and").join(clause.label for clause in asked.base)
        return Reading(
            inquiry, chips, (), asked.wanted, self.language, single, spelt, of, place=asked.place, told=asked.told
        )
