"""A file that ends the child while it is loaded is set aside, for later runs too, until it is tried again."""

from __future__ import annotations

from pathlib import Path

import pytest

from merchant_assistant.engine.frames import AdapterRef, ModelRef
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.engine.store.quarantine import Quarantine
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths

MODEL = ModelRef(id="evil", path="evil.gguf", version="abc", context=512, backend="llama.cpp")
ADAPTED = ModelRef(
    id="evil",
    path="evil.gguf",
    version="abc",
    context=512,
    backend="llama.cpp",
    adapter=AdapterRef(name="mine", path="mine.gguf", version="def"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "set-aside.json"


def _refused(quarantine: Quarantine, model: ModelRef = MODEL) -> bool:
    try:
        quarantine.check(model)
    except UserFault as fault:
        assert fault.code == "model_set_aside"
        return True
    return False


def test_after_the_second_death_it_is_refused_by_later_runs_too(file: Path) -> None:
    Quarantine(file).died(MODEL, "SIGSEGV", loading=True)
    assert not _refused(Quarantine(file))
    Quarantine(file).died(MODEL, "SIGABRT", loading=True)
    again = Quarantine(file)
    assert _refused(again)
    record = again.set_aside()["abc"]
    assert record.model == "evil"
    assert [death.how for death in record.deaths] == ["SIGSEGV", "SIGABRT"]


def test_what_ended_it_from_outside_is_not_the_files_fault(file: Path) -> None:
    quarantine = Quarantine(file)
    for how in ("SIGKILL", "SIGTERM", "exit 1") * 3:
        quarantine.died(MODEL, how, loading=True)
    assert not _refused(quarantine)


def test_a_file_that_was_loaded_in_between_is_good(file: Path) -> None:
    quarantine = Quarantine(file)
    for _ in range(4):
        quarantine.died(MODEL, "SIGSEGV", loading=True)
        quarantine.loaded(MODEL)
    assert not _refused(quarantine)


def test_later_crashes_are_counted_and_set_nothing_aside(file: Path) -> None:
    quarantine = Quarantine(file)
    for _ in range(5):
        quarantine.died(MODEL, "SIGSEGV", loading=False)
    assert not _refused(quarantine)
    assert not quarantine.set_aside()
    assert b'"crashes":5' in file.read_bytes()


def test_an_adapter_does_not_condemn_its_base(file: Path) -> None:
    quarantine = Quarantine(file)
    for _ in range(2):
        quarantine.died(ADAPTED, "SIGSEGV", loading=True)
    assert _refused(quarantine, ADAPTED)
    assert not _refused(quarantine)


def test_tried_again_by_another_program_is_heeded_at_once(file: Path) -> None:
    here, elsewhere = Quarantine(file), Quarantine(file)
    for _ in range(2):
        here.died(MODEL, "SIGSEGV", loading=True)
    assert _refused(here)
    assert elsewhere.release("abc")
    assert not _refused(here)
    assert not elsewhere.release("abc")


@pytest.mark.parametrize("content", [b"", b"[]", b'{"abc": 1}', b"\xff\xfe"])
def test_a_damaged_file_counts_as_empty(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    quarantine = Quarantine(file)
    assert not _refused(quarantine)
    for _ in range(2):
        quarantine.died(MODEL, "SIGSEGV", loading=True)
    assert _refused(Quarantine(file))


def test_where_nothing_can_be_written_it_holds_for_this_run(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path / "a file" / "set-aside.json")
    (tmp_path / "a file").write_text("no folder")
    for _ in range(2):
        quarantine.died(MODEL, "SIGSEGV", loading=True)
    assert _refused(quarantine)


def test_verifying_a_good_file_gives_it_another_chance(
    model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(tmp_path / "models"))
    store = ModelStore(AppPaths.find(tmp_path / "data"))
    model: InstalledModel = store.installed(store.add(model_file).id)
    ref = ModelRef(id=model.id, path=str(model.path), version=model.version, context=512, backend="llama.cpp")
    for _ in range(2):
        store.quarantine.died(ref, "SIGSEGV", loading=True)
    assert _refused(store.quarantine, ref)
    store.verify(model.id)
    assert not _refused(store.quarantine, ref)
