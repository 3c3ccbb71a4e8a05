"""What a staging file holds, and writing products into it so that every product and variant has a name of its own.

The tables are those of ``storage/staging.sql``. What the columns mean beyond their comments there:

``record``
    Every data record of the table as it was parsed, blank ones included: ``cells`` is the list of raw cells, neither
    stripped nor padded. ``row`` is the row a spreadsheet shows. Header and title lines are in ``meta``.
``product.fields``, ``variant.fields``
    Cells without outer blanks and without our own export guard (a leading ``'`` before ``= + - @``). A field whose
    column stands in the file is there, ``""`` where the cell is blank; a field without a column is absent. Where a
    column has a unit of its own (``Weight (kg)``, ``Variant Grams``) the unit is appended: ``"0.5 kg"``.
``attributes``
    Only those that are not blank. A name of ``meta.attribute_columns`` that is absent is blank in the file; with
    ``meta.packed_attributes`` names stand inside cells, and any attribute that is absent is gone from the file.
``product.key``, ``variant.key``
    ``handle:…``, ``sku:…``, ``group:…``, ``id:…``, ``title:…`` and ``sku:…``, ``options:a|b``, ``""`` (the only one);
    a second holder of the same key gets ``#2``.

``meta`` (each value is JSON):

=====================  ===============================================================================================
``version``            1
``file``               name of the file without folder
``sheet``              name of the sheet, null for text
``format``             a name of ``formats.FORMATS``
``generation``         Shopify: ``current`` (57 columns), ``older`` or ``inventory`` (stock by location); else null
``template``           which of a declared family's tables it is, by the names of ``[marks]`` in its TOML
``encoding``           a Python codec name, null for workbooks
``bom``                whether a byte order mark stands first
``dialect``            ``{"delimiter", "quotechar", "doublequote", "escapechar", "skipinitialspace",
                       "lineterminator", "quote_all"}``; null for workbooks
``title_rows``         raw cells of the lines above the header
``header``             raw cells of the header row; ``[]`` where the file has none
``header_row``         its row as a spreadsheet shows it, null where there is none
``columns``            names of the columns in use: trimmed header cells, ``Column N`` where blank, ``NAME (2)`` …
                       where a name stands twice. Records longer than this had more cells than the header
``mapping``            one entry a column: a name of FIELDS, ``attribute:NAME``, or ``""``
``units``              ``{column index as text: unit}`` to take off again before a changed value is written to the cell
``attribute_columns``  attribute names that have a column
``packed_attributes``  true where cells hold attribute names (WooCommerce, Magento, Vendure …)
``packed_columns``     how columns are packed, by the functions of ``formats/packing.py`` that write them again:
                       ``pairs`` (Magento's attributes), ``sets`` (variants, prices of customer groups),
                       ``stocks`` (Bagisto's, as pairs of place and number), ``lists`` and ``named`` (Vendure's
                       pictures, options and facets), ``features`` and ``options`` (PrestaShop), ``escaped``
                       (WooCommerce); column indexes each
``separators``         PrestaShop: ``{column index as text: what stands between its values}``
``option_columns``     pairs of the columns of an option's name and value (Shopify, WooCommerce, Spree)
``option_lists``       Vendure: the columns of all names and all values of options
``market_columns``     Shopify: ``{market: column index}``; their prices are ``customer_prices``
``view_column``        Magento, Bagisto: index of the column that says in which language or shop a row is; its rows that
                       repeat a SKU are details called ``NAME (VIEW)``; null where there is none
``image_columns``      indexes of the columns whose addresses are joined with ``", "`` in ``image``
``sale_price_column``  index of the sale price; where its cell counts it is ``price`` and the regular price is
                       ``compare_at_price``; null where there is none
``sale_dates``         Magento, Bagisto: columns between whose dates the sale price counts, null where there is none
``tier_columns``       ``generic``: ``{column index as text: quantity}`` of columns that make ``price_tiers``, ``""``
                       where all tiers stand in the one cell. ``tier_quantities``: the same to the index of the column
                       that holds the quantity. ``customer_columns``: to the customers, of ``customer_prices``
``template``           feeds and marketplaces: which of the family's lists of names (``[marks]``) fits best
``price_tier_columns`` Amazon, Taobao: pairs of the columns of a quantity and its price
``variation_columns``  Etsy: columns of type, name and values of each variation
``relation_column``    eBay: the column of ``Color=Red|Size=M``. ``currency``: of the site that the first column names
``business_price_column``  Amazon: the price of business customers. ``parentage_column``: whether a line is a parent
``detail_columns``     Google: columns of ``Section:Name:Value`` details
``tiers_column``       Taobao: the column of all prices by quantity. ``chosen_column``: of what a line's choice is
``continued``          true where blank product cells on following lines mean "same as above" (Shopify, Vendure, Spree)
``rows``, ``products``, ``variants``, ``skipped``   counts as in :class:`SheetReading`
=====================  ===============================================================================================

Where two columns are mapped to the same field (only WooCommerce's prices are), see ``sale_price_column``.
Which cell a value came from: ``record`` at the product's or the variant's ``row``, at the column mapped to the field.
Shopify images on lines of their own are joined into the product's ``image`` with ``", "``.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from merchant_assistant.catalogue.importing.facts import ProductFacts, VariantFacts
from merchant_assistant.catalogue.importing.problems import Report
from merchant_assistant.storage.staging import StagingWriter

_NO_WORD = re.compile(r"[\W_]+")


class ProductSink:
    """Takes products as a format builds them, settles SKUs and keys, and writes them. Counts what it wrote."""

    def __init__(self, writer: StagingWriter, report: Report, *, sku_column: str | None) -> None:
        self._writer = writer
        self._report = report
        self._sku_column = sku_column
        self.products = 0
        self.variants = 0

    def write(self, product: ProductFacts) -> None:
        """Write one product; every product has at least one variant."""
        keys = [variant.key for variant in product.variants]
        self._settle_skus(product)
        key = self._product_key(product.key)
        self._writer.product(
            (
                key,
                self.products,
                product.row,
                product.sku,
                product.sku_derived,
                product.title,
                self._writer.json(product.fields),
                self._writer.json(product.attributes),
            )
        )
        self.products += 1
        seen: dict[str, int] = {}
        for position, (variant, own) in enumerate(zip(product.variants, keys, strict=True)):
            times = seen[own] = seen.get(own, 0) + 1
            self._write_variant(key, own if times == 1 else f"{own}#{times}", position, variant)

    def _write_variant(self, product_key: str, key: str, position: int, variant: VariantFacts) -> None:
        self._writer.variant(
            (
                product_key,
                key,
                position,
                variant.row,
                variant.sku,
                variant.sku_derived,
                variant.title,
                variant.price,
                variant.currency,
                variant.stock,
                self._writer.json(variant.fields),
                self._writer.json(variant.attributes),
            )
        )
        self.variants += 1

    def _settle_skus(self, product: ProductFacts) -> None:
        """Give the product and every variant a SKU that nothing else in this file has."""
        rows = {product.row, *product.views, *(variant.row for variant in product.variants)}
        if product.sku and self._writer.sku_row(product.sku) not in (product.row, *product.views):
            product.sku, product.sku_derived = self._second(product.sku, product.row), True
        alone = len(product.variants) == 1 and not product.variants[0].options
        if not product.sku and not alone:
            product.sku, product.sku_derived = self._derive(product.base, rows), True
        for variant in product.variants:
            self._settle_variant(variant, product, rows)
        if not product.sku:
            product.sku, product.sku_derived = product.variants[0].sku, product.variants[0].sku_derived

    def _settle_variant(self, variant: VariantFacts, product: ProductFacts, rows: set[int]) -> None:
        if not variant.sku:
            parts = [product.sku or product.base, *(slug(option) or option for option in variant.options)]
            variant.sku, variant.sku_derived = self._derive("-".join(parts), rows), True
            if self._sku_column is not None:
                self._report.add("blank_sku", variant.row, self._sku_column, derived=variant.sku)
        elif not self._owns(variant.sku, variant.row, product.views):
            variant.sku, variant.sku_derived = self._second(variant.sku, variant.row), True

    def _owns(self, sku: str, row: int, views: Collection[int]) -> bool:
        """Whether a SKU is this row's; one that stands in no SKU cell (in a parent's list), or first in a row that says
        the same in another language, goes to who asks first.
        """
        first = self._writer.sku_row(sku)
        if first is None:
            return self._writer.own_sku(sku, row)
        return first == row or (first in views and self._writer.take("viewed " + sku))

    def _second(self, sku: str, row: int) -> str:
        """A name for the second holder of a SKU, with a problem that says so."""
        first = self._writer.sku_row(sku)
        derived = self._derive(sku, frozenset())
        self._report.add("duplicate_sku", row, self._sku_column, sku, becomes=derived, first=first, derived=derived)
        return derived

    def _derive(self, base: str, rows: Collection[int]) -> str:
        """``base``, or the first of ``base-2``, ``base-3`` … that neither the file nor we have given away."""
        name = base
        while not self._is_free(name, rows):
            name = f"{base}-{self._writer.next_number('sku ' + base)}"
        return name

    def _is_free(self, name: str, rows: Collection[int]) -> bool:
        row = self._writer.sku_row(name)
        return (row is None or row in rows) and self._writer.take("sku " + name)

    def _product_key(self, key: str) -> str:
        name = key
        while not self._writer.take("key " + name):
            name = f"{key}#{self._writer.next_number('key ' + key)}"
        return name


def slug(text: str) -> str:
    """Letters and digits of any script in lower case, joined by ``-``; at most 80 characters."""
    return _NO_WORD.sub("-", text.lower()).strip("-")[:80].rstrip("-")
