"""pip's lines turned into progress, and its failures into sentences."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

NETWORK = """\
WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NameResolutionError("Failed to resolve")'
ERROR: Could not find a version that satisfies the requirement msgspec==0.22.0 (from versions: none)
ERROR: No matching distribution found for msgspec==0.22.0
"""
COMPILER = """\
  CMake Error: CMAKE_C_COMPILER not set, after EnableLanguage
  CMake Error: CMAKE_CXX_COMPILER not set, after EnableLanguage
ERROR: Failed building wheel for llama-cpp-python
"""
COMPILER_WINDOWS = """\
  CMake Error: Generator Visual Studio 17 2022 could not find any instance of Visual Studio.
ERROR: Failed building wheel for llama-cpp-python
"""
DISK = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
MEMORY = "  c++: fatal error: Killed signal terminated program cc1plus\nERROR: Failed building wheel\n"
HASH = """\
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions …
"""


@pytest.fixture
def pip_run(load: Callable[[str], ModuleType]) -> ModuleType:
    return load("pip_run")


@pytest.fixture
def progress(load: Callable[[str], ModuleType]):  # type: ignore[no-untyped-def]
    return load("progress").Progress(io.StringIO())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (NETWORK, "network does not answer"),
        (COMPILER, "no working C++ compiler"),
        (COMPILER_WINDOWS, "no working C++ compiler"),
        (DISK, "no room left on the disk"),
        (MEMORY, "not enough memory"),
        (HASH, "is not the one that was locked"),
        ("ERROR: something new\n", "pip stopped: ERROR: something new"),
        ("", "pip stopped: no reason given"),
    ],
)
def test_failures_become_one_sentence_and_a_hint(pip_run: ModuleType, text: str, sentence: str, tmp_path: Path) -> None:
    output = pip_run.PipOutput(3)
    for line in text.splitlines():
        output.feed(line)
    fault = output.fault(tmp_path / "log")
    assert sentence in fault.message
    assert fault.hint
    assert "Traceback" not in fault.message


@pytest.mark.parametrize(
    ("platform", "package"),
    [("linux", "build-essential"), ("darwin", "xcode-select --install"), ("win32", "Build Tools for Visual Studio")],
)
def test_a_missing_compiler_names_the_package_of_the_system(
    load: Callable[[str], ModuleType], platform: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = load("machine")
    name = machine.platform_name(platform)
    monkeypatch.setattr(machine, "platform_name", lambda: name)
    assert package in machine.no_compiler().hint


def test_states_follow_downloading_compiling_and_unpacking(pip_run: ModuleType) -> None:
    output = pip_run.PipOutput(2)
    states = []
    for line in (
        "Collecting msgspec==0.22.0 (from -r lock.txt (line 1))",
        "Progress 50 of 200",
        "Collecting numpy==2.4.6",
        "  [12/193] /usr/bin/g++ -O3 -c file.cpp",
        "Installing collected packages: msgspec, numpy",
    ):
        output.feed(line)
        states.append(output.state)
    assert states == [
        "package 1 of 2: msgspec",
        "package 1 of 2: msgspec 25 %",
        "package 2 of 2: numpy",
        "compiling, file 12 of 193",
        "unpacking",
    ]


def test_a_real_pip_without_network_says_so(pip_run: ModuleType, progress: object, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--isolated", "install", "--retries=1", "--target", str(tmp_path / "out")]
    nowhere = ["--index-url=http://127.0.0.1:9/simple", "merchant-assistant-needs-the-network"]
    with pytest.raises(pip_run.PipFailed) as failure:
        pip_run.run_pip([*pip, *nowhere], tmp_path, 1, tmp_path / "log", progress)
    assert "network does not answer" in failure.value.fault.message
    assert not failure.value.halfway
    assert "merchant-assistant-needs-the-network" in (tmp_path / "log").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="process groups; Windows ends the child itself")
def test_an_interrupt_ends_pip_and_what_it_started(pip_run: ModuleType, tmp_path: Path) -> None:
    """A child that started a grandchild: both are gone when the interrupt comes out."""
    reader, writer = os.pipe()
    os.set_inheritable(writer, True)  # held by the family only, so reading waits until the last of them is gone
    wait = "import threading; threading.Event().wait()"
    start = f"subprocess.run([sys.executable, '-c', {wait!r}], close_fds=False)"
    run = f"import subprocess, sys; print('up', flush=True); {start}"

    class Interrupted:
        def update(self, state: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pip_run.run_pip([sys.executable, "-c", run], tmp_path, 1, tmp_path / "log", Interrupted())
    os.close(writer)
    assert os.read(reader, 1) == b""
    os.close(reader)
