"""The line that the ledger holds on set A of the held-out texts; the others are measured by the bench alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from held_out_set import SHOWN, UNSEEN, Held, faults, held_out

CAUGHT = 0.9  # of the altered statements, about what the rules reach today; raise it with them
FLAGGED = 0.03  # of the claims in true texts, flagged


@pytest.fixture(scope="module")
def set_a() -> Iterator[list[Held]]:
    yield held_out("A")


def test_each_lie_alters_words_of_its_text() -> None:
    assert list(faults(held_out())) == []


def test_lies_are_caught(set_a: list[Held]) -> None:
    caught = [held.caught(lie) for held in set_a for lie in held.lies[::2]]  # half are quick
    assert sum(caught) >= CAUGHT * len(caught)


def test_true_texts_are_left_alone(set_a: list[Held]) -> None:
    alarms, claims = (sum(map(len, found)) for found in zip(*((h.alarms(), h.claims()) for h in set_a), strict=True))
    assert alarms <= FLAGGED * claims


@pytest.mark.parametrize("name", [*SHOWN, *UNSEEN])
def test_each_set_holds_english_and_chinese(name: str) -> None:
    assert {"en", "zh"} <= {held.language for held in held_out(name)}
