"""Reading in this process, for tests of what is read; the child has tests of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from merchant_assistant.catalogue.importing.frames import ReadRequest, StagedSheet
from merchant_assistant.catalogue.importing.reader import read_tables


@dataclass
class Staged:
    """A reading and what its staging file holds."""

    sheet: StagedSheet
    meta: dict[str, Any]
    records: dict[int, list[str]]
    products: list[dict[str, Any]]
    variants: list[dict[str, Any]]
    problems: list[dict[str, Any]]

    def codes(self) -> list[str]:
        return [problem["code"] for problem in self.problems]

    def product(self, sku: str) -> dict[str, Any]:
        (found,) = [product for product in self.products if product["sku"] == sku]
        return found

    def variants_of(self, sku: str) -> list[dict[str, Any]]:
        key = self.product(sku)["key"]
        return [variant for variant in self.variants if variant["product_key"] == key]

    def variant(self, sku: str) -> dict[str, Any]:
        (found,) = [variant for variant in self.variants if variant["sku"] == sku]
        return found


ReadBack = Callable[..., list[Staged]]


def load(sheet: StagedSheet) -> Staged:
    with closing(sqlite3.connect(sheet.staging)) as db:
        db.row_factory = sqlite3.Row
        meta = {key: json.loads(value) for key, value in db.execute("SELECT key, value FROM meta")}
        records = {row["row"]: json.loads(row["cells"]) for row in db.execute("SELECT * FROM record")}
        products = [_decoded(row) for row in db.execute("SELECT * FROM product ORDER BY position")]
        order = {product["key"]: place for place, product in enumerate(products)}
        variants = [_decoded(row) for row in db.execute("SELECT * FROM variant ORDER BY position")]
        variants.sort(key=lambda variant: (order[variant["product_key"]], variant["position"]))
        problems = [dict(row) for row in db.execute("SELECT * FROM problem ORDER BY id")]
    return Staged(sheet, meta, records, products, variants, problems)


def _decoded(row: sqlite3.Row) -> dict[str, Any]:
    found = dict(row)
    return found | {"fields": json.loads(found["fields"]), "attributes": json.loads(found["attributes"])}


@pytest.fixture
def read(tmp_path: Path) -> ReadBack:
    """``read(file or content, name=…, format=…, mapping=…)``: all tables of a file as their staging files hold them."""
    counter = iter(range(1000))

    def run(
        source: Path | str | bytes,
        name: str = "file.csv",
        format: str | None = None,
        mapping: Mapping[str, str] | None = None,
        repairs: Mapping[int, tuple[str, ...]] | None = None,
    ) -> list[Staged]:
        file = source if isinstance(source, Path) else tmp_path / name
        if isinstance(source, str | bytes):
            file.write_bytes(source.encode() if isinstance(source, str) else source)
        prefix = str(tmp_path / f"staging{next(counter)}")
        request = ReadRequest(str(file), prefix, format, mapping or {}, {"": repairs or {}})
        return [load(sheet) for sheet in read_tables(request, lambda done, total, text="": None)]

    return run
