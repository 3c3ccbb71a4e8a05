"""What a clause says of a thing that it names: that it is there, is not, comes along, or is bought apart.

Cues stand before the thing ("without a lid") or after it ("the lid is not included"); each reaches as far as its
clause, and through a list ("not for acids, oils or fuel"). Words of all languages: ``polarity.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from merchant_assistant.claims.lexis import cues
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese

Said = Literal["stated", "along", "denied", "apart", ""]

_SENTENCE = re.compile(r"[^.;!?\n。；！？•|]*(?:[.](?=\w)[^.;!?\n。；！？•|]*)*[.;!?\n。；！？•|]?")
_PIECE = re.compile(r"[,，、:：()（）]|\s[-—–]\s|—")
_LONGEST = 200  # characters of a clause that still goes on
_HEADING = 4  # words of "Not included:"
_SHORT = 3  # words of a piece that only goes on with a list
_REACH, _CHINESE_REACH, _LIST_REACH = 5, 6, 14
_AFTER, _CHINESE_AFTER = 6, 7
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_HAN = re.compile("[\u3400-\u9fff]")
_QUALITY = re.compile(r"\s*(?:[a-z]+[ -])?[a-z]+(?:ed|able|ible)[.!]?\s*")  # no thing that a list goes on with


class Clause(NamedTuple):
    """A part of a text that speaks of one matter, by its offsets; ``asks``: a question."""

    start: int
    end: int
    asks: bool


class Saying(NamedTuple):
    """What is said of a thing, and where: from the first to the last of thing and cue."""

    said: Said
    start: int
    end: int


def clauses(text: Text) -> Iterator[Clause]:
    """The clauses from left to right; the parts of a list belong to one."""
    for sentence in _SENTENCE.finditer(text.lower):
        if sentence.group().strip():
            asks = sentence.group()[-1:] in "?？"
            for start, end in _joined(text.lower, list(_pieces(sentence))):
                yield Clause(start, end, asks)


def _pieces(sentence: re.Match[str]) -> Iterator[tuple[int, int]]:
    start = sentence.start()
    for mark in _PIECE.finditer(sentence.string, sentence.start(), sentence.end()):
        yield start, mark.start()
        start = mark.end()
    yield start, sentence.end()


def _joined(lower: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces, those that only list more things together with the one that says something of them."""
    held: tuple[int, int] | None = None
    for piece in pieces:
        if held and _lists(lower, held, piece):
            held = held[0], piece[1]
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _lists(lower: str, held: tuple[int, int], piece: tuple[int, int]) -> bool:
    """Whether the piece goes on with what was held; in Chinese only a 、 lists."""
    said, before, mark = lower[piece[0] : piece[1]], lower[held[0] : held[1]], lower[held[1] : held[1] + 1]
    if len(before) > _LONGEST:
        return False
    if mark == "、":
        return True
    if mark in ":：":
        return len(_WORD.findall(before)) <= _HEADING and not _HAN.search(before)
    if mark != "," or _HAN.search(said) or not _is_lone(said, before) or _stands_alone(said, before):
        return False
    return _is_short(said) or (_is_short(before) and not cues.any_cue().search(before))


def _stands_alone(said: str, before: str) -> bool:
    """ "not a problem, it folds", "non-slip, machine washable"; "not organic, and decaffeinated" denies no more."""
    first = (_WORD.findall(said) or [""])[0]
    if first in table("polarity")["breaks"]["subjects"]:
        return True
    if cues.any_cue().search(before) and _QUALITY.fullmatch(said):
        return True
    return first in table("polarity")["breaks"]["adds"] and cues.bare_not().search(before) is not None


def _is_lone(said: str, before: str) -> bool:
    """Whether at most one of two pieces has a word that says something of a thing."""
    return not (cues.any_cue().search(said) and cues.any_cue().search(before))


def _is_short(said: str) -> bool:
    words = _WORD.findall(said)
    starts = bool(words) and words[0] in table("polarity")["breaks"]["lists"]
    return len(words) <= _SHORT + 2 * starts


def saying(text: Text, clause: Clause, start: int, end: int, *, able: bool = False, needed: bool = False) -> Saying:
    """What the clause says of the thing from ``start`` to ``end``; ``able``: it may be something that one does.

    Of what only comes along, "never wash the brush" denies nothing. ``needed``: whether one needs it is what is asked.
    """
    lower, deny = text.lower, table("polarity")["deny"]
    if clause.asks or lower.startswith(tuple(deny["averted"]), end):
        return Saying("", start, end)
    before, after = _scope(lower, clause, start, end)
    if cues.freed().match(lower, end):
        return Saying("stated" if _last(cues.deny(), lower, before, start) else "denied", start, end)
    if (denial := _last(cues.deny(), lower, before, start)) and not _is_idle(lower, denial, start, able):
        return _denied(lower, denial, start, end, after)
    if able and lower.startswith(tuple(deny["adjacent"]), end):
        return Saying("denied", start, end)
    said = _said_shortly(lower, clause, start, end, able) or _said_after(lower, start, end, after, able)
    if said := said or _said_before(lower, before, start, end):
        return Saying("", start, end) if said.said == "apart" and _is_another(lower, before, start) else said
    is_open = not needed and cues.left_open().search(lower, clause.start, clause.end)
    return Saying("", start, end) if is_open else Saying("stated", start, _affirmed(lower, end, after) if able else end)


def _affirmed(lower: str, end: int, after: int) -> int:
    """Where what says plainly that it is so ends: "for two-hand control the relay is suitable"."""
    said = cues.affirmed().search(lower, end, after)
    return said.end() if said and not _DIGIT.search(lower, end, said.end()) else end


