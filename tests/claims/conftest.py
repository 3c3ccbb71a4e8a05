"""The corpus of altered texts for the tests beside it."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session", autouse=True)
def _corpus_folder() -> Iterator[None]:
    """Tests are no package: the corpus's modules are found by their folder."""
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(Path(__file__).parent)
        yield


@pytest.fixture(scope="session")
def marked(_corpus_folder: None) -> ModuleType:
    """True texts of many trades with their facts marked."""
    return importlib.import_module("corpus_texts")


@pytest.fixture(scope="session")
def said_cells(_corpus_folder: None) -> ModuleType:
    """True texts made of cells."""
    return importlib.import_module("corpus_cells")
