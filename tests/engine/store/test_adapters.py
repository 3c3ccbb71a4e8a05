"""Adapters in the data folder: taken in, found out where damaged, used with the model that they were made for only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import GenerateRequest, InstalledModel, Message
from merchant_assistant.engine.store.adapters import AdapterStore
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths

STRING = 8
LLAMA = ("general.architecture", STRING, "llama")
ADAPTER = (LLAMA, ("general.type", STRING, "adapter"), ("adapter.type", STRING, "lora"))


@pytest.fixture
def store(tmp_path: Path) -> AdapterStore:
    return AdapterStore(AppPaths(tmp_path / "data", tmp_path / "models"))


@pytest.fixture
def base(model_file: Path) -> InstalledModel:
    return InstalledModel("tiny", model_file, "a" * 64)


@pytest.fixture
def file(tmp_path: Path, build_gguf: Callable[..., bytes]) -> Path:
    made = tmp_path / "trained.gguf"
    made.write_bytes(build_gguf(ADAPTER))
    return made


def _code(call: Callable[[], object]) -> str:
    with pytest.raises(UserFault) as fault:
        call()
    assert fault.value.message.endswith(".")
    assert fault.value.hint
    return fault.value.code


def test_taken_in_listed_and_removed(store: AdapterStore, base: InstalledModel, file: Path) -> None:
    assert store.list() == ()
    added = store.add(file, "My tone 语气", base, ("en", "zh"))
    assert store.list() == (added,)
    assert store.get("My tone 语气") == added
    assert added.as_json() == {
        "name": "My tone 语气", "base": "tiny", "state": "ready", "bytes": file.stat().st_size,
        "path": str(store.folder / "My tone 语气.gguf"), "languages": ["en", "zh"],
    }  # fmt: skip
    store.remove("My tone 语气")
    assert store.list() == ()
    assert list(store.folder.iterdir()) == []
    assert file.exists()


def test_it_fits_its_own_base_only(store: AdapterStore, base: InstalledModel, file: Path) -> None:
    added = store.add(file, "tone", base)
    fitting = store.fitting("tone", base)
    assert (fitting.name, fitting.path, fitting.version) == ("tone", added.path, added.description.sha256)
    assert store.laid_over(base, "tone").adapter == fitting
    changed = replace(base, version="b" * 64)
    with pytest.raises(UserFault) as fault:
        store.fitting("tone", changed)
    assert fault.value.code == "adapter_of_another_model"
    assert "tiny" in fault.value.hint
    assert store.laid_over(changed, "tone") == changed
    assert store.laid_over(base, "") == store.laid_over(base, "gone") == base


def test_an_unknown_one_is_named_with_a_near_one(store: AdapterStore, base: InstalledModel, file: Path) -> None:
    store.add(file, "tone", base)
    with pytest.raises(UserFault) as fault:
        store.get("tonne")
    assert fault.value.code == "unknown_adapter"
    assert "tone" in fault.value.hint
    assert _code(lambda: store.remove("else")) == "unknown_adapter"


def test_damage_is_seen(store: AdapterStore, base: InstalledModel, file: Path) -> None:
    path = store.add(file, "tone", base).path
    path.unlink()  # it may be the same bytes on the disk as the file it was taken from
    path.write_bytes(file.read_bytes()[:-1] + b"!")
    assert [adapter.state for adapter in store.list()] == ["damaged"]
    assert _code(lambda: store.get("tone")) == "adapter_damaged"
    path.unlink()
    assert [adapter.state for adapter in store.list()] == ["damaged"]
    assert store.add(file, "tone", base).state == "ready"


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((LLAMA,), "adapter_damaged"),  # a whole model
        (ADAPTER[:2], "adapter_damaged"),  # an adapter of a kind that we do not know
        ((("general.architecture", STRING, "qwen2"), *ADAPTER[1:]), "adapter_of_another_model"),
    ],
)
def test_what_does_not_fit_is_refused(
    store: AdapterStore, base: InstalledModel, file: Path, build_gguf: Callable[..., bytes], entries: object, code: str
) -> None:
    file.write_bytes(build_gguf(entries))
    assert _code(lambda: store.add(file, "tone", base)) == code
    assert store.list() == ()


def test_garbage_and_nothing_are_refused(store: AdapterStore, base: InstalledModel, tmp_path: Path) -> None:
    garbage = tmp_path / "garbage.gguf"
    garbage.write_bytes(b"GGUF" + b"\xff" * 64)
    assert _code(lambda: store.add(garbage, "tone", base)) == "adapter_damaged"
    assert _code(lambda: store.add(tmp_path / "none.gguf", "tone", base)) == "not_found"


@pytest.mark.parametrize("name", ["", "../evil", "a/b", "a\\b", ".hidden", "x" * 61, "end.", "end ", "nul\0"])
def test_a_name_must_do_for_a_file(store: AdapterStore, base: InstalledModel, file: Path, name: str) -> None:
    assert _code(lambda: store.add(file, name, base)) == "bad_name"


def test_a_description_that_cannot_be_read_hides_only_itself(
    store: AdapterStore, base: InstalledModel, file: Path
) -> None:
    store.add(file, "tone", base)
    for name, content in (("odd", "{"), ("evil", '{"name": "../../evil"}'), ("long", '"' + "x" * 100_000 + '"')):
        (store.folder / f"{name}.json").write_text(content)
    (store.folder / "other.json").write_text((store.folder / "tone.json").read_text())
    assert [adapter.name for adapter in store.list()] == ["tone"]


@pytest.mark.model
def test_a_real_model_writes_otherwise_with_it(
    store: AdapterStore, small_model: InstalledModel, tmp_path: Path, make_lora: Callable[[Path, float], Path]
) -> None:
    store.add(make_lora(tmp_path / "made.gguf", 5.0), "tone", small_model)
    request = GenerateRequest(messages=(Message("user", "Name three colours."),), max_tokens=12)
    texts = []
    for adapter in (None, store.fitting("tone", small_model), None):
        with EngineClient(lambda chosen=adapter: replace(small_model, adapter=chosen), tmp_path / "log") as engine:  # type: ignore[misc]
            assert engine.load().adapter == ("tone" if adapter else "")
            texts.append(engine.generate(request).text)
    assert texts[0] == texts[2] != texts[1]
