"""Silence counts only while there is work, and not while the PC slept."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from merchant_assistant.engine.watchdog import Watchdog

PATIENCE_S = 0.2


@pytest.fixture
def barked() -> threading.Event:
    return threading.Event()


@pytest.fixture
def watchdog(barked: threading.Event) -> Iterator[Watchdog]:
    made = Watchdog(PATIENCE_S, barked.set)
    yield made
    made.end()


def test_silence_under_work_is_noticed(watchdog: Watchdog, barked: threading.Event) -> None:
    watchdog.expect(work=True)
    assert barked.wait(20)


def test_without_work_it_is_quiet(watchdog: Watchdog, barked: threading.Event) -> None:
    assert not barked.wait(3 * PATIENCE_S)


def test_who_is_heard_is_left_alone(watchdog: Watchdog, barked: threading.Event) -> None:
    watchdog.expect(work=True)
    for _ in range(20):
        watchdog.heard()
        assert not barked.wait(PATIENCE_S / 10)


def test_when_work_begins_the_count_does_too(watchdog: Watchdog, barked: threading.Event) -> None:
    for _ in range(6):
        watchdog.expect(work=True)
        assert not barked.wait(PATIENCE_S / 3)
        watchdog.expect(work=False)


def test_a_pc_that_slept_was_not_silent(barked: threading.Event) -> None:
    """The clock leaps an hour at each look: each leap counts as two ticks at most."""
    looks = 0

    def leaping() -> float:
        nonlocal looks
        looks += 1
        return looks * 3600.0

    watchdog = Watchdog(PATIENCE_S, barked.set, leaping)
    watchdog.expect(work=True)
    assert barked.wait(20)
    assert looks >= 20  # two looks a tick, twenty ticks of patience, each leap counted double


def test_ended_it_never_barks_and_its_thread_is_gone(barked: threading.Event) -> None:
    before = set(threading.enumerate())
    watchdog = Watchdog(PATIENCE_S, barked.set)
    (thread,) = set(threading.enumerate()) - before
    watchdog.expect(work=True)
    watchdog.end()
    thread.join(20)
    assert not thread.is_alive()
    assert not barked.is_set()
