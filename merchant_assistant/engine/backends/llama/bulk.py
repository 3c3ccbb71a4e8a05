"""Many texts side by side: every step computes the next word of each, and pieces of the prompts that come after."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from merchant_assistant.engine.backends.base import not_enough_memory
from merchant_assistant.engine.backends.llama.context import NoRoomError
from merchant_assistant.engine.backends.llama.lane import Lane
from merchant_assistant.engine.backends.llama.pool import Pool, common, longest
from merchant_assistant.engine.model import FinishReason

_log = logging.getLogger(__name__)

LONG_S, SHORT_S = 2.0, 0.7  # a step that takes longer reads less of prompts next time; a shorter one more
LEAST_PIECE, MOST_PIECE = 32, 512

MakePool = Callable[[int], Pool]
"""Makes a pool with about so many cells: fewer where the memory does not allow them. Raises :class:`UserFault`."""


@dataclass(slots=True, eq=False)
class _Running:
    """A lane that has its sequence. ``needs`` cells; ``kin``: earlier ones that begin alike, and how far."""

    lane: Lane
    sequence: int
    needs: int
    kin: list[tuple[_Running, int]] = field(default_factory=list)
    shared: int = 0
    """How much of its prompt others share: worth keeping when it is over."""
    ended: bool = False


class Bulk:
    """Continuous batching. Lanes are taken in as sequences and room become free, in the order in which they came.

    A beginning that several lanes share is read by the first of them and copied to the others. Prompts are read with
    what the batch can take beside the next words, so that a step stays short.
    """

    def __init__(self, make_pool: MakePool, lanes: int, most_cells: int) -> None:
        self._make_pool = make_pool
        self._lanes = lanes
        self._most = most_cells
        self._pool: Pool | None = None
        self._waiting: deque[Lane] = deque()
        self._running: list[_Running] = []
        self._outgrown = False
        self._piece = MOST_PIECE

    @property
    def busy(self) -> bool:
        return bool(self._waiting or self._running)

    def add(self, lane: Lane) -> None:
        self._waiting.append(lane)

    def lanes(self) -> list[Lane]:
        """All that are not over."""
        return [*(running.lane for running in self._running), *self._waiting]

    def drop_cancelled(self) -> None:
        """End what nobody wants any more; the others do not notice."""
        for running in [running for running in self._running if running.lane.job.cancelled()]:
            self._end(running, "cancelled")
        for lane in [lane for lane in self._waiting if lane.job.cancelled()]:
            self._waiting.remove(lane)
            lane.end("cancelled")

    def step(self) -> None:
        """Compute one batch."""
        self.drop_cancelled()
        self._admit()
        if not self._running:
            return
        assert self._pool
        due = self._fill(self._pool)
        started = time.perf_counter()
        try:
            computed = self._pool.context.compute()
        except NoRoomError:
            self._make_room(self._pool)
            return
        self._suit(time.perf_counter() - started)
        if computed:
            self._take(self._pool, due)

    def pool_for(self, cells: int) -> Pool:
        """The pool, with that much free room if it can be had: for label scores, between two steps."""
        if self._pool is None:
            self._pool = self._make_pool(cells)
        while self._used(self._pool) + cells > self._pool.context.cells and self._pool.drop_kept():
            pass
        while self._used(self._pool) + cells > self._pool.context.cells and self._running:
            self._put_back(self._running[-1])
        return self._pool

    def close(self) -> None:
        """Free the memory. Lanes that are under way read again where they were, if there is a next step."""
        while self._running:
            self._put_back(self._running[-1])
        pool, self._pool, self._outgrown = self._pool, None, False
        if pool:
            pool.close()

    # --- one batch ----------------------------------------------------------------------------------------------------

    def _suit(self, seconds: float) -> None:
        """Read only so much of prompts in a step that it stays short on this PC: the child must give signs of life."""
        if seconds > LONG_S:
            self._piece = max(LEAST_PIECE, self._piece // 2)
        elif seconds < SHORT_S:
            self._piece = min(MOST_PIECE, self._piece * 2)

    def _fill(self, pool: Pool) -> list[tuple[_Running, int, int]]:
        """Fill the batch; gives who takes part, with how many tokens, and the place of the last."""
        due = [self._put(pool, running, 1) for running in self._running if running.lane.writing]
        room = min(pool.context.room, self._piece)
        for running in self._running:
            if room and not running.lane.writing:
                self._share(pool, running)
                if not _awaits_kin(running):
                    due.append(self._put(pool, running, min(room, len(running.lane.left))))
                    room -= due[-1][1]
        return due

    def _put(self, pool: Pool, running: _Running, count: int) -> tuple[_Running, int, int]:
        lane = running.lane
        tokens = lane.tokens[lane.read : lane.read + count]
        is_last = lane.read + count == len(lane.tokens)
        return running, count, pool.context.add(tokens, lane.read, running.sequence, result=is_last)

    def _take(self, pool: Pool, due: list[tuple[_Running, int, int]]) -> None:
        """The batch was computed: choose the next words."""
        for running, count, place in due:
            lane = running.lane
            lane.read += count
            if lane.read == len(lane.tokens) and (reason := lane.choose(pool.context, place)):
                self._end(running, reason)

    def _share(self, pool: Pool, running: _Running) -> None:
        """Copy what an earlier lane has read of the same beginning."""
        for other, length in running.kin:
            end = min(length, other.lane.read)
            if not other.ended and end > running.lane.read:
                pool.context.copy(other.sequence, running.sequence, running.lane.read, end)
                running.lane.knows(end)

    # --- who runs -----------------------------------------------------------------------------------------------------

    def _admit(self) -> None:
        """Take in what fits. Where nothing runs and still nothing fits, a larger pool is made or the lane fails."""
        while self._waiting and len(self._running) < self._lanes:
            lane = self._waiting[0]
            if self._pool is None:
                self._pool = self._make_pool(self._lanes * lane.length)
            if self._fits(self._pool, lane):
                self._begin(self._pool, self._waiting.popleft())
            elif self._running:
                break
            elif self._outgrown:
                self._replace_pool(lane)
            else:
                self._waiting.popleft().fail(not_enough_memory("a request alone is larger than the pool"))

    def _fits(self, pool: Pool, lane: Lane) -> bool:
        """Whether there is room for it now; what is kept gives way, the oldest first."""
        if self._outgrown:
            return False
        while self._used(pool) + self._needs(pool, lane) > pool.context.cells:
            if not pool.drop_kept():
                few = len(self._running) * 2 < self._lanes
                self._outgrown = few and pool.context.cells < min(self._most, self._lanes * lane.length)
                return False
        return True

    def _replace_pool(self, lane: Lane) -> None:
        """Nothing runs any more: a pool in which enough of the larger lanes find room."""
        assert self._pool
        self._pool.close()
        self._pool, self._outgrown = None, False
        self._pool = self._make_pool(self._lanes * lane.length)
        self._most = min(self._most, self._pool.context.cells)  # the memory gives no more

    def _begin(self, pool: Pool, lane: Lane) -> None:
        needs = self._needs(pool, lane)
        running = _Running(lane, pool.take(), needs)
        known = pool.copy_kept(lane.head, running.sequence)
        lane.knows(known)
        running.shared = known
        for other in self._running if pool.context.forgets else ():
            length = longest([common(other.lane.head, lane.head[:-1])])
            if length:
                running.kin.append((other, length))
                other.shared = max(other.shared, length)
                running.shared = max(running.shared, length)
        self._running.append(running)

    def _needs(self, pool: Pool, lane: Lane) -> int:
        """Cells beside what is shared."""
        if not pool.context.forgets:
            return lane.length
        shared = [common(other.lane.head, lane.head[:-1]) for other in self._running]
        return lane.length - longest([pool.shared_with_kept(lane.head), *shared])

    def _used(self, pool: Pool) -> int:
        return sum(running.needs for running in self._running) + pool.kept_cells

    def _end(self, running: _Running, reason: FinishReason) -> None:
        self._leave(running)
        running.lane.end(reason)

    def _leave(self, running: _Running) -> None:
        """Give the sequence back; the beginning that its job shares is kept for the items to come."""
        assert self._pool
        lane = running.lane
        kept = min(running.shared or len(lane.head), lane.read)
        self._pool.keep(running.sequence, lane.head[:kept])
        self._pool.give(running.sequence)
        running.ended = True
        self._running.remove(running)

    def _put_back(self, running: _Running) -> None:
        """It must read again later all that it has read; nothing of what it wrote is lost."""
        self._leave(running)
        running.lane.read = 0
        self._waiting.appendleft(running.lane)

    def _make_room(self, pool: Pool) -> None:
        """The batch found no place although it should have: give away what is kept, then the lane that came last."""
        _log.warning("no room for a batch with %d lanes", len(self._running))
        if pool.drop_kept():
            return
        last = self._running[-1]
        if len(self._running) > 1:
            self._put_back(last)
        else:
            self._leave(last)
            last.lane.fail(not_enough_memory("no room for one lane"))


def _awaits_kin(running: _Running) -> bool:
    """Whether an earlier lane is about to read what this one needs next."""
    read = running.lane.read
    return any(not other.ended and other.lane.read < length and length > read for other, length in running.kin)
