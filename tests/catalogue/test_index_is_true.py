"""The index says what a look at every product says, and is what a fresh one would be, after any acts."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from merchant_assistant.catalogue.amounts import quantity_of
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.columns import within
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.looking import values_of
from merchant_assistant.catalogue.model import Product
from merchant_assistant.catalogue.query import Filter, ProductQuery, Sort
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage import indexing
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.words import folded

HEADER = "Handle,Title,Vendor,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty"
TITLES = ("Oak table", "Steel mug", "不锈钢杯", "鐵製檯燈", "Chair")
FIELDS = ("brand", "tags", "price", "stock", "source", "variants", "currency", "attribute:Size", "attribute:Colour")
Row = tuple[str, str, str, str, str, str, str]

cells = st.tuples(
    st.sampled_from(TITLES),
    st.sampled_from(("", "Hale", "hale", "Berg")),
    st.sampled_from(("", "a, b", "b", "c,  a")),
    st.sampled_from(("", "S", "M")),
    st.sampled_from(("", "TM-500", "K/7", "杯-1")),
    st.sampled_from(("", "12.50", "12.5", "7", "1200.00")),
    st.sampled_from(("", "0", "5", "17")),
)
products = st.lists(st.tuples(st.integers(0, 5), st.lists(cells, min_size=1, max_size=3)), min_size=1, max_size=4)


def has(product: Product, filter: Filter) -> bool:
    """Whether a product, or a variant of it, passes."""
    values = list(values_of(product, filter.field))
    if filter.blank is not None and filter.blank == bool(values):
        return False
    wanted = {folded(value) for value in filter.values}
    if wanted and not wanted & {folded(value) for value in values}:
        return False
    numbers = [quantity for value in values if (quantity := quantity_of(value))]
    return (filter.low is None and filter.high is None) or any(within(number, filter) for number in numbers)


def grouped(product: Product, group: str) -> Iterator[tuple[str, set[str]]]:
    """Each price of a product, with the values of ``group`` that its variant has, or where it has none the product."""
    own = {folded(value) for value in values_of(replace(product, variants=()), group)}
    for variant in product.variants:
        alone = replace(product, fields={}, attributes={}, variants=(variant,))
        its = {folded(value) for value in values_of(alone, group)}
        for price in values_of(alone, "price"):
            yield price, its or own


def ordered(all_: Iterable[Product], sort: Sort) -> list[int]:
    """Ids by the lowest (or highest) value, those without one last, equal ones in import order."""
    having, without = [], []
    for product in all_:
        values = [quantity_of(value) or value for value in values_of(product, sort.field)]
        keys = [(True, Decimal(), folded(v)) if isinstance(v, str) else (False, v.number, "") for v in values]
        (having if keys else without).append(
            (max(keys) if sort.descending else min(keys), product.id) if keys else product.id
        )
    if sort.descending:
        having.sort(key=lambda pair: -pair[1])
        having.sort(key=lambda pair: pair[0])
        having.reverse()
    else:
        having.sort()
    return [id for _, id in having] + without


class Acts(RuleBasedStateMachine):
    """Imports, edits and undos on one catalogue."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database(self.folder / "m.db", self.folder / "backups")
        self.catalogue = Catalogue(self.database, AppPaths(self.folder, self.folder))
        self.files = 0

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

    @rule(rows=products, source=st.sampled_from(("Shop", "Supplier")))
    def bring(self, rows: list[tuple[int, list[Row]]], source: str) -> None:
        lines = [HEADER]
        for handle, variants in dict(rows).items():
            for place, (title, brand, tags, size, sku, price, stock) in enumerate(variants):
                product = (title, brand, f'"{tags}"') if not place else ("", "", "")
                code = sku and f"{sku}-{handle}{place}"
                lines.append(",".join((f"p{handle}", *product, "Size", size or str(place), code, price, stock)))
        self.files += 1
        file = self.folder / f"{self.files}.csv"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        plan = self.catalogue.plan(file, ImportOptions(source=source, format="shopify"))
        self.catalogue.apply(plan)

    def _some(self, number: int) -> Product | None:
        all_ = self.catalogue.page(limit=-1)
        return all_[number % len(all_)] if all_ else None

    @rule(
        number=st.integers(0, 50),
        cell=st.sampled_from((("title", "Basalt"), ("brand", ""), ("attribute:Colour", "Red"))),
    )
    def edit(self, number: int, cell: tuple[str, str]) -> None:
        product = self._some(number)
        if product:
            self.catalogue.edit(product.id, *cell)

    @rule(number=st.integers(0, 50), price=st.sampled_from(("", "9.99 EUR", "7")))
    def price(self, number: int, price: str) -> None:
        product = self._some(number)
        if product and product.variants:
            self.catalogue.edit(product.id, "price", price, variant_id=product.variants[0].id)

    @rule(title=st.sampled_from(TITLES), sku=st.sampled_from(("", "TM-500", "neu")), price=st.sampled_from(("", "3.5")))
    def add(self, title: str, sku: str, price: str) -> None:
        values = {"title": title, "sku": sku, "price": price, "attribute:Colour": "red"}
        try:
            self.catalogue.add({name: value for name, value in values.items() if value})
        except UserFault as fault:
            assert fault.code == "sku_taken"

    @rule(number=st.integers(0, 50))
    def delete(self, number: int) -> None:
        product = self._some(number)
        if product:
            self.catalogue.delete([product.id])

    @rule(into=st.integers(0, 50), other=st.integers(0, 50))
    def merge(self, into: int, other: int) -> None:
        first, second = self._some(into), self._some(other)
        if first and second and first.id != second.id:
            self.catalogue.merge(first.id, [second.id])

    @precondition(lambda self: self.catalogue.batches())
    @rule(number=st.integers(0, 8))
    def undo(self, number: int) -> None:
        batches = self.catalogue.batches()
        try:
            self.catalogue.undo(batches[number % len(batches)].id)
        except UserFault as fault:
            assert fault.code in ("already_undone", "undo_conflict")

    @invariant()
    def the_index_is_what_a_fresh_one_is(self) -> None:
        with self.database.write() as connection:
            before = list(indexing.everything(connection))
            indexing.rebuild(connection)
            assert list(indexing.everything(connection)) == before

    @invariant()
    def filters_find_what_a_look_at_each_product_finds(self) -> None:
        all_ = self.catalogue.page(limit=-1)
        for filter in (
            Filter("brand", ("HALE",)), Filter("brand", blank=True), Filter("tags", ("a", "c")),
            Filter("price", low=Decimal(7), high=Decimal("12.5")), Filter("price", low=Decimal(1), currency="EUR"),
            Filter("stock", high=Decimal(5)), Filter("attribute:Size", ("s",)), Filter("title", ("basalt", "铁制台灯")),
            Filter("variants", low=Decimal(2)), Filter("source", ("Shop",)),
        ):  # fmt: skip
            found = self.catalogue.product_ids(ProductQuery("", (filter,)))
            assert found == [product.id for product in all_ if has(product, filter)], filter

    @invariant()
    def counts_are_right(self) -> None:
        all_ = self.catalogue.page(limit=-1)
        for facet in self.catalogue.facets("", FIELDS, values=100):
            values = [set(values_of(product, facet.field)) for product in all_]
            assert facet.count == sum(map(bool, values))
            counts = Counter(value for own in values for value in {folded(value) for value in own})
            if facet.kind == "values":
                assert {folded(value.value): value.count for value in facet.values} == counts

    @invariant()
    def sums_are_right(self) -> None:
        all_ = self.catalogue.page(limit=-1)
        for field in ("price", "stock"):
            numbers: dict[str, list[Decimal]] = {}
            for product in all_:
                for value in values_of(product, field):
                    quantity = quantity_of(value)
                    assert quantity
                    numbers.setdefault(quantity.unit, []).append(quantity.number)
            shown = {s.currency or "": s for s in self.catalogue.summaries("", field)}
            assert shown.keys() == numbers.keys()
            for unit, having in numbers.items():
                one = shown[unit]
                assert (one.count, one.distinct, one.sum) == (len(having), len(set(having)), sum(having))
                assert (one.low, one.high, one.median) == (min(having), max(having), median(having))
                assert one.mean == sum(having) / len(having)

    @invariant()
    def sums_by_group_are_right(self) -> None:
        all_ = self.catalogue.page(limit=-1)
        for group in ("brand", "tags", "attribute:Size", "attribute:Colour"):
            numbers: dict[tuple[str, str], list[Decimal]] = {}
            for product in all_:
                for value, groups in grouped(product, group):
                    quantity = quantity_of(value)
                    assert quantity
                    for one in groups:
                        numbers.setdefault((one, quantity.unit), []).append(quantity.number)
            shown = {(folded(s.group or ""), s.currency or ""): s for s in self.catalogue.summaries("", "price", group)}
            assert shown.keys() == numbers.keys()
            for key, having in numbers.items():
                one = shown[key]
                assert (one.count, one.distinct, one.sum) == (len(having), len(set(having)), sum(having))
                assert (one.low, one.high, one.median) == (min(having), max(having), median(having))

    @invariant()
    def lists_are_sorted(self) -> None:
        all_ = self.catalogue.page(limit=-1)
        for field in ("price", "stock", "brand", "attribute:Size", "variants"):
            for descending in (False, True):
                sort = Sort(field, descending)
                assert self.catalogue.product_ids(ProductQuery(sort=sort)) == ordered(all_, sort), sort


TestActs = Acts.TestCase
TestActs.settings = settings(max_examples=4, stateful_step_count=5, deadline=None)
