"""Things that a question sets side by side: "compare A and B", "how much heavier is A than B", "A比B贵多少"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.inquiry import AnyOf
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.values.pointing import One, Pointing
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.phrases import phrase

_OTHER = ("average", "median", "share", "sum", "group", "every", "most", "least", "worth", "top", "ranked", "alike")
_BETWEEN = ("and", "or", "to", "than", "with", "compare")
_TWO = 2
_ASKS = ("filler", "what", "polar", "list", "which", "count", "apart", "between", "both", "exists", "comparative")


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds them. ``text``: the question's."""

    pointing: Pointing
    text: str

    def read(self, items: Sequence[Item]) -> tuple[list[Item], Clause, bool] | None:
        """The other items, the things as one condition, and whether variants are meant; None where none are compared.

        Raises :class:`Unclear` where one of the sides may be several products.
        """
        if not _compares(items):
            return None
        runs = [run for run in _runs(items) if run]
        found = self._together(items, runs) or (
            self._found(runs) if len(runs) > 1 else self._parted(runs[0]) if runs else None
        )
        if not found:
            return None
        taken = [item for run in runs for item in run]
        rest = [item for item in items if not any(item is one for one in taken) and not _joins(item)]
        return rest, _clause(found, self.pointing, taken), any(one.is_variant for one in found)

    def either(self, items: Sequence[Item]) -> tuple[list[Item], Clause] | None:
        """The same of "which is heavier, A or B"; None where a side is no single product."""
        compares = [item for item in items if item.has("comparative")]
        which = bool(items) and items[0].has("which", "what")
        asks = which or any(item.text.startswith(forms("which_of_two")) for item in compares)
        joined = any(item.has("or") or (not which and item.has("and", "to")) for item in items)
        if not (compares and asks and joined):
            return None
        if any(item.has(*_OTHER) and not item.has("comparative") for item in items):
            return None
        runs = [run for run in _runs(items) if any(not _is_idle(item) for item in run)]
        found = self._pair(*runs) if len(runs) == _TWO else None
        if not found:
            return None
        taken = [item for run in runs for item in run]
        rest = [item for item in items if not any(item is one for one in taken) and not _joins(item)]
        return rest, _clause(found, self.pointing, taken)

    def _of_one_product(self, runs: Sequence[Sequence[Item]]) -> list[One] | None:
        """Two variants of the one product that both sides may mean: the white desk is none of the desk lamps then."""
        if len(runs) != _TWO:
            return None
        first, last = (self.pointing.variants_of(run, self.text) for run in runs)
        both = [sku for sku in first if sku in last and first[sku].skus != last[sku].skus]
        return [first[both[0]], last[both[0]]] if len(both) == 1 else None

    def _together(self, items: Sequence[Item], runs: Sequence[list[Item]]) -> list[One] | None:
        """Two things that one name is given of: the two coffee tables, both desks."""
        said = [item for item in items if item.has("both") or (item.amount and item.amount.number == _TWO)]
        if len(runs) != 1 or not said:
            return None
        return self.pointing.both([item for item in runs[0] if not item.amount], self.text)

    def _found(self, runs: Sequence[Sequence[Item]]) -> list[One] | None:
        """One thing for each run of words; None where one is none."""
        runs = _headed(runs)
        if of_one := self._of_one_product(runs):
            return of_one
        found = [self.pointing.one(run, self.text) for run in runs]
        return [one for one in found if one] if all(found) else None

    def _parted(self, run: Sequence[Item]) -> list[One] | None:
        """Two things that stand side by side without a word between, where only one place parts them so."""
        ways = [pair for at in range(1, len(run)) if (pair := self._pair(run[:at], run[at:]))]
        pairs = {tuple(one.row.sku for one in way) for way in ways}
        return ways[0] if len(pairs) == 1 else None

    def _pair(self, first: Sequence[Item], last: Sequence[Item]) -> list[One] | None:
        try:
            found = self._found((first, last))
        except Unclear:
            return None
        return found if found and found[0].row.sku != found[1].row.sku else None


def _clause(found: Sequence[One], pointing: Pointing, taken: Sequence[Item]) -> Clause:
    """The things as one condition."""
    label = phrase(pointing.language, "comma").join(one.row.title or one.row.sku for one in found)
    condition = AnyOf(tuple(one.skus for one in found))
    return Clause(condition, label, "sku", (), taken[0].start, taken[-1].end)


def _headed(runs: Sequence[Sequence[Item]]) -> Sequence[Sequence[Item]]:
    """With the goods that only one side names said of both: "the oak and the white desk", "128GB desk and the 32GB"."""
    if len(runs) != _TWO:
        return runs
    first, last = ([item for item in run if not _is_idle(item)] for run in runs)
    if len(first) == 1 < len(last):
        return _in_place(last, first[0]) or runs[0], last
    if len(last) == 1 < len(first):
        return first, _in_place(first, last[0]) or runs[1]
    return runs


def _in_place(run: Sequence[Item], other: Item) -> list[Item]:
    """A run with what only another side says in the place of what it sets apart; empty where nothing of it does."""
    at = next((at for at, item in enumerate(run) if item.key != other.key and _set_apart(item, other)), None)
    return [] if at is None else [*run[:at], other, *run[at + 1 :]]


def _set_apart(one: Item, other: Item) -> bool:
    """Whether they are of one field, a colour or a size, or both amounts: what says which of several is meant."""
    if one.amount and other.amount:
        return True
    fields, others = ({name for name, _ in (*item.values, *item.parts)} for item in (one, other))
    return any(name.startswith(ATTRIBUTE) for name in fields & others)


def _is_idle(item: Item) -> bool:
    return not item.sku and not item.values and item.is_filler


def _compares(items: Sequence[Item]) -> bool:
    """Whether two things are compared, and no figure of many is asked for."""
    if any(item.has(*_OTHER) and not item.has("filler") for item in items):
        return False
    if any(item.has("compare", "apart") for item in items):
        return True
    asks = any(item.has("count") or "price" in item.of("asks") for item in items)
    comparing = any(item.has("comparative") or item.of("above") or item.of("below") for item in items)
    return asks and comparing and any(item.has("than") for item in items)


def _runs(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The words between what asks and what joins."""
    run: list[Item] = []
    for at, item in enumerate(items):
        if _is_hyphen(item, items[at - 1 : at + 2]):
            continue
        if item.has(*_BETWEEN) and not item.sku:
            yield run
            run = []
        elif not _asks(item) and not _points(item):
            run.append(item)
    yield run


def _is_hyphen(item: Item, around: Sequence[Item]) -> bool:
    """Whether a dash stands inside a word: height-adjustable."""
    return item.text == "-" and len(around) > _TWO and around[0].end == item.start and around[2].start == item.end


def _asks(item: Item) -> bool:
    """Whether an item asks, or names the field that is asked for."""
    if item.sku or item.values:
        return False
    named = any(item.of(kind) for kind in ("names", "asks", "high", "low", "above", "below"))
    return named or item.has(*_ASKS)


def _points(item: Item) -> bool:
    """那款 beside what it is: 100W那款."""
    return item.has("one") and item.has("it") and item.text.startswith(("这", "那"))


def _joins(item: Item) -> bool:
    return item.has("and", "or", "to", "than", "with") and not item.has("compare")
