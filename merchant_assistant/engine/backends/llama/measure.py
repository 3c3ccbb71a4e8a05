"""How fast a loaded model is on this PC: some seconds of work in a context of its own, freed at the end.

What other programs do meanwhile can only make it slower. So each figure is the median of a few steps, and a figure that
does not fit its neighbours is taken again and the better one kept.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import llama_cpp

from merchant_assistant.engine.backends.llama import devices as llama_devices
from merchant_assistant.engine.backends.llama.context import Brake
from merchant_assistant.engine.backends.llama.vocabulary import Vocabulary
from merchant_assistant.engine.model import LaneSpeed, Speed
from merchant_assistant.foundation.cancel import IsCancelled
from merchant_assistant.foundation.errors import Cancelled, UserFault

MakeContext = Callable[[int, int], Any]
"""Makes a context for so many sequences that share so many cells (``kv_unified``), as bulk work will use it.

Raises :class:`UserFault` where the memory does not suffice. Whoever asked frees it.
"""

ON_PROCESSOR = (1, 2, 4, 8, 16, 24, 32, 48)
ON_GRAPHICS = (*ON_PROCESSOR, 64, 96, 128)
PROMPT_TOKENS = 256
_WARM = 16
_ENOUGH = 16  # lane counts below may all be slower than one, and this one half as fast again: measured on two cores
_STEPS = (3, 16)  # at least and at most so many for a lane count
_CELLS = PROMPT_TOKENS + _STEPS[1]  # of a lane
_STEPS_S = 0.4  # and between the two no more once this is spent
_PROMPTS = (1, 3)
_PROMPTS_S = 1.5
_HANGS_S = 10.0  # a step that takes longer: nobody may say any more that this goes on
_WATCH_S = 0.03  # a cancel takes effect after this and the time of one node of the graph
_TEXT = "A steel bottle for a day outside: it holds 750 ml, keeps tea hot for 12 hours and has a lid of bamboo. "


@dataclass(frozen=True, slots=True)
class Subject:
    """A loaded model: ``native`` as llama.cpp gave it, ``device`` in words, ``on_graphics`` where a part of it is.

    ``cells``: tokens that bulk work may have in memory.
    """

    id: str
    device: str
    native: Any
    on_graphics: bool
    cells: int
    make_context: MakeContext


def measure_speed(subject: Subject, cancelled: IsCancelled) -> Speed:
    """Prompt speed, decode speed by lane count, memory.

    ``cancelled`` is asked from another thread, and only while steps end: being asked is a sign of life. Raises
    :class:`Cancelled`, :class:`UserFault` ``not_enough_memory``.
    """
    free_before = _graphics_free()
    wanted = ON_GRAPHICS if subject.on_graphics else ON_PROCESSOR
    room = [count for count in wanted if count * _CELLS <= subject.cells]
    context, counts = _largest(subject.make_context, room or wanted[:1])
    progress = _Progress()
    bench = _Bench(context, Vocabulary(subject.native), progress.made)
    try:
        with _watched(context, cancelled, progress):
            prompt = bench.prompt_speed()
            lanes = _climb(counts, bench.step_seconds)
        memory = _memory(subject, free_before)
    finally:
        bench.close()
        llama_cpp.llama_free(context)
    return Speed(model=subject.id, device=subject.device, prompt_tok_s=prompt, lanes=lanes, memory=memory)


def _largest(make_context: MakeContext, counts: Sequence[int]) -> tuple[Any, Sequence[int]]:
    """A context for as many lanes as the memory allows, and the lane counts that it can do."""
    for last in range(len(counts), 0, -1):
        most = counts[last - 1]
        try:
            return make_context(most, most * _CELLS), counts[:last]
        except UserFault:
            if last == 1:
                raise
    raise AssertionError("no lane count to measure")


def _climb(counts: Sequence[int], step_seconds: Callable[[int], float]) -> tuple[LaneSpeed, ...]:
    """Measure one lane count after the other until it gets worse; then those again that look disturbed."""
    seconds: dict[int, float] = {}
    for lanes in counts:
        seconds[lanes] = step_seconds(lanes)
        if _got_worse(seconds):
            break
    for lanes in _odd(seconds):
        seconds[lanes] = min(seconds[lanes], step_seconds(lanes))
    return tuple(LaneSpeed(lanes=lanes, decode_tok_s=lanes / spent) for lanes, spent in seconds.items())


def _got_worse(seconds: dict[int, float]) -> bool:
    """Whether the last two of enough lane counts were worse than one before them."""
    rates = [lanes / spent for lanes, spent in seconds.items()]
    return max(seconds) > _ENOUGH and max(rates[-2:]) < max(rates)


def _odd(seconds: dict[int, float]) -> list[int]:
    """Lane counts that write less than both neighbours: another program may have been at work just then.

    One lane too: it has no neighbour below, and its speed is the one that people read.
    """
    counts = list(seconds)
    rates = [lanes / spent for lanes, spent in seconds.items()]
    inner = zip(counts[1:], rates, rates[1:], rates[2:], strict=False)
    return [counts[0], *(lanes for lanes, before, rate, after in inner if rate < min(before, after))]


class _Progress:
    """When a step ended last."""

    def __init__(self) -> None:
        self._at = time.monotonic()

    def made(self) -> None:
        self._at = time.monotonic()

    @property
    def hangs(self) -> bool:
        return time.monotonic() - self._at > _HANGS_S


class _Bench:
    """Works with sequence 0, which holds a prompt, and as many others as there are lanes.

    Each lane has the prompt in places of its own, as texts that have little in common do: where all lanes share one
    memory, each of them passes over what the others have read, and that is what makes many lanes slower than few.
    """

    def __init__(self, context: Any, vocabulary: Vocabulary, beat: Callable[[], None]) -> None:
        self._context = context
        self._memory = llama_cpp.llama_get_memory(context)
        self._room: int = llama_cpp.llama_n_batch(context)
        self._beat = beat
        self._greedy = llama_cpp.llama_sampler_init_greedy()
        tokens = vocabulary.tokens(_TEXT, marks=False)
        self._prompt = (tokens * (PROMPT_TOKENS // len(tokens) + 1))[:PROMPT_TOKENS]

    def close(self) -> None:
        llama_cpp.llama_sampler_free(self._greedy)

    def prompt_speed(self) -> float:
        """Tokens a second; the prompt stays in sequence 0."""
        self._read(_WARM)  # the first time memory is still being laid out
        return PROMPT_TOKENS / min(_timed(self._read, *_PROMPTS, _PROMPTS_S))

    def step_seconds(self, lanes: int) -> float:
        """What one more token for each of so many lanes takes."""
        self._fill(lanes)
        tokens, ends = [self._prompt[-1]] * lanes, itertools.count(PROMPT_TOKENS)
        spent = _timed(lambda: self._step(tokens, next(ends)), *_STEPS, _STEPS_S)
        for lane in range(lanes):
            llama_cpp.llama_memory_seq_rm(self._memory, lane, PROMPT_TOKENS if lane == 0 else 0, -1)
        return statistics.median(spent)

    def _fill(self, lanes: int) -> None:
        """Let each lane know the prompt, copied by way of its saved state: read anew it would take long."""
        size: int = llama_cpp.llama_state_seq_get_size(self._context, 0)
        state = (ctypes.c_uint8 * size)()
        llama_cpp.llama_state_seq_get_data(self._context, state, size, 0)
        for lane in range(1, lanes):
            if not llama_cpp.llama_state_seq_set_data(self._context, state, size, lane):
                raise RuntimeError(f"no room for lane {lane}")

    def _read(self, until: int = PROMPT_TOKENS) -> None:
        llama_cpp.llama_memory_clear(self._memory, False)
        for start in range(0, until, self._room):
            piece = self._prompt[start : min(until, start + self._room)]
            native = (llama_cpp.llama_token * len(piece))(*piece)
            _decode(self._context, llama_cpp.llama_batch_get_one(native, len(piece)))
            self._beat()

    def _step(self, tokens: list[int], at: int) -> None:
        """Each lane writes its likeliest token behind ``tokens``, which it becomes, as in bulk work."""
        batch = llama_cpp.llama_batch_init(len(tokens), 0, 1)
        try:
            batch.n_tokens = len(tokens)
            for lane, token in enumerate(tokens):
                batch.token[lane], batch.pos[lane], batch.logits[lane] = token, at, True
                batch.n_seq_id[lane], batch.seq_id[lane][0] = 1, lane
            _decode(self._context, batch)
        finally:
            llama_cpp.llama_batch_free(batch)
        for lane in range(len(tokens)):
            tokens[lane] = llama_cpp.llama_sampler_sample(self._greedy, self._context, lane)
        self._beat()


def _decode(context: Any, batch: Any) -> None:
    result = llama_cpp.llama_decode(context, batch)
    if result == 2:
        raise Cancelled
    if result != 0:
        raise RuntimeError(f"llama_decode gave {result}")
    llama_cpp.llama_synchronize(context)


def _timed(work: Callable[[], None], least: int, most: int, seconds: float) -> list[float]:
    """Seconds of each time that ``work`` was done: at least and at most so often, and no more once time is spent."""
    spent: list[float] = []
    while len(spent) < least or (len(spent) < most and sum(spent) < seconds):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    return spent


@contextlib.contextmanager
def _watched(context: Any, cancelled: IsCancelled, progress: _Progress) -> Iterator[None]:
    """End what ``context`` computes as soon as it is cancelled, from a thread: a step may take a second."""
    over = threading.Event()
    brake = Brake()
    brake.attach(context)

    def watch() -> None:
        while not over.wait(_WATCH_S):
            if not progress.hangs and cancelled():
                brake.pull()
                return

    thread = threading.Thread(target=watch, name="measuring", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _graphics_free() -> int:
    return sum(device.memory_free for device in llama_devices.devices() if device.type in ("gpu", "integrated"))


def _memory(subject: Subject, free_before: int) -> int:
    """Bytes: of this process, and on a graphics device the model's and what the context took there."""
    import psutil  # noqa: PLC0415 - only here

    own = int(psutil.Process().memory_info().rss)
    if not subject.on_graphics:
        return own
    return own + int(llama_cpp.llama_model_size(subject.native)) + max(0, free_before - _graphics_free())
