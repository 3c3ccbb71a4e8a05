"""Figures: measures with units, counts, percentages, ranges, and sizes in several directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Fact
from merchant_assistant.claims.model import Kind
from merchant_assistant.claims.numbers import Amount, amounts
from merchant_assistant.claims.quantities import Extent, Quantity
from merchant_assistant.claims.tables import Unit, topic_words, units
from merchant_assistant.claims.text import Text, is_chinese

_RANGE = re.compile(r"\s*(?:-|~|to|至|到|—|\.\.\.?|through)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|和|与)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s*$|介于\s*$", re.IGNORECASE)
_LABEL = r"(?:\s*\(?\s*(?:[LWHDlwhd]|DIA|Dia|dia|[长宽高深厚])\s*\)?(?![A-Za-z]))?"
_TIMES = re.compile(rf"{_LABEL}\s*(?:[x×*X]|by|乘)\s*(?:(?:[LWHDlwhd]|[长宽高深厚])\s*[:=]?\s*)?")
_ABOUT = re.compile(
    r"(?:\b(?:about|approx|approximately|around|circa|ca|nearly|almost|roughly)\.?|[~≈约]|大约|左右)\s*$", re.IGNORECASE
)
_IN = re.compile(r"[ -]?in(?:\.(?=[\s,;)]|$)|(?![\w.]))")
_NOT_INCHES = frozenset(
    "the a an one each total all stock every this our your its any box pack set different various many either case two three"
    " four assorted multiple addition both use and order store white black red blue green grey gray silver gold".split()
)
_PREFIX = re.compile(
    r"(?:[Øøφ±~<>≤≥=(\[*×/+$€£¥]|(?<![A-Za-z])[xLWHD]|(?<![A-Za-z])EU|(?<![A-Za-z])size)$", re.IGNORECASE
)
_COUNT_TAIL = re.compile(
    r"-?(?:pcs?|pk|pack|ct|ply|pairs?|sets?|piece|pieces|person|in-1|way|tier|layer|panel|port|speed|door|seater)(?![A-Za-z])",
    re.IGNORECASE,
)
_CHINESE_COUNTERS = frozenset(
    "个只件片支枚颗粒张条根块套组盒包袋瓶箱对双层格档段级口孔人位种款色抽门桶卷把本台杯碗盘罐斤面头轮节叶股排"
)


@cache
def _unit_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    symbols, words = units()

    def either(forms: list[str]) -> str:
        return "|".join(re.escape(form).replace(r"\ ", r"[ -]") for form in sorted(forms, key=len, reverse=True))

    latin = [form for form in words if form.isascii()]
    chinese = [form for form in words if not form.isascii()]
    return (
        re.compile(rf"[ -]?(?P<form>{either(list(symbols))})(?![A-Za-z²³0-9])"),
        re.compile(rf"[ -]{{0,2}}(?P<form>{either(latin)})(?![A-Za-z²³])", re.IGNORECASE),
        re.compile(rf" ?(?P<form>{either(chinese)})"),
    )


def unit_after(text: Text, amount: Amount) -> tuple[tuple[Unit, ...], int]:
    """The units that the form right after a number may mean, and where it ends. Nothing: ``((), amount.end)``."""
    symbols, words = units()
    found: list[tuple[int, tuple[Unit, ...]]] = []
    by_symbol, by_word, by_chinese = _unit_patterns()
    if match := by_symbol.match(text.folded, amount.end):
        meant = tuple(unit for unit in symbols[match["form"]] if _plausible(unit, match, text, amount))
        if meant:
            found.append((match.end(), meant))
    for pattern in (by_word, by_chinese):
        if match := pattern.match(text.folded, amount.end):
            found.append(
                (
                    match.end(),
                    words[re.sub(r"[ -]+", " ", match["form"].lower()) if pattern is by_word else match["form"]],
                )
            )
    if (match := _IN.match(text.folded, amount.end)) and _means_inches(text, match.end()):
        found.append((match.end(), words["inch"]))
    if not found:
        return (), amount.end
    end, meant = max(found, key=lambda item: item[0])
    return meant, end


def _means_inches(text: Text, end: int) -> bool:
    """ "12 in" is inches, "3 in stock" is not."""
    place = text.starts.get(end + 1) if text.folded[end : end + 1] == " " else None
    return place is None or (text.tokens[place].word not in _NOT_INCHES and not text.tokens[place].word.isdigit())


def _plausible(unit: Unit, match: re.Match[str], text: Text, amount: Amount) -> bool:
    """One letter may be many things: 5G is no weight, 3D no yarn, 4K no temperature, 90s no time."""
    form, value = match["form"], amount.value
    if len(form) > 1:
        return True
    attached = match.end() - amount.end == 1
    if form == '"':
        return (
            attached
            and text.folded.count('"', max(0, amount.start - 60), amount.start) % 2 == 0
            or text.folded[amount.start - 1 : amount.start] != '"'
        )
    implausible = {
        "'": not attached,
        "G": attached and value < 7,
        "D": value < 10,
        "K": value < 1000,
        "s": attached and value % 10 == 0 and value < 100,
        "X": not attached,
        "x": not attached,
        "×": not attached,
        "N": value < 5,
    }
    return not implausible.get(form, False)


def figures(context: Context) -> Iterator[Fact]:
    """Every figure of the text as a fact: measure, size or number."""
    text = context.text
    found = [amount for amount in amounts(text) if not _inside_word(text, amount)]
    place = 0
    while place < len(found):
        used, fact = (
            _extent(context, found, place) or _range(context, found, place) or (1, _single(context, found[place]))
        )
        if fact:
            yield fact
        place += used


def _inside_word(text: Text, amount: Amount) -> bool:
    """TM-500, v2, A4: digits that belong to a code are no figures."""
    head = text.folded[max(0, amount.start - 6) : amount.start]
    if amount.spelled:
        return head[-1:] == "第" or (head[-1:] == "-" and head[-2:-1].isalpha())
    if not head or head[-1] in " \n":
        return False
    if _PREFIX.search(head):
        return False
    last = head[-1]
    if last in "-_/.":
        return head[-2:-1].isalpha() and head[-2:-1].isascii() and not head[-2:-1].islower()
    return (last.isalpha() and not is_chinese(last)) or last in "#"


def _extent(context: Context, found: list[Amount], place: int) -> tuple[int, Fact] | None:
    """20 x 30 cm, 20cm × 30cm × 5cm, 20 (L) x 30 (W) cm."""
    text, sides, position = context.text, [found[place]], place
    read = [unit_after(text, found[place])]
    while position + 1 < len(found) and len(sides) < 4:
        joined = _TIMES.match(text.folded, read[-1][1])
        if not joined or joined.end() != found[position + 1].start:
            break
        position += 1
        sides.append(found[position])
        read.append(unit_after(text, found[position]))
    if len(sides) < 2 or not _are_sides(read):
        return None
    filled = _fill_units([meant for meant, _ in read])
    value = Extent(tuple(Quantity(side, None, meant) for side, meant in zip(sides, filled, strict=True)))
    return len(sides), _fact(context, "size", sides[0].start, read[-1][1], value)


def _are_sides(read: list[tuple[tuple[Unit, ...], int]]) -> bool:
    """Sides have lengths, or no unit at all; "2 x 500 ml" is a count and a measure."""
    return all(not meant or any(unit.dimension == "length" for unit in meant) for meant, _ in read)


def _fill_units(meant: list[tuple[Unit, ...]]) -> list[tuple[Unit, ...]]:
    """A side without a unit has that of the next side that shows one, else of the one before."""
    filled = list(meant)
    for place in range(len(filled) - 2, -1, -1):
        filled[place] = filled[place] or filled[place + 1]
    for place in range(1, len(filled)):
        filled[place] = filled[place] or filled[place - 1]
    return filled


def _range(context: Context, found: list[Amount], place: int) -> tuple[int, Fact] | None:
    """5-7 days, 10 cm to 20 cm, between 10 and 20 kg."""
    if place + 1 >= len(found):
        return None
    text, low, high = context.text, found[place], found[place + 1]
    low_units, low_end = unit_after(text, low)
    joined = _RANGE.match(text.folded, low_end)
    if not joined and _BETWEEN.search(text.folded, max(0, low.start - 12), low.start):
        joined = _AND.match(text.folded, low_end)
    if not joined or joined.end() != high.start or low.value >= abs(high.value):
        return None
    high_units, end = unit_after(text, high)
    if low_units and high_units and low_units[0].dimension != high_units[0].dimension:
        return None
    value = Quantity(low, high, high_units or low_units)
    return 2, _figure(context, low.start, end, value)


def _single(context: Context, amount: Amount) -> Fact | None:
    meant, end = unit_after(context.text, amount)
    if not meant and not _counts(context, amount):
        return None
    about = _ABOUT.search(context.text.folded, max(0, amount.start - 16), amount.start) is not None
    return _figure(context, amount.start, end, Quantity(amount, None, meant, about))


def _counts(context: Context, amount: Amount) -> bool:
    """Whether a number without a unit is a statement at all."""
    folded, end = context.text.folded, amount.end
    following = folded[end : end + 1]
    if not amount.spelled:
        return not (following.isalpha() and following.isascii()) or _COUNT_TAIL.match(folded, end) is not None
    if is_chinese(folded[amount.start]):
        return (
            following in _CHINESE_COUNTERS
            and bool(following)
            and (amount.value != 1 or folded[end + 1 : end + 2] == "装")
        )
    return amount.value > 1 and bool(context.following(end))


def _figure(context: Context, start: int, end: int, value: Quantity) -> Fact:
    kind: Kind = "measure" if value.units and value.dimensions != {"percent"} else "number"
    return _fact(context, kind, start, end, value)


def _fact(context: Context, kind: Kind, start: int, end: int, value: Quantity | Extent) -> Fact:
    topics, words = context.around(start, end)
    if kind == "number":
        words = frozenset(context.following(end))
    return Fact(kind, start, end, value, topics, words)


def field_unit(name: str) -> str:
    """The unit a field's name gives: ``Length (cm)``, ``weight_kg``, ``长度（厘米）``; empty where none."""
    text = Text.of(name.replace("_", " "))
    match = re.search(r"[(\[]\s*([^()\[\]]{1,12}?)\s*[)\]]\s*$", text.folded) or re.search(
        r"[ ,/]\s*([A-Za-zµ°%]{1,6})$", text.folded
    )
    if not match:
        return ""
    probe = Text.of(f"1 {match[1]}")
    meant, end = unit_after(probe, Amount(0, 1, (amounts(probe)[0].value,), amounts(probe)[0].step))
    return match[1] if meant and end == len(probe.folded) and not topic_words().longest(Text.of(match[1]), 0) else ""
