"""The conditions of a question: from its items, those that speak of values, numbers, stock and gaps become clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from merchant_assistant.catalogue.inquiry import AllOf, Not, Skus, Test, Words
from merchant_assistant.catalogue.query import VARIANTS
from merchant_assistant.chat.exact.bounds import Bounds, Span, is_number_field, span_of
from merchant_assistant.chat.exact.faults import Unclear
from merchant_assistant.chat.exact.holdings import Holdings
from merchant_assistant.chat.exact.items import Item
from merchant_assistant.chat.exact.labels import concept_label, field_label
from merchant_assistant.chat.exact.lexicon import concepts
from merchant_assistant.chat.exact.linking import Clause, Holds, Linker
from merchant_assistant.chat.exact.measures import Amount, converted
from merchant_assistant.chat.exact.phrases import phrase
from merchant_assistant.chat.exact.words import is_han
from merchant_assistant.foundation.prose import Language

Node = Item | Clause
_PASSED = ("filler", "polar", "what", "with", "than", "exists")  # may stand between a field and what is said of it


class Clauses:
    """Reads the items of one question from left to right into ``nodes``: clauses, and the items that are none."""

    def __init__(
        self,
        items: Sequence[Item],
        holdings: Holdings,
        linker: Linker,
        bounds: Bounds,
        holds: Holds,
        language: Language,
    ) -> None:
        self._items = items
        self._holdings = holdings
        self._linker = linker
        self._bounds = bounds
        self._holds = holds
        self._language = language
        self.nodes: list[Node] = []

    def read(self) -> list[Node]:
        """Every item, in order. Raises :class:`Unclear`."""
        place = 0
        while place < len(self._items):
            taken = self._taken(place)
            if not taken:
                self.nodes.append(self._items[place])
            place += taken or 1
        return self.nodes

    def _taken(self, place: int) -> int:
        """How many items from here on became a clause."""
        item = self._items[place]
        if item.sku:
            return self._skus(place)
        for read in (self._number, self._stock, self._gap, self._value, self._noun):
            if taken := read(place):
                return taken
        return 0

    # SKUs

    def _skus(self, place: int) -> int:
        item = self._items[place]
        self._add(Clause(Skus((item.sku,)), item.sku, "sku", (), item.start, item.end))
        return 1

    # numbers

    def _number(self, place: int) -> int:
        for read in (self._between, self._compared, self._bare_number):
            if taken := read(place):
                return taken
        return 0

    def _compared(self, place: int) -> int:
        """``under 5 dollars``, ``heavier than 1 kg``, ``5元以下``, ``5 or less``."""
        item = self._items[place]
        ops, concepts = _comparisons(item)
        at = self._skip(place + 1, ("filler", "than")) if ops else place
        amount = self._amount(at)
        if amount is None:
            return 0
        end = at + 1
        behind = self._behind(end)
        if not ops and not behind:
            return 0
        op = ops[0] if ops else behind[0]
        end += behind[1] if not ops else 0
        if op == "~":
            raise Unclear(phrase(self._language, "about").format(number=item.text))
        fields, end = self._fields_of(amount, concepts, end)
        self._add(self._bounds.clause(span_of(op, amount, fields, item.start, self._items[end - 1].end)))
        return end - place

    def _behind(self, place: int) -> tuple[str, int] | None:
        """What stands behind a number, and how many items that takes ("件以下", "or less")."""
        at = place
        while at < len(self._items) and self._items[at].has("pieces") and not self._items[at].of("behind"):
            at += 1
        if at < len(self._items) and (ops := self._items[at].of("behind")) and ops[0] != "-":
            return ops[0], at - place + 1
        return None

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
        while end < len(self._items) and (self._items[end].has("pieces") or "-" in self._items[end].of("behind")):
            end += 1
        fields, end = self._fields_of(high if not high.bare else low, (), end)
        self._add(self._bounds.clause(Span(low, high, False, False, fields, item.start, self._items[end - 1].end)))
        return end - place

    def _is_dash(self, low: Amount, high: Amount) -> bool:
        """Whether two numbers stand side by side with a dash between them, which is no item."""
        return high.start - low.end <= 3 and high.number > low.number

    def _bare_number(self, place: int) -> int:
        """``price 5``, ``size 42``, ``750 ml`` without a comparison."""
        item = self._items[place]
        amount = item.amount
        if amount is None or self._is_limit(place):
            return 0
        field = self._field_before()
        if field and amount.units and not self._fits(amount, field):
            return self._measured(place)
        if field and not all(is_number_field(name, self._holdings) for name in self._fields(field)):
            return self._value_beside(place, field)
        if field:
            self._pop(field)
            self._add(self._bounds.clause(span_of("=", amount, self._fields(field), item.start, item.end)))
            return 1
        if place + 1 < len(self._items) and self._items[place + 1].has("variants") and amount.bare:
            self._add(self._bounds.clause(span_of("=", amount, (VARIANTS,), item.start, self._items[place + 1].end)))
            return 2
        at = self._skip(place + 1, ("filler", "pieces"))
        if at < len(self._items) and self._items[at].has("in_stock") and amount.bare:
            self._add(self._bounds.clause(span_of("=", amount, self._held("stock"), item.start, self._items[at].end)))
            return at + 1 - place
        if at < len(self._items) and amount.units and self._is_of_numbers_named(self._items[at]):
            self._add(
                self._bounds.clause(
                    span_of("=", amount, self._fields(self._items[at]), item.start, self._items[at].end)
                )
            )
            return at + 1 - place
        if amount.money:
            self._add(self._bounds.clause(span_of("=", amount, ("price",), item.start, item.end)))
            return 1
        return self._measured(place) if amount.units else 0

    def _fits(self, amount: Amount, field: Item) -> bool:
        """Whether a field is written in units of what an amount measures: the price of a 15 inch laptop is not."""
        return any(converted(amount, self._holdings.units.get(name, ())) for name in self._fields(field))

    def _measured(self, place: int) -> int:
        """A size that names products: ``500 ml bottles``."""
        item = self._items[place]
        if self._holds(Words(item.text)):
            label = phrase(self._language, "named").format(words=item.text)
            self._add(Clause(Words(item.text), label, "noun", (), item.start, item.end))
            return 1
        if item.amount:
            self._add(self._bounds.clause(span_of("=", item.amount, (), item.start, item.end)))
        return 1

    def _is_limit(self, place: int) -> bool:
        """Whether a number says how many are wanted: ``top 5``, ``the 3 cheapest``, ``最贵的三款``."""
        amount = self._items[place].amount
        if amount is None or not amount.bare:
            return False
        near = [self._items[at] for at in self._around(place)]
        return any(one.has("top", "bottom", "most", "least", "list") or one.of("high") or one.of("low") for one in near)

    def _around(self, place: int) -> Iterator[int]:
        """The nearest items before and behind that say something."""
        before = place - 1
        while before >= 0 and self._items[before].is_filler:
            before -= 1
        behind = self._skip(place + 1, ("filler", "pieces", "products", "variants"))
        yield from (at for at in (before, behind) if 0 <= at < len(self._items))

    def _fields_of(self, amount: Amount, concepts: Sequence[str], end: int) -> tuple[tuple[str, ...], int]:
        """The fields that a number speaks of, and where the words for them end."""
        if concepts:
            return self._held(concepts[0]), end
        before = self._field_before()
        if before and all(is_number_field(name, self._holdings) for name in self._fields(before)):
            self._pop(before)
            return self._fields(before), end
        at = self._skip(end, ("filler", "pieces"))
        counted = any(self._items[one].has("pieces") for one in range(end, at))
        after = self._items[at] if at < len(self._items) else None
        if after and amount.bare and at == end and after.has("products"):
            raise Unclear(phrase(self._language, "number_of_what").format(number=f"{amount.number} {after.text}"))
        if after and amount.bare and after.has("variants") and at == end:
            return (VARIANTS,), at + 1
        if after and amount.bare and after.has("in_stock"):
            return self._held("stock"), at + 1
        if after and not amount.money and after.of("names") and self._is_of_numbers(after):
            return self._fields(after), at + 1
        if counted and amount.bare:
            return self._held("stock"), at
        return (), end

    def _is_of_numbers(self, item: Item) -> bool:
        fields = self._fields(item)
        return bool(fields) and all(is_number_field(name, self._holdings) for name in fields)

    def _is_of_numbers_named(self, item: Item) -> bool:
        return bool(item.of("names") or item.fields) and self._is_of_numbers(item)

    # stock, gaps

    def _stock(self, place: int) -> int:
        item = self._items[place]
        there, gone = item.has("in_stock"), item.has("out_of_stock")
        if not (there or gone):
            return 0
        self._held("stock")
        start = self._negation() if there else None
        gone = gone or start is not None
        more = Test("stock", low=_ZERO, low_open=True)
        label = phrase(self._language, "out_of_stock" if gone else "in_stock")
        condition = AllOf((Test("stock", blank=False), Not(more))) if gone else more
        self._add(Clause(condition, label, "stock", ("stock",), start or item.start, item.end, of_stock=True))
        return 1

    def _gap(self, place: int) -> int:
        """``without a barcode``, ``no price``, ``with an EAN``, ``价格为空``, ``description is empty``."""
        item = self._items[place]
        if item.has("without", "with") or (item.has("blank") and not self._field_before()):
            at = self._skip(place + 1, ("filler",))
            field = self._items[at] if at < len(self._items) else None
            if field and _names_field(field) and (unheld := self._unheld(field)):
                blank = item.has("without", "blank")
                self._add(self._linker.blank((unheld,), blank=blank, start=item.start, end=field.end))
                return at + 1 - place
            if field and _names_field(field) and not self._is_told_of(at):
                without = item.has("without", "blank")
                blank = without != (self._negation() is not None)
                self._add(self._linker.blank(self._fields(field), blank=blank, start=item.start, end=field.end))
                return at + 1 - place
        if item.has("blank") and (field := self._field_before()):
            self._pop(field)
            blank = self._negation() is None
            self._add(self._linker.blank(self._fields(field), blank=blank, start=field.start, end=item.end))
            return 1
        return 0

    def _unheld(self, field: Item) -> str:
        """A field that every catalogue may have, and in this one nothing has."""
        meant = [concepts()[one] for one in field.of("names")]
        if field.fields or any(one.id in self._holdings.of_concept for one in meant):
            return ""
        return next((one.field for one in meant if one.field), "")

    def _is_told_of(self, place: int) -> bool:
        """Whether a value or a number follows that is said of a field ("with a price under 5")."""
        at = self._skip(place + 1, ("filler", "polar"))
        if at >= len(self._items):
            return False
        after, fields = self._items[at], self._fields(self._items[place])
        told = after.amount or after.of("before") or after.has("between", "not", "most", "least")
        return bool(told) or any(name in fields for name, _ in (*after.values, *after.parts))

    # values, nouns

    def _value(self, place: int) -> int:
        item = self._items[place]
        if not (item.values or item.parts):
            return 0
        field = self._field_before()
        if field and (taken := self._value_beside(place, field)):
            return taken
        after = self._skip(place + 1, ("filler",)) if is_han(item.text) else place + 1
        if after < len(self._items) and _names_field(self._items[after]) and self._belongs(item, self._items[after]):
            clause = self._named_value(item, self._fields(self._items[after]))
            self._add_said(clause, item)
            return after + 1 - place
        if item.senses or item.amount or item.fields:
            return 0
        if clause := self._linker.value(item):
            self._add_said(clause, item)
            return 1
        return 0

    def _value_beside(self, place: int, field: Item) -> int:
        """A value behind its field's name: ``brand Halvern``, ``尺码M``."""
        item = self._items[place]
        clause = self._named_value(item, self._fields(field))
        if clause is None:
            return 0
        self._pop(field)
        self._add_said(clause, item)
        return 1

    def _named_value(self, item: Item, fields: Sequence[str]) -> Clause | None:
        return next((clause for name in fields if (clause := self._linker.value(item, name))), None)

    def _belongs(self, item: Item, field: Item) -> bool:
        return self._named_value(item, self._fields(field)) is not None

    def _noun(self, place: int) -> int:
        """Words for products that stand side by side."""
        end = place
        while end < len(self._items) and self._is_noun(end):
            end += 1
        for stop in range(end, place, -1):
            run = self._items[place:stop]
            if grown := self._grown(run):
                self.nodes.pop()
                run = [grown]
            if longer := self._with_next(run, stop):
                run, stop = longer, stop + 1  # noqa: PLW2901 - the word behind belongs to it
            if found := self._linker.nouns(run):
                for clause in found:
                    self._add_said(clause, run[0])
                return stop - place
        return 0

    def _grown(self, run: Sequence[Item]) -> Item | None:
        """A Chinese word whose first character has been taken for one that says nothing (中性笔, 不粘锅)."""
        before = self.nodes[-1] if self.nodes else None
        first = run[0]
        if not isinstance(before, Item) or len(before.text) != 1 or before.end != first.start or len(run) > 1:
            return None
        grown = before.text + first.text
        if not is_han(grown) or not self._holds(Words(grown)):
            return None
        return Item(before.start, first.end, grown, before.key + first.key)

    def _with_next(self, run: Sequence[Item], stop: int) -> list[Item] | None:
        """A noun with a word behind it that elsewhere means something else: varsity top, first aid kit."""
        after = self._items[stop] if stop < len(self._items) else None
        if after is None or not after.senses or after.amount or after.has("filler", "in_stock") or is_han(after.text):
            return None
        text = " ".join(item.text for item in (*run, after))
        return [*run, after] if not after.of("names") and self._holds(Words(text, ())) else None

    def _is_noun(self, place: int) -> bool:
        item = self._items[place]
        return item.open and self._linker.value(item) is None

    # what all use

    def _add_said(self, clause: Clause | None, item: Item) -> None:
        """A clause, turned round where the words before it say that it does not hold."""
        if clause is None:
            return
        negated = self._negation() is not None
        self._add(clause.negated(self._language) if negated else clause)

    def _negation(self) -> int | None:
        """Where "not", "without" or the like begins that stands right before, which is taken then."""
        for place in range(len(self.nodes) - 1, -1, -1):
            node = self.nodes[place]
            if isinstance(node, Clause):
                return None
            if node.has("not", "without"):
                del self.nodes[place]
                return node.start
            if not node.has("filler", "polar", "with"):
                return None
        return None

    def _add(self, clause: Clause) -> None:
        self.nodes.append(clause)

    def _pop(self, field: Item) -> None:
        """A field's name that a clause has taken up."""
        self.nodes = [node for node in self.nodes if node is not field]

    def _field_before(self) -> Item | None:
        """The field's name that stands right before."""
        for node in reversed(self.nodes):
            if isinstance(node, Clause):
                return None
            if _names_field(node):
                return node
            if not node.has(*_PASSED):
                return None
        return None

    def _skip(self, place: int, kinds: Sequence[str]) -> int:
        while place < len(self._items) and self._items[place].has(*kinds) and not _names_field(self._items[place]):
            if self._items[place].of("behind") or self._items[place].has("in_stock"):
                break
            place += 1
        return place

    def _amount(self, place: int) -> Amount | None:
        return self._items[place].amount if place < len(self._items) else None

    def _fields(self, item: Item) -> tuple[str, ...]:
        """The fields of this catalogue that a name means. Raises :class:`Unclear` where it has none."""
        return fields_of(item, self._holdings, self._language)

    def _held(self, concept: str) -> tuple[str, ...]:
        return held(concept, self._holdings, self._language)


