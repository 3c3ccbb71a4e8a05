"""Amounts in Chinese units of which the names of goods have the same in Latin letters: 1.5公斤装 of "猫粮 1.5kg"; and
English units that names write short."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from merchant_assistant.chat.exact.words.measures import amounts_in

_SAID = re.compile(
    r"(?<![到过于足至少多约每])(?P<n>\d+(?:\.\d+)?|半|[一二两三四五六七八九十百千]+)(?P<u>公斤|千克|斤|克|毫升|升)"
    r"(?:的?那?一?[罐瓶袋包盒桶]?装?)(?!以|之|及|左右|上下|多|起|重)"
)
_WORDED = re.compile(
    r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)[ -]?"
    r"(?:(?P<u>millilit(?:er|re)s?|lit(?:er|re)s?|kilo(?:gram(?:me)?)?s?|gram(?:me)?s?|inch(?:es)?"
    r"|(?:milli|centi)?met(?:er|re)s?)\b|(?P<s>[\"″]))",
    re.IGNORECASE,
)
_SHORT = {"mil": "ml", "lit": "l", "kil": "kg", "gra": "g", "inc": "in", "cen": "cm", "met": "m"}
_BOUND = re.compile(
    r"(?:\b(?:over|under|than|least|most|about|above|below|per|to|for|and|every|each|or|by)|[<>=~]) ?$", re.I
)
_WRITTEN: dict[str, tuple[tuple[str, str], ...]] = {  # how names write it, and how many of it are in one
    "公斤": (("kg", "1"), ("g", "1000")),
    "千克": (("kg", "1"), ("g", "1000")),
    "斤": (("kg", "0.5"), ("g", "500")),
    "克": (("g", "1"), ("kg", "0.001")),
    "升": (("l", "1"), ("ml", "1000")),
    "毫升": (("ml", "1"), ("l", "0.001")),
}
_ALSO = {
    "公分": ("cm", "厘米", "公"), "厘米": ("cm", "公"), "cm": ("厘", "公"), "毫米": ("mm",), "盎司": ("oz",),
    "英寸": ("寸", "in"),
    "吋": ("寸", "英"), "寸": ("英", "吋", "in"), "ml": ("毫",), "g": ("克",), "kg": ("公", "千"), "l": ("升",),
}  # fmt: skip


def in_their_unit(text: str, titled: Callable[[str], bool], *, latin: bool = False) -> str:
    """The question with such an amount as names write it; none that names have as it is, or that is a bound.

    ``latin``: whether English units are as well, "1 litre" of "Shampoo 1L": only names tell amounts there.
    """
    text = _SAID.sub(lambda found: _as_written(found, titled), text)
    return _WORDED.sub(lambda found: _as_short(found, titled), text) if latin else text


def _as_short(found: re.Match[str], titled: Callable[[str], bool]) -> str:
    """An amount with its unit as names write it short."""
    said, number = (found["u"] or "inch").casefold(), found["n"]
    unit = "mm" if said.startswith("millim") else _SHORT[said[:3]]
    before = found.string[: found.start()]
    if _BOUND.search(before) or (found["u"] and titled(f"{number} {found['u']}")):
        return found[0]
    return next((one for one in (f"{number}{unit}", f"{number} {unit}") if titled(one)), found[0])


def written_as(number: str, unit: str) -> list[tuple[str, str]]:
    """An amount in other units, as columns write it: 1500毫升 is 1500 ml, 45公分 45 cm."""
    told = [*_WRITTEN.get(unit, ()), *((one, "1") for one in _ALSO.get(unit.casefold(), ()))]
    return [
        (f"{Decimal(number) * Decimal(times):f}".rstrip("0").rstrip(".") if times != "1" else number, one)
        for one, times in told
    ]


def _as_written(found: re.Match[str], titled: Callable[[str], bool]) -> str:
    if titled(found["n"] + found["u"]):
        return found[0]
    written = next((one for one in _forms(found) if titled(one)), "")
    return f" {written} " if written else found[0]


def _forms(found: re.Match[str]) -> Iterator[str]:
    half = found["n"] == "半"
    number = Decimal("0.5") if half else next((one.number for one in amounts_in(found["n"] + found["u"])), None)
    for unit, times in _WRITTEN[found["u"]] if number else ():
        yield f"{(Decimal(number or 0) * Decimal(times)).normalize():f}{unit}"
