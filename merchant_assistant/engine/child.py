"""The engine child: one thread reads frames, the main thread owns the backend and does one piece of work at a time."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections import deque
from typing import assert_never

from merchant_assistant.engine import frames
from merchant_assistant.engine.backends.base import Backend, IsCancelled
from merchant_assistant.engine.frames import BackendName, FromChild, ModelRef, ToChild, Work
from merchant_assistant.engine.model import Completion, ModelInfo
from merchant_assistant.foundation.child import FramePipe, serve_pipes
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.said import packed, said

_log = logging.getLogger(__name__)


def serve() -> int:
    """Run until the parent closes the pipe. Standard error is the log; it never holds what a merchant wrote."""
    reader, writer = serve_pipes()
    prepare_environment()
    _leave_no_core()
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s engine: %(message)s")
    pipe: FramePipe[ToChild, FromChild] = FramePipe(reader, writer, ToChild)
    inbox = _Inbox(pipe)
    threading.Thread(target=inbox.fill, name="frames", daemon=True).start()
    worker = _Worker(pipe)
    while True:
        worker.do(*inbox.take())


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


class _Inbox:
    """Work that waits, filled by the reading thread. Cancelling works on what waits and on what runs."""

    def __init__(self, pipe: FramePipe[ToChild, FromChild]) -> None:
        self._pipe = pipe
        self._changed = threading.Condition()
        self._waiting: deque[Work] = deque()
        self._running: int | None = None
        self._cancelled = threading.Event()

    def fill(self) -> None:
        """Read frames for ever. When the pipe ends, so does the process, whatever native code is doing."""
        try:
            while (frame := self._pipe.receive()) is not None:
                if isinstance(frame, frames.Cancel):
                    self._cancel(frame.id)
                else:
                    with self._changed:
                        self._waiting.append(frame)
                        self._changed.notify()
        finally:
            os._exit(0)

    def take(self) -> tuple[Work, IsCancelled]:
        """Wait for the next work."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            work = self._waiting.popleft()
            self._running = work.id
            self._cancelled = threading.Event()
            return work, self._cancelled.is_set

    def _cancel(self, number: int) -> None:
        with self._changed:
            if number == self._running:
                self._cancelled.set()
                return
            waiting = [work for work in self._waiting if work.id == number]
            for work in waiting:
                self._waiting.remove(work)
        for _ in waiting:
            self._pipe.send(frames.Cancelled(number))


class _Worker:
    """Does the work, answers each with one last frame, and keeps the model loaded in between."""

    def __init__(self, pipe: FramePipe[ToChild, FromChild]) -> None:
        self._pipe = pipe
        self._backends: dict[BackendName, Backend] = {}
        self._loaded: tuple[ModelRef, ModelInfo] | None = None

    def do(self, work: Work, cancelled: IsCancelled) -> None:
        """Never raises: a bug of ours is logged and told as a fault."""
        try:
            answer: FromChild = self._answer(work, cancelled)
        except Cancelled:
            answer = frames.Cancelled(work.id)
        except UserFault as fault:
            _log.warning("%s %s", fault.code, "; ".join(getattr(fault, "__notes__", ())))
            answer = _failed(work, fault)
        except Exception as error:
            # Only the kind and place: the message of a foreign error may hold what a merchant wrote.
            _log.error("%s in %s", type(error).__name__, _place(error))
            answer = _failed(work, _bug())
        self._pipe.send(answer)

    def _answer(self, work: Work, cancelled: IsCancelled) -> FromChild:
        if isinstance(work, frames.Probe):
            return frames.Probed(work.id, self._backend("llama.cpp").facts())
        backend, info = self._ready(work.id, work.model, cancelled)
        if isinstance(work, frames.Load):
            return frames.Loaded(work.id, info)
        if isinstance(work, frames.Count):
            return frames.Counted(work.id, backend.count_tokens(work.messages))
        if isinstance(work, frames.Generate):
            return frames.Done(work.id, self._generate(backend, work, cancelled))
        assert_never(work)

    def _generate(self, backend: Backend, work: frames.Generate, cancelled: IsCancelled) -> Completion:
        return backend.generate(work.request, lambda text: self._pipe.send(frames.Delta(work.id, text)), cancelled)

    def _ready(self, number: int, model: ModelRef, cancelled: IsCancelled) -> tuple[Backend, ModelInfo]:
        """The backend with that model in it, loaded now where it was not."""
        backend = self._backend(model.backend)
        if self._loaded and self._loaded[0] == model:
            return backend, self._loaded[1]
        self._unload()
        self._pipe.send(frames.Loading(number, model))
        info = backend.load(model, cancelled)
        self._loaded = (model, info)
        self._pipe.send(frames.Ready(number))
        return backend, info

    def _unload(self) -> None:
        if self._loaded:
            self._backends[self._loaded[0].backend].close()
            self._loaded = None

    def _backend(self, name: BackendName) -> Backend:
        if name not in self._backends:
            self._backends[name] = _make(name)
        return self._backends[name]


def _make(name: BackendName) -> Backend:
    if name == "scripted":
        from merchant_assistant.engine.backends.scripted import ScriptedBackend  # noqa: PLC0415 - only what is used

        return ScriptedBackend()
    try:
        from merchant_assistant.engine.backends.llama import LlamaBackend  # noqa: PLC0415 - only what is used
    except (ImportError, OSError, RuntimeError) as error:  # what a missing or unfitting native library raises
        raise _no_llama(error) from error
    return LlamaBackend()


def _failed(work: Work, fault: UserFault) -> frames.Failed:
    return frames.Failed(work.id, fault.code, packed(fault.message), packed(fault.hint))


def _bug() -> UserFault:
    return UserFault("engine_unavailable", said("Engine", "The model could not do this."), said("Engine", "Try again."))


def _no_llama(error: Exception) -> UserFault:
    fault = UserFault(
        "engine_unavailable",
        said("Engine", "The part that runs models (llama.cpp) does not work on this PC."),
        said("Engine", "Run the set-up again."),
    )
    fault.add_note(f"{type(error).__name__}: {error}")
    return fault


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
