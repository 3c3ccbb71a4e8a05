"""A model opened on the device where it fits; what fails there is a fault that says so, and the caller tries another.

Nothing is tried a second time here: a graphics device that failed once in a process can hang or end it the next time.
The client hears of the fault (or of the end of the process) and asks again, for the processor
(:mod:`merchant_assistant.engine.devices`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

import llama_cpp

from merchant_assistant.engine.backends.base import unknown_architecture
from merchant_assistant.engine.backends.llama import devices as llama_devices
from merchant_assistant.engine.backends.llama import log as llama_log
from merchant_assistant.engine.backends.llama.fit import CELLS, Placement, plan
from merchant_assistant.engine.faults import DeviceFailed
from merchant_assistant.engine.frames import Placed
from merchant_assistant.engine.gguf import Header, damaged
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.said import said

OnPlaced = Callable[[Placed], None]
"""Told before a model goes onto a device: if the process ends from here on, a graphics device may be to blame."""


def place(header: Header, wanted: str, context: int, cells: int = CELLS) -> Placement:
    """Where the model would go now (see :func:`~merchant_assistant.engine.backends.llama.fit.plan`)."""
    return plan(header, llama_devices.devices(), wanted, context, cells)


def placed(placement: Placement) -> Placed:
    """What the client is told of it."""
    if placement.on_gpu:
        return Placed(placement.device, placement.description, placement.missing)
    return Placed("", "", placement.missing)


def open_model(file: Path, placement: Placement, cancelled: IsCancelled) -> Any:
    """llama.cpp's model, its weights where ``placement`` says; free it with ``llama_model_free``.

    Raises :class:`Cancelled`, ``unknown_architecture`` where llama.cpp does not know this kind of model,
    :class:`DeviceFailed`, or ``model_damaged`` where the processor cannot load it either.
    """
    params = llama_cpp.llama_model_default_params()
    devices = _devices(placement)
    params.devices = ctypes.cast(devices, ctypes.c_void_p)
    params.n_gpu_layers = placement.layers
    params.progress_callback = llama_cpp.llama_progress_callback(lambda _share, _data: not cancelled())
    llama_log.forget()
    model = llama_cpp.llama_model_load_from_file(str(file).encode(), params)
    if model:
        return model
    if cancelled():
        raise Cancelled
    if why := llama_log.newer_than_this():
        raise unknown_architecture(why)
    if placement.on_gpu:
        raise DeviceFailed("the model could not be loaded")
    raise damaged(file, "llama.cpp cannot load it")


def no_context(placement: Placement) -> UserFault:
    """The fault where llama.cpp gives no context for a model that it has loaded."""
    if placement.on_gpu:
        return DeviceFailed("no context")
    return UserFault(
        "not_enough_memory",
        said("Engine", "There is not enough free memory for this model."),
        said("Engine", "Close other programs, or choose a smaller model."),
    )


def decode_failed(placement: Placement, result: int) -> Exception:
    """What to raise where ``llama_decode`` gave ``result``: on a processor that is a bug of ours."""
    if placement.on_gpu:
        return DeviceFailed(f"llama_decode gave {result}")
    return RuntimeError(f"llama_decode gave {result}")


def _devices(placement: Placement) -> Any:
    """The list that ends with nothing. An empty one keeps llama.cpp off every graphics device, for large steps too."""
    handle = llama_devices.handle_of(placement.device) if placement.on_gpu else None
    if placement.on_gpu and handle is None:
        raise DeviceFailed(f"{placement.device} is gone")
    return (ctypes.c_void_p * 2)(handle.value if handle else None, None)
