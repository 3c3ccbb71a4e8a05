"""A team's server as it is in life: llama.cpp's own, killed, left, asked by many."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_server import KEY, RealServer, real_server

from merchant_assistant.engine.faults import EngineCrashed
from merchant_assistant.engine.model import GenerateRequest, InstalledModel, Message, ScoreRequest
from merchant_assistant.engine.remote.engine import RemoteEngine
from merchant_assistant.engine.remote.estimate import tokens_of
from merchant_assistant.engine.remote.server import Server, normalised
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault

pytestmark = pytest.mark.model
ENDLESS = GenerateRequest(messages=(Message("user", "Tell me of bottles."),), max_tokens=1500, ignore_eos=True)


def _engine(server: RealServer, key: str = KEY) -> RemoteEngine:
    return RemoteEngine(lambda: Server(normalised(server.address), server.model, key))


@pytest.fixture
def remote(team_server: RealServer) -> Iterator[RemoteEngine]:
    engine = _engine(team_server)
    yield engine
    engine.close()


def test_it_says_what_it_is(remote: RemoteEngine, team_server: RealServer) -> None:
    info = remote.load()
    assert (info.id, info.backend, info.context, info.lanes) == ("small", "remote", 2048, 4)
    assert set(info.can) == {"schema", "lanes", "tokens", "labels"}
    assert info.device in team_server.address


def test_labels_are_scored(remote: RemoteEngine) -> None:
    paris = remote.score(ScoreRequest(prompt="The capital of France is", labels=(" London", " Paris", " Parma")))
    assert sum(paris.probabilities) == pytest.approx(1)
    assert paris.probabilities[1] > 0.9
    assert paris.prompt_tokens == 5


def test_an_estimate_is_not_lower_than_the_server_counts(remote: RemoteEngine) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")[:3000]
    for text in (
        "Hello",
        readme,
        "不锈钢保温杯，容量750毫升，颜色黑色，重量三百一十克。",
        "WB-750-BK " * 20,
        '{"a": [1, 2]}' * 9,
    ):
        messages = (Message("user", text),)
        assert tokens_of(messages) >= remote.count_tokens(messages)


def test_a_wrong_key_is_told(team_server: RealServer) -> None:
    engine = _engine(team_server, "sk-other")
    with pytest.raises(UserFault) as fault:
        engine.load()
    assert fault.value.code == "server_key"
    engine.close()


def test_a_server_that_nobody_waits_for_stops_computing(remote: RemoteEngine, team_server: RealServer) -> None:
    cancel = CancelToken()
    assert remote.generate(ENDLESS, lambda _text: cancel.cancel(), cancel).finish_reason == "cancelled"
    end = time.monotonic() + 20
    while _busy(team_server):
        assert time.monotonic() < end


def _busy(server: RealServer) -> bool:
    asked = urllib.request.Request(f"{server.address}/slots", headers={"Authorization": f"Bearer {server.key}"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return any(slot["is_processing"] for slot in json.load(answer))


def test_a_killed_server_costs_what_is_under_way_and_no_more(small_file: InstalledModel) -> None:
    with real_server(small_file.path) as server:
        engine = _engine(server)
        heard: list[str] = []

        def kill(text: str) -> None:
            heard.append(text)
            if len(heard) == 3:
                server.process.kill()
                server.process.wait()

        with pytest.raises(EngineCrashed) as crash:
            engine.generate(ENDLESS, kill)
        assert crash.value.partial == "".join(heard)
        with pytest.raises(UserFault) as gone:
            engine.generate(ENDLESS)
        assert gone.value.code == "server_unreachable"
        engine.close()
