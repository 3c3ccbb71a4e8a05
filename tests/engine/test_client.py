"""Crashes while loading, other models, files that are missing: what only a real child shows."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import GenerateRequest, InstalledModel, Message
from merchant_assistant.foundation.errors import UserFault

ASK = GenerateRequest(messages=(Message("user", "A red shirt."),), max_tokens=4)
U32, F32, STRING, ARRAY = 4, 6, 8, 9
TOO_MANY_LAYERS = (
    ("general.architecture", STRING, "llama"),
    ("llama.context_length", U32, 64),
    ("llama.embedding_length", U32, 8),
    ("llama.block_count", U32, 4_000),  # more than llama.cpp has room for: it ends the process
    ("llama.feed_forward_length", U32, 8),
    ("llama.attention.head_count", U32, 1),
    ("llama.attention.layer_norm_rms_epsilon", F32, 1e-5),
)


def _same(model: InstalledModel) -> InstalledModel:
    return model


def _code(client: EngineClient) -> str:
    with pytest.raises(UserFault) as fault:
        client.generate(ASK)
    return fault.value.code


def test_a_file_that_ends_the_child_is_not_tried_for_ever(tmp_path: Path, build_gguf) -> None:
    file = tmp_path / "evil.gguf"
    file.write_bytes(build_gguf(TOO_MANY_LAYERS))
    model = InstalledModel("evil", file, "1")
    notices: list[str] = []
    with EngineClient(lambda: model, tmp_path / "log", on_notice=lambda fault: notices.append(fault.code)) as client:
        assert [_code(client) for _ in range(4)] == ["engine_crashed"] * 2 + ["model_set_aside"] * 2
        assert notices == ["engine_crashed"] * 2
        model = InstalledModel("evil", file, "2")  # another file gets its chance
        assert _code(client) == "engine_crashed"


def test_garbage_is_refused_and_the_child_lives(tmp_path: Path) -> None:
    file = tmp_path / "garbage.gguf"
    file.write_bytes(b"GGUF" + bytes(range(256)) * 10)
    with EngineClient(lambda: InstalledModel("garbage", file, "1"), tmp_path / "log") as client:
        assert _code(client) == "model_damaged"
        pid = client.pid
        assert _code(client) == "model_damaged"
        assert client.pid == pid is not None


def test_a_file_that_llama_cannot_load_is_refused(tmp_path: Path, model_file: Path) -> None:
    with EngineClient(lambda: InstalledModel("tiny", model_file, "1"), tmp_path / "log") as client:
        assert _code(client) == "model_damaged"


def test_another_model_is_taken_with_the_next_request(tmp_path: Path) -> None:
    chosen = InstalledModel("one", tmp_path / "one", "1", backend="scripted")
    with EngineClient(lambda: chosen, tmp_path / "log") as client:
        assert client.load().id == "one"
        pid = client.pid
        chosen = InstalledModel("two", tmp_path / "two", "1", backend="scripted")
        assert client.load().id == "two"
        assert client.pid == pid


@pytest.mark.model
def test_a_good_model_after_a_bad_one(tmp_path: Path, model_file: Path, small_model: InstalledModel) -> None:
    chosen = small_model
    with EngineClient(lambda: chosen, tmp_path / "log") as client:
        text = client.generate(ASK).text
        chosen = InstalledModel("tiny", model_file, "1")
        assert _code(client) == "model_damaged"
        chosen = small_model
        assert client.generate(ASK).text == text


def test_the_log_holds_nothing_that_was_asked(tmp_path: Path, model_file: Path) -> None:
    log = tmp_path / "log"
    secret = "a secret of the merchant"
    request = GenerateRequest(messages=(Message("user", secret),), json_schema="{", max_tokens=4)
    for backend in ("scripted", "llama.cpp"):
        model = InstalledModel("tiny", model_file, "1", backend=backend)
        client = EngineClient(partial(_same, model), log)
        with client, pytest.raises(UserFault):
            client.generate(request)
    assert secret not in log.read_text()


def test_a_listener_that_fails_keeps_nobody_waiting(tmp_path: Path, build_gguf) -> None:
    file = tmp_path / "evil.gguf"
    file.write_bytes(build_gguf(TOO_MANY_LAYERS))

    def fail(_fault: UserFault) -> None:
        client.close()
        raise KeyError("mine")

    client = EngineClient(lambda: InstalledModel("evil", file, "1"), tmp_path / "log", on_notice=fail)
    with client:
        assert _code(client) == "engine_crashed"


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with EngineClient(lambda: InstalledModel("x", tmp_path, "1"), tmp_path / "file" / "log") as client:
        assert _code(client) == "engine_unavailable"


def test_a_large_log_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("merchant_assistant.engine.connection.LOG_BYTES", 10)
    log = tmp_path / "log"
    log.write_text("x" * 11)
    with EngineClient(lambda: InstalledModel("x", tmp_path, "1", backend="scripted"), log) as client:
        client.generate(ASK)
    assert (tmp_path / "log.1").read_text() == "x" * 11
    assert "x" not in log.read_text()
