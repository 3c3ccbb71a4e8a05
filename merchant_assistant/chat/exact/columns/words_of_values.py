"""The values of a catalogue by their words: by all of them, and by some that stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import senses
from merchant_assistant.chat.exact.words.synonyms import look_of

_LONGEST = 16  # words of a value that is a name for something
_PART = 5  # words of a part of a value
_SHORTEST = 3  # letters of a part of a value
ELEMENTS = re.compile(r"\s*[,;|/>、，；]\s*")
Named = tuple[str, str]  # a field and a value of it


def by_words(named: Iterable[Named]) -> tuple[dict[Key, dict[Named, None]], dict[Key, dict[Named, None]]]:
    """Values by all of their words, and by some that stand together."""
    whole: dict[Key, dict[Named, None]] = {}
    parts: dict[Key, dict[Named, None]] = {}
    for name, value in named:
        for element in dict.fromkeys((value, *ELEMENTS.split(value))):
            key = key_of(element)
            if name == "source":  # home-and-garden is said as "home and garden"
                key = key_of(re.sub(r"[-_.]+", " ", element))
            if not 0 < len(key) <= _LONGEST:
                continue
            for said in dict.fromkeys((key, _without_name(key, name))):
                whole.setdefault(said, {})[name, value] = None
            for part in _parts(key):
                parts.setdefault(part, {})[name, value] = None
    return whole, parts


def _without_name(key: Key, name: str) -> Key:
    """A value without the name of its column, where it repeats that: Size 42 of a column Size."""
    own = key_of(name.removeprefix(ATTRIBUTE)) if name.startswith(ATTRIBUTE) else ()
    return key[len(own) :] if own and len(key) > len(own) and key[: len(own)] == own else key


@lru_cache(50_000)
def _parts(key: Key) -> tuple[Key, ...]:
    """Neighbouring words of a value that may name it."""
    ends = ((start, end) for start in range(len(key)) for end in range(start + 1, min(len(key), start + _PART) + 1))
    alone = {key[-1:], _first(key)}  # 棉 of 100%棉 and 100%棉帆布
    return tuple(
        part for start, end in ends if _may_name(part := key[start:end]) or (part in alone and _is_stuff(part))
    )


def _first(key: Key) -> Key:
    """The first Chinese character, where it says what something is made of: no 钢 of 钢化玻璃."""
    han = [word for word in key if is_han(word)]
    return () if han[1:2] == ["化"] else tuple(han[:1])


def _is_stuff(part: Key) -> bool:
    """Whether one Chinese character says what something is made of."""
    return is_han(part[0]) and look_of(part) == "material"


def _may_name(part: Key) -> bool:
    shortest = 2 if is_han(part[0]) or _is_coded(part) else _SHORTEST
    return len("".join(part)) >= shortest and not _leans(part)


def _is_coded(part: Key) -> bool:
    """Whether it is of letters and digits, of which two are enough: A2."""
    return len(part) == 2 and part[0].isalpha() and part[1].isdigit()


def _leans(part: Key) -> bool:
    """Whether it begins or ends with a Latin word that joins others: "made in", "of the"."""
    return any(word.isascii() and (word,) in senses() for word in (part[0], part[-1]))
