"""Another grade beside its word: "category I" of "PPE category: III", SIL 2 of "SIL CL: 3", A类 of "GB 18401 B类".

A record's own words stand before its short codes, in its cells or as the names of its columns. Where a text puts
another code of the same shape behind such a word, and no cell has it there, it says another grade, type or generation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from merchant_assistant.claims.finding.fields import ATTRIBUTE, readable_name
from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, Token, is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival

_ROMAN = re.compile("X?(?:I{1,3}|I?V|VI{1,3}|I?X)")
_LETTER, _SMALL = re.compile("[A-Z]"), re.compile("[a-z]")
_DIGITS = re.compile(r"\d{1,2}")
_SHAPES = (("roman", _ROMAN), ("letter", _LETTER), ("digits", _DIGITS), ("small", _SMALL))
_HAN = re.compile(
    r"(?P<code>(?<![A-Za-z])[A-Z]{1,2}|(?<![\d.])\d|[一二三四五六七八九]|特)(?P<word>[类级型])(?![\u4e00-\u9fff]*钢)"
)
_HAN_DIGITS = {han: str(digit) for digit, han in enumerate("一二三四五六七八九", 1)}
_SHORTEST = 2
_OF_WORDS = frozenset({"digits", "small"})
_LIST = re.compile(" ?[,/&] ?")


class _Grade(NamedTuple):
    """``code`` behind ``word``; of a shape, as only codes of one shape are grades of one thing."""

    word: str
    shape: str
    code: str
    start: int
    end: int


def other_grades(text: Text, record: Prepared) -> Iterator[Rival]:
    """The codes of a text that stand behind a word of the record which has others of their shape behind it there."""
    known = [(grade, cell) for cell in _own(record) for grade in _of_cell(cell)]
    if not known:
        return
    said = [*_grades(text), *_chinese(text.folded)]
    for one in said:
        same = [(grade, cell) for grade, cell in known if (grade.word, grade.shape) == (one.word, one.shape)]
        if same and all(grade.code != one.code for grade, _ in same):
            is_sure = one.word not in _loose() or one.shape != "digits"
            yield Rival(one.start, one.end, "contradicted" if is_sure else "unsupported", same[0][1])


def _own(record: Prepared) -> Iterator[Evidence]:
    return (cell.evidence for cell in record.cells if not cell.evidence.sibling)


@lru_cache(maxsize=4096)
def _of_cell(cell: Evidence) -> tuple[_Grade, ...]:
    """The grades that a cell has, each of its column's words being said before what it begins with."""
    value = Text.of(cell.value)
    found = [*_grades(value), *_chinese(value.folded)]
    if cell.field.startswith(ATTRIBUTE) and value.tokens:
        names = [token.word for token in Text.of(readable_name(cell.field)).tokens]
        for code in _row(value, 0):
            found += [_Grade(name, *code) for name in names if _may_grade(name, code[0])]
    return tuple(found)


def _grades(text: Text) -> Iterator[_Grade]:
    for place, token in enumerate(text.tokens[:-1]):
        following = text.tokens[place + 1]
        if not token.word.isalpha() or text.folded[token.end : following.start] not in (" ", ": ", " - ", ". "):
            continue
        for shape, code, start, end in _row(text, place + 1):
            if _may_grade(token.word, shape):
                yield _Grade(token.word, shape, code, start, end)


def _row(text: Text, place: int | None) -> Iterator[tuple[str, str, int, int]]:
    """The code there, and those listed with it: "types A and B"."""
    while place is not None and place < len(text.tokens) and (shape := _shape(text, text.tokens[place])):
        token = text.tokens[place]
        yield shape, text.folded[token.start : token.end], token.start, token.end
        place = _next_in_row(text, place)


def _next_in_row(text: Text, place: int) -> int | None:
    end, following = text.tokens[place].end, text.tokens[place + 1 : place + 3]
    if following and _LIST.fullmatch(text.folded[end : following[0].start]):
        return place + 1
    is_joined = len(following) > 1 and following[0].word in table("compatibility")["cues"]["lists"]
    return place + 2 if is_joined else None


def _shape(text: Text, token: Token) -> str:
    """What kind of code the word is, if one: a Roman number, a letter, a digit or two; nothing longer or joined."""
    said = text.folded[token.start : token.end]
    before, after = text.folded[max(0, token.start - 1) : token.start], text.folded[token.end : token.end + 2]
    is_joined = before in ("-", ".", "/") or re.match(r"[\w%°'\"]|[-.,/:×x][\w]", after) is not None
    return "" if is_joined else next((name for name, shape in _SHAPES if shape.fullmatch(said)), "")


def _may_grade(word: str, shape: str) -> bool:
    """Digits and small letters stand behind many words; they grade only behind those that say so."""
    if len(word) < _SHORTEST or is_chinese(word[0]) or not word.isalpha():
        return False
    return word in _words() if shape in _OF_WORDS else word not in _never()


def _chinese(said: str) -> Iterator[_Grade]:
    for found in _HAN.finditer(said):
        code = _HAN_DIGITS.get(found["code"], found["code"])
        shape = "digits" if code.isdigit() else "letter"
        yield _Grade(found["word"], shape, code, found.start(), found.end())


@cache
def _words() -> frozenset[str]:
    return frozenset(table("certificates")["graded"]["words"])


@cache
def _loose() -> frozenset[str]:
    return frozenset(table("certificates")["graded"]["loose"])


@cache
def _never() -> frozenset[str]:
    return frozenset(table("certificates")["graded"]["never"])
