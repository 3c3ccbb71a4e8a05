"""Whether a sentence says what a fact says, no more and no less: word by word, without any model."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from merchant_assistant.chat.naming import has_form
from merchant_assistant.foundation.paths import resource
from merchant_assistant.replies.model import ReplyLanguage

_FACT = re.compile(r"-\s*(?:([^:：;；]{1,60}?)\s*[:：]\s*)?(\S.*)")
_SEVERAL = re.compile(r"[;；]")
_TOKEN = re.compile(r"[\u3400-\u9fff]|[-\u2212]?\d+(?:[.,]\d+)*|[^\W\d_]+(?:\d|[-_][^\W_])*[^\W_]*|[^\w\s]")
_IDLE = frozenset(".,;:!?。，；：！？、…'’-–—()（）")  # what divides and says nothing; any other sign must stay
_DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d{1,2})(?![\d.,]*\d)")
_LONGEST = 3  # times the fact, and a few words
_STEM = 4  # letters from which on words of one form are one word


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How facts become sentences in a language. ``alike``: by word, what it stands for; ``comma``: 4.5 may be 4,5."""

    system: str
    manner: str
    notes: tuple[str, ...]
    sentences: tuple[str, ...]
    plain: frozenset[str]
    alike: Mapping[str, str]
    end: str
    comma: bool


@cache
def phrasing(language: ReplyLanguage) -> Phrasing:
    """Read once."""
    read = tomllib.loads(resource("replies", "smoothing.toml").read_text(encoding="utf-8"))[language]
    plain = frozenset(read["plain"].split())
    return Phrasing(
        read["system"],
        read["manner"],
        tuple(read["notes"]),
        tuple(read["sentences"]),
        plain | frozenset("".join(plain)) if language == "zh" else plain,
        {word: group[0] for group in read["alike"] for word in group},
        read["end"],
        language not in ("en", "zh"),
    )


def note_of(line: str) -> str:
    """The line of a fact without its dash, where it can be made a sentence; empty for others.

    A variant's line has several cells, whose values a sentence could mix up; a description is a text already.
    """
    found = _FACT.fullmatch(line)
    return line.removeprefix("-").strip() if found and found[1] and not _SEVERAL.search(found[2]) else ""


def says_the_same(fact: str, sentence: str, language: ReplyLanguage) -> bool:
    """Whether ``sentence`` has the value of ``fact`` ("- Label: value") word by word, its label, and nothing else."""
    found, known = _FACT.fullmatch(fact), phrasing(language)
    if not found or "\n" in sentence or not sentence.endswith(known.end) or len(sentence) > _most(fact):
        return False
    label, value = (tuple(_telling(part or "", known)) for part in found.groups())
    said = tuple(_telling(sentence, known))
    left = list(said)
    for word in label:
        place = next((at for at, other in enumerate(left) if _same(word, other)), None)
        if place is None:
            return False
        del left[place]
    return len(left) == len(value) and all(map(_same, value, left)) and _value_stands(value, said)


def _value_stands(value: Sequence[str], said: Sequence[str]) -> bool:
    """Figures and what is measured by them stay side by side: nothing of the label comes between."""
    if not any(map(_has_digit, value)):
        return True
    return any(all(map(_same, value, said[at:])) for at in range(len(said) - len(value) + 1))


def _telling(text: str, known: Phrasing) -> Iterator[str]:
    """The words, figures and signs that say something, in their order."""
    if known.end == "。":
        for word in sorted(known.alike, key=len, reverse=True):
            text = text.replace(word, known.alike[word])
    elif known.comma:
        text = _DECIMAL.sub(r"\1.\2", text)
    for token in _TOKEN.findall(text):
        word = token.casefold()
        if word not in _IDLE and word not in known.plain:
            yield known.alike.get(word, word)


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    both_words = word.isalpha() and other.isalpha() and min(len(word), len(other)) >= _STEM
    return both_words and (has_form(word, other) or has_form(other, word))


def _most(fact: str) -> int:
    return _LONGEST * len(fact) + 60


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
