"""What the engine child does next, with backends that only write down what they are told."""

from __future__ import annotations

import contextlib
import threading
from typing import Any

from msgspec.structs import replace

from merchant_assistant.engine import frames
from merchant_assistant.engine.backends.pulse import Effort, Pulse, long_call
from merchant_assistant.engine.child import worker as child_worker
from merchant_assistant.engine.child.inbox import SLICE_CHARS, Inbox, Task
from merchant_assistant.engine.child.worker import Worker
from merchant_assistant.engine.frames import ModelRef, Work
from merchant_assistant.engine.model import (
    Completion,
    Embeddings,
    GenerateRequest,
    ModelInfo,
    Priority,
    ScoreRequest,
    Scores,
)

MODEL = ModelRef(id="one", path="", version="1", context=10, backend="llama.cpp")
OTHER = ModelRef(id="two", path="", version="1", context=10, backend="llama.cpp")
VECTORS = ModelRef(id="vectors", path="", version="1", context=10, backend="llama.cpp")
DONE = Completion(text="", tokens=1, prompt_tokens=1, finish_reason="stop", seconds=0)


class _Backend:
    """Each text takes ``steps`` steps."""

    def __init__(self, diary: list[str], steps: int = 2) -> None:
        self.diary = diary
        self.steps = steps
        self.jobs: dict[Any, int] = {}
        self.breaks = False

    def load(self, model: ModelRef, _cancelled: Any) -> ModelInfo:
        self.diary.append(f"{model.lanes} lanes")
        return ModelInfo(id=model.id, backend="llama.cpp", device="CPU", context=10, lanes=model.lanes)

    def start(self, job: Any) -> None:
        self.diary.append(f"start {job.request.prompt}")
        self.jobs[job] = self.steps

    def step(self) -> bool:
        self.diary.append("step")
        if self.breaks:
            raise KeyError("a secret of the merchant")
        for job in list(self.jobs):
            self.jobs[job] -= 1
            if not self.jobs[job] or job.cancelled():
                del self.jobs[job]
                job.done(DONE)
        return bool(self.jobs)

    def interrupt(self) -> None:
        self.diary.append("interrupt")

    def score(self, request: ScoreRequest, _cancelled: Any) -> Scores:
        self.diary.append(f"score {request.prompt}")
        return Scores(probabilities=(1.0, 0.0), prompt_tokens=1, seconds=0)

    def rest(self) -> None:
        self.diary.append("rest")

    def close(self) -> None:
        self.diary.append("close")


class _Embedder:
    def __init__(self, diary: list[str]) -> None:
        self.diary = diary

    def load(self, model: ModelRef, _cancelled: Any) -> None:
        self.diary.append(f"load {model.id}")

    def embed(self, texts: tuple[str, ...], _kind: str, _cancelled: Any) -> Embeddings:
        self.diary.append(f"embed {len(texts)}")
        return Embeddings(model="vectors", dimensions=1, data=b"1234" * len(texts))


class _Backends:
    def __init__(self, diary: list[str]) -> None:
        self.diary = diary
        self.backend = _Backend(diary)

    def load(self, model: ModelRef, _cancelled: Any) -> tuple[_Backend, ModelInfo]:
        self.diary.append(f"load {model.id}")
        return self.backend, ModelInfo(id=model.id, backend="llama.cpp", device="CPU", context=10)

    def embedder(self, _name: str) -> _Embedder:
        return _Embedder(self.diary)


class _Pipe:
    def __init__(self, diary: list[str]) -> None:
        self.diary = diary
        self.sent: list[Any] = []

    def send(self, frame: Any) -> None:
        self.sent.append(frame)
        if isinstance(frame, frames.LAST):
            self.diary.append(f"{type(frame).__name__} {frame.id}")


class _Child:
    """A worker, its inbox and its diary; frames are put in by hand instead of by the reading thread."""

    def __init__(self) -> None:
        self.diary: list[str] = []
        self.pipe = _Pipe(self.diary)
        self.inbox = Inbox(self.pipe, lambda: None)  # type: ignore[arg-type]
        self.backends = _Backends(self.diary)
        self.worker = Worker(self.inbox, self.pipe.send, self.backends, lambda: None)  # type: ignore[arg-type]

    def ask(self, *works: Work) -> None:
        for work in works:
            self.inbox._add(Task(work, self.pipe.send, lambda: None))

    def turns(self, count: int) -> list[str]:
        """What happens in so many turns."""
        before = len(self.diary)
        for _ in range(count):
            self.worker.turn()
        return self.diary[before:]


def _text(number: int, priority: Priority = "bulk", model: ModelRef = MODEL) -> frames.Generate:
    return frames.Generate(number, model, GenerateRequest(prompt=str(number), priority=priority))


def _score(number: int, priority: Priority = "bulk") -> frames.Score:
    return frames.Score(number, MODEL, ScoreRequest(prompt=str(number), labels=("a", "b"), priority=priority))


def test_another_number_of_lanes_loads_nothing_and_waits_until_no_text_is_under_way() -> None:
    child = _Child()
    more = replace(MODEL, lanes=4)
    child.ask(_text(1))
    assert child.turns(1) == ["load one", "start 1", "step"]
    child.ask(_text(2, "interactive", more))
    assert child.turns(2) == ["start 2", "step", "Done 1", "step", "Done 2"]
    child.ask(frames.Load(3, more))
    assert child.turns(1) == ["4 lanes", "Loaded 3"]
    assert child.pipe.sent[-1].info.lanes == 4


