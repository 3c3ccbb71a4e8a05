"""Whatever a model writes: mending leaves no more doubtful claims and no more broken rules than there were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from merchant_assistant.catalogue.model import Product
from merchant_assistant.listings.checking import check_listing
from merchant_assistant.listings.leaks import others_of
from merchant_assistant.listings.mending import Known, mend
from merchant_assistant.listings.model import Listing, Style
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.prompts import example_texts
from merchant_assistant.listings.record import record_of
from merchant_assistant.listings.terms import without_terms
from merchant_assistant.listings.told import told_of

BOTTLE = {"title": "Hydra steel bottle 750 ml", "brand": "Hydra", "description": "Bottle with a screw lid."}
CUP = {"title": "暖山保温杯 500 ml", "brand": "暖山", "description": "双层结构，杯盖带提手。"}
RECORDS = {
    "en": (BOTTLE, {"Material": "304 stainless steel", "Capacity": "750 ml", "Lid": "screw", "Care": "hand wash"}),
    "zh": (CUP, {"材质": "不锈钢", "容量": "500 ml", "结构": "双层", "保养": "手洗"}),
}
PIECES = {
    "en": [
        "It holds 750 ml.", "It holds 900 ml.", "Made of 304 stainless steel", "Made of titanium.", "Weighs 2 kg",
        "With a screw lid.", "FDA approved.", "Order now!", "Perfect for any occasion.", "BEST BOTTLE EVER MADE",
        "As an AI, I cannot say.", "Felt underneath the foot.", "Hand wash only", "Visit https://example.com",
        "The cheap one.", "容量 750 ml", "Hydra", "Made in Norway.", "N/A",
    ],
    "zh": [
        "容量为 500 ml。", "容量为 900 ml。", "采用不锈钢制成。", "采用钛合金", "重 2 kg",
        "杯盖带提手", "通过 FDA 认证。", "立即购买！", "适合各种场合。", "Made of steel and a lid",
        "底座带有毛毡垫。", "便宜好用", "暖山", "产地为挪威。", "双层构造。",
        "双层结构，容量 800 ml，手洗。", "作为人工智能，我无法回答。",
    ],
}  # fmt: skip


@st.composite
def written(draw: st.DrawFn) -> tuple[str, Listing]:
    """A language, and a listing put together from sentences true, false, forbidden and of other products."""
    language = draw(st.sampled_from(("en", "zh")))
    piece = st.sampled_from(PIECES[language])
    title = draw(st.one_of(piece, st.just(RECORDS[language][0]["title"]), st.text(max_size=40)))
    bullets = tuple(draw(st.lists(piece, max_size=7)))
    gap = draw(st.sampled_from((" ", "", "\n\n")))
    return language, Listing(title, bullets, gap.join(draw(st.lists(piece, max_size=6))))


@pytest.mark.parametrize("platform", ["generic", "amazon", "etsy"])
@settings(max_examples=60, deadline=None)
@given(draft=written(), never=st.sampled_from(((), ("cheap", "便宜"), ("Hydra", "暖山"))))
def test_a_mended_listing_is_never_worse(platform: str, draft: tuple[str, Listing], never: tuple[str, ...]) -> None:
    language, listing = draft
    fields, attributes = RECORDS[language]
    item = Product(1, "shop", "B-1", False, fields["title"], fields, attributes)
    record, rules, style = record_of(item, lambda hashes: set()), platform_rules(platform, language), Style(never=never)
    facts = without_terms(told_of(item, platform, language).facts)

    def check(text: Listing):
        return check_listing(text, record, platform, language, style=style)

    before = check(listing)
    after = mend(before, Known(facts, rules, language, style, others_of(example_texts(language), "")), check)
    assert after == check(after.listing)
    assert len(after.doubtful) <= len(before.doubtful)
    assert len(after.violations) <= len(before.violations)
    assert after.badness <= before.badness
