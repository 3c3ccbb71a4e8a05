"""Many pieces of work under way at once, for a model with lanes: each is finished exactly once, whatever crashes.

The engine's child may die under all of them at any moment; what was under way then is done again. Where it goes on
dying, one of the pieces may be to blame (or all of it may be broken): points are counted against those that were under
way, and who has many runs alone at the end, so that the rest is done first and the culprit is found.
"""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from merchant_assistant.engine.faults import EngineCrashed, EngineCrashedAgain
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

Item = TypeVar("Item")
Result = TypeVar("Result")

STOPPING = frozenset(
    {
        "model_absent", "model_damaged", "model_set_aside", "adapter_damaged", "unknown_architecture",
        "writes_no_texts", "not_enough_memory", "engine_unavailable", "unsupported",
        "server_absent", "server_unreachable", "server_not_trusted", "server_key", "server_model", "server_moved",
        "server_answer", "server_refused", "disk_full", "disk_error", "no_permission", "database_damaged", "newer_data",
    }
)  # fmt: skip
"""Codes of faults that every other piece would meet as well."""
MOST_LANES = 512
POLL_S = 0.25  # how soon another number of lanes is heeded
SUSPECT_POINTS = 9
IDLE_POINTS = 3  # for a crash before anything was finished since the last one; else a single point
IDLE_CRASHES = 6  # in a row: nothing new is begun before the suspects have been looked at
DEATHS_ALONE = 3
CULPRITS_IN_A_ROW = 3  # it is not them: the model does not work


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """What became of a piece of work: its ``result``, or the ``fault`` why there is none."""

    item: Item
    result: Result | None = None
    fault: UserFault | None = None


class ManyCancelled(Cancelled):
    """The work was cancelled; the items ``undone`` had been begun and are not done. Others had not been begun."""

    def __init__(self, undone: tuple[object, ...]) -> None:
        super().__init__()
        self.undone = undone


def run_many(
    items: Iterable[Item],
    do: Callable[[Item, CancelToken], Result],
    lanes: int | Callable[[], int],
    cancel: CancelToken | None = None,
    *,
    stopping: Collection[str] = STOPPING,
) -> Generator[Outcome[Item, Result]]:
    """Do all ``items``, ``lanes`` of them at once, each in a thread of ours; yields each once, as they are finished.

    ``items`` is read in the calling thread, no further than needed. ``do`` must heed its token and must have no lasting
    effect before its last call of the engine has returned: after a crash of the child it is called again. ``lanes`` may
    change; with 0 nothing is begun until it changes again. A fault whose code is in ``stopping``, or an error that is
    no fault, ends the run: it is raised when what was under way has ended. Raises :class:`ManyCancelled`, and
    :class:`EngineCrashed` where nothing gets on any more. Closed early, it cancels what is under way and waits for it.
    """
    stop = CancelToken()
    run = _Run(items, do, lanes if callable(lanes) else lambda: lanes, stop, stopping)
    forget = cancel.on_cancel(run.cancel) if cancel else None
    try:
        yield from run.outcomes()
    finally:
        stop.cancel()
        run.close()
        if forget:
            forget()


@dataclass(eq=False, slots=True)
class _Piece(Generic[Item]):
    item: Item
    points: int = 0
    deaths_alone: int = 0


