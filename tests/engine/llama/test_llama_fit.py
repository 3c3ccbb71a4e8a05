"""How many layers go onto which device: never more than fits, on machines as people have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.engine.backends.llama.fit import LEAST_CELLS, Placement, Shape, budget, plan, shape_of
from merchant_assistant.engine.frames import Device, DeviceType, graphics_devices
from merchant_assistant.engine.gguf import Header, Value, read_header
from merchant_assistant.engine.model import InstalledModel

GB = 1_000_000_000


def _header(blocks: int, block_bytes: int, words: int, output: int, **sizes: Value) -> Header:
    """``words`` and ``output``: bytes of the tables for reading and for writing words (0: one table for both)."""
    tensors = {f"blk.{index}.ffn_up.weight": block_bytes for index in range(blocks)}
    tensors |= {"token_embd.weight": words, "output_norm.weight": 16_384}
    tensors |= {"output.weight": output} if output else {}
    metadata: dict[str, Value] = {"general.architecture": "qwen2", "qwen2.block_count": blocks}
    metadata |= {f"qwen2.{name.replace('__', '.')}": value for name, value in sizes.items()}
    return Header(3, metadata, {"tokenizer.ggml.tokens": 151_936}, len(tensors), 0, tensors)


SMALL = _header(  # Qwen2.5-Coder 1.5B, Q4_K_M
    28, 28_166_000, 131_272_704, 191_439_360,
    embedding_length=1536, feed_forward_length=8960, attention__head_count=12, attention__head_count_kv=2,
)  # fmt: skip
LARGE = _header(  # Qwen3 8B, Q4_K_M
    36, 116_500_000, 350_060_544, 510_504_960,
    embedding_length=4096, feed_forward_length=12_288, attention__head_count=32, attention__head_count_kv=8,
    attention__key_length=128, attention__value_length=128,
)  # fmt: skip


def _pc(free: float = 12, total: float = 16) -> Device:
    return Device(kind="CPU", description="A CPU", memory_total=int(total * GB), memory_free=int(free * GB))


def _card(kind: str, total: float, free: float | None = None, of: DeviceType = "gpu", card: str = "") -> Device:
    spare = total * 0.95 if free is None else free
    size, spare = int(total * GB), int(spare * GB)
    return Device(kind=kind, description=kind, memory_total=size, memory_free=spare, type=of, card=card)


def _layers(header: Header, *devices: Device, wanted: str = "auto") -> tuple[str, int]:
    placement = plan(header, devices, wanted)
    return placement.device, placement.layers


@pytest.mark.parametrize(
    ("header", "devices", "where"),
    [
        (SMALL, [_pc()], ("cpu", 0)),
        (SMALL, [], ("cpu", 0)),
        (SMALL, [_pc(), _card("CUDA0", 4)], ("CUDA0", 29)),
        (LARGE, [_pc(), _card("CUDA0", 8)], ("CUDA0", 37)),
        (LARGE, [_pc(), _card("CUDA0", 2)], ("cpu", 0)),
        (SMALL, [_pc(), _card("Vulkan0", 6, of="integrated")], ("Vulkan0", 29)),
        (LARGE, [_pc(), _card("Vulkan0", 6, of="integrated")], ("cpu", 0)),
        (SMALL, [_pc(free=3), _card("Vulkan0", 8, of="integrated")], ("cpu", 0)),
        (SMALL, [_pc(), _card("CUDA0", 4), _card("CUDA1", 8)], ("CUDA1", 29)),
        (SMALL, [_pc(), _card("Vulkan0", 8, of="integrated"), _card("Vulkan1", 4)], ("Vulkan1", 29)),
        (SMALL, [_pc(), _card("X0", 0, 0)], ("cpu", 0)),
        (SMALL, [_pc(), _card("BLAS", 64, of="accelerator")], ("cpu", 0)),
    ],
    ids=[
        "no card", "nothing known", "4 GB", "8 GB and a large model", "too small to be worth it", "integrated",
        "integrated is all or nothing", "integrated takes no more than half of what is free", "two cards",
        "a card of its own before the integrated one", "memory unknown", "what only helps the processor",
    ],
)  # fmt: skip
def test_machines(header: Header, devices: list[Device], where: tuple[str, int]) -> None:
    assert _layers(header, *devices) == where


def test_a_part_goes_onto_a_card_that_is_too_small_for_all() -> None:
    placement = plan(LARGE, [_pc(), _card("CUDA0", 6)])
    assert placement.device == "CUDA0"
    assert 10 <= placement.layers < placement.of == 37
    assert placement.cells >= LEAST_CELLS - 256


def test_the_choice_of_the_person_is_done_as_far_as_it_fits() -> None:
    cards = (_card("CUDA0", 8), _card("CUDA1", 2.5), _card("X0", 0, 0))
    assert _layers(SMALL, _pc(), *cards, wanted="cpu") == ("cpu", 0)
    device, layers = _layers(SMALL, _pc(), *cards, wanted="CUDA1")
    assert device == "CUDA1"
    assert 0 < layers < 29
    assert _layers(SMALL, _pc(), *cards, wanted="X0") == ("X0", 29)
    assert _layers(LARGE, _pc(), _card("CUDA1", 1), wanted="CUDA1") == ("cpu", 0)


def test_a_device_that_is_gone_counts_as_auto_and_is_named() -> None:
    gone = plan(SMALL, [_pc(), _card("CUDA0", 8)], "CUDA7")
    assert (gone.device, gone.missing) == ("CUDA0", "CUDA7")
    assert plan(SMALL, [_pc()], "CUDA7").missing == "CUDA7"
    for wanted in ("auto", "cpu", "CUDA0"):
        assert not plan(SMALL, [_pc(), _card("CUDA0", 8)], wanted).missing


def test_a_card_that_two_backends_drive_is_one() -> None:
    cuda, vulkan = _card("CUDA0", 8, card="0000:01:00.0"), _card("Vulkan0", 8, card="0000:01:00.0")
    other = _card("Vulkan1", 8)
    assert graphics_devices([_pc(), cuda, vulkan, other]) == [cuda, other]


def test_a_card_chosen_by_its_second_name_is_used() -> None:
    """It was chosen when only that backend was installed."""
    cuda, vulkan = _card("CUDA0", 8, card="0000:01:00.0"), _card("Vulkan0", 8, card="0000:01:00.0")
    assert plan(SMALL, [_pc(), cuda, vulkan], "Vulkan0").device == "Vulkan0"


def test_little_memory_shortens_the_text_not_below_what_works() -> None:
    plenty, little, none = (plan(LARGE, [_pc(free=free)]) for free in (32, 10, 1))
    assert (plenty.context, plenty.cells) == (4096, 32_768)
    assert little.context == 4096
    assert 0 <= little.cells < plenty.cells
    assert (none.context, none.cells) == (1024, 0)


sizes = st.floats(0, 48).map(lambda value: round(value, 2))
types = st.sampled_from(["gpu", "integrated"])
headers = st.sampled_from([SMALL, LARGE])


@given(headers, sizes, sizes, sizes, types, st.sampled_from(["auto", "CUDA0"]), st.sampled_from([512, 4096, 32_768]))
def test_never_more_than_the_free_memory(
    header: Header, free: float, more: float, system: float, of: DeviceType, wanted: str, context: int
) -> None:
    card = _card("CUDA0", free + more, free, of)
    placement = plan(header, [_pc(system, 48), card], wanted, context)
    shape = shape_of(header)
    assert 0 <= placement.layers <= placement.of == shape.layers
    assert placement.context <= context
    if placement.on_gpu and (allowed := budget(card, _pc(system, 48))) is not None:
        assert shape.on_device(placement.layers, placement.context + placement.cells) == placement.memory
        assert placement.memory <= allowed <= card.memory_free


@given(headers, sizes, sizes, types, st.sampled_from(["auto", "CUDA0"]))
def test_more_memory_never_means_fewer_layers(
    header: Header, free: float, more: float, of: DeviceType, wanted: str
) -> None:
    def layers(spare: float) -> int:
        return plan(header, [_pc(48, 64), _card("CUDA0", 96, spare, of)], wanted).layers

    assert layers(free) <= layers(free + more)


names = st.sampled_from(
    ["blk.0.x", "blk.7.x", "blk.99999999999.x", "blk..x", "token_embd.weight", "output.weight", "z"]
)
values = st.one_of(st.integers(-5, 1 << 40), st.text(max_size=3), st.booleans(), st.floats())
keys = st.sampled_from(
    ["block_count", "embedding_length", "attention.head_count", "attention.head_count_kv", "attention.key_length",
     "feed_forward_length", "expert_used_count", "vocab_size"]
)  # fmt: skip


@given(st.dictionaries(names, st.integers(1, 1 << 40)), st.dictionaries(keys, values), st.text(max_size=4), sizes)
def test_strange_headers_do_no_harm(tensors: dict[str, int], said: dict[str, Value], kind: str, free: float) -> None:
    metadata: dict[str, Value] = {"general.architecture": kind}
    metadata |= {f"{kind}.{key}": value for key, value in said.items()}
    placement = plan(Header(3, metadata, {}, len(tensors), 0, tensors), [_pc(), _card("CUDA0", 48, free)])
    assert isinstance(placement, Placement)
    assert 0 <= placement.layers <= placement.of


def test_experts_count_as_weights_and_heads_by_layer_are_reckoned_high() -> None:
    tensors = {"token_embd.weight": 100, "output.weight": 100}
    tensors |= {f"blk.{index}.ffn_up_exps.weight": 1000 for index in range(4)}
    metadata: dict[str, Value] = {"general.architecture": "moe", "moe.block_count": 4, "moe.embedding_length": 64}
    shape = shape_of(Header(3, metadata, {"moe.attention.head_count_kv": 4}, 6, 0, tensors))
    assert shape.blocks == (1000,) * 4
    assert shape.cell == 2 * 64 * 2  # keys and values as wide as the model, in 16 bits


def test_one_table_for_reading_and_writing_words_is_there_twice() -> None:
    shape = shape_of(_header(2, 1000, 5000, 0))
    assert shape.output == 5000 + 16_384
    assert shape.rest == 5000 + 16_384


def test_layers_are_given_from_the_end() -> None:
    shape = Shape(blocks=(1, 10, 100), output=1000, rest=0, cell=0, work=0)
    assert [shape.on_device(layers, 0) for layers in range(5)] == [0, 1000, 1100, 1110, 1111]
    assert [shape.on_processor(layers, 0) for layers in range(5)] == [1111, 111, 11, 1, 0]


@pytest.mark.model
def test_a_real_file(small_model: InstalledModel) -> None:
    file = Path(small_model.path)
    shape = shape_of(read_header(file))
    assert shape.layers == 31
    assert shape.cell == 2 * 3 * 64 * 2  # llama.cpp reports 90 MiB for 4096 of them
    total = sum(shape.blocks) + shape.rest
    assert 0.97 * file.stat().st_size < total < file.stat().st_size
