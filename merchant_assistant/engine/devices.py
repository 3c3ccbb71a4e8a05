"""Where the model computes: what the person chose, and what becomes of it when a graphics card fails.

A card that fails (it cannot load the model, a step goes wrong, the child dies while the card is in use) is left alone
for the rest of the session: the processor does the work, and the person is told once. After the second session in which
it failed it stays so, until the person chooses anew or llama.cpp, the system or the driver has changed.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from merchant_assistant.engine.drivers import driver_versions
from merchant_assistant.engine.faults import DeviceFailed
from merchant_assistant.engine.frames import AUTO, CPU, Device, Placed, graphics_devices
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.foundation.settings import ENGINE_DEVICE, ENGINE_TROUBLE, Settings

FAILURES_ALLOWED = 2
_GIB = 1 << 30
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """What can be chosen: the ``value`` of the setting, and its ``name`` for a person."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What is written down of a card that failed; ``drivers`` as they were then."""

    device: str
    times: int
    drivers: str


class Devices:
    """The rule for one person's choice. Without ``settings`` nothing outlives the program. Safe between threads."""

    def __init__(self, settings: Settings | None = None, drivers: Callable[[], str] = driver_versions) -> None:
        self._settings = settings
        self._drivers = drivers
        self._lock = threading.Lock()
        self._failed: set[str] | None = None
        self._missing: set[str] = set()

    @property
    def chosen(self) -> str:
        """``auto``, ``cpu`` or a device as llama.cpp names it."""
        return self._settings.get(ENGINE_DEVICE) if self._settings else AUTO

    def choose(self, value: str) -> None:
        """The person's choice: it survives updates and a card that is away, and gives one that failed another chance.

        Raises the faults of writing a file.
        """
        with self._lock:
            if self._settings:
                self._settings.set(ENGINE_DEVICE, value)
                self._settings.set(ENGINE_TROUBLE, "")
            self._failed = set()
            self._missing.clear()

    def use(self, wanted: str) -> str:
        """The device for the next request in place of ``wanted``: the processor where that one failed.

        Which card ``auto`` means is not known here, so any that failed turns it to the processor.
        """
        with self._lock:
            failed = self._failed_ones()
            return CPU if wanted in failed or (wanted == AUTO and failed) else wanted

    def failed(self, placed: Placed) -> UserFault | None:
        """The card failed: leave it alone. Gives what to tell the person, nothing where that was said."""
        with self._lock:
            failed = self._failed_ones()
            if placed.device in failed:
                return None
            failed.add(placed.device)
            self._write_down(placed)
        return UserFault(
            "device_failed",
            said("Engine", "The graphics card “{name}” could not run the model. The processor does it now.").format(
                name=placed.description
            ),
            said(
                "Engine",
                "That is slower. The card is tried again after an update of its driver, or when you choose it.",
            ),
        )

    def missing(self, device: str) -> UserFault | None:
        """The chosen device is not here now. Gives what to tell the person, nothing where that was said."""
        with self._lock:
            if device in self._missing:
                return None
            self._missing.add(device)
        return UserFault(
            "device_missing",
            said(
                "Engine", "The graphics card that was chosen for the model is not there. Another device does its work."
            ),
            said("Engine", "When the card is back, it is used again."),
        )

    def _failed_ones(self) -> set[str]:
        """Those of this session, and the one that failed in too many before it."""
        if self._failed is None:
            trouble = self._written_down()
            self._failed = {trouble.device} if trouble and trouble.times >= FAILURES_ALLOWED else set()
        return self._failed

    def _write_down(self, placed: Placed) -> None:
        if self._settings is None:
            return
        before = self._written_down()
        times = before.times if before and before.device == placed.device else 0
        trouble = {"device": placed.device, "times": times + 1, "drivers": self._drivers()}
        self._settings.set(ENGINE_TROUBLE, json.dumps(trouble))

    def _written_down(self) -> _Trouble | None:
        """Nothing where the drivers have changed since, or what is written is damaged."""
        text = self._settings.get(ENGINE_TROUBLE) if self._settings else ""
        if not text:
            return None
        try:
            found = json.loads(text)
            trouble = _Trouble(str(found["device"]), int(found["times"]), str(found["drivers"]))
        except (ValueError, TypeError, KeyError):
            return None
        return trouble if trouble.drivers == self._drivers() else None


def once_more(ask: Callable[P, R]) -> Callable[P, R]:
    """A request that is made a second time where a graphics card failed under it: the processor is asked then."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return ask(*args, **kwargs)
        except DeviceFailed:
            return ask(*args, **kwargs)

    return asked


def choices(devices: Sequence[Device], chosen: str = AUTO) -> list[DeviceChoice]:
    """What to offer on this PC, the choice that stands now always among it."""
    offered = [DeviceChoice(AUTO, said("Engine", "Chosen by the program")), _processor(devices)]
    cards = graphics_devices(devices)
    names = Counter(_name(card) for card in cards)
    for card in cards:
        name = _name(card)
        twice = said("Engine", "{name} ({number})").format(name=name, number=card.kind)
        offered.append(DeviceChoice(card.kind, twice if names[name] > 1 else name))
    if chosen not in {choice.value for choice in offered}:
        offered.append(DeviceChoice(chosen, said("Engine", "{name}: not there now").format(name=chosen)))
    return offered


def _processor(devices: Sequence[Device]) -> DeviceChoice:
    known = next((device.description for device in devices if device.type == "cpu" and device.description), "")
    named = said("Engine", "Processor: {name}").format(name=known)
    return DeviceChoice(CPU, named if known else said("Engine", "Processor"))


def _name(card: Device) -> str:
    """``Graphics card: NVIDIA RTX 3060, 12 GB``."""
    if card.type == "integrated":
        return said("Engine", "Graphics inside the processor: {name}").format(name=card.description)
    if card.memory_total <= 0:
        return said("Engine", "Graphics card: {name}").format(name=card.description)
    size = round(card.memory_total / _GIB)
    return said("Engine", "Graphics card: {name}, {size} GB").format(name=card.description, size=size)
