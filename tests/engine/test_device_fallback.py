"""A graphics card that fails in a real child: the processor goes on, the person hears of it once, no work is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.devices import Devices
from merchant_assistant.engine.faults import EngineCrashed
from merchant_assistant.engine.many import run_many
from merchant_assistant.engine.model import GenerateRequest, InstalledModel, Message
from merchant_assistant.foundation import child
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault

CHILD = Path(__file__).with_name("card_child.py")
WORDS = "one two three four five six seven"
ASK = GenerateRequest(messages=(Message("user", WORDS),), max_tokens=20)
Make = Callable[..., EngineClient]


@pytest.fixture
def notices() -> list[str]:
    return []


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, notices: list[str]) -> Iterator[Make]:
    """``engine("load")``: a client whose child has a card that fails so."""
    made: list[EngineClient] = []

    def hear(fault: UserFault) -> None:
        notices.append(fault.code)

    def make(fails: str, device: str = "auto") -> EngineClient:
        def spawn(_role: str, log_file: Path) -> subprocess.Popen[bytes]:
            with log_file.open("ab") as log:
                command = [sys.executable, str(CHILD), fails]
                return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)

        monkeypatch.setattr(child, "spawn", spawn)
        model = InstalledModel("demo", tmp_path / "none", "1", device=device, backend="scripted")
        made.append(EngineClient(lambda: model, tmp_path / "log", on_notice=hear, devices=Devices()))
        return made[-1]

    yield make
    for client in made:
        client.close()


def test_a_card_that_cannot_load_is_answered_by_the_processor(engine: Make, notices: list[str]) -> None:
    client = engine("load")
    assert client.generate(ASK).text == WORDS
    assert client.generate(ASK).text == WORDS
    assert notices == ["device_failed"]


@pytest.mark.parametrize("ask", ["load", "count_tokens", "measure"])
def test_every_kind_of_request_is_asked_again(engine: Make, notices: list[str], ask: str) -> None:
    client = engine("load", "CUDA0")
    arguments = [ASK.messages] if ask == "count_tokens" else []
    assert getattr(client, ask)(*arguments)
    assert notices == ["device_failed"]


def test_words_that_were_shown_are_not_said_twice(engine: Make, notices: list[str]) -> None:
    client = engine("step")
    shown: list[str] = []
    with pytest.raises(EngineCrashed) as crash:
        client.generate(ASK, shown.append)
    assert "".join(shown) == crash.value.partial == "one two three"
    assert client.generate(ASK).text == WORDS
    assert notices == ["device_failed"]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_card_that_takes_the_child_along_is_to_blame_not_the_file(engine: Make, notices: list[str]) -> None:
    client = engine("dies")
    with pytest.raises(EngineCrashed):
        client.generate(ASK)
    for _ in range(3):
        assert client.generate(ASK).text == WORDS
    assert notices == ["device_failed"]


def test_no_piece_of_much_work_is_lost(engine: Make, notices: list[str]) -> None:
    client = engine("step")
    request = GenerateRequest(messages=ASK.messages, max_tokens=20, priority="bulk")

    def draft(_item: int, cancel: CancelToken) -> str:
        return client.generate(request, None, cancel).text

    done = list(run_many(range(12), draft, 4))
    assert sorted(outcome.item for outcome in done) == list(range(12))
    assert {outcome.result for outcome in done} == {WORDS}
    assert notices == ["device_failed"]


def test_a_chosen_card_that_is_not_there_is_said_once(engine: Make, notices: list[str]) -> None:
    client = engine("missing", "CUDA7")
    assert client.generate(ASK).text == WORDS
    client.load()
    assert notices == ["device_missing"]
