"""A catalogue of its own for each test, and small files to import into it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.catalogue.plan import ImportPlan, ImportResult
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

WriteTable = Callable[..., Path]
Import = Callable[..., ImportResult]


@pytest.fixture
def database(paths: AppPaths) -> Iterator[Database]:
    database = Database(paths.database, paths.backups, busy_seconds=0.5)
    yield database
    database.close()


@pytest.fixture
def catalogue(database: Database, paths: AppPaths) -> Catalogue:
    return Catalogue(database, paths)


@pytest.fixture
def table(tmp_path: Path) -> WriteTable:
    """``table("name.csv", header, *rows)`` writes a CSV file."""

    def write(name: str, *rows: Sequence[str]) -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return write


@pytest.fixture
def plan(catalogue: Catalogue) -> Callable[..., ImportPlan]:
    def make(file: Path, source: str | None = None) -> ImportPlan:
        return catalogue.plan(file, ImportOptions(source=source))

    return make


@pytest.fixture
def bring(catalogue: Catalogue) -> Import:
    """Plan and apply a file; returns the result of its only table."""

    def bring(file: Path, *, source: str | None = None, overwrite_edits: bool = False) -> ImportResult:
        plan = catalogue.plan(file, ImportOptions(source=source))
        (result,), _ = catalogue.apply(plan, overwrite_edits=overwrite_edits)
        return result

    return bring
