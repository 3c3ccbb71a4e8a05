"""The README's licence table is the one that the installed packages give."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def test_readme_table_has_not_drifted(load: Callable[[str], ModuleType]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert load("licences").placed(readme) == readme, "run: .venv/bin/python packaging/licences.py --write"


def test_every_part_has_a_licence(load: Callable[[str], ModuleType]) -> None:
    rows = [line.split(" | ") for line in load("licences").table().splitlines()[2:]]
    assert len(rows) > 20
    assert all(len(row) == 3 and row[2].strip(" |") for row in rows)
