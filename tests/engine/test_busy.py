"""Other programs and our own work are told apart by what the system counts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import NamedTuple

import psutil
import pytest

from merchant_assistant.engine import busy
from merchant_assistant.engine.busy import OtherWork

CORES = 4


@pytest.fixture
def pc(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A PC of four cores: ``now`` and what was counted until then, in seconds."""
    pc = SimpleNamespace(now=100.0, used=50.0, own=1.0, child=0.0)
    own = SimpleNamespace(
        cpu_times=lambda: SimpleNamespace(user=pc.own, system=0.0),
        children=lambda recursive: [SimpleNamespace(cpu_times=lambda: SimpleNamespace(user=pc.child, system=0.0))],
    )
    monkeypatch.setattr(busy, "time", SimpleNamespace(monotonic=lambda: pc.now))
    monkeypatch.setattr(psutil, "cpu_count", lambda: CORES)
    monkeypatch.setattr(psutil, "Process", lambda: own)
    monkeypatch.setattr(psutil, "cpu_times", lambda: _Times(pc.used, pc.now * CORES - pc.used))
    return pc


class _Times(NamedTuple):
    """As psutil gives them."""

    user: float
    idle: float


def _pass(pc: SimpleNamespace, seconds: float, own: float, child: float, others: float) -> None:
    pc.now += seconds
    pc.own, pc.child = pc.own + own, pc.child + child
    pc.used += own + child + others


def test_our_own_work_is_none_of_others(pc: SimpleNamespace) -> None:
    others = OtherWork()
    _pass(pc, seconds=5.0, own=1.0, child=18.0, others=0.5)
    assert not others.busy


def test_a_program_that_takes_a_core_of_four_makes_it_busy(pc: SimpleNamespace) -> None:
    others = OtherWork()
    _pass(pc, seconds=5.0, own=1.0, child=12.0, others=5.0)
    assert others.busy


def test_a_moment_tells_nothing(pc: SimpleNamespace) -> None:
    others = OtherWork()
    _pass(pc, seconds=0.5, own=0.0, child=0.0, others=2.0)
    assert not others.busy


def test_this_pc_can_be_asked() -> None:
    assert busy._used_by_others() > 0
    assert busy.quiet_now() in (True, False)
