"""The corpus of altered texts for the tests beside it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def corpus() -> ModuleType:
    """The module ``corpus.py`` of this folder (tests are no package, so it is loaded by its path)."""
    spec = importlib.util.spec_from_file_location("claims_corpus", Path(__file__).with_name("corpus.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
