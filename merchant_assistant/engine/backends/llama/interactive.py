"""Texts that a person waits for: one after the other, each in pieces whose cuts follow from the prompt alone."""

from __future__ import annotations

from collections import deque

from merchant_assistant.engine.backends.llama.beginnings import Beginnings, Saved, State
from merchant_assistant.engine.backends.llama.context import Context
from merchant_assistant.engine.backends.llama.lane import Lane
from merchant_assistant.engine.model import FinishReason
from merchant_assistant.engine.prompt import Prompt, Reading

WORTH_SAVING = 16  # tokens that another prompt makes us forget; fewer are read again as quickly
_HERE = 0  # the only sequence


class Interactive:
    """Computes one piece of a prompt, or one word, in a step.

    The context holds one conversation; others are saved beside it, ``shelf_bytes`` of them at most, those longest
    unused given away first. A saved one comes back to the very same places, so that it gives the very same words; so
    do the beginnings that last, out of their files.
    """

    def __init__(self, context: Context, shelf_bytes: int, beginnings: Beginnings) -> None:
        self._context = context
        self._shelf_bytes = shelf_bytes
        self._beginnings = beginnings
        self._to_keep: tuple[Prompt, State] | None = None
        self._shelf: list[Saved] = []
        self._waiting: deque[Lane] = deque()
        self._lane: Lane | None = None
        self._reading: Reading | None = None
        self._known = 0
        self._before: Reading | None = None

    @property
    def busy(self) -> bool:
        return bool(self._lane or self._waiting)

    def add(self, lane: Lane) -> None:
        self._waiting.append(lane)

    def lanes(self) -> list[Lane]:
        """All that are not over."""
        return [*([self._lane] if self._lane else []), *self._waiting]

    def step(self) -> None:
        """Compute the next piece or word of the text under way."""
        for lane in [lane for lane in self._waiting if lane.job.cancelled()]:
            self._waiting.remove(lane)
            lane.end("cancelled")
        if self._lane is None and self._waiting:
            self._begin(self._waiting.popleft())
        if self._lane:
            self._go_on(self._lane)

    def close(self) -> None:
        self._shelf.clear()
        self._context.close()

    # --- one text -----------------------------------------------------------------------------------------------------

    def _go_on(self, lane: Lane) -> None:
        if lane.job.cancelled():
            self._end(lane, "cancelled")
            return
        end = lane.read + 1 if lane.read >= len(lane.prompt.tokens) else lane.prompt.end_after(lane.read)
        place = self._context.add(lane.tokens[lane.read : end], lane.read, _HERE, result=end == len(lane.tokens))
        if not self._context.compute():
            return
        lane.read = end
        if end == lane.prompt.lasting and (state := self._context.saved(_HERE)):
            self._to_keep = lane.prompt, state
        if end == len(lane.tokens) and (reason := lane.choose(self._context, place)):
            self._end(lane, reason)

    def _begin(self, lane: Lane) -> None:
        known = self._bring_back(lane)
        if self._reading and len(self._reading.tokens) - known > WORTH_SAVING:
            self._save()
        if not self._context.forget(_HERE, known):
            self._context.forget_all()  # some architectures cannot forget a part
            known = 0
        self._before, self._known = self._reading, known
        lane.knows(known)
        self._lane, self._reading = lane, None

    def _end(self, lane: Lane, reason: FinishReason) -> None:
        self._reading = lane.prompt.reading(lane.tokens[: lane.read], self._known, self._before)
        self._lane = self._before = None
        lane.end(reason)
        if self._to_keep:  # nobody waits for the file
            (prompt, state), self._to_keep = self._to_keep, None
            self._beginnings.keep(*prompt.beginning, state)

    # --- other conversations ------------------------------------------------------------------------------------------

    def _bring_back(self, lane: Lane) -> int:
        """Make the conversation the present one that knows most of the prompt; gives how much that is."""
        here = lane.prompt.known_from(self._reading)
        best = max(self._shelf, key=lambda saved: lane.prompt.known_from(saved.reading), default=None)
        known = lane.prompt.known_from(best.reading) if best else 0
        if max(here, known) < lane.prompt.lasting and (kept := self._beginnings.find(*lane.prompt.beginning)):
            best, known = kept, lane.prompt.lasting
        if best is None or known <= here:
            return here
        self._shelf = [saved for saved in self._shelf if saved is not best]  # or what is saved now may push it out
        if self._reading:
            self._save()
        self._context.forget_all()
        self._reading = best.reading
        if self._context.restore(_HERE, best.state):
            return known
        self._reading = None
        return 0

    def _save(self) -> None:
        assert self._reading
        if (state := self._context.saved(_HERE)) is None:
            return
        self._shelf.append(Saved(self._reading, state))
        while sum(len(saved.state) for saved in self._shelf) > self._shelf_bytes:
            del self._shelf[0]
