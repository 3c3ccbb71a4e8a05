"""The thread that talks to the server, so that a caller can leave at any moment and the connection is closed."""

from __future__ import annotations

import queue
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import CancelledError, Future, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from merchant_assistant.engine.calls import INTERRUPTIBLE_S
from merchant_assistant.engine.faults import engine_stopped
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")
Say = Callable[[str], None]
_THREAD = "engine-remote"


class Network:
    """An event loop in a thread of its own, there while it is used. Safe between threads."""

    def __init__(self, at_end: Callable[[], Awaitable[None]]) -> None:
        self._at_end = at_end
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def start(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Begin; the future may be cancelled, which ends the work and closes what it opened."""
        import asyncio  # noqa: PLC0415 - takes time, and most have no server

        with self._guard:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name=_THREAD, daemon=True)
                self._thread.start()
            return asyncio.run_coroutine_threadsafe(work, self._loop)

    def close(self) -> None:
        """End everything under way, and the thread. It begins anew when it is used again."""
        with self._guard:
            loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
        if loop is None or thread is None:
            return
        import asyncio  # noqa: PLC0415 - see above

        try:
            asyncio.run_coroutine_threadsafe(self._wind_up(), loop).result()
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    async def _wind_up(self) -> None:
        import asyncio  # noqa: PLC0415 - see above

        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._at_end()


class Call(Generic[T]):
    """Something under way in the network's thread: :meth:`pieces` as they come, then :meth:`result`.

    A cancelled token ends it at once; leaving the ``with`` does too.
    """

    def __init__(
        self, network: Network, work: Callable[[Say], Coroutine[Any, Any, T]], cancel: CancelToken | None
    ) -> None:
        self._heard: queue.SimpleQueue[str | Future[T]] = queue.SimpleQueue()
        self._cancel = cancel
        if cancel:
            cancel.check()
        self._future = network.start(work(self._heard.put))
        self._future.add_done_callback(self._heard.put)
        self._forget = cancel.on_cancel(self._stop) if cancel else _nothing

    def __enter__(self) -> Call[T]:
        return self

    def __exit__(self, *_error: object) -> None:
        self._forget()
        self._future.cancel()

    def pieces(self) -> Iterator[str]:
        """What was said, in the calling thread; ends with the work."""
        while True:
            try:
                piece = self._heard.get(timeout=INTERRUPTIBLE_S)
            except queue.Empty:
                continue
            if not isinstance(piece, str):
                return
            yield piece

    def result(self) -> T:
        """Wait for the end, whatever is said until then.

        Raises the work's fault, ``Cancelled``, or ``engine_unavailable`` where it was closed.
        """
        try:
            while not self._future.done():
                wait((self._future,), INTERRUPTIBLE_S)
            return self._future.result()
        except CancelledError:
            if self._cancel and self._cancel.cancelled:
                raise Cancelled from None
            raise engine_stopped() from None

    def _stop(self) -> None:
        self._future.cancel()


def _nothing() -> None:
    """There is no token to take a callback back from."""