def _said_shortly(lower: str, clause: Clause, start: int, end: int, able: bool) -> Saying | None:
    """ "The pan is included, the lid is not", "y los tornillos también": what was said before of something else."""
    rest = lower[end : clause.end].rstrip(" .,;!?…。，；！？")
    too, denied = cues.shortly("too").fullmatch(rest), cues.shortly("not").fullmatch(rest)
    if not (too or denied):
        return None
    first = max(lower.rfind(mark, 0, start) for mark in ".!?\n。！？") + 1
    told = max(_last_of(wanted, lower, first, start) for wanted in (cues.along_after(), cues.along_before()))
    if told > _last_of(cues.apart_after(), lower, first, start):
        return Saying("along" if too else "denied", start, end + len(rest))
    return Saying("denied" if able else "", start, end + len(rest)) if denied else None


def _last_of(wanted: re.Pattern[str], lower: str, first: int, start: int) -> int:
    """Where the last such cue stands; -1 for none."""
    return max((found.start() for found in wanted.finditer(lower, first, start)), default=-1)


def _is_another(lower: str, before: int, start: int) -> bool:
    """ "A DALI driver can be had separately" says nothing of the driver that is there."""
    return cues.another().search(lower, before, start) is not None


def _said_after(lower: str, start: int, end: int, after: int, able: bool) -> Saying | None:
    """The nearest of what is said behind the thing."""
    sayings: tuple[tuple[Said, re.Pattern[str]], ...] = (
        ("denied", cues.deny_after(able=able)),
        ("apart", cues.apart_after()),
        ("along", cues.along_after()),
    )
    found = [(cue, said) for said, wanted in sayings if (cue := _next(wanted, lower, end, after))]
    if not found:
        return None
    cue, said = min(found, key=lambda one: (one[0].start(), -one[0].end()))
    return Saying(said, start, cue.end())


def _said_before(lower: str, before: int, start: int, end: int) -> Saying | None:
    if cue := _last(cues.apart_before(), lower, before, start):
        return Saying("apart", cue.start(), end)
    if cue := _last(cues.along_before(), lower, before, start):
        return Saying("along", cue.start(), end)
    return None


def _denied(lower: str, denial: re.Match[str], start: int, end: int, after: int) -> Saying:
    if _is_condition(lower, denial, end, after):
        return Saying("", start, end)
    twice = cues.double().search(lower, max(0, denial.start() - 12), start)
    return Saying("stated" if twice else "denied", min(denial.start(), start), end)


def _scope(lower: str, clause: Clause, start: int, end: int) -> tuple[int, int]:
    """How far the words that speak of the thing reach: up to "but", "and it has"."""
    breaks = [found.end() for found in cues.breaks().finditer(lower, clause.start, start)]
    following = cues.breaks().search(lower, end, clause.end)
    return (breaks[-1] if breaks else clause.start), (following.start() if following else clause.end)


def _is_condition(lower: str, denial: re.Match[str], end: int, after: int) -> bool:
    """ "without the lid it does not start", "ohne Deckel trocknet Brot aus"."""
    if denial.group() not in table("polarity")["deny"]["condition"]:
        return False
    if _begins(lower, denial.start()) and len(_WORD.findall(lower[end:after])) > 1:
        return True
    again = cues.deny().search(lower, end, after)
    lists = table("polarity")["breaks"]["lists"]
    return again is not None and (lower[end : again.start()].split() or [""])[-1] not in lists


def _begins(lower: str, start: int) -> bool:
    """Whether a sentence begins there, of a language that parts its words."""
    before = lower[:start].rstrip(" ")
    return not is_chinese(lower[start]) and (not before or before[-1] in ".!?;\n")


def _is_idle(lower: str, denial: re.Match[str], start: int, able: bool) -> bool:
    if cues.idle_after().match(lower, denial.end()):
        return True
    between = lower[denial.end() : start]
    if able or not cues.verbal().fullmatch(denial.group()) or cues.including().search(between):
        return False
    return len(_WORD.findall(between)) > 1 or len(_HAN.findall(between)) > 0


def _last(wanted: re.Pattern[str], lower: str, first: int, start: int) -> re.Match[str] | None:
    """The cue nearest before the thing, within reach; farther only through a list."""
    near = [cue for cue in wanted.finditer(lower, first, start) if _is_near(lower[cue.end() : start])]
    live = [cue for cue in near if not _within_idiom(lower, cue)]
    return live[-1] if live else None


def _is_near(between: str) -> bool:
    words = len(_WORD.findall(between))
    if _HAN.search(between):
        return len(between) <= (_LIST_REACH if re.search("[、或和及与,，]", between) else _CHINESE_REACH)
    is_list = "," in between or not cues.lists_words().isdisjoint(between.split())
    return words <= (_LIST_REACH if is_list else _REACH)


def _next(wanted: re.Pattern[str], lower: str, end: int, after: int) -> re.Match[str] | None:
    found = wanted.search(lower, end, after)
    if found is None or _within_idiom(lower, found):
        return None
    between = lower[end : found.start()]
    reach = len(between) <= _CHINESE_AFTER if _HAN.search(between) else len(_WORD.findall(between)) <= _AFTER
    is_list = "," in between or not cues.lists_words().isdisjoint(between.split())
    return found if reach or is_list or "、" in between else None


def _within_idiom(lower: str, cue: re.Match[str]) -> bool:
    """特别 denies nothing."""
    if not is_chinese(cue.group()[0]):
        return False
    return any(
        idiom.start() <= cue.start() < idiom.end()
        for idiom in cues.idioms().finditer(lower, max(0, cue.start() - 3), cue.end() + 3)
    )
