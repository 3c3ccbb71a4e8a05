"""The question set is whole and fairly divided, and its truths can be computed."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("pandas", reason="the truths are computed with pandas, which comes with the learning parts")

import catalogues
import expressions
import tables
import truths

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
ASKED = truths.questions(HERE / "questions")


@pytest.fixture(scope="module")
def sample() -> catalogues.Catalogue:
    return catalogues.read("sample_en", PROJECT, PROJECT)


def test_set_is_large_and_a_third_chinese() -> None:
    assert len(ASKED) >= 360
    assert len({question["catalogue"] for question in ASKED}) >= 5
    assert 3 * sum(question["language"] == "zh" for question in ASKED) >= len(ASKED)


def test_no_id_stands_twice_and_a_follow_up_stays_with_its_first_question() -> None:
    by_id = {question["id"]: question for question in ASKED}
    assert len(by_id) == len(ASKED)
    for question in ASKED:
        before = by_id.get(question.get("after", question["id"]))
        assert before is not None
        assert before.get("unseen", False) == question.get("unseen", False)


def test_the_unseen_are_a_set_by_themselves_in_files_of_their_own() -> None:
    for path in (HERE / "questions").glob("*.toml"):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = (entry for form in ("question", "phrased", "conversation") for entry in content.get(form, ()))
        hidden = {entry.get("unseen", False) for entry in entries}
        assert hidden == {path.stem.startswith("unseen_")}
    phrased = [question for question in ASKED if question.get("phrased")]
    unseen = Counter(question["kind"] for question in phrased if question.get("unseen"))
    assert unseen.total() >= 700
    assert len({question["catalogue"] for question in phrased if question.get("unseen")}) >= 15
    kinds = {question["kind"] for question in phrased}
    assert kinds - unseen.keys() <= {"median", "min", "max", "misspelt", "count_distinct"}, (
        "asked by rank and average, and with slips in others"
    )


def test_every_truth_is_an_expression() -> None:
    for question in ASKED:
        for written in [question["truth"], *question.get("accept", [])]:
            verb = written.partition(" ")[0]
            known = expressions.SHAPE.match(written) or verb in {"none", "ask", "page", "entry"}
            assert known, question["id"]


def test_product_reads_like_its_variants(sample: catalogues.Catalogue) -> None:
    bottle = sample.products.set_index("id").loc["WB-750"]
    assert (bottle["price"], bottle["price_to"], bottle["stock"], bottle["variants"]) == (7.85, 8.10, 2100, 3)
    assert len(sample.products) == 49
    assert len(sample.variants) == 63


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("count of P where category == 'Furniture'", 7),
        ("count of V where stock == 0", 2),
        ("distinct brand of P", 7),
        ("sum stock of V where parent == 'SB-600'", 18000),
        ("difference price of V where parent == 'TB-CF-90'", 3.5),
        ("count of P where empty(description)", 2),
        ("count of P where material ~ 'STEEL' and title !~ 'mug'", 18),
        ("first count of P by origin", ["China"]),
        ("value weight of P where sku == 'ST-BAR-75'", ["6.2 kg"]),
    ],
)
def test_expressions_over_the_sample(sample: catalogues.Catalogue, expression: str, answer: object) -> None:
    assert expressions.answer(expression, sample)["answer"] == answer


def test_a_wrong_expression_is_named(sample: catalogues.Catalogue) -> None:
    with pytest.raises(ValueError, match="not an expression"):
        expressions.answer("guess of P", sample)


@pytest.mark.parametrize(("cell", "grams"), [("1.45 kg", 1450), ("490克", 490), ("400 ml, 800 ml", None), (None, None)])
def test_amounts(cell: str | None, grams: float | None) -> None:
    assert tables.amount(cell) == grams
