"""What comes nearest to goods that are only described, or called otherwise than the catalogue calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.alike import (
    FAINT,
    NEAR,
    NEAREST,
    FindsGoods,
    goods_alike,
    goods_beside,
    goods_near,
    told_alike,
    told_beside,
    told_near,
)
from merchant_assistant.chat.answer import Answer, Asking, OnEvent
from merchant_assistant.chat.known import Prove
from merchant_assistant.chat.looking import (
    Sought,
    cleaned,
    described,
    is_about_facts,
    looks_for_goods,
    points_back,
    sought,
)
from merchant_assistant.chat.model import Found
from merchant_assistant.chat.naming import is_coded, is_written_in, named_in
from merchant_assistant.chat.question import Question, wants_to_be_told, with_nouns
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.chat.showing import is_nothing_found
from merchant_assistant.chat.wanting import (
    asks_for_field,
    counts_or_pays,
    is_empty_list,
    is_for_computing,
    is_of_other_language,
)
from merchant_assistant.knowledge.matters import untold

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.chat.exact.columns.holdings import Holdings
    from merchant_assistant.chat.exact.columns.model import Reply
    from merchant_assistant.foundation.cancel import CancelToken

_NUMBER = re.compile(r"(?<![a-z\d.])\d{2,}(?:\.\d+)?(?![a-z\d.])", re.IGNORECASE)  # not of a name: MP3


@dataclass(frozen=True, slots=True)
class NearestGoods:
    """For one question. ``goods``: None where nothing is found by meaning."""

    catalogue: Catalogue
    goods: FindsGoods | None
    prove: Prove
    holdings: Holdings
    asked: Asking
    question: Question
    tell: OnEvent
    cancel: CancelToken | None

    def near(self) -> Answer | None:
        """What is nearest to goods that are only described, with nothing that is asked of them."""
        looked = None if self.asked.again or self.question.whole else sought(self.asked.text)
        return None if looked is None or self._is_of_a_fact() else self._nearest(looked)

    def alike(self) -> Answer | None:
        """Where nothing is called as the question calls it: what means the same."""
        if self.asked.again or wants_to_be_told(self.asked.text) or is_about_facts(self.asked.text):
            return None
        if counts_or_pays(self.asked.text, self.holdings):
            return None
        found = goods_alike(self.question, self.catalogue, self.goods, self.cancel)
        if not found:
            return None
        text, sources = told_alike(found, self.question)
        self.tell(Found(sources))
        return Answer(text, "grounded", sources)

    def described(self) -> Answer | None:
        """Where nothing else answers: what is nearest to a question that may describe goods in words of its own."""
        asked, question = self.asked, self.question
        back = question.refers and (bool(asked.earlier) or points_back(asked.text))
        if asked.again or back or question.whole or is_about_facts(asked.text):
            return None
        looked, pure = described(asked.text), sought(asked.text)
        named = self._named()
        if looked is None or any(_is_certain(product, question) for product in named):
            return None
        if pure:
            return self._nearest(pure, least=FAINT)
        return None if named or asks_for_field(asked.text, self.holdings) else self._nearest(looked)

    def told(self, answer: Answer) -> Answer | None:
        """That products called so do not say it; of what is but described, which comes nearest."""
        if not answer.sources:
            return None
        return (None if self.question.polar else self.described()) or answer

    def across(self, reply: Reply) -> Answer | None:
        """In place of an empty list: what is nearest to goods that names in another language cannot be called."""
        if not is_empty_list(reply):
            return None
        looked = None if self.asked.again or self.question.whole else sought(self.asked.text)
        found = self._found(looked) if looked and not looked.owned else []
        return self._shown(found) if is_of_other_language(found, self.question.language) else None

    def beside(self, answer: Answer, most: int = NEAREST) -> Answer | None:
        """What comes nearest to what was declined, said to be no more than that; None where a product is meant.

        Where goods are looked for, and one clearly comes nearest, that is an answer.
        """
        asked, question = self.asked, self.question
        back = question.refers and bool(asked.earlier)
        looked = cleaned(asked.text)
        if asked.again or back or not looked or is_for_computing(asked.text, self.holdings):
            return None
        named = self._named()
        certain = len(named) == 1 or any(_is_certain(product, question) for product in named)
        if certain and answer.sources:
            return None
        near, clear = (
            (named, False)
            if certain
            else goods_beside(Sought(looked), with_nouns(question), self.catalogue, self.goods, self.cancel)
        )
        if clear and self.goods and self._looks_for(near[0]) and not counts_or_pays(asked.text, self.holdings):
            return self._shown(near)
        found = near[:most]
        if not found:
            return None
        said = "" if is_nothing_found(answer.text) else answer.text.partition("\n\n")[0]
        text, sources = told_beside([self.prove(product, None)[0] for product in found], question, said)
        return replace(answer, text=text, sources=sources)

    def _looks_for(self, product: Product) -> bool:
        """Whether goods are looked for, and nothing is asked of them that this one does not tell."""
        return looks_for_goods(self.asked.text) and not self._leaves_untold(product)

    def _leaves_untold(self, product: Product) -> bool:
        """Whether something is asked that no cell of it can tell: how wide the seat is, of a chair without sizes."""
        return untold(self.asked.text, "\n".join(cell.value for cell in product.cells()))

    def _is_of_a_fact(self) -> bool:
        """Whether it is asked what is known of goods, of one that is named at that: nothing is looked for then."""
        return is_about_facts(self.asked.text) or bool(self._named())

    def _named(self) -> list[Product]:
        return named_in(self.question, products_for(self.question, self.catalogue, ()))

    def _nearest(self, looked: Sought, *, least: float = NEAR) -> Answer | None:
        if counts_or_pays(self.asked.text, self.holdings):
            return None
        found = self._found(looked, least)
        if not found or self._leaves_untold(found[0]) or not self._tells_numbers(found[0]):
            return None
        return self._shown(found)

    def _tells_numbers(self, product: Product) -> bool:
        """Whether each number that is asked for stands in it: 500 to spend is no part of what goods are like."""
        text = " ".join(cell.value for cell in product.cells())
        return all(re.search(rf"(?<!\d){re.escape(one)}(?!\d)", text) for one in _NUMBER.findall(self.asked.text))

    def _found(self, looked: Sought, least: float = NEAR) -> list[Product]:
        return goods_near(looked, self.question, self.catalogue, self.goods, self.cancel, least=least)

    def _shown(self, found: Sequence[Product]) -> Answer:
        text, sources = told_near([self.prove(product, None)[0] for product in found], self.question)
        self.tell(Found(sources))
        return Answer(text, "grounded", sources)


def _is_certain(product: Product, question: Question) -> bool:
    """Whether a question names this one product, so that it asks something of it: "Hard Drive sizes"."""
    return is_coded(product, question) or is_written_in(product.title, question.text)
