"""What columns are called: "光通量(lm)" is called 光通量 as well, and its bare numbers are lumens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.importing.head_reading import pieces
from merchant_assistant.catalogue.importing.pinyin_heads import in_characters
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of, stem
from merchant_assistant.chat.exact.words.lexicon import forms, nouns, senses, short_heads, units_of_heads
from merchant_assistant.chat.exact.words.measures import amounts_in, currencies, units_of

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import FieldHeld

_TWO = 2
_SCALED = ("值", "率", "度", "级", "号")
_MARKS = ("-", "%", "&", "+")
_OF_MONEY = ("价", "钱", "费", "额", "金", "款")
_ALONE = 4  # letters of a short form that can mean nothing else: Whse
_WORD = 5  # letters of a unit that is written out
_SIGNS = re.compile(r"[_()（）\[\]【】{}:：]+")
_BRACKETS = re.compile(r"\s*[(（\[【{]([^()（）\[\]【】{}]*)[)）\]】}]")
_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_FOR_WHAT = re.compile("^(?:适用|适合|所属)(?=[\u4e00-\u9fff]{2})")  # 适用肤质 is asked for as 肤质
_ACROSS = re.compile(r"(?<![^\W\d_])[Øø⌀](?![^\W\d_])")  # the sign of a diameter; in a word it is a letter
_PER = re.compile(r"(?<=\w)\s*/\s*(?=\w)")
_BEHIND = re.compile(r"(?:\s*[,/，]\s*|[ _]in[ _]|[ _])([^\W\d_]{1,6}\.?²?³?)$")


@lru_cache(10_000)  # asked of each column for each of the concepts
def keys_of_column(field: str) -> tuple[Key, ...]:
    """The words of its whole name, and those without brackets and without a unit; () for no attribute."""
    if not field.startswith(ATTRIBUTE):
        return ()
    name = _ACROSS.sub("diameter", field.removeprefix(ATTRIBUTE))
    plain = _BRACKETS.sub("", name).strip()
    bare = _FOR_WHAT.sub("", plain)
    forms = (
        name,
        plain,
        *((bare,) if bare else ()),
        *(_BEHIND.sub("", one) for one in (name, plain) if _ends_on_unit(one)),
    )
    forms += (_without_piece(plain),)
    said = [key_of(_SIGNS.sub(" ", spelt)) for form in forms for spelt in (form, apart(form))]
    said += [written_out(key) for key in said]
    said += [key_of(in_characters(plain))] * bool(plain)
    said += [tuple(word for word in key if word not in _MARKS) for key in said if len(key) > 1]
    said += [key[:-1] for key in said if len(key) == _TWO and key[1] in _SCALED and _is_latin(key[0])]  # SPF值
    said += [(key[0], "-", key[1]) for key in said if len(key) == _TWO and all(map(_is_latin, key))]  # grain-free
    said += [(*key_of(bare), "价")] if _is_price_for(name, bare) else []
    return tuple(key for key in dict.fromkeys(said) if key)


def _is_price_for(name: str, bare: str) -> bool:
    """Whether brackets say that what somebody pays is told: 饭店(元/个) is the 饭店价."""
    told = (found[1].split("/")[0].strip() for found in _BRACKETS.finditer(name))
    return bool(bare) and is_han(bare) and bare[-1:] not in _OF_MONEY and any(map(currencies, told))


def _without_piece(name: str) -> str:
    """A price without what it is for: 批价/箱 is the 批价."""
    bare, _, piece = name.rpartition("/")
    return bare.strip() if bare.strip()[-1:] in _OF_MONEY and piece.strip() in pieces() else name


def _ends_on_unit(name: str) -> bool:
    """Whether the last word of a name is a unit: of "Shelf life (months)" life is none."""
    behind = _BEHIND.search(name)
    return bool(behind and (units_of(behind[1]) or currencies(behind[1])))


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def apart(name: str) -> str:
    """A name as people say it that a program writes together: reorderLevel, "Sold / Month"."""
    return _PER.sub(" per ", _HUMP.sub(" ", name))


def written_out(key: Key) -> Key:
    """The words of a name with its short forms written out: Reorder Pt, Min Qty."""
    alone = len(key) == 1 and len(key[0]) < _ALONE
    return key if alone else tuple(short_heads().get(word, word) for word in key)


def unit_of_column(field: str) -> str:
    """The unit that its name says its numbers are of, '' where it says none."""
    return next((word for word in _told(field.removeprefix(ATTRIBUTE)) if units_of(word) or currencies(word)), "")


def _told(name: str) -> Iterator[str]:
    """What may be the unit: in brackets, or the last word behind a comma, a stroke or another word."""
    inside = (found[1].strip(" .") for found in _BRACKETS.finditer(name))
    yield from (units_of_heads().get(said.casefold(), said) for said in inside)
    yield from (part for found in _BRACKETS.finditer(name) if currencies(part := found[1].split("/")[0].strip()))
    if len(name) >= _WORD and units_of(name):  # a column called Lumens
        yield name
    if name.endswith("%"):
        yield "%"
    behind = _BEHIND.search(_BRACKETS.sub("", apart(name)).strip())
    if behind and not ("/" in behind[0] and any(unit.dimension == "time" for unit in units_of(behind[1]))):
        yield behind[1]  # what is sold a month is no time


def words_of_heads(
    named: Mapping[Key, tuple[str, ...]], taken: Collection[str], known: Collection[Key]
) -> dict[Key, tuple[str, ...]]:
    """Long words that stand in the name of one column only: the hardiness of "Hardiness zone".

    ``taken``: columns that are called by other words; ``known``: words that mean something else.
    """
    within: dict[str, set[str]] = {}
    for key, meant in named.items():
        for word in key if len(key) > 1 else ():
            if _may_name(word):
                within.setdefault(word, set()).update(meant)
    mine = {(word,): tuple(meant) for word, meant in within.items() if len(meant) == 1 and not meant & {*taken}}
    return {
        key: meant for key, meant in mine.items() if not any(key in one for one in (named, known, senses(), nouns()))
    }


def _may_name(word: str) -> bool:
    """Whether a word of a head may stand for the whole; a number counts what is asked for: three rings."""
    return len(word) >= _WORD and _is_latin(word) and not amounts_in(word)


def names_besides(named: Mapping[Key, tuple[str, ...]], fields: Mapping[str, FieldHeld]) -> dict[Key, tuple[str, ...]]:
    """What columns are called besides: what people do, "buys" of a buyer, and by a last word that no other ends on.

    A word that means something in any catalogue, or names goods, is none.
    """
    verbs = dict(form.split() for form in forms("agents"))
    found: dict[Key, tuple[str, ...]] = {}
    for key, meant in named.items():
        if (verb := verbs.get(key[-1])) and all(fields[name].kind == "values" for name in meant):
            found[(stem(verb),)] = meant
    for key, meant in named.items():
        for lead in map(key_of, forms("leads_head")):
            rest = key[len(lead) :]
            if len(rest) > 1 and key[: len(lead)] == lead and rest not in named and rest not in senses():
                found[rest] = meant
    ends: dict[str, set[str]] = {}
    for key, meant in named.items():
        if len(key) > 1 and _may_name(key[-1]):
            ends.setdefault(key[-1], set()).update(meant)
    for word, ending in ends.items():
        if len(ending) == 1 and (word,) not in senses() and (word,) not in nouns():
            found[(word,)] = tuple(ending)
    return found
