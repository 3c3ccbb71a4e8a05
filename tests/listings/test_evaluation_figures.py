"""What the evaluation counts, and how it makes facts false."""

from __future__ import annotations

import random

import pytest

from merchant_assistant.claims import Evidence, Record
from merchant_assistant.listings.checking import check_listing
from merchant_assistant.listings.evaluation.altering import alterations, caught
from merchant_assistant.listings.evaluation.figures import Side, distinct_pairs, near_identical
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.platforms import platform_rules

CELLS = {"brand": "Norrvik", "attribute:Material": "Stoneware", "weight": "350 g", "attribute:Colour": "Grey"}
MUG = Record("M-1", tuple(Evidence(field, value, "M-1") for field, value in CELLS.items()))
TEXT = "The Norrvik mug is grey and weighs 350 g."


def test_one_fact_is_false_in_each_altered_text() -> None:
    altered = list(alterations(MUG, TEXT, random.Random(1)))
    assert {"measure", "unit", "brand", "colour", "superlative"} <= {one.kind for one in altered}
    for one in altered:
        assert one.text[one.start : one.end] == one.after != one.before
        assert one.text[: one.start] + one.before + one.text[one.end :] == TEXT


def test_the_same_seed_alters_the_same() -> None:
    first, again = (list(alterations(MUG, TEXT, random.Random(7))) for _ in range(2))
    assert first == again


def test_a_false_fact_is_told_from_a_true_one() -> None:
    weight = next(one for one in alterations(MUG, TEXT, random.Random(1)) if one.kind == "measure")
    assert caught(weight) is not None
    proven = Record("M-1", (*MUG.evidence, Evidence("description", weight.text, "M-1")))
    assert caught(type(weight)(proven, weight.text, "measure", weight.start, weight.end, "", weight.after)) is None


@pytest.mark.parametrize("leaves", [True, False])
def test_only_what_leaves_counts_as_left(leaves: bool) -> None:
    side = Side()
    false = Listing("Norrvik mug", ("Grey",), "It weighs 400 g and is made of titanium.")
    side.add(check_listing(false, MUG, "generic", "en"), platform_rules("generic"), leaves=leaves, tries=1, seconds=2.0)
    figures = side.as_json()
    assert figures["unproven_left"] == (2 if leaves else 0)
    assert figures["proposed"] == 0
    assert figures["claims"]["supported"] >= 2
    assert figures["seconds"]["mean"] == 2.0


def test_nothing_counted_is_no_figure() -> None:
    figures = Side().as_json()
    assert (figures["claim_precision"], figures["proposed_share"], figures["seconds"]["mean"]) == (None, None, None)


def test_descriptions_that_say_the_same_are_counted_once_each() -> None:
    one = "The grey mug of stoneware holds 350 ml and goes into the dishwasher, the oven and the microwave."
    other = "A lamp with a switch on its cord; the shade turns, the foot is heavy and the bulb comes with it."
    assert near_identical([one, one.replace("350", "500"), other]) == 1
    assert near_identical([one, other]) == 0
    assert distinct_pairs([other]) == 1.0
    assert distinct_pairs([one, one]) == 0.5
