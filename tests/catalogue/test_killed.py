"""A process killed while it writes leaves the old state or the new one, never half of it."""

from __future__ import annotations

import contextlib
import csv
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
PRODUCTS = 400
KILLS = 8  # for each kind of act, from its first statement to its last
# Does one act again and again, each time on a copy of the catalogue in a process of its own (a fork: a new program
# takes a second to start), which kills itself without any clean-up at one of the act's statements; first after the
# last one. Prints at which.
RUNNER = """
import os, shutil, signal, sys
from dataclasses import replace
from pathlib import Path
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

base, kind, file, kills = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])

def opened(folder):
    database = Database(folder / "merchant.db", folder / "backups")
    return database, Catalogue(database, AppPaths(folder, folder))

database, catalogue = opened(base)
plan = catalogue.plan(Path(file)) if kind == "import" else None
ids = catalogue.product_ids()
last = catalogue.batches()[0].id
database.close()

def act(catalogue, folder):
    match kind:
        case "import":
            (sheet,) = plan.sheets
            staging = shutil.copy(sheet.reading.staging, folder)
            reading = replace(sheet.reading, staging=Path(staging))
            catalogue.apply(replace(plan, sheets=(replace(sheet, reading=reading),)))
        case "add":
            catalogue.add({"title": "New", "sku": "NEW", "price": "1"})
        case "delete":
            catalogue.delete(ids[1:3])
        case "merge":
            catalogue.merge(ids[0], ids[1:3])
        case "edit":
            catalogue.edit_cells(ids[0], {"title": "Typed", "brand": "Berg", "price": "2"})
        case "undo":
            catalogue.undo(last)

def killed_at(statement):
    folder = Path(shutil.copytree(base, base.parent / str(statement)))
    read, write = os.pipe()
    child = os.fork()
    if not child:
        database, catalogue = opened(folder)
        catalogue.count()
        seen = 0
        def trace(sql):
            nonlocal seen
            seen += 1
            if seen == statement:
                os.kill(os.getpid(), signal.SIGKILL)
        database._writer.set_trace_callback(trace)
        act(catalogue, folder)
        os.write(write, str(seen).encode())
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(write)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    told = os.read(read, 20)
    os.close(read)
    return int(told or 0)

count = killed_at(0)
numbers = sorted({max(2, count * n // kills) for n in range(1, kills + 1)})
assert not any(map(killed_at, numbers))
print(*numbers)
"""


def killed(base: Path, kind: str, file: Path | None = None) -> list[Path]:
    """Folders whose process was killed while it wrote; that of the one that was killed afterwards is ``0``."""
    command = [sys.executable, "-c", RUNNER, str(base), kind, str(file or ""), str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [base.parent / number for number in done.stdout.split()]


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[tuple[Catalogue, Database]]:
    folder.mkdir(exist_ok=True)
    with contextlib.closing(Database(folder / "merchant.db", folder / "backups")) as database:
        yield Catalogue(database, AppPaths(folder, folder)), database


def state(folder: Path) -> tuple[object, ...]:
    """What is in the catalogue, its history and its bin."""
    with opened(folder) as (catalogue, database):
        with database.read() as connection:
            assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            bins = connection.execute(
                "SELECT id FROM binned_product UNION ALL SELECT id FROM binned_variant"
            ).fetchall()
        history = [(batch.kind, batch.undone) for batch in catalogue.batches()]
        return catalogue.page(limit=PRODUCTS), history, bins, catalogue.count("product")


def write(path: Path, price: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["SKU", "Title", "Price", "Description"])
        writer.writerows([f"S-{n}", f"Product {n}", price, "word " * 50] for n in range(PRODUCTS))
    return path


def test_an_import_killed_at_any_statement(tmp_path: Path) -> None:
    base = tmp_path / "base"
    first, second = write(tmp_path / "first.csv", "1.00"), write(tmp_path / "second.csv", "2.00")
    with opened(base) as (catalogue, _):
        catalogue.apply(catalogue.plan(first))
    before = state(base)
    folders = killed(base, "import", second)
    after = state(tmp_path / "0")
    assert after != before  # killed after it said so: nothing is missing
    assert [state(folder) for folder in folders] == [before] * (len(folders) - 1) + [state(folders[-1])]
    assert state(folders[-1]) in (before, after)  # it may have been through
    with opened(folders[0]) as (catalogue, _):
        catalogue.apply(catalogue.plan(second))
    assert state(folders[0])[:1] == after[:1]


@pytest.mark.parametrize("kind", ["add", "delete", "merge", "edit", "undo"])
def test_a_deed_killed_at_any_statement(tmp_path: Path, kind: str) -> None:
    base = tmp_path / "base"
    with opened(base) as (catalogue, _):
        ids = [catalogue.add({"title": f"Product {n}", "sku": f"S-{n}"}).product_ids[0] for n in range(4)]
        if kind == "undo":
            catalogue.merge(ids[0], ids[1:])
    before = state(base)
    folders = killed(base, kind)
    after = state(tmp_path / "0")
    assert after != before
    for folder in folders:
        assert state(folder) in (before, after)
    assert state(folders[0]) == before
