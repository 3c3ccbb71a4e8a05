"""A process killed while it writes leaves the old state or the new one, never half of it."""

from __future__ import annotations

import contextlib
import csv
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
