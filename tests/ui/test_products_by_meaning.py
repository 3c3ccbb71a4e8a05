"""Making products findable by meaning: only while nothing else is done, again when products change, never loudly."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from merchant_assistant.engine.faults import no_embedder
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import Settings
from merchant_assistant.ui import meaning
from merchant_assistant.ui.meaning import ProductMeaning
from merchant_assistant.ui.notifier import Notifier
from merchant_assistant.ui.tasks import Task, TaskRunner

PRODUCTS = Changes(products=True)


class Goods:
    """So many products wait; ``fault`` is raised instead, once."""

    def __init__(self) -> None:
        self.waiting, self.portions, self.limit = 0, 0, 0
        self.fault: Exception | None = None

    def index(self, _progress: object, _cancel: object, *, most: int) -> int:
        self.portions += 1
        fault, self.fault = self.fault, None
        if fault:
            raise fault
        looked_at = min(most, self.waiting)
        self.waiting -= looked_at
        return looked_at

    def limit_passed(self) -> int:
        return self.limit


class Desk(QObject):
    """What the worker sees of the desk; the tasks, settings and messages are real."""

    changed = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.failures: list[Exception] = []
        self.tasks = TaskRunner(self.failures.append)
        self.settings = Settings(AppPaths.find(folder))
        self.notifier = Notifier()
        self.services = SimpleNamespace(goods=Goods())

    @property
    def goods(self) -> Goods:
        return self.services.goods


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(meaning, "_PAUSE_MS", 0)
    (tmp_path / "data").mkdir()
    made = Desk(tmp_path / "data")
    yield made
    assert made.tasks.shutdown()
    assert not made.failures


@pytest.fixture
def worker(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[ProductMeaning]:
    """It would begin in some seconds; here it begins at once when something changes."""
    made = ProductMeaning(desk)  # type: ignore[arg-type]
    assert made._timer.isActive()
    made._timer.stop()
    monkeypatch.setattr(meaning, "_SOON_MS", 0)
    yield made
    made._timer.stop()


@pytest.fixture
def rests(qtbot: QtBot, desk: Desk) -> Callable[[ProductMeaning], None]:
    """Waits until nothing is left to do."""
    return lambda worker: qtbot.waitUntil(lambda: desk.tasks.idle and not worker._timer.isActive())


def test_it_goes_on_until_all_is_done_and_again_when_products_change(
    desk: Desk, worker: ProductMeaning, rests: Callable[[Any], None]
) -> None:
    desk.goods.waiting = 200
    desk.changed.emit(PRODUCTS)
    rests(worker)
    assert (desk.goods.waiting, desk.goods.portions) == (0, 4)
    desk.changed.emit(Changes(documents=True))
    rests(worker)
    assert desk.goods.portions == 4
    desk.goods.waiting = 5
    desk.changed.emit(PRODUCTS)
    rests(worker)
    assert (desk.goods.waiting, desk.goods.portions) == (0, 6)


def test_it_waits_while_something_else_is_done(
    qtbot: QtBot, desk: Desk, worker: ProductMeaning, rests: Callable[[Any], None]
) -> None:
    gate = threading.Event()
    desk.goods.waiting = 5
    desk.tasks.start(Task(lambda _progress, _cancel: gate.wait(20)))
    try:
        desk.changed.emit(PRODUCTS)
        for _ in range(3):
            qtbot.waitSignal(worker._timer.timeout).wait()
        assert desk.goods.portions == 0
    finally:
        gate.set()
    rests(worker)
    assert desk.goods.waiting == 0


@pytest.mark.parametrize("fault", [no_embedder(), RuntimeError("a mistake of ours")])
def test_what_goes_wrong_disturbs_nobody(
    desk: Desk, worker: ProductMeaning, rests: Callable[[Any], None], fault: Exception
) -> None:
    desk.goods.waiting, desk.goods.fault = 5, fault
    desk.changed.emit(PRODUCTS)
    rests(worker)
    assert (desk.goods.waiting, desk.notifier.last) == (5, None)
    desk.changed.emit(Changes(models=True))
    rests(worker)
    assert desk.goods.waiting == 0


def test_too_many_products_are_told_once_and_let_pass(
    desk: Desk, worker: ProductMeaning, rests: Callable[[Any], None]
) -> None:
    desk.goods.limit = 200_000
    desk.changed.emit(PRODUCTS)
    rests(worker)
    told = desk.notifier.last
    assert told and "200,000" in told.text and not told.lasting
    desk.notifier.last = None
    desk.changed.emit(PRODUCTS)
    rests(worker)
    assert (desk.goods.portions, desk.notifier.last) == (2, None)
