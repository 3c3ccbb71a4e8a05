"""Cells that list several values, and those that only have a comma."""

from __future__ import annotations

import numpy as np
import pytest

from merchant_assistant.catalogue.computing.asked import Told
from merchant_assistant.catalogue.computing.lists import told_apart


@pytest.mark.parametrize(
    ("names", "apart"),
    [
        (["Tools, Garden", "Tools, Home", "Toys"], ["Tools", "Garden", "Home", "Toys"]),
        (["Toys | Games", "games", "Toys", "Games | Toys"], ["Toys", "Games"]),
        (["Clothing, Shoes & Jewelry", "Arts, Crafts & Sewing"], None),
        (["A, B > Cups", "A, B > Pots"], None),
        (["Cups > Tea, Pots", "Pots", "Cups > Tea, Cups", "Cups"], ["Cups > Tea", "Pots", "Cups"]),
        (["Cups, Pots"], None),
    ],
)
def test_lists_are_told_apart(names: list[str], apart: list[str] | None) -> None:
    told = Told(np.arange(len(names), dtype=np.int32), np.arange(len(names), dtype=np.int32), names)
    found = told_apart(told)
    assert found.names == (apart or names)
    if apart is None:
        assert found is told
    else:
        assert len(found.slots) == len(found.of) > len(names)
