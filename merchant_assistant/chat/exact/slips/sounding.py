"""Chinese typed by its sound, with another character of that sound: 才质 for 材质, 缺获 for 缺货, 流名 for 流明.

Only what nothing is called is read otherwise: never a word that people write (音色 is no 银色), never one of ours.
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import countries, forms, nouns, senses
from merchant_assistant.foundation.paths import resource

_LONGEST = 6  # characters of a word
_SHORTEST_IDLE = 3  # characters of a word of grammar, or one that asks nothing: one of two may be anything
_ASKED = frozenset(
    {"count", "sum", "average", "average_price", "median", "list", "which", "share", "exists", "products", "variants",
     "in_stock", "out_of_stock", "worth", "reduced"}
)  # fmt: skip
_OF_FIELDS = frozenset({"names", "asks", "high", "low"})  # what a word of two characters may be besides
_LONG = 4  # characters of a word that a character which has a meaning by itself was yet typed for: 帮我茶一下
_UNITS = "天年月元块克斤米升瓦件个条套"  # one of them behind a number
_MARKS = {mark for mark in map(chr, range(0x300, 0x370)) if mark != "\u0308"}  # tones; ü keeps its dots

Names = Callable[[str], bool]
Found = Callable[[Sequence[Collection[str]]], Sequence[str]]  # words of the data by what each character may be


@dataclass(frozen=True, slots=True)
class Slip:
    """``of_goods``: what was meant is a value or a sort of goods, which the answer says."""

    typed: str
    known: str
    of_goods: bool


def slips(items: Sequence[Item], text: str, holdings: Holdings, names: Names, in_data: Found) -> list[Slip]:
    """What was mistyped in the items of a text, each once. ``names``: whether names of products have a word."""
    found: list[Slip] = []
    for item in items:
        if not (item.open and is_han(item.text)) or any(item.text in slip.typed for slip in found):
            continue
        known = _is_known(item) or names(item.text)
        if known and len(item.text) > 1:
            continue
        slip = (None if known else _unit(item, text)) or _best(item, items, text, holdings)
        if slip and not (known and (slip.of_goods or len(slip.known) < _LONG)):
            found.append(slip)
    for item in items:
        if item.open and is_han(item.text) and not (names(item.text) and len(item.text) > 1):
            named = _of_names(item, items, text, names, in_data)
            if named and (not _is_known(item) or len(named.known) >= _LONG):
                found += [] if any(slip.typed in named.typed for slip in found) else [named]
    return found


def _is_known(item: Item) -> bool:
    by_name = item.key in nouns() or any(item.key in country.said for country in countries())
    return bool(item.values or item.parts or by_name or item.text in forms("misheard_verbs"))


def _unit(item: Item, text: str) -> Slip | None:
    """A number's unit: 5填, 50快."""
    if len(item.text) > 1 or not text[: item.start].rstrip()[-1:].isdigit():
        return None
    meant = [unit for unit in _UNITS if unit in alike(item.text)]
    before = text[: item.start].rstrip()[-1:] + text[len(text[: item.start].rstrip()) : item.start]
    return Slip(before + item.text, before + meant[0], of_goods=False) if len(meant) == 1 else None


def _best(item: Item, items: Sequence[Item], text: str, holdings: Holdings) -> Slip | None:
    """The word that takes in most of what nothing is called, then the longest; '' where several do as well."""
    found = {slip: _shared(item, start, slip) for start, slip in _words(item, items, text, holdings)}
    if not found:
        return None
    most = max(found.values())
    best = [slip for slip, size in found.items() if size == most]
    if len({slip.known for slip in best}) > 1:
        return None
    return best[0]


def _of_names(item: Item, items: Sequence[Item], text: str, names: Names, in_data: Found) -> Slip | None:
    """What names of products have that sounds as the longest piece of the text around an item: 金俊眉 for 金骏眉."""
    edges = _edges(item, items) | set(range(item.start, item.end))
    opens = {at for one in items if one.open for at in range(one.start, one.end)}
    lone = {one.start for one in items if len(one.text) == 1 and not one.has("and", "or", "not")}
    spans = (
        (start, start + length)
        for length in range(_LONGEST, 1, -1)
        for start in range(max(0, item.end - length), item.start + 1)
        if start + length <= len(text)
    )
    for start, end in spans:
        typed = text[start:end]
        if not (is_han(typed) and {start, end} <= edges and _is_open(start, end, opens, lone)) or names(typed):
            continue
        meant = [
            one for one in in_data([{one, *alike(one)} for one in typed]) if _is_slip(one, start, item, items, text)
        ]
        if len(meant) == 1:
            return Slip(typed, meant[0], of_goods=True)
    return None


def _is_open(start: int, end: int, opens: Set[int], lone: Set[int]) -> bool:
    """Whether a piece begins and ends with what has no other meaning: 公到杯, of which 到 has one."""
    return {start, end - 1} <= opens and set(range(start, end)) <= opens | lone


def _is_slip(known: str, start: int, item: Item, items: Sequence[Item], text: str) -> bool:
    """Whether a word differs from what stands there in one character, which is of no word that people write."""
    end = start + len(known)
    wrong = [start + place for place, one in enumerate(known) if one != text[start + place]]
    edges = _edges(item, items) | set(range(item.start, item.end))
    never = len(known) == 2 and text[start:end] in written()
    of_another = any(one.open and one is not item and one.start <= at < one.end for one in items for at in wrong)
    return len(wrong) == 1 and not never and not of_another and not _is_written(text, wrong[0], start, end, edges)


