"""An adapter for the small model, of our own numbers."""

from __future__ import annotations

from pathlib import Path

import numpy
from gguf import GGUFWriter

WIDTH, RANK = 576, 4  # the width is that of the small model
MATRIX = "blk.0.attn_output.weight"


def make_small_lora(file: Path, strength: float) -> Path:
    """One matrix of the first block gets ``strength`` times random numbers more; with 0 nothing changes."""
    chance = numpy.random.default_rng(1)
    writer = GGUFWriter(str(file), "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(RANK))
    writer.add_tensor(f"{MATRIX}.lora_a", chance.normal(size=(RANK, WIDTH)).astype(numpy.float32))
    writer.add_tensor(f"{MATRIX}.lora_b", (chance.normal(size=(WIDTH, RANK)) * strength).astype(numpy.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return file
