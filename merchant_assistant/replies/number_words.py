"""Numbers of pieces that are written as words: "two cream sofas", "drei Stück", "一百把"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.number_signs import chinese
from merchant_assistant.foundation.paths import resource

_PIECES = re.compile(r"\s*[个件只台套箱张把条块卷组双瓶盒包袋支根副对本罐桶份床枚片打顶]")
_APART = re.compile(
    r"(?<=\d)[ \u00a0\u202f](?=000\b)|"
    r"(?<=\d) (?=\d{3}\s*(?:stück|stk|pièces?|exemplaires?|piezas?|unidades|pcs|pieces|units)\b)",
    re.IGNORECASE,
)


def with_digits(text: str) -> str:
    """The text with such numbers in digits where they count pieces; "one", which is an article as well, stays."""
    text = _APART.sub("", text)
    plain = _pattern().sub(lambda match: str(_numbers()[match[0].casefold()]), text)
    for found in reversed(list(chinese(Text.of(plain)))):
        if found.value.denominator == 1 and not found.percent and _PIECES.match(plain, found.end):
            before = plain[: found.start]
            apart = " " if before[-1:].isascii() and before[-1:].isalnum() else ""  # after an article number
            plain = f"{before}{apart}{found.value.numerator}{plain[found.end :]}"
    return plain


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_numbers(), key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?<!au )(?<!le )(?<!du )(?<!un )(?<!\d )"  # "au four" is an oven
        rf"(?:{'|'.join(map(re.escape, words))})(?=\s+[^\W\d_])(?![-\w])",
        re.IGNORECASE,
    )


@cache
def _numbers() -> Mapping[str, int]:
    """By word; read once."""
    read = tomllib.loads(resource("replies", "numbers.toml").read_text(encoding="utf-8"))
    return {word: int(number) for number, words in read.items() for word in words.split(", ")}
