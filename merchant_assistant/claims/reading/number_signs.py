"""Numbers in Chinese characters: 二十四, 两百五十, 壹佰, 半, 二分之一, 百分之八十, 两打."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.number_words import Spelled

_HAN = "零〇一二三四五六七八九十百千万亿半壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMERAL = rf"(?:[{_HAN}]|(?<![一二三四五六七八九十半])两)+"
_CHINESE = re.compile(rf"(?P<percent>百分之)?(?P<bottom>{_NUMERAL}分之)?(?P<top>{_NUMERAL})")
_DIGITS = "零一二三四五六七八九"
# 一米七五, 两块零五: digits said one by one after the unit
_AFTER_UNIT = re.compile(rf"(?<=[米块升斤克])(?:零[{_DIGITS}]|(?<=[米块])[{_DIGITS}]{{2}})(?![{_HAN}])")
# 四五个小时, 七八成: one or the other
_EITHER = re.compile(
    rf"(?<![{_HAN}点])(?P<low>[{_DIGITS[1:]}])(?P<high>[{_DIGITS[1:]}])(?=[个天年次人小倍成公毫厘斤克米])"
)
# 九成, 九成五: so many tenths; 一成不变 and 八成是 are idioms
_TENTHS = re.compile(
    rf"(?<![{_HAN}之第])(?P<tenths>[{_DIGITS[1:]}两])成(?P<more>[{_DIGITS[1:]}](?![{_HAN}成氧硫氯磷]))?(?![不是会新熟功本])"
)
_MAX_CHINESE = 14
_HALF = Fraction(1, 2)


def chinese(text: Text) -> Iterator[Spelled]:
    """Chinese numerals, also those of cheques; fractions and percentages."""
    yield from _tenths(text)
    for match in _CHINESE.finditer(text.folded):
        if digits := _AFTER_UNIT.fullmatch(text.folded, match.start(), match.end()):
            tens, ones = map(_DIGITS.index, digits.group())
            yield Spelled(match.start(), match.end(), Fraction(10 * tens + ones))
            continue
        if both := _either(text, match.start(), match.end()):
            yield from both
            continue
        if _TENTHS.match(text.folded, match.start()) or text.folded[max(0, match.start() - 1) : match.start()] == "成":
            continue
        value = _value(match["top"])
        bottom = _value(match["bottom"].removesuffix("分之")) if match["bottom"] else Fraction(1)
        if value is not None and bottom:
            dozen = 1 if match["bottom"] or text.folded[match.end() : match.end() + 1] != "打" else 12
            percent = match["percent"] is not None
            yield Spelled(match.start(), match.end() + (dozen > 1), value * dozen / bottom, percent)


def _either(text: Text, start: int, end: int) -> list[Spelled]:
    """The two numbers of 四五个小时."""
    said = _EITHER.match(text.folded, start)
    if not said or said.end() != end:
        return []
    low, high = (_DIGITS.index(said[name]) for name in ("low", "high"))
    return (
        [Spelled(start, start + 1, Fraction(low)), Spelled(start + 1, end, Fraction(high))] if high == low + 1 else []
    )


def _tenths(text: Text) -> Iterator[Spelled]:
    for match in _TENTHS.finditer(text.folded):
        tenths = "二" if match["tenths"] == "两" else match["tenths"]
        value = 10 * _DIGITS.index(tenths) + (_DIGITS.index(match["more"]) if match["more"] else 0)
        yield Spelled(match.start(), match.end(), Fraction(value), percent=True)


def _value(word: str) -> Fraction | None:
    if word == "半":
        return _HALF
    if "半" in word or len(word) > _MAX_CHINESE:
        return None
    from cn2an import cn2an  # noqa: PLC0415 - only Chinese text needs it

    try:
        return Fraction(cn2an(word, "normal"))
    except (ValueError, LookupError):  # 十十四 is no number
        return None
