"""The engine child: one thread reads frames, the main thread owns the models and goes on with all that was asked."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading

from merchant_assistant.engine import frames
from merchant_assistant.engine.backends.pulse import Effort, Pulse
from merchant_assistant.engine.child.backends import Backends
from merchant_assistant.engine.child.bugs import explained
from merchant_assistant.engine.child.inbox import Inbox
from merchant_assistant.engine.child.worker import Worker
from merchant_assistant.engine.frames import FromChild, ToChild
from merchant_assistant.foundation.child import FramePipe, serve_pipes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import packed


def serve() -> int:
    """Run until the parent closes the pipe. Standard error is the log; it never holds what a merchant wrote."""
    reader, writer = serve_pipes()
    prepare_environment()
    _leave_no_core()
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s engine: %(message)s")
    pipe: FramePipe[ToChild, FromChild] = FramePipe(reader, writer, ToChild)
    pulse = Pulse(lambda: pipe.send(frames.Beat()))
    inbox = Inbox(pipe, pulse.beat)
    backends = Backends(lambda fault: pipe.send(_notice(fault)), pipe.send)
    effort = Effort(pulse.beat)
    worker = Worker(inbox, pipe.send, backends, pulse.beat, effort.turn, explained)
    threading.Thread(target=effort.watch, name="effort", daemon=True).start()
    threading.Thread(target=inbox.fill, name="frames", daemon=True).start()
    worker.run()
    return 0


def _notice(fault: UserFault) -> frames.Notice:
    return frames.Notice(fault.code, packed(fault.message), packed(fault.hint))


def prepare_environment() -> None:
    """Set what llama.cpp's libraries read from the environment when they are loaded."""
    # The debugger's report of a native crash would hold what a merchant wrote.
    os.environ["GGML_NO_BACKTRACE"] = "1"
    # Threads that wait for each other burn the very core the other needs as soon as anything else runs on this PC:
    # measured on 2 cores, 20 instead of 270 tokens a second. Waiting for a moment only costs nothing when it is idle.
    os.environ.setdefault("GOMP_SPINCOUNT", "300")


def _leave_no_core() -> None:
    """A core file would hold what a merchant wrote."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - absent on Windows

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
