"""What a text denies though a cell states it: "the lockring is not included" of a cell "with lockring", 没有镀膜.

No list of nouns: whatever the cells state counts, unless some cell denies the same word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, Token, is_chinese, stem
from merchant_assistant.claims.model import Evidence, Status
from merchant_assistant.claims.polarity.clauses import Clause, Saying, clauses, saying
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.roots import deprived
from merchant_assistant.claims.polarity.stances import (
    Stance,
    apart,
    chinese_denial,
    common_words,
    denial_words,
    idioms,
    stance_word,
)

_CLAUSE = re.compile(r"[^.;:!?\n。；：！？,，、()（）]+")
_SHORT_CELL = 160
_SHORTEST = 4
_UN, _LONG_WORD = "un", 8
_CHINESE_REACH, _LONGEST_CHINESE, _BEFORE = 3, 4, 6


@dataclass(frozen=True, slots=True)
class Stated:
    """What cells state and none denies: stems of words with their cell, and cells (with their name) in Chinese."""

    words: dict[str, Evidence] = field(default_factory=dict)
    chinese: tuple[tuple[str, Evidence], ...] = ()
    denied: frozenset[str] = frozenset()
    compounds: tuple[tuple[str, Evidence], ...] = ()


def stated(cells: Iterable[Evidence], name_of: dict[str, str], known: Sequence[Stance]) -> Stated:
    """Of short cells only: a long one speaks of many things, also of those that the thing is not."""
    words: dict[str, Evidence] = {}
    denied = {word for stance in known if stance.denied for word in stance.words}
    short = [cell for cell in cells if len(cell.value) <= _SHORT_CELL and not _refuses(cell, name_of)]
    for cell in short:
        name = name_of[cell.field] if cell.field.startswith("attribute:") else ""
        for clause in _CLAUSE.finditer(f"{name}: {cell.value}".casefold()):
            tokens = Text.of(clause.group()).tokens
            said = {stance_word(token.word) for place, token in enumerate(tokens) if _means(tokens, place)}
            if any(token.word in denial_words() for token in tokens) or apart().search(clause.group()):
                denied |= said
            else:
                denied |= {stance_word(token.word) for place, token in enumerate(tokens) if _averted(tokens, place)}
                words |= {word: cell for word in said if word not in words}
    chinese = tuple((_in_short(cell, name_of), cell) for cell in short if any(map(is_chinese, cell.value)))
    own = {word: cell for word, cell in words.items() if word not in denied}
    return Stated(own, chinese, frozenset(denied), tuple(_compounds(short)))


def _compounds(cells: Iterable[Evidence]) -> Iterator[tuple[str, Evidence]]:
    """Long words, whose end may be what another word says is not: unbeschichtet of antihaftbeschichtet."""
    for cell in cells:
        yield from ((one.word, cell) for one in Text.of(cell.value).tokens if len(one.word) >= _LONG_WORD)


def _refuses(cell: Evidence, name_of: dict[str, str]) -> bool:
    """ "Lid: none", "Not suitable for: acids"."""
    if name_of[cell.field].casefold().startswith(tuple(table("denials")["fields"]["beginnings"])):
        return True
    value = cell.value.strip().casefold()
    if value in table("features")["answers"]["no"]:
        return True
    return value.startswith(_refusing()) or chinese_denial().match(cell.value) is not None


def _in_short(cell: Evidence, name_of: dict[str, str]) -> str:
    """The cell's words, after its field's name where that is what comes along."""
    return f"{name_of[cell.field]}：{cell.value}" if _comes_along(cell) == "contradicted" else cell.value


def _comes_along(cell: Evidence) -> Status:
    """Whether a cell says plainly that the thing is there: "Lockring: included", 收纳袋：含."""
    said = _CLAUSE.search(cell.value.casefold())
    answer = said.group().strip() if said else ""
    is_plain = answer in table("features")["answers"]["yes"] or answer.startswith(
        tuple(table("denials")["along"]["answers"])
    )
    return "contradicted" if is_plain else "unsupported"


def refusals(text: Text, known: Stated) -> Iterator[Rival]:
    """Where the text denies what the record states."""
    for clause in clauses(text) if known.words or known.chinese else ():
        first, after = text.place_before(clause.start) + 1, text.place_before(clause.end) + 1
        yield from _denied(text, clause, text.tokens[first:after], known)
    for part in _CLAUSE.finditer(text.lower) if known.chinese else ():
        yield from _left_out(part, known)
        yield from _in_chinese(part, known)


def _denied(text: Text, clause: Clause, tokens: Sequence[Token], known: Stated) -> Iterator[Rival]:
    """ "does not resist water", "the lockring is sold separately"; unlined of "fully lined"."""
    for place, token in enumerate(tokens):
        cell = known.words.get(stance_word(token.word)) if _means(tokens, place) else None
        if cell is None and (cell := known.words.get(deprived(token.word)) or _of_compound(token.word, known)):
            yield Rival(token.start, token.end, "unsupported", cell)
        elif cell and (said := _refused(text, clause, token, cell, known)):
            yield Rival(said.start, said.end, _comes_along(cell), cell)


def _of_compound(word: str, known: Stated) -> Evidence | None:
    if not word.startswith(_UN) or len(word) < _LONG_WORD or stance_word(word) in known.words:
        return None
    end = word.removeprefix(_UN)
    return next((cell for long, cell in known.compounds if long.endswith(end) and not long.startswith(_UN)), None)


def _refused(text: Text, clause: Clause, token: Token, cell: Evidence, known: Stated) -> Saying | None:
    """What denies the word; where it names a column of use ("Dishwasher: top rack only"), also what denies the use.

    No "no plastic lid" of a record that has a lid and no plastic.
    """
    able = token.word in cell.field.casefold() and _comes_along(cell) == "unsupported"
    said = saying(text, clause, token.start, token.end, able=able)
    between = text.tokens[text.place_before(said.start) + 1 : text.place_before(token.start) + 1]
    denies_another = any(stance_word(other.word) in known.denied for other in between)
    return said if said.said in ("denied", "apart") and not denies_another else None


def _left_out(clause: re.Match[str], known: Stated) -> Iterator[Rival]:
    """收纳袋需另购."""
    found = apart().search(clause.group())
    if found is None:
        return
    start = clause.start() + found.start()
    said = clause.group()[: found.start()].rstrip("均都也需要另须")
    for length in range(min(_LONGEST_CHINESE, len(said)), 1, -1):
        if cell := _chinese_cell(said[-length:], known):
            yield Rival(start - length, clause.start() + found.end(), _comes_along(cell), cell)
            return


def _in_chinese(clause: re.Match[str], known: Stated) -> Iterator[Rival]:
    """没有镀膜, 不送锯条: the words after a denial, a verb between them at most."""
    said = idioms().sub(lambda idiom: " " * len(idiom.group()), clause.group())
    for denial in chinese_denial().finditer(said) if known.chinese else ():
        for place in range(denial.end(), denial.end() + _CHINESE_REACH):
            for length in range(_LONGEST_CHINESE, 1, -1):
                word, phrase = said[place : place + length], said[denial.start() : place + length]
                if len(word) == length and (cell := _chinese_cell(word, known)) and phrase not in cell.value:
                    start = clause.start() + denial.start()
                    yield Rival(start, clause.start() + place + length, "unsupported", cell)
                    return


def _chinese_cell(word: str, known: Stated) -> Evidence | None:
    """The cell that states the word; None where one denies it."""
    if not all(map(is_chinese, word)) or word in common_words():
        return None
    having = [(said, cell) for said, cell in known.chinese if word in said]
    is_denied = any(chinese_denial().search(_before(said, word)) or apart().search(said) for said, _ in having)
    return having[0][1] if having and not is_denied else None


def _before(value: str, word: str) -> str:
    place = value.find(word)
    return idioms().sub("", value[max(0, place - _BEFORE) : place])


def _means(tokens: Sequence[Token], place: int) -> bool:
    """A word that carries a statement; "rust" of "rust-proof" is what the thing does not do."""
    word = tokens[place].word
    if len(word) < _SHORTEST or is_chinese(word[0]) or stem(word) in common_words() or word.isdigit():
        return False
    return not _averted(tokens, place)


def _averted(tokens: Sequence[Token], place: int) -> bool:
    content = table("denials")["averted"]
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    before = {token.word for token in tokens[max(0, place - 2) : place]}
    return after in content["after"] or not before.isdisjoint(content["before"])


@cache
def _refusing() -> tuple[str, ...]:
    return tuple(table("denials")["answers"]["beginnings"])