class _Run(Generic[Item, Result]):
    """One call of :func:`run_many`. All but ``_work`` and ``cancel`` runs in the calling thread."""

    def __init__(
        self,
        items: Iterable[Item],
        do: Callable[[Item, CancelToken], Result],
        lanes: Callable[[], int],
        stop: CancelToken,
        stopping: Collection[str],
    ) -> None:
        self._new: Iterator[Item] | None = iter(items)
        self._do = do
        self._lanes = lanes
        self._stop = stop
        self._stopping = stopping
        self._pool = ThreadPoolExecutor(MOST_LANES, thread_name_prefix="many")
        self._ended: queue.SimpleQueue[tuple[_Piece[Item], Result | BaseException] | None] = queue.SimpleQueue()
        self._under_way: set[_Piece[Item]] = set()
        self._again: deque[_Piece[Item]] = deque()
        self._suspects: deque[_Piece[Item]] = deque()
        self._undone: list[Item] = []
        self._reason: BaseException | None = None
        self._death: object = None
        self._finished_something = False  # since the last death
        self._idle_crashes = 0
        self._culprits = 0

    def cancel(self) -> None:
        """From any thread: what is under way shall end, nothing is begun."""
        self._stop.cancel()
        self._ended.put(None)

    def close(self) -> None:
        """Wait for the threads."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def outcomes(self) -> Generator[Outcome[Item, Result]]:
        """Until all is done, or what is under way has ended after something ended it all."""
        while self._begin() or self._under_way or self._waits():
            try:
                # Never without end: on Windows Ctrl+C could not interrupt that. And lanes may change.
                event = self._ended.get(timeout=POLL_S)
            except queue.Empty:
                continue
            if event and (outcome := self._end(*event)):
                self._begin()  # before the caller gets its turn: the lanes stay full
                yield outcome
        if self._reason and not isinstance(self._reason, Cancelled):
            raise self._reason
        undone = (*self._undone, *(piece.item for piece in (*self._again, *self._suspects)))
        if undone or self._new is not None:
            raise ManyCancelled(undone)

    # --- beginning ----------------------------------------------------------------------------------------------------

    def _begin(self) -> bool:
        """Fill the lanes; whether anything was begun."""
        begun = False
        while self._goes_on() and len(self._under_way) < min(self._lanes(), MOST_LANES):
            piece = self._next()
            if piece is None:
                break
            self._under_way.add(piece)
            self._pool.submit(self._work, piece)
            begun = True
        return begun

    def _next(self) -> _Piece[Item] | None:
        """Suspects begin alone, and nothing beside them."""
        if any(map(_suspect, self._under_way)):
            return None
        if self._idle_crashes < IDLE_CRASHES or not self._suspects:
            if self._again:
                return self._again.popleft()
            if (new := self._take()) is not None:
                return new
        return self._suspects.popleft() if self._suspects and not self._under_way else None

    def _take(self) -> _Piece[Item] | None:
        for item in self._new or ():
            return _Piece(item)
        self._new = None
        return None

    def _waits(self) -> bool:
        """Whether there is work that only waits for a lane (:meth:`_begin` has found none free)."""
        return self._goes_on() and bool(self._new or self._again or self._suspects)

    def _goes_on(self) -> bool:
        return not (self._stop.cancelled or self._reason)

    def _work(self, piece: _Piece[Item]) -> None:
        """In a thread of the pool."""
        try:
            self._stop.check()
            self._ended.put((piece, self._do(piece.item, self._stop)))
        except BaseException as error:  # whatever it is: the calling thread raises it
            self._ended.put((piece, error))

    # --- ending -------------------------------------------------------------------------------------------------------

    def _end(self, piece: _Piece[Item], came: Result | BaseException) -> Outcome[Item, Result] | None:
        """What the caller shall hear of it now, if anything."""
        self._under_way.remove(piece)
        if isinstance(came, EngineCrashed):
            return self._crashed(piece, came)
        if isinstance(came, UserFault) and came.code not in self._stopping:
            return self._finished(Outcome(piece.item, fault=came))
        if isinstance(came, BaseException):
            self._undone.append(piece.item)
            self._reason = self._reason or came
            return None
        return self._finished(Outcome(piece.item, came))

    def _finished(self, outcome: Outcome[Item, Result]) -> Outcome[Item, Result]:
        self._finished_something = True
        self._idle_crashes = self._culprits = 0
        return outcome

    def _crashed(self, piece: _Piece[Item], crash: EngineCrashed) -> Outcome[Item, Result] | None:
        """It runs again, or is the culprit."""
        if crash.death is None or crash.death != self._death:
            self._death = crash.death
            self._idle_crashes = 0 if self._finished_something else self._idle_crashes + 1
            self._finished_something = False
        if _suspect(piece):
            return self._died_alone(piece)
        piece.points += IDLE_POINTS if self._idle_crashes else 1
        (self._suspects if _suspect(piece) else self._again).append(piece)
        return None

    def _died_alone(self, piece: _Piece[Item]) -> Outcome[Item, Result] | None:
        piece.deaths_alone += 1
        if piece.deaths_alone < DEATHS_ALONE:
            self._suspects.appendleft(piece)
            return None
        self._culprits += 1
        if self._culprits < CULPRITS_IN_A_ROW:
            return Outcome(piece.item, fault=EngineCrashedAgain())
        self._undone.append(piece.item)
        self._reason = EngineCrashedAgain()
        return None


def _suspect(piece: _Piece[Item]) -> bool:
    return piece.points >= SUSPECT_POINTS
