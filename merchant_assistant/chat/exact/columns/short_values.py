"""Values that are short for a word: of instruments the category INST, of white goods the colour WHT."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.foundation.paths import resource

Named = tuple[str, str]  # a field and a value of it
_SHORT = re.compile(r"[A-Z]{3,6}")
_ELEMENT = re.compile(r"[A-Za-z]+")
_OTHERS = ("sku", "origin", "unit", "currency", "parent", "size", "source", "brand", "manufacturer")
_MANY = 60  # different ones, which are no sorts of anything
_SHORTEST = 4  # letters of a word that is cut short


def short_values(
    whole: Mapping[Key, Iterable[Named]], of_concept: Mapping[str, Sequence[str]]
) -> dict[str, set[Named]]:
    """Words in capitals, each with the values that it is or stands in; none of a column with other words, or many."""
    out = {name for one in _OTHERS for name in (one, *of_concept.get(one, ()))}
    found: dict[str, dict[str, set[Named]]] = {}
    mixed: set[str] = set()
    for named in whole.values():
        for name, value in named:
            if name in out or not (name == "category" or name.startswith(ATTRIBUTE)):
                continue
            words = _ELEMENT.findall(value)
            if any(not word.isupper() for word in words):
                mixed.add(name)
            for word in words:
                if _SHORT.fullmatch(word):
                    found.setdefault(name, {}).setdefault(word.casefold(), set()).add((name, value))
    made: dict[str, set[Named]] = {}
    for name, codes in found.items():
        for code, values in codes.items() if name not in mixed and len(codes) <= _MANY else ():
            made.setdefault(code, set()).update(values)
    return made


def meant_by(word: str, codes: Mapping[str, set[Named]]) -> tuple[Named, ...]:
    """The values that a word is written as; () where it may be several, or none."""
    said = word.casefold() if len(word) >= _SHORTEST and word.isascii() and word.isalpha() else ""
    fitting = [code for code in codes if said and _is_short(code, said)]
    found = codes[fitting[0]] if len(fitting) == 1 else set()
    return tuple(sorted(found)) if len({name for name, _ in found}) == 1 else ()


def heads_for(word: str) -> tuple[str, ...]:
    """What a column of marks is called that is short for a word: VEG for vegan."""
    return _known("heads").get(key_of(word), ())


def _is_short(code: str, word: str) -> bool:
    """Whether a value is a word without its ending, or is known to be short for it; its beginning tells nothing."""
    key = key_of(word)
    return key == (code,) or code.upper() in _known("values").get(key, ())


@cache
def _known(sort: str) -> Mapping[Key, tuple[str, ...]]:
    """Each word with all that is written for it: ``resources/chat/exact/cut_short.toml``."""
    table = tomllib.loads(resource("chat", "exact", "cut_short.toml").read_text(encoding="utf-8"))[sort]
    found: dict[Key, tuple[str, ...]] = {}
    for code, words in table.items():
        for word in words:
            found[key_of(word)] = (*found.get(key_of(word), ()), code)
    return found
