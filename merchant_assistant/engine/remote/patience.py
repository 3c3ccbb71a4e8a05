"""How long to wait for a server: while it lives, a while when it is busy, and never for one that is silent."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from merchant_assistant.engine.remote.faults import ServerBusy

QUIET_S = 12.0  # without a word: then it is asked for a sign of life
SIGN_S = 12.0  # for that sign
LONGEST_S = 300.0  # without a word, however alive
BUSY_S = 20.0  # in all, for one that has too much to do
_PAUSES = (1.0, 2.0, 4.0, 8.0)
T = TypeVar("T")


class Pulse:
    """When something was heard last."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def beat(self) -> None:
        self._last = time.monotonic()

    @property
    def quiet(self) -> float:
        """Seconds since."""
        return time.monotonic() - self._last


async def attended(
    work: Coroutine[Any, Any, T], pulse: Pulse, lives: Callable[[], Awaitable[bool]], silent: Exception
) -> T:
    """Do the work; raise ``silent`` once nothing is heard and ``lives`` gets no sign of life either."""
    task = asyncio.ensure_future(work)
    guard = asyncio.ensure_future(_until_silent(pulse, lives))
    try:
        await asyncio.wait({task, guard}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise silent
        return task.result()
    finally:
        task.cancel()
        guard.cancel()
        await asyncio.gather(task, guard, return_exceptions=True)  # the connection is closed when we leave


async def patient(attempt: Callable[[], Awaitable[T]]) -> T:
    """Try, and again after a pause while the server says that it is busy: as long as it asks for, within bounds."""
    left = BUSY_S
    for usual in _PAUSES:
        try:
            return await attempt()
        except ServerBusy as busy:
            pause = usual if busy.after is None else busy.after
            if pause > left:
                raise
            left -= pause
            await asyncio.sleep(pause)
    return await attempt()


async def _until_silent(pulse: Pulse, lives: Callable[[], Awaitable[bool]]) -> None:
    while pulse.quiet < LONGEST_S:
        if pulse.quiet < QUIET_S:
            await asyncio.sleep(QUIET_S - pulse.quiet)
        elif await lives():
            await asyncio.sleep(QUIET_S)
        else:
            return
