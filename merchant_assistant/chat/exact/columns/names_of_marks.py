"""What columns that say yes or no are called besides: refrigerated of "Cold chain (Y/N)", 过敏原 of 含过敏原."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from merchant_assistant.catalogue.attribute_types import type_of
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.words_of_values import Named
from merchant_assistant.chat.exact.words.keys import Key, is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import cells_for, forms, nouns, senses

_ARTICLE = re.compile(r"\s+(?:an?|any|the)$", re.IGNORECASE)
_THEY_HAVE = re.compile(r"(?<!\byou)(?<!\bwe)(?<!\bi) (?:has|have|having)$", re.IGNORECASE)  # the goods, not the shop
_MOST = 6  # different cells of such a column
_SHORTEST = 2  # characters of a name in Chinese
_TICKS = frozenset({"x", "√", "✓", "✔", "●", "•", "*", "v", "☑"})  # in a column of ticks the other cells are empty


def marks_in(values: Iterable[Named]) -> frozenset[str]:
    """The attributes of which every cell says yes or no, or ticks what is so."""
    return frozenset(name for name, said in _cells(values) if _is_ticked(said) or all(map(_is_yes_no, said)))


def ticked_in(values: Iterable[Named]) -> frozenset[str]:
    """Those that only tick what is so, or only say yes."""
    return frozenset(name for name, said in _cells(values) if _is_ticked(said))


def _cells(values: Iterable[Named]) -> Iterable[tuple[str, list[str]]]:
    """The first cells of each attribute."""
    cells: dict[str, list[str]] = {}
    for name, value in values:
        if name.startswith(ATTRIBUTE) and len(cells.setdefault(name, [])) <= _MOST:
            cells[name].append(value)
    return cells.items()


def _is_yes_no(value: str) -> bool:
    return type_of(value).kind == "yes_no"


def _is_ticked(values: Iterable[str]) -> bool:
    said = {value.casefold() for value in values}
    return said <= _TICKS or all(type_of(one).yes for one in said)


def names_of_marks(named: Mapping[Key, tuple[str, ...]], marks: frozenset[str]) -> dict[Key, tuple[str, ...]]:
    """What these columns are called besides; nothing that another one is called too."""
    found: dict[Key, set[str]] = {}
    for key, meant in named.items():
        if len(meant) == 1 and meant[0] in marks:
            for form in _forms(key):
                found.setdefault(form, set()).add(meant[0])
    return {key: tuple(meant) for key, meant in found.items() if len(meant) == 1 and key not in named}


def _forms(key: Key) -> Iterator[Key]:
    for form in dict.fromkeys((key, *_bare(key))):
        if form != key:
            yield form
        yield from cells_for("columns").get(form, ())


def is_bare(key: Key, fields: Iterable[str]) -> bool:
    """Whether columns are called so only without the words that say that they mark: 电池 of 带电池."""
    named = [whole for field in fields for whole in keys_of_column(field)]
    has = [whole[1:] for whole in named if whole[:1] == ("has",)]
    return (key not in named and any(key in _bare(whole) for whole in named)) or key in has


def is_marked_before(text: str, start: int) -> bool:
    """Whether a word stands before a place that says what things have: 含, with, without."""
    before = _ARTICLE.sub("", text[:start].rstrip())
    return before.casefold().endswith(forms("marks_before")) or _THEY_HAVE.search(before) is not None


def _bare(key: Key) -> Iterator[Key]:
    """A name without the words that only say that it marks, and a quality without for whom it is one."""
    said = key
    for form in sorted(map(key_of, forms("marking")), key=len, reverse=True):
        if len(said) > len(form) and said[: len(form)] == form:
            said = said[len(form) :]
            break
    for form in map(key_of, forms("marked_behind")):
        if len(said) > len(form) and said[-len(form) :] == form:
            said = said[: -len(form)]
    if said != key and (not is_han(said[0]) or len(said) >= _SHORTEST):
        yield said
    if (may := next((at for at, word in enumerate(said) if word in forms("may")), -1)) > 0:  # 孕妇可用
        yield from (said[:may] + tuple(form) + said[may + 1 :] for form in forms("may_too"))
    at = next((at for at, word in enumerate(said) if word in forms("for_whom")), 0)
    if at and said[:at] not in senses() and said[:at] not in nouns():
        yield said[:at]
