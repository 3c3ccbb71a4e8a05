"""What is asked and what is answered, as plain values; and who computes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.chat.exact.words.own import MayMean
from merchant_assistant.chat.model import (
    NOTHING_LEFT_OUT,
    AnswerKind,
    ChatEvent,
    Import,
    LeftOut,
    Source,
    Turn,
    TurnState,
)
from merchant_assistant.chat.talking.pointing_back import NOTHING_SPOKEN, Spoken
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault

OnEvent = Callable[[ChatEvent], None]
Compute = Callable[[str, Reading | None], Reply | None]
"""What is computed of a question, behind one that was read."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and what was said before it, oldest first. ``earlier``: products of the last answers, newest first.

    ``reading``: what the last computed answer was read from, which this one may go on from. ``again``: what is asked,
    where it need not be read from the words. ``spoken``: what "the second one" and "it" stand for. ``lost``: the
    question before could not be answered, so that nothing goes on from it. ``said``: the text with SKUs for
    what it points at, where only what is computed needs them.
    """

    text: str
    before: tuple[Turn, ...] = ()
    earlier: tuple[int, ...] = ()
    reading: Reading | None = None
    again: Reading | None = None
    spoken: Spoken = NOTHING_SPOKEN
    lost: bool = False
    said: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be stored. ``fault``: why the model went silent; the text is what had come until then.

    ``reply``: where it was computed, or could not be. ``left_out``: what did not fit into what the model was told.
    ``as_of``: of one about prices or stock the imports that these came from, the newest first. ``instead``: questions
    that would be answered, below one that is declined or asked back. ``besides``: what is told to the questions of a
    message before its last. ``meant``: what the one word may mean that was not understood.
    """

    text: str
    kind: AnswerKind | None
    sources: tuple[Source, ...] = ()
    state: TurnState = "done"
    model: str = ""
    fault: UserFault | None = None
    reply: Reply | None = None
    left_out: LeftOut = NOTHING_LEFT_OUT
    as_of: tuple[Import, ...] = ()
    instead: tuple[str, ...] = ()
    besides: tuple[Reply, ...] = ()
    meant: MayMean | None = None

    @property
    def unsaid_as_of(self) -> tuple[Import, ...]:
        """``as_of`` where the text does not say the day itself."""
        return () if any(one.at[:10] in self.text for one in self.as_of) else self.as_of


class Computes(Protocol):
    """Answers by a query over the catalogue, without a model."""

    def answer(self, text: str, before: Reading | None = None, *, cancel: CancelToken | None = None) -> Reply | None:
        """None: this is no question that can be computed."""

    def again(self, reading: Reading, *, cancel: CancelToken | None = None) -> Reply:
        """What the catalogue says of it now."""
