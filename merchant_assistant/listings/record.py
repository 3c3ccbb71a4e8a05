"""From a product of the catalogue to the record that proves claims about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from merchant_assistant.catalogue.model import Cell, Product, Variant
from merchant_assistant.claims.model import Evidence, Record
from merchant_assistant.listings.fingerprint import hashes_in, without

# Addresses of pictures and pages hold digits that say nothing about the product.
_NO_EVIDENCE = frozenset({"image", "url"})
OwnSentences = Callable[[set[str]], set[str]]  # of these hashes, those that a model of ours wrote


def record_of(product: Product, own_sentences: OwnSentences, sku: str | None = None) -> Record:
    """The record for ``product``, or for one of its variants where ``sku`` names one.

    What differs between variants is evidence about the set (``sibling``) unless one variant is meant; sentences that
    our model wrote are left out.
    """
    variant = next((v for v in product.variants if v.sku == sku), None) if sku and sku != product.sku else None
    evidence = tuple(dict.fromkeys(_evidence(product, variant)))
    return Record(sku or product.sku, tuple(_proven(evidence, _own(product, own_sentences))))


def clean_product(product: Product, own_sentences: OwnSentences) -> Product:
    """``product`` without what our model wrote, so that no draft builds on an earlier one. A title is kept: a product

    needs its name.
    """
    own = _own(product, own_sentences)
    if not own:
        return product
    fields = {
        name: value if name in product.typed or name == "title" else without(value, own)
        for name, value in product.fields.items()
    }
    attributes = {
        name: value if f"attribute:{name}" in product.typed else without(value, own)
        for name, value in product.attributes.items()
    }
    return replace(product, fields=fields, attributes=attributes)


def _own(product: Product, own_sentences: OwnSentences) -> set[str]:
    hashes = {print_ for cell in product.cells() for print_ in hashes_in(cell)}
    return own_sentences(hashes) if hashes else set()


def _proven(evidence: Iterable[tuple[Evidence, bool]], own: set[str]) -> Iterator[Evidence]:
    for item, typed in evidence:
        value = item.value if typed else without(item.value, own)
        if value.strip():
            yield replace(item, value=value)


def _evidence(product: Product, variant: Variant | None) -> Iterator[tuple[Evidence, bool]]:
    cells = [cell for cell in product.cells() if cell.field not in _NO_EVIDENCE]
    shared = _shared_fields(product) if variant is None else frozenset()
    # The variant's own cells first: where they and the product's speak of the same thing, the nearer one counts.
    for cell in sorted(cells, key=lambda cell: variant is None or cell.sku != variant.sku or cell.level != "variant"):
        yield Evidence(cell.field, cell.value, cell.sku, _is_sibling(cell, variant, shared)), cell.typed
    for own in product.variants:  # a currency that only the column's name told ("单价（元）") stands in no cell
        if own.price and own.price.currency and not own.fields.get("currency"):
            yield Evidence("currency", own.price.currency, own.sku), False


def _is_sibling(cell: Cell, variant: Variant | None, shared: frozenset[str]) -> bool:
    if cell.level == "product":
        return False
    return cell.field not in shared if variant is None else cell.sku != variant.sku


def _shared_fields(product: Product) -> frozenset[str]:
    """Fields with one and the same value in every variant: they speak for the product."""
    if len(product.variants) <= 1:
        return frozenset(cell.field for cell in product.cells())
    values: dict[str, list[str]] = {}
    for cell in product.cells():
        if cell.level == "variant":
            values.setdefault(cell.field, []).append(cell.value)
    return frozenset(
        name for name, found in values.items() if len(found) == len(product.variants) and len(set(found)) == 1
    )
