"""How long whole questions take, from the text to the answer in words, without the model; run by hand.

    python tests/bench/bench_asked.py [PRODUCTS] [--folder DATA] [--rounds N] [--show]  (else 100000)

Makes a catalogue of that many products (or takes a data folder of ``bench_search``'s products) and asks it what people
ask, in English and Chinese, through :class:`Exactly` and through :meth:`Chat.ask_once`. ``first``: nothing is known of
the catalogue, as right after an import, and nobody has waited. ``new``: the catalogue is known, as it is once
:meth:`Chat.prepare` has run while the question is typed, and this is the first question. ``again``: asked once more.
All in milliseconds of this process's CPU, the best of ``--rounds`` (3), as other work on the machine says nothing about
ours; ``clock``: what the first of ``new`` took by the clock. At the end: how long a question takes to stop, by the
clock, asked to at ten moments of the one that took longest at first.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import tempfile
import threading
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench_search import fill

from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.composition import Services, build
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled

ASKED = (
    "How many products do we have?",
    "how many black mugs under 5 EUR are in stock",
    "Which products are out of stock?",
    "What is the average price in EUR?",
    "What is the median price of mugs in EUR?",
    "total stock of everything",
    "What is the cheapest stainless steel bottle in EUR?",
    "top 10 heaviest products",
    "Which brand has the most products?",
    "average price in EUR by colour",
    "how many brands do we carry",
    "list the oak chairs wider than 250 cm",
    "what share of our products are dishwasher safe",
    "how many products have no barcode",
    "show me glass vases or bowls from Italy, not blue",
    "What is the price of {sku}?",
    "我们有多少种产品？",
    "有多少个黑色的杯子库存大于100？",
    "最便宜的陶瓷茶具是哪个？",
    "每个品牌有多少产品？",
    "不锈钢保温杯的平均价格是多少元？",
    "重量超过8公斤的产品有哪些？",
)


def spent(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Milliseconds of this process's CPU, and by the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    result = work()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000, result


def opened(folder: Path) -> Services:
    return build(folder, engine=ScriptedEngine(lambda _request: ""))


def first(folder: Path, question: str) -> float:
    """Of a catalogue that nobody asked before."""
    services = opened(folder)
    try:
        return spent(lambda: Exactly(services.catalogue).answer(question))[0]
    finally:
        services.close()


def new(services: Services, work: Callable[[], Any], rounds: int) -> tuple[float, float, Any]:
    """Of a catalogue that is known, with nothing remembered of other questions."""
    times = []
    for _ in range(rounds):
        services.catalogue._finder._passing_slots.clear()
        services.catalogue._finder._answers.clear()
        times.append(spent(work))
    return min(each[0] for each in times), times[0][1], times[0][2]


def line(folder: Path, services: Services, exactly: Exactly, question: str, options: Namespace) -> list[float]:
    rounds = options.rounds
    at_first = min(first(folder, question) for _ in range(rounds))
    of_new, clock, reply = new(services, lambda: exactly.answer(question), rounds)
    again = min(spent(lambda: exactly.answer(question))[0] for _ in range(rounds))
    chat = new(services, lambda: services.chat.ask_once(question), rounds)[0]
    row = [at_first, of_new, again, chat, clock]
    print("".join(f"{each:9.0f}" for each in row), f" {reply.kind if reply else '-':9}{question}", flush=True)
    if options.show and reply:
        print(f"{'':47}{' '.join(reply.text.split())[:150]}")
    return row


def stopped(folder: Path, question: str, after: float) -> float | None:
    """Milliseconds from asking to stop to having stopped; None where the answer came first."""
    services, token, at = opened(folder), CancelToken(), [0.0]

    def cancel() -> None:
        at[0] = time.perf_counter()
        token.cancel()

    timer = threading.Timer(after, cancel)
    timer.start()
    try:
        Exactly(services.catalogue).answer(question, cancel=token)
    except Cancelled:
        return (time.perf_counter() - at[0]) * 1000
    finally:
        timer.cancel()
        services.close()
    return None


def stopping(folder: Path, question: str) -> list[float]:
    """Stopped at ten moments of a question that is asked at first."""
    start = time.perf_counter()
    first(folder, question)
    whole = time.perf_counter() - start
    moments = [whole * part / 10 for part in range(10)]
    return [taken for after in moments if (taken := stopped(folder, question, after)) is not None]


def wished() -> Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("products", nargs="?", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def main() -> None:
    options = wished()
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        services = opened(folder)
        stack.callback(services.close)
        if not options.folder:
            fill(services.database, options.products)
        some = services.catalogue.page(offset=services.catalogue.count() // 2, limit=1)[0]
        asked = [question.format(sku=some.sku) for question in ASKED]
        exactly = Exactly(services.catalogue)
        tables = spent(lambda: exactly.answer(asked[0]))[0]
        print(f"{services.catalogue.count()} products; the first question of a process {tables:.0f} ms")
        taken, clock, _ = spent(exactly.prepare)
        print(f"prepared in {taken:.0f} ms, {clock:.0f} by the clock")
        services.chat.prepare()
        print(f"{'first':>9}{'new':>9}{'again':>9}{'chat':>9}{'clock':>9}")
        rows = [line(folder, services, exactly, question, options) for question in asked]
        for name, of in (("median", statistics.median), ("longest", max)):
            print("".join(f"{of(column):9.0f}" for column in zip(*rows, strict=True)), f" {name}")
        ended = stopping(folder, asked[max(range(len(rows)), key=lambda place: rows[place][0])])
        print(f"stopped {len(ended)} of 10: longest {max(ended, default=0):.0f} ms")


if __name__ == "__main__":
    main()
