"""What every engine says of itself is true: who lacks something says so, and raises ``unsupported``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from contract_asks import ASK, SCHEMA
from msgspec import structs

from merchant_assistant.engine.model import Capability, Engine, GenerateRequest, InstalledModel
from merchant_assistant.foundation.errors import UserFault

ALL: set[Capability] = {"schema", "labels", "embeddings", "adapters", "tokens", "lanes", "weighed"}
MADE_FOR: dict[str, set[Capability]] = {
    "llama": ALL,
    "transformers": {"schema", "labels", "embeddings", "tokens"},
    "remote": {"schema", "labels", "tokens", "lanes"},
    "scripted": ALL - {"adapters", "weighed"},
    "in process": ALL - {"adapters", "weighed"},
}
VECTORS = "multilingual-e5-small"


def test_it_can_what_it_is_made_for(
    engine: Engine, request: pytest.FixtureRequest, installed: Callable[[str], InstalledModel]
) -> None:
    """Without this a backend that lost something would only see its tests skipped."""
    installed(VECTORS)
    assert set(engine.load().can) == MADE_FOR[request.node.callspec.params["made"]]


def test_loading_says_what_it_is(engine: Engine) -> None:
    info = engine.load()
    assert info.id
    assert info.device
    assert info.context >= 1024
    assert info.scripted == (info.backend == "scripted")
    assert set(info.can) <= ALL
    assert len(set(info.can)) == len(info.can)
    assert info.lanes >= 1
    assert info.lanes == 1 or "lanes" in info.can
    assert info.adapter == ""
    assert engine.load() == info


def test_a_schema_is_kept_or_refused(engine: Engine) -> None:
    if "schema" not in engine.load().can:
        with pytest.raises(UserFault) as fault:
            engine.generate(GenerateRequest(messages=ASK.messages, json_schema=SCHEMA))
        assert fault.value.code == "unsupported"


def test_how_probable_the_words_were_is_told_or_not_known(engine: Engine) -> None:
    completion = engine.generate(structs.replace(ASK, max_tokens=4, weighed=True))
    assert (completion.log is not None) == ("weighed" in engine.load().can)
    assert completion.log is None or completion.log < 0


def test_speed_is_measured(engine: Engine) -> None:
    speed = engine.measure()
    counts = [lane.lanes for lane in speed.lanes]
    assert counts == sorted(set(counts))
    assert counts[0] == 1
    assert speed.prompt_tok_s > 0
    assert all(lane.decode_tok_s > 0 for lane in speed.lanes)
    assert speed.best in speed.lanes
    assert speed.model == engine.load().id
    assert speed.device
    if engine.load().backend == "llama.cpp":
        assert max(counts) >= 24  # a slower count in between ends nothing
        assert 50_000_000 < speed.memory < 4_000_000_000  # the file has 98 MB
