"""What a graphics device works with on this PC: while that stays the same, so does what it cannot do."""

from __future__ import annotations

import contextlib
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_KERNEL_DRIVERS = "class/drm/card*/device/driver/module/version"
_DISPLAY_ADAPTERS = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"


def driver_versions(sysfs: Path = Path("/sys")) -> str:
    """One text of the versions of llama.cpp, the system and the drivers that can be read without asking a device."""
    return "; ".join([f"llama.cpp {_llama_version()}", platform.release(), platform.version(), *_drivers(sysfs)])


def _drivers(sysfs: Path) -> list[str]:
    return _windows_drivers() if sys.platform == "win32" else _kernel_drivers(sysfs)


def _kernel_drivers(sysfs: Path) -> list[str]:
    """Of Linux; those that are missing here come with the system and have its version. macOS has no such folder."""
    files = sorted(sysfs.glob(_KERNEL_DRIVERS))
    return [file.read_text(encoding="utf-8", errors="replace").strip() for file in files]


def _windows_drivers() -> list[str]:
    found: list[str] = []
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - Windows only

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _DISPLAY_ADAPTERS) as adapters:
            for index in range(winreg.QueryInfoKey(adapters)[0]):
                # a key that only administrators may read, or one without a driver
                with contextlib.suppress(OSError), winreg.OpenKey(adapters, winreg.EnumKey(adapters, index)) as adapter:
                    found.append(str(winreg.QueryValueEx(adapter, "DriverVersion")[0]))
    return found


def _llama_version() -> str:
    try:
        return version("llama-cpp-python")
    except PackageNotFoundError:
        return "absent"
