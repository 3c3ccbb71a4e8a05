"""How fast a server is, and how many requests at once serve it best."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable

from merchant_assistant.engine.model import Completion, GenerateRequest, LaneSpeed, Message, Speed
from merchant_assistant.engine.remote.faults import ServerBusy

COUNTS = (1, 2, 4, 8, 16)
ENOUGH_S = 8.0  # of measuring: a slow server is not asked for ever more at once
_OUT, _WORDS = 24, 150  # tokens written by each request; words to read
Complete = Callable[[GenerateRequest], Awaitable[Completion]]


async def measure(complete: Complete, model: str, host: str) -> Speed:
    """Some seconds of short requests. Raises :class:`UserFault`."""
    started = time.monotonic()
    await complete(_short())  # the server may have to load the model first
    prompt_tok_s = await _reading(complete)
    lanes: list[LaneSpeed] = []
    for count in COUNTS:
        try:
            lanes.append(LaneSpeed(lanes=count, decode_tok_s=await _writing(complete, count)))
        except ServerBusy:
            if not lanes:
                raise
            break
        if time.monotonic() - started > ENOUGH_S or _wait_for_each_other(lanes):
            break
    return Speed(model=model, device=host, prompt_tok_s=prompt_tok_s, lanes=tuple(lanes), memory=0)


def _wait_for_each_other(lanes: list[LaneSpeed]) -> bool:
    """Whether more of them at once wrote less than fewer."""
    return len(lanes) > 2 and lanes[-1].decode_tok_s < max(lanes[-2].decode_tok_s, lanes[-3].decode_tok_s)


async def _writing(complete: Complete, count: int) -> float:
    """Tokens a second by all of them together."""
    started = time.perf_counter()
    done = await asyncio.gather(*(complete(_short()) for _ in range(count)))
    return sum(one.tokens for one in done) / (time.perf_counter() - started)


async def _reading(complete: Complete) -> float:
    """Tokens a second of a prompt that the server has not seen before."""
    words = " ".join(secrets.token_hex(2) for _ in range(_WORDS))
    done = await complete(GenerateRequest(messages=(Message("user", words),), max_tokens=1))
    return max(1, done.prompt_tokens - done.cached_tokens) / max(done.prompt_seconds, 1e-3)


def _short() -> GenerateRequest:
    text = f"{secrets.token_hex(4)}: describe a red cotton shirt for a shop."
    return GenerateRequest(messages=(Message("user", text),), max_tokens=_OUT, ignore_eos=True)