def _shared(item: Item, start: int, slip: Slip) -> tuple[int, int]:
    end = start + len(slip.typed)
    return min(end, item.end) - max(start, item.start), len(slip.typed)


def _words(item: Item, items: Sequence[Item], text: str, holdings: Holdings) -> Iterator[tuple[int, Slip]]:
    """Known words of this sound that have an item in them, with where they begin."""
    edges = _edges(item, items)
    for start in range(max(0, item.start - _LONGEST), item.end):
        for end in range(max(start + 2, item.start + 1), min(start + _LONGEST, len(text)) + 1):
            typed = text[start:end]
            if is_han(typed) and {start, end} <= edges and start <= item.start and item.end <= end:
                yield from ((start, slip) for slip in _of(typed, start, item, items, text, holdings))


def _edges(item: Item, items: Sequence[Item]) -> set[int]:
    """Where a word may begin or end: between words."""
    return {edge for one in items for edge in (one.start, one.end)} | {item.start, item.end}


def _of(typed: str, start: int, item: Item, items: Sequence[Item], text: str, holdings: Holdings) -> Iterator[Slip]:
    edges = _edges(item, items) | set(range(item.start, item.end))  # 毛众多少 is no 众多
    for place, character in enumerate(typed):
        at = start + place
        if not _may_be_wrong(at, item, items, text) or _is_written(text, at, start, start + len(typed), edges):
            continue
        for other in alike(character):
            known = typed[:place] + other + typed[place + 1 :]
            if kind := _kind(known, holdings):
                yield Slip(typed, known, of_goods=kind == "goods")


def _may_be_wrong(at: int, item: Item, items: Sequence[Item], text: str) -> bool:
    """Whether a character is of what nothing is called, or a word by itself that says little."""
    if text[at] in forms("never_misheard"):
        return False
    if item.start <= at < item.end:
        return True
    of = next((one for one in items if one.start <= at < one.end), None)
    return of is not None and len(of.text) == 1 and (of.is_filler or of.has("pieces") or not of.senses)


def _is_written(text: str, at: int, start: int, end: int, edges: Set[int]) -> bool:
    """Whether a character is of a word that people write, which is not just a part of what was meant."""
    for first in range(max(0, at - 2), at + 1):
        for last in range(max(at + 1, first + 2), min(first + 3, len(text)) + 1):
            inside = start <= first and last <= end and (first, last) != (start, end)
            if not inside and {first, last} <= edges and text[first:last] in written():
                return True
    return False


def _kind(known: str, holdings: Holdings) -> str:
    """What a word is: ``word`` of asking or a field, ``goods`` where it names values or goods; '' for none."""
    key = key_of(known)
    meant = senses().get(key, frozenset())
    if meant:
        weighs = any(sense.kind in _OF_FIELDS or sense.what in _ASKED for sense in meant)
        return "word" if weighs or len(known) >= _SHORTEST_IDLE else ""
    if key in holdings.named:
        return "word"
    return "goods" if key in holdings.whole or key in nouns() else ""


@lru_cache(1000)
def alike(character: str) -> tuple[str, ...]:
    """The characters of everyday that sound like one, whatever the tone."""
    sounds = _sounds().get(character, frozenset())
    return tuple(dict.fromkeys(one for sound in sounds for one in _by_sound().get(sound, ()) if one != character))


def characters_of(sound: str) -> tuple[str, ...]:
    """The characters of everyday that are said so in some word; v stands for ü."""
    return _by_any_sound().get(sound.replace("v", "ü"), ())


@cache
def _by_any_sound() -> dict[str, tuple[str, ...]]:
    return _turned({one: frozenset(map(_toneless, sounds)) for one, sounds in _table().items()})


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    return _turned(_sounds())


def _turned(said: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """The everyday characters of each sound."""
    found: dict[str, list[str]] = {}
    for character, sounds in said.items():
        for sound in sounds if _is_everyday(character) else ():
            found.setdefault(sound, []).append(character)
    return {sound: tuple(characters) for sound, characters in found.items()}


def _is_everyday(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


@cache
def _sounds() -> dict[str, frozenset[str]]:
    """How characters are read: as a dictionary has them first, some in two ways."""
    return {
        character: frozenset(map(_toneless, sounds[: 1 + (character in forms("two_sounds"))]))
        for character, sounds in _table().items()
    }


@cache
def _table() -> dict[str, list[str]]:
    """pypinyin's table of characters, read without its converter."""
    spec = find_spec("pypinyin")
    folder = Path(spec.origin or "").parent if spec else Path()
    table = json.loads((folder / "pinyin_dict.json").read_text("utf-8"))
    said = {chr(int(code)): sounds.split(",") for code, sounds in table.items()}
    return {character: sounds for character, sounds in said.items() if is_han(character)}


def _toneless(sound: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", sound) if letter not in _MARKS)


@cache
def written() -> frozenset[str]:
    """Words of two and three characters that people write."""
    packed = resource("chat", "exact", "words.zh.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").split())
