"""One text at a time: our engine beside a bare loop over llama.cpp, in this process and through its child.

    python tests/bench/bench_engine_stream.py [--model ID] [--rounds 3] [--quick]

All are loaded at once and take turns, text by text, so that what else this PC does meets all of them. Writing is timed
from the first token to the last; what child and pipe cost is the whole request through the child beside the backend.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine_bench import THREADS, Options, at_least, at_most, median, options, table
from engine_ours import engine

from merchant_assistant.engine.bench import RULES, messages_for, product
from merchant_assistant.engine.model import GenerateRequest

TOKENS = 128
CONTEXT = 4096
TURNS = 5  # in each round
BARE, BARE_FLASH, BACKEND, CHILD = "bare loop", "bare loop, flash", "our backend in this process", "through the child"
LEAST, MOST_COST = 0.97, 0.03


@dataclass(frozen=True, slots=True)
class Turn:
    """One text: all of it in ``seconds``, from its first token on in ``writing_s``."""

    seconds: float
    writing_s: float

    @property
    def tok_s(self) -> float:
        return (TOKENS - 1) / self.writing_s


class Bare:
    """As few lines as llama.cpp allows: the prompt in one batch, then token by token, the likeliest."""

    def __init__(self, path: str, flash: bool) -> None:
        import llama_cpp

        from merchant_assistant.engine.backends.llama import devices as llama_devices

        llama_devices.start()
        self._llama = llama_cpp
        model = llama_cpp.llama_model_default_params()
        model.n_gpu_layers = 0
        self._model = llama_cpp.llama_model_load_from_file(path.encode(), model)
        context = llama_cpp.llama_context_default_params()
        context.n_ctx, context.n_batch, context.n_ubatch = CONTEXT, 512, 512
        context.n_threads = context.n_threads_batch = THREADS
        context.flash_attn_type = int(flash)
        self._context = llama_cpp.llama_init_from_model(self._model, context)
        self._greedy = llama_cpp.llama_sampler_init_greedy()

    def turn(self, number: int) -> Turn:
        llama = self._llama
        llama.llama_memory_clear(llama.llama_get_memory(self._context), False)
        started = time.perf_counter()
        self._decode(self._tokens(f"{RULES}\n\n{product(number)}\n"))
        first = llama.llama_sampler_sample(self._greedy, self._context, -1)
        began = time.perf_counter()
        for _ in range(TOKENS - 1):
            self._decode([first])
            first = llama.llama_sampler_sample(self._greedy, self._context, -1)
        ended = time.perf_counter()
        return Turn(ended - started, ended - began)

    def _tokens(self, text: str) -> list[int]:
        data = text.encode()
        room = (self._llama.llama_token * len(data))()
        vocabulary = self._llama.llama_model_get_vocab(self._model)
        count = self._llama.llama_tokenize(vocabulary, data, len(data), room, len(data), False, False)
        return list(room[:count])

    def _decode(self, tokens: list[int]) -> None:
        native = (self._llama.llama_token * len(tokens))(*tokens)
        assert self._llama.llama_decode(self._context, self._llama.llama_batch_get_one(native, len(tokens))) == 0


def turn_of(generate: Callable[[GenerateRequest, Callable[[str], None]], Any], number: int) -> Turn:
    """One text by one of ours."""
    heard: list[float] = []
    request = GenerateRequest(messages=messages_for(number), max_tokens=TOKENS, ignore_eos=True)
    started = time.perf_counter()
    done = generate(request, lambda _text: heard.append(time.perf_counter()))
    ended = time.perf_counter()
    assert done.tokens == TOKENS
    return Turn(ended - started, ended - heard[0])


def backend(path: str) -> Any:
    """Ours without a child."""
    from merchant_assistant.engine.backends.llama.backend import LlamaBackend
    from merchant_assistant.engine.frames import ModelRef

    loaded = LlamaBackend()
    ref = ModelRef(id="bench", path=path, version="bench", context=CONTEXT, backend="llama.cpp", device="cpu")
    loaded.load(ref, lambda: False)
    return loaded


def bench(given: Options) -> bool:
    """Print all; whether what must be reached was."""
    turns = _turns(given)
    table(
        f"one text of {TOKENS} tokens at a time, {given.model}, median of {given.rounds * TURNS}",
        ("who", "writing tok/s", "whole text, s"),
        [(name, median(t.tok_s for t in found), median(t.seconds for t in found)) for name, found in turns.items()],
    )
    rates = {name: median(turn.tok_s for turn in found) for name, found in turns.items()}
    bare = max(rates[BARE], rates[BARE_FLASH])
    stream = at_least("one text, through the child / bare loop", rates[CHILD] / bare, LEAST)
    return at_most("cost of child and pipe, share of the time", _cost(turns), MOST_COST) and stream


def _cost(turns: dict[str, list[Turn]]) -> float:
    """Median over pairs that followed each other."""
    pairs = zip(turns[CHILD], turns[BACKEND], strict=True)
    return median(child.seconds / direct.seconds for child, direct in pairs) - 1


def _turns(given: Options) -> dict[str, list[Turn]]:
    bare, flash, direct = Bare(given.path, False), Bare(given.path, True), backend(given.path)
    with engine(given.path) as client:
        client.load()
        ways: dict[str, Callable[[int], Turn]] = {
            BARE: bare.turn,
            BARE_FLASH: flash.turn,
            BACKEND: lambda number: turn_of(lambda request, hear: direct.generate(request, hear, _never), number),
            CHILD: lambda number: turn_of(client.generate, number),
        }
        found: dict[str, list[Turn]] = {name: [] for name in ways}
        for number in range(-1, given.rounds * TURNS):  # the first is for warming up
            for name, turn in ways.items():
                taken = turn(number + 1)
                found[name] += [taken] if number >= 0 else []
    direct.close()
    return found


def _never() -> bool:
    return False


if __name__ == "__main__":
    sys.exit(not bench(options(__doc__)))
