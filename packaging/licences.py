"""The README's table of what the program ships with or loads, and under which licence.

    .venv/bin/python packaging/licences.py           print the table
    .venv/bin/python packaging/licences.py --write   put it into README.md

Versions come from the lock files, licences from the metadata of the installed packages and the model manifests; those
of parts that this system does not install are written down here.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

import marked

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- licences: made by packaging/licences.py -->", "<!-- licences end -->"
_LOCKED = re.compile(r"(?m)^([\w.-]+)==([\w.!+-]+)")
# Older metadata names licences in many ways.
_SPDX = {
    "MIT License": "MIT",
    "Apache 2.0": "Apache-2.0",
    "OSI Approved :: BSD License": "BSD",
    "OSI Approved :: MIT License": "MIT",
}

# Parts that other systems or other Pythons need: here there may be no metadata to read.
_ELSEWHERE = {
    "backports-tarfile": "MIT",
    "cffi": "MIT-0",
    "cryptography": "Apache-2.0 OR BSD-3-Clause",
    "importlib-metadata": "Apache-2.0",
    "lazy-importer": "Apache-2.0",
    "pycparser": "BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "secretstorage": "BSD-3-Clause",
    "zipp": "MIT",
}


def table() -> str:
    """The table in Markdown, sorted by name: libraries first, then models."""
    lines = ["| part | version | licence |", "|---|---|---|"]
    lines += [f"| {name} | {', '.join(versions)} | {_licence(name)} |" for name, versions in _libraries().items()]
    lines += [f"| model {name} | fetched when asked for | {licence} |" for name, licence in _models()]
    return "\n".join(lines)


def placed(readme: str) -> str:
    """``readme`` with the table between its markers."""
    return marked.put(readme, BEGIN, END, table())


def _libraries() -> dict[str, list[str]]:
    """Name to locked versions (more than one where Python versions need it) over all platforms."""
    found: dict[str, set[str]] = {}
    for platform in ("linux", "macos", "windows"):
        text = (ROOT / "packaging" / "locks" / f"{platform}.txt").read_text(encoding="utf-8")
        for name, version in _LOCKED.findall(text):
            found.setdefault(name, set()).add(version)
    return {name: sorted(found[name]) for name in sorted(found)}


def _licence(name: str) -> str:
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return _ELSEWHERE[name]
    named = _field(about, "License-Expression") or _field(about, "License") or _classified(about)
    return _SPDX.get(named, named)


def _field(about: PackageMetadata, field: str) -> str:
    """Empty where the field is absent, or holds a whole licence text instead of a name."""
    text = about[field] if field in about else ""  # noqa: SIM401 - its `get` is not promised before Python 3.12
    return "" if "\n" in text else text


def _classified(about: PackageMetadata) -> str:
    lines: list[str] = about.get_all("Classifier") or []
    return next(line.removeprefix("License :: ") for line in lines if line.startswith("License ::"))


def _models() -> list[tuple[str, str]]:
    manifests = sorted((ROOT / "models").glob("*.toml"))
    return [(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))["licence"]) for path in manifests]


if __name__ == "__main__":
    marked.main(sys.argv[1:], BEGIN, END, table())
