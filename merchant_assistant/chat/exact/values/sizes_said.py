"""Sizes that a column holds as texts, as people say them: 1500毫升 of "1500ml", 450 of "450ml", 12.9级 of "12.9级发黑".

Only what begins one value of all columns, and stands where it is no bound and counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.values.in_their_unit import written_as
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import senses
from merchant_assistant.chat.exact.words.measures import currencies, units_of
from merchant_assistant.foundation.prose import has_han

_BOUND = "到过于足至少多约每第满够超前后近"  # before a number that something is to be over, or that counts
_SAID = re.compile(
    rf"(?<![A-Za-z0-9_.*/×{_BOUND}-])(?P<n>\d+(?:\.\d+)?)\s?(?P<u>[A-Za-z]{{1,3}}(?![A-Za-z])|公分|厘米|毫米|毫升|盎司|英寸|[\u4e00-\u9fff])?"
    r"(?![\d.*×/-])(?!以|之|及|左右|上下|多|起|[%％])"
)
_ALONE = re.compile(r"^\s*(?:那|那么|换|改)?$")
_NAMES = (2, 3, 4)  # characters of the name of a column
_BARE = 3  # digits of a number that is a size by itself: 304, 12.9, no 5 of 5分
_COUNTERS = "分个只件箱盒袋包瓶罐块元镑双条张片根支套台卷桶捆斤种款样家天年月周号折万千百倍成排层位名次"


def sizes_said(text: str, holdings: Holdings, titled: Callable[[str], bool]) -> str:
    """The question with such a size as its column writes it. ``titled``: whether names of goods have a word."""
    held = holdings.sizes if has_han(text) else {}
    if not held:
        return text
    made, end = "", 0
    for found in _SAID.finditer(text):
        if _is_figure(text[: found.start()], holdings):
            continue
        if value := _meant(found, text, held, titled):
            made += text[end : found.start()] + value + (" " if not found["u"] and value[-1:].isascii() else "")
            end = found.end() if not _is_word(found) else found.end("n")
    return made + text[end:]


def codes_of_sizes(text: str, holdings: Holdings) -> Iterator[tuple[int, int]]:
    """Where such sizes stand as they are written."""
    values = {value for many in holdings.sizes.values() for value in many} if has_han(text) else set()
    for found in _SAID.finditer(text) if values else ():
        fitting = [one for one in values if text.startswith(one, found.start())]
        longest = max(fitting, key=len, default="")
        if longest and _is_figure(text[: found.start()], holdings):
            continue
        if longest and _ends_there(longest, text[found.start() + len(longest) :][:1], found["u"] or ""):
            yield found.start(), found.start() + len(longest)


def _is_figure(before: str, holdings: Holdings) -> bool:
    """Whether a number stands right behind the name of a column of figures: 库存304 is no steel."""
    for size in _NAMES:
        key = key_of(before.rstrip()[-size:])
        concepts = (sense.what for sense in senses().get(key, ()) if sense.kind == "names")
        fields = (
            *holdings.named.get(key, ()),
            *(name for one in concepts for name in holdings.of_concept.get(one, ())),
        )
        if any(name in holdings.fields and holdings.fields[name].kind == "numbers" for name in fields):
            return True
    return False


def _ends_there(value: str, behind: str, unit: str) -> bool:
    """Whether a value is all that was said: 304 counts nothing and is no part of 304L."""
    if value.replace(".", "").isdigit() and len(value) < _BARE:
        return False
    if value.isdigit() and behind and (behind in _COUNTERS or unit.isascii()):
        return not unit
    return not (value[-1].isalnum() and behind.isascii() and behind.isalnum())


def _is_word(found: re.Match[str]) -> bool:
    """Whether what stands behind the number is no unit but the next word: 304平垫."""
    return bool(found["u"]) and is_han(found["u"][:1]) and not units_of(found["u"])


def _meant(
    found: re.Match[str], text: str, held: Mapping[tuple[str, str], list[str]], titled: Callable[[str], bool]
) -> str:
    """The one value that is meant; '' for none or several."""
    number, unit = found["n"], found["u"] or ""
    if unit and (unit in _COUNTERS or currencies(unit)):
        return ""
    if unit:
        for form in ((number, unit.casefold()), *written_as(number, unit)):
            if form in held:
                return _one(held[form])
        if not is_han(unit):
            return ""
    if len(number) < _BARE:
        return ""
    before = text[: found.start()].rstrip()
    is_name = before[-1:] and is_han(before[-1]) and titled(before[-2:])
    if not (is_name or (_ALONE.match(before) and (unit == "的" or not text[found.end() :].strip()))):
        return ""
    sizes = [value for (told, _), many in held.items() if told == number for value in many]
    return _one(sizes)


def _one(values: list[str]) -> str:
    alone = dict.fromkeys(values)
    return next(iter(alone)) if len(alone) == 1 else ""
