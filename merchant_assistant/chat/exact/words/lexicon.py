"""What words of a question mean, whatever the catalogue: operations, comparisons, fields, filler.

The tables are those of ``resources/chat/exact``; those of all languages are one, as people mix them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from merchant_assistant.chat.exact.words.keys import Key, key_of
from merchant_assistant.foundation.paths import resource

LANGUAGES = ("en", "zh", "de")
_OF_CONCEPTS = ("names", "asks", "high", "low", "more", "less", "above", "below")


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that a catalogue may have a field for. ``field``: '' for one that only attributes hold.

    ``names``: what the field or the attribute's column may be called. ``by_value``: its values may stand in a question
    without the field's name. ``set_by_shop``: no text of a product says it. ``units``: in a text.
    """

    id: str
    field: str
    names: frozenset[Key]
    label: str
    label_zh: str
    by_value: bool
    set_by_shop: bool = False
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a phrase: ``kind`` is a table's name, ``what`` its line (operation, comparison, concept)."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Trade:
    """What a shop may sell. ``ids``: of it and the trades that are kinds of it; ``said``: words for all of its goods.

    ``rows``: kinds of it, each with the words for it; ``endings``: of Chinese names; ``counted``: what they come in.
    """

    ids: frozenset[str]
    said: frozenset[Key]
    rows: tuple[tuple[Key, ...], ...]
    endings: tuple[str, ...]
    counted: frozenset[Key]


@dataclass(frozen=True, slots=True)
class Country:
    """``said``: how questions name it, ``adjectives`` among them; ``written``: how cells do, also by a code."""

    said: frozenset[Key]
    written: frozenset[Key]
    adjectives: frozenset[Key]


@cache
def countries() -> tuple[Country, ...]:
    """Every country of ``countries.toml``."""
    tables = _toml("countries")
    return tuple(_country(code, names, tables) for code, names in tables["names"].items())


def _country(code: str, names: Iterable[str], tables: Mapping[str, Any]) -> Country:
    named = frozenset(map(key_of, names)) - {()}
    adjectives = frozenset(map(key_of, tables["adjectives"].get(code, ())))
    codes = frozenset(key_of(one) for one in (code, tables["codes"].get(code, "")) if one)
    short = {key for key in codes if key in map(key_of, tables["by_code"]["said"])}
    return Country(named | adjectives | short, named | codes, adjectives)


@cache
def continents() -> Mapping[Key, frozenset[Key]]:
    """What parts of the world are called, with all that cells write for a country in them."""
    tables, named = _toml("continents"), _toml("countries")
    written = {code: _country(code, names, named).written for code, names in named["names"].items()}
    return {
        key_of(form): frozenset(key for code in codes.split() for key in written.get(code, ()))
        for id, codes in tables["countries"].items()
        for form in tables["said"][id]
    }


@cache
def is_adjective_of_country(key: Key) -> bool:
    """Whether words say where things come from, as an adjective: Swiss."""
    return any(key in country.adjectives for country in countries())


@cache
def concepts() -> Mapping[str, Concept]:
    """Every concept of ``fields.toml``, by its id."""
    return {id: _concept(id, entry) for id, entry in _toml("fields").items()}


def _concept(id: str, entry: Mapping[str, Any]) -> Concept:
    names = entry["names"]
    chinese = next((name for name in names if not name.isascii() and "\u4e00" <= name[0] <= "\u9fff"), names[0])
    keys = frozenset(map(key_of, (*names, id.replace("_", " "))))
    return Concept(
        id, entry.get("field", ""), keys, names[0], chinese, not entry.get("not_by_value", False),
        entry.get("set_by_shop", False), tuple(entry.get("units", ())),
    )  # fmt: skip


@cache
def senses() -> Mapping[Key, frozenset[Sense]]:
    """All meanings of each phrase."""
    found: dict[Key, set[Sense]] = {}
    for phrase, sense in _all():
        found.setdefault(key_of(phrase), set()).add(sense)
    found.pop((), None)
    return {key: frozenset(meant) for key, meant in found.items()}


@cache
def longest() -> int:
    """Words of the longest phrase."""
    return max(map(len, senses()))


def _all() -> Iterator[tuple[str, Sense]]:
    for id, entry in _toml("fields").items():
        for kind in _OF_CONCEPTS:
            yield from ((phrase, Sense(kind, id)) for phrase in entry.get(kind, ()))
    for language in LANGUAGES:
        tables = _toml(language)
        for kind in ("words", "before", "behind", "unknowable"):
            yield from _of_table(kind, tables[kind])
        idle = (*tables["filler"]["phrases"], *tables["filler"]["words"].split())
        yield from ((word, Sense("words", "filler")) for word in idle)


def _of_table(kind: str, table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Sense]]:
    for what, phrases in table.items():
        yield from ((phrase, Sense(kind, what)) for phrase in phrases)


