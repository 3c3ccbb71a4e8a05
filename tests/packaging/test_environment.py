"""The environment: filled from locks with a real venv and a real pip, repaired, and left alone when all is there."""

from __future__ import annotations

import copy
import hashlib
import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


def make_wheel(folder: Path, name: str, version: str) -> str:
    """A real, tiny wheel; returns its line for a lock file."""
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"version = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


class Checkout:
    """A checkout with one locked library of our own, and the set-up's environment over it."""

    def __init__(self, root: Path, environment: ModuleType, progress: ModuleType) -> None:
        self.root = root
        self.module = environment
        self._progress = progress
        self.out = io.StringIO()
        self.wheels = root / "wheels"
        self.lock = root / "packaging" / "locks" / "some.txt"
        self.wheels.mkdir(parents=True)
        self.lock.parent.mkdir(parents=True)
        self.lock.write_text(make_wheel(self.wheels, "somelib", "1.0"), encoding="utf-8")
        from_wheels = ("--no-index", "--find-links=wheels", "--require-hashes", "--no-deps")
        lock = "packaging/locks/some.txt"
        self.steps = (environment.Step("some", "Some library", (lock,), (*from_wheels, "-r", lock)),)

    @property
    def environment(self):  # type: ignore[no-untyped-def]
        return self.module.Environment(self.root, self._progress.Progress(self.out))

    def install(self) -> None:
        self.environment.install(self.steps, gib=0)

    def installed(self) -> str:
        command = [self.environment.python, "-c", "import somelib; print(somelib.version)"]
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()

    def stray(self) -> Path:
        """A file that only a rebuild of the environment removes."""
        (library,) = self.environment.folder.glob("**/site-packages")
        file = library / "stray.txt"
        file.touch()
        return file


@pytest.fixture
def checkout(tmp_path: Path, load: Callable[[str], ModuleType]) -> Checkout:
    return Checkout(tmp_path / "checkout", load("environment"), load("progress"))


@pytest.fixture
def no_pip(load: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    environment = load("environment")

    def refuse(*_: object) -> None:
        raise AssertionError("pip was started")

    monkeypatch.setattr(environment, "run_pip", refuse)
    monkeypatch.setattr(environment, "_make_venv", refuse)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory, load: Callable[[str], ModuleType]) -> tuple[Checkout, Path]:
    """A filled checkout and a copy of it: making an environment is the slow part here, and it knows its own path."""
    folder = tmp_path_factory.mktemp("made_once")
    checkout = Checkout(folder / "checkout", load("environment"), load("progress"))
    checkout.install()
    shutil.copytree(checkout.root, folder / "copy", symlinks=True)
    return checkout, folder / "copy"


@pytest.fixture
def ready(made_once: tuple[Checkout, Path]) -> Checkout:
    """A filled checkout, as it was right after its set-up."""
    checkout, pristine = made_once
    if checkout.root.exists():
        shutil.rmtree(checkout.root)
    shutil.copytree(pristine, checkout.root, symlinks=True)
    checkout.out = io.StringIO()
    return checkout


def test_an_empty_checkout_gets_all_and_says_each_step(checkout: Checkout) -> None:
    assert checkout.environment.missing(checkout.steps) == list(checkout.steps)
    checkout.install()
    assert checkout.installed() == "1.0"
    assert checkout.environment.missing(checkout.steps) == []
    assert [line for line in checkout.out.getvalue().splitlines() if line.endswith("…")] == [
        "Python environment …",
        "Some library …",
    ]


def test_a_repetition_starts_nothing(ready: Checkout, no_pip: None) -> None:
    ready.install()
    assert ready.out.getvalue() == ""


def test_a_changed_lock_is_followed(ready: Checkout) -> None:
    stray = ready.stray()
    ready.lock.write_text(make_wheel(ready.wheels, "somelib", "2.0"), encoding="utf-8")
    ready.install()
    assert ready.installed() == "2.0"
    assert stray.exists()


def test_what_was_cut_off_in_the_middle_is_built_again(ready: Checkout) -> None:
    stray = ready.stray()
    (ready.environment.folder / "set-up-unfinished").touch()
    ready.install()
    assert ready.installed() == "1.0"
    assert not stray.exists()
    assert ready.environment.missing(ready.steps) == []


