"""The heavy libraries of the transformers backend, told to keep quiet and offline before they are loaded.

What they read from the environment they read while they are imported: everything takes them from here.
"""

from __future__ import annotations

import os

os.environ.update(
    {
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "TRANSFORMERS_VERBOSITY": "critical",  # its messages may quote what a merchant wrote
        "TQDM_DISABLE": "1",
        "TOKENIZERS_PARALLELISM": "false",  # one text at a time: threads would only be in the way of torch's
    }
)
# As for llama.cpp, whose child sets it too: threads that wait for each other must not burn a core that others need.
os.environ.setdefault("GOMP_SPINCOUNT", "300")

import gguf
import llguidance
import tokenizers
import torch
import transformers
from transformers.cache_utils import LinearAttentionCacheLayerMixin
from transformers.integrations.gguf import GGUF_CONFIG_ARCHS
from transformers.modeling_gguf_pytorch_utils import GGUF_SUPPORTED_ARCHITECTURES
from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES
from transformers.utils.quantization_config import GgufConfig

__all__ = [
    "GGUF_ARCHITECTURES", "TEXT_MODELS", "GgufConfig", "LinearAttentionCacheLayerMixin", "gguf", "llguidance",
    "tokenizers", "torch", "transformers",
]  # fmt: skip

GGUF_ARCHITECTURES = frozenset({*GGUF_SUPPORTED_ARCHITECTURES, *GGUF_CONFIG_ARCHS})
"""Architectures as a GGUF file names them (``llama``, ``qwen2``) that transformers may load."""

TEXT_MODELS = frozenset(MODEL_FOR_CAUSAL_LM_MAPPING_NAMES)
"""Architectures as a folder names them that continue texts."""
