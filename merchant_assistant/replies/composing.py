"""The reply from its parts: greeting, what the data say, what is missing, closing; each in the customer's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from merchant_assistant.chat.facts import clean
from merchant_assistant.foundation.prose import has_han, sentences
from merchant_assistant.replies.about import About
from merchant_assistant.replies.computing import without_bare_stock
from merchant_assistant.replies.intents import by_words
from merchant_assistant.replies.model import Answered, Fact, HouseRules, Missing, ReplyLanguage
from merchant_assistant.replies.words import rules, spoken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product


_VALUES = re.compile(r"[;；]\s*|(?<=[^\s:：])[:：]\s*(?=[^;；:：]+[:：])")  # of "- SKU: Colour: Black; Stock: 5"


_ALSO_DECIDED = frozenset(("return", "complaint", "change_order", "discount"))


@dataclass(frozen=True, slots=True)
class Composed:
    """The text, and what it lacks."""

    text: str
    missing: tuple[Missing, ...]


def compose(answers: Sequence[Answered], about: About, house: HouseRules, name: str) -> Composed:
    """Pure. ``name``: the customer's, empty where it is not known for certain."""
    words = spoken(about.language)
    missing = tuple(_missing(answers, about, words))
    blocks = [
        _hello(words, house, about.language, name),
        _joined([words["thanks"], *_standard(answers, about, house, words)], about.language),
        *_told(answers, about),
        *_filled_in(missing, words),
        *_questions(missing, words),
        _close(words, house, about.language),
    ]
    text = "\n\n".join(block for block in blocks if block)
    return Composed(_without_never(text, house), missing)


def _without_never(text: str, house: HouseRules) -> str:
    """Without lines that have a word which the merchant never says: Chinese anywhere, others as whole words."""
    words = [word.strip() for word in house.never if word.strip()]
    if not words:
        return text
    never = re.compile(
        "|".join(re.escape(w) if has_han(w) else rf"(?<!\w){re.escape(w)}(?!\w)" for w in words), re.IGNORECASE
    )
    return "\n".join(line for line in text.split("\n") if not never.search(line))


