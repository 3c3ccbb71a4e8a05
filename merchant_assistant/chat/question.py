"""What a question asks for, read without a model: codes and words to look up, and what kind of question it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from merchant_assistant.chat.bridge import called_otherwise, said_otherwise
from merchant_assistant.chat.language import tongue
from merchant_assistant.foundation.prose import Language, asked_in, sentences

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LATIN = re.compile(rf"[^\W_{_HAN}](?:[^\s,;:?!，。；：？！、（）()\"“”{_HAN}]*[^\W_{_HAN}])?")
_HAN_RUN = re.compile(f"[{_HAN}]+")
_LOOKED_UP = 24  # words of one question, at most: a pasted page is no question
_STEM_FROM = 3  # letters: "gas" is not the plural of "ga"
_LONG_PLURAL = 5


@dataclass(frozen=True, slots=True)
class Question:
    """``codes`` may be SKUs; ``words`` are looked up where no code is known. ``refers``: it speaks of what came before.

    ``whole``: it asks about the whole catalogue (counts, sums, ranks, filters), which no handful of products answers.
    ``polar``: it wants a yes or no. ``seeks``: it wants products of a kind ("Do we have anything made of oak?").
    ``sells``: it names a kind that the shop may have ("Which caps do we have?"), never what was spoken of before.
    ``also``: what some of the words are called in the other language.
    """

    text: str
    language: Language
    codes: tuple[str, ...]
    words: tuple[str, ...]
    refers: bool
    whole: bool
    polar: bool
    seeks: bool
    sells: bool
    also: Mapping[str, tuple[str, ...]]

    def forms(self, word: str) -> tuple[str, ...]:
        """A word of the question, as it may stand in the catalogue."""
        return (word, *self.also.get(word, ()))


def read_question(text: str) -> Question:
    """Pure; the same for the same text."""
    plain = unicodedata.normalize("NFKC", text)
    language = asked_in(plain)
    latin = _LATIN.findall(plain)
    words = telling_words(text)[:_LOOKED_UP]
    refers = any(word.casefold() in tongue("en").refers for word in latin) or bool(_back().search(plain))
    whole = any(tongue(known).whole.search(plain) for known in ("en", "zh"))
    polar = any(tongue(known).polar_question.search(plain) for known in ("en", "zh"))
    seeks = any(tongue(known).seeks.search(plain) for known in ("en", "zh"))
    sells = any(tongue(known).sells.search(plain) for known in ("en", "zh"))
    also = {word: forms for said, forms in said_otherwise(plain) for word in telling_words(said) if word in words}
    return Question(text, language, _codes(latin), words, refers, whole, polar, seeks, sells, also)


def with_nouns(question: Question) -> Question:
    """With what the nouns of goods are called in the other language: they name what is asked about, and no more."""
    plain = unicodedata.normalize("NFKC", question.text)
    said = ((word, forms) for name, forms in called_otherwise(plain) for word in telling_words(name))
    return replace(question, also={**{word: forms for word, forms in said if word in question.words}, **question.also})


def asked_one_by_one(text: str) -> tuple[Question, ...]:
    """The sentences of a message that end in a question mark."""
    asked = (sentence.strip() for sentence in sentences(text))
    return tuple(read_question(sentence) for sentence in asked if sentence.endswith(("?", "？")))


def speaks_of_several(text: str) -> bool:
    """Whether a text speaks of several products at once ("Compare them", "它们")."""
    return any(tongue(known).several.search(text) for known in get_args(Language))


def wants_to_be_told(text: str) -> bool:
    """Whether a text wants to be told of a product as a whole ("Tell me about it", "介绍一下"), not a figure."""
    return any(tongue(known).tells.search(text.strip()) for known in get_args(Language))


def stems(text: str) -> list[str]:
    """The Latin words of a text by their beginnings, filler and all."""
    return [_stem(word.casefold()) for word in _LATIN.findall(text)]


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text that are not filler, as they are looked up."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(dict.fromkeys([*_latin_words(_LATIN.findall(plain)), *_han_words(plain)]))


def chinese_runs(text: str) -> Iterator[tuple[int, str]]:
    """What of plain Chinese is left between the filler, and where it stands."""
    told = _filler().sub(lambda found: " " * len(found[0]), text)
    yield from ((run.start(), run[0]) for run in _HAN_RUN.finditer(told))


def _codes(words: list[str]) -> tuple[str, ...]:
    """Words that may be an SKU, also as they may be spelt in the catalogue."""
    named = [word for word in words if len(word) > 2 and (any(map(str.isdigit, word)) or "-" in word)]
    return tuple(dict.fromkeys(form for word in named for form in (word, word.upper(), word.lower())))[:_LOOKED_UP]


def _latin_words(words: list[str]) -> Iterator[str]:
    for word in words:
        folded = word.casefold().replace("’", "'").removesuffix("'s")
        if folded not in tongue("en").stop and (len(folded) > 1 or folded.isdigit()):
            yield _stem(folded)


def _stem(word: str) -> str:
    """The beginning that "bottles" and "bottle" share; the index finds words by their beginnings."""
    if not word.isalpha() or len(word) <= _STEM_FROM or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > _LONG_PLURAL:  # "batteries" and "battery"; but "ties" and "tie"
        return word[:-3]
    return word[:-2] if re.search("(?:x|s|ch|sh)es$", word) else word.removesuffix("s")


def _han_words(text: str) -> Iterator[str]:
    """Every two neighbouring characters of what is left when the filler is cut out; a character that stands alone."""
    for run in _HAN_RUN.findall(_filler().sub(" ", text)):
        if run in tongue("zh").measure:
            continue
        if len(run) <= 2:
            yield run
        else:
            yield from (run[start : start + 2] for start in range(len(run) - 1))


@cache
def _filler() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, tongue("zh").stop), key=len, reverse=True)))


@cache
def _back() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, tongue("zh").refers), key=len, reverse=True)))
