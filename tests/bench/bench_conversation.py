"""What further questions of a conversation cost: prompt read anew, time to the first word; run by hand.

    python tests/bench/bench_conversation.py [--model ID] [--show]

Three conversations over the sample catalogue: one about one product, one that turns to another product, one in Chinese.
Nothing is computed in them, or the model would have little to say: what a cell answers takes no model otherwise.
``beyond``: what passed before the first word beside reading the prompt, from the question on; 0.5 s are allowed. The
processor's time is that of the model's process and ours: where other work runs beside, the clock says little.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence

import psutil

from merchant_assistant.chat.exact.columns.model import Reading, Reply
from merchant_assistant.composition import Services, build
from merchant_assistant.engine.model import Completion, Engine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.settings import CHAT_MODEL

CONVERSATIONS = (
    (
        "What does the insulated water bottle weigh?",
        "Which colours does it come in?",
        "What is it made of?",
        "How long does it keep drinks hot?",
        "Where is it made?",
    ),
    (
        "What is the bamboo cutting board made of?",
        "How heavy is the chef's knife?",
        "What steel is it?",
        "And how long is its blade?",
    ),
    ("不锈钢保温杯是什么材质？", "它能保温多久？", "产地是哪里？"),
)


class ComputesNothing:
    """So that every question goes to the model."""

    def answer(self, text: str, before: Reading | None = None, *, cancel: CancelToken | None = None) -> Reply | None:
        return None

    def again(self, reading: Reading, *, cancel: CancelToken | None = None) -> Reply:
        raise NotImplementedError


class Watched:
    """An engine, and what its last answer cost."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.completion: Completion | None = None
        self.first_word = 0.0
        self.first_at = 0.0  # by the clock
        self.counted = 0

    def __getattr__(self, name: str):
        return getattr(self._engine, name)

    def count_tokens(self, messages) -> int:
        self.counted += 1
        return self._engine.count_tokens(messages)

    def generate(self, request, on_delta=None, cancel=None) -> Completion:
        begun, self.first_word = time.perf_counter(), 0.0

        def hear(text: str) -> None:
            if not self.first_word:
                self.first_at = time.perf_counter()
                self.first_word = self.first_at - begun
            if on_delta:
                on_delta(text)

        self.completion = self._engine.generate(request, hear, cancel)
        return self.completion


def _processor() -> float:
    """Seconds of it that we and our children took."""
    ours = [psutil.Process(), *psutil.Process().children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in ours)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", default=CHAT_MODEL.default)
    parser.add_argument("--show", action="store_true", help="print the answers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        services = build(folder)
        try:
            services.settings.set(CHAT_MODEL, options.model)
            _bench(services, show=options.show)
        finally:
            services.close()


def _bench(services: Services, *, show: bool) -> None:
    from merchant_assistant.chat.chat import Chat

    for file in ("catalogue.csv", "catalogue-zh.csv"):
        services.catalogue.apply(services.catalogue.plan(resource("sample", file)))
    watched = Watched(services.engine)
    chat = Chat(services.database, services.catalogue, watched, services.listings.proven, ComputesNothing())
    services.engine.load()
    for questions in CONVERSATIONS:
        _converse(chat, watched, questions, show=show)


def _converse(chat, watched: Watched, questions: Sequence[str], *, show: bool) -> None:
    conversation = None
    for number, question in enumerate(questions, 1):
        watched.completion, watched.counted = None, 0
        begun, spent = time.perf_counter(), _processor()
        turn, _ = chat.ask(question, conversation)
        took = time.perf_counter() - begun
        conversation = turn.conversation_id
        done = watched.completion
        cost = "without the model"
        if done:
            read = done.prompt_tokens - done.cached_tokens
            beyond = watched.first_at - begun - done.prompt_seconds
            cost = f"prompt {done.prompt_tokens:4}, known {done.cached_tokens:4}, read {read:4}; " + (
                f"first word {watched.first_word:5.2f} s, beyond {beyond:5.2f} s, answer {took:5.2f} s, "
                f"processor {_processor() - spent:5.2f} s, counted {watched.counted} times"
            )
        print(f"{number}. {cost}  {question}")
        if show:
            print(f"     [{turn.kind}] {' '.join(turn.text.split())}")
    print()


if __name__ == "__main__":
    main()
