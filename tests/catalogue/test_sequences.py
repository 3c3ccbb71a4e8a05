"""Random sequences of imports, deeds by hand and undos: an undo gives back exactly what was there before.

The model is a list of what the catalogue held before each act that stands: undone from last to first, each must
give that back, and the first an empty catalogue and bin. Undos out of order must be whole, or name what stands
in the way; afterwards the model knows less, and only the end is compared.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import merchant_assistant.storage
from merchant_assistant.catalogue import merging
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import Column, ImportOptions, SheetReading
from merchant_assistant.catalogue.model import Product
from merchant_assistant.catalogue.plan import Deed, ImportPlan, UndoConflict
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

STAGING = (Path(merchant_assistant.storage.__file__).parent / "staging.sql").read_text("utf-8")
SKUS = ("A", "B", "C")
COLUMNS = ("title", "brand", "price", "attribute:Colour", 'attribute:Rim "outer"')
VALUES = st.sampled_from(["", "x", "yy", "杯子", 'quote " : "" end', "-1", "'=1"])
ROWS = st.dictionaries(st.sampled_from(SKUS), st.fixed_dictionaries(dict.fromkeys(COLUMNS, VALUES)), min_size=1)
HEADERS = st.sets(st.sampled_from(COLUMNS))


def stage(path: Path, rows: Mapping[str, Mapping[str, str]], header: set[str], *, handles: bool) -> SheetReading:
    """A staging file as a reading of a table with these columns writes it (two variants a product).

    ``handles``: the file knows products by a handle and has no place for their SKUs.
    """
    names = sorted(name.removeprefix("attribute:") for name in header if name.startswith("attribute:"))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + STAGING)
        meta = {"attribute_columns": names, "packed_attributes": False, "header": sorted(header), "format": "generic"}
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", [(key, json.dumps(value)) for key, value in meta.items()]
        )
        for position, (sku, cells) in enumerate(rows.items()):
            _stage_product(connection, position, sku, {name: cells[name] for name in header}, handles=handles)
        connection.commit()
    columns = tuple(Column(name, name, ()) for name in sorted(header))
    return SheetReading(path, None, "generic", "utf-8", ",", len(rows), len(rows), len(rows) * 2, 0, columns, (), {})


def _stage_product(
    connection: sqlite3.Connection, position: int, sku: str, cells: Mapping[str, str], *, handles: bool
) -> None:
    key = f"handle:{sku}" if handles else f"sku:{sku}"
    named = sku.lower() if handles else sku
    fields = {name: cells[name] for name in ("title", "brand") if name in cells}
    attributes = {
        name.removeprefix("attribute:"): value
        for name, value in cells.items()
        if name.startswith("attribute:") and value
    }
    title = cells.get("title") or sku
    connection.execute(
        "INSERT INTO product VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (key, position, position * 2 + 2, named, handles, title, json.dumps(fields), json.dumps(attributes)),
    )
    for number in range(2):
        row = position * 2 + 2 + number
        bought = {"sku": f"{sku}-{number}"} | ({"price": cells["price"]} if "price" in cells else {})
        connection.execute(
            "INSERT INTO variant VALUES (?, ?, ?, ?, ?, 0, ?, ?, NULL, NULL, ?, '{}')",
            (
                key,
                str(number),
                number,
                row,
                f"{sku}-{number}",
                title,
                cells.get("price") or None,
                json.dumps(bought),
            ),
        )
        connection.execute("INSERT INTO record VALUES (?, ?)", (row, json.dumps([sku, *cells.values()])))


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where the machines work: pytest clears it away also where a run was killed."""
    Sequences.root = tmp_path_factory.mktemp("sequences")


