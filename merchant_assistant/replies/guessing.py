"""Which product a customer means who calls it otherwise than the catalogue does, or in another language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from merchant_assistant.chat.naming import has_form
from merchant_assistant.replies.words import LANGUAGES, intent_words, spoken

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.knowledge.goods import NearProduct

_NEAR, _AHEAD = 0.2, 0.09  # of 24 kinds that a shop of twelve lacked in six languages, the nearest was at 0.13 and 0.08
_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_NAME_WORD = re.compile(r"[^\W_]+")
_IDLE = re.compile("[请问这款那款你您们的是吗呢什么哪个一]+")


class FindsGoods(Protocol):
    """Finds products by what they mean."""

    def nearest(self, text: str, most: int, cancel: CancelToken | None = None) -> Sequence[NearProduct]:
        """The nearest first; none without the model of vectors."""


def guessed(text: str, goods: FindsGoods | None, cancel: CancelToken | None = None) -> int | None:
    """The id of the product that ``text`` comes clearly nearest to; None where none does."""
    words = thing_in(text)
    near = goods.nearest(words, 2, cancel) if goods and words else ()
    if not near or near[0].nearness < _NEAR:
        return None
    ahead = near[0].nearness - (near[1].nearness if len(near) > 1 else 0.0)
    return near[0].id if ahead >= _AHEAD else None


def thing_in(text: str) -> str:
    """The words of a question that name no intent and are not those of every sentence."""
    for words in intent_words().values():
        text = words.pattern.sub(" ", text)
    known = {word for language in LANGUAGES for word in str(spoken(language)["known"]).split()}
    left = (word for word in _WORD.findall(_IDLE.sub(" ", text)) if word.casefold() not in known)
    return " ".join(left)


def wholly_named(text: str, products: Sequence[Product]) -> list[Product]:
    """The one product all of whose name's words a text has, in whatever order: "Sport-100 Helmets in red"."""
    named = [
        one
        for one in products
        if (own := _NAME_WORD.findall(one.title)) and all(has_form(word.casefold(), text) for word in own)
    ]
    return named if len(named) == 1 else []
