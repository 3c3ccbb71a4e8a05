"""Many pieces of work at once: each finished exactly once, whatever crashes in between."""

from __future__ import annotations

import itertools
import random
import threading
from collections import Counter

import pytest

from merchant_assistant.engine.faults import EngineCrashed
from merchant_assistant.engine.many import ManyCancelled, run_many
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

COMPUTING_S = 0.002


def _no_threads() -> bool:
    return not [thread for thread in threading.enumerate() if thread.name.startswith("many")]


def _wait(event: threading.Event) -> None:
    assert event.wait(20)


class Machine:
    """A child in the small: it works a moment at each item, and may die under all that are in it."""

    def __init__(self, poison: frozenset[int] = frozenset(), *, broken: bool = False, deaths: int = 0) -> None:
        self._poison = poison
        self._broken = broken
        self._chance = random.Random(7)
        self._guard = threading.Lock()
        self._inside: dict[int, threading.Event] = {}
        self._dead: set[int] = set()
        self._deaths_left = deaths
        self.deaths = 0
        self.most = 0
        self.done: Counter[int] = Counter()

    def work(self, item: int, cancel: CancelToken) -> int:
        cancel.check()
        with self._guard:
            died = self._inside[item] = threading.Event()
            self.most = max(self.most, len(self._inside))
            if item in self._poison or self._broken or self._unlucky():
                self._die()
        died.wait(COMPUTING_S)
        with self._guard:
            del self._inside[item]
            if died.is_set():
                raise EngineCrashed(death=self.deaths)
            self.done[item] += 1
        return -item

    def _unlucky(self) -> bool:
        if self._deaths_left and self._chance.random() < 0.2:
            self._deaths_left -= 1
            return True
        return False

    def _die(self) -> None:
        self.deaths += 1
        for died in self._inside.values():
            died.set()


@pytest.mark.parametrize("lanes", [1, 4, 32])
def test_each_is_finished_once(lanes: int) -> None:
    machine = Machine()
    outcomes = list(run_many(range(1, 301), machine.work, lanes))
    assert sorted(outcome.item for outcome in outcomes) == list(range(1, 301))
    assert all(outcome.result == -outcome.item and outcome.fault is None for outcome in outcomes)
    assert machine.most <= lanes
    assert _no_threads()


def test_so_many_are_under_way_and_no_more_is_taken_than_needed() -> None:
    together = threading.Barrier(4)
    taken: list[int] = []

    def endless():  # type: ignore[no-untyped-def]
        for number in itertools.count():
            taken.append(number)
            yield number

    def work(item: int, cancel: CancelToken) -> int:
        if item < 4:
            together.wait(20)
        return item

    running = run_many(endless(), work, 4)
    for finished in range(1, 21):
        next(running)
        assert len(taken) <= finished + 4
    running.close()
    assert _no_threads()


def test_items_are_read_and_outcomes_come_in_the_calling_thread() -> None:
    here = threading.get_ident()
    threads: set[int] = set()

    def items():  # type: ignore[no-untyped-def]
        for number in range(5):
            threads.add(threading.get_ident())
            yield number

    elsewhere = [outcome.result for outcome in run_many(items(), lambda _item, _cancel: threading.get_ident(), 2)]
    assert threads == {here}
    assert here not in elsewhere


@pytest.mark.parametrize("lanes", [1, 4, 32])
def test_fifty_deaths_in_a_job_of_two_hundred(lanes: int) -> None:
    machine = Machine(deaths=50)
    outcomes = list(run_many(range(1, 201), machine.work, lanes))
    assert machine.deaths == 50
    assert sorted(outcome.item for outcome in outcomes) == list(range(1, 201))
    assert not [outcome for outcome in outcomes if outcome.fault]
    assert set(machine.done.values()) == {1}


@pytest.mark.parametrize("poison", [{1}, {57}, {200}, {3, 150}])
def test_what_always_ends_the_child_is_found_and_the_rest_goes_on(poison: set[int]) -> None:
    machine = Machine(frozenset(poison))
    outcomes = list(run_many(range(1, 201), machine.work, 4))
    assert sorted(outcome.item for outcome in outcomes) == list(range(1, 201))
    assert {outcome.item for outcome in outcomes if outcome.fault} == poison
    assert {outcome.fault.code for outcome in outcomes if outcome.fault} == {"engine_crashed"}
    assert set(machine.done.values()) == {1}
    assert machine.deaths <= 12 * len(poison)


def test_a_model_that_always_dies_ends_the_run_early() -> None:
    machine = Machine(broken=True)
    outcomes = []
    with pytest.raises(EngineCrashed):
        for outcome in run_many(range(1, 2001), machine.work, 8):
            outcomes.append(outcome)
    assert len(outcomes) <= 2
    assert machine.deaths < 60
    assert _no_threads()


def test_a_fault_of_one_is_its_outcome() -> None:
    def work(item: int, cancel: CancelToken) -> int:
        if item == 3:
            raise UserFault("prompt_too_long", "Too long.")
        return item

    outcomes = {outcome.item: outcome for outcome in run_many(range(6), work, 2)}
    assert [item for item, outcome in outcomes.items() if outcome.fault] == [3]
    assert len(outcomes) == 6


@pytest.mark.parametrize("error", [UserFault("disk_full", "Full."), KeyError("a bug")])
def test_what_concerns_all_is_raised_after_those_under_way_ended(error: Exception) -> None:
    others_in = threading.Barrier(3)
    failed = threading.Event()

    def work(item: int, cancel: CancelToken) -> int:
        others_in.wait(20)
        if item == 0:
            failed.set()
            raise error
        _wait(failed)
        return item

    finished: list[int] = []
    with pytest.raises(type(error)):
        for outcome in run_many(itertools.count(), work, 3):
            finished.append(outcome.item)
    assert sorted(finished) == [1, 2]
    assert _no_threads()


def test_cancelling_says_what_is_not_done() -> None:
    cancel = CancelToken()
    inside = threading.Barrier(3)

    def work(item: int, token: CancelToken) -> int:
        if item < 2:
            return item
        inside.wait(20)
        over = threading.Event()
        token.on_cancel(over.set)
        _wait(over)
        raise Cancelled

    def cancel_when_two_wait() -> None:
        inside.wait(20)
        cancel.cancel()

    helper = threading.Thread(target=cancel_when_two_wait)
    helper.start()
    finished: list[int] = []
    with pytest.raises(ManyCancelled) as cancelled:
        for outcome in run_many(itertools.count(), work, 2, cancel):
            finished.append(outcome.item)
    helper.join()
    assert sorted(finished) == [0, 1]
    assert sorted(cancelled.value.undone) == [2, 3]  # type: ignore[type-var]
    assert _no_threads()


def test_cancelled_before_it_began() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(run_many(range(3), lambda item, _cancel: item, 2, cancel))


def test_closed_early_it_leaves_no_thread() -> None:
    def work(item: int, token: CancelToken) -> int:
        if item:
            over = threading.Event()
            token.on_cancel(over.set)
            _wait(over)
        return item

    running = run_many(itertools.count(), work, 4)
    assert next(running).item == 0
    running.close()
    assert _no_threads()


def test_with_no_lane_it_waits_until_there_is_one() -> None:
    lanes = [0]
    asked = threading.Event()

    def how_many() -> int:
        asked.set()
        return lanes[0]

    def open_up() -> None:
        _wait(asked)
        lanes[0] = 2

    helper = threading.Thread(target=open_up)
    helper.start()
    assert len(list(run_many(range(5), lambda item, _cancel: item, how_many))) == 5
    helper.join()
