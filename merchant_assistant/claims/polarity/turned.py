"""A cell's yes or no said again or turned round: "the lid is sold separately" of "Lid: included", 带伞孔 of 无伞孔."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.lexis.cues import pattern
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Status
from merchant_assistant.claims.polarity.clauses import Clause, Said, Saying, clauses, saying
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.matters import Holds, Matter
from merchant_assistant.claims.polarity.roots import NEED, bare_words, deprived, forms, word_of

# What a text may not say of what a cell holds. "Batteries: not included" says nothing against "runs on batteries".
_AGAINST: dict[tuple[Holds, Said], Status] = {
    ("yes", "denied"): "contradicted",
    ("yes", "apart"): "unsupported",
    ("along", "denied"): "contradicted",
    ("along", "apart"): "contradicted",
    ("no", "stated"): "contradicted",
    ("no", "along"): "contradicted",
    ("left_out", "along"): "contradicted",
    ("apart", "along"): "contradicted",
}
_WITH: tuple[tuple[Holds, Said], ...] = (
    ("yes", "along"),
    ("along", "along"),
    ("no", "denied"),
    ("no", "apart"),
    ("left_out", "denied"),
    ("left_out", "apart"),
    ("apart", "apart"),
    ("apart", "denied"),
)
_SENTENCE = 14  # words before a clause that may name what it is about
_ENDS = re.compile(r"[.;!?\n]")
_HEAD = 2  # characters of a Chinese noun
_PRIVATIVE = "less"
_SEVERAL = 2
_BETWEEN = re.compile(r"[\s-]+")


class _Met(NamedTuple):
    """Where a clause has a matter's words: the last of them from ``start`` to ``end``, all from ``first``.

    ``near``: how many words the clause itself has; the others stand before it.
    """

    matter: Matter
    first: int
    start: int
    end: int
    near: int = 1


def turned(text: Text, known: tuple[Matter, ...]) -> Iterator[Rival]:
    """Where the text says no to what a cell holds, or yes to what it does not; also where it agrees."""
    for clause in clauses(text) if known else ():
        met = _most_telling([found for matter in known for found in _meet(text, clause, matter)])
        told = [(one, _saying(text, clause, one)) for one in met]
        agreed = {one.matter.words for one, said in told if (one.matter.holds, said.said) in _WITH}
        for one, said in told:
            is_with = (one.matter.holds, said.said) in _WITH
            status = "supported" if is_with else _AGAINST.get((one.matter.holds, said.said))
            if status and (is_with or not (one.matter.words in agreed or _is_other_kind(text, one, said))):
                yield Rival(min(one.first, said.start), said.end, status, one.matter.evidence)


def _is_other_kind(text: Text, one: _Met, said: Saying) -> bool:
    """ "a mesh fabric" of "Performance fabric: no": of several words only the last, or they stand apart."""
    words = [word for word in one.matter.words if word != NEED]
    if one.matter.holds != "no" or said.said != "stated" or len(words) < _SEVERAL or is_chinese(words[0][0]):
        return False
    return one.near < len(words) or len(_BETWEEN.split(text.lower[one.first : one.end])) < len(words)


def _saying(text: Text, clause: Clause, one: _Met) -> Saying:
    able, needed = one.matter.holds in ("yes", "no"), NEED in one.matter.words
    word = text.lower[one.start : one.end]
    base = deprived(word)
    cut_alike = word_of(word) == base and word.endswith(_PRIVATIVE)  # of "sleeveless"; "tornillos" is no "tornil-los"
    if base in one.matter.words and (cut_alike or word_of(word) not in one.matter.words):
        return Saying("denied", one.start, one.end)
    return saying(text, clause, one.start, one.end, able=able, needed=needed)


def _most_telling(met: list[_Met]) -> list[_Met]:
    """ "the lid must not go in the dishwasher" is about "Lid dishwasher-safe", not about "Dishwasher-safe"."""
    largest = [one for one in met if not any(set(one.matter.words) < set(other.matter.words) for other in met)]
    return [one for one in largest if not any(one.end == other.end and one.near < other.near for other in largest)]


def _meet(text: Text, clause: Clause, matter: Matter) -> Iterator[_Met]:
    if is_chinese(matter.words[0][0]):
        yield from _meet_chinese(text, clause, matter)
        return
    first, after = text.place_before(clause.start) + 1, text.place_before(clause.end) + 1
    wanted = frozenset(matter.words)
    met = {place: found for place in range(first, after) if (found := _forms(text.tokens[place].word) & wanted)}
    if met and _open_words(wanted, met, text.lower[clause.start : clause.end]) <= _before(text, clause):
        last = text.tokens[max(met)]
        first, spread = text.tokens[min(met)].start, max(met) - min(met)
        begins = first if spread == len(met) - 1 else last.start  # a denial of "washing machine" stands before both
        yield _Met(matter, first if spread <= len(matter.words) else last.start, begins, last.end, len(met))


def _open_words(wanted: frozenset[str], met: dict[int, frozenset[str]], said: str) -> frozenset[str]:
    return wanted.difference(*met.values()) - {NEED} if _needs().search(said) else wanted.difference(*met.values())


@cache
def _needs() -> re.Pattern[str]:
    return pattern(table("polarity")["needs"]["words"])


def _before(text: Text, clause: Clause) -> frozenset[str]:
    """What stands in the sentence before the clause: "the ink dries fast, resists water" is about "Waterproof ink"."""
    last = text.place_before(clause.start)
    first = last
    while (
        first >= 0 and last - first < _SENTENCE and not _ENDS.search(text.lower, text.tokens[first].end, clause.start)
    ):
        first -= 1
    return frozenset[str]().union(*(_forms(token.word) for token in text.tokens[first + 1 : last + 1]))


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> frozenset[str]:
    return frozenset(form for bare in bare_words(word) for form in forms(bare))


def _meet_chinese(text: Text, clause: Clause, matter: Matter) -> Iterator[_Met]:
    """The phrase, or its last two characters with the others anywhere in the clause: 高度可以调 of 调高度."""
    phrase, said = matter.words[0], text.lower[clause.start : clause.end]
    place = said.find(phrase)
    if len(phrase) == 1:
        yield from _meet_character(clause, said, matter)
    elif place >= 0:
        start = clause.start + place
        yield _Met(matter, start, start, start + len(phrase))
    elif len(phrase) > _HEAD and phrase[-_HEAD:] in said and set(phrase) <= set(said):
        place = max(said.find(phrase[-_HEAD:]), *(said.find(char) for char in phrase[:-_HEAD]))
        yield _Met(matter, clause.start + place, clause.start + place, clause.start + place + 1)


def _meet_character(clause: Clause, said: str, matter: Matter) -> Iterator[_Met]:
    """A noun of one character right beside what is said of it: 带盖, 盖子."""
    phrase = matter.words[0]
    found = re.search(rf"(?<=[不无没带送配含附有]){phrase}|{phrase}子", said)
    if found:
        start = clause.start + found.start()
        yield _Met(matter, start, start, clause.start + found.end())
