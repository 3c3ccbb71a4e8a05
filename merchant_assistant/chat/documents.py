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
from merchant_assistant.knowledge.deciding import CLEAR_BESIDE_GOODS
from merchant_assistant.knowledge.words import asked

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.question import Question
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.knowledge.model import Hit, Passage


class Documents(Protocol):
    """Finds passages that answer."""

    def find(self, question: str, cancel: CancelToken | None = None) -> Sequence[Hit]:
        """The best few, the one that answers first; none where nothing does."""

    def about(self, question: str, cancel: CancelToken | None = None) -> Sequence[Hit]:
        """The passage that says of others what is asked of one that it does not name."""

    def beside(self, question: str, cancel: CancelToken | None = None) -> Sequence[Hit]:
        """The few passages that come nearest to a question that none answers."""

    def documents(self) -> Sequence[object]:
        """Those that there are."""


def may_answer(hit: Hit, question: Question, named: Sequence[Product]) -> bool:
    """Whether a passage may answer a question about goods: where it leaves nothing open that is asked of them.

    What names the product is accounted for by the product; a number of pieces asks nothing.
    """
    if hit.unnamed:
        return not named and not question.whole
    if not named:
        return not (question.whole and hit.unsaid)
    titles = " ".join(product.title for product in named)
    asks = {word for word in asked(question.text) if not word[0].isdigit() and not has_form(word, titles)}
    return bool(asks) and not asks & set(hit.unsaid)


def nearest(
    hits: Sequence[Hit], language: Language, *, beside_goods: bool = False
) -> tuple[str, AnswerKind, tuple[Source, ...]]:
    """That no passage answers in so many words, and those that come nearest as quotations.

    Where enough speaks for the first, that is an answer that its reader checks; else nothing counts as answered.
    ``beside_goods``: the question may as well be about products, so more must speak for it, and goods stand below.
    """
    clear = hits[0].likely and not (beside_goods and hits[0].score < CLEAR_BESIDE_GOODS)
    replies, shown = tongue(language).replies, hits if clear or not beside_goods else hits[:1]
    parts = [
        part
        for hit, says in zip(shown, ("document_near", *("document_near_also",) * len(shown)), strict=False)
        for part in (replies[says].format(ref=_place(hit.passage, language)), _quotation(hit))
    ]
    return "\n\n".join(parts), "grounded" if clear else "declined", tuple(_source(hit.passage) for hit in shown)


def quoted(hits: Sequence[Hit], language: Language) -> tuple[str, AnswerKind, tuple[Source, ...]]:
    """The sentences of the passage that answers, as a quotation, and what was found as sources.

    Where it does not speak of whom the question names, that is said first, and nothing counts as answered.
    """
    first, replies = hits[0], tongue(language).replies
    told = "document_silent" if first.unnamed else "document_says"
    missing = replies["between_names"].join(first.unnamed)
    says = replies[told].format(ref=_place(first.passage, language), missing=missing)
    sources = tuple(_source(hit.passage) for hit in hits)
    parts = [says, _quotation(first), *(part for hit in _of_others(hits) for part in _also(hit, language))]
    return "\n\n".join(parts), "declined" if first.unnamed else "grounded", sources


def _of_others(hits: Sequence[Hit]) -> list[Hit]:
    """The first of each further document that answers: what it says may differ, and who asks must see it."""
    firsts = {hit.passage.document_id: hit for hit in reversed(hits)}
    return [hit for hit in hits[1:] if firsts[hit.passage.document_id] is hit]


def _also(hit: Hit, language: Language) -> tuple[str, str]:
    return tongue(language).replies["document_also"].format(ref=_place(hit.passage, language)), _quotation(hit)


def _quotation(hit: Hit) -> str:
    return "\n".join(f"> {line}" for line in hit.quote.split("\n"))


def _source(passage: Passage) -> Source:
    """Its title is empty where the place says all: no file is named twice."""
    title = "" if passage.heading in ("", passage.file) or passage.heading in passage.ref else passage.heading
    return Source("document", passage.ref, title, passage=passage.id)


def _place(passage: Passage, language: Language) -> str:
    """Where a passage stands, in the language of the question, which need not be the window's."""
    replies = tongue(language).replies
    if passage.page is not None:
        return replies["at_page"].format(file=passage.file, number=passage.page)
    if passage.entry is not None:
        return replies["at_entry"].format(file=passage.file, number=passage.entry)
    return replies["at_heading"].format(file=passage.file, heading=passage.heading) if passage.heading else passage.file
