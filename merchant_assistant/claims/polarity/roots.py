"""The words of a cell or a text that say what it is about, cut to what they share: lid of lids, wash of washable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from merchant_assistant.claims.lexis.cues import pattern
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.polarity.stances import common_words, stance_word

_HAN = re.compile("[\u3400-\u9fff]+")
_LONGEST_CHINESE = 8
_ROOT, _ROOT_BEGUN = 3, 4
NEED = "need"  # the word for all that says that one needs a thing


def content(said: str) -> tuple[str, ...]:
    """The words that say what it is about; of Chinese the longest run of characters."""
    runs = [run for run in _HAN.findall(said) if run not in table("polarity")["same_generic"]["words"]]
    if runs:
        longest = _chinese_small().sub("", max(runs, key=len))
        return (longest,) if 0 < len(longest) <= _LONGEST_CHINESE and longest not in common_words() else ()
    words = [word for word in bare_words(said) if word not in small_words() and not word.isdigit() and word.isalpha()]
    return tuple(dict.fromkeys(form for word in words for form in _own_forms(word) if len(form) > 1))


def _own_forms(word: str) -> Iterator[str]:
    base = deprived(word)
    return (form for form in forms(word) if form != base)


def forms(word: str) -> Iterator[str]:
    """The word as matters hold it; of waterproof both its parts."""
    ending = next((end for end in ("proof", "resistant", "repellent") if word.endswith(end) and word != end), "")
    if ending:
        yield word_of(word.removesuffix(ending))
    yield "resist" if ending else word_of(word)
    if base := deprived(word):
        yield base


@lru_cache(maxsize=1 << 14)
def deprived(word: str) -> str:
    """What the word says is not there: lin of unlined, seed of seedless; empty for other words."""
    content = table("polarity")["privative"]
    if word in content["not"]:
        return ""
    begun = next((word.removeprefix(head) for head in content["beginnings"] if word.startswith(head)), "")
    rest = begun or next((word.removesuffix(end) for end in content["endings"] if word.endswith(end)), "")
    return word_of(rest) if len(rest) >= (_ROOT_BEGUN if begun else _ROOT) else ""


def word_of(word: str) -> str:
    """A word cut to its stem; one of those that mean the same for all of them."""
    cut = stance_word(stance_word(word))  # powdered, powder
    cut = f"{cut[:-1]}y" if cut.endswith("i") and len(cut) >= _ROOT else cut  # dried is dry
    return _same().get(word) or _same().get(cut) or cut


@cache
def _same() -> dict[str, str]:
    same = table("polarity")["same"]
    words = {
        word: stance_word(name) if name not in ("resist", NEED) else name
        for name, of_it in same.items()
        for word in of_it
    }
    return words | {stance_word(word): name for word, name in words.items()}


def bare_words(said: str) -> Iterator[str]:
    """The words without what is joined to them by an apostrophe: habillage of l'habillage, lid of lid's."""
    for token in Text.of(said).tokens:
        head, mark, tail = token.word.partition("'")
        yield tail if mark and len(head) <= 2 < len(tail) else head


@cache
def small_words() -> frozenset[str]:
    """Words beside what a column is about."""
    return frozenset(table("polarity")["small"]["words"]) | frozenset(table("language")["context"]["empty"])


@cache
def _chinese_small() -> re.Pattern[str]:
    small = table("polarity")["small"]
    before, after = pattern(small["chinese_before"]).pattern, pattern(small["chinese_after"]).pattern
    return re.compile(f"^(?:{before})(?=[\u3400-\u9fff]{{1}})|(?<=[\u3400-\u9fff]{{2}})(?:{after})$")
