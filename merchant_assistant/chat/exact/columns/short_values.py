"""Values that are short for a word: of instruments the category INST, of white goods the colour WHT."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.chat.exact.words.lexicon import forms

Named = tuple[str, str]  # a field and a value of it
_SHORT = re.compile(r"[A-Z]{3,6}")
_ELEMENT = re.compile(r"[A-Za-z]+")
_OTHERS = ("sku", "origin", "unit", "currency", "parent", "size", "source", "brand", "manufacturer")
_VOWELS = re.compile(r"[aeiou]")
_TWICE = re.compile(r"(.)\1")
_MANY = 60  # different ones, which are no sorts of anything
_SURE = 4  # letters by which a long word is known
_LONG = 6  # letters of a word of which some may be left out anywhere


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
    said = word.casefold() if len(word) >= _SURE and word.isascii() and word.isalpha() else ""
    fitting = [code for code in codes if said and _is_short(code, said)]
    found = codes[fitting[0]] if len(fitting) == 1 else set()
    return tuple(sorted(found)) if len({name for name, _ in found}) == 1 else ()


def _is_short(code: str, word: str) -> bool:
    """Whether a value is the beginning of a word or its consonants; few letters tell only a short word, or a sort."""
    stem = key_of(word)[0]
    half = 2 * len(code) >= len(stem)
    if stem.startswith(code):
        return half or len(code) >= _SURE or (stem,) in map(key_of, forms("collective"))
    bare = _TWICE.sub(r"\1", stem[0] + _VOWELS.sub("", stem[1:]))
    if bare == code or (bare.startswith(code) and (half or not _VOWELS.search(code))):
        return True
    few = len(stem) <= _LONG and stem[-1] == code[-1] and stem[0] == code[0]
    return few and half and _stands_in(code, bare)


def _stands_in(code: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in code)
