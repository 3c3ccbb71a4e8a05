"""Words judged in five languages: materials, colours, makers, classes, promises, what fits, what is denied."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.claims import Claim, Evidence, Ledger, Record, check_text
from merchant_assistant.claims.lexis.languages import inflections, languages
from merchant_assistant.claims.lexis.tables import broader, table

CASES = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
OWN = {"title", "description", "brand", "origin"}


def record(cells: dict[str, str]) -> Record:
    return Record(
        "A", tuple(Evidence(name if name in OWN else f"attribute:{name}", cells[name], "A") for name in cells)
    )


def claims(text: str, **cells: str) -> list[Claim]:
    return check_text(text, record(cells))


def _rows(language: str) -> list[object]:
    return [pytest.param(row, id=f"{row['text']} | {row['cells']}") for row in CASES[language]]


@pytest.mark.parametrize("row", [row for language in ("en", "zh", "de", "fr", "es") for row in _rows(language)])
def test_a_word_is_judged(row: dict) -> None:  # type: ignore[type-arg]
    found = check_text(row["text"], record(row["cells"]))
    matching = [one for one in found if row["said"] in one.text] or [one for one in found if one.text in row["said"]]
    assert matching, found
    assert matching[0].status == row["status"], matching[0]


@pytest.mark.parametrize("text", CASES["quiet"])
def test_ordinary_prose_claims_nothing(text: str) -> None:
    assert [one for one in claims(text, title="Mug 杯子") if one.status != "supported"] == []


@pytest.mark.parametrize(
    ("text", "aspect", "hard"),
    [
        ("fits iPhone 15", "compatibility", True),
        ("the world's lightest mug", "superlative", True),
        ("销量第一", "superlative", True),
        ("100 % waterproof", "superlative", True),
        ("hypoallergenic", "health", True),
        ("kills 99.9 % of bacteria", "health", True),
        ("food safe", "safety", True),
        ("无毒", "safety", True),
        ("dishwasher safe", "care", False),
        ("foldable", "feature", False),
        ("Includes a carrying case.", "feature", False),
        ("free shipping", "shipping", True),
    ],
)
def test_a_promise_has_its_aspect(text: str, aspect: str, hard: bool) -> None:
    (claim,) = claims(text, title="Mug")
    assert (claim.aspect, claim.hard, claim.status) == (aspect, hard, "unsupported")


def test_a_ledger_reads_its_record_once_and_judges_every_part() -> None:
    ledger = Ledger(record({"Material": "Oak"}))
    (title,), (bullet,) = ledger.check("Oak board", part="title"), ledger.check("Pine board", part="bullets", index=1)
    assert (title.part, title.status) == ("title", "supported")
    assert (bullet.part, bullet.index, bullet.status, bullet.value) == ("bullets", 1, "contradicted", "Oak")


def _sure(name: str) -> dict[str, list[str]]:
    """Words by id that mean it anywhere, long enough to stand for themselves."""
    content = table(name)
    doubtful = {*content["unsure"]["words"], *content.get("cased", {}).get("words", ())}
    return {
        word: sure
        for word, forms in content["words"].items()
        if (sure := [form for form in forms if form not in doubtful])
    }


MATERIALS, COLOURS = _sure("materials"), _sure("colours")


@st.composite
def _two_forms(draw: st.DrawFn, words: dict[str, list[str]]) -> tuple[str, str]:
    """Two words for the same thing, in whatever languages."""
    forms = words[draw(st.sampled_from(sorted(words)))]
    return draw(st.sampled_from(forms)), draw(st.sampled_from(forms))


PURE = ("纯", "全", "pure ", "100")


@given(forms=_two_forms(MATERIALS))
@settings(max_examples=60, deadline=None)
def test_a_material_is_proven_by_each_of_its_words(forms: tuple[str, str]) -> None:
    known, said = forms
    if said.startswith(PURE) and not known.startswith(PURE):
        return  # 纯棉 says more than cotton
    found = [one for one in claims(f"Material: {said}", Material=known) if one.kind == "material"]
    assert [one.status for one in found] == ["supported"], (known, said, found)


@given(forms=_two_forms(COLOURS))
@settings(max_examples=60, deadline=None)
def test_a_colour_is_proven_by_each_of_its_words(forms: tuple[str, str]) -> None:
    known, said = forms
    found = [one for one in claims(f"Colour: {said}", Colour=known) if one.kind == "colour"]
    assert [one.status for one in found] == ["supported"], (known, said, found)


@given(known=st.sampled_from(sorted(COLOURS)), said=st.sampled_from(sorted(COLOURS)), data=st.data())
@settings(max_examples=60, deadline=None)
def test_another_colour_is_caught(known: str, said: str, data: st.DataObject) -> None:
    if said in broader("colour")[known]:
        return
    cell, word = data.draw(st.sampled_from(COLOURS[known])), data.draw(st.sampled_from(COLOURS[said]))
    found = [one for one in claims(f"Colour: {word}", Colour=cell) if one.kind == "colour"]
    assert found
    assert all(one.status != "supported" for one in found), (cell, word, found)


DENIALS = ["It is not {}.", "It isn't {}.", "Never {}.", "This mug is not fully {}."]
FEATURES = ["waterproof", "dimmable", "foldable", "machine washable", "dishwasher safe", "magnetic", "stackable"]


@given(feature=st.sampled_from(FEATURES), denial=st.sampled_from(DENIALS), known=st.booleans())
@settings(deadline=None)
def test_a_denial_turns_the_verdict(feature: str, denial: str, known: bool) -> None:
    cells = record({"title": "Mug", feature.capitalize(): "Yes" if known else "No"})
    plain, denied = check_text(f"It is {feature}.", cells), check_text(denial.format(feature), cells)
    assert [one.status for one in plain] == ["supported" if known else "contradicted"]
    assert [one.status for one in denied] == ["contradicted" if known else "supported"]


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_language_adds_to_tables_that_exist(language: str) -> None:
    """A misspelt id would make a material of its own that nothing else proves."""
    content = languages()[language]
    for name in ("materials", "colours", "features", "countries"):
        sections = {"words": table(name).get("words", {}), "names": table(name).get("names", {})}
        for section in sections.keys() & content[name].keys():
            assert content[name][section].keys() <= sections[section].keys()
    ids = {word for name in ("materials", "colours") for word in content[name]["words"]}
    assert len(ids) > 100


def test_endings_turn_into_others() -> None:
    assert list(inflections("blanc", {"": ["s"], "anc": ["anche", "ancs"]})) == ["blanc", "blanche", "blancs"]
    assert list(inflections("negro", {"o": ["a", "os"]})) == ["negro", "negra", "negros"]


def test_two_cells_that_deny_the_same_word_are_one_claim() -> None:
    (claim,) = claims("It has a valve.", Valve="No", description="Mask without a valve.")
    assert (claim.text, claim.status, claim.aspect) == ("valve", "contradicted", "feature")


PIECES = [
    *("fits iPhone 15, ", "kills bacteria ", "the most ", "不含", "不可漂白", "Baumwollhemd ", "includes a "),
    *("class 8.8 ", "产自", "100 % waterproof ", "la el de y con Tefal ", "designed in Germany ", "not "),
]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_word_over_and_over_ends(piece: str) -> None:
    known = record(
        {"title": "Mug", "brand": "云坐", "Valve": "No", "description": "不可漂白. Not scented.", "Fits": "iPhone 14"}
    )
    text = piece * (8_000 // len(piece))
    assert all(text[one.start : one.end] == one.text for one in check_text(text, known))
