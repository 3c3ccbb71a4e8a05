"""From pieces of bytes to text that may be shown: whole characters, ended by a stop string."""

from __future__ import annotations

import codecs
from collections.abc import Sequence


class TextAssembler:
    """Takes what a model yields and gives back what may be shown at once.

    A character whose bytes are not all there yet is kept back, and so is text that may turn out to be the beginning of
    a stop string. Bytes that are no text are dropped. After a stop string ``stopped`` is set and nothing more comes.
    """

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
        self._stop = tuple(text for text in stop if text)
        self._held = ""
        self._given: list[str] = []
        self.stopped = False

    @property
    def text(self) -> str:
        """All that was given back so far."""
        return "".join(self._given)

    def feed(self, piece: bytes) -> str:
        """The text that can be shown now (may be empty)."""
        return self._pass_on(self._decoder.decode(piece), last=False)

    def finish(self) -> str:
        """What was kept back, at the end of the generation."""
        return self._pass_on(self._decoder.decode(b"", final=True), last=True)

    def _pass_on(self, text: str, *, last: bool) -> str:
        if self.stopped:
            return ""
        self._held += text
        self._cut_at_stop()
        keep = 0 if last or self.stopped else self._open_tail()
        ready, self._held = self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
        if ready:
            self._given.append(ready)
        return ready

    def _cut_at_stop(self) -> None:
        places = [at for at in (self._held.find(stop) for stop in self._stop) if at >= 0]
        if places:
            self._held = self._held[: min(places)]
            self.stopped = True

    def _open_tail(self) -> int:
        """Length of the longest end of the held text with which a stop string begins."""
        longest = max((len(stop) - 1 for stop in self._stop), default=0)
        for length in range(min(longest, len(self._held)), 0, -1):
            if any(stop.startswith(self._held[-length:]) for stop in self._stop):
                return length
        return 0
