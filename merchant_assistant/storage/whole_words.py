"""Words of a question, looked for as whole words: a count of pens has no pencils in it.

Searching finds what a word begins, as a person is still typing; an answer must not. An English plural and its singular
are one word, and so are German ones in ``-e`` and ``-en``. Chinese characters stand apart, so that a word of them is
found wherever its characters follow one another.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from merchant_assistant.storage.search import ids_matching
from merchant_assistant.storage.words import folded, words_of

if TYPE_CHECKING:
    from pyroaring import BitMap

_CONSONANT_Y = re.compile("[^aeiou]y")
_AMOUNT = re.compile(r"\d+[^\W\d_]+")
_HISSING = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a question: any of its ``forms``; each is a phrase, as FTS5 and :func:`spaced` cut it."""

    forms: tuple[str, ...]

    def in_(self, text: str) -> bool:
        """Whether a text of :func:`spaced` has it."""
        return any(f" {form} " in text for form in self.forms)


def asked_words(text: str) -> tuple[Asked, ...]:
    """The words of a question; what has no letter or digit is none."""
    parts = (words_of(part) for part in text.split())
    return tuple(Asked(_forms([folded(word) for word in words])) for words in parts if words)


def spaced(text: str) -> str:
    """A text as words between blanks, in which :meth:`Asked.in_` looks."""
    return " {} ".format(" ".join(words_of(folded(text))))


def titled(connection: sqlite3.Connection, words: tuple[Asked, ...]) -> BitMap:
    """The products with all words in the title."""
    found = ids_matching(connection, f"{{title}} : ({_expression(words)})")
    amounts = [word.forms[0] for word in words if _AMOUNT.fullmatch(word.forms[0])]
    return _without_fractions(connection, found, amounts) if amounts and found else found


def _without_fractions(connection: sqlite3.Connection, found: BitMap, amounts: Sequence[str]) -> BitMap:
    """Those whose names have these amounts themselves: 1.5kg is no 5kg, though its words end on it."""
    kept = found.copy()
    ids = json.dumps(found.to_array().tolist())
    rows = connection.execute("SELECT id, title FROM product WHERE id IN (SELECT value FROM json_each(?))", (ids,))
    for id, title in rows:
        name = folded(title or "")
        if any(re.search(rf"\d[.,]{one}", name) and not re.search(rf"(?<!\d[.,]){one}", name) for one in amounts):
            kept.discard(id)
    return kept


def anywhere(connection: sqlite3.Connection, words: tuple[Asked, ...]) -> BitMap:
    """The products with all words somewhere: titles, codes, names, attributes, descriptions."""
    return ids_matching(connection, _expression(words))


def _expression(words: tuple[Asked, ...]) -> str:
    return " AND ".join("({})".format(" OR ".join(f'"{form}"' for form in word.forms)) for word in words)


def plural_of(word: str) -> str:
    """An English noun in the plural; the word itself where it cannot be one."""
    return next(iter(_inflected(word)[1:]), word) if word.isascii() else word


@lru_cache(maxsize=1000)
def _inflected(word: str) -> tuple[str, ...]:
    """An English or German noun in singular and plural."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return (word,)
    forms = [word]
    if _CONSONANT_Y.search(word[-2:]):
        forms.append(word[:-1] + "ies")
    elif word.endswith(("f", "fe")):
        forms += [word.removesuffix("e")[:-1] + "ves", word + "s"]
    elif word.endswith(_HISSING):
        forms.append(word + "es")
    else:
        forms += [word + "s", *([word + "es"] if word.endswith("o") else [])]
    return tuple(dict.fromkeys([*forms, *_singulars(word), *([word + "n"] if word.endswith("e") else [])]))


def _singulars(word: str) -> list[str]:
    if len(word) < 4:
        return []
    if word.endswith("en") and len(word) > 4:
        return [word[:-1]]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return []
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("ves"):
        return [word[:-3] + "f", word[:-3] + "fe", word[:-1]]
    return [word[:-1], *([word[:-2]] if word.endswith(("xes", "ches", "shes", "sses", "zes", "oes")) else [])]


def _forms(words: list[str]) -> tuple[str, ...]:
    """What stands together is looked for together; the last word is inflected: t-shirts are each a t-shirt."""
    *before, last = words
    return tuple(" ".join((*before, form)) for form in _inflected(last))
