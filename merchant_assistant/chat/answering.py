"""The order in which a question is answered: computed; what documents say; words that the catalogue calls otherwise;
products that are found, about which a model is asked. Only what is proven stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.accounting import Accounting
from merchant_assistant.chat.alike import NEAREST, FindsGoods
from merchant_assistant.chat.answer import Answer, Asking, Computes, OnEvent
from merchant_assistant.chat.documents import Documents
from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.chat.exact.words.own import MayMean, OwnWord
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.in_other_words import InOtherWords
from merchant_assistant.chat.instead import OFFERED, Instead
from merchant_assistant.chat.known import Prove
from merchant_assistant.chat.model import Found
from merchant_assistant.chat.naming import named_in
from merchant_assistant.chat.nearest_goods import NearestGoods
from merchant_assistant.chat.own_words.asking import InOwnWords
from merchant_assistant.chat.question import Question, asked_one_by_one, read_question, wants_to_be_told
from merchant_assistant.chat.quoting import Quoting, with_goods
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.chat.retrieved import FromProducts
from merchant_assistant.chat.talking.after_decline import Declined
from merchant_assistant.chat.talking.heard import heard
from merchant_assistant.chat.talking.parting import parted
from merchant_assistant.chat.talking.talk import courtesy, without_courtesy
from merchant_assistant.chat.wanting import (
    asks_for_figure,
    is_for_computing,
    is_ranking,
    may_be_computed,
    names_goods,
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
    from merchant_assistant.chat.exact.columns.holdings import Holdings

__all__ = ["Answer", "Answerer", "Asking", "Computes"]


_OF_COST = re.compile("进货?价|采购价|成本价?|拿货多少|拿货价")


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
        own_words: Callable[[], Sequence[OwnWord]] = tuple,
    ) -> None:
        self._catalogue = catalogue
        self._goods = goods
        self._own = InOwnWords(catalogue, engine, own_words, self._holdings)
        self._words = own_words
        self._prove = prove
        self._computes = computes
        self._writer = Writer(catalogue, engine, prove)
        self._quoting = Quoting(documents, catalogue, self._holdings)
        self._exact: Exactly | None = None
        self._reworded = InOtherWords(catalogue, engine, self._exactly)

    def answer(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """Never raises for a silent model: what it said stands in the answer, with the fault."""
        try:
            return self._answered(asked, tell, cancel)
        except Cancelled:
            return Answer("", None, state="stopped")

    def holdings(self) -> Holdings:
        """What the catalogue holds, as far as questions name it."""
        return self._holdings(None)

    def prepare(self, cancel: CancelToken | None) -> None:
        """What answers are computed from."""
        self._exactly().prepare(cancel)

    def left_by(self, text: str, before: Reading | None) -> Reading | None:
        """What goes on behind a question that could not be answered: what is known of it, or what stood before it."""
        exactly = self._exactly()
        declined = Declined(exactly.read, lambda said: names_goods(said, self._holdings(None)), exactly.answer)
        return declined.leaves(text, before)

    def read_ahead(self, text: str, cancel: CancelToken | None) -> None:
        """What a model reads before any question in the language of this one."""
        self._writer.read_ahead(asked_in(text), cancel)
        if not self._quoting.are_all():
            self._reworded.read_ahead(cancel)

    def computed(self, text: str, cancel: CancelToken | None) -> Reply | None:
        """What is computed of a question by itself, where something is found."""
        reply = self._computed(Asking(text), cancel)
        return reply if reply and reply.kind == "exact" and reply.finding and reply.finding.passing else None

    def _answered(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        if not asked.again:
            asked, said = self._heard(asked, cancel)
            if said:
                return said
        if not asked.again and self._quoting.are_all():
            alone = self._quoting.alone(asked.text, cancel)
            if alone.sources:
                tell(Found(alone.sources))
            return alone
        answer = self._of_all(asked, tell, cancel)
        if self._leaves_out(answer, asked, cancel):
            return Answer(phrase(language_of(asked.text) or "en", "not_computed"), "clarify")
        if answer.kind == "declined" and not asked.again and not asks_for_figure(asked.text, self._holdings(cancel)):
            return self._beside(answer, asked, tell, cancel)
        return self._with_others(answer, asked, cancel)

    def _beside(self, answer: Answer, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """What is declined, with what comes nearest to it in documents and goods."""
        passages = None if answer.sources else self._quoting.beside(asked.text, cancel)
        if passages and passages.kind == "grounded":
            return passages
        goods = self._goods_for(asked, self._question(asked, cancel), tell, cancel)
        near = goods.beside(answer, NEAREST - len(passages.sources) if passages else NEAREST)
        if passages and not (near and near.kind == "grounded"):
            return with_goods(passages, near)
        if near:
            tell(Found(near.sources))
        return self._with_others(near or answer, asked, cancel)

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
        others = Instead(self._holdings(cancel), lambda text: self._computed(Asking(text), cancel))
        which = answer.kind == "clarify" and (answer.reply is None or answer.reply.which)
        found = dict.fromkeys((*answer.instead, *others.of(asked.text, which=which)))
        return replace(
            answer, instead=tuple(found)[: max(OFFERED, len(answer.instead))], meant=self._meant(answer, asked, cancel)
        )

    def _meant(self, answer: Answer, asked: Asking, cancel: CancelToken | None) -> MayMean | None:
        """What the one word may mean that was not understood; that which was asked back comes before all else."""
        if answer.reply and answer.reply.meant:
            return answer.reply.meant
        if wants_to_be_told(asked.text):
            return None
        return self._own.may_mean(asked.text, self._reads(asked.reading, cancel), cancel)

    def _leaves_out(self, answer: Answer, asked: Asking, cancel: CancelToken | None) -> bool:
        """Whether products are shown where something of them was to be computed, which is left out then."""
        if answer.kind != "grounded" or asked.again or any(one.kind != "product" for one in answer.sources):
            return False
        if len(asked_one_by_one(asked.text)) > 1:
            return False  # a letter: what it asks is answered one by one
        if _OF_COST.search(asked.text):
            return True  # a cost is told by the column that has it; the selling price would stand in its place
        return is_for_computing(asked.text, self._holdings(cancel), beside=len(answer.sources) > 1)

    def _of_all(self, asked: Asking, tell: OnEvent, cancel: CancelToken | None) -> Answer:
        """What the catalogue and the documents say."""
        reply = self._computed(asked, cancel)
        if reply and (asked.again or reply.kind == "exact"):
            goods = self._goods_for(asked, read_question(asked.text), tell, cancel)
            return goods.across(reply) or _of(self._reworded.found_otherwise(reply, asked, cancel) or reply)
        question = self._question(asked, cancel)
        named = self._named(question, asked)
        quote = self._quoting.quoted(question, named, cancel)
        if quote and not named and quote.kind == "grounded":
            tell(Found(quote.sources))
            return quote
        return self._of_products(reply, quote, self._goods_for(asked, question, tell, cancel))

    def _of_products(self, reply: Reply | None, quote: Answer | None, goods: NearestGoods) -> Answer:
        """What the catalogue says of what was not computed. What may be a figure is proposed as a query first."""
        asked, cancel = goods.asked, goods.cancel
        if translated := self._reworded.translated(reply, asked, cancel):
            return _of(translated)
        first = may_be_computed(asked.text, goods.holdings)
        queried = self._reworded.queried(reply, asked, cancel) if first else None
        if queried:
            return _of(queried)
        answer = None if reply and (reply.kind == "clarify" or reply.lacks) else goods.near()
        if answer is None and reply and not self._asks_in_vain(reply, asked, cancel):
            answer = _of(reply)
        answer = answer or self._from_products(goods).answer()
        if answer.kind not in ("declined", "clarify"):
            return answer
        told = self._from_products(goods).told() if answer.kind == "declined" else None
        if known := quote or told:
            return known
        queried = None if first else self._reworded.queried(reply, asked, cancel)
        if queried:
            return _of(queried)
        return self._otherwise(answer, goods) if answer.kind == "declined" else answer

    def _otherwise(self, answer: Answer, goods: NearestGoods) -> Answer:
        """What there is for a question that would be declined: what is near, or what a word of it may mean."""
        if told := goods.told(answer) or goods.alike():
            return told
        named = self._named(goods.question, goods.asked)
        if not named and (other := self._reworded.proposed(goods.asked, goods.cancel)):
            return _of(other)
        lacks = answer.reply is not None and answer.reply.lacks
        return (None if lacks else goods.described()) or answer  # goods are no answer to what a field would tell

    def _goods_for(self, asked: Asking, question: Question, tell: OnEvent, cancel: CancelToken | None) -> NearestGoods:
        held = self._holdings(cancel)
        return NearestGoods(self._catalogue, self._goods, self._prove, held, asked, question, tell, cancel)

    def _question(self, asked: Asking, cancel: CancelToken | None) -> Question:
        """The question as it is looked up. What ranks all goods is about all of them, unless it names one product."""
        question = read_question(asked.text)
        if question.whole or not is_ranking(asked.text, self._holdings(cancel)):
            return question
        named = named_in(question, products_for(question, self._catalogue, asked.earlier))
        return question if len(named) == 1 else replace(question, whole=True)

    def _named(self, question: Question, asked: Asking) -> list[Product]:
        """The products that a question is about first, and about what documents say of such goods only then."""
        return (
            named_in(question, products_for(question, self._catalogue, asked.earlier))
            if self._quoting.documents
            else []
        )

    def _asks_in_vain(self, reply: Reply, asked: Asking, cancel: CancelToken | None) -> bool:
        """Whether it is asked which product is meant, although none could have what is wanted."""
        if not reply.which or asked.again:
            return False
        return bool(self._accounting(cancel).nowhere(read_question(asked.text)))

    def _from_products(self, goods: NearestGoods) -> FromProducts:
        """From the products that are found."""
        return FromProducts(
            self._catalogue,
            self._prove,
            self._writer,
            lambda: self._accounting(goods.cancel),
            goods.asked,
            goods.question,
            self._quoting.any,
            goods.tell,
            goods.cancel,
        )

    def _accounting(self, cancel: CancelToken | None) -> Accounting:
        return Accounting(self._catalogue, self._holdings(cancel))

    def _holdings(self, cancel: CancelToken | None) -> Holdings:
        return self._exactly().holdings(cancel)

    def _exactly(self) -> Exactly:
        """What computes; what questions name is kept once for all ways."""
        from merchant_assistant.chat.exact.answering import Exactly  # noqa: PLC0415 - with its words, when first asked

        if self._exact is None:
            computes = self._computes
            self._exact = computes if isinstance(computes, Exactly) else Exactly(self._catalogue, self._words)
        return self._exact

    def _computed(self, asked: Asking, cancel: CancelToken | None) -> Reply | None:
        self._computes = self._computes or self._exactly()
        if asked.again:
            return self._computes.again(asked.again, cancel=cancel)
        if wants_to_be_told(asked.text):
            return None
        return self._own.reply(asked.said or asked.text, self._reads(asked.reading, cancel), cancel)

    def _reads(self, before: Reading | None, cancel: CancelToken | None) -> Callable[[str], Reply | None]:
        """What is computed of a text behind what was read before."""
        computes = self._computes = self._computes or self._exactly()
        return lambda text: computes.answer(text, before, cancel=cancel)


def _of(reply: Reply) -> Answer:
    return Answer(reply.text, reply.kind, reply=reply)
