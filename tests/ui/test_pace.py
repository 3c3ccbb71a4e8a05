"""What is said of the end of work: only what is known, and never backwards."""

from __future__ import annotations

import pytest

from merchant_assistant.ui.pace import LongPace, Pace


def _run(pace: Pace, begin: float, end: float, speed: float, done: float = 0.0, total: int = 1000) -> float:
    """Report 30 times a second from ``begin`` to ``end``; returns how far it is."""
    now = begin
    while now <= end:
        pace.note(int(done + (now - begin) * speed), total, now)
        now += 1 / 30
    return done + (end - begin) * speed


def test_nothing_is_said_before_the_speed_is_known() -> None:
    pace = Pace()
    _run(pace, 0, 2, 10)
    assert pace.left(2) is None and pace.part == pytest.approx(0.02, abs=0.002)


def test_a_steady_speed_tells_the_end() -> None:
    pace = Pace()
    done = _run(pace, 0, 10, 20)
    assert pace.left(10) == pytest.approx((1000 - done) / 20, rel=0.1)


def test_a_speed_that_just_changed_tells_nothing() -> None:
    pace = Pace()
    done = _run(pace, 0, 4, 20)
    _run(pace, 4, 8, 150, done)
    assert pace.left(8) is None


def test_work_that_stalls_takes_longer_and_longer() -> None:
    pace = Pace()
    _run(pace, 0, 10, 20)
    at_once, later = pace.left(10), pace.left(30)
    assert at_once and later and later > at_once * 2


def test_a_bar_never_runs_back() -> None:
    pace = Pace()
    _run(pace, 0, 5, 100)
    pace.note(10, 1000, 5.1)
    assert pace.part is None and pace.left(5.1) is None
    _run(pace, 5.2, 12, 100, 10)
    assert pace.part is not None and pace.part > 0.5


def test_without_an_end_nothing_is_said() -> None:
    pace = Pace()
    for now in range(60):
        pace.note(now, None, float(now))
    assert pace.part is None and pace.left(60) is None


def test_a_long_job_tells_its_end_by_what_came_in_bursts() -> None:
    pace = LongPace()
    pace.note(0, 2000, 0.0)
    pace.note(15, 2000, 60.0)
    assert pace.left(60.0) is None, "too few pieces to tell anything"
    for burst in range(1, 8):  # 30 lanes that end together, about every minute
        pace.note(30 * burst, 2000, 60.0 * burst)
    assert pace.left(420.0) == pytest.approx((2000 - 210) * 2.0, rel=0.01)
    assert pace.left(450.0) > pace.left(420.0)  # type: ignore[operator]


def test_until_then_it_tells_what_was_foretold_and_owns_up_when_that_fails() -> None:
    under_way = 24
    pace = LongPace(lambda: 1000.0, lambda: under_way)
    pace.note(0, 2000, 0.0)
    assert pace.left(0.0) == pytest.approx(7200.0) and pace.left(60.0) == pytest.approx(7140.0)
    assert not pace.late(60.0)
    assert pace.late(120.0) and pace.left(120.0) is None, "the first 24 should have been through by now"
    pace.note(20, 2000, 200.0)
    assert not pace.late(200.0) and pace.left(200.0) == pytest.approx(1980 * 10.0)


def test_where_nothing_was_foretold_nothing_is_late() -> None:
    pace = LongPace()
    pace.note(0, 10, 0.0)
    assert pace.left(1e6) is None and not pace.late(1e6)
