"""The environment ``.venv``: made, filled from the lock files, repaired when it was left half made. Standard library only.

What was done is stamped inside it, step by step, with a hash of all that the step depends on, so a repetition reads a
few small files and starts nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from machine import Fault, no_venv_module, platform_name, require_space
from pip_run import PipFailed, pip_install
from progress import Progress

_STAMPS = "set-up.json"
_UNFINISHED = "set-up-unfinished"
_LOG = "set-up.log"
_LOCKED = ("--require-hashes", "--no-deps", "--no-build-isolation", "--progress-bar=raw")


@dataclass(frozen=True, slots=True)
class Step:
    """One call of pip. ``files``: what it reads, relative to the checkout; a change of one runs it again."""

    name: str
    title: str
    files: tuple[str, ...]
    arguments: tuple[str, ...]


def _lock(name: str) -> str:
    return f"packaging/locks/{name}.txt"


def _locked_step(name: str, title: str, lock: str, *more: str) -> Step:
    return Step(name, title, (_lock(lock),), (*more, *_LOCKED, "-r", _lock(lock)))


def window_steps(platform: str) -> tuple[Step, ...]:
    """What the window needs. The engine comes first: a missing compiler is found before a long download."""
    return (
        Step("tools", "Tools that build packages", (_lock("build"),), ("--require-hashes", "--no-deps", "-r", _lock("build"))),
        _locked_step(
            "engine", "Language engine (compiled once on this PC: 5 to 10 minutes on a small one)", "engine", "--verbose"
        ),
        _locked_step("window", "Libraries of the window", platform),
        Step("project", "Merchant Assistant", ("pyproject.toml",), ("--no-deps", "--no-build-isolation", "--editable", ".")),
    )  # fmt: skip


def all_steps(platform: str, torch_index: str | None = None) -> tuple[Step, ...]:
    """What development and teaching need besides. ``torch_index``: where else torch comes from (its CPU build, say)."""
    index = ("--index-url", torch_index) if torch_index else ()
    return (
        *window_steps(platform),
        _locked_step("dev", "Tools of the developers", f"{platform}-dev"),
        _locked_step("learn", "Libraries for teaching", f"{platform}-learn"),
        Step("torch", "torch", (_lock("torch"),), (*index, "--progress-bar=raw", "-r", _lock("torch"))),
    )


class Environment:
    """``.venv`` of the checkout ``root``."""

    def __init__(self, root: Path, progress: Progress) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self._progress = progress

    def script(self, name: str) -> Path:
        """The program ``name`` that a package installed."""
        return self.python.with_name(name + self.python.suffix)

    def missing(self, steps: Sequence[Step]) -> list[Step]:
        """The steps that are still to be done, or again because their lock, this folder or Python changed."""
        stamps = self._stamps()
        if stamps.get("base") != self._base() or self._unfinished.exists():
            return list(steps)
        return [step for step in steps if stamps.get(step.name) != self._key(step)]

    def install(self, steps: Sequence[Step], gib: float) -> None:
        """Do what is missing of ``steps``, given ``gib`` GiB of free disk; raises :class:`Fault`."""
        missing = self.missing(steps)
        if not missing:
            return
        require_space(self.root, gib)
        self._make()
        for step in missing:
            self._run(step)

    def _run(self, step: Step) -> None:
        self._progress.start(step.title)
        self._unfinished.touch()
        packages = sum(_count(self.root / file) for file in step.files)
        arguments = [_absolute(self.root, argument) for argument in step.arguments]
        try:
            pip_install(self.python, arguments, packages, self.folder / _LOG, self._progress)
        except PipFailed as failure:
            if not failure.halfway:  # nothing in the environment was touched: no need to start again
                self._unfinished.unlink()
            raise failure.fault from None
        self._stamp(step.name, self._key(step))
        self._unfinished.unlink()
        self._progress.done()

    def _make(self) -> None:
        """Have an environment with a working pip; what was left half made goes, what a person made by hand stays."""
        if self._unfinished.exists() or self._stamps().get("base", self._base()) != self._base():
            self._empty()
        if self._base() and self._stamps():
            return
        self.folder.mkdir(exist_ok=True)
        self._unfinished.touch()
        self._progress.start("Python environment")
        _make_venv(self.folder)
        self._stamp("base", self._base())
        self._unfinished.unlink()
        self._progress.done()

    def _empty(self) -> None:
        """Delete all in the folder, the mark of being unfinished last."""
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry != self._unfinished:
                entry.unlink()

    @property
    def _unfinished(self) -> Path:
        return self.folder / _UNFINISHED

    def _base(self) -> str:
        """The Python inside and the folder that its scripts name; empty where that Python does not run (any more)."""
        try:
            answer = subprocess.run(
                [self.python, "-I", "-S", "-c", "import sys; print(sys.version)"],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
        except (OSError, subprocess.CalledProcessError):
            return ""
        return f"{answer.stdout.strip()} in {self.folder}"

    def _key(self, step: Step) -> str:
        digest = hashlib.sha256(repr(step).encode())
        for file in step.files:
            digest.update((self.root / file).read_bytes())
        return digest.hexdigest()

    def _stamps(self) -> dict[str, str]:
        try:
            stamps: dict[str, str] = json.loads((self.folder / _STAMPS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamps

    def _stamp(self, name: str, key: str) -> None:
        text = json.dumps(self._stamps() | {name: key}, indent=1)
        fresh = self.folder / f"{_STAMPS}.new"
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self.folder / _STAMPS)


def _make_venv(folder: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if made.returncode == 0:
        return
    if "ensurepip" in made.stdout or "No module named venv" in made.stdout:
        raise no_venv_module()
    raise Fault(
        f"The environment could not be made: {made.stdout.strip().splitlines()[-1:] or 'no reason given'}",
        f"Look whether you may write into {folder.parent}.",
    )


def _count(lock: Path) -> int:
    """How many packages a lock file holds."""
    return sum("==" in line and not line.startswith(("#", " ")) for line in lock.read_text(encoding="utf-8").splitlines())


def _absolute(root: Path, argument: str) -> str:
    """pip is started in any folder, so files of the checkout are named in full."""
    return str(root / argument) if argument == "." or argument.startswith("packaging/") else argument


def current_steps(*, everything: bool, torch_index: str | None = None) -> tuple[Step, ...]:
    """The steps for this computer."""
    platform = platform_name()
    return all_steps(platform, torch_index) if everything else window_steps(platform)
