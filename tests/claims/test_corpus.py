"""Catch rate and false alarms over the corpus of altered texts."""

from __future__ import annotations

import csv
import random
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from merchant_assistant.claims import Evidence, Record, check_text
from merchant_assistant.listings.evaluation.altering import alterations, caught


def test_true_texts_are_proven_throughout(marked: ModuleType) -> None:
    doubtful = [
        (claim.text, claim.kind, claim.status)
        for true in marked.plain_texts()
        for claim in check_text(true.text, true.record)
        if claim.status != "supported"
    ]
    assert doubtful == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_altered_fact_is_caught(marked: ModuleType, seed: int) -> None:
    rng = random.Random(seed)
    altered = [one for true in marked.plain_texts() for one in alterations(true.record, true.text, rng)]
    missed = [(one.kind, one.before, one.after, one.text) for one in altered if not caught(one)]
    assert len(altered) > 150
    assert missed == []


@pytest.mark.shared_data
def test_real_descriptions_are_not_contradicted_and_their_alterations_are_caught(shared_data: Path) -> None:
    with (shared_data / "catalogue/outdoor/sample-data.csv").open(encoding="utf-8", newline="") as file:
        rows = random.Random(5).sample(list(csv.DictReader(file)), 40)
    rng, altered = random.Random(5), []
    for row in rows:
        known = Record(row["id"], (Evidence("description", row["description"], row["id"]),))
        assert not [claim for claim in check_text(row["description"], known) if claim.status == "contradicted"]
        altered += list(alterations(known, row["description"], rng))
    assert len(altered) > 200
    assert sum(caught(one) is not None for one in altered) / len(altered) >= 0.99


@pytest.mark.parametrize("language", ["en", "zh", "de", "fr", "es"])
def test_false_facts_of_each_kind_are_caught(marked: ModuleType, language: str) -> None:
    """The goal is 99 % of each kind; ``corpus_lines.toml`` holds today's shares, so that a step back fails."""
    seen, missed = Counter[str](), Counter[str]()
    for text in marked.own_texts():
        if text.language == language:
            for altered in marked.alterations(text, sentences=2):
                seen[altered.kind] += 1
                missed[altered.kind] += marked.caught(altered) is None
    lines = tomllib.loads(Path(__file__).with_name("corpus_lines.toml").read_text(encoding="utf-8"))
    own = lines.get(language, {})
    shares = {kind: 1 - missed[kind] / count for kind, count in seen.items()}
    assert sum(seen.values()) > 70
    assert {kind: share for kind, share in shares.items() if share < own.get(kind, lines["kinds"])} == {}
    assert 1 - missed.total() / seen.total() >= lines["all"][language]


@pytest.mark.parametrize("languages", [("en",), ("zh",), ("de", "fr", "es")], ids="-".join)
def test_true_paraphrases_are_not_doubted(marked: ModuleType, languages: tuple[str, ...]) -> None:
    claims = doubted = 0
    for text in marked.own_texts():
        if text.language in languages:
            claims += len(check_text(text.text, text.record))
            doubted += len(marked.doubtful(text))
    assert claims > 60
    assert doubted <= claims * 0.02


def test_cells_in_other_words_and_units_are_proven(marked: ModuleType, said_cells: ModuleType) -> None:
    texts = [said_cells.text_of_cells("own", text.record) for text in marked.own_texts()]
    said = [text for text in texts if text]
    doubted = [claim for text in said for claim in marked.doubtful(text)]
    altered = [one for text in said for one in marked.alterations(text, sentences=0)]
    missed = [one for one in altered if not marked.caught(one)]
    assert len(altered) > 300
    assert len(doubted) <= len(said) * 0.02
    assert len(missed) <= len(altered) * 0.01


def test_the_corpus_holds_every_kind_in_english_and_chinese(marked: ModuleType) -> None:
    for language in ("en", "zh"):
        texts = [text for text in marked.own_texts() if text.language == language]
        kinds = {altered.kind for text in texts for altered in marked.alterations(text)}
        assert len(texts) >= 25
        assert set(marked.KINDS) - kinds <= {"size2"}  # a second size in inches stands in no Chinese text
    assert {text.seen for text in marked.own_texts()} == {True, False}
