"""What a customer's message is for: its questions and requests, one by one, each with its intents."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.engine.model import Engine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import sentences
from merchant_assistant.replies.model import Intent, Part
from merchant_assistant.replies.number_words import with_digits
from merchant_assistant.replies.quantities import has_number
from merchant_assistant.replies.topics import topics_in
from merchant_assistant.replies.words import intent_words, ranking_in, rules

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Embeddings

_SENTENCES = 40  # of one message
_SURE_OF_QUESTION, _SURE = 0.15, 0.22  # how much alike a sentence must be to those of an intent; one that asks, less
_NEAREST = 2  # example sentences that count
_SHORTEST = 4  # characters of a question
_ONLY_ALONE: frozenset[Intent] = frozenset({"thanks", "other"})
_OF_AN_ORDER: frozenset[Intent] = frozenset({"change_order", "order_status"})  # by meaning only where one is spoken of
_log = logging.getLogger(__name__)


class Intents:
    """Words decide; where none does, likeness to our example sentences does, if the model of meanings is here."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._guard = threading.Lock()
        self._examples: Embeddings | None = None

    def parts(self, text: str, cancel: CancelToken | None = None) -> tuple[Part, ...]:
        """The questions and requests of a message (its own words), in order; what asks nothing is left out."""
        found = [each for each in asked_in(text) if (len(each) >= _SHORTEST or "?" in each) and _is_of_its_own(each)]
        worded = [by_words(each) for each in found]
        open_ = [each for each, intents in zip(found, worded, strict=True) if not intents]
        meant = dict(zip(open_, self._by_meaning(open_, cancel), strict=True))
        told = [
            Part(each, intents or meant.get(each, ()) or ("other",))
            for each, intents in zip(found, worded, strict=True)
            if intents or meant.get(each) or _wants(each)
        ]
        return _without_thanks(told)

    def of(self, text: str, cancel: CancelToken | None = None) -> Intent:
        """The intent of a single sentence."""
        found = by_words(text) or self._by_meaning([text], cancel)[0]
        return found[0] if found else "other"

    def _by_meaning(self, texts: Sequence[str], cancel: CancelToken | None) -> list[tuple[Intent, ...]]:
        if not texts:
            return []
        try:
            asked = self._engine.embed(texts, "query", cancel)
            known = self._known(cancel)
        except UserFault as fault:
            _log.info("no intents by meaning: %s", fault.code)
            return [() for _ in texts]
        from merchant_assistant.knowledge.nearest import alike, matrix  # noqa: PLC0415 - numpy, only where it is needed

        rows = alike(matrix(asked.data, asked.dimensions), matrix(known.data, known.dimensions)).tolist()
        return [_nearest(row, text) for row, text in zip(rows, texts, strict=True)]

    def _known(self, cancel: CancelToken | None) -> Embeddings:
        with self._guard:
            if self._examples is None:
                texts = [text for each in intent_words().values() for text in each.sentences]
                self._examples = self._engine.embed(texts, "query", cancel)
            return self._examples


def asked_in(text: str) -> list[str]:
    """The sentences of a message, those with several questions taken apart."""
    patterns = rules().patterns
    found: list[str] = []
    for sentence in sentences(text)[:_SENTENCES]:
        for piece in patterns["joined"].split(sentence):
            found += patterns["joined_zh"].split(piece) if "吗" in piece or "？" in piece else [piece]
    return [piece.strip() for piece in found if piece.strip()]


def by_words(text: str) -> tuple[Intent, ...]:
    """The intents that words of a sentence give away; where it wants something, thanks count for nothing."""
    counted = with_digits(text)
    found = [name for name, words in intent_words().items() if words.pattern.search(counted)]
    wanted = [name for name in found if name not in _ONLY_ALONE]
    if ranking_in(text):  # "which is cheaper?" asks for no discount
        wanted = [name for name in wanted if name != "discount"] or ["product"]
    if "delivery" in wanted and rules().patterns["freight"].search(text):
        wanted = [name for name in wanted if name != "price"]
    if not found and topics_in(text):
        return ("product",)
    if "order" in wanted and len(wanted) > 1 and not rules().patterns["orders"].search(text):
        wanted.remove("order")  # "What do 50 pieces cost?" orders nothing
    return tuple(_sorted_out(wanted) or found)


def _is_of_its_own(text: str) -> bool:
    """Whether a sentence is more than a feeling or a "what now?" about what the sentence before it tells."""
    patterns = rules().patterns
    if any(patterns[name].search(text) for name in ("what_now", "hurry")):
        return bool(by_words(text)) and not patterns["what_now"].search(text)
    if patterns["venting"].search(text) and not _asks(text):
        return False
    if not patterns["order_number"].sub("", text).strip(" .,:;#()-（）：。，"):
        return False
    return not patterns["feeling"].search(text) or _asks(text) or bool(by_words(text))


def _sorted_out(found: list[Intent]) -> list[Intent]:
    """Without those that another one includes: who sends goods back speaks of an order, but wants none."""
    dropped: set[Intent] = set()
    if {"order_status", "complaint", "return"} & set(found):
        dropped |= {"delivery"}
    if "order_status" in found:  # "my order 4711" orders nothing
        dropped |= {"order"}
    if "complaint" in found:  # "three of the glasses broke" orders none
        dropped |= {"order"}
    if "change_order" in found or "return" in found:
        dropped |= {"order", "product", "stock"}
    if "discount" in found:
        dropped |= {"price"}
    return [name for name in found if name not in dropped]


def _nearest(row: Sequence[float], text: str) -> tuple[Intent, ...]:
    """The intent whose nearest sentences are nearest, where they are near enough."""
    best: Intent | None = None
    most, start = _SURE_OF_QUESTION if _asks(text) else _SURE, 0
    for name, words in intent_words().items():
        own = sorted(row[start : start + len(words.sentences)], reverse=True)[:_NEAREST]
        start += len(words.sentences)
        if (near := sum(own) / len(own)) > most:
            best, most = name, near
    if best == "complaint" and _asks(text):
        return ("other",)
    if best in ("stock", "price") and rules().patterns["count_of"].search(text):
        return ("product",)  # "how many seats has it" asks for no stock
    if best == "order" and not has_number(with_digits(text)):  # goods are spoken of, but none are ordered
        return ("stock",) if _asks(text) else ("price", "stock")
    if best in _OF_AN_ORDER and not rules().patterns["existing"].search(text):
        return _left(text)
    return (best,) if best else ()


def _left(text: str) -> tuple[Intent, ...]:
    return ("other",) if _asks(text) else ()


def _asks(text: str) -> bool:
    return bool(re.search(r"[?？]\s*$", text))


def is_polar(text: str) -> bool:
    """Whether a question wants a yes or a no: "can you print our logo on it?"."""
    return rules().patterns["polar"].search(text) is not None


def asks_which(text: str) -> bool:
    """Whether a question wants a thing, not a yes or a no: "which file do you need?"."""
    return rules().patterns["wants_a_thing"].search(text) is not None


def _wants(text: str) -> bool:
    """Whether a sentence asks something of us, with a question mark or without."""
    return _asks(text) or is_polar(text) or asks_which(text) or _requests(text)


def _requests(text: str) -> bool:
    return rules().patterns["requests"].search(text) is not None


def _without_thanks(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Thanks are a matter of their own only where nothing else is said."""
    wanted = tuple(part for part in parts if part.intent != "thanks")
    return wanted or tuple(parts[:1])
