"""Taking all data of a data folder away: database, settings, logs, backups, adapters. Models stay."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.engine.remote.keys import Keys
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.log import stop_logging
from merchant_assistant.foundation.paths import NOTE_OF_RESTORE
from merchant_assistant.foundation.settings import SERVER_ADDRESS, Settings
from merchant_assistant.storage import backup as storage

if TYPE_CHECKING:
    from merchant_assistant.foundation.paths import AppPaths


@dataclass(frozen=True, slots=True)
class EraseResult:
    """``models``: the folder that was left alone."""

    folder: Path
    models: Path


def erase(paths: AppPaths) -> EraseResult:
    """Delete what this program put into the data folder, and the folder where nothing else is in it.

    Call it with everything closed. Raises :class:`UserFault` ``in_use`` where a window or command still works there;
    nothing is deleted then. What a person put there stays.
    """
    storage.remove(paths.database)
    _forget_key(paths)
    stop_logging()
    for folder in (paths.staging, paths.backups, paths.adapters, paths.logs):
        _remove_folder(folder)
    for file in (*paths.data.glob(f"{paths.settings.stem}*{paths.settings.suffix}"), paths.data / NOTE_OF_RESTORE):
        with user_faults(file):
            file.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # a person's own file lies there
        paths.data.rmdir()
    return EraseResult(paths.data, paths.models)


def _forget_key(paths: AppPaths) -> None:
    """That of the team's server lies in the system's keychain."""
    if address := Settings(paths).get(SERVER_ADDRESS):
        Keys().forget(address)


def _remove_folder(folder: Path) -> None:
    with user_faults(folder):
        if folder.is_symlink():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
