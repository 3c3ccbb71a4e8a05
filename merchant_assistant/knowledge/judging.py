"""Asking the model whether a passage answers: one word, and how much likelier the passage makes the question.

Both are read off its probabilities; no text is written. Asked for a word, a small model says yes to what is merely of
the same matter. A text that answers a question makes it likelier that just this one is asked, which a model weighs
better than it judges; so both words count.
"""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from merchant_assistant.engine.model import Engine, Message, ScoreRequest
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.knowledge.words import told

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Scores
    from merchant_assistant.storage.knowledge import PassageRecord

_log = logging.getLogger(__name__)
_LEAST = 1e-6
# What the question's being likelier weighs beside the word, in logarithms by the root of its length. Of passages that
# answer it is 4.2 and 4.6 on the mean (documents of two trades), of those that leave it open 1.3 and 2.8.
_OF_LIKELIER = 0.3
_USUAL = 3.0
_LOUD = 1.5  # a yes or no beside which nothing else is asked: that takes as long again and changes none of these
_ELSE = "?"  # an engine compares at least two


class ModelJudge:
    """One question's judge; a model that cannot be had is asked once."""

    def __init__(self, engine: Engine, question: str, cancel: CancelToken | None) -> None:
        self._engine = engine
        self._question = question
        self._cancel = cancel
        self._silent = False
        self._told: dict[int, float] = {}  # by passage: asking takes seconds
        self._alone: float | None = None  # how likely the question is of any shop

    def __call__(self, passage: PassageRecord) -> float | None:
        """The log odds that it answers. None: there is no model, or it fails."""
        if self._silent or passage.id in self._told:
            return self._told.get(passage.id)
        try:
            self._engine.load(self._cancel)
            word = self._word(passage)
            odds = _log_odds(word)
            is_open = bool(word.logs) and abs(odds) <= _LOUD
            self._told[passage.id] = odds + (self._likelier(passage) if is_open else 0.0)
        except UserFault as fault:
            _log.info("nobody judges: %s", fault.code)
            self._silent = True
        return self._told.get(passage.id)

    def _word(self, passage: PassageRecord) -> Scores:
        words = told().judge
        asks = words["user"].format(heading=passage.heading, text=passage.text, question=self._question)
        request = ScoreRequest(
            messages=(Message("system", words["system"]), Message("user", asks)), labels=(words["yes"], words["no"])
        )
        return self._engine.score(request, self._cancel)

    def _likelier(self, passage: PassageRecord) -> float:
        """By how much, less what is usual; asked only of an engine that tells how likely a whole text is."""
        words = told().judge
        scores = self._asked(words["asked_of"].format(heading=passage.heading, text=passage.text))
        if self._alone is None:
            self._alone = self._asked(words["asked_alone"]).logs[0]
        gain = (scores.logs[0] - self._alone) / math.sqrt(scores.tokens[0])
        return _OF_LIKELIER * (gain - _USUAL)

    def _asked(self, prompt: str) -> Scores:
        return self._engine.score(ScoreRequest(prompt=prompt, labels=(self._question, _ELSE)), self._cancel)


def _log_odds(word: Scores) -> float:
    yes, no = (max(value, _LEAST) for value in word.probabilities)
    return math.log(yes / no)
