"""A child that reads one file and ends, and its parent's side: bounded, watched, and every end told in a sentence.

What is read comes from strangers: a crash, a hang or a bomb in a file stays in the child.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from merchant_assistant.foundation import child
from merchant_assistant.foundation.bounded import Watch, bound_memory, end_with_parent
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import fault_of
from merchant_assistant.foundation.said import Packed, packed, unpacked

_log = logging.getLogger(__name__)
_RAISED = 1  # how Python ends where an exception was not caught

T = TypeVar("T")
Request = TypeVar("Request")
End = Literal["answered", "died", "raised", "memory", "time"]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The last frame of a reading that the user has to do something about."""

    code: str
    message: Packed
    hint: Packed

    def fault(self) -> UserFault:
        """The fault that was raised in the child."""
        return UserFault(self.code, unpacked(self.message), unpacked(self.hint))


@dataclass(frozen=True, slots=True)
class Faults:
    """What is said of a file that needs too much memory, and of a mistake of ours."""

    too_large: Callable[[Path], UserFault]
    failed: Callable[[Path], UserFault]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a child may take: ``seconds``, and bytes of memory."""

    seconds: float
    resident: int


def serve(request: type[Request], most: int, answer: Callable[[Request, child.FramePipe[Request, Any]], Any]) -> int:
    """In the child: answer one request with what ``answer`` gives. ``most``: bytes of address space.

    ``answer`` may send frames before. Returns the exit code.
    """
    reader, writer = child.serve_pipes()
    bound_memory(most)
    pipe: child.FramePipe[Request, Any] = child.FramePipe(reader, writer, request)
    asked = pipe.receive()
    if asked is None:
        return 0
    end_with_parent(reader.fileno())
    pipe.send(answer(asked, pipe))
    return 0


def read_or_refuse(file: Path, read: Callable[[], T], faults: Faults) -> T | Refused:
    """What ``read`` makes of a file, or why it is refused; never raises."""
    try:
        return read()
    except UserFault as fault:
        return _refused(fault)
    except (MemoryError, RecursionError):
        return _refused(faults.too_large(file))
    except OSError as error:
        return _refused(fault_of(error, file))
    except Exception:  # a mistake of ours, whatever it is: never told as the file's
        traceback.print_exc()  # standard error is the log
        return _refused(faults.failed(file))


def converse(
    role: str,
    log_file: Path,
    bounds: Bounds,
    cancel: CancelToken,
    incoming: object,
    talk: Callable[[child.FramePipe[Any, Any]], T | Refused | None],
) -> tuple[T | None, End]:
    """In the parent: have a child of that role read; what it found, and how it ended. Blocks.

    ``incoming``: the frames that it sends; ``talk`` sends the request and returns the last frame. Raises
    :class:`UserFault` where the child refuses the file, and ``Cancelled``.
    """
    cancel.check()
    process = child.spawn(role, log_file)
    watch = Watch(process, bounds.seconds, bounds.resident)
    forget = cancel.on_cancel(process.kill)
    try:
        watch.start()
        assert process.stdin is not None
        assert process.stdout is not None
        answer = _talked(role, child.FramePipe(process.stdout, process.stdin, incoming), talk)
    finally:
        forget()
        watch.stop()
        child.end(process, grace_s=0.2)
    cancel.check()
    if isinstance(answer, Refused):
        raise answer.fault()
    if answer is not None:
        return answer, "answered"
    return None, watch.reason or ("raised" if process.returncode == _RAISED else "died")


def _talked(
    role: str, pipe: child.FramePipe[Any, Any], talk: Callable[[child.FramePipe[Any, Any]], T | Refused | None]
) -> T | Refused | None:
    """None where the child ended without a last frame."""
    try:
        return talk(pipe)
    except (OSError, ValueError, msgspec.DecodeError) as error:
        _log.warning("%s child: %s", role, type(error).__name__)
        return None


def _refused(fault: UserFault) -> Refused:
    return Refused(fault.code, packed(fault.message), packed(fault.hint))
