"""The words by which a clause says that something is there, is not, or is bought apart, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from merchant_assistant.claims.lexis.alternatives import any_of
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import is_chinese

# Latin, Greek and Cyrillic: sets are compiled character by character, thousands of times, so no range of all writing.
_LETTER = r"[0-9A-Za-z_\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f]"
_LONG = 6  # letters of such a word
_WILD = {"*": r"\w*", " … ": r"(?: [^\s,]+){0,4} ", " ": r"\s"}


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One of the phrases, the longest first; "…" is a gap, "*" any ending."""
    return re.compile(any_of(phrases, _edges, _WILD))


def _edges(phrase: str) -> tuple[str, str]:
    """Whole words only, but for Chinese."""
    begins = phrase[0] == "*" or (phrase[0].isalpha() and not is_chinese(phrase[0]))
    ends = phrase[-1].isalpha() and not is_chinese(phrase[-1])
    return _LETTER if begins else "", _LETTER if ends else ""


def _words(section: str, *names: str) -> list[str]:
    return [word for name in names for word in table("polarity")[section][name]]


@cache
def lists_words() -> frozenset[str]:
    """Words that join the things of a list, all of which a denial before it reaches: or, nor, and."""
    return frozenset(_words("breaks", "lists"))


@cache
def deny() -> re.Pattern[str]:
    """What says before a thing that it is not there: without, no, ohne."""
    return pattern(_words("deny", "before"))


@cache
def shortly(said: str) -> re.Pattern[str]:
    """All that follows a thing of which no more is said than that it is the same, or not: "the lid is not"."""
    return re.compile(rf"\s*(?:{pattern(_words('shortly', said)).pattern})")


@cache
def another() -> re.Pattern[str]:
    """Right before a thing of a kind of its own: "a spare", "eine zweite"."""
    return re.compile(rf"(?:{pattern(_words('apart', 'another')).pattern}) (?:[^\W\d_-]+[ -]){{1,2}}$")


@cache
def deny_after(*, able: bool) -> re.Pattern[str]:
    """What says so behind it; ``able``: also what says that it cannot be done."""
    return pattern(_words("deny", "after", "after_able") if able else _words("deny", "after"))


@cache
def apart_before() -> re.Pattern[str]:
    """What says before a thing that it is bought by itself."""
    return pattern(_words("apart", "before"))


@cache
def apart_after() -> re.Pattern[str]:
    """What says so behind it: sold separately."""
    return pattern(_words("apart", "after"))


@cache
def along_before() -> re.Pattern[str]:
    """What says before a thing that it is there as well: covers, so is."""
    return pattern(_words("along", "before"))


@cache
def along_after() -> re.Pattern[str]:
    """What says so behind it: is included."""
    return pattern(_words("along", "after"))


@cache
def any_cue() -> re.Pattern[str]:
    """Any word that speaks of things there, not there, or bought apart."""
    said = [*_words("deny", "before", "after"), *_words("apart", "before", "after")]
    return pattern([*said, *_words("along", "before", "after", "weak")])


@cache
def affirmed() -> re.Pattern[str]:
    """A word that says of a thing before it that it is so: suitable, geeignet."""
    return pattern(word for word in _words("holds", "yes") if len(word) >= _LONG)


@cache
def bare_not() -> re.Pattern[str]:
    """A denial of an adjective: no "not for", "not with" follows."""
    far = pattern(_words("breaks", "prepositions")).pattern
    return re.compile(rf"(?:{pattern(_words('deny', 'verbal')).pattern})(?!.*(?:{far}))")


@cache
def verbal() -> re.Pattern[str]:
    """Denials that belong to a verb: is not, does not."""
    return pattern(_words("deny", "verbal"))


@cache
def including() -> re.Pattern[str]:
    """Verbs by which a thing comes along: includes, comes, is supplied."""
    return pattern(_words("along", "verbs"))


@cache
def freed() -> re.Pattern[str]:
    """ "gluten-free", "odour free"; no "free of charge"."""
    after = "|".join(_words("freed", "not_before"))
    return re.compile(rf"[- ]free(?! (?:{after}))(?![a-z])|-frei")


@cache
def double() -> re.Pattern[str]:
    """What denies a denial: not without."""
    return pattern(_words("deny", "double"))


@cache
def idle_after() -> re.Pattern[str]:
    """What follows a denial that denies nothing of the thing: not a problem, not only."""
    return re.compile(rf"\s*(?:{pattern(_words('deny', 'idle_after')).pattern})")


@cache
def idioms() -> re.Pattern[str]:
    """Phrases with a word of denial that deny nothing."""
    return pattern([*_words("deny", "idioms"), *chinese_idioms()])


def chinese_idioms() -> list[str]:
    """Words with a character of denial that deny nothing: 非常, 不锈钢."""
    chinese = table("denials")["chinese"]
    return [*chinese["idioms"], *chinese["materials"]]


@cache
def breaks() -> re.Pattern[str]:
    """Words at which the reach of a denial ends: but, however."""
    return pattern(_words("breaks", "words"))


@cache
def left_open() -> re.Pattern[str]:
    """What makes a statement one under a condition: if, unless, when."""
    return pattern(_words("open", "words"))
