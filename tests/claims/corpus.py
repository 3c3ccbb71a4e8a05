"""A corpus of altered texts of our own making: true texts about records, and the same with one fact made false.

The alterations know nothing of the ledger: they look for facts with patterns and lists of their own. Seeded, so that a
figure can be repeated.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from merchant_assistant.claims import Evidence, Record


@dataclass(frozen=True, slots=True)
class Altered:
    """A text that was true until ``before`` became ``after`` at ``start``."""

    record: Record
    text: str
    kind: str
    start: int
    end: int
    before: str
    after: str


def _true_texts() -> tuple[tuple[Record, str], ...]:
    content = tomllib.loads(Path(__file__).with_name("true_texts.toml").read_text(encoding="utf-8"))
    return tuple(
        (
            Record(one["sku"], tuple(Evidence(field, value, one["sku"]) for field, value in one["cells"].items())),
            one["text"],
        )
        for one in content["product"]
    )


TRUE = _true_texts()
_NUMBER = re.compile(
    r"(?<![\w.,/×x-])\d+(?:[.,]\d+)?(?= ?(?:cm|mm|m|kg|g|ml|l|W|V|A|K|mAh|hours?|days?|watts|lumens|gsm|MPa|°C"
    r"|in|oz|lm)\b"
    r"|厘米|毫米|米|克|公斤|千克|毫升|升|小时|天|个月|毫安时)"
)
_COUNT = re.compile(r"(?i)\b(?:two|three|four|five|six)\b(?= )|[三四五六](?=[个件只])")
_PERCENT = re.compile(r"\d+(?=%)")
_SIDE = re.compile(r"\d+(?:\.\d+)?(?=\s?[x×]\s?\d)")
_PRICE = re.compile(r"(?<=\$)\d+\.\d+|\d+\.\d+(?=元)")
_UNITS = {
    "cm": "m",
    "mm": "cm",
    "kg": "g",
    "g": "kg",
    "ml": "l",
    "l": "ml",
    "hours": "minutes",
    "days": "weeks",
    "W": "kW",
    "V": "mV",
    "mAh": "Ah",
    "in": "ft",
    "m": "mm",
    "A": "mA",
    "厘米": "毫米",
    "克": "公斤",
    "公斤": "克",
    "千克": "克",
    "毫升": "升",
    "升": "毫升",
    "小时": "分钟",
    "天": "周",
    "毫安时": "安时",
}
_UNIT = re.compile(
    r"(?<=\d )(?:cm|mm|kg|g|ml|l|hours|days|W|V|mAh|m|A|in)\b(?! ?[x×])"
    r"|(?<=\d)(?:厘米|公斤|千克|克|毫升|升|小时|天|毫安时)(?!/)"
)
_MATERIALS = (
    "stainless steel",
    "cotton",
    "aluminium",
    "oak",
    "polyester",
    "leather",
    "bamboo",
    "linen",
    "plastic",
    "silicone",
    "brass",
    "wool",
    "ceramic",
    "glass",
    "galvanized steel",
    "ABS",
    "nylon",
    "titanium",
)
_MATERIALS_ZH = ("不锈钢", "橡木", "塑料", "陶瓷", "真皮", "竹制", "硅胶", "羊毛", "亚麻", "铝合金")
_COLOURS = (
    "black",
    "white",
    "navy",
    "silver",
    "grey",
    "red",
    "yellow",
    "purple",
    "pink",
    "green",
    "brown",
    "beige",
    "turquoise",
)
_COLOURS_ZH = ("黑色", "白色", "红色", "米色", "灰色", "蓝色", "粉色", "绿色", "紫色")
_CERTIFICATES = (
    "LFGB",
    "FDA",
    "OEKO-TEX Standard 100",
    "CE",
    "RoHS",
    "FSC",
    "FCC",
    "GOTS",
    "ISO 4017",
    "UN38.3",
    "UL",
    "ISO 9001",
    "IP67",
    "REACH",
    "GRS",
    "3C",
    "GB 4806.9",
    "Energy Star",
    "BSCI",
)
_COUNTRIES = ("China", "Portugal", "Germany", "Turkey", "Italy", "Japan", "India", "Vietnam", "France", "Poland")
_COUNTRIES_ZH = ("中国", "越南", "日本", "德国", "意大利")
_BRANDS = (
    "Globex",
    "Nordwell",
    "Hydraflask",
    "Samsung",
    "Panasonic",
    "Zentrix",
    "Brightmoor",
    "Kaldera",
    "Nike",
    "Vornado",
)
_BRANDS_ZH = ("华为", "小米", "苏泊尔", "美的", "耐克")
_PROMISES = (
    "dishwasher safe",
    "waterproof",
    "BPA-free",
    "microwave safe",
    "machine washable",
    "biodegradable",
    "hypoallergenic",
)

Alteration = Callable[[Record, str, random.Random], Iterator[tuple[int, int, str]]]


def alterations(known: Record, text: str, rng: random.Random) -> Iterator[Altered]:
    """The text once for each fact that can be made false, one false fact each."""
    for kind, alter in ALTERATIONS.items():
        for start, end, after in alter(known, text, rng):
            yield Altered(
                known, text[:start] + after + text[end:], kind, start, start + len(after), text[start:end], after
            )


def corpus(seed: int = 1) -> list[Altered]:
    """All alterations of all texts of :data:`TRUE`."""
    rng = random.Random(seed)
    return [altered for known, text in TRUE for altered in alterations(known, text, rng)]


def _other_number(said: str, known: Record, rng: random.Random) -> str:
    """A number as long as ``said`` that stands nowhere in the record."""
    everything = " ".join(cell.value for cell in known.evidence)
    value = float(said.replace(",", ""))
    for factor in rng.sample([0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2, 3], 10):
        other = f"{value * factor:.{len(said.partition('.')[2])}f}"
        if other not in everything and float(other) not in (value, 0):
            return other
    return f"{value * 7 + 1:g}"


def _numbers(pattern: re.Pattern[str]) -> Alteration:
    def alter(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), _other_number(match.group(), known, rng)

    return alter


def _counts(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    others = {
        "two": "four",
        "three": "seven",
        "four": "nine",
        "five": "eight",
        "six": "eleven",
        "三": "八",
        "四": "九",
        "五": "七",
        "六": "九",
    }
    for match in _COUNT.finditer(text):
        yield match.start(), match.end(), others[match.group().lower()]


def _units(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    for match in _UNIT.finditer(text):
        yield match.start(), match.end(), _UNITS[match.group()]


def _words(*lists: tuple[str, ...]) -> Alteration:
    """Swap a word of a list for another of the same list that stands neither in the text nor in the record."""

    def alter(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
        everything = (text + " ".join(cell.value for cell in known.evidence)).lower().replace("gray", "grey")
        for words in lists:
            others = [word for word in words if word.lower() not in everything and word[-2:].lower() not in everything]
            pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
            for match in re.finditer(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", text):
                if others:
                    yield match.start(), match.end(), rng.choice(others)

    return alter


def _origins(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    everything = " ".join(cell.value for cell in known.evidence)
    for match in re.finditer(rf"(?<=[Mm]ade in )(?:{'|'.join(_COUNTRIES)})", text):
        yield match.start(), match.end(), rng.choice([name for name in _COUNTRIES if name not in everything])
    for match in re.finditer(rf"(?:{'|'.join(_COUNTRIES_ZH)})(?=制造)", text):
        yield match.start(), match.end(), rng.choice([name for name in _COUNTRIES_ZH if name not in everything])


def _brands(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    brand = next((cell.value for cell in known.evidence if cell.field == "brand"), None)
    for match in re.finditer(re.escape(brand), text) if brand else ():
        yield match.start(), match.end(), rng.choice(_BRANDS if brand.isascii() else _BRANDS_ZH)


def _models(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\b[A-Z]{2,}-?[A-Z]*\d+(?:/\d+)?\b", text):
        digit = text[match.end() - 1]
        yield match.end() - 1, match.end(), str((int(digit) + rng.randint(1, 8)) % 10)


def _promises(known: Record, text: str, rng: random.Random) -> Iterator[tuple[int, int, str]]:
    everything = (text + " ".join(cell.value + cell.field for cell in known.evidence)).lower()
    others = [promise for promise in _PROMISES if promise.split()[0].split("-")[0] not in everything]
    if text.isascii() and others:
        yield len(text), len(text), f" It is {rng.choice(others)}."


ALTERATIONS: dict[str, Alteration] = {
    "measure": _numbers(_NUMBER),
    "size": _numbers(_SIDE),
    "number": _numbers(_PERCENT),
    "count": _counts,
    "price": _numbers(_PRICE),
    "unit": _units,
    "material": _words(_MATERIALS, _MATERIALS_ZH),
    "colour": _words(_COLOURS, _COLOURS_ZH),
    "certificate": _words(_CERTIFICATES),
    "origin": _origins,
    "brand": _brands,
    "model": _models,
    "promise": _promises,
}
