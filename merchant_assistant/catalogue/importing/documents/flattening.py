"""Nested records of unknown kind as rows of cells: one for each variant, lists joined, named values under their names.

A record is what JSON makes of an object; elements of XML are made the same (:mod:`.xml_values`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TypeGuard

from merchant_assistant.catalogue.importing.documents.records import MANY, add

Value = object  # None, bool, int, float, Decimal, str, list of values, dict of values by name
Record = Mapping[str, Value]
WAY = "/"  # between the names that lead to a value
PARENT = "parent"
VARIANT_TITLE = "variant title"
MAX_DEPTH = 60
_VARIANTS = frozenset(("variants", "variations", "skus", "variant", "productvariants", "editions", "childproducts"))
_OPTIONS = frozenset(("options", "productoptions"))
_TITLES = frozenset(("title", "name"))
_IDENTITIES = ("id", "handle", "slug", "sku", "code", "key", "title", "name")
_NAMES = ("name", "attributecode", "optiondisplayname", "key", "code", "label", "title", "attribute", "option")
_VALUES = ("value", "values", "option", "options", "label", "text", "val")
_ADDRESSES = ("src", "url", "href", "originalsrc", "link", "largeimage", "image")
_ENVELOPE = frozenset(("node", "cursor"))
_NAMED_VALUES = ("attribute", "property", "properties", "param", "feature", "spec", "option", "characteristic")
_NO_OPTION = "Default Title"  # what Shopify says of a product that has no options
_CALLED = ("name", "title", "label", "value", "text", "code", "sku", "handle")


class TooDeepError(Exception):
    """A record is nested deeper than any catalogue's."""


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name for comparing: ``attribute_code``, ``attributeCode`` and ``@attribute-code`` are one."""
    return "".join(filter(str.isalnum, name)).casefold()


def rows(record: Record) -> Iterator[dict[str, str]]:
    """The rows of one record: of each of its variants, with what holds for all; of itself where it has none."""
    cells: dict[str, str] = {}
    variants: list[Record] = []
    options: list[str] = []
    offered: Value = None
    for name, value in _unwrapped(record).items():
        inner = _listed(value)
        if plain(name) in _VARIANTS and _records(inner):
            variants.extend(inner)
            continue
        if plain(name) in _OPTIONS and _records(inner):
            offered, options = value, [_named(one, _NAMES) for one in inner]
            continue
        _put(cells, name, value)
    if not variants:
        _put(cells, "options", offered)
        yield cells
        return
    parent = _identity(_unwrapped(record))
    for variant in variants:
        yield {**cells, **_variant(variant, options), PARENT: parent}


def _unwrapped(record: Record) -> Record:
    """A record without the envelope that GraphQL puts around it."""
    node = record.get("node")
    return node if isinstance(node, dict) and set(record) <= _ENVELOPE else record


def _variant(variant: Record, options: Sequence[str]) -> dict[str, str]:
    """What a variant says, what tells it apart first; it overrules what its product says, but for the name."""
    chosen = {name: option for name in variant if (option := _option(name, options))}
    chosen = {name: option for name, option in chosen.items() if variant[name] != _NO_OPTION}
    cells: dict[str, str] = {}
    for name, option in chosen.items():
        _put(cells, f"options{WAY}{option}", variant[name])
    for name, value in variant.items():
        if name not in chosen and value != _NO_OPTION:
            _put(cells, VARIANT_TITLE if plain(name) in _TITLES else name, value)
    return cells


def _option(name: str, options: Sequence[str]) -> str:
    """The option whose value stands under ``option1`` and its like; ``""`` for other names."""
    place = plain(name).removeprefix("option")
    numbered = place.isdecimal() and plain(name) != place
    return options[int(place) - 1] if numbered and 0 < int(place) <= len(options) else ""


def _identity(record: Record) -> str:
    known = {plain(name): value for name, value in record.items()}
    return next((text for name in _IDENTITIES if (text := scalar(known.get(name)))), "")


def scalar(value: Value) -> str:
    """A single value as text with the digits of its source; ``""`` for what is none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Decimal):
        return f"{value:f}" if abs(value.adjusted()) < 30 else str(value)
    return str(value) if isinstance(value, int | float) else ""


def _put(cells: dict[str, str], way: str, value: Value, depth: int = 0) -> None:
    if depth > MAX_DEPTH:
        raise TooDeepError
    if isinstance(value, dict):
        _put_record(cells, way, value, depth)
    elif isinstance(value, list):
        _put_list(cells, way, value, depth)
    else:
        add(cells, way, scalar(value))


def _put_record(cells: dict[str, str], way: str, record: Record, depth: int) -> None:
    inner = _listed(record)
    if isinstance(inner, list):
        _put_list(cells, way, inner, depth)
        return
    pair = _pair(record) if plain(way.rpartition(WAY)[2]).endswith(_NAMED_VALUES) else None
    if pair:
        add(cells, f"{way}{WAY}{pair[0]}", pair[1])
        return
    for name, value in record.items():
        _put(cells, f"{way}{WAY}{name}", value, depth + 1)


def _put_list(cells: dict[str, str], way: str, values: Sequence[Value], depth: int) -> None:
    """Named values go under their names, pictures as their addresses, the rest joined."""
    for value in values:
        if not isinstance(value, dict):
            _put(cells, way, value, depth + 1)
        elif pair := _pair(value):
            add(cells, f"{way}{WAY}{pair[0]}", pair[1])
        elif called := _named(value, _ADDRESSES) or _named(value, _CALLED):
            add(cells, way, called)
        else:
            _put(cells, way, value, depth + 1)


def _pair(record: Record) -> tuple[str, str] | None:
    """The name and the value of ``{"name": "Colour", "value": "red"}`` and its like; None for another record."""
    name = next((known for known in _NAMES if _text(record, known)), None)
    if name is None:
        return None
    told = next((known for known in _VALUES if known != name and _text(record, known)), None)
    if told is None or len(record) > 12 or _named(record, _ADDRESSES):
        return None
    return _text(record, name), _text(record, told)


def _named(record: Record, names: Iterable[str]) -> str:
    return next((text for name in names if (text := _text(record, name))), "")


def _text(record: Record, wanted: str) -> str:
    """The text under a name; of a list, its values joined; of a record, what it is called."""
    for name, value in record.items():
        if plain(name) == wanted:
            return _told(value)
    return ""


def _told(value: Value) -> str:
    if isinstance(value, dict):
        return next((scalar(one) for name, one in value.items() if plain(name) in _CALLED and scalar(one)), "")
    if isinstance(value, list):
        return MANY.join(filter(None, map(_told, value)))
    return scalar(value)


def _listed(value: Value) -> Value:
    """The list within what only wraps it: ``{"edges": [{"node": …}]}``, ``<images><image/><image/></images>``."""
    while isinstance(value, dict) and len(value) == 1:
        (inner,) = value.values()
        if not isinstance(inner, dict | list):
            break
        value = inner
    if isinstance(value, list):
        return [_unwrapped(one) if isinstance(one, dict) else one for one in value]
    return value


def _records(value: Value) -> TypeGuard[list[Record]]:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
