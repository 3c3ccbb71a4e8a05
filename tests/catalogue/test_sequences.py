"""Random sequences of imports, deeds by hand and undos in any order, against a plain model of what an undo is.

The model is a dictionary of everything a product or variant holds, and for each act what it changed there. An undo
lays back what the act changed and leaves all else as it is now; or it changes nothing and names later acts that stand.
It must be refused where a later one changed the same cells. At the end all is undone, the last first, and nothing is
left in the catalogue, in the bin or in the search.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import merchant_assistant.storage
from merchant_assistant.catalogue import merging
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import Column, ImportOptions, SheetReading
from merchant_assistant.catalogue.plan import Deed, ImportPlan, UndoConflict
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage import indexing
from merchant_assistant.storage.database import Connection, Database

STAGING = (Path(merchant_assistant.storage.__file__).parent / "staging.sql").read_text("utf-8")
SKUS = ("A", "B", "C")
COLUMNS = ("title", "brand", "price", "attribute:Colour", 'attribute:Rim "outer"')
VALUES = st.sampled_from(["", "x", "yy", "杯子", 'quote " : "" end', "-1", "'=1"])
ROWS = st.dictionaries(st.sampled_from(SKUS), st.fixed_dictionaries(dict.fromkeys(COLUMNS, VALUES)), min_size=1)
HEADERS = st.sets(st.sampled_from(COLUMNS))
# Products with two variants each, by their SKUs or by handles only; or a list of lines, each of one SKU: a product's
# own, or a variant's.
Kind = Literal["products", "handles", "lines"]
KINDS = st.sampled_from(("products", "handles", "lines"))
LINES = {"A": "A", "B": "B-0", "C": "C-1"}
LAYERS = ("fields", "attributes", "typed_fields", "typed_attributes")
TABLES = ("product", "variant", "record", "binned_product", "binned_variant", "binned_record")

Cells = dict[str, object]
State = dict[tuple[str, int], Cells]  # by entity and id: its columns, and its cells as `layer:name`


def stage(path: Path, rows: Mapping[str, Mapping[str, str]], header: set[str], kind: Kind) -> SheetReading:
    """A staging file as a reading of a table with these columns writes it."""
    names = sorted(name.removeprefix("attribute:") for name in header if name.startswith("attribute:"))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + STAGING)
        meta = {"attribute_columns": names, "packed_attributes": False, "header": sorted(header), "format": "generic"}
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", [(key, json.dumps(value)) for key, value in meta.items()]
        )
        for position, (sku, cells) in enumerate(rows.items()):
            _stage_product(connection, position, sku, {name: cells[name] for name in header}, kind)
        connection.commit()
    columns = tuple(Column(name, name, ()) for name in sorted(header))
    return SheetReading(path, None, "generic", "utf-8", ",", len(rows), len(rows), len(rows) * 2, 0, columns, (), {})


def _stage_product(
    connection: sqlite3.Connection, position: int, sku: str, cells: Mapping[str, str], kind: Kind
) -> None:
    sku = LINES[sku] if kind == "lines" else sku
    handles = kind == "handles"
    key = {"products": f"group:{sku}", "handles": f"handle:{sku}", "lines": f"sku:{sku}"}[kind]
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
    for number, own in enumerate([sku] if kind == "lines" else [f"{sku}-0", f"{sku}-1"]):
        row = position * 2 + 2 + number
        bought = {"sku": own} | ({"price": cells["price"]} if "price" in cells else {})
        connection.execute(
            "INSERT INTO variant VALUES (?, ?, ?, ?, ?, 0, ?, ?, NULL, NULL, ?, '{}')",
            (
                key,
                str(number),
                number,
                row,
                own,
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


@dataclass(frozen=True)
class Act:
    """Something that was done: the batch, and what was there before and after."""

    batch: int
    before: State
    after: State

    def changed(self) -> set[tuple[str, int]]:
        return {one for one in self.before.keys() | self.after.keys() if self.before.get(one) != self.after.get(one)}

    def taken_back(self, now: State) -> State:
        """What there is once this act is undone."""
        state = {one: dict(cells) for one, cells in now.items()}
        for one in self.changed():
            if one not in self.before:
                state.pop(one, None)
            elif one not in self.after:
                state[one] = self.before[one]
            else:
                for name in self._cells(one):
                    state[one].pop(name, None)
                    state[one] |= {name: self.before[one][name]} if name in self.before[one] else {}
        return state

    def meets(self, later: Act) -> bool:
        """Whether a later act changed the same cells, or what this one made (typed cells may be taken back by then)."""
        return any(
            one not in later.after
            or (one not in self.before and any(not name.startswith("typed") for name in later._cells(one)))
            or (one in self.before and bool(self._cells(one) & later._cells(one)))
            for one in self.changed() & later.changed()
            if one in self.after
        )

    def _cells(self, one: tuple[str, int]) -> set[str]:
        before, after = self.before.get(one, {}), self.after.get(one, {})
        return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def state_of(connection: Connection) -> State:
    """Everything that products and variants hold."""
    state: State = {}
    for entity in ("product", "variant"):
        rows = connection.execute(f"SELECT * FROM {entity} ORDER BY id")
        names = [column for column, *_ in rows.description]
        for row in rows:
            cells = dict(zip(names, row, strict=True))
            for layer in LAYERS:
                cells |= {f"{layer}:{name}": value for name, value in json.loads(cells.pop(layer)).items()}
            state[entity, cells["id"]] = cells
    return state


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
        self.acts: list[Act] = []  # that stand, in order
        self.added = 0
        self.files = 0

    def teardown(self) -> None:
        while self.acts:
            self.take_back(self.acts[-1])
        with self.database.read() as connection:
            assert [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES] == [0] * 6
        self.database.close()
        shutil.rmtree(self.folder)

    def state(self) -> State:
        with self.database.read() as connection:
            return state_of(connection)

    def plan(self, rows: Mapping[str, Mapping[str, str]], header: set[str], kind: Kind) -> ImportPlan:
        self.files += 1
        reading = stage(self.folder / f"{self.files}.stage", rows, header, kind)
        return merging.plan(self.database, Path("file.csv"), ImportOptions(source="shop"), [reading], None)

    def act(self, do: Callable[[], int | None]) -> Act:
        """Do something that makes a batch, and remember it."""
        before = self.state()
        batch = do()
        assert batch is not None
        self.acts.append(Act(batch, before, self.state()))
        return self.acts[-1]

    def take_back(self, act: Act) -> None:
        """Undo what stands: whole, or refused for what came later."""
        before, later = self.state(), self.acts[self.acts.index(act) + 1 :]
        try:
            self.catalogue.undo(act.batch)
        except UndoConflict as fault:
            assert fault.conflicts
            assert {conflict.batch_id for conflict in fault.conflicts} <= {other.batch for other in later}
            assert self.state() == before
        else:
            self.acts.remove(act)
            assert self.state() == act.taken_back(before)
            assert not any(map(act.meets, later))

    def deed(self, do: Callable[[], Deed]) -> None:
        """The last act of all can always be undone; half of the time it stays undone."""
        act = self.act(lambda: do().batch_id)
        if not act.batch % 2:
            self.take_back(act)
            assert self.state() == act.before

    @rule(rows=ROWS, header=HEADERS, overwrite=st.booleans(), kind=KINDS)
    def import_undo_import(
        self, rows: dict[str, dict[str, str]], header: set[str], overwrite: bool, kind: Kind
    ) -> None:
        def bring() -> int | None:
            plan = self.plan(rows, header, kind)
            (result,), _ = self.catalogue.apply(plan, overwrite_edits=overwrite)
            return result.batch_id

        first = self.act(bring)
        self.take_back(first)
        assert self.state() == first.before
        again = self.act(bring)
        assert _without_ids(again.after) == _without_ids(first.after)
        assert self.catalogue.count() <= len(SKUS) + len(LINES) + self.added

    @rule(rows=ROWS, header=HEADERS, kind=KINDS)
    def plan_says_what_apply_does(self, rows: dict[str, dict[str, str]], header: set[str], kind: Kind) -> None:
        plan = self.plan(rows, header, kind)
        act = self.act(lambda: self.catalogue.apply(plan)[0][0].batch_id)
        (sheet,) = plan.sheets
        assert sheet.created == len([one for one in act.changed() if one[0] == "product" and one not in act.before])
        assert self.catalogue.batches()[0].updated == sheet.updated
        again = self.plan(rows, header, kind)
        assert (again.sheets[0].created, again.sheets[0].updated) == (0, 0)
        self.catalogue.discard(again)

    @precondition(lambda self: self.catalogue.count())
    @rule(data=st.data(), field=st.sampled_from(["title", "brand", "attribute:Colour"]), value=VALUES)
    def edit(self, data: st.DataObject, field: str, value: str) -> None:
        product = self.catalogue.product(data.draw(st.sampled_from(self.catalogue.product_ids())))
        self.deed(lambda: self.catalogue.edit_cells(product.id, {field: value or "typed"}))

    @rule(sku=st.sampled_from(["", *SKUS, "A-0"]), title=VALUES)
    def add(self, sku: str, title: str) -> None:
        before = self.state()
        try:
            self.deed(lambda: self.catalogue.add({"sku": sku, "title": title or "typed", "attribute:Colour": title}))
        except UserFault as fault:
            assert fault.code == "sku_taken"
            assert self.state() == before
        else:
            self.added += 1

    @precondition(lambda self: self.catalogue.count())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = self.catalogue.product_ids()
        chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
        self.deed(lambda: self.catalogue.delete(chosen))

    @precondition(lambda self: self.catalogue.count() > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        ids = self.catalogue.product_ids()
        into, *others = data.draw(st.lists(st.sampled_from(ids), min_size=2, unique=True))
        self.deed(lambda: self.catalogue.merge(into, others))

    @precondition(lambda self: self.acts)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        self.take_back(data.draw(st.sampled_from(self.acts)))

    @invariant()
    def the_index_is_what_a_fresh_one_is(self) -> None:
        with self.database.write() as connection:
            before = list(indexing.everything(connection))
            indexing.rebuild(connection)
            assert list(indexing.everything(connection)) == before

    @invariant()
    def rows_belong_to_what_is_there(self) -> None:
        with self.database.read() as connection:
            rows = connection.execute("SELECT product_id, variant_id FROM record").fetchall()
        state = self.state()
        for product_id, variant_id in rows:
            assert ("product", product_id) in state
            assert variant_id is None or state["variant", variant_id]["product_id"] == product_id


def _without_ids(state: State) -> list[list[tuple[str, object]]]:
    """What there is, in order; ids are never given again."""
    ids = {"id", "product_id", "key"}
    return [sorted((name, value) for name, value in cells.items() if name not in ids) for cells in state.values()]


TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
