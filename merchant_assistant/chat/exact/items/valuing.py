"""Words of a question as values that cells have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from merchant_assistant.catalogue.attribute_types import type_of
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Test, Words
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.columns.labels import value_label
from merchant_assistant.chat.exact.columns.words_of_values import ELEMENTS, Named
from merchant_assistant.chat.exact.items.gaps import Clause, Gaps
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.faults import Unclear
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import (
    called_in_chinese,
    cells_for,
    concepts,
    forms,
    is_adjective_of_country,
    nouns,
)
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.synonyms import english_words, is_known_word, look_of, synonyms
from merchant_assistant.foundation.prose import Language

_LISTED = re.compile(r"\s*[,;|]\s*")
Holds = Callable[[Condition], bool]
_PURE = ("纯", "100%")
_SHARE = re.compile(r"(\d{1,3})\s*[%％]")
_WHOLE = 100
_FIRST = ("brand", "colour", "material", "origin", "manufacturer", "size")  # meant before others that have the word
_GROUPS = ("category", "tags", "source")  # fields that products are kept under: their words are words for products
_BY_WORDS = ("material", "origin", "certificates", "care")  # their cells list several things


class Values(Gaps):
    """Links words to values. ``holds``: whether a condition holds of anything."""

    def __init__(self, holdings: Holdings, language: Language, holds: Holds) -> None:
        super().__init__(holdings, language)
        self._holds = holds

    def value(self, item: Item, field: str = "") -> Clause | None:
        """A value that an item names: of ``field`` where that stands beside it."""
        if not field and type_of(item.text).kind == "yes_no":
            return None  # of which of the columns that say yes and no
        exact = self._of_material(item.values or (item.parts if self._is_told_by_parts(item, field) else ()), item)
        fields = [field] if field else self._meant(exact)
        if not field and self._is_rather_noun(item, fields):
            return None
        named = [one for one in exact if one[0] in fields]
        if field and not named:
            named = [one for one in item.parts if one[0] == field]
        if not named:
            return None
        named += self._shades(item, fields)
        return self._of_values(item, named)

    def _of_material(self, named: tuple[Named, ...], item: Item) -> tuple[Named, ...]:
        """Of a word for what things are made of, that no colour is called by: no wood is of the colour "black, oak"."""
        looks = [one for one in named if self._holdings.concept_of(one[0]) == "colour"]
        made = [one for one in (*named, *item.parts) if self._holdings.concept_of(one[0]) == "material"]
        literal = any(item.key == key_of(part) for _, value in looks for part in ELEMENTS.split(value))
        if not (looks and made and item.text.isascii()) or literal or look_of(item.key) != "material":
            return named
        return tuple(dict.fromkeys((*(one for one in named if one not in looks), *made)))

    def ambiguous(self, item: Item) -> tuple[str, ...]:
        """The attributes that have a value of this name, where none is meant before the others."""
        fields = tuple(dict.fromkeys(name for name, _ in item.values if name not in _GROUPS))
        return fields if len(fields) > 1 and not any(self._holdings.concept_of(f) in _FIRST for f in fields) else ()

    def _is_rather_noun(self, item: Item, fields: Sequence[str]) -> bool:
        """Whether a word that is a value too rather names products: names come before what things have."""
        concepts_of = {self._holdings.concept_of(name) for name in fields}
        if "origin" in concepts_of and is_adjective_of_country(item.key) and self._is_in_other_names(item, fields):
            told = phrase(self._language, "origin_or_name").format(word=item.text)
            raise Unclear(told)
        if (
            concepts_of & {"brand", "origin", "manufacturer"}
            or ("size" in concepts_of and item.text.isascii())
            or (concepts_of & {"colour", "material"} and is_known_word(item.key))
            or _is_code(item.text)
        ):
            return False
        return self._holds(Words(item.text)) and not self._is_told_of_all(item, fields)

    def _is_told_of_all(self, item: Item, fields: Sequence[str]) -> bool:
        """Whether a column says so of all that are called so, and of others: few names say frozen."""
        values = tuple(value for name, value in item.values if name in fields and key_of(value) == item.key)
        if len(fields) != 1 or not values or not fields[0].startswith(ATTRIBUTE) or fields[0] in self._holdings.long:
            return False
        named, told = Words(item.text, ()), Test(fields[0], values)
        look = self._holdings.concept_of(fields[0]) == "colour"  # 本白, which is in each name as well
        beyond = look or self._holds(AllOf((told, Not(named))))
        return beyond and self._holds(named) and not self._holds(AllOf((Words(item.text), Not(told))))

    def _is_in_other_names(self, item: Item, fields: Sequence[str]) -> bool:
        """Whether things from elsewhere are called so: a French press from China."""
        values = tuple(value for name, value in (*item.values, *item.parts) if name in fields)
        elsewhere = Not(AnyOf(tuple(Test(name, values) for name in fields)))
        return self._holds(AllOf((Words(item.text, ()), elsewhere)))

    def _is_told_by_parts(self, item: Item, field: str) -> bool:
        """Whether some words of a value are enough: of what a thing is made of, and where; not of "Black handle"."""
        if field:
            return self._holdings.concept_of(field) not in ("colour", "size", "brand")
        return any(self._holdings.concept_of(name) in ("material", "origin") for name, _ in item.parts)

    def _meant(self, named: Iterable[Named]) -> list[str]:
        """The fields of the first concept that has such a value."""
        fields = list(dict.fromkeys(name for name, _ in named))
        for concept in _FIRST:
            if found := [name for name in fields if self._holdings.concept_of(name) == concept]:
                return found
        return [name for name in fields if name not in _GROUPS and self._is_by_value(name)][:1]

    def _is_by_value(self, field: str) -> bool:
        concept = concepts().get(self._holdings.concept_of(field))
        return concept is None or concept.by_value

    def _shades(self, item: Item, fields: Sequence[str]) -> Iterator[Named]:
        """Other values of what things are made of that have the words; shades of a colour that end on its word."""
        named_so = (item.key, *synonyms(item.key))
        wanted = set(item.key)
        if (
            item.text.isascii()
            and item.text.isalnum()
            and _is_code(item.text)
            and (own := [one for one in item.values if key_of(one[1]) == item.key])
        ):
            yield from self._listing(item, [name for name, _ in own if name in fields])
            return
        for key, named in self._holdings.whole.items() if len(wanted) > 1 else ():
            if wanted <= set(key) and not set(key) & set(forms("denies")):
                yield from (one for one in named if one[0] in fields and self._holdings.concept_of(one[0]) in _BY_WORDS)
        for name, value in item.parts:
            concept = self._holdings.concept_of(name)
            if name not in fields:
                continue
            ends = any(key_of(part)[-len(form) :] == form for part in value.split("/") for form in named_so)
            if concept in _BY_WORDS or (concept == "colour" and ends):
                yield name, value

    def _listing(self, item: Item, fields: Sequence[str]) -> Iterator[Named]:
        """Cells that list a code among others: what is of GB70 is not of GB70.3, another standard."""
        for name, value in item.parts:
            if name in fields and item.key in map(key_of, ELEMENTS.split(value)):
                yield name, value

    def _as_written(self, item: Item, values: Iterable[str]) -> tuple[str, ...]:
        """How cells write what was found: Jackets for 夹克; the word itself where they have it."""
        known = {*synonyms(item.key), *cells_for("goods").get(item.key, ())}
        called = (*nouns().get(item.key, ()), *called_in_chinese().get(item.key, ()))
        known |= {key_of(form) for form in called}
        paths = (path for value in values for path in _LISTED.split(value))
        parts = dict.fromkeys(ELEMENTS.split(path)[-1] for path in paths)  # its other words are wider
        own = any(item.key == key_of(part) for part in parts)
        written = () if own else tuple(part for part in parts if key_of(part) in known)
        return written or (item.text,)

    def _of_values(self, item: Item, named: Iterable[Named], kind: str = "value") -> Clause:
        named = tuple(named)
        if item.text.startswith(_PURE):
            named = tuple(one for one in named if _is_pure(one[1])) or named
        by_field: dict[str, dict[str, None]] = {}
        for name, value in named:
            by_field.setdefault(name, {})[value] = None
        tests: list[Condition] = [Test(name, tuple(values)) for name, values in by_field.items()]
        if long := tuple(name for name in by_field if name in self._holdings.long):
            forms = self._as_written(item, [value for _, value in named])
            tests += [self._in_long(replace(item, text=form, key=key_of(form), values=named), long) for form in forms]
        labels = [
            value_label(name, tuple(values) if len(values) == 1 else (item.text,), self._language)
            for name, values in by_field.items()
        ]
        concept = self._holdings.concept_of(next(iter(by_field)))
        conditions = list(tests)
        if concept in ("colour", "material") and self._holds(self._in_title(item, by_field)):
            conditions.append(self._in_title(item, by_field))
        condition = conditions[0] if len(conditions) == 1 else AnyOf(tuple(conditions))
        or_ = phrase(self._language, "or")
        told = {label.casefold(): label for label in labels}  # two columns may be called alike: brand, Brand
        return Clause(condition, or_.join(told.values()), kind, tuple(by_field), item.start, item.end)

    def _in_long(self, item: Item, fields: tuple[str, ...]) -> Condition:
        """What has a word in a field of which not every value is kept."""
        return Words(item.text, fields)

    def _in_title(self, item: Item, fields: Iterable[str]) -> Condition:
        """Where no cell says it, the name may."""
        blank = [Test(field, blank=True) for field in fields]
        words = tuple(Words(form, ()) for form in (item.text, *english_words(item.text)))
        return AllOf((*blank, words[0] if len(words) == 1 else AnyOf(words)))


def _is_pure(value: str) -> bool:
    """Whether a cell tells of one thing that something is made of: of pure cotton is nothing of 60 % cotton."""
    shares = [int(share) for share in _SHARE.findall(value)]
    return len(ELEMENTS.split(value)) == 1 and all(share == _WHOLE for share in shares)


def _is_code(text: str) -> bool:
    """Whether it is of letters and digits: a column that has M8 says more of it than the names with M8 in them."""
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text))
