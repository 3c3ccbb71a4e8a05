"""The page Models as it is looked at: what writes here, what is fetched and measured, cards, a team's server."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from look_registry import BUSY, scene
from look_stage import Stage

from merchant_assistant.engine.frames import Device, ModelRef, Placed
from merchant_assistant.engine.model import LaneSpeed, Speed
from merchant_assistant.engine.store import own_models
from merchant_assistant.engine.store.adapters import AdapterStore, Description
from merchant_assistant.engine.store.manifest import Manifest
from merchant_assistant.engine.store.quarantine import Quarantine
from merchant_assistant.engine.store.store import ModelState
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.settings import ADAPTER, ENGINE_BACKEND, SERVER_ADDRESS, SERVER_MODEL
from merchant_assistant.ui.models.fetching import Fetch, use
from merchant_assistant.ui.tasks import Step

SPEED = Speed(
    model="own", device="CPU", prompt_tok_s=210.0, memory=1_900_000_000,
    lanes=(LaneSpeed(lanes=1, decode_tok_s=37.0), LaneSpeed(lanes=16, decode_tok_s=96.0)),
)  # fmt: skip
SLOW = Speed(
    model="own", device="CPU", prompt_tok_s=14.0, memory=4_900_000_000, lanes=(LaneSpeed(lanes=1, decode_tok_s=2.1),)
)
_DEVICES = (
    Device(kind="CPU", description="Intel Core i5-8250U", memory_total=0, memory_free=0),
    Device(kind="CUDA0", description="NVIDIA RTX 3060", memory_total=12 << 30, memory_free=11 << 30, type="gpu"),
    Device(kind="Vulkan1", description="Intel UHD Graphics 620", memory_total=0, memory_free=0, type="integrated"),
)


@scene
def models(stage: Stage) -> Iterator[str]:
    folder = empty_models(stage)
    stage.engine.measured = SPEED
    page = stage.show("models")
    yield "models-first"
    begin_fetch(stage, page.list.cards["qwen2.5-coder-1.5b-instruct"].view.model)
    yield "models-fetching"
    stage.program.pages.desk.fetching._fetches.clear()
    stage.engine.gate.clear()
    bring_model(stage, idle=False)
    stage.wait(lambda: stage.program.pages.desk.measuring.of("own"))
    stage.settle()
    yield "models-measuring"
    stage.engine.gate.set()
    stage.idle()
    (folder / "qwen3-4b-instruct-2507.gguf.part").write_bytes(bytes(50_000_000))
    (folder / "smollm2-135m-instruct.gguf").write_bytes(b"broken")
    page.load()
    stage.idle()
    yield "models-full"
    card = page.list.cards["own"]
    card.more.click()
    yield "models-details"
    card.more.click()
    card.remove.click()
    yield "models-remove"
    card.keep.click()
    page.states._show_loading()
    yield "models-loading"
    page._failed(BUSY)
    yield "models-error"


@scene
def models_elsewhere(stage: Stage) -> Iterator[str]:
    """A PC with graphics cards, one of which failed; texts learned from; a model set aside; the team's server."""
    empty_models(stage)
    stage.engine.measured = SLOW
    stage.engine.devices = _DEVICES
    bring_model(stage, memory=SLOW.memory)
    _learn(stage)
    services = stage.program.services
    page = stage.show("models")
    page.list.ensureWidgetVisible(page.list.place)
    yield "models-devices"
    services.devices.choose("CUDA0")
    services.devices.failed(Placed("CUDA0", "NVIDIA RTX 3060"))
    own = services.store.installed("own")
    for _ in range(2):
        services.store.quarantine.died(
            ModelRef(id="own", path=str(own.path), version=own.version, context=64, backend="llama.cpp"),
            "SIGSEGV", loading=True,
        )  # fmt: skip
    page.load()
    stage.idle()
    yield "models-set-aside"
    page.list.ensureWidgetVisible(page.list.place)
    yield "models-card-failed"
    for setting, value in ((SERVER_ADDRESS, "http://writer.lan:8080/v1"), (SERVER_MODEL, "big"),
                           (ENGINE_BACKEND, "remote")):  # fmt: skip
        services.settings.set(setting, value)
    stage.program.pages.desk.tell(Changes(settings=True, models=True))
    stage.idle()
    page.list.verticalScrollBar().setValue(0)
    yield "models-server"


def empty_models(stage: Stage) -> Path:
    """A folder of models of the scene's own, empty at first."""
    folder = stage.folder / "models"
    folder.mkdir()
    services = stage.program.services
    services.store.folder = folder
    services.store.quarantine = Quarantine(folder / "set-aside.json")
    services.speeds._path = folder / "speeds.json"
    stage.program.pages.desk.tell(Changes(models=True))
    stage.idle()
    return folder


def bring_model(stage: Stage, *, idle: bool = True, memory: int = 1_000_000_000) -> None:
    """A file that the store takes for a whole model; nobody runs it here."""
    folder, content = stage.folder / "models", b"weights"
    (folder / "own.gguf").write_bytes(content)
    own_models.write(
        folder,
        Manifest(
            id="own", name="Model of a friend", role="chat", purpose="Added by hand.", licence="unknown",
            languages=("en", "zh"), context=2048, bytes=len(content), sha256=hashlib.sha256(content).hexdigest(),
            memory=memory,
        ),
    )  # fmt: skip
    use(stage.program.pages.desk, "own")
    if idle:
        stage.idle()


def _learn(stage: Stage) -> None:
    """Two that were learned, one of them for another model; nobody lays them over anything here."""
    services, content = stage.program.services, b"learned"
    folder = AdapterStore(services.paths).folder
    folder.mkdir(parents=True, exist_ok=True)
    known = hashlib.sha256(content).hexdigest()
    for name, base in (("Texts of spring", services.store.installed("own").version), ("Older texts", known)):
        described = Description(
            name=name, base="own", base_sha256=base, bytes=len(content), sha256=known, languages=("en",)
        )
        (folder / f"{name}.gguf").write_bytes(content)
        (folder / f"{name}.json").write_bytes(msgspec.json.encode(described))
    services.settings.set(ADAPTER, "Texts of spring")


def begin_fetch(stage: Stage, model: ModelState) -> None:
    """A fetch as it is after a minute; nothing goes to the network for a picture."""
    fetching = stage.program.pages.desk.fetching
    fetch = fetching._fetches[model.id] = Fetch(model, 0)
    for second in range(60):
        fetch.step(Step(model.bytes // 8 + 5_000_000 * second, model.bytes), float(second))
    fetching.changed.emit()
    stage.idle()
