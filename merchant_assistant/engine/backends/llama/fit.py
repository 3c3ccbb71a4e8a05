"""How much of a model goes onto which device, from the header of its file and the memory that is free.

llama.cpp hands out layers from the end of a model: one of them is the output, two are the output and the last block,
and so on. What it keeps of the text (the cells) lies where the block lies that reads it; the table of the input words
stays with the processor. One device is used beside the processor, never two: what a split wins in memory it loses on
the way between the cards of an ordinary PC.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from merchant_assistant.engine.frames import AUTO, CPU, GRAPHICS, Device, graphics_devices
from merchant_assistant.engine.gguf import Header

MIB = 1 << 20
CELLS = 32_768  # wanted for bulk work: some 48 listings with their prompts
LEAST_CELLS = 4_096  # fewer would leave too few lanes; rather a layer less on the card
LEAST_CONTEXT = 1_024
STEP = 256  # llama.cpp rounds cells up to it
BATCH = 512  # tokens that one step computes at most
WORTHWHILE = 4  # a card that takes less than one part in so many gains nothing over the processor
_HALF = 2  # bytes of a cell's number: llama.cpp keeps them as 16-bit floats
_LEFT_FREE = 512 * MIB  # for the desktop and other programs on the same card
_TOP_BLOCK = re.compile(r"blk\.(\d+)\.")
_MAX_BLOCKS = 4_096
_MAX_SIZE = 1 << 24  # of a width or a head count: what a file claims must not overflow anything


@dataclass(frozen=True, slots=True)
class Shape:
    """What counts of a model; all sizes in bytes.

    ``blocks``: weights of each block. ``output``: weights of the last layer. ``rest``: what stays with the processor.
    ``cell``: what one token of text takes in one block. ``work``: what a step needs on a device beside all that.
    """

    blocks: tuple[int, ...]
    output: int
    rest: int
    cell: int
    work: int

    @property
    def layers(self) -> int:
        """As llama.cpp counts them: the blocks and the output."""
        return len(self.blocks) + 1

    def on_device(self, layers: int, cells: int) -> int:
        """Bytes on a device that takes ``layers``, with ``cells`` tokens kept."""
        if layers == 0:
            return 0
        mine = self.blocks[len(self.blocks) - (layers - 1) :] if layers > 1 else ()
        return self.output + sum(mine) + len(mine) * self.cell * cells + self.work

    def on_processor(self, layers: int, cells: int) -> int:
        """Bytes in the memory of the PC when a device takes ``layers``."""
        mine = self.blocks[: len(self.blocks) - max(0, layers - 1)]
        output = 0 if layers else self.output
        return self.rest + output + sum(mine) + len(mine) * self.cell * cells + self.work


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a model goes. ``device``: ``cpu`` or llama.cpp's name; ``description``: the same for a person.

    ``layers`` of ``of`` go onto the device (what llama.cpp calls ``n_gpu_layers``), ``memory`` bytes are reckoned with
    there. ``context``: tokens of one request. ``cells``: tokens that all bulk requests together may have. ``missing``:
    the device that was asked for, where it is not here.
    """

    device: str
    description: str
    layers: int
    of: int
    context: int
    cells: int
    memory: int = 0
    missing: str = ""

    @property
    def on_gpu(self) -> bool:
        return self.layers > 0


def plan(
    header: Header, devices: Sequence[Device], wanted: str = AUTO, context: int = 4096, cells: int = CELLS
) -> Placement:
    """Place a model. ``wanted``: ``auto``, ``cpu`` or a device's ``kind``; one that is not here counts as ``auto``.

    ``auto`` takes the best card that holds at least a part worth the way there, a graphics device without memory of its
    own only where it takes everything, and none whose memory is unknown; a device that was asked for gets what fits,
    and where its memory is unknown, everything. Never raises: what a strange header does not say is reckoned high.
    """
    shape = shape_of(header)
    system = next((device for device in devices if device.type == "cpu"), None)
    graphics = graphics_devices(devices)
    chosen = [device for device in devices if device.kind == wanted and device.type in GRAPHICS]
    missing = "" if chosen or wanted in (AUTO, CPU) else wanted
    if wanted == CPU or not graphics:
        return _placed(shape, None, 0, system, context, cells, missing)
    fits = [(layers_that_fit(shape, device, system, context), device) for device in chosen or graphics]
    if not chosen:
        fits = [(layers, device) for layers, device in fits if _worthwhile(layers, device, shape)]
    layers, best = max(fits, key=_preference, default=(0, None))
    return _placed(shape, best if layers else None, layers, system, context, cells, missing)


