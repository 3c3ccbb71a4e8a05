"""What a merchant brings to the page Models: a model file, a folder of one, what was learned, and what is none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.app import Program
from merchant_assistant.engine.store.convert.gguf_file import Tensor, write
from merchant_assistant.foundation.settings import ADAPTER
from merchant_assistant.ui.models.adding import chosen_model
from merchant_assistant.ui.models.page import ModelsPage

Idle = Callable[[Program], None]
LLAMA = ("general.architecture", "llama")
LEARNED = (LLAMA, ("general.type", "adapter"), ("adapter.type", "lora"))


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program, idle: Idle) -> ModelsPage:
    """With an empty folder of models."""
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setattr(program.services.store, "folder", folder)
    program.window.show_page("models")
    idle(program)
    return program.pages.models


def _file(file: Path, *entries: tuple[str, str]) -> Path:
    write(file, entries, [Tensor("t", (4,), 0, memoryview(bytes(16)))])
    return file


def _drop(program: Program, idle: Idle, file: Path) -> None:
    """Anywhere on the window, and say yes."""
    program.window.show_page("home")
    program.window.files_dropped.emit([file])
    idle(program)
    assert program.notifier.front.action == "Add it"
    program.window.toast.action.click()
    idle(program)


def test_a_model_tells_its_check_sum_and_writes(page: ModelsPage, program: Program, idle: Idle, tmp_path: Path) -> None:
    file = _file(tmp_path / "mine.gguf", LLAMA)
    _drop(program, idle, file)
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    assert program.window.page == "models" and found[:12] in program.notifier.last.hint
    card = page.list.cards["mine"]
    program.notifier.last.act()
    shown = [value.text() for _, value in card.details._rows]
    assert card.details.isVisibleTo(page) and found in shown
    assert card.chip.text() == "Writes your texts"


def test_what_was_learned_is_laid_over_the_model_it_fits(
    page: ModelsPage, program: Program, idle: Idle, tmp_path: Path
) -> None:
    learned = _file(tmp_path / "My texts, 2026.gguf", *LEARNED)
    page.take_files([learned])
    idle(program)
    assert "together with the model" in program.notifier.last.text and not page.list.learned.rows
    for name, kind in (("other", "qwen2"), ("mine", "llama")):
        page.take_files([_file(tmp_path / f"{name}.gguf", ("general.architecture", kind))])
        idle(program)
    page.take_files([learned])
    idle(program)
    (row,) = page.list.learned.rows
    assert row.learned.adapter.name == "My texts 2026" and row.learned.base == "mine"
    program.notifier.last.act()
    assert program.services.settings.get(ADAPTER) == "My texts 2026"


def test_a_folder_of_a_model_is_taken_as_one(page: ModelsPage, program: Program, idle: Idle, tmp_path: Path) -> None:
    folder = tmp_path / "Tiny"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": "llama", "max_position_embeddings": 64}))
    (folder / "tokenizer.json").write_text("{}")
    head = json.dumps({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + bytes(8))
    assert chosen_model(folder / "config.json") == folder
    _drop(program, idle, folder)
    assert page.list.cards["tiny"].chip.text() == "Writes your texts"


def test_a_template_that_cannot_be_used_is_told_before_anything_is_taken_in(
    page: ModelsPage, program: Program, idle: Idle, tmp_path: Path
) -> None:
    cards = set(page.list.cards)
    page.take_files([_file(tmp_path / "odd.gguf", LLAMA, ("tokenizer.chat_template", "{% for %}"))])
    idle(program)
    notice = program.notifier.front
    assert "template" in notice.text and notice.hint == "Choose another file." and set(page.list.cards) == cards
