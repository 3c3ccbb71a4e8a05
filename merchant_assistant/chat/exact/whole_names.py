"""Chinese names that begin with a word of their own: of 铁观音 the first character is no iron, of 六安瓜片 no six."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.lexicon import nouns
from merchant_assistant.chat.exact.synonyms import is_known_word
from merchant_assistant.chat.exact.words import is_han

_LOOK = 2  # characters of a look that a name may begin with, at most
_LONG = 3  # characters of a name that begins otherwise, at least
_LONGEST = 4  # items of a name

Titled = Callable[[str], bool]


def whole_names(items: Sequence[Item], titled: Titled) -> list[Item]:
    """The items; a look or a number is one word with what stands right behind it where titles have just that."""
    made: list[Item] = []
    place = 0
    while place < len(items):
        taken = _name_at(items[place:], titled)
        run = items[place : place + taken]
        made.append(items[place] if taken <= 1 else _as_one(run))
        place += max(taken, 1)
    return made


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
