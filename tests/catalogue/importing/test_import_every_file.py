"""Every real catalogue file against ``real_files.toml``: what it must give, written down with the reasoning."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from merchant_assistant.foundation.errors import UserFault

pytestmark = pytest.mark.shared_data
TABLE = Path(__file__).with_name("real_files.toml")


class Expected(NamedTuple):
    """One ``[[file]]``: what all tables of a file give together, or the code it is refused with."""

    path: str
    why: str
    format: str | None = None
    products: int | None = None
    variants: int | None = None
    refused: str | None = None


def _expected() -> list[Expected]:
    return [Expected(**entry) for entry in tomllib.loads(TABLE.read_text("utf-8"))["file"]]


@pytest.mark.parametrize("expected", _expected(), ids=lambda one: one.path)
def test_what_a_real_file_gives(expected: Expected, shared_data: Path, read: Any) -> None:
    file = shared_data / "catalogue" / expected.path
    if expected.refused is not None:
        with pytest.raises(UserFault) as fault:
            read(file)
        assert (fault.value.code, bool(fault.value.message), bool(fault.value.hint)) == (expected.refused, True, True)
        return
    sheets = [staged.sheet for staged in read(file)]
    found = (sheets[0].format, sum(sheet.products for sheet in sheets), sum(sheet.variants for sheet in sheets))
    assert found == (expected.format, expected.products, expected.variants), expected.why


@pytest.mark.parametrize("expected", _expected(), ids=lambda one: one.path)
def test_every_entry_says_why(expected: Expected) -> None:
    assert len(expected.why) > 20
    assert (expected.refused is None) == (None not in (expected.format, expected.products, expected.variants))


def test_every_real_file_has_one_entry(shared_data: Path) -> None:
    root = shared_data / "catalogue"
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    assert sorted(expected.path for expected in _expected()) == files
