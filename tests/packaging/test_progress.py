"""What a person sees of a long step."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import ModuleType


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_every_ten_seconds(load: Callable[[str], ModuleType]) -> None:
    out, clock = io.StringIO(), Clock()
    progress = load("progress").Progress(out, clock)
    progress.start("Engine")
    for second in range(1, 26):
        clock.now = 100.0 + second
        progress.update(f"file {second}")
    progress.done()
    assert out.getvalue().splitlines() == ["Engine …", "  0:10  file 10", "  0:20  file 20", "  0:25  done"]


def test_a_terminal_gets_one_moving_line(load: Callable[[str], ModuleType]) -> None:
    out, clock = Terminal(), Clock()
    progress = load("progress").Progress(out, clock)
    progress.start("Engine")
    for second in (61, 62):
        clock.now = 100.0 + second
        progress.update(f"file {second}")
    assert out.getvalue().count("\n") == 1
    assert [part.strip() for part in out.getvalue().split("\r")[1:]] == ["1:01  file 61", "1:02  file 62"]
