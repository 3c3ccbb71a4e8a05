"""Which passage answers: what speaks for it, and what the judge says where that is not plain."""

from __future__ import annotations

import math

import pytest

from merchant_assistant.knowledge.deciding import Candidate, answering
from merchant_assistant.storage.knowledge import PassageRecord


def passage(text: str) -> PassageRecord:
    return PassageRecord(1, 1, "terms.md", "Terms", text, page=None, entry=None)


def candidate(odds: float) -> Candidate:
    return Candidate(passage("We reply within two days."), near=0.4, cover=0.5, evidence=0.5, odds=odds)


@pytest.mark.parametrize(
    ("odds", "judged", "answers"),
    [
        (-1.0, -0.2, True),  # a doubt that all else outweighs
        (-1.0, -0.6, False),
        (-1.0, 2.0, True),
        (0.4, -2.5, False),  # loud enough
        (0.6, -9.0, True),  # plain: nobody is asked
        (-1.0, None, True),  # nobody can say
        (-2.0, -0.1, False),  # unlikely before and after
    ],
)
def test_the_judge_counts_where_an_answer_is_not_plain(odds: float, judged: float | None, answers: bool) -> None:
    found = [candidate(odds)]
    assert (answering(found, lambda _: judged) == found) is answers


def test_nobody_is_asked_about_what_is_plain_or_only_found_by_words() -> None:
    def never(_: PassageRecord) -> float:
        pytest.fail("the judge was asked")

    assert answering([candidate(0.6)], never)
    by_words = Candidate(passage("We reply within two days."), near=math.nan, cover=0.9, evidence=0.9)
    assert answering([by_words], never)
