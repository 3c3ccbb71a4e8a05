"""A number that only says again how many there are: 两款龙井哪个便宜, "which of the two sofas is cheaper"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import forms

_MOST = 12
_ENDS = ("high", "low")
_SIGNS = ("comparative", "compare", "apart", "average", "group", "both", "every", "within")
_OF_ITS_OWN = ("top", "bottom", "between", "to", "variants", "more", "list")


def determiner_in(items: Sequence[Item], titled: Callable[[str], bool]) -> tuple[int, int, int] | None:
    """Where a number with its measure word begins and ends that stands before goods, and the number; None for none.

    ``titled``: whether titles have words; what they have with the number is a name.
    """
    for at, item in enumerate(items):
        amount = item.amount
        if amount is None or not (amount.bare or item.text.endswith(forms("pieces"))):
            continue  # 五层纸箱 is of one box
        if amount.number % 1 or not 1 < amount.number <= _MOST:
            continue
        end = at + 1
        while end < len(items) and items[end].has("pieces") and items[end].start == items[end - 1].end:
            end += 1
        if (
            _is_before_goods(items, at, end)
            and _is_said_again(items, at, end)
            and not _is_name(items[at : end + 1], titled)
        ):
            return item.start, items[end - 1].end, int(amount.number)
    return None


def _is_name(run: Sequence[Item], titled: Callable[[str], bool]) -> bool:
    return titled(("" if is_han(run[-1].text) else " ").join(item.text for item in run))


def _is_before_goods(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether goods follow, and nothing before it makes the number one that bounds or ranks."""
    after = items[end] if end < len(items) else None
    said = [item for item in items[:at] if not item.is_filler]
    before = said[-1] if said else None
    if after is None or not after.open or before is None:
        return after is not None and after.open
    if is_han(items[at].text) and before is items[at - 1] and before.open:
        return False  # of two that are named right before it
    return not (before.has(*_OF_ITS_OWN) or any(before.of(kind) for kind in (*_ENDS, "before")))


def _is_said_again(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether the question is about all of these: which of them, what each, how much together; not "show me three"."""
    if at and is_han(items[at].text) and items[at - 1].has("which"):
        return False  # 哪三款最便宜: so many are wanted
    pointed = at > 0 and items[at - 1].text.casefold() in forms("before_all_of_them")
    behind = items[end + 1 :]
    if any(item.has("list") for item in items[:at]):
        return False
    which = any(item.has("which") for item in items)
    ends = any(item.of(kind) for item in items for kind in _ENDS) or any(item.has("most", "least") for item in items)
    compares = any(item.has(*_SIGNS) for item in behind) or (which and ends)
    if is_han(items[at].text):
        if not pointed and any(item.has("apart") for item in behind):
            return False  # how far two are apart is read with their number
        added = any(item.has("sum", "count") for item in behind) and any(item.of("names") for item in behind)
        together = added or any(item.has("worth") for item in behind)
        return pointed or compares or together
    return (pointed and not ends) or (which and ends)
