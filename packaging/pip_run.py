"""Runs pip in the environment, tells how far it is, and turns its failures into sentences."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from machine import Fault, no_compiler, without_amx
from progress import Progress

_COLLECTING = re.compile(r"Collecting ([\w.-]+)")
_DOWNLOADED = re.compile(r"Progress (\d+) of (\d+)")
_COMPILED = re.compile(r"\s*\[(\d+)/(\d+)\]")
_UNPACKING = "Installing collected packages"

_NETWORK = ("after connection broken by", "Max retries exceeded", "ProxyError", "Read timed out", "Connection aborted")
_COMPILER = (
    "C_COMPILER not set", "CXX_COMPILER not set", "C_COMPILER could be found", "CXX_COMPILER could be found",
    "Microsoft Visual C++ 14", "could not find any instance of Visual Studio", "xcrun: error",
    "is not able to compile a simple test program",
)  # fmt: skip
_DISK = ("No space left on device", "not enough space on the disk", "Disk quota exceeded")
_MEMORY = ("Killed signal terminated program", "out of memory", "out of heap space")


class PipOutput:
    """What pip's lines say about how far it is, and at the end about what went wrong."""

    def __init__(self, packages: int) -> None:
        """``packages``: how many the lock file holds."""
        self._packages = packages
        self._collected = 0
        self._state = self._package = "starting"
        self._tail: deque[str] = deque(maxlen=400)
        self.unpacking = False

    def feed(self, line: str) -> None:
        self._tail.append(line)
        if found := _COLLECTING.match(line):
            self._collected += 1
            of = f" of {self._packages}" if self._collected <= self._packages else ""  # torch brings more than itself
            self._state = self._package = f"package {self._collected}{of}: {found[1]}"
        elif found := _DOWNLOADED.match(line):
            self._state = f"{self._package} {100 * int(found[1]) // max(1, int(found[2]))} %"
        elif found := _COMPILED.match(line):
            self._state = f"compiling, file {found[1]} of {found[2]}"
        elif line.startswith(_UNPACKING):
            self.unpacking = True
            self._state = "unpacking"

    @property
    def state(self) -> str:
        return self._state

    def fault(self, log: Path) -> Fault:
        """The sentence for why pip failed; the whole of its output stands in ``log``."""
        text = "\n".join(self._tail)
        if any(sign in text for sign in _DISK):
            return Fault("There is no room left on the disk.", "Free some space and run the same command again.")
        if any(sign in text for sign in _COMPILER):
            return no_compiler()
        if any(sign in text for sign in _MEMORY):
            return Fault(
                "There was not enough memory to compile the language engine.",
                "Close other programs, or set CMAKE_BUILD_PARALLEL_LEVEL=1, and run the same command again.",
            )
        if "DO NOT MATCH THE HASHES" in text:
            return Fault(
                "A package that came is not the one that was locked, so it was not installed.",
                f"Try another network; if it stays so, tell us. Details: {log}",
            )
        if any(sign in text for sign in _NETWORK):
            return Fault(
                "The packages could not be fetched: the network does not answer.",
                "Check the connection (behind a proxy, set HTTPS_PROXY) and run the same command again. "
                "What was fetched is kept.",
            )
        return Fault(f"pip stopped: {self._last_error()}", f"Details: {log}")

    def _last_error(self) -> str:
        errors = [line for line in self._tail if line.lstrip().lower().startswith("error:")]
        return (errors or [line for line in self._tail if line.strip()] or ["no reason given"])[-1].strip()


class PipFailed(Exception):  # noqa: N818 - named for what happened
    """pip ended with an error. ``halfway``: it had begun to change the environment."""

    def __init__(self, fault: Fault, *, halfway: bool) -> None:
        super().__init__(fault.message)
        self.fault = fault
        self.halfway = halfway


def run_pip(command: Sequence[str], folder: Path, packages: int, log: Path, progress: Progress) -> None:
    """Run ``command`` in ``folder``; its output is appended to ``log``. Raises :class:`PipFailed`."""
    output = PipOutput(packages)
    if _follow(command, folder, output, log, progress) != 0:
        raise PipFailed(output.fault(log), halfway=output.unpacking)


def _follow(command: Sequence[str], folder: Path, output: PipOutput, log: Path, progress: Progress) -> int:
    """Run ``command`` to its end, feeding its lines to ``output``; return its exit code."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    with (
        log.open("a", encoding="utf-8") as record,
        subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=_pip_environment(),
            close_fds=False,  # pip holds the lock of the set-up with us
            start_new_session=True,  # a group of its own, so that an interrupt can end all of it; nothing on Windows
        ) as child,
    ):
        threading.Thread(target=_read, args=(child, lines), daemon=True).start()
        try:
            while (line := _next(lines)) is not None:
                if line:
                    record.write(line)
                    output.feed(line.rstrip("\r\n"))
                progress.update(output.state)
            return child.wait()
        except BaseException:
            _end(child)
            raise


def _read(child: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        lines.put(line)
    lines.put(None)


def _next(lines: queue.SimpleQueue[str | None]) -> str | None:
    """The next line, "" when a second went by without one, ``None`` at the end."""
    try:
        return lines.get(timeout=1)
    except queue.Empty:
        return ""


def _end(child: subprocess.Popen[str]) -> None:
    """End pip and, where it leads a group of its own, the compilers that it started."""
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            child.terminate()
        else:
            os.killpg(child.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(timeout=5)
    child.kill()


def _pip_environment() -> dict[str, str]:
    """The person's own settings (proxy, index, cache …) without those that would point pip at another environment."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return environment | without_amx() | {"PIP_USER": "0", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
