"""Stands in for ``engine/many.py`` until it is there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    item: Item
    result: Result | None = None
    fault: UserFault | None = None


def run_many(
    items: Iterable[Item], do: Callable[[Item, CancelToken], Result], lanes: int, cancel: CancelToken
) -> Generator[Outcome[Item, Result]]:
    waiting = iter(list(items))
    done: SimpleQueue[Outcome[Item, Result] | None] = SimpleQueue()
    guard = threading.Lock()

    def work() -> None:
        while not cancel.cancelled:
            with guard:
                item = next(waiting, None)
            if item is None:
                break
            try:
                done.put(Outcome(item, result=do(item, cancel)))
            except Cancelled:
                break
            except UserFault as fault:
                done.put(Outcome(item, fault=fault))
        done.put(None)

    threads = [threading.Thread(target=work, name="bulk", daemon=True) for _ in range(lanes)]
    for thread in threads:
        thread.start()
    left = len(threads)
    try:
        while left:
            outcome = done.get()
            if outcome is None:
                left -= 1
            else:
                yield outcome
    finally:
        cancel.cancel()
        for thread in threads:
            thread.join()
