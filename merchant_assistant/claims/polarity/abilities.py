"""What Chinese cells say can be done (头枕：可拆, 可调腰靠), and a text that says the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival

_HAN = re.compile("[\u3400-\u9fff]{2,}")
_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_NEAR = 10  # characters between a noun and what can be done with it
_SHORT_CELL = 60
_HEAD = 2  # characters of a noun


class Ability(NamedTuple):
    """``verb``: the first character of what can be done, or not; ``nouns``: with what."""

    verb: str
    able: bool
    nouns: tuple[str, ...]
    evidence: Evidence


def abilities(cells: Iterable[Evidence], name_of: dict[str, str]) -> tuple[Ability, ...]:
    """Of short cells; a verb that some cell has both ways is left out."""
    short = [cell for cell in cells if len(cell.value) <= _SHORT_CELL and cell.field.startswith("attribute:")]
    found = [one for cell in short for one in _of_cell(cell, name_of[cell.field])]
    both = {one.verb for one in found if one.able} & {one.verb for one in found if not one.able}
    return tuple(one for one in found if one.verb not in both)


def _of_cell(cell: Evidence, name: str) -> Iterator[Ability]:
    heads = [run[-_HEAD:] for run in _HAN.findall(name)]
    for found in _told().finditer(cell.value):
        beside = [run[-_HEAD:] for run in _HAN.findall(cell.value[found.end() :])[:1]]
        yield Ability(found["verb"], not found["no"], (*heads, *beside), cell)


def unable(text: Text, known: Sequence[Ability]) -> Iterator[Rival]:
    """腰靠不能调节 of 可调腰靠; the noun stands before the verb, or right after it."""
    for sentence in _SENTENCE.finditer(text.lower) if known else ():
        for found in _told().finditer(text.lower, sentence.start(), sentence.end()):
            around = text.lower[max(sentence.start(), found.start() - _NEAR) : found.end() + _HEAD + 1]
            against = [one for one in known if one.verb == found["verb"] and one.able == bool(found["no"])]
            for one in against:
                if any(noun in around for noun in one.nouns):
                    yield Rival(found.start(), found.end(), "contradicted", one.evidence)


@cache
def _told() -> re.Pattern[str]:
    """ "Can" or "cannot", and a verb."""
    words = table("polarity")["able"]
    no, yes = ("|".join(sorted(words[name], key=len, reverse=True)) for name in ("no", "yes"))
    between = "|".join(sorted(words["between"], key=len, reverse=True))
    return re.compile(rf"(?:(?P<no>{no})|(?:{yes}))(?:{between})?(?P<verb>[{''.join(words['verbs'])}])")
