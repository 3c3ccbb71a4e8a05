"""The words of a question, of a passage, and what the two have in common."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from merchant_assistant.foundation.paths import resource
from merchant_assistant.storage.words import beginning, folded, words_of

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[^\W\d_{_HAN}]{{2,}}|\d[\d.,]*\d|\d")
_HAN_RUN = re.compile(f"[{_HAN}]+")
_ENDING = re.compile(r"(?:ings?|ed|es|s|al|ly|ers?|ung|en)$")
_STEM_FROM = 5  # letters
_BEGINS = 4  # letters of a stem that may begin another word
_MOST = 24  # words of a question: a pasted page is no question


@dataclass(frozen=True, slots=True)
class Told:
    """What ``resources/knowledge/words.toml`` holds."""

    filler: frozenset[str]
    filler_zh: re.Pattern[str]
    yardstick: Mapping[str, Sequence[str]]
    questions: Mapping[str, Sequence[str]]
    judge: Mapping[str, str]


@cache
def told() -> Told:
    """Read once, when first asked for."""
    words = tomllib.loads(resource("knowledge", "words.toml").read_text(encoding="utf-8"))
    chinese = sorted((re.escape(folded(word)) for word in words["filler_zh"].split()), key=len, reverse=True)
    pattern = re.compile("|".join(chinese))
    return Told(frozenset(words["filler"].split()), pattern, words["yardstick"], words["questions"], words["judge"])


def telling(text: str) -> list[str]:
    """The words of a text that are not filler, each once; Chinese ones as neighbouring characters."""
    whole = plain(text)
    found = [word for word in _WORD.findall(whole) if word not in told().filler]
    for run in _HAN_RUN.findall(told().filler_zh.sub(" ", whole)):
        found += [run] if len(run) <= 2 else [run[at : at + 2] for at in range(len(run) - 1)]
    return list(dict.fromkeys(found))


def asked(question: str) -> list[str]:
    """The telling words of a question, no more than one has."""
    return telling(question)[:_MOST]


def stem(word: str) -> str:
    """What "shipping" and "shipped" have in common."""
    return _ENDING.sub("", word) if len(word) >= _STEM_FROM and word.isascii() and word.isalpha() else word


def expression(word: str) -> str:
    """FTS5 expression that finds a word in its forms; '' where nothing can be looked for."""
    parts = words_of(stem(word))
    return beginning(parts) if parts and len(parts[-1]) > 1 else '"{}"'.format(" ".join(parts)) if parts else ""


def plain(text: str) -> str:
    """As words are compared: in lower case, each character in its usual form."""
    return folded(unicodedata.normalize("NFKC", text))


def crosses(word: str, said: Sequence[str], text: str) -> bool:
    """Whether two Chinese characters are no word but the seam of two that are said: 架保 of 车架 and 保修.

    ``text``: of the passage; a character that no neighbour says must stand in it, as 开 of 开发票 does.
    """
    if len(word) != 2 or not _HAN_RUN.fullmatch(word):
        return False
    before, after = (any(one[-1] == word[0] for one in said), any(one[0] == word[1] for one in said))
    return (before or after) and (before or word[0] in text) and (after or word[1] in text)


def same(one: str, other: str) -> bool:
    """Whether two words are forms of one."""
    a, b = _begins(one), _begins(other)
    return a == b or (len(a) >= _BEGINS and b.startswith(a)) or (len(b) >= _BEGINS and a.startswith(b))


@lru_cache(50_000)
def _begins(word: str) -> str:
    """What the forms of a word begin with, "battery" and "batteries" among them: many are compared."""
    known = stem(word)
    return known[:-1] if len(known) > _BEGINS and known.isascii() and known.endswith(("y", "i")) else known
