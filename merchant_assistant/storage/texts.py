"""Texts that are too long to stand in a column, and the lines that say which product or variant is meant."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

import msgspec

_AT_ONCE = 2000  # products in one statement
_ATTRIBUTE = "attribute:"
_IDS = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Line:
    """A product as a row of an answer names it; ``variants``: SKU and title of each, in their order."""

    id: int
    sku: str
    title: str
    variants: tuple[tuple[str, str], ...]


def lines(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, Line]:
    """The lines of products, by id. A variant that goes by its product's title goes by what was typed over it."""
    marks = [json.dumps(ids)]
    rows = connection.execute(
        f"SELECT product_id, sku, title FROM variant WHERE product_id IN {_IDS} ORDER BY product_id, id", marks
    )
    variants = {id: [row[1:] for row in group] for id, group in groupby(rows, itemgetter(0))}
    products = connection.execute(
        f"SELECT id, sku, title, coalesce(typed_fields ->> '$.title', title) FROM product WHERE id IN {_IDS}", marks
    )
    return {
        id: Line(id, sku, title, tuple((s, title if t == imported else t) for s, t in variants.get(id, ())))
        for id, sku, imported, title in products
    }


def texts(connection: sqlite3.Connection, field: str, ids: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """``(product, variant, text)`` of every cell of a field that is not blank (variant 0: the product's own)."""
    layer, name = ("attributes", field.removeprefix(_ATTRIBUTE)) if field.startswith(_ATTRIBUTE) else ("fields", field)
    for start in range(0, len(ids), _AT_ONCE):
        marks = [json.dumps(ids[start : start + _AT_ONCE])]
        own = connection.execute(f"SELECT id, {layer}, typed_{layer} FROM product WHERE id IN {_IDS}", marks)
        yield from _told(((id, 0, *cells) for id, *cells in own), name)
        rows = connection.execute(
            f"""SELECT product_id, {layer}, typed_{layer} FROM variant WHERE product_id IN {_IDS}
            ORDER BY product_id, id""",
            marks,
        )
        of_products = groupby(rows, itemgetter(0))
        numbered = ((id, n, *cells) for id, group in of_products for n, (_, *cells) in enumerate(group, 1))
        yield from _told(numbered, name)


def _told(rows: Iterator[tuple[int, int, str, str]], name: str) -> Iterator[tuple[int, int, str]]:
    decode = _decoder().decode
    for id, number, imported, typed in rows:
        cells = decode(imported) | decode(typed) if typed != "{}" else decode(imported)
        if text := cells.get(name, "").strip():
            yield id, number, text


def slots_of_skus(connection: sqlite3.Connection, skus: Sequence[str]) -> list[tuple[int, int]]:
    """``(product, variant)`` of every one that has one of these SKUs (0: the product as a whole).

    Where a variant has the SKU that its product has too, the variant is meant.
    """
    marks = [json.dumps(skus)]
    variants = connection.execute(
        f"""SELECT v.product_id, (SELECT count(*) FROM variant o WHERE o.product_id = v.product_id AND o.id <= v.id)
        FROM variant v WHERE v.sku IN {_IDS}""",
        marks,
    ).fetchall()
    having = {id for id, _ in variants}
    products = connection.execute(f"SELECT id FROM product WHERE sku IN {_IDS}", marks)
    return [*variants, *((id, 0) for (id,) in products if id not in having)]


@cache
def _decoder() -> msgspec.json.Decoder[dict[str, str]]:
    return msgspec.json.Decoder(dict[str, str])
