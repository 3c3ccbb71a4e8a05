"""Speeds and times left are said only where they were seen; the words of manifests are all translatable."""

from __future__ import annotations

from pathlib import Path

import pytest

from merchant_assistant.engine.probe import fit, wanted
from merchant_assistant.engine.store.manifest import read_manifests
from merchant_assistant.engine.store.stamp import CHECKING
from merchant_assistant.engine.store.store import ModelState, ModelStore
from merchant_assistant.foundation.paths import AppPaths, manifests_dir
from merchant_assistant.ui.models.fetching import Fetch
from merchant_assistant.ui.models.meter import Meter
from merchant_assistant.ui.models.words import PURPOSES
from merchant_assistant.ui.tasks import Step


def test_nothing_is_said_of_the_speed_before_it_was_seen() -> None:
    meter = Meter()
    assert meter.rate is None and meter.left(100) is None
    meter.put(50, 10.0)
    meter.put(60, 11.0)
    assert meter.rate is None, "one second tells nothing"
    meter.put(90, 14.0)
    assert meter.rate == 10.0 and meter.left(190) == 10.0


def test_what_earlier_fetches_brought_is_no_speed() -> None:
    meter = Meter()
    meter.put(1_000_000, 0.0)
    meter.put(1_000_100, 10.0)
    assert meter.rate == 10.0


def test_a_fetch_that_begins_anew_is_measured_anew() -> None:
    meter = Meter()
    for second in range(5):
        meter.put(1000 * second, float(second))
    meter.put(0, 5.0)
    assert meter.rate is None


def test_only_late_speed_counts() -> None:
    meter = Meter()
    for second in range(100):
        meter.put(second * 1000, float(second))
    for second in range(100, 140):
        meter.put(99_000 + (second - 99) * 10, float(second))
    assert meter.rate == pytest.approx(10.0, rel=0.1)


def test_checking_has_no_speed() -> None:
    fetch = Fetch(_state("a"), 0)
    for second in range(6):
        fetch.step(Step(second * 10, 100, "Fetching"), float(second))
    assert fetch.speed and not fetch.checking
    fetch.step(Step(30, 100, CHECKING), 7.0)
    assert fetch.checking and fetch.speed is None and fetch.left is None


def test_every_purpose_of_a_manifest_can_be_translated() -> None:
    assert {manifest.purpose for manifest in read_manifests(manifests_dir()).values()} < set(PURPOSES)


@pytest.mark.parametrize(("needs", "said"), [(4, "well"), (5, "well"), (6, "tight"), (8, "tight"), (9, "too_large")])
def test_fitness_leaves_room_for_other_programs(needs: int, said: str) -> None:
    assert fit(_state("a", memory=needs), 10) == said


def test_the_offered_model_is_the_chosen_the_begun_or_the_fitting_one() -> None:
    small, usual, large, huge = (_state(name, memory=m) for name, m in _SIZES.items())
    models = [small, usual, large, huge]
    assert _offered(models, "usual") == usual, "nobody chose: the default"
    assert _offered(models, "large") == large, "somebody chose it"
    assert _offered(models, "huge") == usual, "chosen on a PC with more memory"
    assert _offered(models, "gone") == usual
    begun, ready = _state("usual", memory=4, part=1), _state("usual", memory=4, state="ready")
    assert _offered([begun, _state("large", memory=5, state="ready")], "usual") == begun
    assert _offered([ready, large], "usual") == ready
    assert _offered([large, huge], "gone") == large
    assert _offered([huge], "huge") == huge, "better one that does not fit than none"
    assert wanted([], "usual", "usual", 10) is None


_SIZES = {"small": 2, "usual": 4, "large": 5, "huge": 40}


def _offered(models: list[ModelState], chosen: str) -> ModelState:
    choice = wanted(models, chosen, "usual", 10)
    assert choice and choice.why
    return choice.model


def test_the_store_tells_of_halves(tmp_path: Path) -> None:
    store = ModelStore(AppPaths(tmp_path, tmp_path))
    model = store.list()[0]
    assert model.part == 0 and model.fetchable and len(model.sha256) == 64
    (tmp_path / f"{model.id}.gguf.part").write_bytes(b"half")
    assert store.state(model.id).part == 4


def _state(model_id: str, *, memory: int = 1, part: int = 0, state: str = "absent") -> ModelState:
    return ModelState(
        id=model_id, name=model_id, role="chat", state=state, bytes=100, path=None, licence="", languages=(),
        purpose="", memory=memory, own=False, part=part,
    )  # fmt: skip
