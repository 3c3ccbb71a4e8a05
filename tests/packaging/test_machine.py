"""What the set-up finds out about the processor."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Load = Callable[[str], ModuleType]


@pytest.fixture
def amx(tmp_path: Path) -> Path:
    """What Linux tells of a processor with a matrix unit."""
    told = tmp_path / "cpuinfo"
    told.write_text("flags\t\t: avx2 avx512_vnni amx_bf16 amx_tile amx_int8\n", encoding="utf-8")
    return told


def compiler(folder: Path, code: int) -> str:
    """A compiler that takes or refuses whatever it is given."""
    script = folder / "compiler"
    script.write_text(f"#!{sys.executable}\nraise SystemExit({code})\n", encoding="utf-8")
    script.chmod(0o755)
    return str(script)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CC", "CFLAGS", "CXXFLAGS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_the_matrix_unit_is_left_out_for_both_languages(
    load: Load, amx: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CFLAGS", "-g")
    found = load("machine").without_amx(amx, compiler(tmp_path, 0))
    assert found == {"CFLAGS": "-g -mno-amx-tile -mno-amx-int8", "CXXFLAGS": "-mno-amx-tile -mno-amx-int8"}


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_compiler_that_does_not_know_the_unit_is_not_told_of_it(load: Load, amx: Path, tmp_path: Path) -> None:
    assert load("machine").without_amx(amx, compiler(tmp_path, 1)) == {}


def test_without_a_compiler_nothing_is_added(load: Load, amx: Path, tmp_path: Path) -> None:
    assert load("machine").without_amx(amx, str(tmp_path / "none")) == {}


def test_other_processors_are_left_as_they_are(load: Load, tmp_path: Path) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text("flags\t\t: avx2 fma\n", encoding="utf-8")
    assert load("machine").without_amx(told) == {}
    assert load("machine").without_amx(tmp_path / "absent") == {}
