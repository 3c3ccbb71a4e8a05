"""Reading text without moving a character: every offset found here is an offset of the text that was given."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[^\W\d_{_CJK}]+(?:'[^\W\d_{_CJK}]+)?|\d+|[{_CJK}]")
_HIDDEN = re.compile(
    r"<!--.{0,5000}?-->|<(script|style)\b.{0,5000}?</\1\s*>|</?[A-Za-z][^<>]{0,2000}>|&(?:[A-Za-z][A-Za-z0-9]{1,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:p|br|li|ul|ol|div|td|tr|th|h\d|table)\b", re.IGNORECASE)
_SAME = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},  # full-width forms
    **dict.fromkeys(map(ord, "\u3000\xa0\u2002\u2003\u2009\u202f\t"), ord(" ")),
    **dict.fromkeys(map(ord, "‐‑‒–−﹣"), ord("-")),
    **dict.fromkeys(map(ord, "〜～∼"), ord("~")),
    **dict.fromkeys(map(ord, "“”″〞＂"), ord('"')),
    **dict.fromkeys(map(ord, "‘’′＇"), ord("'")),
    **dict.fromkeys(map(ord, "✕✖╳⨯✗"), ord("×")),
    ord("￥"): ord("¥"),
    ord("º"): ord("°"),
    ord("∅"): ord("ø"),
    ord("⌀"): ord("ø"),
}
# A space that does not break parts thousands: 1 500.
_THIN = re.compile(r"(?<=\d)[\u202f\u2009\xa0](?=\d{3}(?!\d))")
# A Chinese comma parts two numbers (N52，38颗), unless it parts thousands.
_PARTS_NUMBERS = re.compile(r"(?<=[0-9])，(?=[0-9])(?![0-9]{3}(?![0-9]))")
# What ends the reach of a word: a figure is not spoken about by a word beyond one of these.
_BREAK = re.compile(r"[;,.!?；，。！？、\n\r•|·▪●✔★【】]|\s-\s|/\s|—")


class Token(NamedTuple):
    """A word, a run of digits or one Chinese character, lower-cased."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text made comparable: full-width forms, quotes and dashes are one; markup is blank. Offsets are unchanged."""

    folded: str
    lower: str
    tokens: tuple[Token, ...]
    starts: dict[int, int] = field(repr=False)  # offset of a token -> its place among the tokens
    # What finders have read at a span before, since several ask for the same.
    notes: dict[tuple[int, int], Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, raw: str) -> Text:
        """Read a text; offsets are those of ``raw``."""
        raw = _THIN.sub("'", raw)
        folded = _HIDDEN.sub(_blank, raw).translate(_SAME) if "<" in raw or "&" in raw else raw.translate(_SAME)
        if "，" in raw:
            for found in _PARTS_NUMBERS.finditer(raw):
                folded = f"{folded[: found.start()]}，{folded[found.end() :]}"
        lower = lower_same_length(folded)
        tokens = tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(lower))
        return cls(folded, lower, tokens, {token.start: place for place, token in enumerate(tokens)})

    def place_before(self, offset: int) -> int:
        """The place of the last token that begins before ``offset``, -1 where none does."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start) - 1

    def broken(self, start: int, end: int) -> bool:
        """Whether a comma, full stop, line end … stands between the two offsets."""
        return start < end and _BREAK.search(self.folded, start, end) is not None


def lower_same_length(text: str) -> str:
    """In small letters, those left alone whose small form is longer: offsets stay (İ)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def plain(value: str) -> str:
    """A catalogue cell as text: markup gone, blocks on lines of their own."""
    if "<" not in value and "&" not in value:
        return value
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - most cells hold no markup

    body = LexborHTMLParser(_BLOCK.sub(lambda found: "\n" + found.group(), value)).body
    return body.text(separator="") if body is not None else value


def is_chinese(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The singular of an English word, nearly; enough to compare two words of shops."""
    if len(word) < 4 or not word.isascii() or word.endswith(("ss", "us")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def _blank(found: re.Match[str]) -> str:
    hidden = found.group()
    if hidden.startswith("&"):
        shown = unescape(hidden)
        return (shown if len(shown) == 1 else "").ljust(len(hidden))
    return ("\n" if _BLOCK.match(hidden) else "").ljust(len(hidden))
