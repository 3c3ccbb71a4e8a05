"""Numbers among the items of a question, with what they are compared by and the field that they speak of."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.query import VARIANTS
from merchant_assistant.chat.exact.columns.availability import availability_of
from merchant_assistant.chat.exact.items.bounds import Span, span_of
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import names_field
from merchant_assistant.chat.exact.numbers.than_fields import ThanFields
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import concepts as concepts_of
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.measures import Amount, units_of
from merchant_assistant.chat.exact.words.phrases import phrase


class Numbers(ThanFields):
    """Makes clauses of numbers."""

    def _number(self, place: int) -> int:
        for read in (self._hyphened, self._between, self._both_bounds, self._compared, self._bare_number):
            if taken := read(place):
                return taken
        return 0

    def _compared(self, place: int) -> int:
        """``under 5 dollars``, ``heavier than 1 kg``, ``5元以下``, ``5 or less``."""
        item = self._items[place]
        if item.has("most", "least") and place + 1 < len(self._items) and self._items[place + 1].text == "的":
            return 0  # 最少的三个
        ops, concepts = _comparisons(item)
        concepts = tuple(one for one in concepts if one in self._holdings.of_concept) or concepts
        at = self._skip(place + 1, ("filler", "than")) if ops else place
        amount = self._amount(at)
        if amount is None:
            return self._than_field(place, at, ops, concepts) or self._than_product(place, at, ops, concepts)
        end = at + 1
        named = self._named_between(amount, end) if not ops else 0
        behind = self._behind(end + named)
        if ops:
            op = ops[0]
        elif behind and named:
            fields, end = self._fields(self._items[at + named]), end + named + behind[1]
            self._add(self._bounds.clause(span_of(behind[0], amount, fields, item.start, self._items[end - 1].end)))
            return end - place
        elif behind:
            op, end = behind[0], end + behind[1]
        else:
            return 0
        if op == "~":
            raise Unclear(phrase(self._language, "about").format(number=item.text))
        fields, end = self._fields_of(amount, concepts, end)
        self._add(self._bounds.clause(span_of(op, amount, fields, item.start, self._items[end - 1].end)))
        return end - place

    def _named_between(self, amount: Amount, end: int) -> int:
        """How many items name the field between a number and what it is compared by: 4 stars or more."""
        after = self._items[end] if end < len(self._items) else None
        return int(
            bool((amount.bare or amount.of_hundred) and after and names_field(after) and self._is_of_numbers(after))
        )

    def _both_bounds(self, place: int) -> int:
        """``at least 500 and at most 1000 pieces``: of one thing, whichever of the two it is said beside."""
        (low_op, low), (high_op, high) = (self._bound_at(at) for at in (place, place + 3))
        joiner = self._items[place + 2] if high else None
        if low is None or high is None or joiner is None or not joiner.has("and"):
            return 0
        if {low_op[:1], high_op[:1]} != {"<", ">"}:
            return 0
        if low_op[:1] == "<":
            low, low_op, high, high_op = high, high_op, low, low_op
        fields, end = self._fields_of(high if not high.bare else low, (), place + 5)
        span = Span(
            low, high, low_op == ">", high_op == "<", fields, self._items[place].start, self._items[end - 1].end
        )
        self._add(self._bounds.clause(span))
        return end - place

    def _bound_at(self, place: int) -> tuple[str, Amount | None]:
        """The word that bounds, and the number right behind it."""
        ops = self._items[place].of("before") if place < len(self._items) else ()
        return (ops[0], self._amount(place + 1)) if ops else ("", None)

    def _than_product(self, place: int, at: int, ops: Sequence[str], concepts: Sequence[str]) -> int:
        """``cheaper than TM-500``, ``heavier than the thermo mug``."""
        if not concepts:
            return self._than_before(place)
        fields = self._held(concepts[0])
        found = self._beyond.amount(self._items[at:], fields[0], highest=ops[0] == ">")
        if found is None:
            return 0
        end = at + found[1]
        span = span_of(ops[0], found[0], fields[:1], self._items[place].start, self._items[end - 1].end)
        self._add(self._bounds.clause(span))
        return end - place

    def _than_before(self, place: int) -> int:
        """``比TM-500便宜的``: the product stands before the word that compares."""
        at = self._skip(place + 1, ("filler",))
        if not self._items[place].has("than") or at >= len(self._items):
            return 0
        for stop in range(at + 1, len(self._items)):
            above, below = self._items[stop].of("above"), self._items[stop].of("below")
            if not (above or below) or self._items[stop].has("apart"):
                continue
            fields = self._held((above or below)[0])
            found = self._beyond.amount(self._items[at:stop], fields[0], highest=bool(above))
            if found is None or at + found[1] != stop:
                return 0
            op = ">" if above else "<"
            self._add(self._bounds.clause(span_of(op, found[0], fields[:1], self._items[place].start, stop)))
            return stop + 1 - place
        return 0

    def _behind(self, place: int) -> tuple[str, int] | None:
        """What stands behind a number, and how many items that takes ("件以下", "or less")."""
        at = place
        while at < len(self._items) and self._items[at].has("pieces") and not self._items[at].of("behind"):
            at += 1
        if at < len(self._items) and (ops := self._items[at].of("behind")) and ops[0] != "-":
            begins = self._items[at].of("before") and self._amount(self._skip(at + 1, ("filler",)))
            return None if begins else (ops[0], at - place + 1)  # 不到 may begin what another number bounds
        return None

    def _compares(self, place: int) -> tuple[str, int, int]:
        """What an item is compared by, the place of the item, and of what follows: ``at least IP65``, ``IP65以上``."""
        ops = self._items[place].of("before")
        at = self._skip(place + 1, ("filler", "than")) if ops else place
        behind = None if ops else self._behind(at + 1)
        return (ops[0] if ops else behind[0] if behind else ""), at, at + 1 + (behind[1] if behind else 0)

    def _between(self, place: int) -> int:
        """``between 5 and 10 euros``, ``5到10元之间``."""
        item = self._items[place]
        at = place + 1 if item.has("between") else place
        low = self._amount(at)
        joiner = self._items[at + 1] if at + 2 < len(self._items) else None
        if low is None or joiner is None:
            return 0
        joins = joiner.has("to") or (item.has("between") and joiner.has("and"))
        if self._items[at + 1].has("pieces"):
            return 0
        high = self._amount(at + 2) if joins else None
        adjacent = self._amount(at + 1)
        end = at + 3
        if high is None and adjacent and self._is_dash(low, adjacent):
            high, end = adjacent, at + 2
        if high is None:
            return 0
        fields, end = self._fields_of(high if not high.bare else low, (), end)
        while end < len(self._items) and (self._items[end].has("pieces") or "-" in self._items[end].of("behind")):
            end += 1
        self._add(self._bounds.clause(Span(low, high, False, False, fields, item.start, self._items[end - 1].end)))
        return end - place

    def _is_dash(self, low: Amount, high: Amount) -> bool:
        """Whether two numbers stand side by side with a dash between them, which is no item; not "40, 41", 15" 16GB."""
        if (
            low.units
            and high.units
            and not {one.dimension for one in low.units} & {one.dimension for one in high.units}
        ):
            return False
        return high.start - low.end in (0, 1, 3) and high.number > low.number

    def _fields_of(self, amount: Amount, concepts: Sequence[str], end: int) -> tuple[tuple[str, ...], int]:
        """The fields that a number speaks of, and where the words for them end. Raises :class:`Unclear`."""
        if concepts and self._is_measured_as(amount, concepts[0]):
            return self._held(concepts[0]), end
        before = self._field_before()
        if before and self._is_of_numbers(before):
            self._pop(before)
            self._refuse_two_fields()
            fields = self._fields(before)
            after = self._items[end] if end < len(self._items) else None
            again = after is not None and names_field(after) and self._fields(after) == fields
            return fields, end + again  # rated at least 4 stars
        if other := self._other_bound(amount, end):
            return other, end
        at = self._skip(end, ("filler", "pieces"))
        if behind := self._compared_behind(amount, end, at):
            return behind, at + 1
        counted = amount.bare and any(self._items[one].has("pieces") for one in range(end, at))
        rest = " ".join(item.text for item in self._items[end:]).casefold()
        counted = counted or (amount.bare and rest == "of")  # what I have under 100 of
        if counted and self._counts_products():
            name = phrase(self._language, "groups_by_number").format(number=f"{amount.number}")
            raise Unclear(name)
        return (self._held("stock"), at) if counted else ((), end)

    def _other_bound(self, amount: Amount, end: int) -> tuple[str, ...]:
        """The field of the bound that a bare number right behind it closes: 原价不低于305不高于312."""
        if end < len(self._items) and self._items[end].has("pieces", "in_stock"):
            return ()
        if end < len(self._items) and names_field(self._items[end]) and self._is_of_numbers(self._items[end]):
            return ()  # more than 100 reviews and at least 4.5 stars
        said = [node for node in self.nodes if isinstance(node, Clause) or not node.has("filler", "and")]
        other = said[-1] if said and amount.bare else None
        return other.fields if isinstance(other, Clause) and other.kind == "bound" and len(other.fields) == 1 else ()

    def _is_measured_as(self, amount: Amount, concept: str) -> bool:
        """Whether a number may be of a concept: "longer than 30 days" is no length."""
        units = concepts_of()[concept].units
        dimensions = {one.dimension for unit in units for one in units_of(unit)}
        return not (amount.units and dimensions) or any(one.dimension in dimensions for one in amount.units)

    def _refuse_two_fields(self) -> None:
        """Raises :class:`Unclear` where one bound is said of two fields: "lead time and MOQ both under 20"."""
        said = [node for node in self.nodes if isinstance(node, Clause) or not node.is_filler or names_field(node)]
        joined = len(said) > 1 and isinstance(said[-1], Item) and said[-1].has("and")
        field = said[-2] if joined else None
        if isinstance(field, Item) and names_field(field) and self._is_of_numbers(field):
            raise Unclear(phrase(self._language, "or_of_what"))

    def _counts_products(self) -> bool:
        """Whether it is said of products how many there are: brands with fewer than 40 products."""
        said = [node for node in self.nodes if isinstance(node, Item) and not node.is_filler]
        return bool(said) and said[-1].has("products") and any(map(names_field, said[:-1]))

    def _compared_behind(self, amount: Amount, end: int, at: int) -> tuple[str, ...]:
        """The field that is named behind a number: ``more than 20 in stock``, ``over 10 kg load``."""
        after = self._items[at] if at < len(self._items) else None
        if after is None:
            return ()
        unknown = after.open or (names_field(after) and not self._is_of_numbers(after))
        if amount.bare and at == end and (unknown or after.has("products")):
            name = "groups_by_number" if after.has("products", "variants") else "number_of_what"
            raise Unclear(phrase(self._language, name).format(number=f"{amount.number} {after.text}"))
        if amount.bare and after.has("variants"):
            return (VARIANTS,)
        if amount.bare and after.has("in_stock") and availability_of(self._holdings) is None:
            return () if _says_more(self._items[end : at + 1]) else self._held("stock")
        named = (not amount.money or "discount" in after.of("names")) and (after.of("names") or after.fields)
        return self._fields(after) if named and self._is_of_numbers(after) else ()


def _says_more(behind: Sequence[Item]) -> bool:
    """Whether "in stock" is one thing more that is said, not what a bare number counts: 50以下有现货."""
    begins = any(item.text.casefold() in forms("begins_a_clause") for item in behind[:-1])
    return begins or is_han(behind[-1].text) or behind[-1].text.casefold().startswith(("that ", "which ", "we "))


def _comparisons(item: Item) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a number behind is compared by, and of which concept ("heavier than")."""
    more, less = item.of("more"), item.of("less")
    if more or less:
        return (">",) if more else ("<",), more or less
    return item.of("before"), ()