def fields_of(item: Item, holdings: Holdings, language: Language) -> tuple[str, ...]:
    """The fields that an item names: attributes called so, or those of its concept. Raises :class:`Unclear`."""
    if item.fields:
        return item.fields
    named = (*item.of("names"), *item.of("asks"))
    found = [concept for concept in dict.fromkeys(named) if concept in holdings.of_concept]
    if len(found) > 1:
        names = phrase(language, "or").join(field_label(holdings.of_concept[one][0], language) for one in found)
        raise Unclear(phrase(language, "which_field").format(fields=names))
    return held(found[0] if found else named[0], holdings, language)


def held(concept: str, holdings: Holdings, language: Language) -> tuple[str, ...]:
    """The fields of a concept. Raises :class:`Unclear`, which names what is missing, where the catalogue has none."""
    if found := holdings.of_concept.get(concept):
        return found
    raise Unclear(phrase(language, "no_field").format(field=concept_label(concept, language)), declined=True)


def _names_field(item: Item) -> bool:
    return bool(item.fields or item.of("names") or item.of("asks"))


def _comparisons(item: Item) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a number behind is compared by, and of which concept ("heavier than")."""
    more, less = item.of("more"), item.of("less")
    if more or less:
        return (">",) if more else ("<",), more or less
    return item.of("before"), ()


_ZERO = Decimal(0)
