"""What the shares of the tests name is there: a file that was renamed would quietly be shared out otherwise."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
NAMED = runpy.run_path(str(TESTS / "shares.py"))


@pytest.mark.parametrize("name", NAMED["MODELS"] + NAMED["LONG"] + NAMED["FIRST"][1:])
def test_a_share_names_tests_that_are_there(name: str) -> None:
    assert list(TESTS.parent.glob(f"{name}*"))
