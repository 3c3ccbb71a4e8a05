"""How far work is and when it ends, said only where it is known: no bar that runs back, no time that jumps."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

_WINDOW_S = 20.0  # the speed of late counts: a PC slows down when it warms up
_FIRST_S = 3.0  # nothing is said of the end before
_FIRST_PART = 0.02
_STEADY = 0.25  # two halves of the window that differ by more tell of no speed
_EVERY_S = 0.25
_QUARTERS = 4
_LONG_WINDOW_S = 1800.0
_FIRST_PIECES = 16
_HOUR_S = 3600.0
_LATE = 1.25  # of what was foretold: a little more is no news


class Pace:
    """Fed with what work reports, 30 times a second at most. ``part``: 0 to 1, None where the end is not known."""

    window_s = _WINDOW_S

    def __init__(self) -> None:
        self.part: float | None = None
        self._total: int | None = None
        self._furthest = 0.0
        self._seen: deque[tuple[float, float]] = deque()

    def note(self, done: int, total: int | None, now: float) -> None:
        """It is at ``done`` of ``total`` now (seconds of a clock that never runs back)."""
        if not total:
            self.part = None
            self._seen.clear()
            return
        part = min(1.0, done / total)
        if total != self._total or (self._seen and part < self._seen[-1][1]):
            self._seen.clear()
        self._total = total
        self._remember(now, part)
        # A second stretch of the same work begins at 0 again: a bar would run back, so it says that it does not know.
        self.part = part if part >= self._furthest else None
        self._furthest = max(self._furthest, part)

    def left(self, now: float) -> float | None:
        """Seconds to the end at the speed of late; None before that speed is steady."""
        if self.part is None or len(self._seen) < _QUARTERS or now - self._seen[0][0] < _FIRST_S:
            return None
        began, from_part = self._seen[0]
        if self.part - from_part < _FIRST_PART or not self._steady():
            return None
        speed = (self.part - from_part) / (now - began)  # until now, not until the last report: a stall shows
        return (1.0 - self.part) / speed

    def late(self, now: float) -> bool:
        """Whether it takes longer than was foretold, and nobody knows how long."""
        return False

    def _remember(self, now: float, part: float) -> None:
        if not self._seen or now - self._seen[-1][0] >= _EVERY_S:
            self._seen.append((now, part))
        while now - self._seen[0][0] > self.window_s:
            self._seen.popleft()

    def _steady(self) -> bool:
        """Whether both halves of what was seen went at much the same speed."""
        first, middle, last = self._seen[0], self._seen[len(self._seen) // 2], self._seen[-1]
        earlier, later = _speed(first, middle), _speed(middle, last)
        return min(earlier, later) > 0 and abs(later - earlier) <= _STEADY * max(earlier, later) * 2


class LongPace(Pace):
    """Of a job of hours whose pieces are begun together and come in bursts: how many there were in half an hour.

    Until some are through, what was foretold holds: ``an_hour``, pieces as measured before (None where they were not).
    It holds no longer once all ``under_way`` together, were they through now, would be fewer than it promised.
    """

    window_s = _LONG_WINDOW_S

    def __init__(
        self, an_hour: Callable[[], float | None] = lambda: None, under_way: Callable[[], int] = lambda: 0
    ) -> None:
        super().__init__()
        self._an_hour = an_hour
        self._under_way = under_way
        self._began: float | None = None

    def note(self, done: int, total: int | None, now: float) -> None:
        """As of any work, and when it began."""
        if total and self._began is None:
            self._began = now
        super().note(done, total, now)

    def left(self, now: float) -> float | None:
        """Seconds to the end; None where nothing was foretold, or what was has turned out wrong."""
        if self.part is None or not self._seen:
            return None
        if self._done < _FIRST_PIECES:
            return self._foretold_left(now)
        began, from_part = self._seen[0]
        return (1.0 - self.part) * (now - began) / max(self.part - from_part, 1e-6)

    def late(self, now: float) -> bool:
        """Whether it takes longer than was foretold, and too few pieces are through to foretell anew."""
        all_s = self._foretold()
        if self._began is None or self.part is None or self._done >= _FIRST_PIECES or not all_s:
            return False
        at_most = max(1.0, self._done + self._under_way())
        return (now - self._began) * (self._total or 0) / at_most > all_s * _LATE

    @property
    def _done(self) -> float:
        return (self.part or 0.0) * (self._total or 0)

    def _foretold(self) -> float | None:
        """Seconds for all of it."""
        an_hour = self._an_hour()
        return (self._total or 0) / an_hour * _HOUR_S if an_hour else None

    def _foretold_left(self, now: float) -> float | None:
        all_s = self._foretold()
        if all_s is None or self._began is None or self.late(now):
            return None
        return max(0.0, all_s - (now - self._began))


def _speed(one: tuple[float, float], other: tuple[float, float]) -> float:
    return (other[1] - one[1]) / max(other[0] - one[0], 1e-6)
