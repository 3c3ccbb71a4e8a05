"""A whole file of a kind that this llama.cpp does not know, and what of llama.cpp's words reaches the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from merchant_assistant.engine.child import backends as child_backends
from merchant_assistant.engine.child.backends import Backends
from merchant_assistant.engine.frames import ModelRef
from merchant_assistant.engine.model import ModelInfo
from merchant_assistant.foundation.errors import UserFault

U32, STRING = 4, 8
NEWER = (("general.architecture", STRING, "merchant9"), ("merchant9.context_length", U32, 64))


class _Transformers:
    """Notes what it is to load."""

    def __init__(self) -> None:
        self.loaded: list[str] = []

    def load(self, model: ModelRef, _cancelled: object) -> ModelInfo:
        self.loaded.append(model.id)
        return ModelInfo(id=model.id, backend="transformers", device="CPU", context=64)


@pytest.fixture
def newer(tmp_path: Path, build_gguf) -> ModelRef:
    file = tmp_path / "newer.gguf"
    file.write_bytes(build_gguf(NEWER))
    return ModelRef(id="newer", path=str(file), version="1", context=64, backend="llama.cpp", device="cpu")


@pytest.fixture
def backends() -> Backends:
    return Backends(lambda _fault: None)


def _never() -> bool:
    return False


def test_a_kind_of_model_that_llama_does_not_know(newer: ModelRef, backends: Backends) -> None:
    with pytest.raises(UserFault) as fault:
        backends.get("llama.cpp").load(newer, _never)
    assert fault.value.code == "unknown_architecture"
    assert "merchant9" in "".join(fault.value.__notes__)


def test_transformers_runs_it_where_it_is_there(
    newer: ModelRef, backends: Backends, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = _Transformers()
    backends._made["transformers"] = other  # type: ignore[assignment]
    monkeypatch.setattr(child_backends, "has_transformers", lambda: True)
    backend, info = backends.load(newer, _never)
    assert (backend, info.backend, other.loaded) == (other, "transformers", ["newer"])
    monkeypatch.setattr(child_backends, "has_transformers", lambda: False)
    with pytest.raises(UserFault):
        backends.load(newer, _never)


def test_a_damaged_file_after_it_is_told_as_damaged(newer: ModelRef, backends: Backends, model_file: Path) -> None:
    llama = backends.get("llama.cpp")
    with pytest.raises(UserFault):
        llama.load(newer, _never)
    with pytest.raises(UserFault) as fault:
        llama.load(ModelRef(id="tiny", path=str(model_file), version="1", context=64, backend="llama.cpp"), _never)
    assert fault.value.code == "model_damaged"


@pytest.mark.parametrize("sign", [(), (("newest.pooling_type", 4, 1),), (("newest.attention.causal", 7, False),)])
def test_a_model_of_vectors_is_refused_before_llama_sees_it(tmp_path: Path, build_gguf, backends, sign) -> None:
    file = tmp_path / "finder.gguf"
    file.write_bytes(build_gguf([("general.architecture", 8, "newest" if sign else "bert"), *sign]))
    finder = ModelRef(id="finder", path=str(file), version="1", context=64, backend="llama.cpp", device="cpu")
    with pytest.raises(UserFault) as fault:
        backends.load(finder, _never)
    assert fault.value.code == "unsupported"


def test_an_ended_step_says_nothing_and_another_fault_does(capsys: pytest.CaptureFixture[str]) -> None:
    from merchant_assistant.engine.backends.llama import log

    error = 4
    log._log(error, b"llama_decode: failed to decode, ret = 2\n", None)
    log._log(error, b"process_ubatch: failed to compute graph, compute status: 1\n", None)
    log._log(error, b"llama_decode: failed to decode, ret = -3\n", None)
    assert capsys.readouterr().err == "llama_decode: failed to decode, ret = -3\n"