def test_all_texts_are_under_way_at_once_urgent_ones_begun_first() -> None:
    child = _Child()
    child.ask(_text(1), _text(2, "interactive"))
    assert child.turns(1) == ["load one", "start 2", "start 1", "step"]
    assert set(child.turns(1)) == {"step", "Done 1", "Done 2"}


def test_labels_that_nobody_waits_for_neither_starve_texts_nor_delay_urgent_ones() -> None:
    child = _Child()
    child.backends.backend.steps = 3
    child.ask(_text(1), *(_score(number) for number in range(10, 15)))
    assert child.turns(2) == ["load one", "start 1", "score 10", "Scored 10", "step", "score 11", "Scored 11", "step"]
    assert child.turns(2) == ["score 12", "Scored 12", "step", "Done 1", "score 13", "Scored 13"]
    child.ask(_text(2, "interactive"), _score(3, "interactive"))
    happened = child.turns(3)
    assert happened.index("score 3") < happened.index("Done 2")
    assert "score 14" not in happened


def test_many_vectors_are_made_in_slices_between_which_others_get_their_turn() -> None:
    child = _Child()
    child.ask(frames.Embed(1, VECTORS, ("x" * SLICE_CHARS,) * 4, "passage"), _text(2))
    assert child.turns(3) == [
        "load vectors", "embed 1", "load one", "start 2", "embed 1", "step", "embed 1", "step", "Done 2"
    ]  # fmt: skip
    child.ask(frames.Embed(3, VECTORS, ("a", "b"), "query"))
    assert child.turns(1) == ["embed 2", "Embedded 3", "embed 1", "Embedded 1"]
    last = child.pipe.sent[-1]
    assert len(last.embeddings.data) == 16


def test_another_model_waits_until_the_texts_under_way_are_done() -> None:
    child = _Child()
    child.ask(_text(1))
    child.turns(1)
    child.ask(_text(2, "interactive", OTHER))
    assert child.turns(2) == ["step", "Done 1", "close", "load two", "start 2", "step"]


def test_only_what_is_in_the_way_is_interrupted() -> None:
    child = _Child()
    child.backends.backend.steps = 9
    child.ask(_text(1))
    child.turns(1)
    child.diary.clear()
    child.ask(_text(2))
    assert child.diary == []
    child.ask(_text(3, "interactive"))
    assert child.diary == ["interrupt"]
    child.turns(1)
    child.diary.clear()
    child.ask(_text(4, "interactive"))
    assert child.diary == []
    child.inbox._cancel(1)
    assert child.diary == ["interrupt"]
    child.inbox._cancel(4)
    assert child.diary == ["interrupt", "Cancelled 4"]
    assert "Done 1" in child.turns(1)


def test_a_bug_in_a_step_is_told_to_all_and_the_next_request_begins_anew(caplog) -> None:
    child = _Child()
    child.ask(_text(1), _text(2))
    child.turns(1)
    child.backends.backend.breaks = True
    assert child.turns(1)[:2] == ["step", "close"]
    assert {frame.id for frame in child.pipe.sent if isinstance(frame, frames.Failed)} >= {1}
    assert "secret" not in caplog.text
    child.backends.backend.breaks = False
    child.ask(_text(3))
    assert "load one" in child.turns(1)


def test_a_beat_is_sent_once_a_second_at_most() -> None:
    now, beats = [0.0], []
    pulse = Pulse(lambda: beats.append(now[0]), lambda: now[0])
    for now[0] in (0.2, 0.9, 1.1, 1.5, 2.0, 2.2):
        pulse.beat()
    assert beats == [1.1, 2.2]


def test_a_long_call_is_heard_until_it_ends(monkeypatch) -> None:
    monkeypatch.setattr("merchant_assistant.engine.backends.pulse.BEAT_S", 0.001)
    heard = threading.Event()
    with long_call(heard.set):
        assert heard.wait(10)


def test_memory_is_given_back_after_a_while_without_work(monkeypatch) -> None:
    monkeypatch.setattr(child_worker, "REST_S", 0.001)
    child = _Child()
    child.ask(_text(1))

    def wait(timeout_s: float | None = None) -> bool:
        if timeout_s is None:
            raise InterruptedError
        return False

    child.inbox.wait = wait  # type: ignore[method-assign]
    with contextlib.suppress(InterruptedError):
        child.worker.run()
    assert child.diary[-2:] == ["Done 1", "rest"]


def test_a_long_turn_is_spoken_for_while_the_processor_works_for_it() -> None:
    beats: list[float] = []
    now, spent = [0.0], [0.0]
    effort = Effort(lambda: beats.append(now[0]), 5.0, lambda: now[0], lambda: spent[0])

    def second(work: float) -> None:
        now[0] += 1
        spent[0] += work
        effort.look()

    with effort.turn():
        for work in (0.9, 0.5, 0.0, 0.02):  # first seen, gets on, hangs, gets on
            second(work)
        assert beats == [2.0, 4.0]
        for _ in range(5):  # for ever is too long
            second(1.0)
        assert beats == [2.0, 4.0, 5.0]
    with effort.turn():  # the next turn begins anew
        second(1.0)
        second(1.0)
    assert beats[3:] == [11.0]
