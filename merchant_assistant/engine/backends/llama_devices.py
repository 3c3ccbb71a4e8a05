"""What llama.cpp was built with and what it finds on this machine."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Any

import llama_cpp
from llama_cpp._ggml import libggml

from merchant_assistant.engine.frames import Device, EngineFacts

_WARNING = 3  # ggml_log_level
_CONTINUED = 5
_CPU = 0  # ggml_backend_dev_type

_level = 0


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator,unused-ignore]
def _log(level: int, text: bytes, _data: Any) -> None:
    """Warnings and errors to the child's log; what llama.cpp tells about each load would fill it."""
    global _level  # noqa: PLW0603 - a continued line has the level of the line before it
    _level = _level if level == _CONTINUED else level
    if _level >= _WARNING:
        sys.stderr.write(text.decode("utf-8", "replace"))


def quiet() -> None:
    """Keep llama.cpp's chatter out of the log."""
    llama_cpp.llama_log_set(_log, ctypes.c_void_p(0))


def threads() -> int:
    """One for each physical core that we may use: a second thread on a core slows llama.cpp down."""
    import psutil  # noqa: PLC0415 - only the child needs it

    physical = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return max(1, min(physical, allowed))


def facts() -> EngineFacts:
    """All devices, the CPU among them."""
    return EngineFacts(
        version=llama_cpp.__version__,
        system=llama_cpp.llama_print_system_info().decode("utf-8", "replace").strip(),
        threads=threads(),
        gpu_offload=bool(llama_cpp.llama_supports_gpu_offload()),
        devices=devices(),
    )


def devices() -> tuple[Device, ...]:
    """What ggml can compute on here."""
    handles = (_function("ggml_backend_dev_get", ctypes.c_void_p)(index) for index in range(_count()))
    return tuple(_device(ctypes.c_void_p(handle)) for handle in handles)


def device_in_use(on_gpu: bool) -> str:
    """In words for a person: the first graphics device, or the processor."""
    graphics = [device.description for device in devices() if not device.kind.startswith("CPU")]
    return graphics[0] if on_gpu and graphics else "CPU"


def _device(handle: ctypes.c_void_p) -> Device:
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    _function("ggml_backend_dev_memory", None)(handle, ctypes.byref(free), ctypes.byref(total))
    return Device(
        kind=_text("ggml_backend_dev_name", handle),
        description=_text("ggml_backend_dev_description", handle),
        memory_total=total.value,
        memory_free=free.value,
    )


def _count() -> int:
    return int(_function("ggml_backend_dev_count", ctypes.c_size_t)())


def _text(name: str, handle: ctypes.c_void_p) -> str:
    value: bytes = _function(name, ctypes.c_char_p)(handle) or b""
    return value.decode("utf-8", "replace").strip()


def _function(name: str, result: Any) -> Any:
    """A function of ggml, which the Python package loads but does not declare."""
    function = libggml[name]
    function.restype = result
    return function
