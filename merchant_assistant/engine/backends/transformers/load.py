"""Opening a model with transformers: a GGUF file or a folder of safetensors, never code and never the network.

A file's weights are unpacked: on a processor each takes four bytes, on a graphics device two. So the memory is looked
at before.
"""

from __future__ import annotations

import contextlib
import functools
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

from merchant_assistant.engine.backends.base import not_enough_memory, unknown_architecture
from merchant_assistant.engine.backends.transformers.libraries import (
    GGUF_ARCHITECTURES,
    TEXT_MODELS,
    GgufConfig,
    gguf,
    torch,
    transformers,
)
from merchant_assistant.engine.backends.transformers.place import Place
from merchant_assistant.engine.gguf import damaged, read_header
from merchant_assistant.engine.store.folders import ModelFolder
from merchant_assistant.engine.template import CHATML

_AT_WORK = 512 << 20  # bytes that computing needs besides the weights


@dataclass(frozen=True, slots=True)
class Opened:
    """A model ready to compute, its tokenizer and chat template, and the longest text it was made for (0: unknown)."""

    model: Any
    tokenizer: Any
    template: str
    context: int


def open_model(path: Path, place: Place) -> Opened:
    """Load the model at ``path`` onto ``place``.

    Raises :class:`UserFault` ``not_enough_memory``, ``unknown_architecture`` or ``model_damaged``.
    """
    try:
        opened = _open_folder(path, place) if path.is_dir() else _open_file(path, place)
    except (MemoryError, torch.OutOfMemoryError) as error:
        raise not_enough_memory(type(error).__name__) from error
    if not _can_go_on(opened.model):
        raise unknown_architecture(f"{opened.model.config.model_type} does not continue texts")
    opened.model.eval().to(place.name)
    gc.collect()  # what was needed only while loading
    return opened


def _open_file(file: Path, place: Place) -> Opened:
    header = read_header(file)
    if header.architecture not in GGUF_ARCHITECTURES:
        raise unknown_architecture(header.architecture)
    named = {"gguf_file": file.name, "local_files_only": True}
    with _foreign(file), _read_once():
        tensors = gguf.GGUFReader(str(file)).tensors  # named as transformers will name it
        _check_memory(place, [int(tensor.n_elements) for tensor in tensors])
        tokenizer = transformers.PreTrainedTokenizerFast.from_pretrained(file.parent, **named)
        config = transformers.AutoConfig.from_pretrained(file.parent, **named)
        unpacked = GgufConfig(dequantize=True)  # kernels for packed weights would be fetched from the hub
        model = transformers.AutoModelForCausalLM.from_pretrained(
            file.parent, config=config, quantization_config=unpacked, dtype=place.dtype, **named
        )
    return Opened(model, tokenizer, header.chat_template or CHATML, header.context)


def _open_folder(path: Path, place: Place) -> Opened:
    folder = ModelFolder.read(path)
    if folder.kind not in TEXT_MODELS:
        raise unknown_architecture(folder.kind)
    _check_memory(place, folder.tensors)
    local = {"local_files_only": True, "trust_remote_code": False}
    with _foreign(path):
        config = transformers.AutoConfig.from_pretrained(path, **local)
        tokenizer = transformers.AutoTokenizer.from_pretrained(path, **local)
        model = transformers.AutoModelForCausalLM.from_pretrained(
            path, config=config, dtype=place.dtype, use_safetensors=True, **local
        )
    return Opened(model, tokenizer, _template(tokenizer), folder.context)


def _template(tokenizer: Any) -> str:
    """The chat template; of several the one for chats."""
    found = tokenizer.chat_template
    if isinstance(found, dict):
        found = found.get("default") or next(iter(found.values()), None)
    return found or CHATML


@contextlib.contextmanager
def _foreign(path: Path) -> Iterator[None]:
    """What the libraries raise for files that they cannot make a model of."""
    try:
        yield
    except (KeyError, ValueError, TypeError, RuntimeError, AttributeError, ImportError, OSError) as error:
        if isinstance(error, torch.OutOfMemoryError):
            raise
        raise damaged(path, f"transformers: {type(error).__name__}") from error


class _QuickReader(gguf.GGUFReader):  # type: ignore[misc,unused-ignore]
    """Looks at the file through a plain array: each of a million looks through a mapped one costs three times that."""

    data: Any

    def _get(self, *arguments: Any, **options: Any) -> Any:
        self.data = self.data.view(numpy.ndarray)
        return super()._get(*arguments, **options)


@contextlib.contextmanager
def _read_once() -> Iterator[None]:
    """Let transformers read a file's header and its table of names once; it asks for them up to hundreds of times.

    Measured with the small model: with this, and read quickly, 8 seconds become 3.
    """
    before = {name: getattr(gguf, name) for name in ("GGUFReader", "get_tensor_name_map")}
    gguf.GGUFReader = functools.cache(_QuickReader)
    gguf.get_tensor_name_map = functools.cache(gguf.get_tensor_name_map)
    try:
        yield
    finally:
        for name, original in before.items():
            setattr(gguf, name, original)


def _check_memory(place: Place, tensors: list[int]) -> None:
    """Refuse a model whose ``tensors`` (numbers in each) do not fit: all of them, and the largest while unpacked."""
    wide = place.dtype.itemsize
    needed = sum(tensors) * wide + _AT_WORK
    if place.name == "cpu":
        needed += 2 * max(tensors, default=0) * wide
    if needed > place.free():
        raise not_enough_memory(f"{needed >> 20} MiB needed, {place.free() >> 20} MiB free")


def _can_go_on(model: Any) -> bool:
    """Whether the model continues a text and keeps what it has read in the form that we know."""
    return bool(
        model.can_generate() and model._supports_default_dynamic_cache() and not model.config.is_encoder_decoder
    )
