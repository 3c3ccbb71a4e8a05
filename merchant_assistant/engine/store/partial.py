"""A file that grows while it is fetched."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.said import said

FETCHING = said("Engine", "Fetching")


class SourceFailed(Exception):  # noqa: N818 - not the end: another source may do
    """This source cannot give the file; the text says why, for the log."""


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def source_part(part: Path) -> Path:
    """Where the file lies that ``part`` is made from, while it is fetched."""
    return part.with_suffix(".source.part")


class PartFile:
    """``path`` on its way to ``total`` bytes. Only ever grows, or begins anew."""

    def __init__(self, path: Path, total: int, progress: Progress, cancel: CancelToken | None = None) -> None:
        self.path = path
        self.total = total
        self._cancel = cancel
        self._progress = progress
        self.size = path.stat().st_size if path.exists() else 0
        self._told = 0
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

    def report(self, text: str, ahead: int = 0) -> None:
        """Tell how far it is and what happens now. ``ahead``: bytes that came, but are not in the file yet."""
        self._told = max(self._told, min(self.size + ahead, self.total))
        self._progress(self._told, self.total, text)

    def beside(self, path: Path, size: int) -> PartFile:
        """The file of that size that this one will be made from: its progress counts as that of this one."""

        def progress(done: int, total: int | None, text: str = "") -> None:  # noqa: ARG001 - it is ours that counts
            self._progress(done * self.total // size, self.total, text)

        return PartFile(path, size, progress, self._cancel)

    def restart(self) -> None:
        self.cut(0)

    def cut(self, size: int) -> None:
        """Keep the first ``size`` bytes."""
        with self.path.open("ab") as opened:
            opened.truncate(size)
        self.size = self._told = size

    def append(self, source: Readable, text: str, block: int) -> None:
        """Append all of ``source``. Raises :class:`SourceFailed` for too much, :class:`UserFault` for a full disk."""
        with user_faults(self.path), self.path.open("ab") as opened:
            while data := source.read(block):
                self.check()
                if len(data) > self.missing:
                    raise SourceFailed("more bytes than there should be")
                opened.write(data)
                self.size += len(data)
                self.report(text)
