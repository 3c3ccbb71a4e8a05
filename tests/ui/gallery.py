"""Renders the pages in their states to PNG files, to be looked at: ``python tests/ui/gallery.py OUT_DIR``.

Everything is real but the model: it says what stands in `_script`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from merchant_assistant.app import Program, make_application
from merchant_assistant.engine.model import Completion, GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.listings.model import Listing
from merchant_assistant.ui.listings.export_flow import ExportDialog

SIZES = {"wide": (1280, 800), "narrow": (900, 640)}
WORST = """sku,title,price,weight,colour
WB-1,Bottle 750 ml,7.85,365 g,Black
WB-1,Bottle 750 ml again,8.10,365 g,Silver
,,,,
WB-3,Mug,abc,310 g,White
WB-4,Lunch box 保温饭盒,12.50,420 g,Green,one cell too many
"""


class Desk:
    """One window with a data folder of its own."""

    def __init__(self, application: QApplication, folder: Path, engine: ScriptedEngine | None = None) -> None:
        self.application = application
        self.program = Program(folder, engine or SlowEngine(_script))
        self.program.show()
        self.wait(lambda: self.program.services is not None or self.program.window.page == "")
        self.wait(lambda: self.program.tasks.idle)

    def wait(self, done: Callable[[], bool], seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        while not done() and time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.003)
        self.settle()

    def settle(self, seconds: float = 0.25) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.application.processEvents()
            time.sleep(0.003)

    def idle(self) -> None:
        self.wait(lambda: self.program.tasks.idle)

    @property
    def catalogue(self):
        return self.program.pages.catalogue

    @property
    def listings(self):
        return self.program.pages.listings

    def sample(self) -> None:
        self.catalogue.flow.take_sample()
        self.idle()
        self.program.window.toast.hide()

    def close(self) -> None:
        self.program.window.close()
        self.program.shut_down()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class SlowEngine(ScriptedEngine):
    """Speaks slowly enough for a picture while it writes."""

    pause = 0.0

    def load(self, cancel=None) -> ModelInfo:
        return _as_default_model(super().load(cancel))

    def generate(self, request: GenerateRequest, on_delta=None, cancel=None) -> Completion:
        def hear(text: str) -> None:
            time.sleep(self.pause)
            if on_delta:
                on_delta(text)

        return super().generate(request, hear, cancel)


def _as_default_model(info: ModelInfo) -> ModelInfo:
    return ModelInfo(id="qwen2.5-coder-1.5b-instruct", backend="llama.cpp", device="CPU", context=info.context)


def _script(request: GenerateRequest) -> str:
    return json.dumps(
        {
            "title": "Insulated Water Bottle, 750 ml, 18/8 Stainless Steel",
            "bullets": [
                "Double-wall vacuum bottle in 18/8 stainless steel",
                "Keeps drinks cold for 24 hours and hot for 12 hours",
                "Leak-proof screw lid with a silicone ring, 45 mm opening",
            ],
            "description": "A 750 ml vacuum bottle in 18/8 stainless steel that keeps drinks cold for 24 hours. "
            "The powder coating does not sweat, and the 45 mm opening takes ice cubes and a bottle brush.",
        }
    )


EDITED = Listing(
    "Insulated Water Bottle, 750 ml, 18/8 Stainless Steel",
    (
        "Double-wall vacuum bottle in 18/8 stainless steel, weighs 350 g",
        "Keeps drinks cold for 24 hours and hot for 12 hours, with a 5 year warranty",
        "Leak-proof screw lid with a silicone ring, 45 mm opening",
    ),
    "A 750 ml vacuum bottle in 18/8 stainless steel that keeps drinks cold for 24 hours. The powder coating does not "
    "sweat, and the 45 mm opening takes ice cubes and a bottle brush. Ships in cartons of 24, certified to LFGB.",
)

Scene = Callable[[Desk, Path], Iterator[str]]


def catalogue_states(desk: Desk, folder: Path) -> Iterator[str]:
    yield "catalogue-empty"
    desk.sample()
    yield "catalogue-full"
    desk.catalogue.browse.table.selectRow(0)
    desk.settle()
    yield "catalogue-facts"
    desk.catalogue.browse.show_imports()
    desk.idle()
    yield "catalogue-imports"
    desk.catalogue.browse.side.hide()
    desk.catalogue.browse.search.setText("no such thing")
    desk.settle(0.6)
    yield "catalogue-nothing-found"
    desk.catalogue.browse.search.setText("杯")
    desk.settle(0.6)
    yield "catalogue-chinese"
    desk.catalogue.browse.states._show_loading()
    yield "catalogue-loading"
    desk.catalogue.browse.states.show_error(
        UserFault("busy", "Another program is writing to your data.", "Close it, or wait a moment."),
        "Try again",
        desk.catalogue.browse.load,
    )
    yield "catalogue-error"


def plan_states(desk: Desk, folder: Path) -> Iterator[str]:
    file = folder / "supplier-prices.csv"
    file.write_text(WORST, encoding="utf-8")
    desk.catalogue.reading.begin(file.name)
    desk.catalogue.setCurrentWidget(desk.catalogue.reading)
    yield "plan-reading"
    desk.program.window.files_dropped.emit([file])
    desk.idle()
    yield "plan-columns"
    desk.catalogue.plan.tabs.choose(1)
    yield "plan-problems"
    desk.catalogue.plan.agree.click()
    desk.idle()
    yield "plan-imported"
    file.write_text(WORST.replace("7.85", "8.20").replace("365 g", "370 g"), encoding="utf-8")
    desk.program.window.files_dropped.emit([file])
    desk.idle()
    desk.catalogue.plan.tabs.choose(2)
    yield "plan-changes"
    (folder / "empty.csv").write_text("")
    desk.catalogue.plan.cancel.click()
    desk.program.window.files_dropped.emit([folder / "empty.csv"])
    desk.idle()
    yield "plan-refused"


def listings_states(desk: Desk, folder: Path) -> Iterator[str]:
    desk.program.window.show_page("listings")
    desk.idle()
    yield "listings-empty"
    desk.sample()
    yield "listings-no-draft"
    desk.program._engine.pause = 0.03
    desk.listings.draft.click()
    desk.settle(0.9)
    yield "listings-writing"
    desk.program._engine.pause = 0.0
    desk.idle()
    yield "listings-proven"
    draft = desk.listings.card.draft
    desk.listings.card.editor.show_listing(EDITED, ())
    desk.listings.card._edited()
    desk.settle(0.5)
    desk.idle()
    yield "listings-edited"
    desk.listings.flush()
    desk.idle()
    desk.listings.card.approve.click()
    desk.idle()
    yield "listings-approve-anyway"
    desk.program.window.toast.action.click()
    desk.idle()
    yield "listings-approved"
    desk.listings.export.click()
    desk.idle()
    yield "listings-export"
    desk.listings.findChild(ExportDialog).reject()
    assert draft is not None


SCENES: tuple[Scene, ...] = (catalogue_states, plan_states, listings_states)


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    application = make_application(["gallery"])
    with tempfile.TemporaryDirectory() as name:
        for number, scene in enumerate(SCENES):
            folder = Path(name) / str(number)
            folder.mkdir()
            desk = Desk(application, folder / "data")
            for state in scene(desk, folder):
                for size, (width, height) in SIZES.items():
                    desk.program.window.resize(width, height)
                    desk.settle(0.12)
                    _picture(desk, out / f"{state}-{size}.png")
            desk.close()


def _picture(desk: Desk, file: Path) -> None:
    """The window, and a question above it where one is open."""
    from PySide6.QtGui import QPainter

    picture = desk.program.window.grab()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not desk.program.window and widget.isWindow() and widget.isModal():
            painter = QPainter(picture)
            place = picture.rect().center() - widget.rect().center()
            painter.drawPixmap(place, widget.grab())
            painter.end()
    picture.save(str(file))
    print(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
