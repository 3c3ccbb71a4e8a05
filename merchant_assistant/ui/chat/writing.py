"""An answer that is being written, as plain values between the worker that hears it and the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from merchant_assistant.chat.model import Asked, ChatEvent, Delta, Found, Source, Turn
from merchant_assistant.foundation.changes import Changes

if TYPE_CHECKING:
    from merchant_assistant.ui.tasks import Feed, Handle

Answered = tuple[Turn, Changes]


class Writing:
    """``since``: the turn that gives way to it, and all that follow; None where it comes after the last.

    ``question`` is empty where the question stands in the conversation already. ``begun`` is false while an answer
    before it is written.
    """

    def __init__(self, question: str, conversation_id: int | None, since: int | None = None) -> None:
        self.question = question
        self.conversation_id = conversation_id
        self.since = since
        self.begun = False
        self.asked: Turn | None = None
        self.told = False  # that it was asked
        self.sources: tuple[Source, ...] = ()
        self.text = ""
        self.handle: Handle[Answered] | None = None
        self.feed: Feed | None = None

    def begin(self) -> None:
        """Its turn has come; called by the worker."""
        self.begun = True
        self._nudge()

    def hear(self, event: ChatEvent) -> None:
        """Something happened; called by the worker. The page hears of the newest state, 30 times a second at most."""
        match event:
            case Asked(turn):
                self.asked = turn
            case Found(sources):
                self.sources = sources
            case Delta(text):
                self.text = text
        self._nudge()

    @property
    def stopping(self) -> bool:
        return self.handle is not None and self.handle.cancel_token.cancelled

    @property
    def kept(self) -> bool:
        """Whether the question is saved: until then it lives only here and in what was typed."""
        return self.asked is not None or not self.question

    def before(self, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """Of the turns of its conversation, those that stand above it."""
        ends = {self.since, self.asked.id if self.asked else None}
        cut = next((place for place, turn in enumerate(turns) if turn.id in ends), len(turns))
        return turns[:cut]

    def _nudge(self) -> None:
        if self.feed:
            self.feed.put(self.text)
