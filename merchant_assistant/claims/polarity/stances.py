"""What a record denies, or says yes to, in words that no table holds: "Tumble dry: no", 不可漂白.

A small model drops "not", and a buyer then reads the opposite of what the data say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.lexis.cues import chinese_idioms
from merchant_assistant.claims.lexis.tables import either, small_words, table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.model import Evidence

_CLAUSE = re.compile(r"[^.;!?\n。；！？,，、()（）]+")
_FIRST = re.compile(r"[,;(，；（]")  # "yes, after 28 days"
_STEM, _SHORTEST_ROOT = 6, 3
_ENDINGS = ("ability", "able", "ible", "ing", "ed", "er", "es", "e")
_REACH, _AFTER = 4, 40
_LONGEST_FIELD = 40
_SHORT_CLAUSE, _SHORT_CHINESE = 7, 14  # words, characters: in a longer one a denial may speak of anything


class Stance(NamedTuple):
    """``words`` (stems, or one Chinese phrase) of a statement; ``denied`` or affirmed by ``evidence``."""

    words: tuple[str, ...]
    denied: bool
    evidence: Evidence


class Opposite(NamedTuple):
    """A place in a text that says the opposite of a stance."""

    start: int
    end: int
    evidence: Evidence


def stances(cells: Iterable[Evidence], name_of: dict[str, str]) -> tuple[Stance, ...]:
    """The stances of a record's cells; ``name_of`` gives the readable name of an attribute's field.

    What one cell denies and another states ("Batteries included: no", "runs on batteries") is no stance.
    """
    found: list[Stance] = []
    affirmed: set[str] = set()
    for cell in cells:
        name = name_of.get(cell.field, "")
        own = [*_of_answer(cell, name), *_of_words(cell)]
        found += own
        affirmed |= _affirmed(cell, name, {word for stance in own if stance.denied for word in stance.words})
    return tuple(one for one in found if not one.denied or affirmed.isdisjoint(one.words))


def _affirmed(cell: Evidence, name: str, denied: set[str]) -> set[str]:
    """Stems that the cell states, and those that it denies in one place and has in another too."""
    said = [stance_word(token.word) for token in Text.of(f"{name}: {cell.value}").tokens]
    stated = {word for word in said if word not in denied or said.count(word) > 1}
    return stated | {word for word in denied if is_chinese(word[0]) and cell.value.count(word) > 1}


@cache
def apart() -> re.Pattern[str]:
    """What says that a thing does not come along: not included, sold separately."""
    return re.compile(either(table("denials")["apart"]["words"]))


def _of_answer(cell: Evidence, name: str) -> Iterator[Stance]:
    """ "Tumble dry: no": the field is the statement, the cell says whether it holds."""
    answers, said = table("features")["answers"], cell.value.strip().casefold()
    if name.casefold() in table("denials")["lists"]["fields"]:
        listed = [token.word for token in Text.of(said).tokens]
        yield from (Stance((word,), True, cell) for word in _content(listed))
        yield from (Stance((word,), True, cell) for word in re.findall(r"[\u4e00-\u9fff]+", said))
    says_no = said in answers["no"] or said.startswith(tuple(table("denials")["answers"]["beginnings"]))
    says_yes = _FIRST.split(said, maxsplit=1)[0].strip() in answers["yes"]
    if not name or len(name) > _LONGEST_FIELD or not (says_no or says_yes):
        return
    words, freed = _phrase(name.removesuffix("-free").removesuffix(" free")), name.endswith(("-free", " free"))
    if words:
        yield Stance(words, says_no != freed, cell)


def _phrase(name: str) -> tuple[str, ...]:
    """The words of a field's name that say what it is about; of a Chinese one the longest run of characters."""
    if any(map(is_chinese, name)):
        runs: list[str] = re.findall(r"[\u4e00-\u9fff]+", name)
        longest = max((_small_chinese().sub("", run) for run in runs), key=len)
        return (longest,) if longest else ()
    return tuple(_content((token.word for token in Text.of(name).tokens), shortest=_SHORTEST_ROOT))


@cache
def _small_chinese() -> re.Pattern[str]:
    small = table("denials")["chinese_names"]
    return re.compile(f"^(?:{'|'.join(small['before'])})|(?:{'|'.join(small['after'])})$")


def _of_words(cell: Evidence) -> Iterator[Stance]:
    """ "Not scented", "without a valve", 不可漂白: each word that the cell denies."""
    for clause in _CLAUSE.finditer(cell.value.casefold()):
        words = [token.word for token in Text.of(clause.group()).tokens]
        for place, word in enumerate(words) if len(words) <= _SHORT_CLAUSE else ():
            if word in denial_words() and not (set(words[place + 1 : place + 2]) & _not_before()):
                for denied in _content(words[place + 1 : place + 1 + _REACH]):
                    yield Stance((denied,), True, cell)
        said = idioms().sub(lambda idiom: " " * len(idiom.group()), clause.group())
        for found in _chinese_denied().finditer(said) if len(said) <= _SHORT_CHINESE else ():
            if found["word"] not in common_words():
                yield Stance((found["word"],), True, cell)


@cache
def _chinese_denied() -> re.Pattern[str]:
    denied = table("denials")["chinese_denied"]
    before, verbs = "|".join(denied["before"]), "|".join(denied["verbs"])
    word = "[\u4e00-\u9fff]{2,4}|(?<=不含)[\u4e00-\u9fff](?![\u4e00-\u9fff])"
    return re.compile(f"(?:{before})(?:{verbs})?(?P<word>{word})")


@lru_cache(maxsize=1 << 14)
def stance_word(word: str) -> str:
    """A word as stances hold it: an English one cut to its stem."""
    return word if is_chinese(word[0]) else _root(stem(word))[:_STEM]


def _root(word: str) -> str:
    """eras of erasable and erased, stack of stackable."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST_ROOT), "")
    return word.removesuffix(ending)


def _content(words: Iterable[str], *, shortest: int = 4) -> Iterator[str]:
    common = common_words()
    return (
        stance_word(word)
        for word in words
        if (len(word) >= shortest or word == "bpa") and stem(word) not in common and not is_chinese(word[0])
    )


@cache
def common_words() -> frozenset[str]:
    """Words so common that they tell nothing of a thing."""
    return frozenset(table("denials")["common"]["words"]) | small_words("context", "empty")


@cache
def denial_words() -> frozenset[str]:
    """The words of denial of languages with letters."""
    return frozenset(table("denials")["reach"]) | {
        word for word in small_words("context", "negations") if word.isascii()
    }


@cache
def _not_before() -> frozenset[str]:
    return frozenset(table("denials")["not_before"]["words"])


@cache
def idioms() -> re.Pattern[str]:
    """Chinese words with a character of denial that deny nothing."""
    words = [*chinese_idioms(), *table("denials")["chinese"]["not_sticking"]]
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@cache
def chinese_denial() -> re.Pattern[str]:
    """Chinese words of denial, the longest first."""
    words = table("denials")["chinese"]
    return re.compile("|".join(sorted([*words["far"], *words["close"]], key=len, reverse=True)))
