"""Random sequences of imports, edits and undos: an undo gives back exactly what was there before."""

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
from merchant_assistant.catalogue.plan import ImportPlan, UndoConflict
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
        self.files = 0

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

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
        assert self.catalogue.count() <= len(SKUS)
        assert result.batch_id is not None
        self.batches.append(result.batch_id)

    @rule(rows=ROWS, header=HEADERS, handles=st.booleans())
    def plan_says_what_apply_does(self, rows: dict[str, dict[str, str]], header: set[str], handles: bool) -> None:
        plan = self.plan(rows, header, handles=handles)
        (result,), _ = self.catalogue.apply(plan)
        names = ("created", "updated", "unchanged", "not_in_file")
        assert [getattr(result, name) for name in names] == [getattr(plan.sheets[0], name) for name in names]
        again = self.plan(rows, header, handles=handles)
        assert (again.sheets[0].created, again.sheets[0].updated) == (0, 0)
        self.catalogue.discard(again)
        self.batches.append(result.batch_id or 0)

    @precondition(lambda self: self.catalogue.count())
    @rule(data=st.data(), field=st.sampled_from(["title", "brand", "attribute:Colour"]), value=VALUES)
    def edit(self, data: st.DataObject, field: str, value: str) -> None:
        product = self.catalogue.product(data.draw(st.sampled_from(self.catalogue.product_ids())))
        self.catalogue.edit(product.id, field, value or "typed")
        assert (value or "typed") in [cell.value for cell in self.catalogue.product(product.id).cells()]

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
