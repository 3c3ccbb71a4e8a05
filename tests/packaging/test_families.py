"""The README's table of files is the one that the formats declare."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from merchant_assistant.catalogue.importing.formats import FORMATS, name_of

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def test_readme_table_has_not_drifted(load: Callable[[str], ModuleType]) -> None:
    families = load("families")
    stands = load("marked").put(README, families.BEGIN, families.END, families.table())
    assert stands == README, "run: .venv/bin/python packaging/families.py --write"


def test_every_family_that_is_read_stands_in_it(load: Callable[[str], ModuleType]) -> None:
    named = {line.rsplit("`", 2)[1] for line in load("families").table().splitlines()[2:]}
    assert named == set(map(name_of, FORMATS.values()))
