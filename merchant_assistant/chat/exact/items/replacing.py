"""Which conditions of the question before a new one takes the place of: that which it excludes, not all of a field.

Of categories that cross, "jackets" and "for women", the new "for men" replaces only its sibling; so do words in names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Not, Skus, Test, Words
from merchant_assistant.chat.exact.columns.heads import is_sort_of_goods
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import concepts, forms
from merchant_assistant.chat.exact.words.phrases import phrase
from merchant_assistant.chat.exact.words.synonyms import look_of
from merchant_assistant.foundation.prose import Language

_LOOKS = {"colour", "material"}
_LABEL = re.compile(r"[“「](?P<called>[^”」]+)[”」]|[:：]\s*(?P<value>.+)$")  # called “men shorts”, category: women
_SIZE = "size in "
_EDGES = " ,;:-–—/|()"
Holds = Callable[[Condition], bool]
Said = Chip | Clause


def replaced(chip: Chip, new: Sequence[Chip], holds: Holds, *, adds: bool) -> bool:
    """Whether a new filter says something else about the same; one that only ``adds`` names no other goods."""
    told = set(about(chip.condition))
    if adds:
        told -= {"name"}
    same = [one for one in new if told & set(about(one.condition)) and not _takes_some_out(one, chip, holds)]
    return any(not _crosses(chip, one, holds) for one in same)


def _takes_some_out(new: Chip, old: Chip, holds: Holds) -> bool:
    """Whether a new filter only leaves out some of what there was: what expires by May – without what has expired."""
    return isinstance(new.condition, Not) and holds(AllOf((old.condition, new.condition)))


def is_other(chip: Chip, new: Sequence[Chip], holds: Holds) -> bool:
    """Whether new goods take the place of those before, because nothing is both: mugs, then furniture."""
    if not (is_of_goods(chip.condition) or is_of_material(chip.condition)):
        return False
    goods = [one.condition for one in new if is_of_goods(one.condition) and not is_of_audience(one)]
    return bool(goods) and not any(holds(AllOf((chip.condition, one))) for one in goods)


def fitting(kept: Sequence[Chip], new: Sequence[Chip], holds: Holds) -> Sequence[Chip]:
    """Without what nothing is together with the new one: the navy one – and the leather one?"""
    if holds(AllOf(tuple(chip.condition for chip in (*kept, *new)))):
        return kept
    kept = [_without_colour(chip) for chip in kept] if any("colour" in about(one.condition) for one in new) else kept
    alike = [chip for chip in kept if holds(AllOf((chip.condition, *(one.condition for one in new))))]
    if alike and holds(AllOf(tuple(chip.condition for chip in (*alike, *new)))):
        return alike
    return [chip for chip in kept if not set(about(chip.condition)) <= _LOOKS]


def _without_colour(chip: Chip) -> Chip:
    """A name in Chinese without the colour at an end of it, where another is said: 隔热手套红色 - 灰色的呢."""
    text = chip.condition.text if isinstance(chip.condition, Words) else ""
    for size in (3, 2):
        for colour, rest in ((text[-size:], text[:-size]), (text[:size], text[size:])):
            if len(rest) > 1 and is_han(text) and look_of(key_of(colour)) == "colour":
                return Chip(phrase("zh", "named").format(words=rest), Words(rest))
    return chip


def for_others(before: Reading, now: Reading) -> Reading:
    """The question before, its goods without the word for whom they are, where another is said: men's shorts."""
    if not any(map(is_of_audience, now.chips)):
        return before
    chips = (_for_nobody(chip, before.language) for chip in before.chips)
    return replace(before, chips=tuple(chip for chip in chips if chip))


def _for_nobody(chip: Chip, language: Language) -> Chip | None:
    said = next((one for one in _said(chip.condition, chip.text) if _persons().search(one)), "")
    if not said or not is_of_goods(chip.condition):
        return chip
    rest = without_words(_persons().sub(" ", said), ["for", "s"])
    return Chip(phrase(language, "named").format(words=rest), Words(rest)) if rest else None


def is_of_audience(said: Said) -> bool:
    """Whether a filter only says who wears or uses things: for men, 男士."""
    told = _said(said.condition, said.text) if isinstance(said, Chip) else _said(said.condition, said.label)
    return bool(told) and not any(without_words(_persons().sub(" ", one), ["for"]) for one in told)


