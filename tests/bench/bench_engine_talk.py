"""A person who talks to the model, alone and while a bulk job runs: first words, and how soon a cancel takes effect.

python tests/bench/bench_engine_talk.py [--model ID] [--rounds 3] [--quick]
"""

from __future__ import annotations

import itertools
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine_bench import Options, apart, at_most, median, options, table
from engine_ours import engine, speed_of

from merchant_assistant.engine.bench import ANSWER_TOKENS, messages_for, product
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.many import run_many
from merchant_assistant.engine.model import Completion, GenerateRequest, Message
from merchant_assistant.foundation.cancel import CancelToken

TALK_TOKENS = 1500
QUESTIONS = (
    "And which of them is the lightest one?",
    "Which one would you take on a journey?",
    "Is there anything made of oak or bamboo?",
    "How many of them are wider than half a metre?",
)
FIRST_WORD_S, CANCEL_S = 1.0, 0.2


def bench(given: Options) -> bool:
    """Print all; whether what must be reached was."""
    speed = apart(speed_of, given.path)
    lanes, step_s = speed.best.lanes, speed.best.lanes / speed.best.decode_tok_s
    with engine(given.path, lanes) as client:
        client.load()
        alone, talk = _first_words(client, given.rounds)
        cancels = {
            "while writing": [_cancel_writing(client, number) for number in range(given.rounds)],
            "inside a long prompt": [_cancel_reading(client, number) for number in range(given.rounds)],
        }
        with _bulk(client, lanes) as job:
            beside = [_first_word(client, talk, question) for question in _questions(given.rounds)]
            cancels["while writing, bulk work beside it"] = [
                _cancel_writing(client, number + 50) for number in range(given.rounds)
            ]
            cancels[f"one of {lanes} in bulk"] = [
                _cancel_writing(client, number + 100, bulk=True) for number in range(given.rounds)
            ]
    return _judge(given, alone, beside, step_s, cancels, job)


def _judge(
    given: Options, alone: list[float], beside: list[float], step_s: float, cancels: dict[str, list[float]], job: _Job
) -> bool:
    table(
        f"a second question of a conversation of {TALK_TOKENS} tokens, {given.model}",
        ("first word", "median s", "longest s"),
        [("alone", median(alone), max(alone)), ("beside bulk work", median(beside), max(beside))],
    )
    table(
        "cancel", ("where", "median ms", "longest ms"), [(w, 1e3 * median(c), 1e3 * max(c)) for w, c in cancels.items()]
    )
    print(f"bulk work beside it: {job.done} listings, {job.lost} of them not whole; one step is {step_s:.2f} s")
    met = [
        at_most("first word of a second question, s", median(alone), FIRST_WORD_S),
        at_most("the same beside bulk work, s later", median(beside) - median(alone), step_s),
        at_most("cancel, the slowest median, s", max(median(found) for found in cancels.values()), CANCEL_S),
        at_most("listings of the job beside it that are not whole", job.lost, 0),
    ]
    return all(met)


def _questions(count: int) -> list[str]:
    return list(itertools.islice(itertools.cycle(QUESTIONS), count))


def _first_words(client: EngineClient, rounds: int) -> tuple[list[float], tuple[Message, ...]]:
    """A long first question is answered; then short ones follow, each after the same beginning."""
    records = itertools.count()
    talk: tuple[Message, ...] = (Message("system", "You answer questions about products."), Message("user", ""))
    while client.count_tokens(talk) < TALK_TOKENS:
        talk = (talk[0], Message("user", f"{talk[1].content}\n{product(next(records))}"))
    first = client.generate(GenerateRequest(messages=talk, max_tokens=16, ignore_eos=True))
    talk = (*talk, Message("assistant", first.text))
    return [_first_word(client, talk, question) for question in _questions(rounds)], talk


def _first_word(client: EngineClient, talk: tuple[Message, ...], question: str) -> float:
    heard: list[float] = []
    started = time.perf_counter()
    request = GenerateRequest(messages=(*talk, Message("user", question)), max_tokens=8, ignore_eos=True)
    client.generate(request, lambda _text: heard.append(time.perf_counter()))
    return heard[0] - started


# --- cancelling -------------------------------------------------------------------------------------------------------


def _cancel_writing(client: EngineClient, number: int, *, bulk: bool = False) -> float:
    """From the cancel, some words into the text, until the call is back."""
    request = GenerateRequest(
        messages=messages_for(7000 + number),
        max_tokens=ANSWER_TOKENS * 8,
        ignore_eos=True,
        priority="bulk" if bulk else "interactive",
    )
    words = itertools.count()
    begun = threading.Event()

    def hear(_text: str) -> None:
        if next(words) == 2:
            begun.set()

    return _cancelled_after(client, request, begun.wait, hear)


def _cancel_reading(client: EngineClient, number: int) -> float:
    """From the cancel, a moment into a prompt that takes seconds, until the call is back."""
    records = "\n".join(product(8000 + 100 * number + record) for record in range(75))
    request = GenerateRequest(messages=(Message("user", records),), max_tokens=1)
    return _cancelled_after(client, request, lambda: time.sleep(0.3), lambda _text: None)


def _cancelled_after(
    client: EngineClient, request: GenerateRequest, wait: Callable[[], object], hear: Callable[[str], None]
) -> float:
    token, at = CancelToken(), []

    def cancel() -> None:
        wait()
        at.append(time.perf_counter())
        token.cancel()

    thread = threading.Thread(target=cancel)
    thread.start()
    done = client.generate(request, hear, token)
    ended = time.perf_counter()
    thread.join()
    assert done.finish_reason == "cancelled"
    return ended - at[0]


# --- a job beside it --------------------------------------------------------------------------------------------------


class _Job:
    """Listings without end, in a thread, until it is told to stop."""

    done = lost = 0

    def __init__(self, client: EngineClient, lanes: int) -> None:
        self._client, self._lanes = client, lanes
        self.under_way, self.stop = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        numbers = itertools.takewhile(lambda _number: not self.stop.is_set(), itertools.count(9000))
        for outcome in run_many(numbers, self._write, self._lanes):
            self.done += 1
            self.lost += outcome.result is None or outcome.result.tokens != ANSWER_TOKENS

    def _write(self, number: int, cancel: CancelToken) -> Completion:
        request = GenerateRequest(
            messages=messages_for(number), max_tokens=ANSWER_TOKENS, ignore_eos=True, priority="bulk"
        )
        return self._client.generate(request, lambda _text: self.under_way.set(), cancel)


@contextmanager
def _bulk(client: EngineClient, lanes: int) -> Iterator[_Job]:
    job = _Job(client, lanes)
    job.thread.start()
    try:
        job.under_way.wait()
        yield job
    finally:
        job.stop.set()
        job.thread.join()


if __name__ == "__main__":
    sys.exit(not bench(options(__doc__)))
