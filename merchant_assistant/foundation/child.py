"""Child processes that speak typed frames over a pipe: a crash, a hang or a hostile file stays in the child.

A frame is a 4-byte little-endian length and that many bytes of MessagePack. The parent talks to the child's standard
input and output; the child moves both away at its start (:func:`serve_pipes`), so that native code which prints goes
to the log and never into the frames.
"""

from __future__ import annotations

import contextlib
import logging
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Generic, TypeVar

import msgspec

_log = logging.getLogger(__name__)
_LENGTH = struct.Struct("<I")
MAX_FRAME = 64 * 1024 * 1024
OOM_SCORE = 500  # of 1000, on top of what the child's share of the memory is worth

In = TypeVar("In")
Out = TypeVar("Out")


class FramePipe(Generic[In, Out]):
    """Both directions of one pipe. ``send`` may be called from any thread; ``receive`` from one thread only."""

    def __init__(self, reader: IO[bytes], writer: IO[bytes], incoming: type[In] | object) -> None:
        self._reader = reader
        self._writer = writer
        self._decoder: msgspec.msgpack.Decoder[In] = msgspec.msgpack.Decoder(incoming)
        self._encoder = msgspec.msgpack.Encoder()
        self._lock = threading.Lock()

    def send(self, frame: Out) -> None:
        """Write one frame. Raises OSError or ValueError where the other side is gone."""
        body = self._encoder.encode(frame)
        with self._lock:
            self._writer.write(_LENGTH.pack(len(body)) + body)
            self._writer.flush()

    def receive(self) -> In | None:
        """The next frame, or None at the end of the pipe."""
        head = self._exactly(_LENGTH.size)
        if head is None:
            return None
        (length,) = _LENGTH.unpack(head)
        if length > MAX_FRAME:
            raise msgspec.DecodeError(f"frame of {length} bytes")
        body = self._exactly(length)
        return None if body is None else self._decoder.decode(body)

    def close(self) -> None:
        for end in (self._writer, self._reader):
            with contextlib.suppress(OSError, ValueError):
                end.close()

    def _exactly(self, count: int) -> bytes | None:
        parts: list[bytes] = []
        while count:
            part = self._reader.read(count)
            if not part:
                return None
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


def spawn(role: str, log_file: Path, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start our own executable as a child of the given ``role`` (see ``__main__``), below normal priority.

    Its standard error goes to ``log_file``. It ends by itself when its standard input closes, so none outlives us.
    """
    frozen = bool(getattr(sys, "frozen", False))
    command = [sys.executable, *([] if frozen else ["-m", "merchant_assistant"]), "--child", role]
    log_file.parent.mkdir(parents=True, exist_ok=True)
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
    with log_file.open("ab") as log:
        # A session of its own: Ctrl+C in the terminal is for the parent, which then cancels its children properly.
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=dict(env) if env else None,
            creationflags=flags,
            start_new_session=sys.platform != "win32",
        )


def serve_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """For the child, before any heavy import: take over the frame pipes, point descriptors 0 and 1 elsewhere."""
    reader = os.fdopen(os.dup(0), "rb")
    writer = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(5)
    _be_the_first_to_go()
    return reader, writer


def _be_the_first_to_go() -> None:
    """Where memory runs out, Linux shall end this child and not the window that can start another."""
    with contextlib.suppress(OSError, ValueError):  # other systems, and sandboxes without /proc
        score = Path("/proc/self/oom_score_adj")
        score.write_text(str(max(int(score.read_text()), OOM_SCORE)))


def end(process: subprocess.Popen[bytes], grace_s: float = 1.0) -> int:
    """Close the child's input (its sign to stop), wait up to ``grace_s``, then kill. Returns the exit status."""
    if process.stdin:
        with contextlib.suppress(OSError):
            process.stdin.close()
    try:
        return process.wait(grace_s)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
    finally:
        if process.stdout:
            with contextlib.suppress(OSError):
                process.stdout.close()
