"""The task runner: work in workers, answers in the Qt thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.ui.tasks import Step, Task, TaskRunner


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def runner(qtbot: QtBot, failures: list[Exception]) -> Iterator[TaskRunner]:
    made = TaskRunner(failures.append)
    yield made
    assert made.shutdown()
    made.deleteLater()


def test_a_result_arrives_in_the_qt_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[tuple[int, threading.Thread]] = []
    work_threads: list[threading.Thread] = []

    def work(progress, cancel):
        work_threads.append(threading.current_thread())
        return 42

    runner.start(Task(work, lambda result: seen.append((result, threading.current_thread()))))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, threading.main_thread())]
    assert work_threads[0] is not threading.main_thread()


def test_a_failure_goes_to_its_own_hearer_else_to_the_common_one(
    qtbot: QtBot, runner: TaskRunner, failures: list[Exception]
) -> None:
    own: list[Exception] = []

    def work(progress, cancel):
        raise ValueError("no")

    runner.start(Task(work, failed=own.append))
    runner.start(Task(work))
    qtbot.waitUntil(lambda: bool(own) and bool(failures))
    assert [type(error) for error in own + failures] == [ValueError, ValueError]


def test_writes_happen_one_after_the_other_in_order(qtbot: QtBot, runner: TaskRunner) -> None:
    order: list[int] = []
    at_once: list[int] = []
    inside = threading.Semaphore(1)

    def work(number):
        def run(progress, cancel):
            at_once.append(1 if inside.acquire(blocking=False) else 2)
            order.append(number)
            inside.release()

        return run

    for number in range(20):
        runner.start(Task(work(number), lane="write"))
    qtbot.waitUntil(lambda: runner.idle)
    assert order == list(range(20))
    assert set(at_once) == {1}


def test_a_cancelled_task_says_that_it_stopped(qtbot: QtBot, runner: TaskRunner) -> None:
    stopped: list[bool] = []
    begun = threading.Event()

    def work(progress, cancel):
        begun.set()
        ended = threading.Event()
        cancel.on_cancel(ended.set)
        ended.wait(20)
        cancel.check()

    handle = runner.start(Task(work, stopped=lambda: stopped.append(True), title="Work"))
    assert begun.wait(20)
    assert runner.running() == [handle]
    handle.cancel()
    qtbot.waitUntil(lambda: bool(stopped))
    assert runner.running() == []


def test_a_write_that_was_done_before_it_heard_of_the_cancel_is_delivered(qtbot: QtBot, runner: TaskRunner) -> None:
    done: list[str] = []
    handle = runner.start(Task(lambda progress, cancel: "written", done.append, lane="write"))
    handle.cancel()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["written"]


def test_a_forgotten_read_stays_silent(qtbot: QtBot, runner: TaskRunner, failures: list[Exception]) -> None:
    heard: list[object] = []
    gate = threading.Event()

    def work(progress, cancel):
        gate.wait(20)
        return 1

    task = Task(work, heard.append, heard.append, lambda: heard.append(None))
    handle = runner.start(task)
    handle.forget()
    gate.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert heard == [] and failures == []


def test_progress_is_gathered(qtbot: QtBot, runner: TaskRunner) -> None:
    steps: list[Step] = []
    gate = threading.Event()

    def work(progress, cancel):
        for done in range(100_000):
            progress(done, 100_000, "rows")
        gate.wait(20)

    runner.start(Task(work, stepped=steps.append))
    qtbot.waitUntil(lambda: bool(steps) and steps[-1].done == 99_999)
    gate.set()
    assert len(steps) < 1000
    assert steps[-1] == Step(99_999, 100_000, "rows")


def test_a_feed_delivers_the_newest_text(qtbot: QtBot, runner: TaskRunner) -> None:
    texts: list[str] = []
    feed = runner.feed(texts.append)

    def work(progress, cancel):
        for length in range(5000):
            feed.put("x" * length)

    runner.start(Task(work))
    qtbot.waitUntil(lambda: runner.idle)
    runner.end_feed(feed)
    assert texts[-1] == "x" * 4999
    assert len(texts) < 1000


def test_shutting_down_finishes_writes_and_drops_reads(qtbot: QtBot, failures: list[Exception]) -> None:
    runner = TaskRunner(failures.append)
    written: list[int] = []
    begun = threading.Event()

    def read(progress, cancel):
        begun.set()
        ended = threading.Event()
        cancel.on_cancel(ended.set)
        ended.wait(20)
        raise Cancelled

    runner.start(Task(read))
    for number in range(3):
        runner.start(Task(lambda progress, cancel, number=number: written.append(number), lane="write"))
    assert begun.wait(20)
    assert runner.shutdown()
    assert written == [0, 1, 2]
    late = runner.start(Task(lambda progress, cancel: written.append(9), lane="write"))
    assert late.forgotten and written == [0, 1, 2]
    runner.deleteLater()


def test_the_pc_stays_awake_while_work_with_a_title_runs(
    qtbot: QtBot, runner: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    awake = []

    @contextmanager
    def noted() -> Iterator[bool]:
        awake.append("kept")
        yield True
        awake.append("let go")

    monkeypatch.setattr("merchant_assistant.ui.tasks.kept_awake", noted)
    ended = []
    runner.start(Task(lambda progress, cancel: awake.append("unseen"), ended.append))
    qtbot.waitUntil(lambda: len(ended) == 1)
    runner.start(Task(lambda progress, cancel: awake.append("work"), ended.append, title="Work"))
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert awake == ["unseen", "kept", "work", "let go"]
