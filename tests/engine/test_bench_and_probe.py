"""What bench and doctor print about the engine."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_assistant.engine import bench, probe
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import GenerateRequest, InstalledModel
from merchant_assistant.engine.store.store import ModelState
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

GB = 1_000_000_000
SMALL = ModelState("small", "Small", "chat", "absent", GB, None, "MIT", ("en",), "Small.", GB, own=False)


@pytest.fixture(scope="module")
def engine(small_model: InstalledModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineClient]:
    """The small model in one child for all tests here."""
    with EngineClient(lambda: small_model, tmp_path_factory.mktemp("engine") / "log") as client:
        yield client


@pytest.mark.model
def test_bench_measures_what_it_names(
    engine: EngineClient, small_model: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "LISTINGS", 2)
    monkeypatch.setattr(bench, "ANSWER_TOKENS", 4)
    result = bench.measure(engine, 2, 2).as_json()
    assert set(result) == {
        "model", "threads", "prefill_tok_s", "decode_tok_s", "bulk", "first_token_ms", "startup_ms",
    }  # fmt: skip
    bulk = result.pop("bulk")
    assert result.pop("model") == small_model.id
    assert isinstance(bulk, dict) and bulk["lanes"] == 2
    assert set(bulk) == {"lanes", "decode_tok_s", "listings_per_hour"}
    assert all(isinstance(value, int | float) and value > 0 for value in (*result.values(), *bulk.values()))


@pytest.mark.model
def test_bench_can_be_cancelled(engine: EngineClient) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        bench.measure(engine, 2, 2, cancel)


@pytest.mark.model
def test_as_many_lanes_as_a_fast_pc_has_do_not_end_the_child(tmp_path: Path, small_model: InstalledModel) -> None:
    model = dataclasses.replace(small_model, lanes=32)
    with EngineClient(lambda: model, tmp_path / "log") as engine:
        request = GenerateRequest(prompt="Once", max_tokens=1, ignore_eos=True, priority="bulk")
        assert engine.generate(request).tokens == 1


def test_products_of_the_bench_differ_and_share_their_rules() -> None:
    prompts = [bench.messages_for(number) for number in range(2000)]
    assert len({prompt[1].content for prompt in prompts}) == len(prompts)
    assert {prompt[0] for prompt in prompts} == {prompts[0][0]}


@pytest.mark.model
def test_measuring_is_cancelled_and_the_model_stays_of_use(engine: EngineClient) -> None:
    cancel = CancelToken()
    engine.load()
    child = engine.pid
    timer = threading.Timer(0.3, cancel.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        engine.measure(cancel)
    timer.join()
    assert engine.generate(GenerateRequest(prompt="Once", max_tokens=1, ignore_eos=True)).tokens == 1
    assert engine.pid == child


def _no_model() -> InstalledModel:
    raise UserFault("model_absent", "No model.", "models get")


def test_the_machine_is_looked_at_without_a_model(tmp_path: Path) -> None:
    with EngineClient(_no_model, tmp_path / "log") as engine:
        facts = probe.look(engine, tmp_path / "not" / "there")
    shown = facts.as_json()
    assert shown["problem"] is None
    assert shown["llama_cpp"]
    assert "CPU" in shown["backends"]  # type: ignore[operator]
    assert facts.memory_total > facts.memory_available > 0
    assert facts.disk_free > 0
    assert facts.cores >= 1


MEDIUM = dataclasses.replace(SMALL, id="medium", memory=2 * GB)
BIG = dataclasses.replace(SMALL, id="big", memory=6 * GB)


def test_the_default_is_advised_however_much_memory_there_is() -> None:
    choice = probe.choose([SMALL, MEDIUM, BIG], "medium", 64 * GB)
    assert choice and choice.model == MEDIUM
    assert "slower without a graphics card" in choice.why


def test_a_smaller_one_is_advised_where_the_default_does_not_fit() -> None:
    choice = probe.choose([SMALL, MEDIUM, BIG], "medium", 2 * GB)
    assert choice and choice.model == SMALL
    assert "2 GB" in choice.why
    assert probe.choose([MEDIUM, BIG], "medium", 2 * GB) is None


def test_the_largest_model_that_is_here_and_fits_is_advised() -> None:
    huge = dataclasses.replace(SMALL, id="huge", memory=60 * GB, state="ready")
    finder = dataclasses.replace(SMALL, id="finder", role="embedding", memory=7 * GB, state="ready")
    here, too = dataclasses.replace(SMALL, state="ready"), dataclasses.replace(BIG, state="ready")
    choice = probe.choose([here, MEDIUM, too, huge, finder], "medium", 16 * GB)
    assert choice and choice.model == too
    assert "16 GB" in choice.why
