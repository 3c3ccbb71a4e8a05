"""The README says what is there."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_stands_in_the_table() -> None:
    from merchant_assistant.cli.parser import build_parser

    (commands,) = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    section = README.partition("## Command line")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z-]+)[ `]", section))
    assert set(commands.choices) <= named


def test_every_room_stands_in_the_module_map() -> None:
    section = README.partition("## Rooms")[2].partition("\n## ")[0]
    package = ROOT / "merchant_assistant"
    rooms = [path.parent.name for path in package.glob("*/__init__.py")]
    assert len(rooms) > 5
    assert [room for room in rooms if f"{room}/`" not in section] == []


def test_the_two_commands_stand_at_the_top() -> None:
    top = "\n".join(README.splitlines()[:6])
    assert "python3 packaging/bootstrap.py run" in top
    assert "python3 packaging/bootstrap.py test" in top


def test_files_that_the_readme_names_exist() -> None:
    for path in re.findall(r"`((?:packaging|resources|\.ci)/[\w./-]+)`", README):
        assert (ROOT / path).exists(), path
