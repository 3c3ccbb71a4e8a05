"""Writing files so that a reader sees the old content or the new, never half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

if TYPE_CHECKING:
    from merchant_assistant.foundation.paths import AppPaths


@contextlib.contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Give a temporary path beside ``target``; on success fsync it and rename it over ``target``.

    Raises :class:`UserFault` (``disk_full``, ``no_permission``, ``file_in_use``) with the target untouched.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    if not target.parent.exists():
        raise UserFault(
            "not_found",
            said("Files", "The folder “{folder}” was not found.").format(folder=str(target.parent)),
            said("Files", "Check its name, or make it."),
        )
    with user_faults(target):
        try:
            yield temporary
            with temporary.open("rb+") as written:
                os.fsync(written.fileno())
            temporary.replace(target)
            _sync_folder(target.parent)
        finally:
            temporary.unlink(missing_ok=True)


def atomic_write(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target`` whole or not at all."""
    with atomic_path(target) as temporary:
        temporary.write_bytes(content)


def refuse_own(file: Path, paths: AppPaths) -> None:
    """Raise :class:`UserFault` ``own_file`` where writing ``file`` would destroy what the program lives by."""
    if paths.own(file):
        raise UserFault(
            "own_file",
            said("Safekeeping", "“{file}” is a file that Merchant Assistant needs itself.").format(file=file.name),
            said("Safekeeping", "Choose another name, best on another disk."),
        )


@contextlib.contextmanager
def user_faults(path: Path) -> Iterator[None]:
    """Turn the operating system's errors about ``path`` into sentences."""
    try:
        yield
    except OSError as error:
        raise fault_of(error, path) from error


def fault_of(error: OSError, path: Path) -> UserFault:  # noqa: PLR0911 - one for each kind
    """The sentence for an operating system error met while working on ``path``."""
    name = path.name or str(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserFault(
            "disk_full",
            said("Files", "There is no room left on the disk to write “{name}”.").format(name=name),
            said("Files", "Free some space and try again."),
        )
    if isinstance(error, FileNotFoundError):
        return UserFault(
            "not_found",
            said("Files", "“{name}” was not found.").format(name=name),
            said("Files", "Check the name and the folder."),
        )
    if isinstance(error, IsADirectoryError):
        return UserFault(
            "is_folder",
            said("Files", "“{name}” is a folder.").format(name=name),
            said("Files", "Choose a file inside it."),
        )
    if isinstance(error, FileExistsError | NotADirectoryError):
        where = error.filename or name
        return UserFault(
            "not_a_folder",
            said("Files", "“{name}” is a file where a folder is needed.").format(name=where),
            said("Files", "Choose a folder."),
        )
    if _in_use(error, path):
        return UserFault(
            "file_in_use",
            said("Files", "“{name}” is open in another program.").format(name=name),
            said("Files", "Close it there and try again."),
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return UserFault(
            "no_permission",
            said("Files", "You may not read or write “{name}”.").format(name=name),
            said("Files", "Choose another folder or ask who looks after this PC."),
        )
    return UserFault(
        "file_error",
        said("Files", "“{name}” cannot be used: {error}.").format(name=name, error=str(error.strerror or error)),
        said("Files", "Check the file and try again."),
    )


def _in_use(error: OSError, path: Path) -> bool:
    """Whether Windows refuses because a program holds the file open; replacing such a file is "access denied" there."""
    code = getattr(error, "winerror", None)
    if code is None:  # Python's opening tells less than its replacing does
        return error.errno == errno.EACCES and path.is_file() and _windows_code(path) == 32
    return code == 32 or (code == 5 and path.is_file() and os.access(path, os.W_OK))


def _windows_code(path: Path) -> int:
    """Windows' number for why a file cannot be opened: 32, another program holds it; 5, it may not be read."""
    code = 0
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_void_p
        read, share_all, existing = 0x80000000, 7, 3
        handle = kernel.CreateFileW(str(path), read, share_all, None, existing, 0, None)
        if handle == ctypes.c_void_p(-1).value:
            code = ctypes.get_last_error()
        else:
            kernel.CloseHandle(ctypes.c_void_p(handle))
    return code


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there; the rename itself is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
