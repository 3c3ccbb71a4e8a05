"""True texts made of a record's cells: each said in other words, units or number forms, by arithmetic of our own.

So real records, which we may read but not keep, give paraphrases of which every fact is known; see cell_sentences.toml.
"""

from __future__ import annotations

import math
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from corpus_texts import TrueText, marked

from merchant_assistant.claims import Evidence, Record

_HAN = re.compile(r"[一-鿿]")
_FOREIGN = re.compile(r"[А-я]|[äöüßéèêàçñóíú]")  # names that an English sentence would not hold
_MEASURE = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,4})?)\s*(?P<unit>[A-Za-z]{1,7}|[一-鿿]{1,2})\.?")
_SIZE = re.compile(
    r"(?P<a>\d+(?:\.\d+)?)\s*[x×X*]\s*(?P<b>\d+(?:\.\d+)?)(?:\s*[x×X*]\s*(?P<c>\d+(?:\.\d+)?))?\s*"
    r"(?P<unit>mm|cm|m|in|inches|厘米|毫米|米)"
)
_RANGE = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)\s*(?:-|–|~|to|至)\s*(?P<high>\d+(?:\.\d+)?)\s*(?P<unit>[A-Za-z]{1,5}|[一-鿿]{1,2})"
)
_BLEND = re.compile(r"(?P<a>\d+) ?% ?(?P<first>[A-Za-z]+),? (?:and )?(?P<b>\d+) ?% ?(?P<second>[A-Za-z]+)")
_PERIOD = re.compile(r"(?P<number>\d{1,2})\s*[- ]?(?P<unit>years?|months?|年|个月)\b", re.IGNORECASE)
_PROTECTION = re.compile(r"\bIP[0-6][0-9]\b")
_ABILITY = re.compile(r"(?:[a-z]+[ -]){0,2}(?:[a-z]*proof|[a-z]+able|safe|wireless|cordless|adjustable)")
_DANGLING = re.compile(r"(?i)\b(?:to|of|for|per|from|in|up)$|^column \d+$")  # no names that a sentence can be about
_WHOLE = re.compile(r"(?i)(?:product |overall )?(?:size|dimensions)|尺寸|规格|产品尺寸")
_LARGEST = {"in": 100, "oz": 100, "mm": 5000, "g": 5000, "ml": 5000, "W": 5000}
_MOST = 12  # sentences a text
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "CNY": "¥", "INR": "₹"}

Marked = tuple[str, str, str]  # kind of sentence, name of the thing, the words as a mark


def text_of_cells(source: str, record: Record, seed: int = 1) -> TrueText | None:
    """A text that says some of the record's cells; None where it has none that we can say."""
    rng = random.Random(f"{seed} {record.sku}")
    speech = _Speech(record, rng)
    found = [marks for cell in record.evidence if not cell.sibling for marks in speech.of(cell)]
    chosen = {(kind, name): words for kind, name, words in found}
    if not chosen:
        return None
    said = [speech.sentence(kind, name, words) for (kind, name), words in list(chosen.items())[:_MOST]]
    rng.shuffle(said)
    language = speech.language
    return marked(source, language, record, ("" if language == "zh" else " ").join(said))