@cache
def _toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resource("chat", "exact", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def forms(name: str) -> tuple[str, ...]:
    """A list of ``forms.toml``."""
    return tuple(_toml("forms")[name]["words"])


@cache
def containers() -> Mapping[str, str]:
    """The words for what goods are counted and sold in, each with its sort."""
    return {word: sort for sort, words in _containers().items() for word in words}


def words_of_container(sort: str) -> tuple[str, ...]:
    """What a sort of container is called: one, several, other names for it; none where it is no container."""
    return _containers().get(sort, ())


@cache
def _containers() -> Mapping[str, tuple[str, ...]]:
    return {words[0]: words for words in map(tuple, map(str.split, forms("containers")))}


@cache
def decides(column: str) -> int | None:
    """Where a field or an attribute's column stands among those that decide a purchase; None: it decides none."""
    key = key_of(column.replace("_", " "))
    places = (at for at, one in enumerate(forms("decide")) if one == column or key in concepts()[one].names)
    return next(places, None)


@cache
def money_words() -> Mapping[str, tuple[str, ...]]:
    """Currencies by what people call them."""
    return {word: tuple(codes) for word, codes in _toml("forms")["money"].items()}


@cache
def shorthand() -> Mapping[str, str]:
    """Short forms of English, each with what it stands for."""
    return dict(_toml("forms")["short"])


@cache
def short_heads() -> Mapping[str, str]:
    """Short forms in the names of columns, each with what it stands for."""
    return dict(_toml("forms")["heads"])


@cache
def units_of_heads() -> Mapping[str, str]:
    """Units as the names of columns write them, each with what it stands for."""
    return dict(_toml("forms")["units_of_heads"])


@cache
def is_vague(word: str) -> bool:
    """Whether a word asks for a judgement or a place in a row that no cell says."""
    return any(key_of(word) == key_of(vague) for language in LANGUAGES for vague in _toml(language)["vague"]["words"])


@cache
def wider(key: Key) -> tuple[str, ...]:
    """What a whole sort of goods is called of which a noun is the everyday name: shoe, footwear."""
    return tuple(kind for forms in _toml("nouns")["wider"] if key in map(key_of, forms[1:]) for kind in forms[:1])


@cache
def audiences() -> tuple[tuple[str, ...], ...]:
    """Words for the same people, for whom things are."""
    return tuple(map(tuple, _toml("nouns")["audiences"]))


@cache
def nouns() -> Mapping[Key, tuple[str, ...]]:
    """What a product noun is called in the other language."""
    found: dict[Key, tuple[str, ...]] = {}
    for forms in _toml("nouns")["nouns"]:
        for form in forms:
            found[key_of(form)] = (*found.get(key_of(form), ()), *(other for other in forms if other != form))
    for english, chinese, _ in _toml("tongues")["goods"]:
        for own, other in ((english, chinese), (chinese, english)):
            for form in own:
                known = found.get(key_of(form), ())
                found[key_of(form)] = (*known, *(one for one in other if one not in known))
    for chinese, english in _goods():
        found |= {key_of(form): tuple(dict.fromkeys((*found.get(key_of(form), ()), *english))) for form in chinese}
    return found


@cache
def also_called() -> Mapping[Key, tuple[str, ...]]:
    """How else English names with a hyphen are said that end on the same noun: a height-adjustable desk."""
    found: dict[Key, tuple[str, ...]] = {}
    for _, english in _goods():
        for form in english:
            key = key_of(form)
            same = (one for one in english if len(key) > 1 and key_of(one)[1:] and key_of(one)[-1] == key[-1])
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *(one for one in same if key_of(one) != key))))
    return {key: forms for key, forms in found.items() if forms and "-" in key}


@cache
def called_in_chinese() -> Mapping[Key, tuple[str, ...]]:
    """What goods of ``goods.toml`` are called in Chinese, by their English names."""
    found: dict[Key, tuple[str, ...]] = {}
    for chinese, english in _goods():
        found |= {key_of(form): (*found.get(key_of(form), ()), *chinese) for form in english}
    return found


def _goods() -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The lines of ``goods.toml``: Chinese words and the English ones."""
    for trade in _toml("goods").values():
        yield from ((chinese.split(), english.split(", ")) for chinese, english in trade.items())


@cache
def trades() -> Mapping[str, Trade]:
    """What shops sell, of ``trades.toml``."""
    return {id: _trade(id, entry) for id, entry in _toml("trades").items()}


def _trade(id: str, entry: Mapping[str, Any]) -> Trade:
    sections = [_toml("goods")[name] for name in entry.get("goods", ())]
    goods = [(*chinese.split(), *english.split(", ")) for one in sections for chinese, english in one.items()]
    rows = tuple(tuple(map(key_of, row)) for row in entry.get("kinds", ()))
    alone = tuple((key_of(form),) for row in goods for form in row)  # near words, none is another's name
    return Trade(
        frozenset({id, *entry.get("of", ())}), frozenset(map(key_of, entry["said"])), (*rows, *alone),
        tuple(entry.get("endings", ())), frozenset(map(key_of, entry.get("in", ()))),
    )  # fmt: skip


@cache
def cells_for(table: str) -> Mapping[Key, frozenset[Key]]:
    """Of ``goods``, ``materials`` or ``colours``: how cells in any language write what questions name."""
    found: dict[Key, frozenset[Key]] = {}
    for english, chinese, others in _toml("tongues")[table]:
        written = frozenset(map(key_of, (*english, *chinese, *others)))
        for form in (*english, *chinese):
            found[key_of(form)] = found.get(key_of(form), frozenset()) | written
    return found


@cache
def states_written(state: str) -> tuple[Key, ...]:
    """How cells write that things are there, few, gone, ordered ahead or given up."""
    return tuple(dict.fromkeys(map(key_of, _toml("states")[state])))


@cache
def of_state(key: Key) -> tuple[Key, ...]:
    """What else cells write for a state that a question names: pre-order for 预售."""
    named = [written for state in _toml("states") if key in (written := states_written(state))]
    return named[0] if named else ()


@cache
def cells_beside(table: str) -> Mapping[Key, frozenset[Key]]:
    """How cells write what a question names in another language than English and Chinese: Schraube, Schrauben."""
    found: dict[Key, frozenset[Key]] = {}
    for english, chinese, others in _toml("tongues")[table]:
        written = frozenset(map(key_of, (*english, *chinese, *others)))
        for key in set(map(key_of, others)) - cells_for(table).keys():
            found[key] = found.get(key, frozenset()) | written
    return found
