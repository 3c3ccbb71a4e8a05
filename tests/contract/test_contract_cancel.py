"""What every engine promises to whoever changes their mind."""

from __future__ import annotations

import threading

import pytest
from contract_asks import ASK, WITHOUT_END, bulk, together

from merchant_assistant.engine.model import Completion, Engine, GenerateRequest, Message, ScoreRequest
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled


def _cancelled() -> CancelToken:
    cancel = CancelToken()
    cancel.cancel()
    return cancel


def test_cancelling_keeps_what_has_come(engine: Engine) -> None:
    cancel = CancelToken()
    deltas: list[str] = []

    def hear(text: str) -> None:
        deltas.append(text)
        cancel.cancel()

    completion = engine.generate(WITHOUT_END, hear, cancel)
    assert completion.finish_reason == "cancelled"
    assert completion.text == "".join(deltas)
    assert engine.generate(ASK).text  # and the engine is good for the next request


def test_cancelled_before_it_began(engine: Engine) -> None:
    completion = engine.generate(ASK, None, _cancelled())
    assert (completion.finish_reason, completion.text) == ("cancelled", "")
    for ask in (
        lambda: engine.load(_cancelled()),
        lambda: engine.score(ScoreRequest(prompt="Red or blue?", labels=("red", "blue")), _cancelled()),
        lambda: engine.measure(_cancelled()),
    ):
        with pytest.raises(Cancelled):
            ask()


def test_a_long_prompt_can_be_cancelled(engine: Engine) -> None:
    cancel = CancelToken()
    long = GenerateRequest(messages=(Message("user", "a red shirt and " * 250),), max_tokens=10**6, ignore_eos=True)
    threading.Timer(0.05, cancel.cancel).start()
    assert engine.generate(long, None, cancel).finish_reason == "cancelled"
    assert engine.generate(ASK).text


def test_one_of_many_is_cancelled_and_the_others_finish(engine: Engine) -> None:
    cancel = CancelToken()
    ended: dict[int, Completion] = {}

    def unwanted() -> None:
        request = GenerateRequest(prompt="for ever", max_tokens=10**6, ignore_eos=True, priority="bulk")
        ended[0] = engine.generate(request, lambda _text: cancel.cancel(), cancel)

    def wanted(number: int) -> None:
        ended[number] = engine.generate(bulk(f"Describe the shirt number {number}."))

    together(unwanted, *(lambda number=number: wanted(number) for number in range(1, 5)))
    assert ended.pop(0).finish_reason == "cancelled"
    assert [ended[number].finish_reason in ("stop", "length") for number in range(1, 5)] == [True] * 4
    assert all(completion.text for completion in ended.values())
