"""Words that only texts have, where goods are listed: "which jackets are waterproof", 能用微波炉加热的有哪几款.

A text may say that a thing is not so; then nothing is listed by it. Nothing is counted or computed by texts: what they
do not say may be so all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.catalogue.inquiry import AllOf, Words
from merchant_assistant.chat.exact.items.beyond import Look
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.linking import Holds
from merchant_assistant.chat.exact.values.naming import Asked
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

KIND = "said"
_LISTS = ("which", "list", "products", "variants", "pieces")
_MOST = 20  # things that texts may list
_SHORTEST = {True: 2, False: 4}  # characters of a word, of a Chinese one
_DENIED = r"(?:\b(?:not|non|no|never|isn't|without)\b[\s-]*(?:\w+[\s-]+)?|[不非无勿未别][^，。,.]{0,3})"


def is_said(item: Item, items: Sequence[Item], holds: Holds) -> bool:
    """Whether a list of goods is wanted of which texts have the word."""
    if not item.open or not any(one.has(*_LISTS) for one in items):
        return False
    return len(item.text) >= _SHORTEST[is_han(item.text)] and holds(Words(item.text, anywhere=True))


def in_texts(item: Item, language: Language) -> Clause:
    """That the texts of a thing have it."""
    label = phrase(language, "in_texts").format(word=item.text)
    return Clause(Words(item.text, anywhere=True), label, KIND, (), item.start, item.end)


def may_list(clauses: Sequence[Clause], asked: Asked, look: Look) -> bool:
    """Whether goods are listed by what texts say, of few, and none of them says that it is not so."""
    told = [clause for clause in clauses if clause.kind == KIND]
    if asked.operation != "list" or asked.wanted != "things" or asked.order or asked.group:
        return False
    found = look(AllOf(tuple(clause.condition for clause in clauses)), "description")
    texts = [figure.group or "" for figure in found.figures]
    words = [clause.condition.text for clause in told if isinstance(clause.condition, Words)]
    denied = any(re.search(_DENIED + re.escape(word), text, re.IGNORECASE) for word in words for text in texts)
    return 0 < found.passing <= _MOST and not denied
