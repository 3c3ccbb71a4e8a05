"""Numbers in words: two dozen, one and a half, zweihundertfünfzig, quatre-vingts, 壹佰, 二分之一."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, NamedTuple

from merchant_assistant.claims.lexis.tables import table, units
from merchant_assistant.claims.lexis.text import Text, Token

_SCORE = 20  # quatre-vingts
_SHORTEST_GROWN, _LONGEST_GROWN = 6, 60  # letters
_HALF = Fraction(1, 2)


class Spelled(NamedTuple):
    """A number in words, or one word that multiplies."""

    start: int
    end: int
    value: Fraction
    percent: bool = False


class _Words(NamedTuple):
    """The number words of one language."""

    small: Mapping[str, int]
    scales: Mapping[str, int]
    alone: frozenset[str]
    parts: Mapping[str, Fraction]
    joiners: frozenset[str]
    articles: frozenset[str]
    shy: frozenset[str]
    marks: frozenset[str]
    compound: re.Pattern[str] | None


@cache
def _languages() -> Mapping[str, _Words]:
    return {name: _words(content) for name, content in table("numbers").items() if name not in ("zh", "signs")}


def _words(content: dict[str, Any]) -> _Words:
    return _Words(
        content["small"],
        content["scales"],
        frozenset(content["alone"]),
        {word: Fraction(value) for word, value in content["parts"].items()},
        frozenset(content["and"]),
        frozenset(content["articles"]),
        frozenset(content["shy"]),
        frozenset(content["marks"]),
        _compound(content) if "grown" in content else None,
    )


def _compound(content: dict[str, Any]) -> re.Pattern[str]:
    """German writes its numbers as one word: zweihundertfünfundzwanzig."""
    grown, small = content["grown"], content["small"]
    ones = "|".join((*(word for word, value in small.items() if 0 < value < 10), grown["one"]))
    teens = "|".join(word for word, value in small.items() if 10 <= value < 20)
    tens = "|".join(word for word, value in small.items() if value >= 20)
    below = (
        rf"(?:(?P<{{0}}unit>{ones}){grown['and']})?(?P<{{0}}tens>{tens})|(?P<{{0}}teen>{teens})|(?P<{{0}}one>{ones})"
    )
    hundreds = rf"(?:(?P<{{0}}hundreds>{ones})?(?P<{{0}}hundred>{grown['hundred']}))?(?:{grown['and']})?(?:{below})?"
    return re.compile(
        rf"(?:(?P<thousand>(?:{hundreds.format('t')})){grown['thousand']})?(?:{hundreds.format('b')})"
        rf"(?P<half>{grown['half']})?"
    )


@cache
def _known() -> frozenset[str]:
    """Words that may begin a number."""
    return frozenset().union(
        *({*words.small, *words.alone, *words.parts, *words.articles} for words in _languages().values())
    )


def tongues(text: Text) -> frozenset[str]:
    """The languages whose small words stand in the text; none where it is English, Chinese or too short to tell."""
    said = {token.word for token in text.tokens}
    return frozenset(name for name, words in _languages().items() if not words.marks.isdisjoint(said))


def speaks_english(text: Text) -> bool:
    """Whether a dot is a decimal mark and a comma none, as far as the words tell."""
    return not tongues(text)


def spelled(text: Text) -> Iterator[Spelled]:
    """Number words of the languages that are written with letters."""
    here: frozenset[str] | None = None
    place, tokens = 0, text.tokens
    while place < len(tokens):
        word = tokens[place].word
        if word not in _known() and _grown(word) is None:
            place += 1
            continue
        here = tongues(text) if here is None else here
        pronoun = _stands_for_noun(text, place)
        found, place = _spelled_at(text, place, here)
        if found and not pronoun:
            yield found


def _stands_for_noun(text: Text, place: int) -> bool:
    """ "this one", "the black one": no number, unless one follows ("the black one hundred")."""
    pronoun = table("numbers")["en"]["pronoun"]
    if text.tokens[place].word != pronoun["word"]:
        return False
    after = text.tokens[place + 1].word if place + 1 < len(text.tokens) else ""
    before = [token.word for token in text.tokens[max(0, place - 2) : place]]
    pointed = bool(before) and (before[-1] in pronoun["directly"] or before[0] in pronoun["over_adjective"])
    return pointed and after not in _known()


@lru_cache(maxsize=4096)
def _grown(word: str) -> Fraction | None:
    """The value of a number written as one word."""
    if not _SHORTEST_GROWN <= len(word) <= _LONGEST_GROWN:
        return None
    for words in _languages().values():
        match = words.compound.fullmatch(word) if words.compound and word not in words.small else None
        if match:
            return _grown_value(match, words)
    return None


def _grown_value(match: re.Match[str], words: _Words) -> Fraction | None:
    said = match.groupdict()

    def below(prefix: str) -> int:
        value = 100 * (words.small.get(said[f"{prefix}hundreds"] or "", 1) if said[f"{prefix}hundred"] else 0)
        return value + sum(words.small.get(said[prefix + part] or "", 0) for part in ("unit", "tens", "teen"))

    def ones(prefix: str) -> int:
        return words.small.get(said[f"{prefix}one"] or "", 1 if said[f"{prefix}one"] else 0)

    thousand = 1000 * ((below("t") + ones("t")) or 1) if said["thousand"] is not None else 0
    value = Fraction(thousand + below("b") + ones("b")) + (_HALF if said["half"] else 0)
    parts = sum(1 for name, part in said.items() if part and name not in ("thousand",))
    return value if value and (parts > 1 or thousand or said["bhundred"]) else None


def _spelled_at(text: Text, first: int, here: frozenset[str]) -> tuple[Spelled | None, int]:
    """The number words that begin at token ``first`` in the language that reads on furthest, and the place after."""
    best, after = None, first + 1
    for name, words in _languages().items():
        if text.tokens[first].word in words.shy and name not in here:
            continue
        found, place = _said_at(text, first, words)
        if found and place > after - (best is None):
            best, after = found, place
    return best, after


def _said_at(text: Text, first: int, words: _Words) -> tuple[Spelled | None, int]:
    tokens, place, said = text.tokens, first, _Said(words)
    while place < len(tokens) and (place == first or _near(text, tokens[place - 1], tokens[place])):
        taken = said.take(tokens[place].word, [token.word for token in tokens[place + 1 : place + 3]])
        if not taken:
            break
        place += taken
    if not said.begun or place == first:
        return None, first + 1
    return Spelled(tokens[first].start, tokens[place - 1].end, said.total + said.current), place


class _Said:
    """A number being read word by word."""

    def __init__(self, words: _Words) -> None:
        self.words, self.total, self.current, self.begun = words, Fraction(0), Fraction(0), False

    def take(self, word: str, following: list[str]) -> int:
        """Add the word; how many words were taken, 0 where the number does not go on with it."""
        taken = self._small(word) or self._scale(word) or self._part(word) or self._joined(word, following)
        self.begun = self.begun or bool(taken)
        return int(taken)

    def _small(self, word: str) -> bool:
        """twenty-four goes on, two three does not; soixante-quinze does."""
        value = self.words.small.get(word)
        grown = _grown(word) if value is None and self.words.compound else None
        if value is None and grown is not None and not self.begun:
            self.current = grown
            return True
        if value is None and word in self.words.articles and not self.begun:
            value = 1
        if value is None or not self._goes_on(value):
            return False
        self.current += value
        return True

    def _goes_on(self, value: int) -> bool:
        rest = self.current % 100
        if self.current.denominator != 1 or (self.begun and value == 0):
            return False
        if value >= 100:
            return self.current == 0
        french = "et" in self.words.joiners
        if french and rest % 20 == 10:  # dix-sept, soixante-dix-sept
            return value in range(7, 10) and rest in (10, 70, 90)
        below = 20 if french and rest in (60, 80) else 10
        return rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < value < below)

    def _scale(self, word: str) -> bool:
        scale = self.words.scales.get(word)
        if scale is None or not (self.begun or word in self.words.alone):
            return False
        if scale == _SCORE:
            if self.current % 100 != 4:
                return self._small_score()
            self.current += 80 - 4
        elif scale == 100:
            if self.current >= 100:
                return False
            self.current = (self.current or Fraction(1)) * scale
        else:
            self.total, self.current = self.total + (self.current or 1) * scale, Fraction(0)
        return True

    def _small_score(self) -> bool:
        """ "vingt" by itself."""
        if not self._goes_on(_SCORE):
            return False
        self.current += _SCORE
        return True

    def _part(self, word: str) -> bool:
        value = self.words.parts.get(word)
        if value is None or (self.begun and value < 1 and self.current.denominator != 1):
            return False
        if self.begun and value < 1 and self.current > 9:
            return False
        self.current = (self.current or Fraction(1)) * value
        return True

    def _joined(self, word: str, following: list[str]) -> int:
        """ "half a dozen", "half a litre", "one and a half", "one hundred and twenty", "treinta y cinco"."""
        if not self.begun or not following:
            return 0
        if word in self.words.joiners:
            return self._after_joiner(following)
        if self.current.denominator != 1 and word in ("a", "an", "of") and self.words.parts.get("half"):
            dozen = self.words.parts.get(following[0], Fraction(0)) > 1
            return int(dozen or (word == "of" and following[0] in ("a", "an")) or _is_unit(following[0]))
        return 0

    def _after_joiner(self, following: list[str]) -> int:
        parts, articles = self.words.parts, self.words.articles | {"a"}
        halves = following[1:] if following[0] in articles else following
        if halves and parts.get(halves[0]) == _HALF and self.current.denominator == 1:
            self.current += _HALF
            return len(following) - len(halves) + 2
        least = 100 if "and" in self.words.joiners else 20
        goes_on = following[0] in self.words.small and self.current + self.total >= least
        return int(goes_on and self._goes_on(self.words.small[following[0]]))


@cache
def _is_unit(word: str) -> bool:
    return word in units()[1]


def _near(text: Text, before: Token, after: Token) -> bool:
    return text.folded[before.end : after.start] in (" ", "-")


@cache
def _scales() -> tuple[re.Pattern[str], Mapping[str, Fraction]]:
    chinese_ones = table("numbers")["zh"]
    worth = {word: Fraction(value) for word, value in chinese_ones["scales"].items()}
    for words in _languages().values():
        worth |= {word: Fraction(value) for word, value in words.scales.items() if word not in words.shy}
        worth |= {word: value for word, value in words.parts.items() if value > 1}
    latin = "|".join(sorted((word for word in worth if word.isascii() or word[0] < "\u3400"), key=len, reverse=True))
    han = "".join(chinese_ones["scales"])
    return re.compile(rf"[ -](?P<latin>{latin})(?![^\W\d_])|(?P<han>[{han}])(?![{chinese_ones['not_before']}])"), worth


def scale_after(text: Text, end: int) -> Spelled | None:
    """The word right after a number that multiplies it: 1.2 million, 3 dozen, 50万."""
    pattern, worth = _scales()
    match = pattern.match(text.lower, end)
    return Spelled(match.start(), match.end(), worth[match["latin"] or match["han"]]) if match else None
