"""Notices at the next start that the last run ended without closing, and tells it once."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import platform
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, Slot

from merchant_assistant import __version__
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.ui.notifier import Notice, Notifier, copy

_LAST_LINES = 60  # of the log, which holds nothing of the merchant's
_MOST = 200_000  # bytes of a dump
_log = logging.getLogger(__name__)


class CrashWatch(QObject):
    """A mark lies among the logs while the program runs; one that is there already was left by a run that broke off.

    Everything here may fail (a full disk, a folder that cannot be written) without anybody noticing.
    """

    def __init__(self, paths: AppPaths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = paths.log_file
        self._mark = paths.logs / "running"
        self._dump = paths.logs / "crash.txt"
        self._open_dump: IO[str] | None = None
        self._began = ""  # when the run began that broke off
        self._native = ""  # its dump, where it was a native crash

    @property
    def broke_off(self) -> bool:
        """Whether the last run ended without closing."""
        return bool(self._began)

    def begin(self) -> None:
        """This run begins; called by the one program that has the data folder."""
        with contextlib.suppress(OSError):
            if self._mark.exists():
                self._began, self._native = _head(self._mark).strip() or "?", _head(self._dump)
            self._mark.parent.mkdir(parents=True, exist_ok=True)
            self._mark.write_text(datetime.now(UTC).isoformat(timespec="seconds"), encoding="utf-8")

    def catch_native(self) -> None:
        """Write down where a native crash happens: Python hears nothing of one."""
        with contextlib.suppress(OSError):
            self._dump.parent.mkdir(parents=True, exist_ok=True)
            self._open_dump = self._dump.open("w", encoding="utf-8")
            faulthandler.enable(self._open_dump)

    @Slot()
    def end(self) -> None:
        """This run ends as it should: closed, interrupted, or with the person's session."""
        if self._open_dump:
            faulthandler.disable()
            self._open_dump.close()
            self._open_dump = None
            with contextlib.suppress(OSError):
                self._dump.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._mark.unlink(missing_ok=True)

    def tell(self, notifier: Notifier) -> None:
        """Say it once, kindly."""
        if not self.broke_off:
            return
        _log.warning("the run that began %s ended without closing", self._began)
        details = self.details()
        self._began = ""
        notifier.put(
            Notice(
                lambda: self.tr("Last time, Merchant Assistant ended without being closed."),
                lambda: self.tr(
                    "Your work is here. If it happens again, copy the details and send them to whoever helps you."
                ),
                lambda: self.tr("Copy details"),
                partial(copy, details),
                lasting=True,
                of_page=True,
            )
        )

    def details(self) -> str:
        """Version, system, the native dump where there is one, and the end of the log."""
        system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
        head = f"Merchant Assistant {__version__} ({system}), run of {self._began}"
        parts = (head, self._native, self._last_lines())
        return "\n\n".join(part for part in parts if part)

    def _last_lines(self) -> str:
        return "\n".join(_tail(self._log_file).splitlines()[-_LAST_LINES:])


def _head(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST).decode("utf-8", "replace")
    except OSError:
        return ""


def _tail(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            opened.seek(max(0, opened.seek(0, os.SEEK_END) - _MOST))
            return opened.read().decode("utf-8", "replace")
    except OSError:
        return ""
