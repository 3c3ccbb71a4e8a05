"""A file that grows while it is fetched."""

from __future__ import annotations

import http.client
from pathlib import Path
from typing import Protocol

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.said import said

FETCHING = said("Engine", "Fetching")


class SourceFailed(Exception):  # noqa: N818 - not the end: another source may do
    """This source cannot give the file; the text says why, for the log."""


class LineBroke(Exception):  # noqa: N818 - named for what happened
    """The line broke in the middle; what came so far is kept."""


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class PartFile:
    """``path`` on its way to ``total`` bytes. Only ever grows, or begins anew."""

    def __init__(self, path: Path, total: int, progress: Progress, cancel: CancelToken | None = None) -> None:
        self.path = path
        self.total = total
        self._cancel = cancel
        self._progress = progress
        self.size = path.stat().st_size if path.exists() else 0
        if self.size > total:
            self.restart()

    @property
    def missing(self) -> int:
        return self.total - self.size

    @property
    def cancelled(self) -> bool:
        return bool(self._cancel and self._cancel.cancelled)

    def check(self) -> None:
        """Raise :class:`Cancelled` where the fetch is no longer wanted."""
        if self._cancel:
            self._cancel.check()

    def report(self, text: str) -> None:
        """Tell how far it is and what happens now."""
        self._progress(self.size, self.total, text)

    def restart(self) -> None:
        self.cut(0)

    def cut(self, size: int) -> None:
        """Keep the first ``size`` bytes."""
        with self.path.open("ab") as opened:
            opened.truncate(size)
        self.size = size

    def append(self, source: Readable, text: str, block: int) -> None:
        """Append all of ``source``. Raises :class:`SourceFailed` for too much, :class:`UserFault` for a full disk."""
        with user_faults(self.path), self.path.open("ab") as opened:
            while data := self._read(source, block):
                self.check()
                if len(data) > self.missing:
                    raise SourceFailed("more bytes than there should be")
                opened.write(data)
                self.size += len(data)
                self.report(text)

    def _read(self, source: Readable, block: int) -> bytes:
        """What comes next, with the errors of the line kept apart from those of the disk."""
        try:
            return source.read(block)
        except (OSError, http.client.HTTPException) as error:
            raise LineBroke(str(error)) from error
