"""How fast a model is on this PC, measured through the same client that the features use."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import Completion, GenerateRequest, Message
from merchant_assistant.foundation.cancel import CancelToken

ANSWER_TOKENS = 64
LISTINGS = 4
_RULES = Message(
    "system",
    "You write listings for a shop. Use only the facts that are given, in plain words, without praise. " * 12,
)
_PRODUCTS = (
    "Red cotton T-shirt, sizes S to XL, 180 g/m², made in Portugal.",
    "Steel water bottle, 750 ml, double wall, with a bamboo lid.",
    "Desk lamp, 6 W, three colour temperatures, 1.5 m cable.",
    "Wool blanket, 130 × 180 cm, grey, washable at 30 °C.",
    "Ceramic mug, 350 ml, blue glaze, dishwasher safe.",
)


@dataclass(frozen=True, slots=True)
class BenchResult:
    """Rates in tokens a second, times in milliseconds. ``startup_ms``: from nothing to a loaded model."""

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


def measure(engine: EngineClient, cancel: CancelToken | None = None) -> BenchResult:
    """Measure with a child of its own: whatever ``engine`` runs is ended before, so that start-up counts from nothing.

    Takes about ten seconds with the default model. Faults as for any request; raises ``Cancelled``.
    """
    engine.close()
    started = time.perf_counter()
    info = engine.load(cancel)
    startup = time.perf_counter() - started
    threads = engine.facts().threads
    prefill, first_token = _read(engine, cancel)
    one = _ask(engine, _PRODUCTS[0], cancel)
    started = time.perf_counter()
    bulk = [_ask(engine, product, cancel) for product in _PRODUCTS[1 : LISTINGS + 1]]
    spent = time.perf_counter() - started
    return BenchResult(
        model=info.id,
        threads=threads,
        prefill_tok_s=prefill,
        decode_tok_s=_decode_rate(one),
        bulk_lanes=1,
        bulk_decode_tok_s=sum(map(_decode_rate, bulk)) / len(bulk),
        listings_per_hour=3600 * len(bulk) / spent,
        first_token_ms=first_token * 1000,
        startup_ms=startup * 1000,
    )


def _read(engine: EngineClient, cancel: CancelToken | None) -> tuple[float, float]:
    """Tokens a second of a prompt that is new, and the seconds until the first token of its answer is here."""
    heard: list[float] = []
    started = time.perf_counter()
    completion = _ask(engine, "Answer briefly.", cancel, lambda _text: heard.append(time.perf_counter()))
    return completion.prompt_tokens / completion.prompt_seconds, (heard[0] if heard else time.perf_counter()) - started


def _ask(
    engine: EngineClient,
    question: str,
    cancel: CancelToken | None,
    on_text: Callable[[str], None] | None = None,
) -> Completion:
    messages = (_RULES, Message("user", question))
    request = GenerateRequest(messages=messages, max_tokens=ANSWER_TOKENS, ignore_eos=True)
    completion = engine.generate(request, on_text, cancel)
    if cancel:
        cancel.check()
    return completion


def _decode_rate(completion: Completion) -> float:
    return completion.tokens / (completion.seconds - completion.prompt_seconds)
