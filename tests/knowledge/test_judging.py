"""What the model says of a passage: its word, and how much likelier the passage makes the question."""

from __future__ import annotations

import pytest

from merchant_assistant.engine.model import ScoreRequest, Scores
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.knowledge.judging import ModelJudge
from merchant_assistant.storage.knowledge import PassageRecord

PASSAGE = PassageRecord(1, 1, "terms.md", "Terms", "We reply within two days.", page=None, entry=None)
OTHER = PassageRecord(2, 1, "terms.md", "Address", "We sit in Leith.", page=None, entry=None)
QUESTION = "how soon do you reply"


class Telling(ScriptedEngine):
    """``of``, ``alone``: how likely the question is below the passage, and by itself. ``yes``: it cannot decide."""

    def __init__(self, of: float, alone: float, yes: float = 0.5) -> None:
        super().__init__()
        self.of, self.alone, self.yes = of, alone, yes
        self.asked: list[ScoreRequest] = []

    def score(self, request: ScoreRequest, cancel: CancelToken | None = None) -> Scores:
        self.asked.append(request)
        log = self.of if PASSAGE.text in request.prompt else self.alone
        return Scores(
            probabilities=(self.yes, 1 - self.yes), prompt_tokens=1, seconds=0.0, logs=(log, -1.0), tokens=(4, 1)
        )


@pytest.mark.parametrize(("of", "answers"), [(-10.0, True), (-20.0, False)])
def test_a_passage_that_makes_the_question_likelier_speaks_for_itself(of: float, answers: bool) -> None:
    judged = ModelJudge(Telling(of, alone=-20.0), QUESTION, None)(PASSAGE)
    assert judged is not None
    assert (judged > 0) is answers


def test_the_question_by_itself_is_weighed_once_and_no_passage_twice() -> None:
    engine = Telling(-10.0, -20.0)
    judge = ModelJudge(engine, QUESTION, None)
    assert judge(PASSAGE) == judge(PASSAGE)
    judge(OTHER)
    assert [bool(request.prompt) for request in engine.asked] == [False, True, True, False, True]


def test_a_loud_word_is_all_that_is_asked_for() -> None:
    engine = Telling(-10.0, -20.0, yes=0.95)
    assert ModelJudge(engine, QUESTION, None)(PASSAGE) == pytest.approx(2.9, abs=0.1)
    assert len(engine.asked) == 1


def test_an_engine_that_tells_no_likelihood_is_asked_for_its_word_alone() -> None:
    asked: list[ScoreRequest] = []
    judge = ModelJudge(ScriptedEngine(scorer=lambda request: asked.append(request) or (3.0, 1.0)), QUESTION, None)
    judged = judge(PASSAGE)
    assert judged is not None
    assert judged > 1
    assert len(asked) == 1
