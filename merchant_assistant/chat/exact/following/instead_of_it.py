"""Follow-ups that leave nothing where they refine what was asked, and are yet meant of something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.following.following import followed, is_of_things, names_others
from merchant_assistant.chat.exact.following.going_on import Going, is_hanging
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.replacing import Holds
from merchant_assistant.chat.exact.values.naming import Asked

_ASKS = ("which", "what", "list", "count", "exists", "polar")
_BACK = ("refers", "it", "only")


def of_another(
    before: Reading,
    now: Reading,
    items: Sequence[Item],
    asked: Asked | None,
    how: Going,
    *,
    typed: str,
    holds: Holds,
    few: Holds,
) -> Reading | None:
    """The same of another thing than the one that was told, which it is set against: 50瓦那款呢.

    ``holds``: whether a condition holds of anything; ``few``: whether it holds of a single thing.
    """
    told = [chip for chip in before.chips if is_of_things(chip.condition)]
    hangs = is_hanging(typed, asked, items) or _only_adds(items, asked)
    if not (told and before.about and now.chips and hangs) or any(is_of_things(chip.condition) for chip in now.chips):
        return None
    if any(item.has("refers", "it") and not item.has("one") for item in items):
        return None  # of that very thing it is said
    left = [item for item in items if not item.has("it", "one")]
    kept = tuple(chip for chip in before.chips if chip not in told)
    other = followed(replace(before, chips=kept, about="", tied=()), now, left, asked, holds, how)
    if other is None or not left or other.inquiry.where is None or not holds(other.inquiry.where):
        return None
    sorts = [chip for chip in kept if names_others(chip.condition)]
    lost = any(item.has("one") for item in items) and any(chip not in other.chips for chip in sorts)
    return other if not lost and (sorts or few(other.inquiry.where)) else None


def begins_anew(now: Reading, items: Sequence[Item], asked: Asked | None, holds: Holds) -> bool:
    """Whether a question that names its goods and asks which there are is meant by itself: 那9瓦的球泡灯有哪些."""
    if asked is None or asked.operation != "list" or any(map(_points_back, items)):
        return False
    asks = any(item.has("which", "list") for item in items)
    named = any(names_others(chip.condition) for chip in now.chips)
    return asks and named and now.inquiry.where is not None and holds(now.inquiry.where)


def _points_back(item: Item) -> bool:
    """Whether a word speaks of what was told; an English verb does not."""
    return item.has(*_BACK) or (item.has("within") and not item.text.isascii())


def _only_adds(items: Sequence[Item], asked: Asked | None) -> bool:
    """Whether a question begins with "and" and asks nothing by itself."""
    adds = asked is None or (asked.operation == "list" and asked.order is None)
    return adds and bool(items) and items[0].has("follows") and not any(item.has(*_ASKS) for item in items)
