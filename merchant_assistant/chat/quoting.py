"""What documents say of a question, beside the catalogue or alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.answer import Answer
from merchant_assistant.chat.documents import Documents, may_answer, nearest, quoted
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.question import Question, read_question
from merchant_assistant.chat.wanting import is_of_another
from merchant_assistant.foundation.prose import language_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.foundation.cancel import CancelToken


@dataclass(frozen=True, slots=True)
class Quoting:
    """``documents``: None where there is no room for any."""

    documents: Documents | None
    catalogue: Catalogue
    holdings: Callable[[CancelToken | None], Holdings]

    @property
    def any(self) -> bool:
        """Whether there are documents."""
        return bool(self.documents and self.documents.documents())

    def are_all(self) -> bool:
        """Whether documents are all that there is, so that nothing else can be asked."""
        return self.any and not self.catalogue.count()

    def alone(self, text: str, cancel: CancelToken | None) -> Answer:
        """Where no products are: nothing is counted or looked up in a catalogue."""
        question = replace(read_question(text), whole=False)
        if answer := self.quoted(question, (), cancel) or self.beside(text, cancel):
            return answer
        return Answer(tongue(question.language).replies["documents_silent"], "declined")

    def quoted(self, question: Question, named: Sequence[Product], cancel: CancelToken | None) -> Answer | None:
        """What a document says. ``named``: the products that the question is about first."""
        if not self.documents:
            return None
        hits = self.documents.find(question.text, cancel) or self.documents.about(question.text, cancel)
        if not hits or not may_answer(hits[0], question, named):
            return None
        passage = f"{hits[0].passage.heading}\n{hits[0].passage.text}"
        if is_of_another(question.text, passage, self.holdings(cancel)):
            return None
        return Answer(*quoted(hits, language_of(question.text) or "en"))

    def beside(self, text: str, cancel: CancelToken | None) -> Answer | None:
        """What documents say that comes nearest to what they do not say."""
        hits = self.documents.beside(text, cancel) if self.documents else ()
        if not hits:
            return None
        goods = bool(self.catalogue.count())
        return Answer(*nearest(hits, language_of(text) or "en", beside_goods=goods))


def with_goods(passages: Answer, goods: Answer | None) -> Answer:
    """What comes nearest in documents, and below it the goods that do."""
    if goods is None:
        return passages
    return replace(passages, text=f"{passages.text}\n\n{goods.text}", sources=(*passages.sources, *goods.sources))
