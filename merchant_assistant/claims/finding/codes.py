"""Codes: model and part numbers, and numbered standards. They must stand in the record letter by letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from merchant_assistant.claims.lexis.tables import either, table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.designations import is_pitch
from merchant_assistant.claims.reading.facts import Code, Fact, Term

_CODE = re.compile(
    r"(?<![\w.@-])(?=[\w/.+-]{0,30}\d)(?=[\w/.+-]{0,30}[A-Za-z])[A-Za-z0-9]+(?:[-/.+_][A-Za-z0-9]+)*(?![\w@])", re.ASCII
)
_SHORTEST = 2
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s)$", re.IGNORECASE)
_SIDES = re.compile(r"[LWHDlwhd]\d+(?:\.\d+)?(?:[a-z\"]{0,2}[x*][LWHDlwhd]?\d|[a-z]{0,2}$)")
_SIZES = re.compile(r"(?:X{0,3}[SL]|M|[2-6]XL)(?:[-/](?:X{0,4}[SL]|M|[2-6]XL))+")  # S-4XL
# What looks like a code and is a figure beside words: nylon/18% · 5-Port · 24-pack · 2-in-1 · 30-UPF
_FIGURE_AND_WORD = re.compile(
    r"[A-Za-z]{3,}/[\d.]+|[a-z]{4,}-\d+|[\d./]+(?:-?[a-z]+|-[A-Z]?[a-z]+|-UPF|-SPF)(?:-[a-z\d]+)*"
)
# M25 x 1.5: a metric thread and its pitch are one name
_THREAD = re.compile(
    r"(?<![\w.])M(?P<size>\d{1,3}) ?[x×*X] ?(?P<pitch>\d(?:[.,]\d{1,2})?)(?! ?[x×*]|[\w]|[.,]\d| ?mm)", re.ASCII
)
_NUMBER = r"[A-Z]?\d{2,6}(?:[-:.]\d+)*(?:[A-Z]|[a-z]{1,2})?"
# "EN 1891 type A", "ISO 7241-B", "EN 374 B类": what a standard says of it at its end
_GRADE = (
    r"(?:-(?P<joined>[A-Z])|,? (?:type|class|series|category|cat\.|typ|klasse|classe|clase|tipo) ?(?P<named>[A-Z])"
    r"| ?(?P<han>[A-Z])[类型级])(?![A-Za-z0-9])"
)


def codes(context: Context) -> Iterator[Fact]:
    """Words with both letters and digits: TM-500, BX-9/16, WH-1000XM4."""
    for match in _CODE.finditer(context.text.folded):
        said = match.group()
        if (
            len(said) >= _SHORTEST
            and not _SIZES.fullmatch(said)
            and not _ORDINAL.fullmatch(said)
            and not _SIDES.match(said)
            and not context.text.folded.startswith("%", match.end())  # Ar+20%CO2
        ):
            yield Fact(
                "model", match.start(), match.end(), Code(said.upper()), *context.around(match.start(), match.end())
            )


def threads(context: Context) -> Iterator[Fact]:
    """M25 x 1.5, however it is spaced."""
    for match in _THREAD.finditer(context.text.folded):
        pitch = match["pitch"].replace(",", ".")
        if not is_pitch(int(match["size"]), Fraction(pitch)):
            continue
        said = f"M{match['size']}X{pitch}"
        yield Fact("model", match.start(), match.end(), Code(said), *context.around(match.start(), match.end()))


def is_plain_figure(code: Fact, figures: list[Fact], folded: str) -> bool:
    """Whether what looks like a code is a figure with its unit or noun: 750ml, 24-pack, 12V/2A.

    ``figures`` go from left to right.
    """
    first = bisect_left(figures, code.start, key=lambda figure: figure.start)
    after = bisect_left(figures, code.end, key=lambda figure: figure.start)
    inside = figures[first:after]
    said = folded[code.start : code.end]
    if not inside:
        return False
    if _FIGURE_AND_WORD.fullmatch(said):
        return True
    begins = said[0].isdigit() or inside[0].start == code.start or said.startswith(("AC", "DC"))
    return begins and any(figure.kind != "number" for figure in inside)


@cache
def _standard() -> re.Pattern[str]:
    names = sorted(table("certificates")["numbered"], key=len, reverse=True)
    name = rf"(?<![A-Za-z0-9-])(?P<name>{'|'.join(map(re.escape, names))})"
    return re.compile(rf"{name}[ -]?(?P<number>{_NUMBER}|X\d)(?:{_GRADE}|(?![A-Za-z0-9]))")


@cache
def _levels() -> dict[str, re.Pattern[str]]:
    """A pattern for each kind of class: the words before it, then what it is called."""
    return {
        name: re.compile(
            rf"(?:{either(level['before'])})(?: (?:class|level|grade|of|to|rating))?(?:\s?[:：]\s?| ?[（(]|[ -]?)"
            rf"(?P<level>{level['value']})(?![A-Za-z0-9]|\.\d)",
            re.IGNORECASE,
        )
        for name, level in table("certificates")["levels"].items()
    }


def levels(context: Context) -> Iterator[Fact]:
    """Energy class F, cut level D, EN ISO 20345 S3, property class 8.8: the class alone is the claim."""
    for name, pattern in _levels().items():
        for match in pattern.finditer(context.text.folded):
            said = match["level"].upper().removesuffix("级").replace("-", "")
            if match["level"][0].isupper() or not match["level"][0].isascii() or match["level"][0].isdigit():
                yield Fact("certificate", match.start(), match.end(), Term(f"{name}={said}"))


def level_of_field(field: str, value: str) -> Iterator[Fact]:
    """ "Energy class: F": the field's name is what stands before the class."""
    yield from levels(Context.of(Text.of(f"{field}: {value}")))


def standards(context: Context) -> Iterator[Fact]:
    """ISO 9001, EN 71-3, IP67, GB/T 4806."""
    for match in _standard().finditer(context.text.folded):
        name = match["name"].replace(" ", "")
        grade = match["joined"] or match["named"] or match["han"] or ""
        yield Fact(
            "certificate",
            match.start(),
            match.end(),
            Term(f"{name}{match['number']}".upper(), grade),
            *context.around(match.start(), match.end()),
        )
