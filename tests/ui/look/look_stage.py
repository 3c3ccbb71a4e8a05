"""A whole window to be looked at: real data, real work; only the model says what is written here."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from merchant_assistant.app import Program
from merchant_assistant.engine.frames import Device, EngineFacts
from merchant_assistant.engine.model import Completion, GenerateRequest, ModelInfo, Speed
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.ui.language import Language

SIZES = {"wide": (1280, 800), "narrow": (900, 600), "low": (960, 540)}  # low: a full-HD screen at 200 %
_PATIENCE_S = 20.0
_DRAFT_S = 30.0  # what a draft takes on a PC like that; a script's own time is none, or a moment, by chance


@dataclass(frozen=True, slots=True)
class Dress:
    """How the window is worn for one picture."""

    theme: str = "light"
    language: str = "en"
    size: str = "wide"
    mirrored: bool = False

    def __str__(self) -> str:
        return "-".join((self.theme, self.language, self.size, *(["mirrored"] if self.mirrored else [])))


class PictureEngine(ScriptedEngine):
    """The scripted model by the name of the default one. Closed, its ``gate`` holds it after a few words."""

    def __init__(self) -> None:
        super().__init__(_answer)
        self.gate = threading.Event()
        self.gate.set()
        self.measured: Speed | None = None
        self.devices: tuple[Device, ...] = ()

    def facts(self) -> EngineFacts:
        return EngineFacts(version="1", system="", threads=2, gpu_offload=False, devices=self.devices)

    def measure(self, cancel: Any = None) -> Speed:
        self.gate.wait(_PATIENCE_S)
        return self.measured or super().measure(cancel)

    def load(self, cancel: Any = None) -> ModelInfo:
        info = super().load(cancel)
        return ModelInfo(id="qwen2.5-coder-1.5b-instruct", backend="llama.cpp", device="CPU", context=info.context)

    def generate(self, request: GenerateRequest, on_delta: Any = None, cancel: Any = None) -> Completion:
        heard = 0

        def hear(text: str) -> None:
            nonlocal heard
            heard += 1
            if on_delta:
                on_delta(text)
            if heard == 12:
                self.gate.wait(_PATIENCE_S)

        return msgspec.structs.replace(super().generate(request, hear, cancel), seconds=_DRAFT_S)


class Stage:
    """One window with a data folder of its own, and what a scene does with it."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.application = application
        self.folder = folder
        self.engine = PictureEngine()
        self.program = Program(folder / "data", self.engine)
        self.bugs: list[BaseException] = []
        self.program.notifier.bug_met.connect(self.bugs.append)
        self._language = getattr(self.program, "language", None) or Language(application)
        opened: list[bool] = []
        self.program.opened.connect(lambda: opened.append(True))
        self.program.show()
        self.wait(lambda: bool(opened))
        self.idle()

    @property
    def window(self) -> Any:
        return self.program.window

    @property
    def notifier(self) -> Any:
        return self.program.notifier

    def show(self, page: str) -> Any:
        """Go to a page; gives it."""
        self.window.show_page(page)
        self.idle()
        return self.window.page_of(page)

    def sample(self) -> None:
        """Have the sample catalogue."""
        self.show("catalogue").flow.take_sample()
        self.idle()
        self.notifier.dismiss()

    def write(self, name: str, text: str) -> Path:
        """A file to drop."""
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return file

    def drop(self, file: Path) -> None:
        self.window.files_dropped.emit([file])
        self.idle()

    def wait(self, done: Callable[[], bool]) -> None:
        """Until ``done``. Raises TimeoutError where it never is."""
        end = time.monotonic() + _PATIENCE_S
        looks = QTimer(interval=5)
        looks.start()  # what is waited for may come without an event
        while not done():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError
        self.settle()

    def idle(self) -> None:
        """Until nothing is worked on."""
        self.wait(lambda: self.program.tasks.idle)

    def settle(self) -> None:
        """Layouts, and the layouts that follow from them."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def dress(self, dress: Dress) -> None:
        """Wear another theme, language and size while open, as a person would change them."""
        self.program.look.choose(dress.theme)
        self._language.speak(dress.language)
        way = Qt.LayoutDirection.RightToLeft if dress.mirrored else Qt.LayoutDirection.LeftToRight
        if self.application.layoutDirection() != way:
            self.application.setLayoutDirection(way)
        self.window.resize(*SIZES[dress.size])
        self.settle()
        self.settle()

    def tops(self) -> list[QWidget]:
        """The window, and what stands above it."""
        above = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget.isWindow()]
        return [self.window, *(widget for widget in above if widget is not self.window)]

    def layered(self) -> bool:
        """Whether something lies above the whole window; it holds the keyboard until Escape."""
        inside = self.window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        above = [child for child in inside if child is not self.window.centralWidget() and not child.isWindow()]
        return any(child.isVisible() and child.geometry() == self.window.rect() for child in above)

    def picture(self) -> QPixmap:
        """The window, and questions and lists above it."""
        picture = self.window.grab()
        painter = QPainter(picture)
        for widget in self.tops()[1:]:
            modal = widget.isModal()
            place = self.window.rect().center() - widget.rect().center() if modal else widget.pos() - self.window.pos()
            painter.drawPixmap(place, widget.grab())
        painter.end()
        return picture

    def close(self) -> None:
        """End it as a person does."""
        self.engine.gate.set()
        self._language.speak("en")
        self.application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.program.look.choose("light")
        self.window.close()
        failed = self.program.shut_down()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not failed and not self.bugs, (failed, self.bugs)


def _answer(request: GenerateRequest) -> str:
    if not request.json_schema:
        return _CHAT
    return json.dumps(_DRAFT)


_CHAT = (
    "Two products fit: the Insulated Water Bottle holds 750 ml and the Thermal Mug 500 ml. "
    "Both are made of 304 stainless steel."
)
_DRAFT = {
    "title": "Insulated Water Bottle, 750 ml, 18/8 Stainless Steel",
    "bullets": [
        "Double-wall vacuum bottle in 18/8 stainless steel",
        "Keeps drinks cold for 24 hours and hot for 12 hours",
        "Leak-proof screw lid with a silicone ring, 45 mm opening",
    ],
    "description": "A 750 ml vacuum bottle in 18/8 stainless steel that keeps drinks cold for 24 hours. "
    "The powder coating does not sweat, and the 45 mm opening takes ice cubes and a bottle brush.",
}
