"""A process killed while it writes leaves the old state or the new one, never half of it."""

from __future__ import annotations

import contextlib
import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

PRODUCTS = 400
# Applies the file; kills itself without any clean-up at the given statement of the transaction.
CHILD = """
import os, signal, sqlite3, sys
from pathlib import Path
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

folder, file, statement = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
database = Database(folder / "merchant.db", folder / "backups")
catalogue = Catalogue(database, AppPaths(folder, folder))
plan = catalogue.plan(file)
seen = 0

def trace(sql):
    global seen
    seen += 1
    if seen == statement:
        os.kill(os.getpid(), signal.SIGKILL)

database._writer.set_trace_callback(trace)
results, _ = catalogue.apply(plan)
print("saved", seen, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def write(path: Path, price: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["SKU", "Title", "Price", "Description"])
        writer.writerows([f"S-{n}", f"Product {n}", price, "word " * 50] for n in range(PRODUCTS))
    return path


def apply_in_child(folder: Path, file: Path, statement: int) -> str:
    command = [sys.executable, "-c", CHILD, str(folder), str(file), str(statement)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == -9, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_at_any_statement(tmp_path: Path) -> None:
    first, second = write(tmp_path / "first.csv", "1.00"), write(tmp_path / "second.csv", "2.00")
    said = apply_in_child(tmp_path, first, 0)
    statements = int(said.split()[1])
    with contextlib.closing(Database(tmp_path / "merchant.db", tmp_path / "backups")) as database:
        catalogue = Catalogue(database, AppPaths(tmp_path, tmp_path))
        assert catalogue.count() == PRODUCTS  # killed after it said so: nothing is missing
    for statement in range(2, statements + 1, max(1, statements // 8)):
        apply_in_child(tmp_path, second, statement)
        with contextlib.closing(Database(tmp_path / "merchant.db", tmp_path / "backups")) as database:
            catalogue = Catalogue(database, AppPaths(tmp_path, tmp_path))
            prices = {v.price.amount for p in catalogue.page(limit=PRODUCTS) for v in p.variants if v.price}
            assert prices == ({"1.00"} if len(catalogue.batches()) == 1 else {"2.00"})
            with database.read() as connection:
                assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            if len(catalogue.batches()) == 2:
                break
    with contextlib.closing(Database(tmp_path / "merchant.db", tmp_path / "backups")) as database:
        catalogue = Catalogue(database, AppPaths(tmp_path, tmp_path))
        catalogue.apply(catalogue.plan(second, ImportOptions()))


# Does one deed; kills itself without any clean-up at the given statement of its transaction.
DEED = """
import os, signal, sys
from pathlib import Path
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

folder, kind, statement = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
database = Database(folder / "merchant.db", folder / "backups")
catalogue = Catalogue(database, AppPaths(folder, folder))
ids = catalogue.product_ids()
seen = 0

def trace(sql):
    global seen
    seen += 1
    if seen == statement:
        os.kill(os.getpid(), signal.SIGKILL)

database._writer.set_trace_callback(trace)
match kind:
    case "add":
        catalogue.add({"title": "New", "sku": "NEW", "price": "1"})
    case "delete":
        catalogue.delete(ids[1:3])
    case "merge":
        catalogue.merge(ids[0], ids[1:3])
    case "edit":
        catalogue.edit_cells(ids[0], {"title": "Typed", "brand": "Berg", "price": "2"})
    case "undo":
        catalogue.undo(catalogue.batches()[0].id)
print("saved", seen, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def state(folder: Path) -> tuple[object, ...]:
    """What is in the catalogue, its history and its bin."""
    with contextlib.closing(Database(folder / "merchant.db", folder / "backups")) as database:
        catalogue = Catalogue(database, AppPaths(folder, folder))
        with database.read() as connection:
            assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            bins = connection.execute(
                "SELECT id FROM binned_product UNION ALL SELECT id FROM binned_variant"
            ).fetchall()
        history = [(batch.kind, batch.undone) for batch in catalogue.batches()]
        return catalogue.page(), history, bins, catalogue.count("product")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("kind", ["add", "delete", "merge", "edit", "undo"])
def test_a_deed_killed_at_any_statement(tmp_path: Path, kind: str) -> None:
    base = tmp_path / "base"
    base.mkdir()
    with contextlib.closing(Database(base / "merchant.db", base / "backups")) as database:
        catalogue = Catalogue(database, AppPaths(base, base))
        ids = [catalogue.add({"title": f"Product {n}", "sku": f"S-{n}"}).product_ids[0] for n in range(4)]
        if kind == "undo":
            catalogue.merge(ids[0], ids[1:])
    before = state(base)

    def kill(name: str, statement: int) -> tuple[Path, str]:
        folder = Path(shutil.copytree(base, tmp_path / name))
        command = [sys.executable, "-c", DEED, str(folder), kind, str(statement)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == -9, done.stderr
        return folder, done.stdout

    whole, said = kill("whole", 0)
    after = state(whole)
    assert after != before  # killed after it said so: nothing is missing
    statements = int(said.split()[1])
    for statement in {2, statements // 3, 2 * statements // 3, statements}:
        folder, said = kill(f"killed-{statement}", statement)
        assert said == ""
        assert state(folder) in (before, after)
