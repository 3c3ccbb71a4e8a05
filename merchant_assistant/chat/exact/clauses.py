"""The conditions of a question: from its items, those that speak of values, numbers, stock and gaps become clauses."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from merchant_assistant.catalogue.inquiry import AllOf, Not, Skus, Test, Words
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import Node, names_field
from merchant_assistant.chat.exact.values.said import in_texts, is_said
from merchant_assistant.chat.exact.values.valued import Valued
from merchant_assistant.chat.exact.words.audience import people_of
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import concepts, forms
from merchant_assistant.chat.exact.words.synonyms import look_of

_ZERO = Decimal(0)
_BEFORE_MARKS = ("polar", "not", "products", "variants", "which", "count", "both", "and", "with")
_LONGEST_NAME = 8  # words of a question that may be one name


class Clauses(Valued):
    """Reads the items of one question from left to right."""

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
        for read in (
            self._dated,
            self._turned,
            self._texted,
            self._made_in_text,
            self._property,
            self._scaled,
            self._level,
            self._graded,
            self._coded,
            self._sized,
            self._bare_size,
            self._packed,
            self._to_reorder,
            self._than_field_before,
            self._coming,
            self._number,
            self._stock,
            self._reduced,
            self._at_loss,
            self._gap,
            self._gap_too,
            self._filled,
            self._yes_no,
            self._titled,
            self._word_of_value,
            self._value,
            self._noun,
            self._said,
        ):
            if taken := read(place):
                return taken
        return 0

    def _skus(self, place: int) -> int:
        item = self._items[place]
        self._add(Clause(Skus((item.sku,)), item.sku, "sku", (), item.start, item.end))
        return 1

    def _turned(self, place: int) -> int:
        """``产地在中国之外的``: "not" that stands behind what it speaks of."""
        if self._items[place].text not in forms("not_behind"):
            return 0
        at = next((at for at in range(len(self.nodes) - 1, -1, -1) if not _is_idle(self.nodes[at])), -1)
        node = self.nodes[at] if at >= 0 else None
        if not isinstance(node, Clause):
            return 0
        if not isinstance(node.condition, Not):
            self.nodes[at] = node.negated(self._language)
        return 1

    def _gap(self, place: int) -> int:
        """``without a barcode``, ``no price``, ``with an EAN``, ``价格为空``, ``description is empty``."""
        item = self._items[place]
        if item.has("without", "with") or (item.has("blank") and not self._field_before()):
            at = self._skip(place + 1, ("filler",))
            field = self._items[at] if at < len(self._items) else None
            if field and field.has("variants") and "sku" in field.key:
                self._add(
                    self._linker.blank(("sku",), blank=item.has("without", "blank"), start=item.start, end=field.end)
                )
                return at - place
            if field and names_field(field) and (unheld := self._unheld(field)):
                blank = item.has("without", "blank")
                self._add(self._linker.blank((unheld,), blank=blank, start=item.start, end=field.end))
                return at + 1 - place
            if field and names_field(field) and not self._is_told_of(at):
                without = item.has("without", "blank")
                if "stock" in field.of("names") and not _is_of_cell(item, field):
                    self._stocked(item.start, field.end, gone=without != (self._negation() is not None))
                    return at + 1 - place
                blank = without != (self._negation() is not None)
                fields = self._of_sale(field) or self._fields(field)
                self._add(self._linker.blank(fields, blank=blank, start=item.start, end=field.end))
                return at + 1 - place
        if item.has("blank", "unfilled") and (field := self._field_before()):
            self._pop(field)
            blank = self._negation() is None
            self._add(self._linker.blank(self._fields(field), blank=blank, start=field.start, end=item.end))
            return 1
        return 0

    def _gap_too(self, place: int) -> int:
        """``missing image and barcode``, ``has a GTIN but no description``: one more field that is empty or filled."""
        item = self._items[place]
        if not names_field(item):
            return 0
        idle = ("and", "or")
        said = [
            node for node in self.nodes
            if isinstance(node, Clause) or not (node.has(*idle) or node.text.casefold() in forms("article"))
        ]  # fmt: skip
        last = said[-1] if said and self.nodes[-1] is not said[-1] else None
        gap = last.condition if isinstance(last, Clause) and last.kind == "blank" else None
        if isinstance(gap, Test) and not self._is_told_of(place):
            blank = bool(gap.blank)
            self._add(self._linker.blank(self._fields(item), blank=blank, start=item.start, end=item.end))
            return 1
        before = self._items[place - 1] if place else None
        behind = self._items[place + 1 : place + 3]
        contrasts = len(behind) > 1 and behind[0].has("and") and behind[1].has("without")
        if before is None or not contrasts or before.text.casefold() not in forms("has"):
            return 0
        self._add(self._linker.blank(self._fields(item), blank=False, start=item.start, end=item.end))
        return 1

    def _filled(self, place: int) -> int:
        """``which products have notes``: those of which the cell is filled, where some are empty."""
        item, first = self._items[place], self._items[0]
        before = self._items[place - 1] if place else None
        if not item.fields or before is None or before.text.casefold() not in forms("has"):
            return 0
        whole = max(one.products for one in self._holdings.fields.values())
        some = all(self._holdings.fields[name].products < whole for name in item.fields)
        ends = not any(one for one in self._items[place + 1 :] if not one.is_filler)
        if not (some and ends and first.has("which", "list") and not self._is_of_numbers(item)):
            return 0
        self._add(self._linker.blank(item.fields, blank=False, start=item.start, end=item.end))
        return 1

    def _of_sale(self, field: Item) -> tuple[str, ...]:
        """What says whether there is a sale price, where the price is one wherever another is crossed out."""
        sold = "sale_price" in field.of("names") and self._fields(field) == ("price",)
        return ("discount",) if sold else ()

    def _unheld(self, field: Item) -> str:
        """A field that every catalogue may have, and in this one nothing has."""
        meant = [concepts()[one] for one in field.of("names")]
        if field.fields or any(one.id in self._holdings.of_concept for one in meant):
            return ""
        return next((one.field for one in meant if one.field), "")

    def _titled(self, place: int) -> int:
        """A value that is meant as a word of the name: "brass ball valve", where nothing else is of that colour."""
        item, end = self._items[place], place + 1
        while end < len(self._items) and self._is_noun(end):
            end += 1
        if end == place + 1 or not (item.open and item.text.isascii() and (clause := self._linker.value(item))):
            return 0
        run = self._items[place:end]
        named, rest = (Words(" ".join(one.text for one in some), ()) for some in (run, run[1:]))
        if self._holds(AllOf((clause.condition, rest))) or not self._holds(named):
            return 0
        for found in self._linker.nouns(run) or ():
            self._add_said(found)
        return end - place

    def _noun(self, place: int) -> int:
        """Words for products that stand side by side."""
        end = place
        while end < min(place + _LONGEST_NAME, len(self._items)) and self._is_noun(end):
            end += 1
        end = place + 1 if end > place + 1 and (self._is_other_look(place) or self._is_of_both(place, end)) else end
        for stop in range(end, place, -1):
            run = self._items[place:stop]
            if grown := self._grown(run):
                self.nodes.pop()
                run = [grown]
            if longer := self._with_next(run, stop):
                run, stop = longer, stop + 1  # noqa: PLW2901 - the word behind belongs to it
            kind = stop < len(self._items) and self._items[stop].has("products", "variants")
            if found := self._linker.nouns(run, kind=kind):
                for clause in found:
                    self._add_said(clause)
                return stop - place
        return 0

    def _is_other_look(self, place: int) -> bool:
        """Whether a colour or a material is one more of the same: of "yellow or cream sofas" both are sofas."""
        joins = bool(self.nodes) and isinstance(joiner := self.nodes[-1], Item) and joiner.has("or")
        before = self._items[place - 2] if joins and place > 1 else None
        look = look_of(self._items[place].key)
        return before is not None and bool(look) and look_of(before.key) == look

    def _is_of_both(self, place: int, end: int) -> bool:
        """Whether people are named before two sorts of goods: women's hoodies or sweatshirts are women's both."""
        last = self._items[end : end + 2]
        joined = len(last) > 1 and last[0].has("or", "and") and self._is_noun(end + 1)
        return joined and bool(people_of(self._items[place].text))

    def _said(self, place: int) -> int:
        """A word that only texts have."""
        item = self._items[place]
        if not is_said(item, self._items, self._holds):
            return 0
        self._add_said(in_texts(item, self._language))
        return 1

    def _grown(self, run: Sequence[Item]) -> Item | None:
        """A Chinese word whose first character has been taken for one that says nothing (中性笔, 不粘锅)."""
        before = self.nodes[-1] if self.nodes else None
        first = run[0]
        if not isinstance(before, Item) or len(before.text) != 1 or before.end != first.start or len(run) > 1:
            return None
        if before.has("pieces") and self._counts_pieces():
            return None  # of 多少本书 the books are asked for, not 本书
        grown = before.text + first.text
        if not is_han(grown) or not self._holds(Words(grown)):
            return None
        return Item(before.start, first.end, grown, before.key + first.key)

    def _counts_pieces(self) -> bool:
        """Whether the last word is a measure behind a number or what asks for one."""
        behind = self.nodes[-2] if len(self.nodes) > 1 else None
        if not isinstance(behind, Item):
            return False
        return bool(behind.amount) or behind.has("count", "which", "group", "list", "every")

    def _with_next(self, run: Sequence[Item], stop: int) -> list[Item] | None:
        """A noun with a word behind it that elsewhere means something else: varsity top, first aid kit."""
        after = self._items[stop] if stop < len(self._items) else None
        if after is None or not after.senses or after.amount or after.has("filler", "in_stock") or is_han(after.text):
            return None
        if len(after.key) > 1 or after.of("before") or not any(map(str.isalnum, after.text)):
            return None  # "do we have", "under", a dash: no title may take these from a question
        text = " ".join(item.text for item in (*run, after))
        return [*run, after] if not after.of("names") and self._holds(Words(text, ())) else None

    def _is_noun(self, place: int) -> bool:
        item = self._items[place]
        return item.open and item.text[:1].isalnum() and self._linker.value(item) is None


def _is_idle(node: Node) -> bool:
    return isinstance(node, Item) and node.is_filler


def _is_of_cell(item: Item, field: Item) -> bool:
    """Whether it is said that the cell is empty, not that nothing is left: no stock figure, 没填库存."""
    written = any(field.key[-1:] == key_of(word) for word in forms("figure")) or field.text.endswith(forms("figure"))
    return item.has("unfilled") or written
