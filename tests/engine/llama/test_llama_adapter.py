"""An adapter laid over the small real model: written here, with the numbers that it must change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merchant_assistant.engine.child.serve import prepare_environment
from merchant_assistant.engine.frames import AdapterRef, ModelRef
from merchant_assistant.engine.model import GenerateRequest, InstalledModel
from merchant_assistant.foundation.errors import UserFault

pytestmark = pytest.mark.model


@pytest.fixture
def backend() -> Iterator[object]:
    prepare_environment()
    from merchant_assistant.engine.backends.llama.backend import LlamaBackend

    made = LlamaBackend()
    yield made
    made.close()


@pytest.fixture
def adapter(make_lora: Callable[[Path, float], Path], tmp_path: Path) -> Callable[[float], AdapterRef]:
    """``adapter(5)``: one that changes much."""
    return lambda strength: AdapterRef(
        name="mine", path=str(make_lora(tmp_path / f"{strength}.gguf", strength)), version=str(strength)
    )


def _texts(backend, model: InstalledModel, adapter: AdapterRef | None) -> tuple[str, str]:
    """Greedy text of both contexts."""
    ref = ModelRef(
        id="small",
        path=str(model.path),
        version="1",
        context=512,
        backend="llama.cpp",
        adapter=adapter,
        lanes=1,
    )
    info = backend.load(ref, lambda: False)
    assert info.adapter == (adapter.name if adapter else "")
    one, other = (
        backend.generate(
            GenerateRequest(prompt="The capital of France is", max_tokens=6, priority=priority),
            lambda _text: None,
            lambda: False,
        ).text
        for priority in ("interactive", "bulk")
    )
    return one, other


def test_an_adapter_changes_what_both_contexts_write(
    backend, small_model: InstalledModel, adapter: Callable[[float], AdapterRef]
) -> None:
    plain = _texts(backend, small_model, None)
    assert "Paris" in plain[0]
    assert _texts(backend, small_model, adapter(0.0)) == plain
    changed = _texts(backend, small_model, adapter(5.0))
    assert changed[0] != plain[0]
    assert changed[1] != plain[1]
    assert _texts(backend, small_model, None) == plain


def test_a_file_that_is_no_adapter_is_refused(backend, small_model: InstalledModel, tmp_path: Path) -> None:
    file = tmp_path / "broken.gguf"
    file.write_bytes(b"GGUF" + bytes(200))
    with pytest.raises(UserFault) as fault:
        _texts(backend, small_model, AdapterRef(name="broken", path=str(file), version="1"))
    assert fault.value.code == "adapter_damaged"
    assert _texts(backend, small_model, None)[0]
