"""Chinese words that say once more what stands beside them: "Desk lamp 这款灯", "台灯Desk lamp"; 规格 for a variant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Condition, Row, Words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import Sense, called_in_chinese, forms, nouns
from merchant_assistant.chat.exact.words.synonyms import is_known_word, synonyms

Rows = Callable[[Condition], Sequence[Row]]


def unapposed(items: Sequence[Item], rows: Rows) -> list[Item]:
    """The items without those that only say what sort of thing a name beside them is of."""
    kept = _after_this(items, rows)
    said: list[Item] = []
    for start, end in _latin_runs(kept):
        first = start
        while first and _may_gloss(kept[first - 1], kept[first]):
            first -= 1
        if first < start and (title := _title(kept[start:end], rows)):
            said += [item for item in kept[first:start] if _says_again(item, title)]
    return [item for item in kept if not any(item is one for one in said)]


def variants_said(items: Sequence[Item]) -> list[Item]:
    """规格 where no column is called so and it asks for no size: which are out of stock, how many, the red one."""
    return [
        replace(item, senses=frozenset({Sense("words", "variants")}))
        if item.text in forms("variant_of_it") and not item.fields and _is_of_variants(items, at)
        else item
        for at, item in enumerate(items)
    ]


def _after_this(items: Sequence[Item], rows: Rows) -> list[Item]:
    """Without "this shoe" right behind the name of one product: the demonstrative points to the name."""
    kept: list[Item] = []
    for item in items:
        if kept and _points(kept[-1]) and _is_goods(item) and _is_of_one(kept[:-1], rows):
            kept.pop()
        else:
            kept.append(item)
    return kept


def _points(item: Item) -> bool:
    return item.has("it", "one") and item.text.startswith(("这", "那"))


def _is_of_one(items: Sequence[Item], rows: Rows) -> bool:
    """Whether the words at the end name one product, and begin with none that a cell has: the white one."""
    start = len(items)
    while start and (items[start - 1].open or items[start - 1].sku):
        start -= 1
    run = items[start:]
    return bool(run) and not run[0].values and (bool(run[-1].sku) or bool(_title(run, rows)))


def _is_goods(item: Item) -> bool:
    return (
        item.open and not item.values and is_han(item.text) and (item.key in nouns() or item.key in called_in_chinese())
    )


def _latin_runs(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Where Latin words stand together, of which the first may be what the Chinese before it is called."""
    runs: list[tuple[int, int]] = []
    for at, item in enumerate(items):
        latin = item.text.isascii() and item.text[:1].isalpha() and len(item.text) > 1 and not item.sku
        if latin and runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        elif latin:
            runs.append((at, at + 1))
    return runs


def _may_gloss(item: Item, after: Item) -> bool:
    """Whether a Chinese word stands right before another one, or a name, and means nothing but goods or looks."""
    return item.end == after.start and is_han(item.text) and not (item.senses or item.fields or item.amount or item.sku)


def _title(run: Sequence[Item], rows: Rows) -> str:
    """The title of the one product that is called just so, or alone has the words; '' where several have."""
    words = " ".join(item.text for item in run)
    found = rows(Words(words, ()))
    called = [row for row in found if key_of(row.title) == key_of(words)] or found
    return called[0].title if len(called) == 1 else ""


def _says_again(item: Item, title: str) -> bool:
    """Whether a word adds nothing to a title: its translation stands there, or it is no look that parts variants.

    A brand is said of nothing that does not have it.
    """
    if item.text.endswith(forms("brand_behind")):
        return False
    if not (item.values or is_known_word(item.key)):
        return True
    return any(set(form) <= set(key_of(title)) for form in synonyms(item.key))


def _is_of_variants(items: Sequence[Item], at: int) -> bool:
    """Whether the word can mean no size: something is said of the stock, they are counted, or a look is named of it."""
    if any(item.has("in_stock", "out_of_stock") for item in items):
        return True
    before, after = _nearest(reversed(items[:at])), _nearest(items[at + 1 :])
    if any(item and item.has("count") and not item.has("which", "what") for item in (before, after)):
        return True
    if _is_numbered(items[:at]):
        return True
    return before is not None and any(name.startswith(ATTRIBUTE) for name, _ in before.values)


def _is_numbered(items: Sequence[Item]) -> bool:
    """Whether a number of them is said right before: 三个以上规格."""
    behind = [item for item in items[-3:] if not (item.has("pieces") or item.of("behind"))]
    return bool(behind) and behind[-1].amount is not None and behind[-1].amount.bare


def _nearest(items: Iterable[Item]) -> Item | None:
    return next((item for item in items if not item.is_filler), None)
