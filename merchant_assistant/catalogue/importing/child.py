"""The import child: reads one file and ends. A crash, a hang or a bomb in a file stays here."""

from __future__ import annotations

import time
import traceback
from pathlib import Path

from merchant_assistant.catalogue.importing.client import reading_failed, too_large
from merchant_assistant.catalogue.importing.frames import Advance, Answer, Finished, ReadRequest, Refused
from merchant_assistant.catalogue.importing.reader import read_tables
from merchant_assistant.foundation import child
from merchant_assistant.foundation.bounded import bound_memory, end_with_parent
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of
from merchant_assistant.foundation.said import packed
from merchant_assistant.storage.staging import StagingError, staging_fault

MAX_ADDRESS_SPACE = 4 * 1024**3


def serve() -> int:
    """Answer one :class:`ReadRequest` with progress and a last frame. Returns the exit code."""
    reader, writer = child.serve_pipes()
    bound_memory(MAX_ADDRESS_SPACE)
    pipe: child.FramePipe[ReadRequest, Answer] = child.FramePipe(reader, writer, ReadRequest)
    request = pipe.receive()
    if request is None:
        return 0
    end_with_parent(reader.fileno())
    pipe.send(_answer(request, _Teller(pipe)))
    return 0


def _answer(request: ReadRequest, progress: Progress) -> Answer:
    file = Path(request.file)
    try:
        return Finished(tuple(read_tables(request, progress)))
    except UserFault as fault:
        return _refused(fault)
    except MemoryError:
        return _refused(too_large(file))
    except OSError as error:
        return _refused(fault_of(error, file))
    except StagingError as error:
        return _refused(staging_fault(error, file))
    except Exception:  # a mistake of ours, whatever it is: never told as the file's
        traceback.print_exc()  # standard error is the log
        return _refused(reading_failed(file))


def _refused(fault: UserFault) -> Refused:
    return Refused(fault.code, packed(fault.message), packed(fault.hint))


class _Teller:
    """Sends progress at most ten times a second."""

    def __init__(self, pipe: child.FramePipe[ReadRequest, Answer]) -> None:
        self._pipe = pipe
        self._next = 0.0

    def __call__(self, done: int, total: int | None, text: str = "") -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 0.1
            self._pipe.send(Advance(done, total, packed(text)))
