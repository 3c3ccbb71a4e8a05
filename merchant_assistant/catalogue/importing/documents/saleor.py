"""Saleor's dump of its database (``populatedb_data.json`` and others of ``dumpdata``): rows of many tables, joined.

Columns are called as in Saleor's own product export, so that one format reads both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from merchant_assistant.catalogue.importing.documents.flattening import Record, Value, scalar
from merchant_assistant.catalogue.importing.documents.records import add

_LEVELS = " > "
_DEEPEST = 30
_Fields = Mapping[str, Value]
# Tables that products are put together of; a dump holds many more.
_TABLES = frozenset(
    (
        *("product.product", "product.productvariant", "product.category", "product.producttype", "channel.channel"),
        *("product.productvariantchannellisting", "product.productmedia", "warehouse.stock", "warehouse.warehouse"),
        *("product.collection", "product.collectionproduct", "attribute.attribute", "attribute.attributevalue"),
        *("attribute.assignedproductattribute", "attribute.assignedproductattributevalue"),
        *("attribute.assignedvariantattribute", "attribute.assignedvariantattributevalue"),
    )
)


class Dump:
    """The tables of one dump, by primary key."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._tables: dict[str, dict[str, _Fields]] = defaultdict(dict)
        self._inner: dict[tuple[str, str], dict[str, list[str]]] = {}
        for record in records:
            model, fields = scalar(record.get("model")), record.get("fields")
            if model in _TABLES and isinstance(fields, Mapping):
                self._tables[model][scalar(record.get("pk"))] = fields

    @staticmethod
    def fits(records: Iterable[Record]) -> bool:
        """Whether the first records look like rows of a dump."""
        models = [scalar(record.get("model")) for record in records if "fields" in record]
        return any(model.startswith(("product.", "attribute.", "channel.")) for model in models)

    @classmethod
    def rows_of(cls, records: Iterable[Record]) -> Iterator[Mapping[str, str]]:
        """A row for each variant; for a product without any, one."""
        dump = cls(records)
        for key, product in dump._tables["product.product"].items():
            yield from dump._product(key, product)

    def _product(self, key: str, product: _Fields) -> Iterator[dict[str, str]]:
        cells = {
            "id": key,
            "name": scalar(product.get("name")),
            "description": _description(product),
            "category": self._category(scalar(product.get("category"))),
            "product type": self._name("product.producttype", product.get("product_type")),
            "product weight": _weight(product),
            "slug": scalar(product.get("slug")),
        }
        for one in self._of("product.collectionproduct", "product", key):
            add(cells, "collections", self._name("product.collection", one.get("collection")))
        for one in sorted(self._of("product.productmedia", "product", key), key=_order):
            add(cells, "product media", scalar(one.get("image")) or scalar(one.get("external_url")))
        self._product_attributes(key, cells)
        variants = self._keys("product.productvariant", "product", key)
        for variant in variants:
            yield {**cells, **self._variant(variant)}
        if not variants:
            yield cells

    def _variant(self, key: str) -> dict[str, str]:
        variant = self._tables["product.productvariant"][key]
        cells = {
            "variant id": key,
            "variant sku": scalar(variant.get("sku")),
            "variant name": scalar(variant.get("name")),
            "variant weight": _weight(variant),
        }
        for one in self._of("attribute.assignedvariantattribute", "variant", key, keyed=True):
            for value in self._of("attribute.assignedvariantattributevalue", "assignment", scalar(one["pk"])):
                self._attribute(value, "variant attribute", cells)
        for one in self._of("warehouse.stock", "product_variant", key):
            warehouse = self._tables["warehouse.warehouse"].get(scalar(one.get("warehouse")), {})
            name = scalar(warehouse.get("slug")) or scalar(one.get("warehouse"))
            add(cells, f"{name} (warehouse quantity)", scalar(one.get("quantity")))
        self._prices(key, cells)
        return cells

    def _prices(self, key: str, cells: dict[str, str]) -> None:
        for one in self._of("product.productvariantchannellisting", "variant", key):
            channel = self._tables["channel.channel"].get(scalar(one.get("channel")), {})
            name = scalar(channel.get("slug")) or scalar(one.get("channel"))
            add(cells, f"{name} (channel price amount)", scalar(one.get("price_amount")))
            add(cells, f"{name} (channel variant currency code)", scalar(one.get("currency")))
            add(cells, f"{name} (channel variant cost price)", scalar(one.get("cost_price_amount")))

    def _product_attributes(self, key: str, cells: dict[str, str]) -> None:
        """Values hang on the product, or on an assignment between, by the age of the dump."""
        table = "attribute.assignedproductattributevalue"
        for one in self._of(table, "product", key):
            self._attribute(one, "product attribute", cells)
        for assigned in self._of("attribute.assignedproductattribute", "product", key, keyed=True):
            for one in self._of(table, "assignment", scalar(assigned["pk"])):
                self._attribute(one, "product attribute", cells)

    def _attribute(self, assigned: _Fields, kind: str, cells: dict[str, str]) -> None:
        value = self._tables["attribute.attributevalue"].get(scalar(assigned.get("value")), {})
        name = self._name("attribute.attribute", value.get("attribute"))
        if name:
            add(cells, f"{name} ({kind})", scalar(value.get("name")))

    def _category(self, key: str) -> str:
        names: list[str] = []
        while (found := self._tables["product.category"].get(key)) and len(names) < _DEEPEST:
            names.append(scalar(found.get("name")))
            key = scalar(found.get("parent"))
        return _LEVELS.join(reversed(names))

    def _name(self, table: str, key: Value) -> str:
        return scalar(self._tables[table].get(scalar(key), {}).get("name"))

    def _keys(self, table: str, column: str, value: str) -> list[str]:
        """The primary keys of a table's rows that point to ``value``."""
        if (table, column) not in self._inner:
            found: dict[str, list[str]] = defaultdict(list)
            for key, fields in self._tables[table].items():
                found[scalar(fields.get(column))].append(key)
            self._inner[table, column] = found
        return self._inner[table, column].get(value, [])

    def _of(self, table: str, column: str, value: str, *, keyed: bool = False) -> list[_Fields]:
        rows = [(key, self._tables[table][key]) for key in self._keys(table, column, value)]
        return [{**fields, "pk": key} if keyed else fields for key, fields in rows]


def _order(media: _Fields) -> int:
    order = media.get("sort_order")
    return order if isinstance(order, int) else 0


def _weight(fields: _Fields) -> str:
    """``0.5:kg`` is how its field is written; nothing weighs nothing."""
    amount, _, unit = scalar(fields.get("weight")).partition(":")
    return f"{amount} {unit}".strip() if amount.strip("0.") else ""


def _description(product: _Fields) -> str:
    """The plain text of the editor's blocks."""
    told = scalar(product.get("description_plaintext"))
    blocks = product.get("description")
    if told or not isinstance(blocks, Mapping):
        return told or scalar(blocks)
    found = blocks.get("blocks")
    texts = [one.get("data") for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
    return "\n".join(text for one in texts if isinstance(one, Mapping) and (text := scalar(one.get("text"))))
