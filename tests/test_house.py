"""The house rules that no linter knows."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import merchant_assistant

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {
    "llama_cpp",
    "torch",
    "transformers",
    "pandas",
    "numpy",
    "python_calamine",
    "clevercsv",
    "ijson",
    "opencc",
    "ftfy",
    "pyroaring",
    "rapidfuzz",
    "jinja2",
    "selectolax",
    "httpx",
    "keyring",
    "ssl",
    "asyncio",
    "psutil",
}


def _modules_after(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter holds after ``code``."""
    script = f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split("\n")[-2].split())


@pytest.mark.parametrize("module", ["composition", "cli.parser", "catalogue.catalogue", "listings.listings", "claims"])
def test_rooms_open_without_anything_heavy(module: str) -> None:
    assert not _modules_after(f"import merchant_assistant.{module}") & (HEAVY | {"PySide6"})


def test_building_the_services_loads_nothing_heavy(tmp_path: Path) -> None:
    code = f"from merchant_assistant.composition import build; build({str(tmp_path)!r}).close()"
    assert not _modules_after(code) & (HEAVY | {"PySide6"})


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert "version" not in project
    assert version("merchant-assistant") == merchant_assistant.__version__


def test_the_top_level_is_what_the_plan_allows() -> None:
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    top = {line.split("/")[0] for line in tracked.splitlines()}
    allowed = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "merchant_assistant",
        "resources",
        "models",
        "tests",
        "packaging",
    }
    assert {name for name in top if not name.startswith(".")} <= allowed


def test_packaging_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
