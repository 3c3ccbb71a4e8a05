"""Units read right after a number, with the care that one letter may mean many things."""

from __future__ import annotations

import re
from functools import cache

from merchant_assistant.claims.lexis.tables import Unit, table, topic_words, units
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.reading.numbers import Amount, amounts

_IN = re.compile(r"[ -]?in(?:\.(?=[\s,;)]|$)|(?![\w.]))")
_NAMED_UNIT = re.compile(r"[(\[]\s*([^()\[\]]{1,12}?)\s*[)\]]\s*$")
_WHOLE_NAME = re.compile(r"(?!(?i:min|mil|cup|bar|inch|foot|mesh)$)([A-Za-z]{3,6})")  # "GSM: 360"
_SHORTEST = 3  # letters of words that are units wherever they stand
_HYPHENS = re.compile("[ -]+")
_RATES = frozenset(
    {"flow", "mass_flow", "speed", "grammage", "mass_per_length", "stiffness", "linear_power", "efficacy", "density"}
)
_RATE = re.compile(
    r"\s?(?:for each|for every|an?|per|each|every|to the|the|/)\s?(?P<per>minute|min|hour|hr|h|second|sec|watt"
    r"|square met(?:re|er)|sq m|m²|m2|sqm|(?:running )?met(?:re|er)|millimet(?:re|er))(?![a-z])"
)
_PER = {"minute": "min", "min": "min", "hour": "h", "hr": "h", "h": "h", "second": "s", "sec": "s"} | dict.fromkeys(
    ("square metre", "square meter", "sq m", "m²", "m2", "sqm"), "m2"
)
_PER |= dict.fromkeys(("metre", "meter", "running metre", "running meter"), "m") | {"watt": "W"}
_PER |= dict.fromkeys(("millimetre", "millimeter"), "mm")
_SIGNS = re.compile(r"[≤≥<>=±≈~]+")  # "Pull ≥ N"
_TRAILING_UNIT = re.compile(r"[ ,/]\s*([A-Za-zµ°%]{1,6})$")


def unit_after(text: Text, amount: Amount) -> tuple[tuple[Unit, ...], int]:
    """The units that the form right after a number may mean, and where it ends. Nothing: ``((), amount.end)``."""
    span = amount.start, amount.end
    if span not in text.notes:
        text.notes[span] = _read(text, amount)
    meant: tuple[tuple[Unit, ...], int] = text.notes[span]
    return meant


@cache
def _rates() -> dict[str, Unit]:
    """Units by id, of what flows, moves or is spread: ``l/min``, ``g/m2``."""
    found = {unit.id: unit for forms in units()[0].values() for unit in forms if unit.dimension in _RATES}
    return found | {"g/m2": found["gsm"]}


def rates(meant: tuple[Unit, ...], per: str) -> tuple[Unit, ...]:
    """The units of so much in a time or on an area (``per``: h, min, s, m2); nothing where there is no such unit."""
    known = _rates()
    return tuple(known[f"{unit.id}/{per}"] for unit in meant if f"{unit.id}/{per}" in known)


def _with_rate(text: Text, meant: tuple[Unit, ...], end: int) -> tuple[tuple[Unit, ...], int]:
    """ "five litres a minute", "80 grams to the square metre"."""
    said = _RATE.match(text.lower, end)
    rated = rates(meant, _PER[said["per"]]) if said else ()
    return (rated, said.end()) if said and rated else (meant, end)


def _read(text: Text, amount: Amount) -> tuple[tuple[Unit, ...], int]:
    if amount.percent:
        return units()[0]["%"], amount.end
    found = [*_by_symbol(text, amount), *_by_word(text, amount)]
    if (match := _IN.match(text.folded, amount.end)) and _means_inches(text, amount, match.end()):
        found.append((match.end(), units()[1]["inch"]))
    if not found:
        return (), amount.end
    end, meant = max(found, key=lambda item: item[0])
    return _with_rate(text, meant, end)


def field_unit(name: str) -> str:
    """The unit a field's name gives: ``Length (cm)``, ``weight_kg``, ``长度（厘米）``; empty where none."""
    text = Text.of(_SIGNS.sub(" ", name.removeprefix("attribute:").replace("_", " ")))
    named = _NAMED_UNIT.search(text.folded)
    match = named or _TRAILING_UNIT.search(text.folded) or _WHOLE_NAME.fullmatch(text.folded)
    if not match:
        return ""
    probe = Text.of(f"5 {match[1]}")
    meant, end = unit_after(probe, amounts(probe)[0])
    topic = (
        not named
        and match[1] not in ("AWG", "GSM")
        and "/" not in match[1]
        and topic_words().longest(Text.of(match[1]), 0)
    )
    is_unit = meant and end == len(probe.folded) and not topic
    return match[1] if is_unit else ""


