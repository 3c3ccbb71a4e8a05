"""The environment ``.venv``: made, filled from the lock files, repaired when left half made. Standard library only.

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

from machine import Fault, no_venv_module, only_one, platform_name, require_space
from pip_run import PipFailed, run_pip
from progress import Progress

_STAMPS = "set-up.json"
_UNFINISHED = "set-up-unfinished"
_LOCK = "set-up-lock"
_LOG = "set-up.log"
_BAR = "--progress-bar=raw"


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
    arguments = ("--require-hashes", "--no-deps", "--no-build-isolation", *more, "-r", _lock(lock))
    return Step(name, title, (_lock(lock),), arguments)


def window_steps(platform: str) -> tuple[Step, ...]:
    """What the window needs. The engine comes first: a missing compiler is found before a long download."""
    project = ("--no-deps", "--no-build-isolation", "--editable", ".")
    return (
        _locked_step("tools", "Tools that build packages", "build"),  # brings the pip that knows what follows
        _locked_step("engine", "Language engine, compiled once on this PC (minutes)", "engine", "--verbose", _BAR),
        _locked_step("window", "Libraries of the window", platform, _BAR),
        Step("project", "Merchant Assistant", ("pyproject.toml",), project),
    )


def all_steps(platform: str, torch_index: str | None = None) -> tuple[Step, ...]:
    """What development and teaching need besides. ``torch_index``: where else torch comes from (its CPU build, say)."""
    index = ("--index-url", torch_index) if torch_index else ()
    return (
        *window_steps(platform),
        _locked_step("dev", "Tools of the developers", f"{platform}-dev", _BAR),
        _locked_step("learn", "Libraries for teaching", f"{platform}-learn", _BAR),
        Step("torch", "torch", (_lock("torch"),), (*index, _BAR, "-r", _lock("torch"))),
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
        if not self.missing(steps):
            return
        require_space(self.root, gib)
        self.folder.mkdir(exist_ok=True)
        with only_one(self.folder / _LOCK):
            self._make()
            for step in self.missing(steps):
                self._run(step)

    def _run(self, step: Step) -> None:
        self._progress.start(step.title)
        self._unfinished.touch()
        packages = sum(_count(self.root / file) for file in step.files if file.endswith(".txt"))
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
        try:
            run_pip([*pip, *step.arguments], self.root, packages, self.folder / _LOG, self._progress)
        except PipFailed as failure:
            if not failure.halfway:  # nothing in the environment was touched: no need to start again
                self._unfinished.unlink()
            raise failure.fault from None
        self._stamp(step.name, self._key(step))
        self._unfinished.unlink()
        self._progress.done()

    def _make(self) -> None:
        """Have an environment with a working pip; what was left half made goes, what a person made by hand stays."""
        stamped, unfinished = self._stamps().get("base"), self._unfinished.exists()
        if stamped == self._base() and not unfinished:
            return
        if stamped or unfinished:
            self._empty()
        self._unfinished.touch()
        self._progress.start("Python environment")
        _make_venv(self.folder)
        self._stamp("base", self._base())
        self._unfinished.unlink()
        self._progress.done()

    def _empty(self) -> None:
        """Delete all in the folder but the mark of being unfinished, so that an interruption here is seen as well."""
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry.name not in (_UNFINISHED, _LOCK):
                entry.unlink()

    @property
    def _unfinished(self) -> Path:
        return self.folder / _UNFINISHED

    def _base(self) -> str:
        """The Python inside and the folder that its scripts name; empty where that Python does not run (any more)."""
        ask = "import sys; print(sys.implementation.cache_tag)"
        try:
            answer = subprocess.run([self.python, "-I", "-S", "-c", ask], capture_output=True, text=True, check=True)
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
    command = [sys.executable, "-m", "venv", str(folder)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if made.returncode == 0:
        return
    if "ensurepip" in made.stdout or "No module named venv" in made.stdout:
        raise no_venv_module()
    reason = (made.stdout.strip().splitlines() or ["no reason given"])[-1]
    raise Fault(f"The environment could not be made: {reason}", f"Look whether you may write into {folder.parent}.")


def _count(lock: Path) -> int:
    """How many packages a lock file holds."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return sum("==" in line and not line.startswith(("#", " ")) for line in lines)


def current_steps(*, everything: bool, torch_index: str | None = None) -> tuple[Step, ...]:
    """The steps for this computer."""
    platform = platform_name()
    return all_steps(platform, torch_index) if everything else window_steps(platform)
