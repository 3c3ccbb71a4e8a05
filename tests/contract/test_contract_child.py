"""What every engine in a child of its own promises: it may be killed, closed and used again, and leaves nothing."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest
from contract_asks import ASK, WITHOUT_END

from merchant_assistant.engine.client import EngineClient, EngineCrashed
from merchant_assistant.engine.model import InstalledModel
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault


def test_closed_and_used_again(client: EngineClient) -> None:
    text = client.generate(ASK).text
    client.close()
    client.close()
    assert client.generate(ASK).text == text


def test_nothing_is_left_after_close(client: EngineClient) -> None:
    before = set(threading.enumerate())
    client.generate(ASK)
    pid = client.pid
    assert pid is not None
    client.close()
    assert client.pid is None
    assert not psutil.pid_exists(pid)
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(20)
    assert not [thread for thread in left if thread.is_alive()]


def test_a_killed_child_costs_only_its_request(client: EngineClient) -> None:
    heard: list[str] = []
    notices: list[str] = []
    client.on_notice = lambda fault: notices.append(fault.code)

    def kill(text: str) -> None:
        heard.append(text)
        if len(heard) == 1:
            assert client.pid is not None
            psutil.Process(client.pid).kill()

    with pytest.raises(EngineCrashed) as crash:
        client.generate(WITHOUT_END, kill)
    assert crash.value.code == "engine_crashed"
    assert crash.value.partial == "".join(heard)
    assert client.generate(ASK).text
    assert notices == ["engine_crashed"]


def test_a_child_killed_between_requests_is_not_missed(client: EngineClient) -> None:
    before = set(threading.enumerate())
    text = client.generate(ASK).text
    assert client.pid is not None
    psutil.Process(client.pid).kill()
    for thread in set(threading.enumerate()) - before:
        thread.join()  # they end when they have seen the child's end
    assert client.generate(ASK).text == text


def test_what_waits_can_be_cancelled(client: EngineClient) -> None:
    cancel, waiting = CancelToken(), CancelToken()
    results: list[str] = []

    def hear(_text: str) -> None:
        if results or waiting.cancelled:
            return
        later = threading.Thread(
            target=lambda: results.append(client.generate(WITHOUT_END, None, waiting).finish_reason)
        )
        later.start()
        waiting.cancel()
        later.join()
        cancel.cancel()

    client.generate(WITHOUT_END, hear, cancel)
    assert results == ["cancelled"]


def test_closing_under_a_request_is_told(client: EngineClient) -> None:
    with pytest.raises(UserFault) as fault:
        client.generate(WITHOUT_END, lambda _text: client.close())
    assert fault.value.code == "engine_unavailable"


def test_the_machine_is_told_without_a_model(tmp_path: Path) -> None:
    def none() -> InstalledModel:
        raise UserFault("model_absent", "No model.", "models get")

    with EngineClient(none, tmp_path / "engine.log") as client:
        facts = client.facts()
        assert facts.threads >= 1
        assert any(device.kind == "CPU" for device in facts.devices)
        with pytest.raises(UserFault) as absent:
            client.generate(ASK)
    assert absent.value.code == "model_absent"


def test_a_child_that_hears_nothing_is_replaced(client: EngineClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("merchant_assistant.engine.connection.DEAF_AFTER_S", 0.0)
    cancel = CancelToken()
    stuck: list[int] = []

    def freeze(_text: str) -> None:
        if not stuck and client.pid is not None:
            stuck.append(client.pid)
            psutil.Process(client.pid).suspend()
            cancel.cancel()

    assert client.generate(WITHOUT_END, freeze, cancel).finish_reason == "cancelled"
    assert client.generate(ASK).text
    assert client.pid not in stuck
    assert not psutil.pid_exists(stuck[0])


def test_no_child_outlives_a_killed_parent(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path / "engine.log")], stdout=subprocess.PIPE, text=True
    )
    with parent:
        assert parent.stdout
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    gone, alive = psutil.wait_procs([child], timeout=30)
    assert (len(gone), alive) == (1, [])


PARENT = """
import sys
from pathlib import Path
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import GenerateRequest, InstalledModel

client = EngineClient(lambda: InstalledModel("demo", Path("none"), "1", backend="scripted"), Path(sys.argv[1]))
client.load()
print(client.pid, flush=True)
client.generate(GenerateRequest(prompt="for ever", max_tokens=10**9, ignore_eos=True))
"""
