"""Answering one message of a customer: language, intents, facts, reply."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.chat.facts import clean
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.replies.about import About
from merchant_assistant.replies.composing import compose
from merchant_assistant.replies.facts import Facts
from merchant_assistant.replies.intents import Intents, asked_in
from merchant_assistant.replies.letters import language_of_message, own_words, signed_by
from merchant_assistant.replies.model import Answered, CustomerReply, HouseRules, Letter, Part, ReplyLanguage
from merchant_assistant.replies.number_words import with_digits
from merchant_assistant.replies.quantities import has_number, pieces_in, quantity_in
from merchant_assistant.replies.words import rules

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product

_MOST = 3  # products that are told of


class Answerer:
    """Holds no state between messages."""

    def __init__(self, intents: Intents, facts: Facts, house: HouseRules) -> None:
        self._intents = intents
        self._facts = facts
        self._house = house

    def answer(
        self, letter: Letter, language: ReplyLanguage | None = None, cancel: CancelToken | None = None
    ) -> CustomerReply:
        """Never says what no cell and no document says. Raises ``Cancelled``."""
        began = time.perf_counter()
        own = own_words(letter.text) or letter.text
        heard = language_of_message(own)
        about = self._about(own, language or heard or "en", _order(f"{letter.subject}\n{own}"))
        parts = self._intents.parts(own, cancel) or (Part(own.split("\n")[0][:200], ("other",)),)
        about = replace(about, intents=frozenset(intent for part in parts for intent in part.intents))
        answers, products = self._answers(parts, about, cancel)
        if not products and any(answer.kind == "merchant" for answer in answers):
            answers, products = self._by_guess(answers, parts, about, cancel)
            about = replace(about, guessed=bool(products))
        about = replace(about, products=products)
        composed = compose(answers, about, self._house, signed_by(letter.text))
        return CustomerReply(
            about.language,
            tuple(dict.fromkeys(intent for part in parts for intent in part.intents)),
            answers,
            composed.text,
            composed.missing,
            tuple(product.id for product in products),
            tuple(fact.text for answer in answers if answer.kind == "document" for fact in answer.facts),
            heard is not None or language is not None,
            seconds=time.perf_counter() - began,
        )

    def _about(self, own: str, language: ReplyLanguage, order: str) -> About:
        """What the whole message wants: its pieces, of each product where it names several with their numbers."""
        titles = [clean(product.title) for product in self._facts.named(own)]
        counted = with_digits(own)
        of_each = pieces_in(counted, titles, lambda text: self._facts.fitting(self._facts.named(text), text))
        pieces = {product.id: number for product, number in of_each}
        number = next((each for each in asked_in(counted) if has_number(each, titles)), "")
        return About(
            own,
            language,
            tuple(product for product, _ in of_each),
            quantity_in(counted, titles),
            order,
            pieces=pieces,
            each=rules().patterns["of_each"].search(own) is not None,
            counted=has_number(counted, titles),
            number=number,
            owners=self._owners(counted, number),
        )

    def _owners(self, counted: str, number: str) -> frozenset[int]:
        """Whose the pieces are that a sentence names: "Is the jacket there? We need 2. What does the bag cost?"."""
        before = asked_in(counted)
        for sentence in reversed(before[: before.index(number) + 1] if number else []):
            if named := self._facts.fitting(self._facts.named(sentence), sentence):
                return frozenset(product.id for product in named)
        return frozenset()

    def _answers(
        self, parts: tuple[Part, ...], about: About, cancel: CancelToken | None
    ) -> tuple[tuple[Answered, ...], tuple[Product, ...]]:
        """Each part by the products that it names, or else those that were named last, or else that the whole names."""
        whole = self._facts.fitting(self._facts.named(about.text), about.text)
        last = about.products or (whole if len(whole) <= _MOST else ())
        told: dict[int, Product] = {}
        answers: list[Answered] = []
        for part in parts:
            named = self._facts.fitting(self._facts.named(part.text), part.text)
            if 0 < len(named) <= _MOST and not (about.pieces and _among(named, last)):
                last = named
            meant = () if rules().patterns["other_goods"].search(part.text) else last
            answer = self._facts.answer(part, replace(about, products=meant), cancel)
            told |= {product.id: product for product in last}
            answers.append(answer)
        return tuple(answers), tuple(told.values())

    def _by_guess(
        self, answers: tuple[Answered, ...], parts: tuple[Part, ...], about: About, cancel: CancelToken | None
    ) -> tuple[tuple[Answered, ...], tuple[Product, ...]]:
        """What is unanswered by the product that is meant for all we know, where one answers any of it."""
        meant = () if self._facts.named(about.text) else self._facts.guessed(parts, cancel)
        if not meant:
            return answers, ()
        about = replace(about, products=meant, guessed=True)
        again = tuple(
            self._facts.answer(part, about, cancel) if answer.kind == "merchant" else answer
            for part, answer in zip(parts, answers, strict=True)
        )
        return (again, meant) if any(answer.kind == "cells" for answer in again) else (answers, ())


def _among(some: Sequence[Product], others: Sequence[Product]) -> bool:
    return {one.id for one in some} <= {one.id for one in others}


def _order(text: str) -> str:
    found = rules().patterns["order_number"].search(text)
    return found[1] if found else ""
