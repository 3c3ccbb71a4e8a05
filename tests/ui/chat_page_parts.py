"""The page Chat over a model that a test lets speak."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.model import Completion, GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault

Idle = Callable[[Program], None]
Open = Callable[[], Program]
QUESTION = "What is the Steel bottle made of?"
ANSWER = "The Steel bottle 750 ml is made of 304 stainless steel. It holds 750 ml. It comes in black."


class Talker(ScriptedEngine):
    """Says ``words``; with its ``gate`` closed it holds after ``hold`` pieces, until it is opened or stopped."""

    def __init__(self) -> None:
        super().__init__(lambda request: self.words)
        self.words = ANSWER
        self.fault: UserFault | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.hold = 14

    def load(self, cancel=None) -> ModelInfo:
        if self.fault:
            raise self.fault
        return ModelInfo(id="test", backend="llama.cpp", device="CPU", context=4096)

    def generate(self, request: GenerateRequest, on_delta=None, cancel=None) -> Completion:
        heard = 0

        def hear(piece: str) -> None:
            nonlocal heard
            heard += 1
            if on_delta:
                on_delta(piece)
            while heard >= self.hold and not self.gate.wait(0.01) and not (cancel and cancel.cancelled):
                pass

        if self.fault:
            raise self.fault
        if not self.hold:
            self.gate.wait(20)
        return super().generate(request, hear, cancel)


def chat_page(program: Program):
    return program.window.page_of("chat")


def chat_view(program: Program):
    return chat_page(program).view


def type_in(program: Program, text: str) -> None:
    chat_view(program).composer.field.setPlainText(text)


def ask(program: Program, qtbot: QtBot, text: str = QUESTION) -> None:
    type_in(program, text)
    qtbot.keyClick(chat_view(program).composer.field, Qt.Key.Key_Return)


def texts(program: Program) -> list[str]:
    return [view.plain_text for view in chat_view(program).transcript.views]


def live_answer(program: Program):
    return chat_view(program).transcript.live
