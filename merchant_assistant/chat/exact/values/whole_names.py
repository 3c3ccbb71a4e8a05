"""Chinese names that begin with a word of their own: of 铁观音 the first character is no iron, of 六安瓜片 no six."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms, nouns
from merchant_assistant.chat.exact.words.synonyms import is_known_word

_LOOK = 2  # characters of a look that a name may begin with, at most
_LONG = 3  # characters of a name that begins otherwise, at least
_LONGEST = 4  # items of a name

Titled = Callable[[str], bool]


def whole_names(items: Sequence[Item], titled: Titled) -> list[Item]:
    """The items; a look or a number is one word with what stands right behind it where titles have just that."""
    items = [_as_cloth(item, titled) for item in _lettered(items, titled)]
    made: list[Item] = []
    place = 0
    while place < len(items):
        taken = _name_at(items[place:], titled)
        run = items[place : place + taken]
        made.append(items[place] if taken <= 1 else _as_one(run))
        place += max(taken, 1)
    return made


def _lettered(items: Sequence[Item], titled: Titled) -> list[Item]:
    """A letter with the Chinese words right beside it as one word where titles have them so: 维生素C片, K歌麦克风."""
    made = list(items)
    digits = {edge for item in items if item.text.isascii() and item.text.isdigit() for edge in (item.start, item.end)}
    for letter in [item for item in items if len(item.text) == 1 and item.text.isascii() and item.text.isalpha()]:
        if {letter.start, letter.end} & digits:
            continue  # of X1 no letter
        at = next(place for place, item in enumerate(made) if item is letter or item.start <= letter.start < item.end)
        start, end = at, at + 1
        while start and at - start < _LONGEST and _is_beside(made[start - 1], made[start]):
            start -= 1
        while end < len(made) and end - at <= _LONGEST and _is_beside(made[end], made[end - 1]):
            end += 1
        spans = [(first, last) for first in range(start, at + 1) for last in range(end, at, -1) if last - first > 1]
        for first, last in sorted(spans, key=lambda span: span[0] - span[1]):
            if not _is_class(made[first:last]) and titled(text := "".join(one.text for one in made[first:last])):
                made[first:last] = [Item(made[first].start, made[last - 1].end, text, key_of(text))]
                break
    return made


def _as_cloth(item: Item, titled: Titled) -> Item:
    """A word for cloth that goods are called by is that, not all that is made of it: 棉布 beside 灯芯绒 of 棉."""
    stuff = item.key[:-1]
    cloth = item.text.endswith(forms("cloth")) and item.values and item.open
    if not cloth or any(key_of(value) != stuff for _, value in item.values) or not titled(item.text):
        return item
    return replace(item, values=(), parts=())


def _is_beside(item: Item, neighbour: Item) -> bool:
    """Whether a Chinese word that may be of a name stands right beside another."""
    glued = neighbour.start == item.end or item.start == neighbour.end
    return glued and is_han(item.text) and (item.open or item.has("pieces")) and not (item.amount or item.sku)


def _is_class(run: Sequence[Item]) -> bool:
    """Whether a letter stands only with the word for what it is a code of: A类."""
    return all((len(item.text) == 1 and item.text.isascii()) or item.text in forms("grades") for item in run)


def _name_at(items: Sequence[Item], titled: Titled) -> int:
    """How many items from the first on are one name; 0 for none."""
    if _is_measured(items, titled):
        return 2
    adjacent, lone = 1, _is_nothing(items[0]) and is_han(items[0].text) and len(items[0].text) == 1
    while adjacent < min(_LONGEST, len(items)) and _goes_on(items[adjacent - 1], items[adjacent], lone=lone):
        adjacent += 1
    look = _is_look(items[0])
    for taken in range(adjacent if look or _is_part(items[0]) else 0, 1, -1):
        whole, rest = "".join(item.text for item in items[:taken]), items[1:taken]
        apart = len(rest) > 1 and _is_nothing(rest[0]) and not rest[0].has("pieces")  # 五孔插座
        nothing = all(map(_is_nothing, rest)) if look else len(whole) >= _LONG and (apart or not _is_noun(rest[-1]))
        if (nothing or lone) and titled(whole):
            return taken
    return 0


def _is_measured(items: Sequence[Item], titled: Titled) -> bool:
    """Whether a value, or the name of a column, and a measure behind it are one name: 配电箱, 防水盒."""
    first, behind = items[0], items[1] if len(items) > 1 else None
    if behind is None or first.end != behind.start or not behind.has("pieces") or not is_han(first.text + behind.text):
        return False
    return not first.senses and bool(first.fields or first.values) and titled(first.text + behind.text)


def _goes_on(item: Item, behind: Item, *, lone: bool) -> bool:
    """Whether what stands right behind may be of the name; of 雨前 it may be a word with a meaning of its own."""
    may_be = behind.open or behind.has("pieces") or (lone and len(behind.text) == 1)
    return item.end == behind.start and is_han(behind.text) and may_be


def _as_one(run: Sequence[Item]) -> Item:
    text = "".join(item.text for item in run)
    return Item(run[0].start, run[-1].end, text, tuple(text))


def _is_part(item: Item) -> bool:
    """Whether a name may begin with it: a number, or what is only a part of values."""
    number = item.amount is not None and item.amount.spelled
    return is_han(item.text) and (number or (item.open and not item.values))


def _is_look(item: Item) -> bool:
    if not (item.open and is_han(item.text)) or len(item.text) > _LOOK or item.values:
        return False
    return _is_noun(item)


def _is_nothing(item: Item) -> bool:
    return item.open and not (item.values or _is_noun(item))


def _is_noun(item: Item) -> bool:
    return is_known_word(item.key) or item.key in nouns()
