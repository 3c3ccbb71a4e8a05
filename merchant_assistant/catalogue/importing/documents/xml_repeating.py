"""XML of unknown kind: the element that repeats like a product does, flattened into cells."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar
from xml.etree.ElementTree import Element

from merchant_assistant.catalogue.importing.documents.flattening import WAY, rows
from merchant_assistant.catalogue.importing.documents.records import Cells, Records, add
from merchant_assistant.catalogue.importing.documents.xml_elements import local, opening_and_closing
from merchant_assistant.catalogue.importing.documents.xml_values import record_of
from merchant_assistant.catalogue.importing.encoding import Encoding

Way = tuple[str, ...]
_MAX_PATHS = 5000
_PRODUCTS = frozenset(
    (
        *("product", "item", "offer", "article", "artikel", "produkt", "produit", "articulo", "producto", "prodotto"),
        *("goods", "good", "sku", "entry", "shopitem", "товар", "tovar", "position", "catalogueline", "商品", "产品"),
    )
)
# What repeats within a product, and beside products.
_PARTS = frozenset(
    (
        *("variant", "image", "picture", "photo", "category", "param", "attribute", "feature", "property", "price"),
        *("option", "tag", "review", "parameter", "media", "file", "document", "link", "currency", "url"),
    )
)


@dataclass(slots=True)
class _Kind:
    """What is known of all elements at one path."""

    count: int = 0
    most: int = 0  # beside each other under one parent
    inner: dict[str, None] = field(default_factory=dict)
    attributes: set[str] = field(default_factory=set)


def survey(file: Path, found: Encoding) -> Way | None:
    """The path of the element that repeats and has most to tell; None where nothing looks like a list of products."""
    kinds: dict[Way, _Kind] = {}
    path: list[str] = []
    counts: list[Counter[str]] = [Counter()]
    for opens, element in opening_and_closing(file, found):
        if opens:
            path.append(local(element.tag))
            counts[-1][path[-1]] += 1
            counts.append(Counter())
            continue
        if len(kinds) < _MAX_PATHS:
            _note(kinds, tuple(path), element, counts.pop())
        path.pop()
    return _best(kinds)


def _note(kinds: dict[Way, _Kind], path: Way, element: Element, inner: Counter[str]) -> None:
    kind = kinds.setdefault(path, _Kind())
    kind.count += 1
    kind.attributes.update(element.keys())
    for name, times in inner.items():
        kind.inner[name] = None
        below = kinds[(*path, name)]
        below.most = max(below.most, times)


def _best(kinds: dict[Way, _Kind]) -> Way | None:
    scores = {path: _score(kinds, path) for path in kinds if len(path) > 1}
    best = max(scores, key=lambda path: scores[path], default=None)
    return best if best is not None and scores[best] > 0 else None


def _score(kinds: dict[Way, _Kind], path: Way) -> float:
    """How much elements at a path tell, all together; one called a product counts ten times."""
    kind, name = kinds[path], path[-1].casefold()
    named = name in _PRODUCTS
    width = _width(kinds, path)
    if width < 2 or (kind.most < 2 and not named):
        return 0.0
    return width * math.log2(1 + kind.count) * (10.0 if named else 0.1 if name in _PARTS else 1.0)


def _width(kinds: dict[Way, _Kind], path: Way) -> int:
    """How many different cells it makes; lists within it are not its own."""
    kind = kinds[path]
    width = len(kind.attributes)
    for name in kind.inner:
        below = kinds[(*path, name)]
        if not below.inner:
            width += 1
        elif below.most == 1:
            width += _width(kinds, (*path, name))
    return width


class Repeating(Records):
    """The records at one path."""

    id: ClassVar[str] = "documents"

    def __init__(self, path: Way) -> None:
        self._path = list(path)

    def is_record(self, path: Sequence[str]) -> bool:
        return path == self._path

    def is_note(self, path: Sequence[str]) -> bool:  # noqa: ARG002 - it knows of none
        return False

    def rows(self, record: Element, around: Sequence[Element]) -> Iterator[Cells]:
        """What the attributes of the elements around a record say holds for it too."""
        above: dict[str, str] = {}
        for element in around[1:]:
            for name, value in element.items():
                add(above, f"{local(element.tag)}{WAY}{local(name)}", value)
        for cells in rows(record_of(record)):
            yield {**above, **cells}
