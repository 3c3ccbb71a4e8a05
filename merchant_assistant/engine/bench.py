"""How fast a model is on this PC, measured through the same engine that the features use."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from merchant_assistant.engine.many import run_many
from merchant_assistant.engine.model import Completion, Engine, GenerateRequest, Message, Priority
from merchant_assistant.foundation.cancel import CancelToken

ANSWER_TOKENS = 64
LISTINGS = 32
RULES = """You write short listings for an online shop. Write in English, in plain words, for people who look for a \
product and want to know whether it is the right one.

Rules:
1. Use only what the record says. Never add a material, a size, a colour, a certificate, a place or a promise that is \
not in it, and leave out what the record leaves out.
2. Copy figures and units as they are written, and do not convert them.
3. Begin with what the product is, then say what it is made of, how large it is, and whom it is for.
4. Do not praise: no superlatives, no exclamation marks, no invitation to buy, nothing about price or delivery.
5. Keep the names of brands and models as they are, also their capital letters.
6. Write three sentences. Each has fewer than twenty words, and none repeats what another one said.

An example. Record: Bowl, stoneware, grey, 14 cm, 0.6 l. Listing: This grey bowl is made of stoneware. \
It measures 14 cm and holds 0.6 l, enough for soup or cereal.

Write the listing for the record that follows."""
_THINGS = ("bottle", "desk lamp", "blanket", "mug", "backpack", "chair", "notebook", "teapot")
_MATERIALS = ("steel", "bamboo", "cotton", "oak", "linen", "glass", "leather")
_COLOURS = ("red", "grey", "dark blue", "green", "white")


@dataclass(frozen=True, slots=True)
class BenchResult:
    """Rates in tokens a second, times in milliseconds. ``startup_ms``: from nothing to a loaded model.

    ``bulk_decode_tok_s``: writing alone, all lanes together: what reading the prompts took is measured and taken out.
    """

    model: str
    threads: int
    prefill_tok_s: float
    decode_tok_s: float
    bulk_lanes: int
    bulk_decode_tok_s: float
    listings_per_hour: float
    first_token_ms: float
    startup_ms: float

    def as_json(self) -> dict[str, object]:
        """The shape that ``bench --json`` prints."""
        return {
            "model": self.model,
            "threads": self.threads,
            "prefill_tok_s": round(self.prefill_tok_s, 1),
            "decode_tok_s": round(self.decode_tok_s, 1),
            "bulk": {
                "lanes": self.bulk_lanes,
                "decode_tok_s": round(self.bulk_decode_tok_s, 1),
                "listings_per_hour": round(self.listings_per_hour),
            },
            "first_token_ms": round(self.first_token_ms, 1),
            "startup_ms": round(self.startup_ms, 1),
        }


@dataclass(frozen=True, slots=True)
class Bulk:
    """``count`` listings of ``tokens`` in all took ``seconds``; to read and begin as many others took ``reading_s``."""

    count: int
    tokens: int
    seconds: float
    reading_s: float

    def __str__(self) -> str:
        return f"{self.listings_per_hour:,.0f} listings an hour, writing alone {self.decode_tok_s:.1f} tokens a second"

    @property
    def listings_per_hour(self) -> float:
        return 3600 * self.count / self.seconds

    @property
    def decode_tok_s(self) -> float:
        """Of writing alone: all tokens but the first of each, in the time that they took more."""
        return (self.tokens - self.count) / max(1e-9, self.seconds - self.reading_s)


def product(number: int) -> str:
    """The record of one of many products, different for each ``number``, all about equally long."""
    thing, material, colour = (kinds[number % len(kinds)] for kinds in (_THINGS, _MATERIALS, _COLOURS))
    return (
        f"Record: {thing.capitalize()}, model K{number:05d}, {material}, {colour}, "
        f"{10 + number % 80} × {20 + number % 70} cm, {100 + number % 800} g, made by Nordhaus."
    )


def messages_for(number: int) -> tuple[Message, ...]:
    """The prompt of a listing: the rules, which all share (about 250 tokens), and one record."""
    return Message("system", RULES), Message("user", product(number))


def measure(engine: Engine, lanes: int, threads: int, cancel: CancelToken | None = None) -> BenchResult:
    """Measure from nothing: whatever ``engine`` runs is ended before, so that the start counts.

    ``lanes``: how many listings at a time (the best number: :func:`merchant_assistant.engine.speed.measured`);
    ``threads``: for the result. Takes about half a minute with the default model on two cores. Faults as for any
    request; raises ``Cancelled``.
    """
    engine.close()
    started = time.perf_counter()
    info = engine.load(cancel)
    startup = time.perf_counter() - started
    numbers = itertools.count()
    one, first_token = _first(engine, next(numbers), cancel)
    bulk = measure_bulk(engine, lanes, numbers, LISTINGS, cancel)
    return BenchResult(
        model=info.id,
        threads=threads,
        prefill_tok_s=(one.prompt_tokens - one.cached_tokens) / one.prompt_seconds if one.prompt_seconds else 0.0,
        decode_tok_s=(one.tokens - 1) / max(1e-9, one.seconds - first_token),
        bulk_lanes=lanes,
        bulk_decode_tok_s=bulk.decode_tok_s,
        listings_per_hour=bulk.listings_per_hour,
        first_token_ms=first_token * 1000,
        startup_ms=startup * 1000,
    )


def measure_bulk(
    engine: Engine, lanes: int, numbers: itertools.count[int], count: int, cancel: CancelToken | None = None
) -> Bulk:
    """``count`` listings, ``lanes`` at a time, after one that reads what all share; products from ``numbers``."""
    _write(engine, next(numbers), cancel, tokens=1, priority="bulk")
    reading, _ = _timed(engine, lanes, list(itertools.islice(numbers, count)), 1, cancel)
    seconds, tokens = _timed(engine, lanes, list(itertools.islice(numbers, count)), ANSWER_TOKENS, cancel)
    return Bulk(count, tokens, seconds, reading)


def _timed(
    engine: Engine, lanes: int, numbers: list[int], tokens: int, cancel: CancelToken | None
) -> tuple[float, int]:
    """Seconds, and tokens that were written."""

    def do(number: int, token: CancelToken) -> Completion:
        return _write(engine, number, token, tokens=tokens, priority="bulk")

    written = 0
    started = time.perf_counter()
    for outcome in run_many(numbers, do, lanes, cancel):
        if outcome.result is None:
            raise outcome.fault or AssertionError("a listing without result and fault")
        written += outcome.result.tokens
    return time.perf_counter() - started, written


def _first(engine: Engine, number: int, cancel: CancelToken | None) -> tuple[Completion, float]:
    """One listing of a model that read nothing yet, and the seconds until its first word was here."""
    heard: list[float] = []
    started = time.perf_counter()
    done = _write(engine, number, cancel, on_text=lambda _text: heard.append(time.perf_counter()))
    return done, (heard[0] if heard else time.perf_counter()) - started


def _write(
    engine: Engine,
    number: int,
    cancel: CancelToken | None,
    *,
    tokens: int = ANSWER_TOKENS,
    priority: Priority = "interactive",
    on_text: Callable[[str], None] | None = None,
) -> Completion:
    request = GenerateRequest(messages=messages_for(number), max_tokens=tokens, ignore_eos=True, priority=priority)
    completion = engine.generate(request, on_text, cancel)
    if cancel:
        cancel.check()
    return completion
