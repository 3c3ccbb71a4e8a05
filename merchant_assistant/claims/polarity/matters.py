"""What cells say yes or no to: "Lid: not included", "Not suitable for: acids, oils", "peat-free", 伞孔：无."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from merchant_assistant.claims.lexis.cues import idioms, pattern
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import is_chinese
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.roots import NEED, bare_words, content, deprived, forms, small_words, word_of
from merchant_assistant.claims.polarity.stances import stance_word

Holds = Literal["yes", "no", "along", "left_out", "apart"]

_ANSWER, _LONGEST_NAME, _MOST_WORDS, _MOST_LEFT = 40, 50, 4, 3
_SHORT_CLAUSE, _LONG_CELL = 7, 160
_FIRST = re.compile(r"(?:[^,;，；(（。：:\n|]|(?<=\d),(?=\d))+")
_HAN = re.compile("[\u3400-\u9fff]+")
_SIDE, _PIECE = re.compile(r"\s?/\s?"), re.compile(r"[,;，；。\n|]|\.\s")
_LATIN = re.compile("[a-z]{2,}")
_FREE = re.compile(r"([^\W\d_]{3,})(?:[- ]free|-?frei(?:e[rsnm]?)?)(?![^\W\d_])")
_RESISTS = re.compile(r"(?<!not )\b([a-z]{3,})[- ]?(?:resistant|repellent|proof)\b")
_PRIVATIVE = ("less",)
_ROOT = 3
_NEAR = 6  # characters from "not" to "gluten-free"
_ATTRIBUTE = "attribute:"


class Matter(NamedTuple):
    """What a cell says of ``words`` (stems, or one Chinese phrase)."""

    words: tuple[str, ...]
    holds: Holds
    evidence: Evidence


def matters(cells: Iterable[Evidence], name_of: dict[str, str]) -> tuple[Matter, ...]:
    """The matters of a record's cells, but for those that one cell denies and another states."""
    cells = [cell for cell in cells if len(cell.value) <= _LONG_CELL]
    found = [matter for cell in cells for matter in _of_cell(cell, name_of.get(cell.field, ""))]
    sure = (one for one in found if not _LATIN.fullmatch(one.words[0]) or _is_alone(one, cells))
    return tuple(one for one in sure if one.holds != "no" or not _is_stated(one, cells, found, name_of))


def _is_alone(matter: Matter, cells: list[Evidence]) -> bool:
    """Whether a Latin word of a Chinese column (TWS双机互联) stands in this cell only."""
    if not _HAN.search(matter.evidence.field):
        return True
    return sum(matter.words[0] in f"{cell.field} {cell.value}".casefold() for cell in cells) == 1


def _is_stated(matter: Matter, cells: list[Evidence], found: list[Matter], name_of: dict[str, str]) -> bool:
    """Whether another cell has the words without denying them."""
    denying = {one.evidence for one in found if one.holds not in ("yes", "along") and one.words == matter.words}
    for cell in cells:
        if cell in denying or cell == matter.evidence:
            continue
        about = [one for one in found if one.evidence == cell]
        name = "" if any(one.holds not in ("yes", "along") for one in about) else name_of.get(cell.field, "")
        if _has(f"{name} {cell.value}".casefold(), matter.words):
            return True
    return False


def _has(said: str, words: tuple[str, ...]) -> bool:
    if is_chinese(words[0][0]):
        return words[0] in said
    return set(words) <= {form for token in bare_words(said) for form in forms(token)}


def _of_cell(cell: Evidence, name: str) -> Iterator[Matter]:
    own = cell.field.removeprefix(_ATTRIBUTE)
    named = (own if " " in own else name).casefold() if own != cell.field else ""  # StVZO is one word
    value = cell.value.casefold().strip()
    if named in table("polarity")["flags"]["words"]:
        return
    if listed := _column(named):
        yield from (Matter(words, listed, cell) for item in _item().split(value) if (words := content(item)))
        return
    if several := _row(named, value):
        for part, holds in several:
            yield from _answered(part, holds, cell)
        return
    first = answer(value, named) if named and len(named) <= _LONGEST_NAME else None
    if first:
        yield from _answered(named, first, cell)
        yield from _excepted(value, cell)
    elif named and value in table("polarity")["either"]["words"] and (words := content(named)):
        yield Matter((f"分{words[0]}",), "no", cell)
    else:
        yield from _denied_words(value, cell)
    yield from _of_pieces(value, cell) if named else ()
    yield from (Matter((word_of(found[1]), "resist"), "yes", cell) for found in _RESISTS.finditer(value))
    yield from (Matter((base,), "no", cell) for word in bare_words(value) if (base := deprived(word)))


