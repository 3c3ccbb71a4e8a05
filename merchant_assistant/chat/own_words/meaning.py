"""What a word of the shop's own means: how a question calls that, how it is shown, whether a question is read so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Not, Test, Words, span_of_field
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import concept_label, field_label, value_label
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.columns.standing_in import field_called, has_field
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import senses
from merchant_assistant.chat.exact.words.own import OwnWord
from merchant_assistant.foundation.prose import Language

# ``read``: questions are read with it; ``held``: the catalogue calls something so itself by now, which is meant then;
# ``gone``: what it means is no longer there.
State = Literal["read", "held", "gone"]
_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*")
_NAMED = ("title", "")
_FIELDS = ("names", "asks", "high", "low")  # senses that are of fields
_COMPUTES = frozenset({"top", "bottom", "most", "least", "sum", "average", "median", "count", "share"})


def names_of(own: OwnWord, holdings: Holdings, language: Language) -> tuple[str, ...]:
    """What it is called in a question, the likeliest first."""
    if own.value:
        value = own.value.rpartition(">")[2].strip() or own.value
        column = column_of(own.column, holdings, language) if own.column not in _NAMED else ""
        return tuple(dict.fromkeys((value, f"{column} {value}".strip())))
    column = own.column.removeprefix(ATTRIBUTE).replace("_", " ")
    if own.column.startswith(ATTRIBUTE):
        concept = holdings.concept_of(own.column)
        alone = concept and holdings.of_concept[concept] == (own.column,)
        found = (_BRACKETS.sub("", column), column, concept_label(concept, language) if alone else "")
    else:
        found = (field_label(own.column, language), holdings.heads.label(own.column, language), "")
    return tuple(name for name in dict.fromkeys(found) if name)


def called_in(word: str, name: str, holdings: Holdings) -> OwnWord:
    """What a word means that stands for a name of the catalogue: a column, a value, or a name within titles."""
    key = key_of(name)
    columns = holdings.named.get(key, ())
    if len(columns) == 1:
        return OwnWord(word, columns[0], label=name)
    values = [(field, value) for field, value in holdings.values(key) if key_of(value) == key]
    field, value = values[0] if len(values) == 1 else ("", name)
    return OwnWord(word, field, value, name)


def column_of(field: str, holdings: Holdings, language: Language) -> str:
    """What a column is called where it is shown."""
    called = holdings.heads.label(field, language)
    return called[:1].upper() + called[1:]


def label_of(own: OwnWord, holdings: Holdings, language: Language) -> str:
    """As it is shown: "Best before", "Store temp: frozen"."""
    if not own.value:
        return column_of(own.column, holdings, language)
    if own.column in _NAMED:
        return own.value
    said = value_label(own.column, (own.value,), language)
    return said[:1].upper() + said[1:]


def brief_of(own: OwnWord, holdings: Holdings, language: Language) -> str:
    """As an answer says it: a value by itself, since the condition beside it names the column."""
    return own.value or column_of(own.column, holdings, language)


def state_of(own: OwnWord, holdings: Holdings) -> State:
    """Whether questions are read with it."""
    if is_held(own, holdings):
        return "held"
    if own.column in _NAMED:
        return "read"
    if own.column not in holdings.fields:
        return "gone"
    values = holdings.values_of(own.column)
    return "gone" if own.value and own.value not in values and own.column not in holdings.long else "read"


def is_held(own: OwnWord, holdings: Holdings) -> bool:
    """Whether the catalogue itself calls a column, or a value, by this word."""
    concept = "" if own.value else field_called(own.word)
    if concept and has_field(holdings, concept):
        return True
    return bool(own.key in holdings.named or holdings.values(own.key)) or _is_read_anywhere(own, holdings)


def _is_read_anywhere(own: OwnWord, holdings: Holdings) -> bool:
    """Whether any question has its meaning: it is a field's that the catalogue has, or says what is computed."""
    meant = senses().get(own.key, frozenset())
    told = {sense.what for sense in meant if sense.kind in _FIELDS}
    said = {sense.what for sense in meant if sense.kind == "words"}
    if "stock" in holdings.of_concept and said & {"in_stock", "out_of_stock"}:
        return True
    return bool(said & _COMPUTES) or any(concept in holdings.of_concept for concept in told - {"source"})


@dataclass(frozen=True, slots=True)
class Read:
    """A question as it was read."""

    reading: Reading

    def is_of(self, own: OwnWord) -> bool:
        """Whether what the word means has a part in it: a value restricts; a column is told, ranked, or has a bound."""
        if own.value:
            return any(_is_of_value(leaf, own) for leaf in self._leaves())
        asked = self._inquiries()
        told = {one for each in asked for one in (each.field, each.order.field if each.order else "")}
        if any(each.operation == "distinct" for each in asked) or own.column in {each.group for each in asked}:
            return False  # how many different ones there are is no figure of things, nor is one figure for each
        return own.column in told or self.restricts(own)

    def restricts(self, own: OwnWord) -> bool:
        """Whether things are picked out by what the word means."""
        return any(_bounds(leaf, own.column) for leaf in self._leaves())

    def ranks(self, own: OwnWord) -> bool:
        """Whether things are put in order by the column that is meant."""
        asked = self._inquiries()
        by = {each.field for each in asked if each.operation in ("lowest", "highest")}
        return own.column in by | {each.order.field for each in asked if each.order}

    def rests_on_word(self, own: OwnWord) -> bool:
        """Whether it was read of things that are called by the word itself, or of what it was taken to be a slip of."""
        told = [leaf.text for leaf in self._leaves() if isinstance(leaf, Words)]
        told += [typed for typed, _ in self.reading.read_as]
        return any(set(own.key) & set(key_of(one)) for one in told)

    def fields(self) -> set[str]:
        """Every field that it is of, and those that they are the year or the month of."""
        named = {field for each in self._inquiries() for field in each.fields()}
        return named | {parts[1] for name in named if (parts := span_of_field(name))}

    def _inquiries(self) -> tuple[Inquiry, ...]:
        return self.reading.inquiry, *(side.inquiry for side in self.reading.sides)

    def _leaves(self) -> Iterator[Condition]:
        for each in self._inquiries():
            for condition in (each.where, each.base):
                if condition:
                    yield from _leaves(condition)


def _bounds(leaf: Condition, field: str) -> bool:
    """Whether a column is asked to have some value; that there is any in stock is asked without the column."""
    if not isinstance(leaf, Test) or field not in (leaf.field, (span_of_field(leaf.field) or ("", ""))[1]):
        return False
    in_stock = leaf.low == 0 and leaf.low_open and leaf.high is None
    return bool(leaf.values) or (not in_stock and (leaf.low is not None or leaf.high is not None))


def _is_of_value(leaf: Condition, own: OwnWord) -> bool:
    if isinstance(leaf, Test):
        return leaf.field == own.column and own.value in leaf.values
    by_name = own.column in (*_NAMED, "category")
    return by_name and isinstance(leaf, Words) and key_of(leaf.text) == key_of(own.value)


def _leaves(condition: Condition) -> Iterator[Condition]:
    match condition:
        case AllOf(conditions) | AnyOf(conditions):
            for each in conditions:
                yield from _leaves(each)
        case Not(inner):
            yield from _leaves(inner)
        case leaf:
            yield leaf
