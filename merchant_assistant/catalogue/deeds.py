"""What a person does to whole products by hand: add, delete, merge. Each is a batch that can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from merchant_assistant.catalogue.editing import checked_cells
from merchant_assistant.catalogue.identity import barcode_key
from merchant_assistant.catalogue.importing.staging import slug
from merchant_assistant.catalogue.model import ATTRIBUTE, VARIANT_FIELDS, Product, Variant
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.storage import batches, bin, deeds, products
from merchant_assistant.storage.database import Connection

_NAMES = frozenset({"sku", "title", "parent"})  # what a merge leaves to the product that stays


def add(connection: Connection, source_id: int, values: Mapping[str, str], at: str) -> tuple[int, int]:
    """A product with one variant, as typed; returns the deed and the product."""
    cells = _checked(values)
    title, sku = cells["title"], cells.pop("sku", "")
    _refuse_taken(connection, source_id, sku)
    name = sku or _free_sku(connection, slug(title) or title)
    key = _free_key(connection, source_id, f"sku:{sku}" if sku else f"title:{title}")
    product_id, variant_id = deeds.add_product(connection, source_id, key, name, title, derived=not sku)
    for entity, id, layer, part in _places(cells, product_id, variant_id):
        deeds.type_first(connection, entity, id, layer, part)
    deed_id = batches.add_deed(connection, "add", product_id, 1, at)
    deeds.log_added(connection, deed_id, at, product_id, variant_id)
    return deed_id, product_id


def delete(connection: Connection, product_ids: Sequence[int], at: str) -> int:
    """Products go to the bin with all they have; returns the deed."""
    deed_id = batches.add_deed(connection, "delete", product_ids[0], len(product_ids), at)
    bin.put(connection, deed_id, at, product_ids)
    return deed_id


def merge(connection: Connection, into: Product, others: Sequence[Product], at: str) -> int:
    """The variants of ``others`` move to ``into``, its blank cells are filled, ``others`` go to the bin.

    A variant that ``into`` has already (by SKU, else barcode) fills that one's blank cells instead. What fills a blank
    is laid over it as if typed: a later file that is blank there does not take it away.
    """
    ids = [other.id for other in others]
    deed_id = batches.add_deed(connection, "merge", into.id, 1 + len(ids), at)
    doubles = _doubles(into, others)
    _lay(connection, deed_id, "product", into.id, _blanks(into, others))
    for kept, givers in doubles.values():
        _lay(connection, deed_id, "variant", kept.id, _blanks(kept, givers))
    gone = {variant.id for _, givers in doubles.values() for variant in givers}
    for other in others:
        for variant in other.variants:
            if variant.id not in gone:
                _lay(connection, deed_id, "variant", variant.id, _own(variant, other, into))
    bin.put(connection, deed_id, at, (), variants=gone)
    deeds.move_variants(connection, deed_id, at, ids, into.id)
    bin.put(connection, deed_id, at, ids, into=into.id)
    return deed_id


def _doubles(into: Product, others: Sequence[Product]) -> dict[int, tuple[Variant, list[Variant]]]:
    """Variants that stay, by id, with those that are the same thing."""
    kept = list(into.variants)
    found: dict[int, tuple[Variant, list[Variant]]] = {}
    for variant in (variant for other in others for variant in other.variants):
        same = _same(variant, kept)
        if same is None:
            kept.append(variant)
        else:
            found.setdefault(same.id, (same, []))[1].append(variant)
    return found


def _same(variant: Variant, kept: Sequence[Variant]) -> Variant | None:
    """The one of ``kept`` that has the SKU, else the barcode of ``variant``."""
    barcode = barcode_key(variant.fields.get("barcode", ""))
    by_sku = (one for one in kept if one.sku == variant.sku and not (one.sku_derived or variant.sku_derived))
    by_barcode = (one for one in kept if barcode and barcode_key(one.fields.get("barcode", "")) == barcode)
    return next(by_sku, None) or next(by_barcode, None)


def _blanks(holder: Product | Variant, givers: Sequence[Product | Variant]) -> dict[str, str]:
    """The cells that ``holder`` has not, from the first of ``givers`` that has them."""
    own, cells = _cells(holder), dict[str, str]()
    for giver in givers:
        for name, value in _cells(giver).items():
            if name not in own and name not in _NAMES:
                cells.setdefault(name, value)
    return cells


def _own(variant: Variant, before: Product, after: Product) -> dict[str, str]:
    """What a variant had of its product and would lose with it: what the new one has otherwise."""
    old, new, own = _cells(before), _cells(after), _cells(variant)
    return {
        name: value
        for name, value in old.items()
        if (name.startswith(ATTRIBUTE) or name in VARIANT_FIELDS - _NAMES)
        and name not in own
        and new.get(name, value) != value
    }


def _cells(holder: Product | Variant) -> dict[str, str]:
    """What can be laid over another: amounts and stock as plain numbers."""
    cells = {**holder.fields, **{ATTRIBUTE + name: value for name, value in holder.attributes.items()}}
    if isinstance(holder, Variant):
        if holder.price:
            cells["price"] = holder.price.amount
            cells |= {"currency": holder.price.currency} if holder.price.currency else {}
        if holder.stock is not None:
            cells["stock"] = str(holder.stock)
    return cells


def _lay(connection: Connection, deed_id: int, entity: products.Entity, id: int, cells: Mapping[str, str]) -> None:
    fields, attributes = _layers(cells)
    layers: tuple[tuple[products.Layer, Mapping[str, str]], ...] = (("fields", fields), ("attributes", attributes))
    for layer, part in layers:
        if part:
            products.type_cells(connection, entity, id, layer, part, deed_id)


def _layers(cells: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    fields = {name: value for name, value in cells.items() if not name.startswith(ATTRIBUTE)}
    attributes = {name.removeprefix(ATTRIBUTE): value for name, value in cells.items() if name.startswith(ATTRIBUTE)}
    return fields, attributes


def _checked(values: Mapping[str, str]) -> dict[str, str]:
    """What was typed, as it is stored; blank cells are left out."""
    cells: dict[str, str] = {}
    for field, value in values.items():
        if field == "title" or value.strip():
            cells |= checked_cells(field, value)
    if "title" not in cells:
        cells |= checked_cells("title", "")
    return cells


def _places(
    cells: Mapping[str, str], product_id: int, variant_id: int
) -> Iterator[tuple[products.Entity, int, products.Layer, dict[str, str]]]:
    """Which cells belong to the product, and which to its variant."""
    fields, attributes = _layers(cells)
    bought = {name: value for name, value in fields.items() if name in VARIANT_FIELDS}
    yield "product", product_id, "fields", {name: value for name, value in fields.items() if name not in bought}
    yield "product", product_id, "attributes", attributes
    yield "variant", variant_id, "fields", bought


def _refuse_taken(connection: Connection, source_id: int, sku: str) -> None:
    if sku and deeds.sku_is_taken(connection, source_id, sku):
        raise UserFault(
            "sku_taken",
            said("Catalogue", "There is a product with the SKU “{sku}” already.").format(sku=sku),
            said("Catalogue", "Choose another SKU, or change that product."),
        )


def _free_sku(connection: Connection, base: str) -> str:
    """``base``, or the first of ``base-2``, ``base-3`` … that no product has."""
    return next(name for name in _numbered(base, "-") if not products.ids_of_sku(connection, name))


def _free_key(connection: Connection, source_id: int, base: str) -> str:
    return next(name for name in _numbered(base, "#") if not deeds.key_is_taken(connection, source_id, name))


def _numbered(base: str, mark: str) -> Iterator[str]:
    yield base
    yield from (f"{base}{mark}{number}" for number in count(2))
