"""Values of a question as clauses, by themselves or beside the name of their field."""

from __future__ import annotations

from dataclasses import replace

from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.items.walking import names_field
from merchant_assistant.chat.exact.values.graded import Graded
from merchant_assistant.chat.exact.words.keys import is_han
from merchant_assistant.chat.exact.words.lexicon import forms

_OF_ANOTHER = frozenset({"of", "of the", "for", "has", "have", "has the", "have the"})
_MAKERS = ("brand", "manufacturer")


class Valued(Graded):
    """Makes clauses of values."""

    def _value(self, place: int) -> int:
        item = self._items[place]
        if not (item.values or item.parts):
            return 0
        field = self._field_before(("not",))
        if field and not self._is_of_another(field) and (taken := self._value_beside(place, field)):
            return taken
        at = place + 1
        said_as = at < len(self._items) and self._items[at].text.casefold() == "as"  # fish as main protein
        after = self._skip(at, ("filler",)) if is_han(item.text) or said_as else at
        if after < len(self._items) and names_field(self._items[after]) and self._belongs(item, self._items[after]):
            clause = self._named_value(item, self._fields(self._items[after]))
            self._add_said(clause)
            return after + 1 - place
        if item.senses or item.amount or (item.fields and not self._is_rather_value(item)):
            return 0
        if clause := self._linker.value(item):
            self._add_said(clause)
            return 1 + self._says_brand(place + 1, clause)
        return 0

    def _is_rather_value(self, item: Item) -> bool:
        """Whether a name of a column that says yes or no is how another one says that goods are: 冷藏."""
        return len(item.fields) == 1 and self._linker.is_yes_no(item.fields[0]) and self._is_kept_so(item)

    def _word_of_value(self, place: int) -> int:
        """A word of a value behind its field's name: ships from Hamburg, where it is Hamburg Altona."""
        item = self._items[place]
        said = self._holdings.values_with(item.key) if item.open and not (item.values or item.parts) else ()
        field = self._field_before(("not",)) if said else None
        if field is None or self._speaks_of_another(field):
            return 0
        fields = self._fields(field)
        parts = tuple(one for one in said if one[0] in fields)
        clause = self._named_value(replace(item, parts=parts), fields) if parts else None
        if clause is None:
            return 0
        self._pop(field)
        self._add_said(clause)
        return 1

    def _says_brand(self, place: int, clause: Clause) -> int:
        """How many items behind a brand only say that it is one: 绵里牌."""
        after = self._items[place] if place < len(self._items) else None
        if after is None or after.start != clause.end or after.text not in forms("brand_said"):
            return 0
        return int(any(self._holdings.concept_of(name) in _MAKERS for name in clause.fields) and not names_field(after))

    def _is_of_another(self, field: Item) -> bool:
        """Whether a field is asked of what follows, or said to have it: the supplier of the Shure earphones."""
        self._fields(field)  # one that is not held is told of first
        return self._speaks_of_another(field)

    def _speaks_of_another(self, field: Item) -> bool:
        behind = [node for node in self.nodes if isinstance(node, Item) and node.start >= field.end]
        return any(node.text.casefold() in _OF_ANOTHER for node in behind)

    def _belongs(self, item: Item, field: Item) -> bool:
        return self._named_value(item, self._fields(field)) is not None
