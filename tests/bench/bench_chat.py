"""How long the chat looks for products, lists and searches conversations; run by hand.

    python tests/bench/bench_chat.py [PRODUCTS] [CONVERSATIONS]

PRODUCTS (100,000) are imported from a file made for it, CONVERSATIONS (10,000) of six turns are stored. No model.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from merchant_assistant.chat.question import read_question
from merchant_assistant.chat.retrieval import products_for
from merchant_assistant.composition import Services, build
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.storage.conversations import ConversationRepository, TurnText

_ROUNDS = 7
_KINDS = ("mug", "bottle", "lamp", "tray", "bowl", "knife", "towel", "chair", "basket", "clock")
_LOOKS = ("steel", "oak", "matte black", "ivory", "folding", "double-wall", "travel", "round", "slim", "deep")
_QUESTIONS = (
    "How much is SKU-0004711?",
    "What does the ivory folding basket 411 weigh?",
    "Do we have a steel mug in matte black?",
    "mug",
    "Is there a warranty on the kayak?",
)


def main(products: int, conversations: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        services = build(Path(name) / "data", engine=ScriptedEngine(lambda _request: ""))
        try:
            _import(services, Path(name) / "shop.csv", products)
            for question in _QUESTIONS:
                read = read_question(question)
                _measure(question, lambda read=read: products_for(read, services.catalogue, ()))
            _fill(services, conversations)
            for query in ("", "mug", "basket 411", "k", "kayak"):
                _measure(f"conversations “{query}”", lambda query=query: services.chat.conversations(query))
            newest = services.chat.conversations(limit=1)[0].id
            _measure("open a conversation", lambda: services.chat.turns(newest))
        finally:
            services.close()


def _import(services: Services, file: Path, products: int) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.write("SKU,Title,Material,Colour,Weight,Price,Stock\n")
        for number in range(products):
            look, other = _LOOKS[number // 7 % 10], _LOOKS[number % 10]
            title = f"{look} {other} {_KINDS[number // 70 % 10]} {number % 1000}"
            out.write(f"SKU-{number:07},{title},steel,black,{100 + number % 900} g,{number % 90}.50,{number % 300}\n")
    began = time.perf_counter()
    services.catalogue.apply(services.catalogue.plan(file))
    print(f"{products:,} products imported in {time.perf_counter() - began:.1f} s")


def _fill(services: Services, conversations: int) -> None:
    stored = ConversationRepository(services.database)
    began = time.perf_counter()
    for number in range(conversations):
        topic = f"{_LOOKS[number % 10]} {_KINDS[number // 10 % 10]} {number}"
        turn = stored.ask(None, f"What does the {topic} weigh?", f"What does the {topic} weigh?")
        for reply in range(5):
            stored.add(
                turn.conversation_id, TurnText("user" if reply % 2 else "assistant", f"The {topic}: {reply} kg.")
            )
    print(f"{conversations:,} conversations of 6 turns stored in {time.perf_counter() - began:.1f} s")


def _measure(what: str, work: Callable[[], object]) -> None:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - began))
    print(f"{what}: {statistics.median(times):.1f} ms (worst of {_ROUNDS}: {max(times):.1f} ms)")


if __name__ == "__main__":
    given = [int(size) for size in sys.argv[1:3]]
    main(*given, *(100_000, 10_000)[len(given) :])
