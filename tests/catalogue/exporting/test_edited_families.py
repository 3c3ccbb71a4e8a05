"""Files of each family with something typed here: it stands in the cell that means it, the rest is as it came."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

Cells = list[list[str]]


class Case(NamedTuple):
    """A small file of a family. ``product``, ``variant``: SKUs; ``of_product``, ``of_variant``: what is typed.

    ``cells``: the cells that are new then, where they are not just what was typed.
    """

    platform: str
    text: str
    product: str
    variant: str
    of_product: dict[str, str]
    of_variant: dict[str, str]
    unplaced: int = 0
    cells: list[str] | None = None


TABLE = tomllib.loads(Path(__file__).with_name("edited_families.toml").read_text("utf-8"))
CASES = {name: Case(**entry) for name, entry in TABLE.items()}


@contextmanager
def fresh(folder: Path) -> Iterator[Catalogue]:
    paths = AppPaths(folder, folder / "models")
    with closing(Database(paths.database, paths.backups)) as database:
        yield Catalogue(database, paths)


def bring(catalogue: Catalogue, file: Path, platform: str) -> None:
    plan = catalogue.plan(file, ImportOptions(source="shop"))
    assert [sheet.reading.format for sheet in plan.sheets] == [platform]
    catalogue.apply(plan)


def written(folder: Path, case: Case) -> Path:
    file = folder / ("in.tsv" if "\t" in case.text else "in.csv")
    file.write_text(case.text, encoding="utf-8")
    return file


def cells_of(file: Path) -> Cells:
    text = file.read_text(encoding="utf-8-sig")
    mark = max(",;\t", key=text.count)
    return [row for row in csv.reader(text.splitlines(keepends=True), delimiter=mark) if any(row)]


def state(catalogue: Catalogue) -> dict[str, object]:
    """All that a file says: of products, and of their variants by SKU."""
    return {
        product.sku: (
            product.title,
            dict(product.fields),
            dict(product.attributes),
            {v.sku: (str(v.price), v.stock, _told(v.fields), dict(v.attributes)) for v in product.variants},
        )
        for product in catalogue.page(limit=100)
    }


def _told(fields: object) -> dict[str, str]:
    return {name: text for name, text in dict(fields).items() if name not in ("price", "stock")}  # type: ignore[call-overload]


@pytest.mark.parametrize("name", CASES)
def test_what_is_typed_comes_back_and_the_rest_is_as_it_came(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    original = written(tmp_path, case)
    untouched, out = (tmp_path / f"{stem}{original.suffix}" for stem in ("untouched", "out"))
    with fresh(tmp_path / "one") as catalogue:
        bring(catalogue, original, case.platform)
        assert catalogue.export(case.platform, untouched).unplaced == 0
        type_in(catalogue, case)
        assert catalogue.export(case.platform, out).unplaced == case.unplaced
        before = state(catalogue)
    assert cells_of(untouched) == cells_of(original)
    wanted = case.cells or [*case.of_product.values(), *case.of_variant.values()]
    assert _changed(cells_of(original), cells_of(out)) == set(wanted)
    with fresh(tmp_path / "two") as again:
        bring(again, out, case.platform)
        assert state(again) == before


def type_in(catalogue: Catalogue, case: Case) -> None:
    product = catalogue.find(case.product)
    variant = next(v for v in product.variants if v.sku == case.variant)
    if case.of_product:
        catalogue.edit_cells(product.id, case.of_product)
    catalogue.edit_cells(product.id, case.of_variant, variant_id=variant.id)


def _changed(before: Cells, after: Cells) -> set[str]:
    assert [len(row) for row in before] == [len(row) for row in after]
    return {
        new for old, row in zip(before, after, strict=True) for was, new in zip(old, row, strict=True) if was != new
    }
