"""What every engine promises to many who ask at once."""

from __future__ import annotations

import threading

import msgspec
import pytest
from contract_asks import ASK, WITHOUT_END, bulk, question, together

from merchant_assistant.engine.model import Engine, Priority, ScoreRequest
from merchant_assistant.foundation.cancel import CancelToken


def test_many_threads_may_ask(engine: Engine) -> None:
    texts: list[str] = []
    together(*[lambda: texts.append(engine.generate(ASK).text)] * 4)
    assert len(texts) == 4
    assert len(set(texts)) == 1


def test_each_gets_its_own_answer(engine: Engine) -> None:
    """Deltas of one never end up with another."""
    heard: dict[int, list[str]] = {number: [] for number in range(8)}
    texts: dict[int, str] = {}

    def ask(number: int) -> None:
        request = bulk(f"Product {number}: a shirt. Describe it.")
        texts[number] = engine.generate(request, heard[number].append).text

    together(*(lambda number=number: ask(number) for number in heard))
    assert texts == {number: "".join(deltas) for number, deltas in heard.items()}
    assert all(texts.values())


def test_a_person_gets_the_same_answer_while_bulk_work_goes_on(engine: Engine) -> None:
    alone = engine.generate(question("What is cotton?")).text
    stop = CancelToken()
    answers: list[str] = []

    def person() -> None:
        answers.append(engine.generate(question("What is cotton?")).text)
        stop.cancel()

    def patient(number: int) -> None:
        while not stop.cancelled:
            engine.generate(bulk(f"Product {number}."), None, stop)

    together(person, *(lambda number=number: patient(number) for number in range(3)))
    assert answers == [alone]


@pytest.mark.parametrize("priority", ["bulk", "interactive"])
def test_those_with_lanes_answer_while_a_long_one_is_written(engine: Engine, priority: Priority) -> None:
    """So two bulk ones are written side by side, and a person waits for none of them."""
    if "lanes" not in engine.load().can:
        pytest.skip(f"{engine.load().backend} says that it cannot")
    begun, stop = threading.Event(), CancelToken()
    ended: list[str] = []
    length = 10**6 if engine.load().scripted else 600  # the scripted model is quick; real ones keep room for all of it

    def long() -> None:
        request = msgspec.structs.replace(WITHOUT_END, max_tokens=length, priority="bulk")
        ended.append(engine.generate(request, lambda _text: begun.set(), stop).finish_reason)

    def other() -> None:
        begun.wait()
        request = msgspec.structs.replace(question("What is cotton?"), priority=priority)
        ended.append(engine.generate(request).finish_reason)
        stop.cancel()

    together(long, other)
    assert ended[0] in ("stop", "length")
    assert ended[1] == "cancelled"


def test_all_kinds_of_requests_at_once(engine: Engine) -> None:
    can = engine.load().can
    done: list[str] = []

    def score() -> None:
        if "labels" in can:
            engine.score(ScoreRequest(prompt="Is it red or blue? It is", labels=(" red", " blue")))
        done.append("score")

    def embed() -> None:
        if "embeddings" in can:
            engine.embed(["a red shirt"] * 5)
        done.append("embed")

    def count() -> None:
        assert engine.count_tokens(ASK.messages) > 0
        done.append("count")

    def write() -> None:
        assert engine.generate(bulk("A shirt.", max_tokens=4)).tokens > 0
        done.append("write")

    together(score, embed, count, write, write, score)
    assert sorted(done) == ["count", "embed", "score", "score", "write", "write"]
