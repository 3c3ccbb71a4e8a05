"""While a question is typed, the model reads what stands in each of its prompts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.model import InstalledModel, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault

pytestmark = pytest.mark.usefixtures("computes_nothing")
Idle = Callable[[Program], None]


class Model(ScriptedEngine):
    """Passes for a model: a script has nothing to read ahead."""

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        return ModelInfo(id="test", backend="llama.cpp", device="CPU", context=4096)


@pytest.fixture
def writer() -> Model:
    return Model(lambda _request: "It is made of steel.")


@pytest.fixture
def chat(with_products: Program, idle: Idle) -> Program:
    with_products.window.show_page("chat")
    idle(with_products)
    return with_products


@pytest.fixture
def installed(chat: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file of a model is here."""
    file = tmp_path / "model.gguf"
    file.write_bytes(b"x")
    monkeypatch.setattr(chat.services.store, "installed", lambda _id: InstalledModel("m", file, "1"))


def _view(program: Program):
    return program.window.page_of("chat").view


def _type(program: Program, text: str) -> None:
    _view(program).composer.field.setPlainText(text)


@pytest.mark.usefixtures("installed")
def test_the_model_reads_ahead_while_the_first_question_is_typed(
    chat: Program, qtbot: QtBot, idle: Idle, writer: Model
) -> None:
    _type(chat, "What is")
    qtbot.waitUntil(lambda: bool(writer.requests), timeout=5_000)
    _type(chat, "What is the Steel bottle made of?")
    _view(chat).flush()
    idle(chat)
    (ahead,) = writer.requests
    assert ahead.max_tokens == 1
    qtbot.keyClick(_view(chat).composer.field, Qt.Key.Key_Return)
    idle(chat)
    assert writer.requests[-1].messages[: ahead.lasting] == ahead.messages[: ahead.lasting]


def test_without_a_model_typing_reads_nothing_ahead(
    chat: Program, idle: Idle, writer: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(_id: str) -> InstalledModel:
        raise UserFault("model_absent", "none", "none")

    monkeypatch.setattr(chat.services.store, "installed", absent)
    _type(chat, "What is")
    _view(chat).flush()
    idle(chat)
    assert not writer.requests


@pytest.mark.usefixtures("installed")
def test_what_found_no_room_in_memory_is_read_when_more_is_typed(
    chat: Program, qtbot: QtBot, idle: Idle, writer: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr("merchant_assistant.ui.chat.ahead.psutil.virtual_memory", lambda: SimpleNamespace(available=0))
        _type(chat, "What is")
        _view(chat).flush()
        idle(chat)
    assert not writer.requests
    _type(chat, "What is the bottle")
    qtbot.waitUntil(lambda: bool(writer.requests), timeout=5_000)
