"""Answers from the merchant's documents: their own sentences, and where these stand.

No model writes them, so nothing in a document can say what is answered, and nothing is said that is not in one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.model import AnswerKind, Source
from merchant_assistant.chat.naming import has_form
from merchant_assistant.foundation.prose import Language
from merchant_assistant.knowledge.words import asked

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.question import Question
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.knowledge.model import Hit


class Documents(Protocol):
    """Finds passages that answer."""

    def find(self, question: str, cancel: CancelToken | None = None) -> Sequence[Hit]:
        """The best few, the one that answers first; none where nothing does."""

    def documents(self) -> Sequence[object]:
        """Those that there are."""


def may_answer(hit: Hit, question: Question, named: Sequence[Product]) -> bool:
    """Whether a passage may answer a question about goods: where it leaves nothing open that is asked of them.

    What names the product is accounted for by the product; a number of pieces asks nothing.
    """
    if not named:
        return not (question.whole and hit.unsaid)
    titles = " ".join(product.title for product in named)
    asks = {word for word in asked(question.text) if not word[0].isdigit() and not has_form(word, titles)}
    return bool(asks) and not asks & set(hit.unsaid)


def quoted(hits: Sequence[Hit], language: Language) -> tuple[str, AnswerKind, tuple[Source, ...]]:
    """The sentences of the passage that answers, as a quotation, and what was found as sources."""
    first = hits[0]
    says = tongue(language).replies["document_says"].format(ref=first.passage.ref)
    quote = "\n".join(f"> {line}" for line in first.quote.split("\n"))
    sources = tuple(Source("document", hit.passage.ref, hit.passage.heading or hit.passage.file) for hit in hits)
    return f"{says}\n\n{quote}", "grounded", sources
