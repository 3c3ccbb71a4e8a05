"""Write the lock files anew: the newest versions that pyproject.toml admits, with the hashes of all their files.

Needs ``uv`` in the PATH (install it into an environment of its own, not into .venv):

    python packaging/lock.py            all files
    python packaging/lock.py linux      only those of one platform

Each file is the whole closure of its list for one platform and every Python that we support, agreeing with the window's
file of that platform, without any address in it: where packages come from is the choice of whoever installs.

- ``build.txt``     pip and what builds our package and the engine. The engine is built without pip's build isolation,
                    so that its build tools are locked with hashes as well.
- ``engine.txt``    llama-cpp-python alone, which comes as source only: set-up compiles it first, before the downloads.
- ``PLATFORM.txt``  the window; ``-dev`` the checks; ``-learn`` teaching, less torch and what belongs to its GPU builds.
- ``torch.txt``     by hand: exempt from hashes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "locks"
PLATFORMS = {"linux": "linux", "macos": "darwin", "windows": "win32"}
ENGINE = "llama-cpp-python"
BUILD = ["pip", "hatchling>=1.27", "editables", "scikit-build-core[pyproject]>=0.9.2", "cmake>=3.21", "ninja"]
_TORCH = re.compile(r"(torch|triton|nvidia-.*|cuda-.*)==")


def main(platforms: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    window: list[str] = project["dependencies"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    engine = [requirement for requirement in window if requirement.startswith(ENGINE)]
    _write("build", BUILD, None)
    for name in platforms or PLATFORMS:
        system = PLATFORMS[name]
        _write(name, window, system)
        _write(f"{name}-dev", extras["dev"], system, name, "build")
        _write(f"{name}-learn", extras["learn"], system, name, "build", f"{name}-dev")
    _write("engine", engine, None, "linux", alone=True)


def _write(name: str, requirements: list[str], system: str | None, *agree_with: str, alone: bool = False) -> None:
    """Compile ``requirements`` for ``system`` (``None``: for all) into ``locks/NAME.txt``."""
    text = _compile(requirements, system, agree_with, alone=alone)
    (LOCKS / f"{name}.txt").write_text(_without_torch(text), encoding="utf-8", newline="\n")
    print(f"locks/{name}.txt")


def _compile(requirements: list[str], system: str | None, agree_with: tuple[str, ...], *, alone: bool) -> str:
    with tempfile.TemporaryDirectory() as folder:
        # uv reads the environments to solve for from a project file only.
        project = Path(folder, "pyproject.toml")
        project.write_text(_project(requirements, system), encoding="utf-8")
        command = [
            "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11",
            "--generate-hashes", "--no-header", "--no-emit-index-url", "--no-annotate",
            "--only-binary", ":all:", "--no-binary", ENGINE, *(["--no-deps"] if alone else []),
        ]  # fmt: skip
        for lock in agree_with:
            command += ["--constraints", str(LOCKS / f"{lock}.txt")]
        return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def _project(requirements: list[str], system: str | None) -> str:
    # Not every library has a file for Python 3.15 yet; teaching is what holds it back.
    python = "python_full_version < '3.15'"
    environment = f"{python} and sys_platform == '{system}'" if system else python
    return (
        '[project]\nname = "merchant-assistant"\nversion = "0"\nrequires-python = ">=3.11"\n'
        f"dependencies = {requirements}\n\n[tool.uv]\nenvironments = [{environment!r}]\n"
    )


def _without_torch(text: str) -> str:
    """Drop torch and its GPU libraries: builds differ by machine, so they cannot be pinned by hash."""
    blocks = re.split(r"(?m)^(?=\S)", text)
    return "".join(block for block in blocks if not _TORCH.match(block))


if __name__ == "__main__":
    main(sys.argv[1:])
