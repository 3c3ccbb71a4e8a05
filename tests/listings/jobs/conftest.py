"""The shop of bottles, imported once and copied for each test."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.listings.listings import Listings
from merchant_assistant.storage.database import Database

sys.path.insert(0, str(Path(__file__).parent))

from bottles import Model, Shop, catalogue_file


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the bottles in it, read once."""
    paths = AppPaths.find(tmp_path_factory.mktemp("shop"))
    with closing(Database(paths.database, paths.backups)) as database:
        catalogue = Catalogue(database, paths)
        catalogue.apply(catalogue.plan(catalogue_file(paths.data / "bottles.csv")))
    return paths.data


@pytest.fixture
def shop(imported: Path, tmp_path: Path) -> Iterator[Shop]:
    paths = AppPaths.find(shutil.copytree(imported, tmp_path / "shop"))
    with closing(Database(paths.database, paths.backups)) as database:
        yield Shop(database, Catalogue(database, paths), paths.data / "bottles.csv")


@pytest.fixture
def listings(shop: Shop, model: Model) -> Listings:
    return Listings(shop.database, shop.catalogue, model)


@pytest.fixture
def ids(shop: Shop) -> list[int]:
    return shop.catalogue.product_ids()
