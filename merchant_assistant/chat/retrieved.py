"""Answers from the products that are found for a question: listed, told by their cells, or asked of the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.chat.accounting import Accounting
from merchant_assistant.chat.answer import Answer, Asking, OnEvent
from merchant_assistant.chat.known import Known, Prove
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.model import Found, Source
from merchant_assistant.chat.naming import named_in, words_in
from merchant_assistant.chat.question import Question, asked_one_by_one, wants_to_be_told, with_nouns
from merchant_assistant.chat.retrieval import products_for, products_with
from merchant_assistant.chat.showing import answered_each, listed, not_held, nowhere_held, with_names
from merchant_assistant.chat.told_by_cells import told_of
from merchant_assistant.chat.writing import Writer, unsaid
from merchant_assistant.foundation.cancel import CancelToken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product


@dataclass(frozen=True, slots=True)
class FromProducts:
    """One question, answered from what is found for it. ``accounting``: of the catalogue as it is now.

    ``documents``: there are some, and they do not answer it.
    """

    catalogue: Catalogue
    prove: Prove
    writer: Writer
    accounting: Callable[[], Accounting]
    asked: Asking
    question: Question
    documents: bool
    tell: OnEvent
    cancel: CancelToken | None

    def answer(self) -> Answer:
        """What the products say, or why they do not."""
        question = self.question
        fitting = products_with(question, self.catalogue) if question.seeks and not question.whole else []
        if fitting and not self._missing(question, fitting):
            return self._list(fitting)
        products = products_for(question, self.catalogue, self.asked.earlier)
        asked_of = asked_one_by_one(self.asked.text)
        if len(asked_of) > 1 and named_in(question, products) and not all(one.whole for one in asked_of):
            return self._each(products, asked_of)
        return self._asked_back() if question.whole or not products else self._of(products)

    def _each(self, products: Sequence[Product], asked_of: Sequence[Question]) -> Answer:
        """A message with several questions about products that it names, one by one."""
        sources = self._found(products)
        proven = [self.prove(product, None)[0] for product in products]
        left = [one.text for one in asked_of if self._missing(one, proven)]
        return Answer(answered_each(proven, self.question, asked_of, left), "grounded", sources)

    def told(self) -> Answer | None:
        """What the one product that the question names says of it, quoted; None where it says nothing of it."""
        if self.asked.again or wants_to_be_told(self.question.text) or len(asked_one_by_one(self.asked.text)) > 1:
            return None
        question = with_nouns(self.question)
        products = named_in(question, products_for(question, self.catalogue, self.asked.earlier))
        if len(products) != 1:
            return None
        told = told_of(self.prove(products[0], None)[0], self.question)
        says = tongue(self.question.language).replies["said"]
        return Answer(f"{says}\n\n{told}", "grounded", self._found(products)) if told else None

    def _of(self, products: Sequence[Product]) -> Answer:
        known = [Known(product, self.prove) for product in products]
        missing = self._missing(self.question, [item.product for item in known])
        if missing and not self._means(products):
            return Answer(not_held(missing, self.question), "declined")
        sources = self._found(products)
        if missing:
            return unsaid(missing, self.question, known, sources)
        if self.question.polar and (quote := self.told()):
            return quote  # "lid dishwasher safe, body hand wash" is neither the yes nor the no that a model makes of it
        return self.writer.write(self.question, self.asked, known, sources, self.tell, self.cancel)

    def _means(self, products: Sequence[Product]) -> bool:
        """Whether the question speaks of these: what an answer before it was about is no source of "no"."""
        before = {product.id for product in products} <= set(self.asked.earlier)
        return not before or self.question.refers or any(words_in(one.title, self.question) for one in products)

    def _asked_back(self) -> Answer:
        """Where no product is meant for certain: what is asked back, unless no product could answer."""
        question, replies = self.question, tongue(self.question.language).replies
        asks_nothing = question.refers or not (question.words or question.codes)
        if not question.whole and not asks_nothing:
            either = replies["nor_documents"] if self.documents else ""
            return Answer(replies["nothing_found"] + either, "declined")
        if missing := self.accounting().nowhere(question):
            return Answer(nowhere_held(missing, question), "declined")
        if not question.whole:
            return Answer(replies["which_product"], "clarify")
        sources = self._found(products_with(question, self.catalogue))
        return Answer(with_names(question, sources), "clarify", sources)

    def _missing(self, question: Question, products: Sequence[Product]) -> tuple[str, ...]:
        """What is asked for that the products meant do not say; nothing where no fact is asked for."""
        if wants_to_be_told(question.text):
            return ()
        named = named_in(question, products)
        return self.accounting().missing(question, named or products, each=not named)

    def _list(self, products: Sequence[Product]) -> Answer:
        """Products of the kind that is looked for, with the cells that say so; no model is needed."""
        sources = self._found(products)
        lines = (listed(self.prove(product, None)[0], self.question) for product in products)
        found = tongue(self.question.language).replies["whole_found"]
        return Answer("\n".join([found, "", *lines]), "grounded", sources)

    def _found(self, products: Sequence[Product]) -> tuple[Source, ...]:
        """Told at once, before anything is said of them."""
        sources = tuple(Source("product", product.sku, product.title, product.id) for product in products)
        self.tell(Found(sources))
        return sources
