"""Where a model of transformers computes, and what torch finds on this PC."""

from __future__ import annotations

import os
from dataclasses import dataclass

import psutil

from merchant_assistant.engine.backends.transformers.libraries import torch, transformers
from merchant_assistant.engine.frames import Device, EngineFacts


@dataclass(frozen=True, slots=True)
class Place:
    """A device as torch names it, in words, and the kind of numbers that suits it."""

    name: str
    description: str
    dtype: torch.dtype

    @classmethod
    def find(cls, wanted: str) -> Place:
        """The device for ``wanted``: ``cpu``, ``auto`` for the best, or a name of llama.cpp's (``CUDA0``)."""
        wanted = wanted.lower()
        if wanted != "cpu" and torch.cuda.is_available():
            return cls._cuda(wanted.removeprefix("cuda"))
        if wanted != "cpu" and torch.backends.mps.is_available():
            return cls("mps", "Metal", torch.float16)
        return cls("cpu", "CPU", torch.float32)

    @classmethod
    def _cuda(cls, number: str) -> Place:
        at = min(int(number), torch.cuda.device_count() - 1) if number.isdecimal() else 0
        short = torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
        return cls(f"cuda:{at}", torch.cuda.get_device_name(at), short)

    def free(self) -> int:
        """Bytes of memory that a model may take here."""
        if self.name.startswith("cuda"):
            return int(torch.cuda.mem_get_info(self.name)[0])
        return int(psutil.virtual_memory().available)

    def used(self) -> int:
        """Bytes that this process takes, on the device too."""
        on_graphics = torch.cuda.memory_reserved(self.name) if self.name.startswith("cuda") else 0
        return int(psutil.Process().memory_info().rss) + int(on_graphics)


def threads() -> int:
    """One for each physical core that we may use: a second thread on a core slows the computing down."""
    physical = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return max(1, min(physical, allowed))


def facts() -> EngineFacts:
    """All devices, the processor among them."""
    memory = psutil.virtual_memory()
    devices = [Device(kind="CPU", description="CPU", memory_total=memory.total, memory_free=memory.available)]
    for number in range(torch.cuda.device_count()):
        free, total = torch.cuda.mem_get_info(number)
        name = torch.cuda.get_device_name(number)
        devices.append(Device(kind=f"CUDA{number}", description=name, memory_total=total, memory_free=free))
    return EngineFacts(
        version=f"transformers {transformers.__version__}",
        system=f"torch {torch.__version__}",
        threads=threads(),
        gpu_offload=len(devices) > 1,
        devices=tuple(devices),
    )
