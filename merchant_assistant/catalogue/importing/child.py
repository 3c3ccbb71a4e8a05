"""The import child: reads one file and ends."""

from __future__ import annotations

import time
from pathlib import Path

from merchant_assistant.catalogue.importing.client import reading_failed, too_large
from merchant_assistant.catalogue.importing.frames import Advance, Answer, Finished, ReadRequest
from merchant_assistant.catalogue.importing.reader import read_tables
from merchant_assistant.foundation import reading_child
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.child import FramePipe
from merchant_assistant.foundation.said import packed
from merchant_assistant.storage.staging import StagingError, staging_fault

MAX_ADDRESS_SPACE = 4 * 1024**3
_FAULTS = reading_child.Faults(too_large, reading_failed)


def serve() -> int:
    """Answer one :class:`ReadRequest` with progress and a last frame. Returns the exit code."""
    return reading_child.serve(ReadRequest, MAX_ADDRESS_SPACE, lambda request, pipe: _answer(request, _Teller(pipe)))


def _answer(request: ReadRequest, progress: Progress) -> Answer:
    file = Path(request.file)
    return reading_child.read_or_refuse(file, lambda: _read(request, file, progress), _FAULTS)


def _read(request: ReadRequest, file: Path, progress: Progress) -> Finished:
    try:
        return Finished(tuple(read_tables(request, progress)))
    except StagingError as error:
        raise staging_fault(error, file) from error


class _Teller:
    """Sends progress at most ten times a second."""

    def __init__(self, pipe: FramePipe[ReadRequest, Answer]) -> None:
        self._pipe = pipe
        self._next = 0.0

    def __call__(self, done: int, total: int | None, text: str = "") -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 0.1
            self._pipe.send(Advance(done, total, packed(text)))
