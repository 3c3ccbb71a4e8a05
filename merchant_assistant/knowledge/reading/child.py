"""The child that reads one document and ends."""

from __future__ import annotations

from pathlib import Path

from merchant_assistant.foundation import reading_child
from merchant_assistant.foundation.child import FramePipe
from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.model import Answer, Finished, ReadRequest
from merchant_assistant.knowledge.reading.reader import read_document

MAX_ADDRESS_SPACE = 3 * 1024**3
_FAULTS = reading_child.Faults(faults.too_large, faults.reading_failed)


def serve() -> int:
    """Answer one :class:`ReadRequest` with one frame. Returns the exit code."""
    return reading_child.serve(ReadRequest, MAX_ADDRESS_SPACE, _answer)


def _answer(request: ReadRequest, _pipe: FramePipe[ReadRequest, Answer]) -> Answer:
    file = Path(request.file)
    return reading_child.read_or_refuse(file, lambda: Finished(*read_document(file)), _FAULTS)
