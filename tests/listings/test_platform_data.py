"""The rules as data: each limit has one source with a date, and the merchant may set what is not certain."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from fnmatch import fnmatchcase

import pytest

from merchant_assistant.listings import own_limits
from merchant_assistant.listings.model import KINDS, PLATFORMS
from merchant_assistant.listings.platforms import (
    changeable,
    count,
    named_limits,
    platform_rules,
    rule_data,
    wordings,
)

FILES = (*PLATFORMS, *(kind for kind in KINDS if kind != "listing"))


@pytest.fixture
def own() -> Iterator[dict[str, dict[str, object]]]:
    """The merchant's own limits."""
    limits: dict[str, dict[str, object]] = {}
    own_limits.follow(lambda: json.dumps(limits))
    yield limits
    own_limits.follow(str)


@pytest.mark.parametrize("name", FILES)
def test_every_limit_has_one_source_with_a_date(name: str) -> None:
    data = rule_data(name)
    limits = named_limits(data)
    for path in limits:
        sources = [source for source in data["source"] if any(fnmatchcase(path, one) for one in source["of"])]
        assert len(sources) == 1, (path, sources)
    for source in data["source"]:
        assert source["what"]
        assert source["source"]
        assert isinstance(source["seen"], datetime.date)
        assert isinstance(source["certain"], bool)
        assert all(any(fnmatchcase(path, one) for path in limits) for one in source["of"]), source["of"]


@pytest.mark.parametrize("language", [None, "en", "zh"])
@pytest.mark.parametrize("name", FILES)
def test_rules_can_be_read(name: str, language: str | None) -> None:
    rules = platform_rules(name, language) if name in PLATFORMS else platform_rules("generic", language, name)
    assert rules.id == name
    assert set(rules.forbidden) <= set(wordings())
    for limits in (rules.title, rules.bullet, rules.description, rules.seo_title, rules.seo_description, rules.tag):
        assert 0 < limits.prefer <= limits.max


def test_lengths_are_counted_as_the_platform_does() -> None:
    english, chinese = count("Bottle 瓶", "title", "alibaba", "en"), count("Bottle 瓶", "title", "alibaba", "zh")
    assert (english.used, english.most, english.counting) == (8, 128, "characters")
    assert (chinese.used, chinese.most, chinese.counting) == (9, 60, "half_width")
    assert count("x" * 81, "title", "ebay").fits is False
    assert count("", "description", "ebay").shown == 800
    assert count("Hello", "bullets", "generic", "en", "ad").most == 30


def test_the_merchant_sets_what_is_not_certain(own) -> None:
    own["amazon"] = {"bullets.max_length": 500, "title.max": 500}
    own["alibaba"] = {"title.zh.max": 64}
    assert platform_rules("amazon").bullet.max == 500
    assert platform_rules("amazon").title.max == 200  # this one is certain
    assert platform_rules("alibaba", "zh").title.max == 64
    assert platform_rules("alibaba", "en").title.max == 128
    own["amazon"] = {"bullets.max_length": 60}
    assert platform_rules("amazon").bullet.prefer == 60


def test_what_is_no_limit_is_passed_over(own) -> None:
    own["amazon"] = {"bullets.max_length": "many", "bullets.max": -1, "no.such": 5}
    assert platform_rules("amazon").bullet.max == 250
    for text in ("{", "[]", '{"amazon": 5}'):
        own_limits.follow(lambda text=text: text)
        assert platform_rules("amazon").bullet.max == 250


def test_the_changeable_ones_are_named() -> None:
    assert changeable("amazon")["bullets.max_length"] == 250
    assert "title.max" not in changeable("amazon")
