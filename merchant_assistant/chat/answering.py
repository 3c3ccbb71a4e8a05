"""The order in which a question is answered: computed; what documents say; words that the catalogue calls otherwise;
products that are found, about which a model is asked. Only what is proven stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.accounting import Accounting
from merchant_assistant.chat.alike import FAINT, NEAR, FindsGoods, goods_alike, goods_near, told_alike, told_near
from merchant_assistant.chat.answer import Answer, Asking, Computes, OnEvent
from merchant_assistant.chat.documents import Documents, may_answer, nearest, quoted
from merchant_assistant.chat.exact.model import Reading, Reply
from merchant_assistant.chat.exact.phrases import phrase
from merchant_assistant.chat.heard import heard
from merchant_assistant.chat.instead import OFFERED, Instead
from merchant_assistant.chat.known import Prove
from merchant_assistant.chat.language import tongue
from merchant_assistant.chat.looking import Sought, described, is_about_facts, points_back, sought
from merchant_assistant.chat.model import Found
from merchant_assistant.chat.naming import is_coded, is_written_in, named_in
from merchant_assistant.chat.parting import parted
from merchant_assistant.chat.question import Question, asked_one_by_one, read_question, wants_to_be_told
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.chat.retrieved import FromProducts
from merchant_assistant.chat.talk import courtesy, without_courtesy
from merchant_assistant.chat.wanting import (
    asks_for_field,
    asks_for_figure,
    is_empty_list,
    is_for_computing,
    is_of_another,
    is_of_other_language,
    is_ranking,
    may_be_computed,
)
from merchant_assistant.chat.writing import Writer
from merchant_assistant.engine.model import Engine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.foundation.prose import asked_in, language_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.exact.answering import Exactly
    from merchant_assistant.chat.proposing.proposer import Proposer

__all__ = ["Answer", "Answerer", "Asking", "Computes"]


class Answerer:
    """Answers one question at a time; keeps between questions only what reads and computes them."""

    def __init__(
        self,
        catalogue: Catalogue,
        engine: Engine,
        prove: Prove,
        computes: Computes | None = None,
        documents: Documents | None = None,
        goods: FindsGoods | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._documents = documents
        self._goods = goods
        self._engine = engine
        self._prove = prove
        self._computes = computes
        self._writer = Writer(catalogue, engine, prove)
        self._exact: Exactly | None = None
        self._proposes: Proposer | None = None

    def answer(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """Never raises for a silent model: what it said stands in the answer, with the fault."""
        try:
            return self._answered(asked, tell, cancel)
        except Cancelled:
            return Answer("", None, state="stopped")

    def prepare(self, cancel: CancelToken | None) -> None:
        """What answers are computed from."""
        self._exactly().prepare(cancel)

    def read_ahead(self, text: str, cancel: CancelToken | None) -> None:
        """What a model reads before any question in the language of this one."""
        self._writer.read_ahead(asked_in(text), cancel)

    def computed(self, text: str, cancel: CancelToken | None) -> Reply | None:
        """What is computed of a question by itself, where something is found."""
        reply = self._computed(Asking(text), cancel)
        return reply if reply and reply.kind == "exact" and reply.finding and reply.finding.passing else None

    def _answered(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        if not asked.again:
            asked, said = self._heard(asked, cancel)
            if said:
                return said
        if not asked.again and self._are_all():
            return self._of_documents(asked, tell, cancel)
        answer = self._of_all(asked, tell, cancel)
        if self._leaves_out(answer, asked, cancel):
            return Answer(phrase(language_of(asked.text) or "en", "not_computed"), "clarify")
        if answer.kind != "declined" or answer.sources or asked.again or self._asks_for_figure(asked, cancel):
            return self._with_others(answer, asked, cancel)
        return self._beside(asked, cancel) or self._with_others(answer, asked, cancel)

    def _heard(self, asked: Asking, cancel: CancelToken | None) -> tuple[Asking, Answer | None]:
        """The question as it is meant; an answer where it is courtesy, several questions, or points at nothing."""
        if said := courtesy(asked.text):
            return asked, Answer(said, "clarify")

        def compute(text: str, behind: Reading | None) -> Reply | None:
            return self._computed(Asking(text, reading=behind), cancel)

        several = parted(without_courtesy(asked.text), asked.reading, compute)
        if several:
            return asked, several
        asked, vain = heard(asked, compute)
        return asked, Answer(vain, "clarify") if vain else None

    def _with_others(self, answer: Answer, asked: Asking, cancel: CancelToken | None) -> Answer:
        """Where nothing is told, with what could be asked instead."""
        if asked.again or answer.fault or answer.kind not in ("declined", "clarify"):
            return answer
        others = Instead(self._exactly().holdings(cancel), lambda text: self._computed(Asking(text), cancel))
        which = answer.kind == "clarify" and (answer.reply is None or answer.reply.which)
        found = dict.fromkeys((*answer.instead, *others.of(asked.text, which=which)))
        return replace(answer, instead=tuple(found)[:OFFERED])

    def _leaves_out(self, answer: Answer, asked: Asking, cancel: CancelToken | None) -> bool:
        """Whether products are shown where something of them was to be computed, which is left out then."""
        if answer.kind != "grounded" or asked.again or any(one.kind != "product" for one in answer.sources):
            return False
        if len(asked_one_by_one(asked.text)) > 1:
            return False  # a letter: what it asks is answered one by one
        return is_for_computing(asked.text, self._exactly().holdings(cancel), beside=len(answer.sources) > 1)

    def _asks_for_figure(self, asked: Asking, cancel: CancelToken | None) -> bool:
        return asks_for_figure(asked.text, self._exactly().holdings(cancel))

    def _of_all(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """What the catalogue and the documents say."""
        reply = self._computed(asked, cancel)
        if reply and (asked.again or reply.kind == "exact"):
            return self._across(reply, asked, tell, cancel) or _of(reply)
        question = self._question(asked, cancel)
        named = self._named(question, asked)
        quote = self._quoted(question, named, cancel)
        if quote and not named and quote.kind == "grounded":
            tell(Found(quote.sources))
            return quote
        return self._of_products(reply, quote, question, asked, tell, cancel)

    def _of_products(
        self,
        reply: Reply | None,
        quote: Answer | None,
        question: Question,
        asked: Asking,
        tell: OnEvent,
        cancel: CancelToken | None,
    ) -> Answer:
        """What the catalogue says of what was not computed. What may be a figure is said in plain words first."""
        first = may_be_computed(asked.text, self._exactly().holdings(cancel))
        plainly = self._said_plainly(reply, asked, cancel) if first else None
        if plainly and plainly.kind == "exact":
            return _of(plainly)
        answer = None if reply and reply.kind == "clarify" else self._near(question, asked, tell, cancel)
        if answer is None and reply and not self._asks_in_vain(reply, asked, cancel):
            answer = _of(reply)
        answer = answer or self._retrieved(question, asked, tell, cancel)
        if answer.kind not in ("declined", "clarify"):
            return answer
        if quote:
            return quote
        plainly = plainly if first else self._said_plainly(reply, asked, cancel)
        if plainly and plainly.kind == "exact":
            return _of(plainly)
        return self._otherwise(answer, plainly, question, asked, tell, cancel) if answer.kind == "declined" else answer

    def _otherwise(
        self,
        answer: Answer,
        plainly: Reply | None,
        question: Question,
        asked: Asking,
        tell: OnEvent,
        cancel: CancelToken | None,
    ) -> Answer:
        """What there is for a question that would be declined: what is near, or what it may mean in other words."""
        told = self._told(answer, question, asked, tell, cancel) or self._alike(question, asked, tell, cancel)
        if told:
            return told
        meant = plainly if plainly and plainly.kind == "clarify" else None
        if other := self._proposed(asked, self._named(question, asked), cancel) or meant:
            return _of(other)
        near = self._described(question, asked, tell, cancel)
        return near or replace(answer, instead=plainly.offers if plainly else ())

    def _across(self, reply: Reply, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer | None:
        """In place of an empty list: what is nearest to goods that names in another language cannot be called."""
        if not is_empty_list(reply):
            return None
        question = read_question(asked.text)
        looked = None if asked.again or question.whole else sought(asked.text)
        found = self._goods_near(looked, question, cancel) if looked and not looked.owned else []
        return self._shown(found, question, tell) if is_of_other_language(found, question.language) else None

    def _told(
        self, answer: Answer, question: Question, asked: Asking, tell: OnEvent, cancel: CancelToken | None
    ) -> Answer | None:
        """That products called so do not say it; of what is but described, which comes nearest."""
        if not answer.sources:
            return None
        near = None if question.polar else self._described(question, asked, tell, cancel)
        return near or answer

    def _are_all(self) -> bool:
        """Whether documents are all that there is, so that nothing else can be asked."""
        return bool(self._documents and self._documents.documents()) and not self._catalogue.count()

    def _of_documents(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """Where no products are: nothing is counted or looked up in a catalogue."""
        question = replace(read_question(asked.text), whole=False)
        if answer := self._quoted(question, (), cancel) or self._beside(asked, cancel):
            tell(Found(answer.sources))
            return answer
        return Answer(tongue(question.language).replies["documents_silent"], "declined")

    def _beside(self, asked: Asking, cancel: CancelToken | None) -> Answer | None:
        """What documents say that comes nearest to what they do not say."""
        hits = self._documents.beside(asked.text, cancel) if self._documents else ()
        if not hits:
            return None
        goods = bool(self._catalogue.count())
        return Answer(*nearest(hits, language_of(asked.text) or "en", beside_goods=goods))

    def _alike(self, question: Question, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer | None:
        """Where nothing is called as the question calls it: what means the same."""
        if asked.again or wants_to_be_told(asked.text) or is_about_facts(asked.text):
            return None
        found = goods_alike(question, self._catalogue, self._goods, cancel)
        if not found:
            return None
        text, sources = told_alike(found, question)
        tell(Found(sources))
        return Answer(text, "grounded", sources)

    def _near(self, question: Question, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer | None:
        """What is nearest to goods that are only described, with nothing that is asked of them."""
        looked = None if asked.again or question.whole else sought(asked.text)
        if looked is None or self._is_of_a_fact(question, asked):
            return None
        return self._nearest(looked, question, tell, cancel)

    def _described(self, question: Question, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer | None:
        """Where nothing else answers: what is nearest to a question that may describe goods in words of its own."""
        back = question.refers and (bool(asked.earlier) or points_back(asked.text))
        if asked.again or back or question.whole or is_about_facts(asked.text):
            return None
        looked, pure = described(asked.text), sought(asked.text)
        named = named_in(question, products_for(question, self._catalogue, ()))
        if looked is None or any(_is_certain(product, question) for product in named):
            return None
        if pure:
            return self._nearest(pure, question, tell, cancel, least=FAINT)
        if named or asks_for_field(asked.text, self._exactly().holdings(cancel)):
            return None
        return self._nearest(looked, question, tell, cancel)

    def _is_of_a_fact(self, question: Question, asked: Asking) -> bool:
        """Whether it is asked what is known of goods, of one that is named at that: nothing is looked for then."""
        return is_about_facts(asked.text) or bool(named_in(question, products_for(question, self._catalogue, ())))

    def _nearest(
        self, looked: Sought, question: Question, tell: OnEvent, cancel: CancelToken | None, *, least: float = NEAR
    ) -> Answer | None:
        found = self._goods_near(looked, question, cancel, least)
        return self._shown(found, question, tell) if found else None

    def _goods_near(
        self, looked: Sought, question: Question, cancel: CancelToken | None, least: float = NEAR
    ) -> list[Product]:
        return goods_near(looked, question, self._catalogue, self._goods, cancel, least=least)

    def _shown(self, found: Sequence[Product], question: Question, tell: OnEvent) -> Answer:
        text, sources = told_near([self._prove(product, None)[0] for product in found], question)
        tell(Found(sources))
        return Answer(text, "grounded", sources)

    def _question(self, asked: Asking, cancel: CancelToken | None) -> Question:
        """The question as it is looked up. What ranks all goods is about all of them, unless it names one product."""
        question = read_question(asked.text)
        if question.whole or not is_ranking(asked.text, self._exactly().holdings(cancel)):
            return question
        named = named_in(question, products_for(question, self._catalogue, asked.earlier))
        return question if len(named) == 1 else replace(question, whole=True)

    def _quoted(self, question: Question, named: Sequence[Product], cancel: CancelToken | None) -> Answer | None:
        """What a document says."""
        if not self._documents:
            return None
        hits = self._documents.find(question.text, cancel) or self._documents.about(question.text, cancel)
        if not hits or not may_answer(hits[0], question, named):
            return None
        passage = f"{hits[0].passage.heading}\n{hits[0].passage.text}"
        if is_of_another(question.text, passage, self._exactly().holdings(cancel)):
            return None
        return Answer(*quoted(hits, language_of(question.text) or "en"))

    def _named(self, question: Question, asked: Asking) -> list[Product]:
        """The products that a question is about first, and about what documents say of such goods only then."""
        return named_in(question, products_for(question, self._catalogue, asked.earlier)) if self._documents else []

    def _proposed(self, asked: Asking, named: Sequence[Product], cancel: CancelToken | None) -> Reply | None:
        """The answer to the question in the catalogue's own words, where the model finds them for others."""
        if asked.again or named or wants_to_be_told(asked.text):
            return None
        if self._proposes is None:
            from merchant_assistant.chat.proposing.proposer import Proposer  # noqa: PLC0415 - when first asked

            self._proposes = Proposer(self._catalogue, self._engine, self._exactly())
        return self._proposes.reply(asked.text, asked.reading, cancel)

    def _said_plainly(self, reply: Reply | None, asked: Asking, cancel: CancelToken | None) -> Reply | None:
        """The answer to the question in plainer words, where it could not be read as it was typed."""
        if asked.again or wants_to_be_told(asked.text) or (reply and (reply.which or reply.lacks)):
            return None
        from merchant_assistant.chat.proposing.plainly import Plainly  # noqa: PLC0415 - when first asked

        return Plainly(self._catalogue, self._engine, self._exactly()).reply(asked.text, asked.reading, cancel)

    def _asks_in_vain(self, reply: Reply, asked: Asking, cancel: CancelToken | None) -> bool:
        """Whether it is asked which product is meant, although none could have what is wanted."""
        if not reply.which or asked.again:
            return False
        return bool(self._accounting(cancel).nowhere(read_question(asked.text)))

    def _retrieved(self, question: Question, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """From the products that are found."""
        others = bool(self._documents and self._documents.documents())
        return FromProducts(
            self._catalogue,
            self._prove,
            self._writer,
            lambda: self._accounting(cancel),
            asked,
            question,
            others,
            tell,
            cancel,
        ).answer()

    def _accounting(self, cancel: CancelToken | None) -> Accounting:
        return Accounting(self._catalogue, self._exactly().holdings(cancel))

    def _exactly(self) -> Exactly:
        """What computes; what questions name is kept once for all ways."""
        from merchant_assistant.chat.exact.answering import Exactly  # noqa: PLC0415 - with its words, when first asked

        if self._exact is None:
            self._exact = self._computes if isinstance(self._computes, Exactly) else Exactly(self._catalogue)
        return self._exact

    def _computed(self, asked: Asking, cancel: CancelToken | None) -> Reply | None:
        self._computes = self._computes or self._exactly()
        if asked.again:
            return self._computes.again(asked.again, cancel=cancel)
        if wants_to_be_told(asked.text):
            return None
        return self._computes.answer(asked.said or asked.text, asked.reading, cancel=cancel)


def _is_certain(product: Product, question: Question) -> bool:
    """Whether a question names this one product, so that it asks something of it: "Hard Drive sizes"."""
    return is_coded(product, question) or is_written_in(product.title, question.text)


def _of(reply: Reply) -> Answer:
    return Answer(reply.text, reply.kind, reply=reply, instead=reply.offers)
