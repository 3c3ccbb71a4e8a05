"""`draft` for many products: told as they are through, faults last, Ctrl+C keeps what was told and nothing else."""

from __future__ import annotations

import json
import signal
import threading
from pathlib import Path

import pytest

from merchant_assistant import composition
from merchant_assistant.engine.model import GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault

from .conftest import Command

PRODUCTS = 8
TEXT = json.dumps({"title": "Steel bottle", "bullets": ["Made of steel"], "description": "A bottle of steel."})


class Lanes(ScriptedEngine):
    """Three lanes; ``bad`` names products that fail, ``stop_at`` the request at which somebody presses Ctrl+C."""

    def __init__(self) -> None:
        super().__init__(lambda request: TEXT)
        self.bad: dict[str, UserFault] = {}
        self.stop_at = 0
        self._guard = threading.Lock()

    def load(self, cancel=None) -> ModelInfo:
        return ModelInfo(id="model-x", backend="scripted", device="none", context=4096, lanes=3)

    def generate(self, request: GenerateRequest, on_delta=None, cancel=None):
        with self._guard:
            made = super().generate(request, on_delta, cancel)
            number = len(self.requests)
        if self.stop_at and number >= self.stop_at:
            if number == self.stop_at:
                signal.raise_signal(signal.SIGINT)
            stopped = threading.Event()
            cancel.on_cancel(stopped.set)
            assert stopped.wait(20)
            return super().generate(request, on_delta, cancel)
        for name, fault in self.bad.items():
            if f"Name: {name}\n" in request.messages[-1].content:
                raise fault
        return made


@pytest.fixture
def engine(command: Command, monkeypatch: pytest.MonkeyPatch) -> Lanes:
    engine = Lanes()
    monkeypatch.setattr(composition, "default_engine", lambda *_: engine)
    return engine


@pytest.fixture
def shop(command: Command, engine: Lanes, tmp_path: Path) -> Command:
    file = tmp_path / "bottles.csv"
    rows = "".join(f"S-{number},Bottle {number},steel\n" for number in range(PRODUCTS))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    assert command("import", file).code == 0
    return command


def _skus(lines: list[dict[str, str]]) -> list[str]:
    return sorted(line["sku"] for line in lines)


def test_all_products_one_line_each_and_then_none(shop: Command) -> None:
    assert _skus(shop("draft", "--all", "--json").lines) == [f"S-{number}" for number in range(PRODUCTS)]
    again = shop("draft", "--all", "--json")
    assert (again.code, again.out) == (0, "")


def test_products_may_be_named_in_both_ways_and_twice(shop: Command) -> None:
    drafted = shop("draft", "--sku", "S-1", "S-2", "--sku", "S-3", "--sku", "S-1", "--json")
    assert _skus(drafted.lines) == ["S-1", "S-2", "S-3"]


def test_how_far_it_is_stands_in_a_log_now_and_then(shop: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    drafted = shop("draft", "--sku", "S-1", "S-2", "--json")
    assert drafted.err == "Drafts to write: 2\n"
    monkeypatch.setattr("merchant_assistant.cli.output.LINE_EVERY_S", 0.0)
    *_earlier, last = shop("draft", "--all", "--json").err.splitlines()
    assert last == "6 of 6 drafts (100 %)"


def test_one_that_fails_is_told_last(shop: Command, engine: Lanes) -> None:
    engine.bad["Bottle 2"] = UserFault("prompt_too_long", "Too long.", "Shorten it.")
    drafted = shop("draft", "--all", "--json")
    *lines, last = drafted.lines
    assert drafted.code == 3 and last["error"]["code"] == "prompt_too_long"
    assert _skus(lines) == [f"S-{number}" for number in range(PRODUCTS) if number != 2]


def test_a_model_that_disappears_ends_it_and_it_goes_on_later(shop: Command, engine: Lanes) -> None:
    engine.bad["Bottle 4"] = UserFault("model_absent", "No model.", "Get one.")
    first = shop("draft", "--all", "--json")
    assert first.code == 3 and first.lines[-1]["error"]["code"] == "model_absent"
    engine.bad.clear()
    rest = shop("draft", "--all", "--json")
    assert _skus([*first.lines[:-1], *rest.lines]) == [f"S-{number}" for number in range(PRODUCTS)]


def test_ctrl_c_keeps_what_was_told_and_nothing_else(shop: Command, engine: Lanes) -> None:
    engine.stop_at = 4
    stopped = shop("draft", "--all", "--json")
    assert (stopped.code, stopped.err) == (130, "Drafts to write: 8\nStopped. Nothing half done.\n")
    saved = shop("drafts", "list", "--json").json["drafts"]
    assert set(_skus(stopped.lines)) <= set(_skus(saved)) and len(saved) <= 3
    engine.stop_at = 0
    rest = shop("draft", "--all", "--json").lines
    assert _skus([*saved, *rest]) == [f"S-{number}" for number in range(PRODUCTS)]


def test_a_job_is_listed_steered_and_tried_again(shop: Command, engine: Lanes) -> None:
    engine.bad["Bottle 2"] = UserFault("prompt_too_long", "Too long.", "Shorten it.")
    shop("draft", "--all", "--tone", "warm", "--keywords", "summer", "--json")
    (job,) = shop("jobs", "list", "--json").json["jobs"]
    assert (job["state"], job["done"], job["failed"], job["total"]) == ("done", 7, 1, 8)
    assert (job["style"]["tone"], job["style"]["keywords"]) == ("warm", ["summer"])
    shown = shop("jobs", "show", job["id"], "--json").json
    assert [task["reason"] for task in shown["tasks"] if task["state"] == "failed"] == ["Too long."]
    assert "Too long." in shop("jobs", "show", job["id"]).out
    engine.bad.clear()
    assert shop("jobs", "retry", job["id"], "--json").json["state"] == "waiting"
    assert shop("jobs", "pause", job["id"], "--json").json["state"] == "paused"
    assert shop("jobs", "run", "--json").lines == []
    shop("jobs", "resume", job["id"])
    assert _skus(shop("jobs", "run", "--json").lines) == ["S-2"]
    assert shop("jobs", "show", 99, "--json").json["error"]["code"] == "unknown_job"


def test_all_that_is_proven_is_approved_and_listed_by_its_state(shop: Command) -> None:
    shop("draft", "--all", "--json")
    first, second, *_ = (draft["id"] for draft in shop("drafts", "list", "--json").json["drafts"])
    assert shop("drafts", "reject", first, "--reason", "boring", "--json").json["error"]["code"] == "unknown_reason"
    assert shop("drafts", "reject", first, "--reason", "other: not ours", "--json").code == 0
    approved = shop("drafts", "approve", "--all-proven", "--json").json["drafts"]
    assert second in [draft["id"] for draft in approved] and len(approved) == PRODUCTS - 1
    listed = shop("drafts", "list", "--status", "rejected", "--platform", "generic", "--json").json["drafts"]
    assert [draft["id"] for draft in listed] == [first]
    assert shop("drafts", "list", "--status", "approved", "--platform", "ebay", "--json").json["drafts"] == []
    with pytest.raises(SystemExit):
        shop("drafts", "approve")
