"""What every engine promises about vectors of texts: each makes them, or says that it does not."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import Engine, InstalledModel
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault


@pytest.fixture
def embedder(engine: Engine) -> Engine:
    if "embeddings" in engine.load().can:
        return engine
    with pytest.raises(UserFault) as fault:
        engine.embed(["a red shirt"])
    assert fault.value.code in ("unsupported", "model_absent")
    pytest.skip(f"{engine.load().backend} says that it cannot")


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def test_each_text_gets_a_vector_of_length_one(embedder: Engine) -> None:
    made = embedder.embed(["a red cotton shirt", "红色棉衬衫", ""])
    rows = made.rows()
    assert made.model
    assert [len(row) for row in rows] == [made.dimensions] * 3
    assert [math.sqrt(_near(row, row)) for row in rows] == pytest.approx([1, 1, 1], abs=1e-4)


def test_similar_texts_are_near(embedder: Engine) -> None:
    shirt, same, lamp = embedder.embed(
        ["red cotton shirt for men", "men's shirt of cotton, red", "desk lamp with three colour temperatures"]
    ).rows()
    assert _near(shirt, same) > _near(shirt, lamp) + 0.02


def test_many_keep_their_order(embedder: Engine) -> None:
    """More than fit into one portion; each as if it had been alone."""
    texts = [f"product number {number}" for number in range(70)]
    rows = embedder.embed(texts).rows()
    assert len(rows) == 70
    for number in (0, 1, 63, 64, 69):
        assert _near(rows[number], embedder.embed([texts[number]]).rows()[0]) > 0.999


def test_no_texts_no_vectors(embedder: Engine) -> None:
    made = embedder.embed([])
    assert made.data == b""


@pytest.mark.parametrize("text", ["half \ud83d", "zero \x00", "x" * 30_000, "好" * 5_000, "<s></s><mask>", "\n"])
def test_texts_may_be_anything(embedder: Engine, text: str) -> None:
    (row,) = embedder.embed([text], "query").rows()
    assert math.isclose(_near(row, row), 1, abs_tol=1e-4)


def test_cancelled_before_it_began(embedder: Engine) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        embedder.embed(["a red shirt"], "passage", cancel)


def test_without_a_model_for_it_there_is_a_fault(tmp_path: Path) -> None:
    demo = InstalledModel("demo", Path("none"), "1", backend="scripted")
    with EngineClient(lambda: demo, tmp_path / "log") as client:
        assert "embeddings" not in client.load().can
        with pytest.raises(UserFault) as absent:
            client.embed(["a red shirt"])
    assert absent.value.code == "model_absent"
