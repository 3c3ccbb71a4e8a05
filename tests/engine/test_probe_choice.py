"""Which model is advised on which PC, and why."""

from __future__ import annotations

import msgspec
import pytest

from merchant_assistant.engine import probe
from merchant_assistant.engine.frames import Device
from merchant_assistant.engine.model import LaneSpeed, Speed
from merchant_assistant.engine.probe import Machine
from merchant_assistant.engine.store.model_state import ModelState

GB = 1_000_000_000
SIZES = {"tiny": 0.4, "usual": 1.7, "good": 3.6, "best": 6.5}


def _models(*here: str) -> list[ModelState]:
    return [
        ModelState(
            name, name.capitalize(), "chat", "ready" if name in here else "absent", GB, None, "MIT", ("en",),
            name, int(size * GB), own=False,
        )
        for name, size in SIZES.items()
    ]  # fmt: skip


def _speeds(**rates: float) -> dict[str, Speed]:
    return {
        name: Speed(
            model=name, device="CPU", prompt_tok_s=100, lanes=(LaneSpeed(lanes=1, decode_tok_s=rate),),
            memory=int(SIZES[name] * GB),
        )
        for name, rate in rates.items()
    }  # fmt: skip


@pytest.mark.parametrize(
    ("memory", "card", "here", "speeds", "advised", "why"),
    [
        (16, 0, (), {}, "usual", "ordinary PCs"),
        (64, 0, (), {}, "usual", "without a graphics card"),
        (16, 8, (), {}, "best", "8 GB of the graphics card"),
        (16, 4.2, (), {}, "good", "4 GB of the graphics card"),
        (8, 24, ("usual",), {"usual": 50}, "best", "graphics card"),
        (16, 8, ("best",), {"best": 3}, "good", "graphics card"),  # the card cannot be used: it was measured
        (16, 0, ("usual",), {"usual": 2}, "tiny", "Usual was measured and is slow"),
        (16, 0, ("usual",), {"usual": 20}, "usual", "largest"),
        (16, 0, ("usual", "good"), {"good": 1, "usual": 20}, "usual", "largest"),
        (16, 0, ("usual", "good"), {}, "good", "largest"),
        (1, 0, (), {}, "tiny", "1 GB of memory"),
        (2, 0, (), {}, "tiny", "2 GB of memory"),
    ],
)
def test_the_model_for_a_pc(
    memory: float, card: float, here: tuple[str, ...], speeds: dict[str, float], advised: str, why: str
) -> None:
    machine = Machine(int(memory * GB), int(card * GB), _speeds(**speeds))
    choice = probe.choose(_models(*here), "usual", machine.memory, machine)
    assert choice
    assert (choice.model.id, why in choice.why) == (advised, True), choice.why


def test_the_only_one_that_fits_is_advised_though_it_is_slow() -> None:
    usual = [model for model in _models() if model.id == "usual"]
    choice = probe.choose(usual, "usual", 16 * GB, Machine(16 * GB, 0, _speeds(usual=1)))
    assert choice and choice.model.id == "usual" and "Slow" in choice.why


def test_measured_memory_counts_more_than_what_the_manifest_says() -> None:
    usual = next(model for model in _models() if model.id == "usual")
    speed = msgspec.structs.replace(_speeds(usual=20)["usual"], memory=int(2.9 * GB))
    heavy = Machine(3 * GB, 0, {"usual": speed})
    assert Machine(3 * GB).fit(usual) == "tight"
    assert heavy.fit(usual) == "too_large"


def test_only_a_card_with_memory_of_its_own_counts() -> None:
    def device(kind: str, type_: str, memory: float) -> Device:
        return Device(
            kind=kind, description=kind, memory_total=int(memory * GB), memory_free=0, type=type_  # type: ignore[arg-type]
        )  # fmt: skip

    assert probe.graphics_memory([device("CPU", "cpu", 16), device("Vulkan0", "integrated", 12)]) == 0
    cards = [device("CUDA0", "gpu", 8), device("CUDA1", "gpu", 6), device("CPU", "cpu", 16)]
    assert probe.graphics_memory(cards) == 8 * GB
