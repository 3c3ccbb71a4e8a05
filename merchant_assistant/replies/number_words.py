"""Numbers of pieces that are written as words: "two cream sofas", "drei Stück", "一百把"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.reading.number_signs import chinese
from merchant_assistant.foundation.paths import resource

_IN_ONE = re.compile(r"[箱盒包袋件套组打](?:装|里|有|是|能|可以|大概|大约|一共|共)*(?:多少|几)")
_PIECES = re.compile(r"\s*[个件只台套箱张把条块卷组双瓶盒包袋支根副对本罐桶份床枚片打顶]")
_NAMES = (  # what the number before the space is of: "size 42 200 pcs" are 200
    "size", "sizes", "größe", r"gr\.", "taille", "pointure", "talla", r"no\.", r"nr\.", "n°", "nº", r"art\.", "article",
    "artikel", "item", "model", "modell", "type", "typ", "din", "iso", r"ref\.", "尺码", "型号", "货号",
)  # fmt: skip
_APART = re.compile(
    "".join(rf"(?<!{name}\s\d)(?<!{name}\s\d\d)(?<!{name}\s\d\d\d)" for name in _NAMES)
    + r"(?<=\d)(?:[ \u00a0\u202f](?=000\b)|"
    r" (?=\d{3}\s*(?:stück|stk|pièces?|exemplaires?|piezas?|unidades|pcs|pieces|units)\b))",
    re.IGNORECASE,
)
_KIND = (  # "two seater sofas": says what kind they are, not how many
    "tone|toned|seater|seat|way|piece|ply|person|door|drawer|tier|shelf|burner|layer|pocket|speed|step|wheel|blade|part|"
    "sided|pack|prong|panel|hole|slot|stage|bowl|cup|litre|liter|inch|year|day|week|month|hour"
)


def with_digits(text: str) -> str:
    """The text with such numbers in digits where they count pieces; "one", which is an article as well, stays."""
    text = _APART.sub("", text)
    plain = _pattern().sub(lambda match: str(_numbers()[match[0].casefold()]), text)
    for found in reversed(list(chinese(Text.of(plain)))):
        if found.value.denominator == 1 and not found.percent and _counts(plain, found.start, found.end):
            before = plain[: found.start]
            apart = " " if before[-1:].isascii() and before[-1:].isalnum() else ""  # after an article number
            plain = f"{before}{apart}{found.value.numerator}{plain[found.end :]}"
    return plain


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a Chinese number counts pieces; who asks what is in one carton (一箱多少个) wants none."""
    return bool(_PIECES.match(text, end)) and not (text[start:end] == "一" and _IN_ONE.match(text, end))


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_numbers(), key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?<!au )(?<!le )(?<!du )(?<!un )(?<!\d )"  # "au four" is an oven
        rf"(?:{'|'.join(map(re.escape, words))})(?=\s+[^\W\d_])(?![-\w])(?!\s+(?:{_KIND})\b)",
        re.IGNORECASE,
    )


@cache
def _numbers() -> Mapping[str, int]:
    """By word; read once."""
    read = tomllib.loads(resource("replies", "numbers.toml").read_text(encoding="utf-8"))
    return {word: int(number) for number, words in read.items() for word in words.split(", ")}
