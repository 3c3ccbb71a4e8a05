"""A few things side by side: the fields in which they differ, as a table and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from merchant_assistant.catalogue.model import ATTRIBUTE, FIELDS
from merchant_assistant.chat.exact.columns.labels import cell_text, field_label, in_a_sentence, listed
from merchant_assistant.chat.exact.columns.model import Reading, Reply, Table
from merchant_assistant.chat.exact.telling.phrasing import MONEY
from merchant_assistant.chat.exact.telling.wording import Wording
from merchant_assistant.chat.exact.words.lexicon import decides
from merchant_assistant.chat.exact.words.phrases import phrase

if TYPE_CHECKING:
    from merchant_assistant.catalogue.inquiry import Finding, Row
    from merchant_assistant.catalogue.model import Product

_NO_LINES = frozenset({"sku", "title", "image", "url", "parent", "currency", "description", "price_basis"})
_CODES = frozenset({"barcode", "mpn", "hs_code"})
_LONGEST = 120  # characters of a cell that is set beside another
_TOLD = 5  # fields whose values stand in the sentence; the table has all
_SHORT = 32  # characters of a value that stands in it
_FEWEST = 2
_BETWEEN = "; "  # several values of one thing

Line = tuple[str, tuple[str, ...]]  # a field, and what each of the things has there


def compared(reading: Reading, finding: Finding, products: Sequence[Product], day: str) -> Reply:
    """How the things of a finding differ. ``products``: those that its rows are of, in any order."""
    say = Wording(reading, finding, day)
    rows = list(finding.rows)
    if len(rows) < _FEWEST:
        return say.which()
    by_id = {product.id: product for product in products}
    lines = _lines([_cells(by_id[row.product_id], row) for row in rows if row.product_id in by_id])
    language = reading.language
    called = tuple((field_label(name, language), cells) for name, cells in lines)
    names = phrase(language, "and").join(say.name(row) for row in rows)
    text = say.say("side_by_side" if lines else "side_by_side_same", names=names, values=_summary(lines, reading))
    priced = replace(reading, inquiry=replace(reading.inquiry, field="price")) if lines else reading
    reply = Wording(priced, finding, day).exact(text, tuple(_told("is", line, reading) for line in called))
    return replace(reply, reading=reading, query=say.query, table=Table(tuple(row.sku for row in rows), called))


def _summary(lines: Sequence[Line], reading: Reading) -> str:
    """What decides between them, with its values; of the rest what it is about, codes last."""
    language = reading.language
    decisive = sorted((line for line in lines if _weight(line) is not None), key=lambda line: _weight(line) or 0)[
        :_TOLD
    ]
    told = phrase(language, "comma").join(
        _told("differs", (in_a_sentence(field_label(name, language)), cells), reading) for name, cells in decisive
    )
    others = [name for name, cells in lines if (name, cells) not in decisive]
    others.sort(key=lambda name: not name.startswith(ATTRIBUTE))
    rest = listed([in_a_sentence(field_label(name, language)) for name in others], language)
    if not told or not rest:
        return told or rest
    return phrase(language, "differs_also").format(values=told, fields=rest)


def _weight(line: Line) -> int | None:
    """Where a field stands among those that decide a purchase; None: it decides none, or a sentence has no room."""
    name, cells = line
    return decides(name.removeprefix(ATTRIBUTE)) if max(map(len, cells)) <= _SHORT else None


def _told(how: str, line: Line, reading: Reading) -> str:
    label, cells = line
    nothing = phrase(reading.language, "nothing")
    return phrase(reading.language, how).format(field=label, value=" / ".join(cell or nothing for cell in cells))


def _lines(things: Sequence[Mapping[str, str]]) -> tuple[Line, ...]:
    """The fields in which they differ, prices and stock first."""
    fields = sorted(dict.fromkeys(name for cells in things for name in cells), key=_place)
    lines = ((name, tuple(cells.get(name, "") for cells in things)) for name in fields)
    return tuple((name, cells) for name, cells in lines if len(set(cells)) > 1)


def _place(field: str) -> tuple[bool, bool, int, int]:
    """Where a field stands among the others: prices and stock, what decides a purchase, the rest, codes last."""
    known = FIELDS.index(field) if field in FIELDS else len(FIELDS)
    weight = decides(field.removeprefix(ATTRIBUTE))
    return field not in MONEY | {"stock"}, field in _CODES, len(FIELDS) if weight is None else weight, known


def _cells(product: Product, row: Row) -> dict[str, str]:
    """What a product, or one variant of it, has of each field."""
    variants = [product.variants[row.variant - 1]] if row.variant else list(product.variants)
    found: dict[str, dict[str, None]] = {}
    for variant in variants:
        for name, value in _named(variant.fields, variant.attributes):
            told = str(variant.price) if name == "price" and variant.price else value
            found.setdefault(name, {})[told] = None
    for name, value in _named(product.fields, product.attributes):
        found.setdefault(name, {value: None})
    joined = {name: cell_text(_BETWEEN.join(values), name) for name, values in found.items()}
    if len(variants) > 1 and (stocks := [variant.stock for variant in variants if variant.stock is not None]):
        joined["stock"] = f"{sum(stocks):,.0f}" if float(sum(stocks)).is_integer() else f"{sum(stocks):,}"
    return {name: value for name, value in joined.items() if name not in _NO_LINES and len(value) <= _LONGEST}


def _named(fields: Mapping[str, str], attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for name, value in fields.items() if value.strip())
    yield from ((ATTRIBUTE + name, value) for name, value in attributes.items() if value.strip())
