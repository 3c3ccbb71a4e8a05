"""A job of drafts, asked for by a person, over an engine of several lanes."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.faults import EngineCrashed
from merchant_assistant.engine.model import ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault

Idle = Callable[[Program], None]
Open = Callable[[], Program]
LANES, PRODUCTS, PATIENCE_MS = 4, 12, 20_000
TEXT = {"title": "Steel bottle", "bullets": ["Made of steel"], "description": "A bottle made of steel."}


class Lanes(ScriptedEngine):
    """Four lanes. A bulk request needs a permit, so that a test says how far the job gets; a chat needs none."""

    def __init__(self) -> None:
        super().__init__(self._say)
        self.permits = threading.Semaphore(0)
        self.begun: list[str] = []  # bulk requests, each in a lane until it has a permit
        self.fault: UserFault | None = None
        self.dies: Callable[[], object] | None = None
        self.death = object()

    def load(self, cancel=None) -> ModelInfo:
        return ModelInfo(id="test", backend="llama.cpp", device="CPU", context=4096, lanes=LANES)

    def generate(self, request, on_delta=None, cancel=None):
        if request.priority == "bulk":
            self.begun.append(request.priority)
        while request.priority == "bulk" and not self.permits.acquire(timeout=0.01):
            if cancel.cancelled:
                break
        if self.fault:
            raise self.fault
        if request.priority == "bulk" and (dies := self.dies):
            dies()
            self.dies = None
            raise EngineCrashed(death=self.death)
        return super().generate(request, on_delta, cancel)

    def _say(self, request) -> str:
        return json.dumps(TEXT) if request.json_schema else "Bottle 3 is made of steel."

    def finish(self, count: int = PRODUCTS) -> None:
        """Let so many drafts be written."""
        self.permits.release(count)


def bottles(file: Path) -> Path:
    """A catalogue of as many as the job writes drafts of."""
    rows = "".join(f"S-{number},Bottle {number},steel\n" for number in range(PRODUCTS))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    return file


def ask_for_all(program: Program, qtbot: QtBot) -> None:
    """Ask for drafts of all that have none, as the window offers it, and start."""
    page = program.pages.listings
    page.draft_all.click()
    window = page.many.window
    qtbot.waitUntil(lambda: window.yes.isEnabled() and bool(window.told.text()), timeout=PATIENCE_MS)
    window.yes.click()


def begin(program: Program, qtbot: QtBot) -> None:
    """Press the button and wait until all lanes are busy."""
    ask_for_all(program, qtbot)
    job = program.pages.desk.draft_all
    qtbot.waitUntil(lambda: len(job._under_way) == LANES, timeout=PATIENCE_MS)


def written(program: Program) -> Counter[str]:
    return Counter(draft.sku for draft in program.services.listings.drafts())


def chips(program: Program) -> Counter[str]:
    model = program.pages.listings.products.model
    return Counter(model.index(row, 6).data() for row in range(model.rowCount()))