def _said(condition: Condition, label: str) -> list[str]:
    """The words by which a filter goes; of cells those that it was said by."""
    if not is_of_goods(condition):
        return []
    shown = _LABEL.search(label)
    return [*names_in(condition)] or ([shown["called"] or shown["value"]] if shown else [])


@cache
def _persons() -> re.Pattern[str]:
    words = sorted(forms("persons"), key=len, reverse=True)
    latin = "|".join(word for word in words if not is_han(word))
    return re.compile(rf"(?<![\w])(?:{latin})(?:'?s)?'?(?!\w)|{'|'.join(filter(is_han, words))}", re.IGNORECASE)


def _crosses(old: Chip, new: Chip, holds: Holds) -> bool:
    """Whether two sorts of a tree cut across each other: jackets, and things for women."""
    one, other = old.condition, new.condition
    if not (is_of_goods(one) and is_of_goods(other)):
        return False
    if is_of_audience(new):
        return True
    if not (_tests(one) and _tests(other)):
        return False  # another word for goods is another sort, whatever has both in its name
    return all(map(holds, (AllOf((one, other)), AllOf((one, Not(other))), AllOf((other, Not(one))))))


def _tests(condition: Condition) -> bool:
    """Whether a filter goes by the cells of a category."""
    if isinstance(condition, AnyOf | AllOf):
        return any(map(_tests, condition.conditions))
    return isinstance(condition, Test) and (condition.field == "category" or is_of_sort(condition.field))


def is_of_goods(condition: Condition) -> bool:
    """Whether a filter says what sort of goods things are."""
    told = set(about(condition))
    sorts = bool(told) and all(one in ("name", "category") or is_of_sort(one) for one in told)
    return sorts or _is_of_tag(condition)


def _is_of_tag(condition: Condition) -> bool:
    """Whether a filter is a tag that says what things are: sofa, and not wood or women."""
    if isinstance(condition, AnyOf):
        return all(map(_is_of_tag, condition.conditions))
    if not isinstance(condition, Test) or condition.field != "tags" or not condition.values:
        return False
    return all(is_sort_of_goods(key_of(value)) for value in condition.values)


def is_of_material(condition: Condition) -> bool:
    """Whether a filter says what things are made of, which is a part of what they are called: a glass teapot."""
    named = concepts()["material"].names
    told = set(about(condition)) - {"material"}
    return bool(told) and all(any(key in named for key in keys_of_column(field)) for field in told)


@cache
def is_of_sort(field: str) -> bool:
    """Whether a field says what sort of goods things are: another noun replaces it."""
    sorts = {key for id in ("category", "subcategory") for key in concepts()[id].names}
    return any(key in sorts for key in keys_of_column(field))


def about(condition: Condition) -> Iterator[str]:
    """What a condition speaks of: fields, names, SKUs."""
    match condition:
        case AllOf(inner) | AnyOf(inner):
            fallback = any(isinstance(one, Test) and one.blank for one in inner)  # what a name says for an empty cell
            for one in inner:
                yield from () if fallback and not isinstance(one, Test) else about(one)
        case Words(text=text) if look := look_of(key_of(text)):
            yield look
        case Words(text=text) if (size := quantity_of(text)) and size.unit:
            yield f"{_SIZE}{size.unit.casefold()}"  # 100W: no other goods, but others of the same
        case Not(one):
            yield from about(one)
        case Test(field=field, values=values):
            yield field
            yield from ("name",) if is_of_sort(field) and values else ()
            yield from filter(None, {look_of(key_of(value)) for value in values})
        case Words(fields=fields, anywhere=anywhere) if anywhere or "description" in fields:
            yield "text"  # where things are made is no other goods
        case Words() | Skus():
            yield "name"


def names_in(condition: Condition) -> Iterator[str]:
    """The words by which a condition goes."""
    match condition:
        case Words(text=text):
            yield text
        case AllOf(inner) | AnyOf(inner):
            for one in inner:
                yield from names_in(one)


def without_words(name: str, words: Iterable[str]) -> str:
    """A name without some of its words."""
    for word in filter(None, words):
        name = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", name, flags=re.IGNORECASE)
    return " ".join(re.sub(r"\s+[,;:–—-]+(?=\s|$)", " ", name).split()).strip(_EDGES)
