"""Folders of safetensors: what is taken in, and what is refused before a library sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("tokenizers")

from tiny_folder import make_tiny_folder

from merchant_assistant.engine.store.folders import ModelFolder
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths

Change = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_tiny_folder(tmp_path / "Tiny Model")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelStore:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    return ModelStore(AppPaths.find(tmp_path / "data"))


def header(file: Path) -> tuple[dict[str, dict[str, object]], bytes]:
    data = file.read_bytes()
    length = int.from_bytes(data[:8], "little")
    return json.loads(data[8 : 8 + length]), data[8 + length :]


def with_header(change: Callable[[dict[str, dict[str, object]]], object]) -> Change:
    def apply(folder: Path) -> None:
        file = folder / "model.safetensors"
        described, numbers = header(file)
        change(described)
        text = json.dumps(described).encode()
        file.write_bytes(len(text).to_bytes(8, "little") + text + numbers)

    return apply


def first(described: dict[str, dict[str, object]]) -> dict[str, object]:
    return next(iter(described.values()))


def overwrite(name: str, content: bytes) -> Change:
    return lambda folder: (folder / name).write_bytes(content)


BROKEN: dict[str, Change] = {
    "no weights": lambda folder: (folder / "model.safetensors").unlink(),
    "no tokenizer": lambda folder: (folder / "tokenizer.json").unlink(),
    "configuration that is no JSON": overwrite("config.json", b"{"),
    "configuration that is a list": overwrite("config.json", b"[]"),
    "empty weights": overwrite("model.safetensors", b""),
    "a header longer than the file": overwrite("model.safetensors", (1 << 40).to_bytes(8, "little") + b"{}"),
    "a header that is no JSON": overwrite("model.safetensors", (2).to_bytes(8, "little") + b"{{"),
    "cut weights": lambda folder: overwrite("model.safetensors", (folder / "model.safetensors").read_bytes()[:-1])(
        folder
    ),
    "a gap": with_header(lambda described: first(described).update(data_offsets=[4, 4])),
    "a shape that lies": with_header(lambda described: first(described).update(shape=[1, 2])),
    "a shape below zero": with_header(lambda described: first(described).update(shape=[-1, -2])),
    "a shape beyond all": with_header(lambda described: first(described).update(shape=[1 << 60])),
    "a kind of number that is unknown": with_header(lambda described: first(described).update(dtype="F3")),
    "no tensors": with_header(lambda described: described.clear()),
    "an index that names a file elsewhere": overwrite(
        "model.safetensors.index.json", b'{"weight_map": {"a": "../elsewhere.safetensors"}}'
    ),
    "an index of lists": overwrite("model.safetensors.index.json", b'{"weight_map": {"a": ["model.safetensors"]}}'),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_folder_is_refused(folder: Path, what: str) -> None:
    ModelFolder.read(folder)
    BROKEN[what](folder)
    with pytest.raises(UserFault) as refused:
        ModelFolder.read(folder)
    assert refused.value.code == "model_damaged"


def test_only_data_belongs_to_a_model(folder: Path) -> None:
    for name in ("pytorch_model.bin", "modeling_mine.py", "training_args.pt", "README.md"):
        (folder / name).write_bytes(b"x")
    found = ModelFolder.read(folder)
    assert {file.name for file in found.files} == {
        "config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "model.safetensors",
    }  # fmt: skip
    assert (found.kind, found.context) == ("llama", 2048)


@pytest.mark.parametrize("said", ["true", "-1", '"long"', "1" + "0" * 40])
def test_a_length_that_cannot_be_counts_as_not_said(folder: Path, said: str) -> None:
    config = folder / "config.json"
    config.write_text(config.read_text().replace("2048", said))
    assert ModelFolder.read(folder).context == 0


def test_a_folder_is_kept_checked_and_removed(store: ModelStore, folder: Path) -> None:
    (folder / "pytorch_model.bin").write_bytes(b"a program")
    state = store.add(folder)
    assert (state.id, state.state, state.own, state.role) == ("tiny-model", "ready", True, "chat")
    installed = store.installed("tiny-model")
    assert (installed.backend, installed.version) == ("transformers", state.sha256)
    assert not (installed.path / "pytorch_model.bin").exists()
    assert store.add(folder).id == "tiny-model"  # it is known by its hash
    assert store.verify("tiny-model").state == "ready"
    assert store.remove("tiny-model").state == "absent"
    assert not installed.path.exists()
    assert ModelFolder.read(folder)  # the merchant's own is untouched


def test_a_changed_folder_is_damaged(store: ModelStore, folder: Path) -> None:
    kept = store.installed(store.add(folder).id).path
    config = kept / "config.json"
    text = config.read_text().replace("2048", "4096")
    config.unlink()
    config.write_text(text)
    assert store.state("tiny-model").state == "damaged"
    with pytest.raises(UserFault) as refused:
        store.installed("tiny-model")
    assert refused.value.code == "model_damaged"
