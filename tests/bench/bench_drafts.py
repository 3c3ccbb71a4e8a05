"""Drafts of real products by the default model: how many are proven, what they cost, and what ledger and repair add.

    python tests/bench/bench_drafts.py [--products 12] [--platform generic] [--language auto] [--tone plain]
        [--length normal] [--keywords A,B] [--never A,B] [--sample TEXT] [--show] [FILE …]

Without files the sample catalogues are drafted. The bare model (its first try, nothing cut) stands beside the product.
The last line tells what a draft costs: tries and tokens of the model, and the time that facts, claims and mending take.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from merchant_assistant.composition import Services, build
from merchant_assistant.engine.model import Completion, Engine, GenerateRequest, OnDelta
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.paths import resource
from merchant_assistant.listings.answer import as_text
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.choosing import language_of_product
from merchant_assistant.listings.drafting import Order, Writer, Written
from merchant_assistant.listings.model import Style
from merchant_assistant.listings.record import record_of


@dataclass
class Tally:
    """What was found in the drafts of one side."""

    drafts: int = 0
    proposed: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    violations: Counter[str] = field(default_factory=Counter)

    def add(self, found: Findings) -> None:
        self.drafts += 1
        self.proposed += found.status == "proposed"
        self.claims.update(claim.status for claim in found.claims)
        self.violations.update(violation.code for violation in found.violations)

    def line(self, name: str) -> str:
        share = 100 * self.proposed / max(1, self.drafts)
        claims = ", ".join(f"{self.claims[s]} {s}" for s in ("supported", "contradicted", "unsupported"))
        rules = ", ".join(f"{count} {code}" for code, count in self.violations.most_common()) or "none"
        return f"{name:<24}{self.proposed} of {self.drafts} proposed ({share:.0f} %); claims: {claims}; rules: {rules}"


class Counting:
    """An engine that counts what is asked of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.tries = self.tokens = self.read = 0

    def generate(self, request: GenerateRequest, on_delta: OnDelta | None, cancel: CancelToken | None) -> Completion:
        done = self._engine.generate(request, on_delta, cancel)
        self.tries += 1
        self.tokens += done.tokens
        self.read += done.prompt_tokens - done.cached_tokens
        return done


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        services = build(folder)
        try:
            _bench(services, options)
        finally:
            services.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--products", type=int, default=12)
    parser.add_argument("--platform", default="generic")
    parser.add_argument("--language", default="auto")
    parser.add_argument("--tone", default="plain")
    parser.add_argument("--length", default="normal", choices=("short", "normal", "long"))
    parser.add_argument("--keywords", type=_words, default=())
    parser.add_argument("--never", type=_words, default=())
    parser.add_argument("--sample", default="")
    parser.add_argument("--show", action="store_true", help="print every draft")
    return parser.parse_args()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _bench(services: Services, options: argparse.Namespace) -> None:
    files = options.files or [resource("sample", "catalogue.csv"), resource("sample", "catalogue-zh.csv")]
    for file in files:
        services.catalogue.apply(services.catalogue.plan(file))
    services.engine.load()
    bare, finished, seconds = Tally(), Tally(), 0.0
    engine, cpu = Counting(services.engine), time.process_time()
    for product_id in _spread(services.catalogue.product_ids(), options.products):
        written = _draft(services, engine, product_id, options)
        bare.add(written.attempts[0])
        finished.add(written.findings)
        seconds += written.seconds
        if options.show:
            _show(written)
    print(bare.line("the model alone"))
    print(finished.line("with ledger and repair"))
    count, own = max(1, finished.drafts), time.process_time() - cpu
    print(f"{seconds / count:.1f} s, {engine.tries / count:.2f} tries and {engine.tokens / count:.0f} tokens a draft;")
    print(f"{engine.read / count:.0f} tokens of each prompt were read anew; {1000 * own / count:.0f} ms CPU of our own")


def _spread(ids: Sequence[int], count: int) -> Iterable[int]:
    """``count`` of them, evenly over the catalogue."""
    step = max(1, len(ids) // count)
    return ids[::step][:count]


def _draft(services: Services, engine: Counting, product_id: int, options: argparse.Namespace) -> Written:
    product = services.catalogue.product(product_id)
    language = language_of_product(product) if options.language == "auto" else options.language
    style = Style(options.tone, options.length, options.keywords, options.never, options.sample)
    order = Order(options.platform, language, style)
    return Writer(engine).write(product, record_of(product, lambda hashes: set()), order)


def _show(written: Written) -> None:
    found = written.findings
    print(f"--- {found.status}, {len(written.attempts)} tries, {written.seconds:.1f} s\n{as_text(found.listing)}\n")
    for attempt in written.attempts:
        for claim in attempt.doubtful:
            print(f"    tried: {claim.status} {claim.kind} “{claim.text}” ({claim.field}: {claim.value})")
        for violation in attempt.violations:
            print(f"    tried: {violation.message}")
    print()


if __name__ == "__main__":
    main()
