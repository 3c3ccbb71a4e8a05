"""The lock files agree with pyproject.toml and hold nothing that belongs to one machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "locks"
SYSTEMS = {"linux": ("linux", "x86_64"), "macos": ("darwin", "arm64"), "windows": ("win32", "AMD64")}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HASHED = sorted(path.name for path in LOCKS.glob("*.txt") if path.name != "torch.txt")


def requirements(name: str) -> list[Requirement]:
    text = (LOCKS / name).read_text(encoding="utf-8")
    return [Requirement(line.removesuffix("\\")) for line in text.splitlines() if re.match(r"\w", line)]


def pinned(name: str, system: str, python: str) -> dict[str, str]:
    """What pip would install from a lock file there: name to version."""
    platform, machine = SYSTEMS[system]
    there = {"sys_platform": platform, "platform_machine": machine, "python_full_version": f"{python}.0"}
    there |= {"platform_python_implementation": "CPython", "python_version": python}
    chosen: dict[str, str] = {}
    for requirement in requirements(name):
        if requirement.marker is None or requirement.marker.evaluate(there):
            assert requirement.name not in chosen, f"{requirement.name} twice for Python {python}"
            (specifier,) = requirement.specifier
            assert specifier.operator == "=="
            chosen[canonicalize_name(requirement.name)] = specifier.version
    return chosen


def assert_met(wanted: list[str], locked: dict[str, str]) -> None:
    for text in wanted:
        requirement = Requirement(text)
        version = locked.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not locked"
        assert requirement.specifier.contains(version), f"{text} is not met by {version}"


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_locks_meet_pyproject(system: str, python: str) -> None:
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    assert_met(project["dependencies"], pinned(f"{system}.txt", system, python))
    assert_met(extras["dev"], pinned(f"{system}-dev.txt", system, python))
    torch = [text for text in extras["learn"] if text.startswith("torch")]
    assert_met([text for text in extras["learn"] if text not in torch], pinned(f"{system}-learn.txt", system, python))
    assert_met(torch, pinned("torch.txt", system, python))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_locks_of_one_platform_agree(system: str, python: str) -> None:
    versions: dict[str, str] = {}
    for name in ("build.txt", "engine.txt", f"{system}.txt", f"{system}-dev.txt", f"{system}-learn.txt"):
        for package, version in pinned(name, system, python).items():
            assert versions.setdefault(package, version) == version, package


def test_what_builds_our_package_is_locked() -> None:
    locked = pinned("build.txt", "linux", "3.11")
    assert_met([*PROJECT["build-system"]["requires"], "pip>=24.1", "cmake", "ninja", "scikit-build-core"], locked)


@pytest.mark.parametrize("name", HASHED)
def test_every_version_has_hashes_and_no_address(name: str) -> None:
    text = (LOCKS / name).read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=\w)", text)[1:]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_only_torch_goes_without_a_hash() -> None:
    assert [requirement.name for requirement in requirements("torch.txt")] == ["torch"]
    assert not any(requirement.name == "torch" for name in HASHED for requirement in requirements(name))


def test_the_folder_never_hides_the_library_packaging() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