def _row(named: str, value: str) -> list[tuple[str, Holds]]:
    """ "Bell / mirror: yes / no" answers for each."""
    names, values = _SIDE.split(named), _SIDE.split(value)
    if not 1 < len(names) == len(values):
        return []
    answers = [(name, answer(said, name)) for name, said in zip(names, values, strict=True)]
    return [(name, holds) for name, holds in answers if holds]


def _excepted(value: str, cell: Evidence) -> Iterator[Matter]:
    """ "yes, except fatty foods"."""
    for clause in list(_FIRST.finditer(value))[1:]:
        if found := _exception().match(clause.group().strip()):
            yield from _after_denial(clause.group().strip()[found.end() :], cell)


def _of_pieces(value: str, cell: Evidence) -> Iterator[Matter]:
    """What one piece of a longer cell answers: "USB-C, 2 h; cable not incl.", "dryers yes, steamers no", 附工具."""
    pieces = [piece.strip() for piece in _PIECE.split(value)]
    for piece in pieces if len(pieces) > 1 else ():
        holds, left = _told(piece)
        words = content(left) if holds else ()
        if holds and 0 < len(words) <= _MOST_LEFT:
            yield Matter(words, holds, cell)


def _told(piece: str) -> tuple[Holds | None, str]:
    """What a piece answers, and the words that are left of it."""
    if _HAN.match(piece):
        found = _chinese_along().fullmatch(piece)
        return ("along", found[1]) if found else (None, "")
    for holds in _ANYWHERE_IN_ORDER:
        if found := _answers(holds).search(piece):
            return holds, piece[: found.start()] + " " + piece[found.end() :]
    words = piece.rpartition(" ")
    return _plain().get(words[2]), words[0]


@cache
def _item() -> re.Pattern[str]:
    items = table("polarity")["items"]
    return re.compile("|".join((r"[,;，；、/\n|]", *(rf"\b{word}\b" for word in items["words"]), *items["chinese"])))


@cache
def _chinese_along() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(table('polarity')['chinese_along']['words'])})([\u3400-\u9fff]{{2,5}})")


@cache
def _plain() -> dict[str, Holds]:
    answers: tuple[Holds, ...] = ("yes", "no")
    return {word: holds for holds in answers for word in table("polarity")["plain"][holds]}


def _column(name: str) -> Holds | None:
    """What a column's name says of all that its cell lists."""
    columns = table("polarity")["columns"]
    for holds in _COLUMNS:
        if name.startswith(tuple(columns[holds])):
            return holds
    return None


_COLUMNS: tuple[Holds, ...] = ("left_out", "no", "along")


def _answered(name: str, holds: Holds, cell: Evidence) -> Iterator[Matter]:
    """ "Lid: yes"; "Cordless: yes" says that there is no cord."""
    words = content(name) or tuple(word_of(word) for word in bare_words(name) if len(word) >= _ROOT)
    if any(word_of(word) == NEED for word in bare_words(cell.value.casefold())):
        words = tuple(dict.fromkeys((*words, NEED)))
    if holds in ("yes", "no") and _answers("along").search(name):
        holds = "along" if holds == "yes" else "left_out"
    freed = bool(_FREE.search(name)) or (len(words) == 1 and name.strip().endswith(_PRIVATIVE))
    if freed:
        words = tuple(word_of(word) for word in map(_base, bare_words(name)) if word != "free")
    if words and len(words) <= _MOST_WORDS:
        yield Matter(words, _TURNED[holds] if freed else holds, cell)
    if _HAN.search(name) and len(latin := _LATIN.findall(name)) == 1 and words != (latin[0],):
        yield Matter((latin[0],), holds, cell)


_TURNED: dict[Holds, Holds] = {"yes": "no", "no": "yes", "along": "no", "left_out": "yes", "apart": "apart"}


