"""Whether a month or a season that a question names is a time, or what goods are called: May Queen, Snow in Summer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from merchant_assistant.catalogue.importing.month_heads import month_named
from merchant_assistant.chat.exact.days.tables import table
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language, has_han

_WORD_BEFORE = re.compile(r"([^\W\d_][\w'-]*) ?$")
_WORDS_AFTER = re.compile(r"(?: ?[\w'-]+)+")
_PAIR = 2  # Chinese characters beside a time that make a name of it


@dataclass(frozen=True, slots=True)
class Called:
    """What the catalogue calls its goods. ``with_words``: names and values that have some words; ``is_value``: whether
    a word is all that a cell has.
    """

    with_words: Callable[[str], Sequence[str]]
    is_value: Callable[[str], bool]
    language: Language

    def together(self, words: str) -> bool:
        """Whether the words stand side by side in a name."""
        return any(stand_together(words, name) for name in self.with_words(words))


def stand_together(words: str, name: str) -> bool:
    """Whether words follow one another in a name, in singular or plural."""
    if has_han(words):
        return words in name
    said, held = key_of(words), key_of(name)
    return bool(said) and any(held[at : at + len(said)] == said for at in range(len(held)))


def is_time(text: str, said: re.Match[str], called: Called) -> bool:
    """Whether months are a time where they are said, and no part of a name. Raises :class:`Unclear` where it may be."""
    before, after = text[: said.start()].rstrip(), text[said.end() :]
    if has_han(said[0]):
        return _is_time_in_chinese(before, said[0], after, called)
    bare = _pattern("before").sub("", said[0].strip())
    last = found[1] if (found := _WORD_BEFORE.search(before)) else ""
    told = found[0].split() if (found := _WORDS_AFTER.match(after)) else []
    beside = [f"{last} {said[0].strip()}"] if last else []
    if any(map(called.together, beside + [f"{bare} {word}" for word in told[:1]])):
        return False
    if _pattern("sure").match(said[0].strip()):
        return True
    until = next((at for at, word in enumerate(told) if _pattern("ends").fullmatch(word)), len(told))
    goods = [word for word in told[:until] if not _pattern("goods").fullmatch(word)]
    alone = bool(told) and not goods and not _pattern("sold").match(told[0])
    named = any(called.with_words(f"{bare} {word}") for word in goods) or (alone and bool(called.with_words(bare)))
    if named or called.is_value(bare):
        raise Unclear(phrase(called.language, "month_or_name").format(month=bare))
    return True


def _is_time_in_chinese(before: str, said: str, after: str, called: Called) -> bool:
    bare = said.removeprefix("今年").removeprefix("的").removesuffix("的")
    beside = [f"{bare}{after[:_PAIR]}"] if after[:_PAIR].strip() and not said.endswith("的") else []
    beside += [f"{before[-_PAIR:]}{bare}"] if before else []
    if any(map(called.together, beside)):
        return False
    if called.is_value(bare) and not _pattern("sold").match(after.strip()):
        raise Unclear(phrase(called.language, "month_or_name").format(month=bare))
    return True


def may_be(text: str, start: int, end: int) -> bool:
    """Whether the word there is no verb: may is a month behind "in", before "sales", beside another, or at the end."""
    if text[start:end].casefold() != "may":
        return True
    listed = table()["beside"]["listed"]
    before = re.search(rf"([^\W\d_]+)\.?{listed}$", text[:start])
    after = re.match(rf"{listed}([^\W\d_]+)", text[end:])
    if any(month_named(found[1]) for found in (before, after) if found):
        return True
    return _is_said_of(text, start, end) or bool(_pattern("sold").match(text[end:].removeprefix("'s").strip()))


def up_to(text: str) -> list[str]:
    """What the last word of a text may be the end of: Golden May, Star of May."""
    words = text.split()
    ends = [words[-many:] for many in (2, 3) if len(words) >= many]
    return [" ".join(end) for end in ends if not _pattern("column").fullmatch(end[0])]


def is_column(text: str, start: int, end: int) -> bool:
    """Whether a word is no month, or one that stands where a column is named."""
    return not month_named(text[start:end]) or has_han(text[start:end]) or _is_said_of(text, start, end)


def _is_said_of(text: str, start: int, end: int) -> bool:
    words = text[:start].split()
    return bool((words and _pattern("column").fullmatch(words[-1])) or not text[end:].strip(" ?？!。.,"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table()["beside"][name], re.IGNORECASE)
