"""What every engine promises about adapters: it lays them over its model, or says that it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from chosen_model import Chosen
from contract_asks import ASK

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import Engine, InstalledAdapter, ScoreRequest
from merchant_assistant.foundation.errors import UserFault

Tone = Callable[[float], InstalledAdapter]
SCORE = ScoreRequest(prompt="The capital of France is", labels=(" Paris", " Tokyo"))


@pytest.fixture
def adaptable(engine: Engine) -> Engine:
    if "adapters" not in engine.load().can:
        pytest.skip(f"{engine.load().backend} says that it cannot")
    return engine


@pytest.fixture
def tone(make_lora: Callable[[Path, float], Path], tmp_path: Path) -> Tone:
    """``tone(5)``: an adapter that changes much."""
    return lambda strength: InstalledAdapter("tone", make_lora(tmp_path / "tone.gguf", strength), str(strength))


def test_who_cannot_says_so(engine: Engine, chosen: Chosen, tone: Tone) -> None:
    info = engine.load()
    if "adapters" in info.can or not isinstance(engine, EngineClient):  # the others are never given one
        return
    chosen.adapter = tone(1.0)
    for ask in (engine.load, lambda: engine.generate(ASK), lambda: engine.score(SCORE)):
        with pytest.raises(UserFault) as fault:
            ask()
        assert fault.value.code == "unsupported"
    chosen.adapter = None
    assert engine.load() == info
    assert engine.generate(ASK).text


def test_an_adapter_changes_texts_and_scores_until_it_is_taken_off(
    adaptable: Engine, chosen: Chosen, tone: Tone
) -> None:
    text, scores = adaptable.generate(ASK).text, adaptable.score(SCORE).probabilities
    chosen.adapter = tone(5.0)
    assert adaptable.load().adapter == "tone"
    assert adaptable.generate(ASK).text != text
    assert adaptable.score(SCORE).probabilities != pytest.approx(scores, abs=0.01)
    chosen.adapter = None
    assert adaptable.load().adapter == ""
    assert adaptable.generate(ASK).text == text


def test_an_adapter_of_nothing_changes_nothing(adaptable: Engine, chosen: Chosen, tone: Tone) -> None:
    text = adaptable.generate(ASK).text
    chosen.adapter = tone(0.0)
    assert adaptable.generate(ASK).text == text


def test_a_broken_one_is_refused_and_the_model_stays_of_use(adaptable: Engine, chosen: Chosen, tmp_path: Path) -> None:
    file = tmp_path / "broken.gguf"
    file.write_bytes(b"GGUF" + bytes(200))
    chosen.adapter = InstalledAdapter("broken", file, "1")
    with pytest.raises(UserFault) as fault:
        adaptable.generate(ASK)
    assert fault.value.code == "adapter_damaged"
    chosen.adapter = None
    assert adaptable.generate(ASK).text
