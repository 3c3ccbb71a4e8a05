"""What is wanted like another thing: "something like TM-500 but cheaper", "类似TM-500但更便宜的", "more like this"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.inquiry import AllOf, Inquiry, Not, Skus
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.items.beyond import Beyond
from merchant_assistant.chat.exact.items.bounds import Bounds, span_of
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import Node, held
from merchant_assistant.chat.exact.values.pointing import One, Pointing
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import together
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.foundation.prose import Language

_SILENT = ("filler", "list", "which", "what", "exists", "products", "variants", "polar", "one", "and", "with", "alike",
           "refers", "follows", "pieces", "only", "than", "every")  # fmt: skip
_MOST = 10
Read = Callable[[Sequence[Item]], Sequence[Node]]


@dataclass(frozen=True, slots=True)
class Alike:
    """Reads such a question. ``read``: the conditions in the items that name no thing."""

    pointing: Pointing
    bounds: Bounds
    holdings: Holdings
    language: Language
    text: str
    read_rest: Read

    def read(self, items: Sequence[Item], before: Reading | None) -> Reading | None:
        """The reading; None where no one thing is named. Raises :class:`Unclear`."""
        found = self._thing(items) or self._told_before(before)
        if found is None:
            return None
        thing, taken = found
        rest = [item for item in items if not any(item is one for one in taken) and not item.has("alike")]
        wishes = [clause for item in rest if (clause := self._wish(item, thing))]
        left = [item for item in rest if not _degree(item)]
        clauses = wishes + self._conditions(left)
        chips = tuple(Chip(clause.label, clause.condition) for clause in clauses)
        conditions = tuple(clause.condition for clause in clauses)
        where = AllOf((*conditions, Not(thing.skus)))
        return Reading(
            Inquiry("list", "products", where, "price", limit=_MOST), chips, (), "alike", self.language,
            like=thing.row.sku,
        )  # fmt: skip

    def _thing(self, items: Sequence[Item]) -> tuple[One, Sequence[Item]] | None:
        """What is named behind "like", in Chinese also before 差不多; the longest run that names one thing."""
        at = next(place for place, item in enumerate(items) if item.has("alike"))
        runs = [_until(items[at + 1 :]), _until(items[:at][::-1])[::-1] if self.language == "zh" else []]
        for run in runs:
            for stop in range(len(run), 0, -1):
                if thing := self._one(run[:stop], last=stop == 1):
                    return thing, run[:stop]
        return None

    def _one(self, run: Sequence[Item], *, last: bool) -> One | None:
        try:
            return self.pointing.one(run, self.text)
        except Unclear:
            if last:
                raise
            return None

    def _told_before(self, before: Reading | None) -> tuple[One, Sequence[Item]] | None:
        """What the last answer was about: "more like this"."""
        if before is None or not before.about:
            return None
        rows = self.pointing.linker.rows(Skus((before.about,)))
        return (One(Skus((before.about,)), rows[0]), ()) if len(rows) == 1 else None

    def _wish(self, item: Item, thing: One) -> Clause | None:
        """``cheaper``: a number beyond that of the thing itself."""
        if not (degree := _degree(item)):
            return None
        concept, op = degree
        fields = held(concept, self.holdings, self.language)
        found = Beyond(self.pointing.look, self.language).number(thing.skus, fields[0], highest=op == ">")
        return self.bounds.clause(span_of(op, found, fields[:1], item.start, item.end))

    def _conditions(self, items: Sequence[Item]) -> list[Clause]:
        """What else is asked of them. Raises :class:`Unclear` for words that are not understood."""
        nodes = self.read_rest(items)
        unread = [node.text for node in nodes if isinstance(node, Item) and not node.has(*_SILENT)]
        if unread:
            raise Unclear(
                phrase(self.language, "not_understood").format(
                    words=together(self.text, unread, phrase(self.language, "between_words"))
                )
            )
        return [node for node in nodes if isinstance(node, Clause)]


def _until(items: Sequence[Item]) -> list[Item]:
    """The items up to one that turns to something else."""
    end = next((at for at, item in enumerate(items) if _degree(item) or item.has("and", "follows")), len(items))
    return list(items[:end])


def _degree(item: Item) -> tuple[str, str] | None:
    """A concept and whether more or less of it is wanted: cheaper, heavier, 更轻, 便宜."""
    if item.has("comparative") or item.of("above") or item.of("below"):
        more, less = (*item.of("high"), *item.of("above")), (*item.of("low"), *item.of("below"))
        return (more[0], ">") if more else (less[0], "<") if less else None
    return None
