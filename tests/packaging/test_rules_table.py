"""The README's table of limits is the one that the platforms' data declare."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from merchant_assistant.listings.model import PLATFORMS
from merchant_assistant.listings.platforms import platform_rules

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def test_readme_table_has_not_drifted(load: Callable[[str], ModuleType]) -> None:
    rules = load("rules")
    stands = load("marked").put(README, rules.BEGIN, rules.END, rules.table())
    assert stands == README, "run: .venv/bin/python packaging/rules.py --write"


def test_every_platform_stands_in_it_with_what_is_open(load: Callable[[str], ModuleType]) -> None:
    lines = load("rules").table().splitlines()
    for name in PLATFORMS:
        (line,) = [line for line in lines if line.startswith(f"| {platform_rules(name).name} |")]
        assert str(platform_rules(name).title.max) in line
    assert "| Amazon | 200 | 5 of 250 (?) |" in "\n".join(lines)
