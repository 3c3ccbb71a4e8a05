"""How many pieces a message wants, of which product: "12 of your X and 30 Y", "X 200件", "50 Stück"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from merchant_assistant.replies.words import rules

if TYPE_CHECKING:
    from merchant_assistant.catalogue.model import Product

Named = Callable[[str], Sequence["Product"]]
_SENTENCE = re.compile(r"[.?!](?=\s|$)|[。？！]|\n\s*\n")  # ends one; lines of a list are of one sentence
_GROUPS = re.compile(r"\D")
_NOUN, _END = (
    "z",
    "\N{FULL BLOCK}",
)  # what stands for a name: a noun for the number before it, no letter for the one after


def quantity_in(text: str, titles: Sequence[str] = ()) -> int:
    """How many pieces a message names; 0 where it names none, or several numbers of them.

    ``titles``: of products, whose own digits count nothing.
    """
    found = {number for _, _, number in _numbers(text, titles)}
    return found.pop() if len(found) == 1 else 0


def has_number(text: str, titles: Sequence[str] = ()) -> bool:
    """Whether a message names any number of pieces."""
    return next(_numbers(text, titles), None) is not None


def pieces_in(text: str, titles: Sequence[str], named: Named) -> list[tuple[Product, int]]:
    """The pieces of each product that has a number of its own; none where a number or a product is left over.

    The numbers stand before the names, or behind them, in one sentence: whichever gives every number one product.
    """
    numbers = list(_numbers(text, titles))
    if len(numbers) < 2:
        return []
    starts, ends = [start for start, _, _ in numbers], [end for _, end, _ in numbers]
    before = [_SENTENCE.split(text[at:to])[0] for at, to in zip(ends, [*starts[1:], len(text)], strict=True)]
    behind = [_SENTENCE.split(text[at:to])[-1] for at, to in zip([0, *ends[:-1]], starts, strict=True)]
    for pieces in (before, behind):
        told = [(named(piece), number) for piece, (_, _, number) in zip(pieces, numbers, strict=True)]
        meant = [(each[0], number) for each, number in told if len(each) == 1]
        again = {number for each, number in told if not each} - {number for _, number in meant}
        alone = all(len(each) < 2 for each, _ in told) and len({product.id for product, _ in meant}) == len(meant)
        if len(meant) > 1 and alone and not again:  # "can you deliver 40 at once?" names a number once more
            return meant
    return []


def _numbers(text: str, titles: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where each number of pieces stands, and the number; digits of orders, articles and names are none."""
    plain = text
    for title in sorted(titles, key=len, reverse=True):
        plain = re.sub(re.escape(title), _masked, plain, flags=re.IGNORECASE) if title.strip() else plain
    for name in ("order_number", "article", "size", "kind"):
        plain = rules().patterns[name].sub(_masked, plain)
    taken: dict[int, tuple[int, int, int]] = {}
    for name in ("quantity", "wanted"):
        for match in rules().patterns[name].finditer(plain):
            number = int(_GROUPS.sub("", match[1]))
            taken.setdefault(match.start(1), (match.start(1), match.end(1), number))
    yield from (taken[at] for at in sorted(taken))


def _masked(match: re.Match[str]) -> str:
    return _NOUN * (len(match[0]) - 1) + _END
