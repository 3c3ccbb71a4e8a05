"""The patterns of talk.toml have the groups that the code asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

import pytest

from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import Language

NEVER = "(?!)"
ASKED = {
    "each": {"stock"},
    "so_many": {"n", "goods"},
    "named_one": {"named"},
    "best_of": {"best"},
    "the_one": {"noun"},
    "that_of": {"field"},
    "rest": {"n"},
    "else": {"goods"},
    "definite": {"what", "rest"},
    "than_mean": {"rest"},
    "same": {"goods"},
    "with": {"goods"},
    "few": {"n", "m"},
    "as_many": {"n", "goods", "rest"},
    "of_sort": {"goods", "rest"},
    "best": {"best", "rest"},
    "degree": {"adj", "adj2"},
    "lesser": {"adj", "goods"},
    "next": {"n"},
    "some": {"n"},
    "first": {"n", "end"},
    "of_all": {"of", "n"},
    "pair": {"bare"},
    "pieces": {"n", "unit"},
    "apart": {"rest"},
    "beside": {"two"},
    "elliptic": {"sku"},
    "leading": {"end"},
    "back": {"goods", "asks"},
    "meant": {"asks", "also"},
    "counted_group": {"group"},
    "theirs": {"what", "end"},
    "either": {"ask", "rest"},
}
INNER = {
    ("two_groups", "these"): {"kind"},
    ("ranked_told", "of_field"): {"field", "adj"},
    ("same_as", "more_so"): {"how"},
    ("amount", "named"): {"these"},
}


def groups_of(pattern: str) -> set[str]:
    """Its named groups; of the signs that code fills in, <N> is a number."""
    return set(re.findall(r"\(\?P<(\w+)>", pattern.replace("<N>", "(?P<n>)")))


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("name", ASKED)
def test_a_pattern_has_the_groups_that_are_asked_of_it(language: Language, name: str) -> None:
    pattern = said_in(language).get(name, NEVER)
    assert pattern in ("", NEVER) or ASKED[name] <= groups_of(pattern)


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize(("table", "name"), INNER)
def test_a_pattern_of_a_table_has_them(language: Language, table: str, name: str) -> None:
    pattern = said_in(language).get(table, {}).get(name, NEVER)
    assert pattern == NEVER or INNER[table, name] <= groups_of(pattern)


@pytest.mark.parametrize("language", get_args(Language))
def test_each_rule_of_amounts_has_a_number(language: Language) -> None:
    amount: Mapping[str, Any] = said_in(language)["amount"]
    rules: Iterable[str] = (*amount["rules"], *amount["elliptic"])
    assert [rule for rule in rules if "n" not in groups_of(rule)] == []


@pytest.mark.parametrize("language", get_args(Language))
def test_rules_of_several_figures_have_the_groups_that_they_say(language: Language) -> None:
    for pattern, first, last, _ in said_in(language)["several_figures"]:
        has = re.compile(pattern)
        assert max(map(int, re.findall(r"\\(\d)", first + last))) <= has.groups
        assert ("<EACH>" in first) == ("figures" in has.groupindex)
