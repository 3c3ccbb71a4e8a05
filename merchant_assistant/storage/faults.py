"""What SQLite refuses, as sentences for a person."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said


def code_of(error: Exception) -> int:
    """SQLite's own number for it (the primary one), 0 where the error is of the module around it."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def fault_of(error: sqlite3.Error, file: Path, backups: Path) -> UserFault | None:
    """The fault of the database ``file``, None where the error is one of ours: a bug."""
    match code_of(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy()
        case sqlite3.SQLITE_FULL:
            return _full()
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _not_writable(file.parent)
        case sqlite3.SQLITE_IOERR:  # what a disk without a single free byte gives, and one that breaks
            return _bad_disk(file.parent)
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return damaged(file, backups)
    return damaged(file, backups) if "Could not decode to UTF-8" in str(error) else None  # Python says so, not SQLite


def busy() -> UserFault:
    """Another process has written for longer than one waits."""
    return UserFault(
        "busy",
        said("Storage", "Another Merchant Assistant is writing just now."),
        said("Storage", "Wait until it is done and try again."),
    )


def damaged(file: Path, backups: Path) -> UserFault:
    """The database is not what it should be; its ``backups`` are the way out."""
    return UserFault(
        "database_damaged",
        said("Storage", "“{file}” is damaged or not a file of Merchant Assistant.").format(file=file.name),
        said("Storage", "Put a backup in its place with “restore FILE”. Some may lie in the folder “{folder}”.").format(
            folder=str(backups)
        ),
    )


def _full() -> UserFault:
    return UserFault(
        "disk_full",
        said("Storage", "There is no room left on the disk."),
        said("Storage", "Free some space and try again. Nothing was changed."),
    )


def _not_writable(folder: Path) -> UserFault:
    return UserFault(
        "no_permission",
        said("Storage", "The data folder “{folder}” cannot be written.").format(folder=str(folder)),
        said("Storage", "Choose another data folder or ask who looks after this PC."),
    )


def _bad_disk(folder: Path) -> UserFault:
    return UserFault(
        "disk_error",
        said("Storage", "The data folder “{folder}” cannot be read or written.").format(folder=str(folder)),
        said("Storage", "Free some space on the disk and look whether it is sound. Nothing was changed."),
    )
