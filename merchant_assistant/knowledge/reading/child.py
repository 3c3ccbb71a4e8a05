"""The child that reads one document and ends. A crash, a hang or a bomb in a document stays here."""

from __future__ import annotations

import traceback
from pathlib import Path

from merchant_assistant.foundation import child
from merchant_assistant.foundation.bounded import bound_memory, end_with_parent
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of
from merchant_assistant.foundation.said import packed
from merchant_assistant.knowledge.reading import faults
from merchant_assistant.knowledge.reading.model import Answer, Finished, ReadRequest, Refused
from merchant_assistant.knowledge.reading.reader import read_document

MAX_ADDRESS_SPACE = 3 * 1024**3


def serve() -> int:
    """Answer one :class:`ReadRequest` with one frame. Returns the exit code."""
    reader, writer = child.serve_pipes()
    bound_memory(MAX_ADDRESS_SPACE)
    pipe: child.FramePipe[ReadRequest, Answer] = child.FramePipe(reader, writer, ReadRequest)
    request = pipe.receive()
    if request is None:
        return 0
    end_with_parent(reader.fileno())
    pipe.send(_answer(Path(request.file)))
    return 0


def _answer(file: Path) -> Answer:
    try:
        return Finished(*read_document(file))
    except UserFault as fault:
        return _refused(fault)
    except (MemoryError, RecursionError):
        return _refused(faults.too_large(file))
    except OSError as error:
        return _refused(fault_of(error, file))
    except Exception:  # a mistake of ours, whatever it is: never told as the document's
        traceback.print_exc()  # standard error is the log
        return _refused(faults.reading_failed(file))


def _refused(fault: UserFault) -> Refused:
    return Refused(fault.code, packed(fault.message), packed(fault.hint))