def _joined(texts: Sequence[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(texts)


def _hello(words: Mapping[str, Any], house: HouseRules, language: str, name: str) -> str:
    own = house.greeting.get(language, "").strip()
    if own:
        return " ".join(own.replace("{name}", name).split()).replace(" ,", ",")
    return str(words["hello_name"]).format(name=name) if name else str(words["hello"])


def _close(words: Mapping[str, Any], house: HouseRules, language: str) -> str:
    closing = house.closing.get(language, "").strip() or str(words["close"])
    return "\n".join(part for part in (closing, house.signature.strip() or house.name.strip()) if part)


def _standard(answers: Sequence[Answered], about: About, house: HouseRules, words: Mapping[str, Any]) -> Iterator[str]:
    """What is said for an intent: the merchant's own sentence, else ours; each once. Who is annoyed hears a regret."""
    intents = dict.fromkeys(answer.intent for answer in answers)
    cross = any(rules().patterns["venting"].search(each) for each in sentences(about.text))
    if cross or rules().patterns["regret"].search(about.text):
        intents = {"complaint": None, **intents}
    for intent in intents:
        if text := house.standard.get(f"{intent}.{about.language}", "").strip() or words["says"].get(intent, ""):
            yield text


def _told(answers: Sequence[Answered], about: About) -> Iterator[str]:
    """Facts of each product below its name, each once, where it is first spoken of; other facts in their order."""
    for product in about.products:
        own = [fact for answer in answers for fact in answer.facts if fact.product == product.id]
        facts = [fact.text for fact in without_bare_stock(own, about.language)]
        if facts:
            name = heading(product, about.language, guessed=about.guessed)
            yield "\n".join([name, *_without_shorter(list(dict.fromkeys(facts)))])
    yield from dict.fromkeys(fact.text for answer in answers if answer.kind == "cells" for fact in _of_all(answer))
    yield from dict.fromkeys(answer.text for answer in answers if answer.kind in ("document", "computed"))


def _without_shorter(facts: Sequence[str]) -> list[str]:
    """Without lines of a variant of which another line says as much and more."""
    parts = [frozenset(_VALUES.split(fact)) for fact in facts]
    return [fact for fact, own in zip(facts, parts, strict=True) if not any(own < other for other in parts)]


def heading(product: Product, language: ReplyLanguage, *, guessed: bool) -> str:
    """The line above what is told of a product."""
    line = str(spoken(language)["about_guess" if guessed else "about"])
    return line.format(title=clean(product.title), sku=clean(product.sku))


def _of_all(answer: Answered) -> Iterator[Fact]:
    """Facts of several products together."""
    yield from (fact for fact in answer.facts if fact.product is None)


def _filled_in(missing: Sequence[Missing], words: Mapping[str, Any]) -> Iterator[str]:
    lines = [str(words["fill"]).format(what=each.text) for each in missing if each.who == "merchant"]
    if lines:
        yield "\n".join(lines)


def _questions(missing: Sequence[Missing], words: Mapping[str, Any]) -> Iterator[str]:
    lines = [f"- {each.text}" for each in missing if each.who == "customer"]
    if lines:
        yield "\n".join([str(words["questions_back"]), *lines])


def _missing(answers: Sequence[Answered], about: About, words: Mapping[str, Any]) -> Iterator[Missing]:
    asked = tuple(dict.fromkeys(need for answer in answers for need in _needs(answer, about)))
    yield from (Missing(need, "customer", _asked_for(need, answers, about, words)) for need in asked)
    seen: set[str] = set()
    for answer in answers:
        text = _to_fill(answer, about, words, asked)
        if text and text not in seen:
            seen.add(text)
            yield Missing(answer.intent, "merchant", text)
        for more in _more_to_fill(answer, about, words):  # "cancel it and give me my money back"
            if more not in seen:
                seen.add(more)
                yield Missing(answer.intent, "merchant", more)


def _to_fill(answer: Answered, about: About, words: Mapping[str, Any], asked: Sequence[str]) -> str:
    """What the merchant must fill in for an answer; empty where nothing, or where the customer must say more first."""
    waits = bool(set(asked) & {"article", "order_number"} & set(rules().needs.get(answer.intent, ())))
    if answer.intent == "thanks" or (waits and answer.intent not in rules().at_once):
        return ""
    if answer.kind == "merchant" and answer.facts and answer.intent not in rules().at_once:
        return _filled(words["fill_in"]["other"], answer, about)
    if answer.kind != "merchant" and (answer.intent not in rules().decides or _is_settled(answer)):
        return ""
    plain = rules().patterns["secret"].search(answer.question) or not by_words(answer.question)
    intent = "other" if plain and answer.intent != "complaint" else answer.intent
    return _filled(words["fill_in"][intent], answer, about)


def _more_to_fill(answer: Answered, about: About, words: Mapping[str, Any]) -> Iterator[str]:
    """The further requests of a sentence, which the merchant decides as well."""
    if answer.kind == "merchant":
        others = [name for name in by_words(answer.question) if name != answer.intent]
        yield from (_filled(words["fill_in"][name], answer, about) for name in others if name in _ALSO_DECIDED)


def _filled(template: object, answer: Answered, about: About) -> str:
    return " ".join(str(template).format(question=_plain(answer.question), order=about.order).split())


def _plain(question: str) -> str:
    return question.strip(" ?？.。!！¿¡")


def _asked_for(need: str, answers: Sequence[Answered], about: About, words: Mapping[str, Any]) -> str:
    """What the customer is asked for; with the questions that wait for it, where an article is not known."""
    if need == "photo" and rules().patterns["lacking"].search(about.text):
        return str(words["ask"]["photo_only"])
    waiting = [_plain(each.question) for each in answers if need == "article" and need in _needs(each, about)]
    if not waiting:
        return str(words["ask"][need])
    questions = str(words["between_questions"]).join(dict.fromkeys(waiting))
    return " ".join(str(words["for_questions"]).format(ask=words["ask"][need], questions=questions).split())


def _is_settled(answer: Answered) -> bool:
    """Whether what is in writing leaves the merchant nothing to decide."""
    return answer.kind == "document" and answer.intent == "discount"


def _needs(answer: Answered, about: About) -> Iterator[str]:
    """What the customer must tell, which neither the message nor the data have."""
    has: dict[str, bool] = {
        "order_number": bool(about.order) or (answer.intent == "return" and _is_general(answer, about)),
        "article": bool(about.products) or answer.kind in ("computed", "document"),
        "quantity": bool(about.quantity or about.pieces or about.counted),
    }
    late = answer.intent == "complaint" and not rules().patterns["lacking"].search(about.text)
    for need in rules().needs.get(answer.intent, ()):
        if need == "photo" and late and "order_status" in about.intents:
            continue  # there is nothing to be seen of what did not come
        if not has.get(need, False):
            yield need


def _is_general(answer: Answered, about: About) -> bool:
    """Whether a question is of how things are done, and answered: no order of it is there yet."""
    return answer.kind == "document" and not rules().patterns["bought"].search(about.text)
