"""A table is taken for a platform's only where it is: common names are anybody's, and one family's are no other's."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue.importing.formats import FORMATS, SURE, detect
from merchant_assistant.catalogue.importing.formats.declared import declaration
from merchant_assistant.foundation.paths import resource

TABLE = tomllib.loads(Path(__file__).with_name("family_names.toml").read_text("utf-8"))
COMMON: dict[str, list[str]] = TABLE["common"]
HEADERS: dict[str, list[str]] = TABLE["headers"]
# What most tables begin with, whatever the rest is called.
EVERYWHERE = ["id", "sku", "name", "title", "price", "description", "category", "quantity", "status", "type"]


FAMILIES = ["shopify", "magento", "prestashop", "bagisto", "vendure", "spree", "etsy", "ebay", "amazon", "google"]
# Meta's catalogue has the names of Google's feed and some of its own, and is asked first.
ALIKE = {"meta": {"google"}}


def taken(columns: list[str]) -> dict[str, float]:
    """The platforms that a table would be taken for."""
    scores = {one.id: one.score(columns) for one in FORMATS.values() if one.id != "generic"}
    return {id: score for id, score in scores.items() if score >= SURE}


@pytest.mark.parametrize("language", COMMON)
def test_all_common_names_together_are_nobody_s(language: str) -> None:
    assert taken(COMMON[language]) == {}
    assert taken([*COMMON[language], *EVERYWHERE]) == {}


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_common_names_are_nobody_s(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(COMMON)))
    columns = data.draw(
        st.lists(st.sampled_from([*COMMON[language], *EVERYWHERE]), min_size=2, max_size=30, unique_by=str.casefold)
    )
    written = data.draw(st.sampled_from([str, str.upper, str.title, lambda name: name.replace(" ", "_")]))
    assert taken([written(name) for name in columns]) == {}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([name for names in COMMON.values() for name in names]), min_size=2, max_size=25))
def test_common_names_of_mixed_languages_are_nobody_s(columns: list[str]) -> None:
    assert taken(columns) == {}


def _marked() -> list[tuple[str, str, list[str]]]:
    """Each generation of a declared family that is told by the names of its columns."""
    found = []
    for family in FAMILIES:
        with resource("formats", f"{family}.toml").open("rb") as file:
            marks = tomllib.load(file)["marks"]
        found += [(family, name, list(columns)) for name, columns in marks.items()]
    return found


@pytest.mark.parametrize(("family", "generation", "columns"), _marked())
def test_what_marks_a_family_is_that_family_s(family: str, generation: str, columns: list[str]) -> None:
    assert detect(columns).id == family
    assert declaration(family).marks[generation]


@pytest.mark.parametrize(("family", "header"), [(family, one) for family, lines in HEADERS.items() for one in lines])
def test_a_family_s_own_header_is_no_other_s(family: str, header: str) -> None:
    mark = max(",;\t", key=header.count)
    (columns,) = csv.reader([header], delimiter=mark)
    assert detect(columns).id == family
    own = FORMATS[family].score(columns)
    others = taken(columns).keys() - {family} - ALIKE.get(family, set())
    assert {other for other in others if FORMATS[other].score(columns) >= own} == set()


def test_a_chinese_price_list_is_a_plain_table(read: Any) -> None:
    (staged,) = read(resource("sample", "catalogue-zh.csv"))
    assert staged.sheet.format == "generic"


def test_the_templates_that_we_write_are_told_apart() -> None:
    parts = {"search_texts", "tags"}  # columns that any of the others may have
    for file in sorted(file for file in Path(resource("exports")).glob("*.toml") if file.stem not in parts):
        tables = tomllib.loads(file.read_text("utf-8"))
        for columns in tables.values():
            expected = {"alibaba": "generic"}.get(file.stem, file.stem)
            assert detect(list(columns)).id == expected, file.stem
