"""What every engine promises about label scores: each does it, or says that it does not."""

from __future__ import annotations

import math

import pytest
from contract_asks import question

from merchant_assistant.engine.model import Engine, Message, ScoreRequest
from merchant_assistant.foundation.errors import UserFault

NOISE = (
    0.05  # the same prompt read in other company gives slightly other numbers, of a small model in few bits above all
)
FRANCE = ScoreRequest(
    prompt="Question: What is the capital of France? Paris or Tokyo?\nAnswer: The capital of France is",
    labels=(" Tokyo", " Paris"),
)
REVIEW = ScoreRequest(
    messages=(Message("user", "The shirt is wonderful, I love it. Is this review good or bad?"),),
    labels=("good", "bad", "neither good nor bad, as far as one can say"),
)


@pytest.fixture
def scorer(engine: Engine) -> Engine:
    if "labels" in engine.load().can:
        return engine
    with pytest.raises(UserFault) as fault:
        engine.score(FRANCE)
    assert fault.value.code == "unsupported"
    pytest.skip(f"{engine.load().backend} says that it cannot")


@pytest.mark.parametrize("request_", [FRANCE, REVIEW], ids=["prompt", "messages"])
def test_they_are_probabilities_of_the_labels_in_their_order(scorer: Engine, request_: ScoreRequest) -> None:
    scores = scorer.score(request_)
    assert len(scores.probabilities) == len(request_.labels)
    assert math.isclose(math.fsum(scores.probabilities), 1, rel_tol=1e-6)
    assert all(0 <= probability <= 1 for probability in scores.probabilities)
    assert scores.prompt_tokens > 0
    turned = scorer.score(
        ScoreRequest(messages=request_.messages, prompt=request_.prompt, labels=request_.labels[::-1])
    )
    assert turned.probabilities[::-1] == pytest.approx(scores.probabilities, abs=NOISE)


def test_what_is_likely_has_the_greater_one(scorer: Engine) -> None:
    if scorer.load().scripted:
        pytest.skip("the scripted model knows nothing")
    tokyo, paris = scorer.score(FRANCE).probabilities
    assert paris > tokyo


def test_bulk_ones_score_the_same(scorer: Engine) -> None:
    many = ScoreRequest(messages=REVIEW.messages, labels=REVIEW.labels, priority="bulk")
    assert scorer.score(many).probabilities == pytest.approx(scorer.score(REVIEW).probabilities, abs=NOISE)


@pytest.mark.parametrize("labels", [("red", "red wine"), ("红色", "蓝色", "绿色"), ("a \x00", "b \ud83d")])
def test_labels_may_be_anything(scorer: Engine, labels: tuple[str, ...]) -> None:
    scores = scorer.score(ScoreRequest(prompt="Red or blue? It is ", labels=labels))
    assert math.isclose(math.fsum(scores.probabilities), 1, rel_tol=1e-6)


@pytest.mark.parametrize("labels", [(), ("one",), ("one", "")])
def test_nothing_to_choose_from_is_a_bug_of_the_caller(engine: Engine, labels: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="two labels"):
        engine.score(ScoreRequest(prompt="Which?", labels=labels))


def test_too_long_a_prompt_is_refused(scorer: Engine) -> None:
    with pytest.raises(UserFault) as refused:
        scorer.score(ScoreRequest(prompt="word " * 20_000, labels=("good", "bad")))
    assert refused.value.code == "prompt_too_long"


def test_scoring_leaves_no_trace_in_texts(scorer: Engine) -> None:
    text = scorer.generate(question("What is cotton?")).text
    scorer.score(REVIEW)
    assert scorer.generate(question("What is cotton?")).text == text