@cache
def units_of_name(name: str) -> frozenset[str]:
    """The dimensions of the units whose words stand in a column's name: cycles of "Cycles (80 % DoD)"."""
    words = (token.word for token in Text.of(name.removeprefix("attribute:")).tokens if len(token.word) > _SHORTEST)
    return frozenset(unit.dimension for word in words for unit in units()[1].get(word, ()))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    symbols, words = units()

    def any_of(forms: list[str]) -> str:
        return "|".join(re.escape(form).replace(r"\ ", r"[ -]") for form in sorted(forms, key=len, reverse=True))

    chinese = [form for form in words if any(map(is_chinese, form))]
    latin = [form for form in words if form not in chinese]
    return (
        re.compile(
            rf"[ -]?(?P<form>{any_of(list(symbols))})(?:(?![^\W_\u3400-\u9fff]|[²³])|(?<=[%％])"
            r"|(?=\d{1,4}(?:\.\d{1,2})?(?:V|A|W|Ah|mAh|kW|Hz)(?!\w)))"  # 6V4Ah
        ),
        re.compile(rf"[ -]{{0,2}}(?P<form>{any_of(latin)})(?![^\W\d_\u3400-\u9fff]|[²³])", re.IGNORECASE),
        re.compile(rf" ?(?P<form>{any_of(chinese)})"),
    )


def _by_symbol(text: Text, amount: Amount) -> list[tuple[int, tuple[Unit, ...]]]:
    match = _patterns()[0].match(text.folded, amount.end)
    if not match or not _plausible(match, text, amount):
        return []
    return [(match.end(), units()[0][match["form"]])]


@cache
def _spaced_words() -> dict[str, tuple[Unit, ...]]:
    """Units by word, its parts with a space between: newton-metre, newton metre."""
    return {_HYPHENS.sub(" ", word): meant for word, meant in units()[1].items()}


def _by_word(text: Text, amount: Amount) -> list[tuple[int, tuple[Unit, ...]]]:
    words = _spaced_words()
    _, latin, chinese = _patterns()
    found = []
    if match := latin.match(text.folded, amount.end):
        found.append((match.end(), words[_HYPHENS.sub(" ", match["form"].lower())]))
    if match := chinese.match(text.folded, amount.end):
        found.append((match.end(), words[match["form"]]))
    return found


def _means_inches(text: Text, amount: Amount, end: int) -> bool:
    """ "12 in" is inches, "3 in stock" and "set of 4 in gift box" are not."""
    if _is_number_of_things(text, amount.start):
        return False
    place = text.starts.get(end + 1) if text.folded[end : end + 1] == " " else None
    return place is None or (
        text.tokens[place].word not in table("figures")["words"]["not_inches"] and not text.tokens[place].word.isdigit()
    )


def _is_number_of_things(text: Text, start: int) -> bool:
    """ "set of 4": the number of what a set or a box holds."""
    place = text.place_before(start)
    if place < 1 or text.tokens[place].word != "of" or text.broken(text.tokens[place].end, start):
        return False
    containers = table("counts")["containers"].values()
    return any(stem(text.tokens[place - 1].word) in words for words in containers)


def _plausible(match: re.Match[str], text: Text, amount: Amount) -> bool:
    """5G is no weight, 3D no yarn, 4K no temperature, 90s no time."""
    form, value = match["form"], amount.value
    attached = match.end() - amount.end == len(form)
    if form in ('"', "''"):
        return _is_inch_mark(text, amount, attached)
    implausible = {
        "'": not attached,
        "G": attached and value < 7,
        "D": value < 10,
        "K": value < 1000,
        "C": value < 15 or not attached,
        "F": value < 32 and attached,
        "s": attached and value % 10 == 0 and value < 100,
        "t": amount.spelled,
        "X": not attached,
        "x": not attached,
        "×": not attached,
        "N": value < 5,
        "ct": value.denominator == 1,  # 100 ct is a count
    }
    return not implausible.get(form, False)


def _is_inch_mark(text: Text, amount: Amount, attached: bool) -> bool:
    """A mark right after the number that closes no quotation around it."""
    opens = text.folded[max(0, amount.start - 1) : amount.start] == '"'
    return attached and not opens