def _base(word: str) -> str:
    return next((word.removesuffix(end) for end in (*_PRIVATIVE, "frei") if word.endswith(end)), word)


def answer(value: str, name: str) -> Holds | None:
    """What a cell answers; None where it says something of its own. "Walnut, included" answers at its end."""
    said = [part.strip() for part in _FIRST.findall(value)]
    first = _of_part(said[0], name) if said else None
    if first:
        return first
    others = (_of_part(part, name) for part in said[1:3])
    return next((holds for holds in others if holds in _ANYWHERE), None)


def _of_part(said: str, name: str) -> Holds | None:
    if not said or len(said) > _ANSWER:
        return None
    if (found := _contains().match(said)) and found.end() < len(said):
        return "yes"
    for holds in _IN_ORDER:
        found = _answers(holds).search(said) if holds in _ANYWHERE else _answers(holds).match(said)
        if found and (holds != "along" or not _refusal().search(said)):
            left = _left(said[: found.start()] + " " + said[found.end() :], name)
            return holds if left <= (_MOST_LEFT if holds in _ANYWHERE and not _HAN.search(said) else 0) else None
    return "left_out" if _refusal().search(said) and _answers("along").search(said) else None


_IN_ORDER: tuple[Holds, ...] = ("left_out", "apart", "along", "no", "yes")
_ANYWHERE_IN_ORDER: tuple[Holds, ...] = ("left_out", "apart", "along")
_ANYWHERE = frozenset(_ANYWHERE_IN_ORDER)


def _left(said: str, name: str) -> int:
    """How many words, or Chinese characters, are left that the column's name has not."""
    if _HAN.search(said):
        chars = {char for char in said if is_chinese(char)}
        words = set(re.findall("[a-z]{2,}", said)) - set(re.findall("[a-z]{2,}", name))
        return len(chars - set(name) - set("个只条根支把套件一二两三的用")) + len(words)
    known = {stance_word(word) for word in bare_words(name)}
    own = (word for word in bare_words(said) if word not in small_words())
    return sum(stance_word(word) not in known and word_of(word) != NEED for word in own)


def _denied_words(value: str, cell: Evidence) -> Iterator[Matter]:
    """ "without valve", "peat-free", 不含酒精: what short clauses of a cell deny."""
    for found in _FREE.finditer(value):
        denied = _denial().search(value, max(0, found.start() - _NEAR), found.start())
        yield Matter((word_of(found.group(1)),), "yes" if denied else "no", cell)
    for clause in _FIRST.finditer(idioms().sub(lambda idiom: " " * len(idiom.group()), value)):
        if _FREE.search(clause.group()):
            continue
        if len(clause.group().split()) <= _SHORT_CLAUSE and (denial := _denial().search(clause.group())):
            yield from _after_denial(clause.group()[denial.end() :], cell)


def _after_denial(said: str, cell: Evidence) -> Iterator[Matter]:
    if not said or is_chinese(said.lstrip()[:1] or " "):
        said = _chinese_verbs().sub("", said.strip(), count=1)
    if _idle().match(said):
        return
    for item in _item().split(said):
        words = content(item)
        if words and len(words) <= _MOST_WORDS:
            yield Matter(words, "no", cell)


@cache
def _answers(holds: Holds) -> re.Pattern[str]:
    return pattern(table("polarity")["holds"][holds])


@cache
def _contains() -> re.Pattern[str]:
    return pattern(table("polarity")["contains"]["words"])


@cache
def _exception() -> re.Pattern[str]:
    return pattern(table("polarity")["deny"]["except"])


@cache
def _refusal() -> re.Pattern[str]:
    return pattern(table("polarity")["deny"]["before"])


@cache
def _denial() -> re.Pattern[str]:
    words = [
        *table("polarity")["deny"]["before"],
        *(word for word in table("polarity")["holds"]["no"] if len(word) > 1),
    ]
    return pattern(word for word in words if not word[0].isdigit() and word != "free")


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{pattern(table('polarity')['deny']['idle_after']).pattern})")


@cache
def _chinese_verbs() -> re.Pattern[str]:
    return re.compile(f"^(?:{pattern(table('polarity')['small']['chinese_verbs']).pattern})")
