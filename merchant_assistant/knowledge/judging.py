"""Asking the model whether a passage answers: one word, read off its probabilities; no text is written."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from merchant_assistant.engine.model import Engine, Message, ScoreRequest
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.knowledge.words import told

if TYPE_CHECKING:
    from merchant_assistant.storage.knowledge import PassageRecord

_log = logging.getLogger(__name__)
_LEAST = 1e-6


class ModelJudge:
    """One question's judge; a model that cannot be had is asked once."""

    def __init__(self, engine: Engine, question: str, cancel: CancelToken | None) -> None:
        self._engine = engine
        self._question = question
        self._cancel = cancel
        self._silent = False
        self._told: dict[int, float] = {}  # by passage: asking takes seconds

    def __call__(self, passage: PassageRecord) -> float | None:
        """The log odds of yes. None: there is no model, or it fails."""
        if self._silent or passage.id in self._told:
            return self._told.get(passage.id)
        try:
            self._engine.load(self._cancel)
            scores = self._engine.score(self._request(passage), self._cancel)
        except UserFault as fault:
            _log.info("nobody judges: %s", fault.code)
            self._silent = True
            return None
        yes, no = (max(value, _LEAST) for value in scores.probabilities)
        self._told[passage.id] = math.log(yes / no)
        return self._told[passage.id]

    def _request(self, passage: PassageRecord) -> ScoreRequest:
        words = told().judge
        asks = words["user"].format(heading=passage.heading, text=passage.text, question=self._question)
        return ScoreRequest(
            messages=(Message("system", words["system"]), Message("user", asks)), labels=(words["yes"], words["no"])
        )
