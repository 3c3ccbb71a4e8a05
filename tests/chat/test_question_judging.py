"""The judge of the evaluation tells right from wrong."""

from __future__ import annotations

from typing import Any

import pytest

from merchant_assistant.chat.evaluation import judging


def reply(kind: str = "exact", **given: Any) -> dict[str, Any]:
    return {"kind": kind, "answer": "", "value": None, "rows": [], "sources": [], **given}


NUMBER = {"form": "number", "answer": 12.5, "tolerance": 0.006}
ROWS = {"form": "set", "rows": ["A", "B-1"]}
TOP = {"form": "ordered", "rows": ["A", "B", "C"], "figures": [9.0, 8.0, 7.0], "last_place_shared_by": ["C", "D"]}
PAGE = {"form": "source", "file": "terms.pdf", "page": 3, "section": "3. Drops", "says": ["once"]}
BEST = {"form": "group_winner", "answer": ["Tea"]}
FAMILIES = {"A": ["A-1", "A-2"], "B": ["B-1"]}


@pytest.mark.parametrize(
    ("truth", "given", "verdict"),
    [
        (NUMBER, reply(value="12.50"), "right"),
        (NUMBER, reply(value=12), "wrong"),
        (NUMBER, reply("declined"), "declined_wrongly"),
        (NUMBER, reply("clarify"), "asked"),
        (NUMBER | {"accept": [{"form": "not_in_data"}]}, reply("declined"), "declined_rightly"),
        ({"form": "not_in_data"}, reply(value=0), "wrong"),
        ({"form": "clarify"}, reply("clarify"), "right"),
        (ROWS, reply(rows=["A-1", "A-2", "B"]), "right"),
        (ROWS, reply(rows=["A"]), "wrong"),
        (ROWS, reply(rows=["A", "B-1", "C"]), "wrong"),
        (TOP, reply(rows=["A", "B", "D"]), "right"),
        (TOP, reply(rows=["B", "A", "C"]), "wrong"),
        ({"form": "percent", "answer": 40.8, "tolerance": 0.6}, reply(value=0.41), "right"),
        ({"form": "value", "answer": ["6.2 kg"]}, reply(value="It weighs 6.2 kg"), "right"),
        ({"form": "value", "answer": [4.8, 5.1]}, reply(value="4.80"), "wrong"),
        ({"form": "value", "answer": [318]}, reply("grounded", answer="- Price: 318"), "right"),
        ({"form": "source", "rows": ["B"]}, reply(rows=["A", "B-1"]), "right"),
        ({"form": "source", "rows": ["B"]}, reply(rows=["B"], sources=[{"ref": "A"}]), "wrong"),
        (
            {"form": "groups", "answer": {"Tea": 2.0}, "tolerance": 0},
            reply(value=[{"name": "tea", "count": 2}]),
            "right",
        ),
        (BEST, reply(value="Tea", answer="Tea has the most: 9."), "right"),
        (BEST, reply(value=[["Tea", 9], ["Mugs", 4]]), "right"),
        (BEST, reply(value="Drinks > Tea"), "right"),
        (BEST, reply(value="Tea > Cups"), "wrong"),
        (BEST, reply(value=[["Mugs", 4], ["Tea", 9]], answer="Mugs 4, Tea 9"), "wrong"),
        (BEST, reply(value="Mugs", answer="Mugs, before Tea"), "wrong"),
        (BEST, reply("grounded", answer="Most is tea."), "right"),
        (BEST | {"answer": ["Tea", "Mugs"]}, reply(value=["Mugs", "Tea"]), "right"),
        (BEST | {"answer": ["Tea", "Mugs"]}, reply(value="Tea"), "wrong"),
        ({"form": "yes_no", "answer": True}, reply(value=False), "wrong"),
        (PAGE, reply("grounded", sources=[{"ref": "terms.pdf#page=3", "title": ""}]), "right"),
        (PAGE, reply("grounded", sources=[{"ref": "terms.pdf#page=13", "title": "1. Scope"}]), "wrong"),
    ],
)
def test_judge(truth: dict[str, Any], given: dict[str, Any], verdict: str) -> None:
    assert judging.judge({}, truth, given, FAMILIES) == verdict


@pytest.mark.parametrize(
    ("truth", "given", "shown"),
    [
        (
            {"form": "source", "rows": ["B"]},
            reply("declined", sources=[{"ref": "A"}, {"ref": "C"}, {"ref": "B"}]),
            True,
        ),
        ({"form": "source", "rows": ["B"]}, reply("declined", sources=[{"ref": "A"}]), False),
        ({"form": "source", "rows": ["B"]}, reply("declined"), False),
        ({"form": "number", "answer": 3, "tolerance": 0, "accept": [PAGE]}, reply("declined"), False),
        ({"form": "not_in_data"}, reply("declined"), None),
    ],
)
def test_the_right_source_may_stand_below_what_was_declined(
    truth: dict[str, Any], given: dict[str, Any], shown: bool | None
) -> None:
    assert judging.is_shown(truth, given, {}) is shown
