"""How fast something comes in and how long it will still take, from what was seen and nothing else."""

from __future__ import annotations

from collections import deque

_WINDOW_S = 30.0
_ENOUGH_S = 3.0  # before that a figure would jump about


class Meter:
    """Fed with ``(done, now)``. Says nothing before it has seen enough, and begins anew where ``done`` goes back."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def put(self, done: int, now: float) -> None:
        """``done`` in all by now, what earlier runs brought included."""
        if self._seen and done < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now, done))
        while now - self._seen[0][0] > _WINDOW_S and len(self._seen) > 2:
            self._seen.popleft()

    @property
    def rate(self) -> float | None:
        """How much a second, None where that is not known yet."""
        if not self._seen:
            return None
        (first, before), (last, done) = self._seen[0], self._seen[-1]
        if last - first < _ENOUGH_S or done <= before:
            return None
        return (done - before) / (last - first)

    def left(self, total: int) -> float | None:
        """Seconds until ``total``, None where nobody can know."""
        rate = self.rate
        return (total - self._seen[-1][1]) / rate if rate else None
