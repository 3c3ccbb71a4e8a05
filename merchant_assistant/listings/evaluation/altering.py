"""One fact of a true text made false, by patterns and lists that know nothing of the ledger (``resources/evaluation``).

So the ledger can be tried on any text: what it does not notice is a miss, also where it does not know the word.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from merchant_assistant.claims import Claim, Record, check_text
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import has_han

_FACTORS = (0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2, 3)
_PERCENT = re.compile(r"\d+(?= ?%)")
_SIDE = re.compile(r"\d+(?:\.\d+)?(?=\s?[x×]\s?\d)")
_PRICE = re.compile(r"(?<=[$€£¥￥])\d+\.\d+|\d+\.\d+(?= ?(?:元|EUR|USD))")
_MODEL = re.compile(r"\b[A-Z]{2,}-?[A-Z]*\d+(?:/\d+)?\b")

Change = tuple[int, int, str]  # from, to, and what stands there instead
Alter = Callable[[Record, str, random.Random], Iterator[Change]]


@dataclass(frozen=True, slots=True)
class Altered:
    """A text that was true until ``before`` became ``after`` at ``start``; ``end`` is that of ``after``."""

    record: Record
    text: str
    kind: str
    start: int
    end: int
    before: str
    after: str


def alterations(record: Record, text: str, rng: random.Random) -> Iterator[Altered]:
    """``text``, which ``record`` proves, once for each fact that can be made false, one false fact each."""
    for kind, alter in _ALTERATIONS.items():
        for start, end, after in alter(record, text, rng):
            changed = text[:start] + after + text[end:]
            yield Altered(record, changed, kind, start, start + len(after), text[start:end], after)
    for kind, promise in _promises(record, text):
        added = ("" if has_han(text) else " ") + promise
        yield Altered(record, text + added, kind, len(text), len(text) + len(added), "", added)


def caught(altered: Altered) -> Claim | None:
    """The claim by which the ledger notices the false fact: it touches it and is not supported."""
    for claim in check_text(altered.text, altered.record):
        if claim.status != "supported" and claim.start < altered.end and altered.start < claim.end:
            return claim
    return None


def _numbers(pattern: Callable[[], re.Pattern[str]]) -> Alter:
    def alter(record: Record, text: str, rng: random.Random) -> Iterator[Change]:
        for match in pattern().finditer(text):
            yield match.start(), match.end(), _other_number(match.group(), record, rng)

    return alter


def _other_number(said: str, record: Record, rng: random.Random) -> str:
    """A number with as many decimals as ``said`` that stands nowhere in the record."""
    everything, decimals = _everything(record), len(said.partition(".")[2])
    value = float(said.replace(",", ""))
    for factor in rng.sample(_FACTORS, len(_FACTORS)):
        other = f"{value * factor:.{decimals}f}"
        if other not in everything and float(other) not in (value, 0):
            return other
    return f"{value * 7 + 1:g}"


def _units(_record: Record, text: str, _rng: random.Random) -> Iterator[Change]:
    for match in _unit_pattern().finditer(text):
        yield match.start(), match.end(), _data()["units"][match.group()]


def _counts(_record: Record, text: str, _rng: random.Random) -> Iterator[Change]:
    others: dict[str, str] = _data()["number_words"]
    pattern = rf"(?i)\b(?:{_any(w for w in others if w.isascii())})\b(?= )|[两三四五六](?=[个件只层档条把])"
    for match in re.finditer(pattern, text):
        yield match.start(), match.end(), others[match.group().lower()]


def _words(kind: str) -> Alter:
    def alter(record: Record, text: str, rng: random.Random) -> Iterator[Change]:
        everything = (text + _everything(record)).lower().replace("gray", "grey")
        for group in _data()["words"]:
            if group["kind"] == kind:
                yield from _swapped(group, text, everything, rng)

    return alter


def _swapped(group: dict[str, Any], text: str, everything: str, rng: random.Random) -> Iterator[Change]:
    others = [word for word in group["list"] if _core(word) not in everything]
    before = f"(?<={group['before']})" if "before" in group else "(?<![A-Za-z])"
    after = f"(?={group['after']})" if "after" in group else "(?![A-Za-z])"
    for match in re.finditer(f"{before}(?:{_any(group['list'])}){after}", text):
        if others:
            yield match.start(), match.end(), rng.choice(others)


def _core(word: str) -> str:
    """What says that a record may know it: of "stainless steel" the steel, of "白色" the white."""
    return word[0] if has_han(word) else word.rpartition(" ")[2].lower()


def _brands(record: Record, text: str, rng: random.Random) -> Iterator[Change]:
    brand = next((cell.value for cell in record.evidence if cell.field == "brand"), "")
    others = [name for name in _data()["brands"]["han" if has_han(brand) else "latin"] if name not in text]
    for match in re.finditer(rf"(?<!\w){re.escape(brand)}(?!\w)" if brand.isascii() else re.escape(brand), text):
        if brand:
            yield match.start(), match.end(), rng.choice(others)


def _models(_record: Record, text: str, rng: random.Random) -> Iterator[Change]:
    for match in _MODEL.finditer(text):
        digit = int(text[match.end() - 1])
        yield match.end() - 1, match.end(), str((digit + rng.randint(1, 8)) % 10)


def _promises(record: Record, text: str) -> Iterator[tuple[str, str]]:
    """Sentences that nothing in the record proves, in the text's script."""
    everything, script = text + _everything(record), "han" if has_han(text) else "latin"
    for promise in _data()["promise"]:
        if script in promise and not re.search(promise["unless"], everything, re.IGNORECASE):
            yield promise["kind"], promise[script]


def _everything(record: Record) -> str:
    return " ".join(f"{cell.field} {cell.value}" for cell in record.evidence)


@cache
def _measure_pattern() -> re.Pattern[str]:
    latin, han = _scripts([*_data()["units"], *_data()["others"]["units"]])
    return re.compile(rf"(?<![\w.,/×x-])\d+(?:\.\d+)?(?= ?(?:{latin})\b| ?(?:{han}))")


@cache
def _unit_pattern() -> re.Pattern[str]:
    latin, han = _scripts(_data()["units"])
    return re.compile(rf"(?<=\d )(?:{latin})\b(?! ?[x×])|(?<=\d)(?:{han})(?!/)")


def _scripts(words: Iterable[str]) -> tuple[str, str]:
    """Patterns of the Latin and of the Chinese ones."""
    known = list(words)
    return _any(word for word in known if not has_han(word)), _any(word for word in known if has_han(word))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resource("evaluation", "false_facts.toml").read_text(encoding="utf-8"))


_ALTERATIONS: dict[str, Alter] = {
    "measure": _numbers(_measure_pattern),
    "size": _numbers(lambda: _SIDE),
    "percentage": _numbers(lambda: _PERCENT),
    "count": _counts,
    "price": _numbers(lambda: _PRICE),
    "unit": _units,
    "material": _words("material"),
    "colour": _words("colour"),
    "certificate": _words("certificate"),
    "origin": _words("origin"),
    "brand": _brands,
    "model": _models,
}
