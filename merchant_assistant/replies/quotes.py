"""What documents say to a question of a customer, in their own sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from merchant_assistant.chat.documents import Documents, may_answer
from merchant_assistant.chat.question import read_question
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.replies.about import About
from merchant_assistant.replies.intents import asks_which, by_words, is_polar
from merchant_assistant.replies.model import Answered, Fact, Intent, Part, Source
from merchant_assistant.replies.tongues import speaks_of_others
from merchant_assistant.replies.words import spoken
from merchant_assistant.replies.written import Written, cut, differing, matters_in, written

_FROM_DOCUMENTS: frozenset[Intent] = frozenset(
    {"return", "delivery", "payment", "discount", "complaint", "contact", "product", "change_order", "other"}
)
_OF_HOUSE: frozenset[Intent] = frozenset({"return", "delivery", "payment", "discount"})
AROUND_QUESTION = "?？¿!！.。 "  # signs that a question loses where it is repeated


@dataclass(frozen=True, slots=True)
class Quotes:
    """Finds them."""

    documents: Documents

    def answer(self, part: Part, about: About, cancel: CancelToken | None) -> Answered | None:
        """The sentences that answer a part of a message; None where no document does."""
        plainly = not _FROM_DOCUMENTS.isdisjoint(part.intents) or not by_words(part.text) or matters_in(part.text)
        if not plainly:
            return None
        found = self._quoted(part, about, cancel) or written(part.text, about.text, self.documents, cancel)
        if found is None or self._is_of_others(found, part, about):
            return None
        if other := differing(found, part.text, about.text, self.documents, cancel):
            return self._of_two(part, about, (found, other))
        question = part.text.strip(AROUND_QUESTION)
        text = spoken(about.language)["document"].format(question=question, quote=found.quote)
        passage = found.passage
        source = Source("document", passage.ref, passage.heading or passage.file, passage=passage.id)
        return Answered(part.text, part.intent, "document", text, (Fact(found.quote),), (source,))

    def _is_of_others(self, found: Written, part: Part, about: About) -> bool:
        """Whether what was found is said of other goods than those asked about, or answers another question."""
        titles = " ".join(product.title for product in about.products)
        passage = found.passage
        said = f"{passage.heading} {found.quote}" if passage.entry is None else found.quote
        if part.intent not in _OF_HOUSE and speaks_of_others(said, f"{part.text} {titles}"):
            return True
        return passage.entry is not None and is_polar(part.text) and asks_which(passage.heading or passage.text)

    def _of_two(self, part: Part, about: About, found: Sequence[Written]) -> Answered:
        """Both quotations, of which the merchant keeps one."""
        words, question = spoken(about.language), part.text.strip(AROUND_QUESTION)
        both = words["between"].join(words["of_document"].format(file=w.passage.file, quote=w.quote) for w in found)
        text = words["documents_differ"].format(question=question, quotes=both)
        sources = tuple(Source("document", w.passage.ref, w.passage.heading, passage=w.passage.id) for w in found)
        return Answered(part.text, part.intent, "document", text, tuple(Fact(w.quote) for w in found), sources)

    def _quoted(self, part: Part, about: About, cancel: CancelToken | None) -> Written | None:
        """By the question's own words; what is a matter of the house needs not speak of the product."""
        hits = self.documents.find(part.text, cancel)
        products = () if part.intent in _OF_HOUSE else about.products
        if not hits or not may_answer(hits[0], read_question(part.text), products):
            return None
        return Written(cut(hits[0], part.text, about.text), hits[0].passage)
