"""Translated texts leave unread only where every word is accounted for."""

from __future__ import annotations

import pytest

from merchant_assistant.listings.checking import Findings, check_listing
from merchant_assistant.listings.facts import facts_of
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.record import record_of
from merchant_assistant.listings.translated import read_once, unaccounted


@pytest.fixture
def found(product):
    """``found(title, bullets, description, language, kind)`` for an English lamp of brass."""
    lamp = product("Copper bedside light K-7", {"Material": "brass", "Height": "40 cm"}, brand="Luma")
    record = record_of(lamp, lambda hashes: set())

    def find(title: str, bullets: tuple[str, ...], text: str, language: str = "zh", kind: str = "listing") -> Findings:
        told = facts_of(lamp, language, platform_rules("generic"))
        listing = Listing(title, bullets, text)
        checked = check_listing(listing, record, "generic", language)
        return read_once(checked, told, language, kind)  # type: ignore[arg-type]  # a kind by its name

    return find


def codes(findings: Findings) -> list[str]:
    return [violation.code for violation in findings.violations]


def test_figures_names_and_known_words_are_accounted_for(found) -> None:
    assert codes(found("Luma K-7", ("高度 40 cm", "黄铜制成"), "采用黄铜制成。")) == []


def test_a_word_that_no_table_has_is_named_to_the_person(found) -> None:
    findings = found("Luma K-7 床头灯", ("黄铜制成",), "采用黄铜制成。")
    assert codes(findings) == ["translated"]
    assert findings.status == "needs_review"
    assert "床头灯" in findings.violations[0].message


def test_of_many_words_the_first_are_named(found) -> None:
    told = found("Luma K-7 床头灯", ("森林故事", "月光河流"), "宇宙飞船。").violations[0].message
    assert told.endswith(" and more.") and "宇宙飞船" not in told


def test_an_english_word_left_in_a_chinese_text_is_named(found) -> None:
    assert "bedside" in found("Luma K-7 bedside灯", ("黄铜制成",), "采用黄铜制成。").violations[0].message


def test_copy_in_another_language_is_always_read(found) -> None:
    assert "translated" in codes(found("Luma K-7", ("高度 40 cm", "黄铜制成"), "采用黄铜制成。", kind="ad"))


def test_what_is_in_the_datas_language_is_not_translated(found) -> None:
    assert codes(found("Luma bedside light", ("Made of brass",), "A cosy lamp made of brass.", "en")) == []


def test_only_words_beside_proven_claims_are_looked_at(product) -> None:
    cup = product("不锈钢保温杯", {"材质": "不锈钢"})
    listing = Listing("Vacuum cup", ("Made of stainless steel",), "Made of stainless steel.")
    checked = check_listing(listing, record_of(cup, lambda hashes: set()), "generic", "en")
    assert unaccounted(checked, facts_of(cup, "en", platform_rules("generic"))) == ("vacuum", "cup")