class _Speech:
    """Says the cells of one record in one language."""

    def __init__(self, record: Record, rng: random.Random) -> None:
        self._rng = rng
        self._record = record
        self._everything = " ".join(f"{cell.field} {cell.value}" for cell in record.evidence).lower()
        titles = "".join(cell.value for cell in record.evidence if cell.field in ("title", "description"))
        self.language = "zh" if _HAN.search(titles) else "en"

    def of(self, cell: Evidence) -> Iterator[Marked]:
        """What a cell says, if it is of a kind that we can say."""
        value, name = cell.value.strip(), cell.field.removeprefix("attribute:")
        if not 0 < len(value) < 60 or "{" in value + name or "|" in value + name:
            return
        if cell.field in _OF_FIELD:
            yield from _OF_FIELD[cell.field](self, name, value)
        elif cell.field.startswith("attribute:"):
            yield from self._attribute(name, value)

    def sentence(self, kind: str, name: str, words: str) -> str:
        shown = name if self.language == "zh" or name.isupper() else name.lower()
        pattern: str = self._rng.choice(_data()["sentences"][self.language][kind])
        upper = re.sub(r"(?<=\|)\w", lambda m: m.group().upper(), words) if "{Words}" in pattern else words
        filled = pattern.replace("{words}", words).replace("{Words}", upper)
        return filled.replace("{name}", shown).replace("{Name}", shown[:1].upper() + shown[1:])

    def _attribute(self, name: str, value: str) -> Iterator[Marked]:
        for kind, pattern in _data()["names"].items():
            if re.search(pattern, name):
                yield from _OF_NAME[kind](self, name, value)
                return
        if protection := _PROTECTION.fullmatch(value):
            other = "IP65" if protection.group() != "IP65" else "IP20"
            yield "standard_level", "", _mark("standard_level", value, other)
        if size := _SIZE.fullmatch(value):
            yield from self._size(name, size)
        elif not _FOREIGN.search(name) and bool(_HAN.search(name)) == (self.language == "zh") and len(name) < 30:
            yield from self._measure("measure", name, value)
            yield from self._range(name, value)
            yield from self._count(name, value)
            yield from self._ability(name, value)

    def weight(self, name: str, value: str) -> Iterator[Marked]:
        yield from self._measure("weight", "", value)

    def _measure(self, kind: str, name: str, value: str) -> Iterator[Marked]:
        match = _MEASURE.fullmatch(value)
        unit = _data()["units"].get(match["unit"]) if match else None
        if match and unit and float(match["number"]) and not _DANGLING.search(name):
            amount, said = self._converted(Decimal(match["number"]), unit)
            lies = [self._say(self._other(amount), said)]
            if farther := _farther(said):
                lies.append(f"unit:{self._say(amount, farther)}")
            yield kind, name, _mark("measure", self._say(amount, said), *lies)

    def _converted(self, number: Decimal, unit: list[Any]) -> tuple[Decimal, list[Any]]:
        """The measure in another unit of its family where that gives a number a person would write."""
        ways = []
        for name in _data()["conversions"].get(unit[0], ()):
            other = _data()["units"][name]
            exact = number * Decimal(str(unit[1])) / Decimal(str(other[1]))
            amount = round(exact, 1 if name in ("in", "oz") else 3)
            if Decimal("0.1") <= amount < _LARGEST.get(name, 10000) and abs(amount - exact) <= exact * Decimal("0.005"):
                ways.append((amount, other))
        return self._rng.choice(ways) if ways else (number, unit)

    def _say(self, number: Decimal, unit: list[Any]) -> str:
        figure = f"{number:f}"
        figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
        return f"{figure} {unit[2]}" if self.language == "en" else f"{figure}{unit[3]}"

    def _other(self, number: Decimal) -> Decimal:
        """Clearly another number, which stands nowhere in the record."""
        for factor in self._rng.sample(["0.6", "0.75", "1.25", "1.4", "1.5", "2"], 6):
            other = (number * Decimal(factor)).quantize(Decimal(1) if number >= 20 else Decimal("0.01"))
            if other and f"{other:f}".rstrip("0").rstrip(".") not in self._everything:
                return other
        return number * 7 + 1

    def _range(self, name: str, value: str) -> Iterator[Marked]:
        match = _RANGE.fullmatch(value)
        unit = _data()["units"].get(match["unit"]) if match else None
        if match and unit and Decimal(match["low"]) < Decimal(match["high"]):
            low, high = Decimal(match["low"]), Decimal(match["high"])
            joined = " to " if self.language == "en" else "至"
            lies = [f"{low:f}{joined}{self._say(high + self._other(high), unit)}"]
            yield "measure", name, _mark("range", f"{low:f}{joined}{self._say(high, unit)}", *lies)

    def _size(self, name: str, match: re.Match[str]) -> Iterator[Marked]:
        unit = _data()["units"][match["unit"]]
        sides = [Decimal(match[name]) for name in "abc" if match[name]]
        longer = [*sides[:-1], self._other(sides[-1])]
        kind = "size" if _WHOLE.fullmatch(name) else "size_of"
        yield kind, name, _mark("size", self._sides(sides, unit, convert=True), self._sides(longer, unit))

    def _sides(self, sides: list[Decimal], unit: list[Any], *, convert: bool = False) -> str:
        if convert and unit[0] == "length" and unit[1] in (0.001, 0.01):
            other = _data()["units"]["cm" if unit[1] == 0.001 else "mm"]
            sides, unit = [side * Decimal(str(unit[1])) / Decimal(str(other[1])) for side in sides], other
        parts = [self._say(side, unit) for side in sides]
        first = [part.removesuffix(unit[3]).split()[0] for part in parts[:-1]]
        return " × ".join([*first, parts[-1]]) if self.language == "en" else "×".join([*first, parts[-1]])

    def _count(self, name: str, value: str) -> Iterator[Marked]:
        numbers = _data()["words"][f"number_{self.language}"]
        if (
            value.isascii()
            and value.isdigit()
            and 2 <= int(value) <= 12
            and not re.search(r"(?i)id$|code|rating|column", name)
        ):
            other = self._rng.choice([n for i, n in enumerate(numbers, 2) if i != int(value)])
            yield "number_word", name, _mark("number_word", numbers[int(value) - 2], other)

    def _ability(self, name: str, value: str) -> Iterator[Marked]:
        if self.language == "en" and value.lower() in ("yes", "no") and _ABILITY.fullmatch(name.lower()):
            words, no = name.lower(), f"not {name.lower()}"
            yield "negation", name, _mark("negation", *((words, no) if value.lower() == "yes" else (no, words)))

    def material(self, name: str, value: str) -> Iterator[Marked]:
        yield from self._word("material", value)
        blend = _BLEND.fullmatch(value)
        if blend and self.language == "en" and blend["a"] != blend["b"]:
            shares = [
                f"{blend[one]} % {blend['first']} and {blend[two]} % {blend['second']}" for one, two in ("ab", "ba")
            ]
            yield "material", "", _mark("blend", *shares)

    def colour(self, name: str, value: str) -> Iterator[Marked]:
        yield from self._word("colour", value)

    def _word(self, kind: str, value: str) -> Iterator[Marked]:
        """A material or colour of our lists; another one of the list is false."""
        words: list[str] = _data()["words"][f"{kind}_{self.language}"]
        others = [word for word in words if word.split()[-1] not in self._everything]
        if value.lower() in words and others:
            yield kind, "", _mark(kind, value.lower(), *self._rng.sample(others, min(2, len(others))))

    def brand(self, name: str, value: str) -> Iterator[Marked]:
        others = [
            other for other in _data()["words"][f"brand_{self.language}"] if other.lower() not in self._everything
        ]
        if len(value) < 25:
            yield "brand", "", _mark("brand", value, *self._rng.sample(others, min(2, len(others))))

    def origin(self, name: str, value: str) -> Iterator[Marked]:
        countries = _data()["countries"]
        place = 0 if self.language == "en" else 1
        code = next(
            (code for code, names in countries.items() if value in (code, *names, names[0].removeprefix("the "))), ""
        )
        others = [names[place] for other, names in countries.items() if other != code]
        if code:
            yield "origin", "", _mark("origin", countries[code][place], *self._rng.sample(others, 2))

    def warranty(self, name: str, value: str) -> Iterator[Marked]:
        match = _PERIOD.match(value)
        if not match or len(_PERIOD.findall(value)) > 1:
            return
        months = int(match["number"]) * (12 if match["unit"].lower()[0] in "y年" else 1)
        lie = months + 12 if months != 12 else 36
        yield "warranty", "", _mark("warranty", self._months(months), self._months(lie))

    def _months(self, months: int) -> str:
        if self.language == "zh":
            return f"{months}个月"
        return (
            f"{months} months"
            if months % 12 or self._rng.random() < 0.5
            else f"{months // 12} year" + "s" * (months > 12)
        )

    def price(self, name: str, value: str) -> Iterator[Marked]:
        currencies = {cell.value for cell in self._record.evidence if cell.field == "currency"}
        symbol = _SYMBOLS.get(currencies.pop()) if len(currencies) == 1 else None
        if symbol and re.fullmatch(r"\d+(?:\.\d+)?", value) and float(value):
            amount = Decimal(value).quantize(Decimal("0.01"))
            lie = (amount * Decimal(self._rng.choice(["0.8", "1.1", "1.25"]))).quantize(Decimal("0.01"))
            yield "price", "", _mark("price", f"{symbol}{amount:,}", f"{symbol}{lie:,}")

    def moq(self, name: str, value: str) -> Iterator[Marked]:
        yield from self._pieces("moq", value)

    def carton(self, name: str, value: str) -> Iterator[Marked]:
        yield from self._pieces("carton", value)

    def _pieces(self, kind: str, value: str) -> Iterator[Marked]:
        match = re.fullmatch(r"(\d+)(?: ?(?:pcs|pieces|个|只|件))?", value)
        if match and int(match[1]) > 1:
            yield (
                kind,
                "",
                _mark("moq" if kind == "moq" else "count", match[1], str(int(self._other(Decimal(match[1]))))),
            )

    def delivery(self, name: str, value: str) -> Iterator[Marked]:
        match = re.fullmatch(r"(\d+) ?(?:days|天)", value)
        if match:
            unit = "天" if self.language == "zh" else " days"
            yield "delivery", "", _mark("delivery", f"{match[1]}{unit}", f"{int(match[1]) * 2 + 1}{unit}")

    def model(self, name: str, value: str) -> Iterator[Marked]:
        if re.fullmatch(r"(?=.*[A-Z])[A-Z0-9][A-Z0-9/-]{3,18}\d", value):
            yield "model", "", _mark("model", value, value[:-1] + str((int(value[-1]) + self._rng.randint(1, 8)) % 10))


_OF_FIELD: dict[str, Callable[[_Speech, str, str], Iterator[Marked]]] = {
    "weight": _Speech.weight,
    "brand": _Speech.brand,
    "origin": _Speech.origin,
    "price": _Speech.price,
    "moq": _Speech.moq,
    "carton": _Speech.carton,
    "lead_time": _Speech.delivery,
    "mpn": _Speech.model,
}
_OF_NAME: dict[str, Callable[[_Speech, str, str], Iterator[Marked]]] = {
    "material": _Speech.material,
    "colour": _Speech.colour,
    "origin": _Speech.origin,
    "warranty": _Speech.warranty,
    "carton": _Speech.carton,
}


def _farther(unit: list[Any]) -> list[Any] | None:
    """The unit of the same family that is furthest away."""
    family = [known for known in _data()["units"].values() if known[0] == unit[0]]
    other: list[Any] = max(family, key=lambda known: abs(math.log10(known[1] / unit[1])))
    return other if other[1] != unit[1] else None


def _mark(kind: str, words: str, *lies: str) -> str:
    return "{" + "|".join((kind, words, *lies)) + "}"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("cell_sentences.toml").read_text(encoding="utf-8"))
