"""Packing and ordering are told by a fixed sentence, and never by the model."""

from __future__ import annotations

import pytest

from merchant_assistant.listings.checking import check_listing
from merchant_assistant.listings.drafting import Order, Writer
from merchant_assistant.listings.facts import facts_of
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.record import record_of
from merchant_assistant.listings.terms import terms_sentence, without_terms

GENERIC = platform_rules("generic")
ATTRIBUTES = {"Material": "Stoneware", "Carton quantity": "24", "MOQ": "96"}
FIELDS = {"brand": "Halvern", "pack": "4 pcs / box", "lead_time": "25 days"}
SENTENCE = "Packing and ordering: carton quantity 24, MOQ 96, pack 4 pcs / box, lead time 25 days."


@pytest.mark.parametrize(
    ("name", "is_term"),
    [
        ("Carton quantity", True), ("Minimum order", True), ("Lead time", True), ("Pieces per carton", True),
        ("装箱数", True), ("起订量", True), ("交货期", True), ("包装", True),
        ("Pieces per set", False), ("Pack contents", False), ("Material", False), ("包装材质", False),
        ("Backpack volume", False),
    ],
)  # fmt: skip
def test_what_a_term_is(product, name: str, is_term: bool) -> None:
    (fact,) = (fact for fact in facts_of(product("Mug", {name: "6 x"}), "zh", GENERIC) if fact.kind != "title")
    assert fact.is_term == is_term


def test_one_sentence_of_the_data(product) -> None:
    facts = facts_of(product("Mug", ATTRIBUTES, **FIELDS), "en", GENERIC)
    assert terms_sentence(facts, "en") == SENTENCE
    assert [fact.kind for fact in without_terms(facts)] == ["title", "brand", "attribute"]
    chinese = facts_of(product("杯", {"材质": "陶瓷", "装箱数": "24"}, moq="96个"), "zh", GENERIC)
    assert terms_sentence(chinese, "zh") == "包装与订购\uff1a装箱数 24\uff0c起订量 96个。"
    bare = facts_of(product("杯", {"包装": "1个/盒"}, pack="20"), "zh", GENERIC)
    assert terms_sentence(bare, "zh") == "包装与订购：包装 1个/盒，装箱数 20。"
    assert terms_sentence(chinese, "en") == terms_sentence(without_terms(facts), "en") == ""


def test_they_are_all_there_is_where_nothing_else_is_known(product) -> None:
    facts = facts_of(product("Mug", moq="96"), "en", GENERIC)
    assert without_terms(facts) == facts


@pytest.mark.parametrize("platform", ["generic", "amazon"])
def test_a_draft_ends_with_them_where_the_platform_wants_them(product, says, writes, platform: str) -> None:
    item = product("Mug", ATTRIBUTES, **FIELDS)
    record = record_of(item, lambda _: set())
    engine = says(writes("Halvern Mug", ["Made of stoneware"], "The mug is made of stoneware."))
    written = Writer(engine).write(item, record, Order(platform, "en"))
    description = written.findings.listing.description
    assert description == "The mug is made of stoneware." + (f"\n\n{SENTENCE}" if platform == "generic" else "")
    assert written.findings.status == "proposed"


def test_the_sentence_is_proven_like_any_other(product) -> None:
    record = record_of(product("Mug", ATTRIBUTES, **FIELDS), lambda _: set())
    found = check_listing(Listing("Halvern Mug", ("Made of stoneware",), SENTENCE), record, "generic", "en")
    assert {claim.status for claim in found.claims} == {"supported"}
