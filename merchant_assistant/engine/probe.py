"""What this PC has to offer a model, for ``doctor``. The child looks: llama.cpp is not loaded into this process."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.frames import Device, EngineFacts
from merchant_assistant.engine.model import Speed
from merchant_assistant.engine.store.store import ModelState
from merchant_assistant.foundation.errors import UserFault


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """Sizes in bytes. ``engine`` is None where llama.cpp cannot be used, ``problem`` then says why."""

    engine: EngineFacts | None
    problem: UserFault | None
    cores: int
    memory_total: int
    memory_available: int
    disk_free: int

    def as_json(self) -> dict[str, object]:
        """The engine's part of what ``doctor --json`` prints."""
        engine = self.engine
        return {
            "llama_cpp": engine.version if engine else None,
            "backends": sorted(engine.backends) if engine else [],
            "features": list(engine.features) if engine else [],
            "gpu_offload": engine.gpu_offload if engine else False,
            "system": engine.system if engine else "",
            "threads": engine.threads if engine else 0,
            "devices": [
                {
                    "kind": device.kind,
                    "type": device.type,
                    "name": device.description,
                    "memory": device.memory_total,
                    "memory_free": device.memory_free,
                }
                for device in (engine.devices if engine else ())
            ],
            "cores": self.cores,
            "memory": self.memory_total,
            "memory_available": self.memory_available,
            "disk_free": self.disk_free,
            "problem": self.problem.as_json() if self.problem else None,
        }


@dataclass(frozen=True, slots=True)
class Choice:
    """The model for this PC and one sentence that says why."""

    model: ModelState
    why: str


def look(engine: EngineClient, models_folder: Path) -> MachineFacts:
    """Ask the child and the operating system; ends no later for a missing model."""
    import psutil  # noqa: PLC0415 - only for this

    memory = psutil.virtual_memory()
    facts, problem = _engine_facts(engine)
    return MachineFacts(
        engine=facts,
        problem=problem,
        cores=psutil.cpu_count(logical=False) or psutil.cpu_count() or 1,
        memory_total=memory.total,
        memory_available=memory.available,
        disk_free=shutil.disk_usage(_existing(models_folder)).free,
    )


Fit = Literal["well", "tight", "too_large"]
_TIGHT = 0.8  # of the memory: the system and a browser need the rest
_CARD = 0.9  # of a graphics card's memory: the screen needs the rest
SLOW_TOK_S = 5.0  # fewer are some three words a second: slower than one reads, and minutes for a draft


def total_memory() -> int:
    """The memory of this PC in bytes; asks neither the child nor the disk."""
    import psutil  # noqa: PLC0415 - only for this

    return int(psutil.virtual_memory().total)


def fit(model: ModelState, memory: int) -> Fit:
    """How a model sits in that much memory: beside everything else, with other programs closed, or not at all."""
    if model.memory <= memory // 2:
        return "well"
    return "tight" if model.memory <= memory * _TIGHT else "too_large"


def graphics_memory(devices: Sequence[Device]) -> int:
    """Bytes of the largest graphics card with memory of its own; 0 where there is none."""
    return max((device.memory_total for device in devices if device.type == "gpu"), default=0)


def need(model: ModelState, speed: Speed | None = None) -> int:
    """Bytes of memory: measured here, else what its manifest says."""
    return speed.memory if speed and speed.memory else model.memory


@dataclass(frozen=True, slots=True)
class Machine:
    """What a choice rests on. ``memory`` and ``card`` (a graphics card's own) in bytes, ``speeds`` by model."""

    memory: int
    card: int = 0
    speeds: Mapping[str, Speed] = field(default_factory=dict)

    def fit(self, model: ModelState) -> Fit:
        """In the memory of the PC, whatever the card holds."""
        measured = need(model, self.speeds.get(model.id))
        return fit(dataclasses.replace(model, memory=measured), self.memory)

    def on_card(self, model: ModelState) -> bool:
        """Whether all of it fits onto the graphics card, where it is fast."""
        return model.memory <= self.card * _CARD

    def is_slow(self, model: ModelState) -> bool:
        """Whether it was measured here, with the PC to itself, and writes slower than one reads."""
        speed = self.speeds.get(model.id)
        return speed is not None and not speed.busy and speed.decode_tok_s < SLOW_TOK_S


def wanted(
    models: Sequence[ModelState], chosen: str, default: str, memory: int, machine: Machine | None = None
) -> Choice | None:
    """The model to offer: the chosen one where it is here, begun or a person's choice that fits; else :func:`choose`.

    None where no model for texts is known at all.
    """
    machine = machine or Machine(memory)
    found = _named(models, chosen)
    if found and found.state != "absent":
        return Choice(found, "It is on this PC.")
    if found and found.part:
        return Choice(found, "A part of it is on this PC.")
    if found and chosen != default and machine.fit(found) != "too_large":
        return Choice(found, "It was chosen in the settings.")
    if best := choose(models, default, memory, machine):
        return best
    return Choice(found, "No model fits the memory of this PC.") if found else None


def choose(models: Sequence[ModelState], default: str, memory: int, machine: Machine | None = None) -> Choice | None:
    """The largest for a graphics card; else of those here the largest that fits well and is not slow; else the default.

    Where the default was measured and is slow, or does not fit, the largest below it. Larger ones are not advised
    without a card: they are slow, and how slow nobody measured before one is here.
    """
    machine = machine or Machine(memory)
    chat = [model for model in models if model.role == "chat"]
    if on_card := [model for model in chat if machine.on_card(model) and not machine.is_slow(model)]:
        return Choice(_largest(on_card), f"The largest that fits the {_gb(machine.card)} of the graphics card.")
    fitting = [model for model in chat if machine.fit(model) != "too_large"]
    quick = [model for model in fitting if not machine.is_slow(model)]
    if here := [model for model in quick if model.state == "ready" and machine.fit(model) == "well"]:
        return Choice(_largest(here), f"Of those on this PC the largest that leaves half of its {_gb(memory)} free.")
    usual = _named(models, default)
    if usual in quick:
        return Choice(usual, "Made for ordinary PCs. Larger ones write better, but slower without a graphics card.")
    return _smaller(quick, usual, machine) or (Choice(usual, "Slow on this PC.") if usual in fitting else None)


def _smaller(quick: Sequence[ModelState], usual: ModelState | None, machine: Machine) -> Choice | None:
    """The largest below the default."""
    below = [model for model in quick if usual is None or model.memory < usual.memory]
    if not below:
        return None
    if usual and machine.fit(usual) != "too_large":
        return Choice(_largest(below), f"{usual.name} was measured and is slow on this PC.")
    return Choice(_largest(below), f"The largest that fits the {_gb(machine.memory)} of memory of this PC.")


def _named(models: Sequence[ModelState], model_id: str) -> ModelState | None:
    return next((model for model in models if model.id == model_id), None)


def _largest(models: Sequence[ModelState]) -> ModelState:
    return max(models, key=lambda model: model.memory)


def _gb(size: int) -> str:
    return f"{size / 1e9:.0f} GB"


def _engine_facts(engine: EngineClient) -> tuple[EngineFacts | None, UserFault | None]:
    try:
        return engine.facts(), None
    except UserFault as fault:
        return None, fault


def _existing(folder: Path) -> Path:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
