"""What older versions of the program kept goes on: what a person typed without a batch, and deeds of version 4."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.plan import UndoConflict
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def of_version(tmp_path: Path) -> Iterator[Callable[[int], Catalogue]]:
    opened: list[Database] = []

    def open(version: int) -> Catalogue:
        file = Path(shutil.copy(DATA / f"merchant-v{version}.db", tmp_path / "merchant.db"))
        opened.append(Database(file, tmp_path / "backups"))
        return Catalogue(opened[-1], AppPaths(tmp_path, tmp_path))

    yield open
    for database in opened:
        database.close()


@pytest.mark.parametrize("version", [2, 3])
def test_what_was_typed_before_deeds_had_numbers_stands_and_is_named(
    of_version: Callable[[int], Catalogue], version: int
) -> None:
    catalogue = of_version(version)
    typed = next(product for product in catalogue.page(limit=100) if product.typed)
    first = catalogue.batches()[-1]
    with pytest.raises(UndoConflict, match="yourself") as caught:
        catalogue.undo(first.id)
    assert [(c.batch_id, c.sku) for c in caught.value.conflicts] == [(None, typed.sku)]
    for field in typed.typed:
        catalogue.edit(typed.id, field, typed.imported[field])
    assert catalogue.undo(first.id)[0].removed == first.created


def test_the_deeds_of_version_4_are_undone(of_version: Callable[[int], Catalogue]) -> None:
    catalogue = of_version(4)
    deeds = [batch for batch in catalogue.batches() if batch.kind != "import"]
    assert [batch.kind for batch in deeds] == ["add", "add", "merge", "delete", "edit"]
    for batch in deeds:
        catalogue.undo(batch.id)
    assert catalogue.product_ids() == list(range(1, 50))
    assert catalogue.count("thermal labels") == 1
