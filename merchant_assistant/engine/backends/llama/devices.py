"""What the installed llama.cpp was built with and what it finds on this machine. Nothing here knows a vendor.

Its backends (processor, CUDA, Vulkan, Metal, …) are either linked into it or lie beside it as libraries of their own,
of which it then loads those that work here, and of several for the processor the fastest.
"""

from __future__ import annotations

import ctypes
import functools
import os
import sys
from pathlib import Path
from typing import Any

import llama_cpp
from llama_cpp import llama_cpp as _bindings

from merchant_assistant.engine.backends.llama import log as llama_log
from merchant_assistant.engine.frames import Device, DeviceType, EngineFacts

_TYPES: dict[int, DeviceType] = {0: "cpu", 1: "gpu", 2: "integrated"}  # ggml_backend_dev_type; the rest only helps


def start() -> None:
    """Make llama.cpp ready, once per process, its backends loaded from its own folder.

    Left to itself it would look for them beside the Python program and in the current folder, where any file of the
    right name would become part of this process.
    """
    llama_log.quiet()
    load_backends()
    llama_cpp.llama_backend_init()


def load_backends() -> None:
    """Load the backends that lie beside llama.cpp as libraries, unless some are linked into it."""
    for folder in _folders():
        if _count("ggml_backend_reg_count") == 0 and folder.is_dir():
            _function("ggml_backend_load_all_from_path", None)(str(folder).encode())


def threads() -> int:
    """One for each physical core that we may use: a second thread on a core slows llama.cpp down."""
    import psutil  # noqa: PLC0415 - only the child needs it

    physical = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return max(1, min(physical, allowed))


def facts() -> EngineFacts:
    """All devices, the CPU among them."""
    load_backends()
    return EngineFacts(
        version=llama_cpp.__version__,
        system=llama_cpp.llama_print_system_info().decode("utf-8", "replace").strip(),
        threads=threads(),
        gpu_offload=bool(llama_cpp.llama_supports_gpu_offload()),
        devices=devices(),
        backends=backends(),
        features=features(),
    )


def backends() -> tuple[str, ...]:
    """The names of the backends that work here, as llama.cpp has them (``CPU``, ``CUDA``, ``Vulkan``)."""
    return tuple(_text("ggml_backend_reg_name", registry) for registry in _registries())


def devices() -> tuple[Device, ...]:
    """What llama.cpp can compute on here; memory as it is at this moment."""
    return tuple(_device(handle) for handle in _handles())


def handle_of(kind: str) -> ctypes.c_void_p | None:
    """llama.cpp's own pointer to the device of that name, for ``llama_model_params.devices``; None where absent."""
    return next((handle for handle in _handles() if _text("ggml_backend_dev_name", handle) == kind), None)


class _Feature(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


def features() -> tuple[str, ...]:
    """What the processor's backend makes use of (``AVX2``, ``NEON``)."""
    listing = ctypes.CFUNCTYPE(ctypes.POINTER(_Feature), ctypes.c_void_p)
    address_of = _function("ggml_backend_reg_get_proc_address", ctypes.c_void_p)
    for registry in _registries():
        address = address_of(registry, b"ggml_backend_get_features")
        if _text("ggml_backend_reg_name", registry) == "CPU" and address:
            return _names(listing(address)(registry))
    return ()


def _names(entries: Any) -> tuple[str, ...]:
    """Of a list that ends with an entry without name; those that are off are left out."""
    names: list[str] = []
    for entry in entries:
        if entry.name is None:
            break
        if entry.value != b"0":
            names.append(entry.name.decode("utf-8", "replace"))
    return tuple(names)


class _Properties(ctypes.Structure):
    """``ggml_backend_dev_props``, with room for what later versions add at its end."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
        ("memory_free", ctypes.c_size_t),
        ("memory_total", ctypes.c_size_t),
        ("type", ctypes.c_int),
        ("device_id", ctypes.c_char_p),
        ("capabilities", ctypes.c_byte * 256),
    )


def _device(handle: ctypes.c_void_p) -> Device:
    found = _Properties()
    _function("ggml_backend_dev_get_props", None)(handle, ctypes.byref(found))
    kind = _TYPES.get(found.type, "accelerator")
    registry = ctypes.c_void_p(_function("ggml_backend_dev_backend_reg", ctypes.c_void_p)(handle))
    return Device(
        kind=_decoded(found.name),
        description=_decoded(found.description),
        memory_total=found.memory_total,
        memory_free=_free_memory(found.memory_free) if kind == "cpu" else found.memory_free,
        type=kind,
        backend=_text("ggml_backend_reg_name", registry),
        card=_decoded(found.device_id),
    )


def _free_memory(reported: int) -> int:
    """llama.cpp calls all memory of the PC free; what other programs use of it is not."""
    import psutil  # noqa: PLC0415 - only the child needs it

    return min(reported, int(psutil.virtual_memory().available))


def _folders() -> tuple[Path, ...]:
    """Where the libraries of the backends may lie: beside llama.cpp's own, or where a plain build of it puts them."""
    own = Path(_bindings._base_path).resolve()
    return own, own.parent.parent / "bin"


def _registries() -> list[ctypes.c_void_p]:
    get = _function("ggml_backend_reg_get", ctypes.c_void_p)
    return [ctypes.c_void_p(get(ctypes.c_size_t(index))) for index in range(_count("ggml_backend_reg_count"))]


def _handles() -> list[ctypes.c_void_p]:
    get = _function("ggml_backend_dev_get", ctypes.c_void_p)
    return [ctypes.c_void_p(get(ctypes.c_size_t(index))) for index in range(_count("ggml_backend_dev_count"))]


def _count(name: str) -> int:
    return int(_function(name, ctypes.c_size_t)())


def _text(name: str, handle: ctypes.c_void_p) -> str:
    return _decoded(_function(name, ctypes.c_char_p)(handle))


def _decoded(value: bytes | None) -> str:
    return (value or b"").decode("utf-8", "replace").strip()


def _function(name: str, result: Any) -> Any:
    """A function of ggml, which the Python package does not declare."""
    for library in _libraries():
        try:
            function = library[name]
        except AttributeError:
            continue
        function.restype = result
        return function
    raise AttributeError(f"this llama.cpp has no {name}")


@functools.cache
def _libraries() -> tuple[ctypes.CDLL, ...]:
    """Where ggml's functions are found: through llama.cpp, so that it is the very copy that llama.cpp uses.

    (The package's own way loads a second copy of ggml, which knows nothing of the backends loaded into the first.)
    Windows looks into the library itself only, and has but one copy of each.
    """
    found: list[ctypes.CDLL] = [_bindings._lib]
    if sys.platform == "win32":
        folder = Path(_bindings._base_path)
        found += [ctypes.CDLL(str(file)) for name in ("ggml", "ggml-base") if (file := folder / f"{name}.dll").exists()]
    return tuple(found)
