"""Sizes: 20 x 30 cm, and the sizes that clothes have: XL, EU 42, 均码."""

from __future__ import annotations

import re
from collections.abc import Iterator

from merchant_assistant.claims.lexis.tables import Unit, table
from merchant_assistant.claims.lexis.text import is_chinese
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Worn
from merchant_assistant.claims.reading.numbers import Amount
from merchant_assistant.claims.reading.quantities import Extent, Quantity
from merchant_assistant.claims.reading.units import unit_after

_DIRECTION = r"(?:[LWHDTlwhdt]|DIA|Dia|dia|[Ll]ong|[Ww]ide|[Hh]igh|[Tt]all|[Dd]eep|[长宽高深厚])"
_TIMES = re.compile(
    rf"(?:\s*\(?\s*{_DIRECTION}\s*\)?(?![A-Za-z]))?\s*(?:[x×*X]|\b(?:by|mal|por|sur)\b|乘)\s*(?:{_DIRECTION}\s*[:=]?\s*)?"
)
_MOST_SIDES = 4
_SIDE_DIMENSIONS = ("length", "resolution")
_LETTERS = r"(?:XXXS|XXS|XS|XXXXL|XXXL|XXL|XL|[2-6]XL|[SML])"
_LIST = re.compile(
    rf"(?<![\w'’&-]){_LETTERS}(?:\s*(?:,|/|-|~|to|and|or|&|、|和|至|到)\s*{_LETTERS})+(?![\w'’&])", re.ASCII
)
_ALONE = re.compile(r"(?<![\w'’&-])(?:XXXS|XXS|XS|XXXXL|XXXL|XXL|XL|[2-6]XL)(?![\w'’&-])", re.ASCII)
_SAID = rf"(?:{_LETTERS}|\d{{1,3}}(?:\.5)?|(?i:extra large|extra small|small|medium|large|one size))"
_NAMED = re.compile(
    rf"\b(?:size|sized|talla|taille|größe|taglia|maat)(?:\s*[:：]\s*|\s+|(?=\d))(?P<size>{_SAID})(?![\w%\"']|\.\d|/\d+\s*(?:in|inch|ft|\")|\s*(?:[x×*]|(?!(?:an?|i[nst]|of|we|to|by|at|on|as|or)\b)[a-z]{{1,2}}\b|inch|\d))",
    re.IGNORECASE | re.ASCII,
)
_SYSTEM = re.compile(
    r"\b(?P<system>EU|EUR|UK|US|FR|IT|JP|CN|DE)\s?(?:size\s)?(?P<size>\d{1,2}(?:\.5)?)(?![\w.$%])", re.ASCII
)
_CHINESE = re.compile(
    rf"(?P<size>均码|{_LETTERS}|(?<!\d)\d{{2,3}}(?:\.5)?)(?=码)|均码|尺码[:： ]?(?P<named>{_LETTERS}|\d{{2,3}})"
)
_ONE = re.compile(r"\b(?:one size(?: fits (?:all|most))?|free size)\b", re.IGNORECASE)
_LETTER = re.compile(_LETTERS)
_LEADING = re.compile(rf"\s*(?P<size>{_LETTERS})\s*[(:,=/（：，-]")


def extent(context: Context, found: list[Amount], place: int) -> tuple[int, Fact] | None:
    """The size in several directions that begins with the number at ``place``, and how many numbers it uses."""
    text, sides = context.text, [found[place]]
    read = [unit_after(text, found[place])]
    while place + len(sides) < len(found) and len(sides) < _MOST_SIDES:
        following = found[place + len(sides)]
        joined = _TIMES.match(text.folded, read[-1][1])
        if not joined or joined.end() != following.start:
            break
        sides.append(following)
        read.append(unit_after(text, following))
    if len(sides) < 2 or not _are_sides(read):
        return None
    filled = _fill_units([meant for meant, _ in read])
    value = Extent(tuple(Quantity(side, None, meant) for side, meant in zip(sides, filled, strict=True)))
    start, end = sides[0].start, read[-1][1]
    return len(sides), Fact("size", start, end, value, *context.around(start, end), context.preceding(start))


def garment_sizes(context: Context) -> Iterator[Fact]:
    """Letter and number sizes of clothes and shoes, where the text makes clear that it speaks of sizes."""
    folded = context.text.folded
    for several in _LIST.finditer(folded):
        for match in _LETTER.finditer(folded, several.start(), several.end()):
            yield _size(match.start(), match.end(), match.group())
    for pattern in (_ALONE, _ONE):
        for match in pattern.finditer(folded):
            yield _size(match.start(), match.end(), match.group())
    for pattern in (_NAMED, _CHINESE):
        for match in pattern.finditer(folded):
            yield _size(match.start(), match.end(), next(filter(None, match.groups()), match.group()))
    for match in _SYSTEM.finditer(folded):
        yield _size(match.start(), match.end(), match["size"], match["system"])


def counts_things(raw: str, fact: Fact) -> bool:
    """Whether a cell for sizes holds a number of things (100抽/包 of a column 规格) or a range of sizes."""
    after = raw[fact.end : fact.end + 1]
    if isinstance(fact.value, Quantity) and fact.value.high is not None:
        return True  # 36-46: a range of sizes
    return fact.kind == "number" and bool(after) and is_chinese(after) and after != "码"


def leading_size(value: str) -> Iterator[Fact]:
    """The M of "M (80 x 60 cm)"."""
    if said := _LEADING.match(value):
        yield _size(said.start("size"), said.end("size"), said["size"])


def size_cell(value: str) -> Iterator[Fact]:
    """The sizes in a cell made for sizes: ``Large, Medium``, ``42``, ``M/L``."""
    for match in re.finditer(r"[^,;|/、，；\n]+", value):
        if match.group().strip():
            said = _SYSTEM.fullmatch(match.group().strip())
            yield _size(match.start(), match.end(), *(said["size"], said["system"]) if said else (match.group(),))


def _size(start: int, end: int, said: str, system: str = "") -> Fact:
    name = " ".join(said.upper().split()).removesuffix("码")
    worn = Worn(table("figures")["sizes"].get(name, name), system.removesuffix("R"))
    return Fact("size", start, end, worn, frozenset({"size"}))


def _are_sides(read: list[tuple[tuple[Unit, ...], int]]) -> bool:
    """Sides have lengths (or pixels), or no unit at all; "2 x 500 ml" is a count and a measure."""
    return all(not meant or any(unit.dimension in _SIDE_DIMENSIONS for unit in meant) for meant, _ in read)


def _fill_units(meant: list[tuple[Unit, ...]]) -> list[tuple[Unit, ...]]:
    """A side without a unit has that of the next side that shows one, else of the one before."""
    filled = list(meant)
    for place in range(len(filled) - 2, -1, -1):
        filled[place] = filled[place] or filled[place + 1]
    for place in range(1, len(filled)):
        filled[place] = filled[place] or filled[place - 1]
    return filled
