"""Facts about this computer, and the sentences for what it lacks. Standard library only."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

GIB = 1 << 30
_PLATFORMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}
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