def test_a_checkout_that_moved_is_built_again(ready: Checkout, tmp_path: Path) -> None:
    moved = copy.copy(ready)
    stray = ready.stray()
    moved.root = ready.root.rename(tmp_path / "moved")
    moved.install()
    assert moved.installed() == "1.0"
    assert not list(moved.environment.folder.rglob(stray.name))


def test_an_environment_made_by_hand_is_filled_not_emptied(checkout: Checkout) -> None:
    mine = checkout.environment.folder / "mine.txt"
    mine.parent.mkdir()
    mine.touch()
    checkout.install()
    assert checkout.installed() == "1.0"
    assert mine.exists()


def test_a_library_with_another_hash_is_refused_and_nothing_is_half_done(
    ready: Checkout, load: Callable[[str], ModuleType]
) -> None:
    stray = ready.stray()
    right = make_wheel(ready.wheels, "somelib", "2.0")
    ready.lock.write_text(right.replace("sha256:", "sha256:0")[:-2] + "\n", encoding="utf-8")
    with pytest.raises(load("machine").Fault, match="is not the one that was locked"):
        ready.install()
    assert ready.installed() == "1.0"
    ready.lock.write_text(right, encoding="utf-8")
    ready.install()
    assert ready.installed() == "2.0"
    assert stray.exists(), "a refusal before anything was changed must not cost a rebuild"


def test_a_full_disk_is_said_before_anything_starts(
    checkout: Checkout, no_pip: None, load: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = load("machine")
    usage = machine.shutil.disk_usage(checkout.root)._replace(free=2 << 30)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(machine.Fault, match=r"needs about 4 GB .* there are 2\.0 GB"):
        checkout.environment.install(checkout.steps, gib=4)
    assert not checkout.environment.folder.exists()


def test_a_second_set_up_at_the_same_time_is_refused(
    checkout: Checkout, no_pip: None, load: Callable[[str], ModuleType]
) -> None:
    machine = load("machine")
    checkout.environment.folder.mkdir()
    with (
        machine.only_one(checkout.environment.folder / "set-up-lock"),
        pytest.raises(machine.Fault, match="Another set-up is running"),
    ):
        checkout.install()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives a lock to one process only")
def test_a_pip_that_outlives_a_killed_set_up_keeps_the_next_one_away(
    tmp_path: Path, load: Callable[[str], ModuleType]
) -> None:
    machine = load("machine")
    lock = tmp_path / "lock"
    with machine.only_one(lock):
        wait = [sys.executable, "-c", "input()"]
        pip = subprocess.Popen(wait, stdin=subprocess.PIPE, close_fds=False, text=True)
    with pytest.raises(machine.Fault, match="Another set-up is running"), machine.only_one(lock):
        pass
    pip.communicate("\n")
    with machine.only_one(lock):
        pass


@pytest.mark.parametrize(
    "answer",
    [
        "The virtual environment was not created successfully because ensurepip is not available.",
        "/usr/bin/python3: No module named venv",
    ],
)
def test_debians_missing_venv_names_its_package(
    checkout: Checkout, load: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    real = subprocess.run

    def run(command: list[object], **options: object):  # type: ignore[no-untyped-def]
        if command[1:3] == ["-m", "venv"]:
            return subprocess.CompletedProcess(command, 1, answer)
        return real(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(checkout.module.subprocess, "run", run)
    with pytest.raises(load("machine").Fault) as fault:
        checkout.install()
    assert "-venv" in fault.value.hint


def test_the_steps_of_every_platform_read_files_that_exist(load: Callable[[str], ModuleType]) -> None:
    root = Path(__file__).resolve().parents[2]
    for platform in ("linux", "macos", "windows"):
        steps = load("environment").all_steps(platform)
        assert all((root / file).is_file() for step in steps for file in step.files)
        assert len({step.name for step in steps}) == len(steps)
        window = load("environment").window_steps(platform)
        assert steps[: len(window)] == window
        assert all("--require-hashes" in step.arguments for step in steps if step.name not in ("project", "torch"))