def layers_that_fit(shape: Shape, device: Device, system: Device | None, context: int) -> int:
    """How many layers the device can take with the text of one long request and a few short ones."""
    free = budget(device, system)
    if free is None:
        return shape.layers
    kept = context + LEAST_CELLS
    return max(layers for layers in range(shape.layers + 1) if shape.on_device(layers, kept) <= free)


def budget(device: Device, system: Device | None) -> int | None:
    """Bytes that we may take of a device; None where its memory is unknown. Other programs live there as well."""
    if device.memory_total <= 0 and device.memory_free <= 0:
        return None
    if device.type == "integrated":
        shared = min(device.memory_free, system.memory_free) if system else device.memory_free
        return max(0, shared // 2)
    if device.type == "cpu":
        return max(0, device.memory_free * 3 // 4)
    return max(0, device.memory_free - max(_LEFT_FREE, device.memory_total // 16))


def shape_of(header: Header) -> Shape:
    """Sizes from the header. Where it is silent or of an unknown kind, the larger of what is possible is taken."""
    weights: Counter[int] = Counter()
    others: dict[str, int] = {}
    for name, size in header.tensor_bytes.items():
        if (block := _TOP_BLOCK.match(name)) and int(block[1]) < _MAX_BLOCKS:
            weights[int(block[1])] += size
        else:
            others[name] = size
    count = min(_MAX_BLOCKS, max(_number(header, "block_count", 0), max(weights, default=-1) + 1))
    words = next((size for name, size in others.items() if name.startswith("token_embd.weight")), 0)
    head = next((size for name, size in others.items() if name.startswith("output.weight")), words)  # one for both
    return Shape(
        blocks=tuple(weights[index] for index in range(count)),
        output=head + sum(size for name, size in others.items() if name.startswith("output_norm")),
        rest=sum(others.values()),
        cell=_cell(header),
        work=_work(header),
    )


def _cell(header: Header) -> int:
    """Keys and values of one token in one block."""
    width = _number(header, "embedding_length", 4096)
    heads = max(1, _number(header, "attention.head_count", 1))
    kept = _number(header, "attention.head_count_kv", heads)
    key = _number(header, "attention.key_length", max(1, width // heads))
    value = _number(header, "attention.value_length", key)
    return kept * (key + value) * _HALF


def _work(header: Header) -> int:
    """What two contexts need for computing a batch: the numbers for each word of the vocabulary, and those between."""
    words = header.arrays.get("tokenizer.ggml.tokens", 0) or _number(header, "vocab_size", 32_000)
    width = _number(header, "embedding_length", 4096)
    inner = _number(header, "feed_forward_length", 4 * width) * max(1, _number(header, "expert_used_count", 1))
    return 2 * BATCH * 4 * (words + 2 * inner + 8 * width)


def _number(header: Header, name: str, otherwise: int) -> int:
    """A size that the header gives; a list of one per layer, or nonsense, counts as not given."""
    value = header.metadata.get(f"{header.architecture}.{name}")
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _MAX_SIZE:
        return value
    return otherwise


def _worthwhile(layers: int, device: Device, shape: Shape) -> bool:
    if device.memory_total <= 0 and device.memory_free <= 0:
        return False
    if device.type == "integrated":
        return layers == shape.layers
    return layers * WORTHWHILE >= shape.layers


def _preference(fit: tuple[int, Device]) -> tuple[bool, int, int]:
    """A card of its own before one that shares memory, then what holds more."""
    layers, device = fit
    return device.type == "gpu", layers, device.memory_free


def _placed(
    shape: Shape, device: Device | None, layers: int, system: Device | None, context: int, cells: int, missing: str
) -> Placement:
    """With as much text as the memory of both allows."""
    context = _most(shape, device, layers, system, 0, context, min(context, LEAST_CONTEXT))
    cells = _most(shape, device, layers, system, context, cells, 0)
    processor = system.description if system else ""
    placement = Placement(CPU, processor, 0, shape.layers, context, cells, missing=missing)
    if device is None:
        return placement
    memory = shape.on_device(layers, context + cells)
    return replace(placement, device=device.kind, description=device.description, layers=layers, memory=memory)


def _most(
    shape: Shape, device: Device | None, layers: int, system: Device | None, kept: int, wanted: int, least: int
) -> int:
    """The most tokens up to ``wanted``, beside the ``kept`` ones, for which both memories suffice."""
    spare = [wanted]
    per_block = max(1, shape.cell)
    mine = max(0, layers - 1)
    if device and mine and (free := budget(device, system)) is not None:
        spare.append((free - shape.on_device(layers, kept)) // (per_block * mine))
    if system and len(shape.blocks) > mine and (free := budget(system, None)) is not None:
        spare.append((free - shape.on_processor(layers, kept)) // (per_block * (len(shape.blocks) - mine)))
    most = min(spare)
    return wanted if most >= wanted else max(least, most // STEP * STEP)
