"""Others who write the same listings: llama.cpp's Python class, one after the other, and llama.cpp's own server.

Each function is called in a process of its own (``apart``). All of them get the same file, prompts and number of
threads, write the likeliest token, do not end before they have written as many as asked for, and keep what they have
read of a prompt as they do by default.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from engine_bench import THREADS

from merchant_assistant.engine.bench import ANSWER_TOKENS, Bulk, messages_for

CONTEXT = 1024  # of each slot: rules, record and listing are some 350 tokens
Write = Callable[[Sequence[int], int], None]
"""Writes listings of the products with these numbers, so many tokens each."""


def timed_bulk(write: Write, first: int, count: int, slots: int = 1) -> Bulk:
    """``count`` listings begun (one token each), then as many others written; each slot has read the rules before.

    What the first takes is reading; the difference, divided by the tokens that are more, is decoding alone.
    """
    numbers = itertools.count(first)
    for _ in range(2):
        write(list(itertools.islice(numbers, slots)), 1)
    reading = _seconds(write, list(itertools.islice(numbers, count)), 1)
    seconds = _seconds(write, list(itertools.islice(numbers, count)), ANSWER_TOKENS)
    return Bulk(count, count * ANSWER_TOKENS, seconds, reading)


def _seconds(write: Write, numbers: Sequence[int], tokens: int) -> float:
    started = time.perf_counter()
    write(numbers, tokens)
    return time.perf_counter() - started


def _chat(number: int) -> list[dict[str, str]]:
    return [{"role": message.role, "content": message.content} for message in messages_for(number)]


def by_llama_class(path: str, first: int, count: int) -> Bulk:
    """``llama_cpp.Llama.create_chat_completion``, in sequence."""
    import llama_cpp

    llama = llama_cpp.Llama(
        path, n_ctx=CONTEXT, n_threads=THREADS, n_threads_batch=THREADS, flash_attn=True, verbose=False
    )
    vocabulary = llama_cpp.llama_model_get_vocab(llama._model.model)
    ends = {token: -1e9 for token in range(llama.n_vocab()) if llama_cpp.llama_vocab_is_eog(vocabulary, token)}

    def write(numbers: Sequence[int], tokens: int) -> None:
        for number in numbers:
            done: Any = llama.create_chat_completion(
                _chat(number),
                max_tokens=tokens,
                temperature=0.0,
                logit_bias=ends,  # type: ignore[arg-type]
            )
            assert done["usage"]["completion_tokens"] == tokens, done

    found = timed_bulk(write, first, count)
    llama.close()
    return found


def by_server(path: str, first: int, count: int, slots: int) -> Bulk:
    """llama.cpp's server in this process, asked by as many threads as there are listings; it keeps its slots full."""
    server = make_server(path, slots)

    def write_one(number: int, tokens: int) -> None:
        asked = {
            "messages": _chat(number),
            "max_tokens": tokens,
            "temperature": 0.0,
            "ignore_eos": True,
            "cache_prompt": True,
        }
        done = server.handle_chat_completions(asked)
        assert done["usage"]["completion_tokens"] == tokens, done

    def write(numbers: Sequence[int], tokens: int) -> None:
        with ThreadPoolExecutor(len(numbers)) as pool:
            list(pool.map(lambda number: write_one(number, tokens), numbers))

    return timed_bulk(write, first, count, slots)


def make_server(path: str, slots: int) -> Any:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx, params.n_parallel = CONTEXT * slots, slots
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = THREADS
    params.hostnames, params.port, params.ui, params.verbosity = ["127.0.0.1"], 0, False, 0
    return xllamacpp.Server(params)
