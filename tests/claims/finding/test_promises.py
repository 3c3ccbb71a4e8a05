"""Promises made of parts, words that exclude one another, and makers put in another's place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.claims import Claim, Evidence, Record, check_text
from merchant_assistant.claims.finding.promises import verb_forms
from merchant_assistant.claims.lexis.tables import table

SENTENCES = tomllib.loads(Path(__file__).with_name("promises.toml").read_text(encoding="utf-8"))
OWN = {"title", "description", "brand"}


def judged(text: str, **cells: str) -> list[Claim]:
    known = tuple(Evidence(name if name in OWN else f"attribute:{name}", cells[name], "A") for name in cells)
    return check_text(text, Record("A", known))


def _sentences(language: str) -> list[object]:
    kinds = SENTENCES[language].items()
    return [pytest.param(text, id=f"{kind}: {text}") for kind, rows in kinds for text in rows["sentences"]]


@pytest.mark.parametrize("text", [*_sentences("en"), *_sentences("zh")])
def test_a_promise_that_nothing_proves_is_a_hard_claim(text: str) -> None:
    assert any(
        claim.hard and claim.status == "unsupported" for claim in judged(text, title="Desk organiser 桌面收纳盒")
    )


@pytest.mark.parametrize("text", [*_sentences("en"), *_sentences("zh")])
def test_a_promise_is_proven_by_a_cell_that_makes_it(text: str) -> None:
    doubted = [claim for claim in judged(text, title="Desk organiser", description=text) if claim.status != "supported"]
    assert not [claim for claim in doubted if claim.hard]


@pytest.mark.parametrize("text", SENTENCES["quiet"]["sentences"])
def test_what_only_looks_like_a_promise_is_none(text: str) -> None:
    doubted = [claim for claim in judged(text, title="Desk organiser") if claim.status != "supported" and claim.hard]
    assert not [claim for claim in doubted if claim.kind not in ("number", "measure")]


@pytest.mark.parametrize(
    ("text", "cells", "status"),
    [
        ("free of solvents", {"Solvents": "none"}, "supported"),
        ("relieves back pain", {"Effect": "pain relief for the back"}, "supported"),
        ("torx head screws", {"Head": "Hex head"}, "contradicted"),
        ("for the rear axle", {"Axle": "front"}, "contradicted"),
        ("a narrow collar", {"领型": "宽领"}, "contradicted"),
        ("短袖衬衫", {"袖长": "长袖"}, "contradicted"),
        ("ground coffee", {"Form": "Whole beans"}, "contradicted"),
        ("the lid is included", {"Lid": "not included"}, "contradicted"),
        ("the footprint is included", {"Footprint": "sold separately"}, "contradicted"),
        ("it can be erased", {"Erasable": "no"}, "contradicted"),
        ("敏感肌可放心使用", {"适用肤质": "敏感肌先做测试"}, "unsupported"),
        ("用环氧乙烷灭菌", {"灭菌方式": "环氧乙烷"}, "supported"),
        ("it ships from stock", {"Delivery": "ex stock"}, "supported"),
        (
            "Fender's electric guitar strings",
            {"title": "Electric guitar strings", "brand": "Twangwell"},
            "contradicted",
        ),
    ],
)
def test_a_cell_decides(text: str, cells: dict[str, str], status: str) -> None:
    assert status in [claim.status for claim in judged(text, **cells)], judged(text, **cells)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("for the front axle", {"Axle": "front"}),
        ("the lid is not included", {"Lid": "not included"}),
        ("the footprint is sold separately", {"Footprint": "sold separately"}),
        ("not suitable for polyethylene, polypropylene or PTFE", {"Not suitable for": "PE, PP, PTFE"}),
        ("filled without down", {"Down-free": "yes"}),
        ("Men's electric shaver", {"title": "Electric shaver", "brand": "Kaldo"}),
    ],
)
def test_the_same_in_other_words_is_not_contradicted(text: str, cells: dict[str, str]) -> None:
    assert "contradicted" not in [claim.status for claim in judged(text, **cells)]


HEALTH = sorted({word for words in table("promises")["things"]["ailment"].values() for word in words if word.isascii()})


@given(effect=st.sampled_from(["relieves", "cures", "prevents", "alleviating"]), ailment=st.sampled_from(HEALTH))
@settings(deadline=None)
def test_any_effect_on_any_ailment_is_a_promise_of_health(effect: str, ailment: str) -> None:
    assert any(claim.aspect == "health" and claim.hard for claim in judged(f"It {effect} {ailment}.", title="Pillow"))


def test_verbs_are_known_in_every_form() -> None:
    assert list(verb_forms("relieve")) == ["relieve", "relieves", "relieved", "relieving"]
    assert list(verb_forms("speed up"))[:2] == ["speed up", "speeds up"]
    assert list(verb_forms("缓解")) == ["缓解"]