class Sequences(RuleBasedStateMachine):
    root: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.root))
        self.database = Database(self.folder / "merchant.db", self.folder / "backups")
        self.database.open()
        assert self.database._writer is not None
        self.database._writer.execute("PRAGMA synchronous = OFF")  # nobody pulls the plug here
        self.catalogue = Catalogue(self.database, AppPaths(self.folder, self.folder))
        self.batches: list[int] = []
        self.before: dict[int, object] = {}  # what was there before each act; empty once undos were out of order
        self.added = 0
        self.files = 0

    def teardown(self) -> None:
        for batch in reversed(self.batches):
            self.catalogue.undo(batch)
            if batch in self.before:
                assert self.products() == self.before[batch]
        with self.database.read() as connection:
            tables = ("product", "variant", "record", "binned_product", "binned_variant", "binned_record")
            left = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
        assert left == [0] * len(tables)
        self.database.close()
        shutil.rmtree(self.folder)

    def done(self, batch: int | None, before: object) -> None:
        """Remember an act that stands. Those undone meanwhile left no trace."""
        assert batch is not None
        if not self.batches or self.batches[-1] in self.before:
            self.before[batch] = before
        self.batches.append(batch)

    def plan(self, rows: Mapping[str, Mapping[str, str]], header: set[str], *, handles: bool = False) -> ImportPlan:
        self.files += 1
        reading = stage(self.folder / f"{self.files}.stage", rows, header, handles=handles)
        return merging.plan(self.database, Path("file.csv"), ImportOptions(source="shop"), [reading], None)

    def products(self) -> list[Product]:
        """All products, without ids: those are never given again."""
        return [_without_ids(product) for product in self.catalogue.page(limit=1000)]

    @rule(rows=ROWS, header=HEADERS, overwrite=st.booleans(), handles=st.booleans())
    def import_undo_import(
        self, rows: dict[str, dict[str, str]], header: set[str], overwrite: bool, handles: bool
    ) -> None:
        before = self.products()
        (result,), _ = self.catalogue.apply(self.plan(rows, header, handles=handles), overwrite_edits=overwrite)
        after = self.products()
        assert result.batch_id is not None
        self.catalogue.undo(result.batch_id)
        assert self.products() == before
        (result,), _ = self.catalogue.apply(self.plan(rows, header, handles=handles), overwrite_edits=overwrite)
        assert self.products() == after
        assert self.catalogue.count() <= len(SKUS) + self.added
        self.done(result.batch_id, before)

    @rule(rows=ROWS, header=HEADERS, handles=st.booleans())
    def plan_says_what_apply_does(self, rows: dict[str, dict[str, str]], header: set[str], handles: bool) -> None:
        before = self.products()
        plan = self.plan(rows, header, handles=handles)
        (result,), _ = self.catalogue.apply(plan)
        names = ("created", "updated", "unchanged", "not_in_file")
        assert [getattr(result, name) for name in names] == [getattr(plan.sheets[0], name) for name in names]
        again = self.plan(rows, header, handles=handles)
        assert (again.sheets[0].created, again.sheets[0].updated) == (0, 0)
        self.catalogue.discard(again)
        self.done(result.batch_id, before)

    @precondition(lambda self: self.catalogue.count())
    @rule(data=st.data(), field=st.sampled_from(["title", "brand", "attribute:Colour"]), value=VALUES)
    def edit(self, data: st.DataObject, field: str, value: str) -> None:
        product = self.catalogue.product(data.draw(st.sampled_from(self.catalogue.product_ids())))
        before = self.products()
        deed = self.catalogue.edit_cells(product.id, {field: value or "typed"})
        assert (value or "typed") in [cell.value for cell in self.catalogue.product(product.id).cells()]
        self.deed_and_back(deed, before)

    @rule(sku=st.sampled_from(["", *SKUS, "A-0"]), title=VALUES)
    def add(self, sku: str, title: str) -> None:
        before = self.products()
        try:
            deed = self.catalogue.add({"sku": sku, "title": title or "typed", "attribute:Colour": title})
        except UserFault as fault:
            assert fault.code == "sku_taken"
            assert self.products() == before
        else:
            self.added += 1
            self.deed_and_back(deed, before)

    @precondition(lambda self: self.catalogue.count())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = self.catalogue.product_ids()
        chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
        before = self.products()
        deed = self.catalogue.delete(chosen)
        assert self.catalogue.product_ids() == [id for id in ids if id not in chosen]
        self.deed_and_back(deed, before)

    @precondition(lambda self: self.catalogue.count() > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        ids = self.catalogue.product_ids()
        into, *others = data.draw(st.lists(st.sampled_from(ids), min_size=2, unique=True))
        before, variants = self.products(), {v.id for p in self.catalogue.page(limit=1000) for v in p.variants}
        deed = self.catalogue.merge(into, others)
        assert self.catalogue.product_ids() == [id for id in ids if id not in others]
        assert {v.id for p in self.catalogue.page(limit=1000) for v in p.variants} <= variants
        self.deed_and_back(deed, before)

    def deed_and_back(self, deed: Deed, before: object) -> None:
        """The last act of all can always be undone; half of the time it stays undone."""
        if deed.batch_id % 2:
            self.done(deed.batch_id, before)
        else:
            self.catalogue.undo(deed.batch_id)
            assert self.products() == before

    @precondition(lambda self: self.batches)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        batch = data.draw(st.sampled_from(self.batches))
        before = self.products()
        try:
            self.catalogue.undo(batch)
        except UndoConflict as fault:
            assert fault.conflicts
            assert self.products() == before
        else:
            if batch == self.batches[-1] and batch in self.before:
                assert self.products() == self.before[batch]
            else:
                self.before.clear()
            self.batches.remove(batch)

    @invariant()
    def the_index_is_whole(self) -> None:
        with self.database.read() as connection:
            indexed = connection.execute("SELECT rowid, title FROM search ORDER BY rowid").fetchall()
        assert [id for id, _ in indexed] == self.catalogue.product_ids()
        for product in self.catalogue.page(limit=1000):
            assert product.title.split()[0] in {word for _, title in indexed for word in (title, *title.split())} or (
                not product.title.isascii()
            )


def _without_ids(product: Product) -> object:
    variants = [
        (v.sku, v.title, v.price, v.stock, dict(v.fields), dict(v.attributes), v.typed) for v in product.variants
    ]
    return product.sku, product.title, dict(product.fields), dict(product.attributes), product.typed, variants


TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=25, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
