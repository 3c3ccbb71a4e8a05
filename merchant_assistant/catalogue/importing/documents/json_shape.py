"""Where the records of a JSON document are: the list that looks most like one of products."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from merchant_assistant.catalogue.importing.documents.flattening import plain

LOOK = 400_000  # events that are looked at
_ITEM = "item"
_WRAPPERS = (_ITEM, "edges", "nodes", "node")
_PRODUCTS = frozenset(
    (
        *("products", "product", "items", "articles", "offers", "goods", "skus", "catalog", "catalogue", "produkte"),
        *("artikel", "produits", "productos", "товары"),
    )
)
_PARTS = frozenset(
    (
        *("variants", "variations", "options", "images", "media", "attributes", "prices", "categories", "links"),
        *("subcategories", "tags", "reviews", "metadata", "metafields", "features", "path", "collections"),
        *("customattributes", "parameters", "orders", "customers"),
    )
)


@dataclass(slots=True)
class _Kind:
    """What is known of the objects at one place."""

    count: int = 0
    keys: dict[str, bool] = field(default_factory=dict)  # name, and whether it holds more than a single value


@dataclass(frozen=True, slots=True)
class Place:
    """A prefix as ijson writes it. ``keyed``: the records are the values of an object, by name."""

    prefix: str
    keyed: bool = False


def find(events: Iterator[tuple[str, str, object]]) -> Place | None:
    """The place of the records; None where no list looks like one of products."""
    kinds = _survey(events)
    scores = {place: _score(kinds, place) for place in _places(kinds)}
    best = max(scores, key=lambda place: scores[place], default=None)
    return best if best is not None and scores[best] > 0 else None


def _survey(events: Iterator[tuple[str, str, object]]) -> dict[str, _Kind]:
    kinds: dict[str, _Kind] = {}
    for number, (prefix, event, value) in enumerate(events):
        if event == "map_key":
            kinds[prefix].keys.setdefault(str(value), False)
        elif event == "start_map":
            kinds.setdefault(prefix, _Kind()).count += 1
        if event in ("start_map", "start_array") and prefix:
            above, _, own = prefix.rpartition(".")
            if above in kinds and own in kinds[above].keys:
                kinds[above].keys[own] = True
        if number > LOOK:
            break
    return kinds


def _places(kinds: dict[str, _Kind]) -> Iterator[Place]:
    for prefix, kind in kinds.items():
        name = prefix.rpartition(".")[2]
        if len(kind.keys) >= 2 and all(kind.keys.values()) and _alike(kinds, prefix, kind):
            yield Place(prefix, keyed=True)
        elif not prefix or name == _ITEM or plain(name) == "product":
            yield Place(prefix)


def _alike(kinds: dict[str, _Kind], prefix: str, kind: _Kind) -> bool:
    """Whether the values of an object are records of one kind."""
    inner = [kinds.get(f"{prefix}.{name}" if prefix else name) for name in kind.keys]
    found = [set(one.keys) for one in inner if one is not None]
    return len(found) == len(inner) and bool(set.intersection(*found))


def _score(kinds: dict[str, _Kind], place: Place) -> float:
    kind = kinds[place.prefix]
    if place.keyed:
        name = next(iter(kind.keys))
        inner = f"{place.prefix}.{name}" if place.prefix else name
        return _width(kinds, inner) * math.log2(1 + len(kind.keys)) * _weight(place.prefix)
    width = _width(kinds, place.prefix)
    return 0.0 if width < 2 else width * math.log2(1 + kind.count) * _weight(place.prefix)


def _weight(prefix: str) -> float:
    """How much the name of a list speaks for products, or against."""
    names = [
        plain(name) for name in prefix.split(".") if name != _ITEM and plain(name) not in ("edges", "nodes", "node")
    ]
    name = names[-1] if names else ""
    return 10.0 if name in _PRODUCTS else 0.1 if name in _PARTS else 1.0


def _width(kinds: dict[str, _Kind], prefix: str, depth: int = 0) -> int:
    """How many single values an object there has, those of objects within it too."""
    kind = kinds.get(prefix)
    if kind is None or depth > 10:
        return 0
    nested = (f"{prefix}.{name}" if prefix else name for name, more in kind.keys.items() if more)
    return sum(not more for more in kind.keys.values()) + sum(_width(kinds, one, depth + 1) for one in nested)
