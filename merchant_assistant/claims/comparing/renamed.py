"""Another maker put before the thing's name: 雅座人体工学椅 of what the record calls 云坐人体工学椅.

Chinese names are ordinary characters, so no dictionary tells them; but where the record's maker is missing and
something else stands before the title's words, that is another maker, or at least nothing the record says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.finding.origins import is_country
from merchant_assistant.claims.judging.record import Prepared, SpeakingCell
from merchant_assistant.claims.lexis.tables import claim_words, either, small_words, table
from merchant_assistant.claims.lexis.text import Text, stem
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.stances import Opposite

_BEGINNING = re.compile(r"(?:^|(?<=[\s，。；！？、,;!?【]))[\s【]*(?P<run>[\u4e00-\u9fff]{2,4})")
_POSSESSIVE = re.compile(r"(?P<name>[A-Z][\w'-]*[a-z])'s (?=(?P<first>\w+) ?(?P<second>\w*))")
_THIS = re.compile(
    r"(?:^|(?<=[\s，。；！？、,;!?【]))(?P<name>[\u4e00-\u9fff]{2,4}?)(?:家的?|出的)?"
    r"这[款把个只套件条张台双瓶支块盏辆组副罐盒袋]"
)
_NAMED = re.compile(
    r"(?:^|(?<=[\s，。；！？、,;!?【]))(?P<name>[\u4e00-\u9fff]{2,5}?)"
    r"(?:(?P<code>(?:[A-Z]|\d+[A-Z])[\w.-]*)|(?:荣誉)?(?:出品|推出|打造|研制|监制))",
    re.ASCII,
)
_JOINT = r"[A-Z][\w'-]+ (?:& [A-Z][\w'-]+)"
_CHINESE = re.compile("[\u4e00-\u9fff]{4}")
_SHORTEST = 2
_SAME = 2  # characters of the title that must follow


def other_makers(text: str, record: Prepared) -> Iterator[Opposite]:
    """Where a clause begins with another maker's name than the record's."""
    brand = record.cell_about("brand")
    if brand is None or brand.value.casefold() in text.casefold():
        return
    yield from _owners(text, brand, record)
    yield from _doers(text, brand, record)
    if not re.match("[\u4e00-\u9fff]", brand.value):
        return
    yield from _pointed_at(text, brand, record)
    yield from _before_model(text, brand, record)
    titles = [cell.evidence.value.replace(brand.value, "") for cell in record.cells if cell.evidence.field == "title"]
    for found in _BEGINNING.finditer(text):
        lengths = (_length_of_name(text, found, titles), _length_before_two(text, found, titles, record))
        length = min(filter(None, lengths), default=0)
        if length and not _is_ordinary(found["run"][:length], record):
            yield Opposite(found.start("run"), found.start("run") + length, brand)


def _length_of_name(text: str, found: re.Match[str], titles: list[str]) -> int:
    """How many characters stand before the title's words; 0 where they do not follow."""
    for length in range(_SHORTEST, len(found["run"]) + 1):
        after = text[found.start("run") + length :].lstrip("】")[:_SAME]
        if len(after) == _SAME and not after[0].isdigit() and " " not in after and any(after in one for one in titles):
            return length
    return 0


def _length_before_two(text: str, found: re.Match[str], titles: list[str], record: Prepared) -> int:
    """The same where a cell's word stands between: 雅马哈|民谣|吉他 of a title 木吉他弦, for 民谣."""
    cells = [cell.evidence.value for cell in record.cells if not cell.evidence.sibling]
    for length in range(_SHORTEST, len(found["run"]) + 1):
        start = found.start("run") + length
        between, after = text[start : start + _SAME], text[start + _SAME : start + 2 * _SAME]
        if _CHINESE.fullmatch(between + after) and any(after in one for one in titles):
            return length if any(between in one for one in cells) else 0
    return 0


def _owners(text: str, brand: Evidence, record: Prepared) -> Iterator[Opposite]:
    """ "Fender's electric guitar strings": whose the title's thing is said to be."""
    for found in _POSSESSIVE.finditer(text):
        name = found["name"].lower()
        named = any(map(record.is_called, (stem(found["first"].lower()), stem(found["second"].lower()))))
        if (
            named
            and name not in small_words("names", "owners")
            and not (record.mention([name]) or record.mention([f"{name}'s"]))
        ):
            yield Opposite(found.start(), found.end("name"), brand)


def _doers(text: str, brand: Evidence, record: Prepared) -> Iterator[Opposite]:
    """ "Farrow & Ball drew it", "Yankee pours this candle": who is said to make the thing."""
    for found in _making().finditer(text):
        words = [token.word for token in Text.of(found["name"]).tokens]
        if not any(record.cell_with(stem(word)) for word in words) and words[0] not in _no_makers():
            yield Opposite(found.start("name"), found.end("name"), brand)


@cache
def _making() -> re.Pattern[str]:
    verbs = either(small_words("names", "making"))
    return re.compile(
        rf"(?:^|(?<=[.!?] )|(?<=\n))(?P<name>{_JOINT}|[A-Z][\w'-]*[a-z](?: [A-Z][\w'-]+)?) (?:{verbs})(?= )"
    )


@cache
def _no_makers() -> frozenset[str]:
    return small_words("names", "owners") | small_words("context", "empty") | small_words("names", "persons")


def _pointed_at(text: str, brand: Evidence, record: Prepared) -> Iterator[Opposite]:
    """西昊这把椅子."""
    for found in _THIS.finditer(text):
        if not _is_ordinary(found["name"], record, may_hold=True):
            yield Opposite(found.start("name"), found.end("name"), brand)


def _before_model(text: str, brand: Evidence, record: Prepared) -> Iterator[Opposite]:
    """格兰富50QW15 of a record whose model that is, 希悦尔出品: whose the thing is said to be."""
    for found in _NAMED.finditer(text):
        name, code = found["name"], found["code"]
        is_model = code is None or any(code in cell.evidence.value for cell in record.cells if _names(cell))
        if is_model and not _binds(name) and not _is_ordinary(name, record, may_hold=True) and not _is_place(name):
            yield Opposite(found.start("name"), found.end("name"), brand)


def _names(cell: SpeakingCell) -> bool:
    return cell.evidence.field in ("title", "mpn") or "model" in cell.topics


def _is_place(name: str) -> bool:
    text = Text.of(name)
    return any(is_country(text, place) for place in range(len(text.tokens)))


def _binds(name: str) -> bool:
    return not set(table("ordinary")["beside"]["binding"]).isdisjoint(name)


def _is_ordinary(words: str, record: Prepared, *, may_hold: bool = False) -> bool:
    """新款, 不锈钢: no name; nor is what a cell says. ``may_hold``: a single character tells only where it begins."""
    if any(words in cell.evidence.value for cell in record.cells):
        return True
    ordinary = small_words("names", "ordinary_beginnings")
    said = (hit for hit in claim_words().find(Text.of(words)) if 2 * (hit.end - hit.start) >= len(words))
    return (
        any(words.startswith(one) if may_hold and len(one) == 1 else one in words for one in ordinary)
        or next(said, None) is not None
    )
