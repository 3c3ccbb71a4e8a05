"""Listings in bulk: our engine beside ``llama_cpp.Llama`` in sequence and llama.cpp's own server with 1, 4 and 8 slots.

    python tests/bench/bench_engine_bulk.py [--model ID] [--rounds 3] [--quick]

Same file, prompts, two threads, likeliest tokens, 64 of them a listing whatever comes; medians of interleaved rounds.
Flash attention for all (the server's own choice too): on every PC tried it was no slower.
Decoding alone: the time for as many other listings of one token is taken out, on all sides alike.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from engine_bench import Options, apart, at_least, in_turns, median, options, table
from engine_ours import by_us, speed_of
from engine_peers import by_llama_class, by_server

from merchant_assistant.engine.bench import Bulk
from merchant_assistant.engine.model import Speed
from merchant_assistant.engine.speed import DraftSize, drafts_per_hour

OURS = "ours"
FASTER, FASTER_DECODING = 1.2, 1.4


def bench(given: Options) -> bool:
    """Print all; whether what must be reached was."""
    speed = apart(speed_of, given.path)
    lanes = ", ".join(f"{lane.lanes}: {lane.decode_tok_s:.0f}" for lane in speed.lanes)
    print(f"measured for lanes: prompt {speed.prompt_tok_s:.0f} tok/s, {lanes}; best {speed.best.lanes}", flush=True)
    turns = in_turns(_contenders(given, speed), given.rounds)
    rates = {name: median(bulk.listings_per_hour for bulk in found) for name, found in turns.items()}
    decoding = {name: median(bulk.decode_tok_s for bulk in found) for name, found in turns.items()}
    table(
        f"{given.listings} listings of 64 tokens, {given.model}, median of {given.rounds}",
        ("who", "listings/h", "decoding tok/s", "seconds", "of which reading"),
        [
            (name, rates[name], decoding[name], median(b.seconds for b in found), median(b.reading_s for b in found))
            for name, found in turns.items()
        ],
    )
    _tell_prediction(speed, rates[OURS])
    bulk = at_least("listings an hour, ours / best peer", rates[OURS] / _best(rates), FASTER)
    decode = at_least("decoding alone, ours / best peer", decoding[OURS] / _best(decoding), FASTER_DECODING)
    return bulk and decode


def _contenders(given: Options, speed: Speed) -> dict[str, Callable[[int], Bulk]]:
    def of(work: Callable[..., Bulk], *arguments: object) -> Callable[[int], Bulk]:
        return partial(_turn, work, given, arguments)

    return {
        OURS: of(by_us, speed.best.lanes),
        "Llama": of(by_llama_class),
        **{f"server, {slots} slots": of(by_server, slots) for slots in (1, 4, 8)},
    }


def _turn(work: Callable[..., Bulk], given: Options, arguments: tuple[object, ...], number: int) -> Bulk:
    """Other products in each round: nobody may have read them."""
    found: Bulk = apart(work, given.path, number * 1000, given.listings, *arguments)
    return found


def _best(found: dict[str, float]) -> float:
    return max(value for name, value in found.items() if name != OURS)


def _tell_prediction(speed: Speed, found: float) -> None:
    """The estimate that the window shows, for listings of this size, beside what came of it."""
    guess = drafts_per_hour(speed, DraftSize(own=42, written=64))
    print(f"\npredicted from measuring: {guess:,.0f} listings/h, found: {found:,.0f} ({guess / found:.2f} of it)")


if __name__ == "__main__":
    sys.exit(not bench(options(__doc__)))
