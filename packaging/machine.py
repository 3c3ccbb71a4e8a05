"""Facts about this computer, and the sentences for what it lacks. Standard library only."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

GIB = 1 << 30
_PLATFORMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}
_NO_AMX = ("-mno-amx-tile", "-mno-amx-int8")
_COMPILER_HINTS = {
    "linux": (
        "Debian, Ubuntu: sudo apt install build-essential   Fedora: sudo dnf install gcc-c++ make   "
        "Arch: sudo pacman -S base-devel"
    ),
    "macos": "Install Apple's command line tools: xcode-select --install",
    "windows": "Install the “Build Tools for Visual Studio” with the workload “Desktop development with C++”.",
}


class Fault(Exception):  # noqa: N818 - named for what it is to the person
    """Something the person can act on: one sentence, and a hint that says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def platform_name(platform: str = sys.platform) -> str:
    """``linux``, ``macos`` or ``windows``: the first part of the names of the lock files."""
    try:
        return _PLATFORMS[platform]
    except KeyError:
        raise Fault(
            f"Merchant Assistant has no set-up for the system “{platform}”.", "Use Linux, macOS or Windows."
        ) from None


def has_display(environ: dict[str, str] | None = None, platform: str = sys.platform) -> bool:
    """Whether a window can be shown. ``QT_QPA_PLATFORM`` counts: who sets it has chosen where Qt paints."""
    environ = dict(os.environ) if environ is None else environ
    if platform in ("darwin", "win32"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def require_space(folder: Path, gib: float) -> None:
    """Raises :class:`Fault` where the disk of ``folder`` has less than ``gib`` GiB free."""
    free = shutil.disk_usage(folder).free / GIB
    if free < gib:
        raise Fault(
            f"The set-up needs about {gib:g} GB of free disk space; there are {free:.1f} GB.",
            f"Free some space on the disk of {folder} and run the same command again.",
        )


def without_amx(cpuinfo: Path = Path("/proc/cpuinfo"), compiler: str = "cc") -> dict[str, str]:
    """Environment that keeps the matrix unit of server processors (AMX) out of what is compiled here.

    What llama.cpp has for it in llama-cpp-python 0.3.36 crashes at the first word: GCC drops most of the tile
    configuration that is loaded (llama.cpp's pull request 26954). Empty for other processors, and for compilers that do
    not know the unit.
    """
    try:
        has_it = "amx_int8" in cpuinfo.read_text(encoding="utf-8")
    except OSError:
        return {}
    if not has_it or not _compiles_with(os.environ.get("CC", compiler), _NO_AMX):
        return {}
    return {name: " ".join([os.environ.get(name, ""), *_NO_AMX]).strip() for name in ("CFLAGS", "CXXFLAGS")}


def _compiles_with(compiler: str, flags: Iterable[str]) -> bool:
    command = [compiler, *flags, "-E", "-x", "c", os.devnull]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def no_compiler() -> Fault:
    """The fault for a PC without a C++ compiler, with the package to install on this system."""
    return Fault(
        "The language engine is compiled on this PC once, and no working C++ compiler was found.",
        f"{_COMPILER_HINTS[platform_name()]} — then run the same command again.",
    )


def no_venv_module() -> Fault:
    """The fault for Debian's Python, which leaves its own ``venv`` out."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Fault(
        "This Python cannot make an environment of its own: its module “venv” is missing.",
        f"Debian, Ubuntu: sudo apt install python{version}-venv — then run the same command again.",
    )


def missing_libraries(binaries: Iterable[Path]) -> list[str]:
    """Shared libraries that Linux does not find for ``binaries``; empty where it cannot be asked."""
    command = ["ldd", *map(str, binaries)]
    try:
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    except OSError:
        return []
    return sorted({line.split()[0] for line in answer.stdout.splitlines() if line.endswith("=> not found")})


def no_window_libraries(missing: Iterable[str]) -> Fault:
    """The fault for a Linux that lacks libraries which Qt's window needs and no Python package brings."""
    return Fault(
        f"The window could not be opened: this system lacks {', '.join(missing)}.",
        "Debian, Ubuntu: sudo apt install libegl1 libgl1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 "
        "libxcb-render-util0 libxcb-shape0 libxkbcommon-x11-0   Fedora: sudo dnf install mesa-libEGL xcb-util-cursor "
        "xcb-util-wm xcb-util-keysyms xcb-util-image xcb-util-renderutil libxkbcommon-x11",
    )


@contextlib.contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Hold ``lock`` while setting up; raises :class:`Fault` where another set-up holds it.

    Outside Windows a child started with ``close_fds=False`` holds it too: a pip that outlives a killed set-up.
    """
    with lock.open("a+b") as held:
        try:
            _lock(held.fileno())
        except OSError:
            raise Fault(
                "Another set-up is running in this folder.", "Wait until it is done, then run the same command again."
            ) from None
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - everywhere else

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.set_inheritable(descriptor, True)
