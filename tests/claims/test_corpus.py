"""Catch rate and false alarms over the corpus of altered texts."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from types import ModuleType

import pytest

from merchant_assistant.claims import Evidence, Record, check_text


def test_true_texts_are_proven_throughout(corpus: ModuleType) -> None:
    doubtful = [
        (claim.text, claim.kind, claim.status)
        for known, text in corpus.TRUE
        for claim in check_text(text, known)
        if claim.status != "supported"
    ]
    assert doubtful == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_altered_fact_is_caught(corpus: ModuleType, seed: int) -> None:
    altered = corpus.corpus(seed)
    missed = [(one.kind, one.before, one.after, one.text) for one in altered if not _caught(one)]
    assert len(altered) > 150
    assert missed == []


@pytest.mark.shared_data
def test_real_descriptions_are_not_contradicted_and_their_alterations_are_caught(
    corpus: ModuleType, shared_data: Path
) -> None:
    with (shared_data / "catalogue/outdoor/sample-data.csv").open(encoding="utf-8", newline="") as file:
        rows = random.Random(5).sample(list(csv.DictReader(file)), 40)
    rng, altered = random.Random(5), []
    for row in rows:
        known = Record(row["id"], (Evidence("description", row["description"], row["id"]),))
        assert not [claim for claim in check_text(row["description"], known) if claim.status == "contradicted"]
        altered += list(corpus.alterations(known, row["description"], rng))
    caught = sum(map(_caught, altered))
    assert len(altered) > 200
    assert caught / len(altered) >= 0.97


def _caught(altered) -> bool:  # type: ignore[no-untyped-def]
    claims = check_text(altered.text, altered.record)
    return any(
        claim.status != "supported" and claim.start < altered.end and altered.start < claim.end for claim in claims
    )
