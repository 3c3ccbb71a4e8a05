"""Search texts and tags from what is proven."""

from __future__ import annotations

import pytest

from merchant_assistant.listings.checking import Findings, check_listing
from merchant_assistant.listings.derived import seo_title, with_derived
from merchant_assistant.listings.drafting import PLAIN
from merchant_assistant.listings.model import PLATFORMS, Listing, Style
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.record import record_of
from merchant_assistant.listings.told import told_of

LISTING = Listing(
    "Hydra bottle of 304 stainless steel, 750 ml, with a screw lid and a carrying loop, black or silver",
    ("Holds 750 ml", "With a screw lid"),
    "The Hydra bottle is made of 304 stainless steel. It holds 750 ml. It has a screw lid with a carrying loop, so "
    "that it hangs from a bag on any way. It comes in black or silver.",
)


@pytest.fixture
def bottle(product):
    return product(
        "Hydra bottle 750 ml",
        {"Material": "304 stainless steel", "Capacity": "750 ml", "Lid": "screw lid, carrying loop"},
        [{"Colour": "Black"}, {"Colour": "Silver"}],
        brand="Hydra",
        category="Home > Bottles",
    )


def derived(item, listing: Listing, platform: str = "generic", style: Style = PLAIN, language: str = "en") -> Findings:
    record = record_of(item, lambda hashes: set())
    rules = platform_rules(platform, language)

    def check(text: Listing) -> Findings:
        return check_listing(text, record, platform, language, style=style)

    return with_derived(check(listing), told_of(item, platform, language).facts, rules, language, style, check)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_they_keep_every_platforms_limits(bottle, platform: str) -> None:
    found = derived(bottle, LISTING, platform)
    listing, rules = found.listing, platform_rules(platform, "en")
    assert not [fault for fault in found.violations if fault.part in ("seo_title", "seo_description", "tags")]
    assert rules.seo_title.fits(listing.seo_title)
    assert rules.seo_description.fits(listing.seo_description)
    assert len(listing.tags) <= rules.max_tags


def test_whole_sentences_and_proven_words(bottle) -> None:
    listing = derived(bottle, LISTING, "shopify").listing
    assert listing.seo_title == "Hydra bottle of 304 stainless steel, 750 ml"
    assert listing.seo_description.startswith("The Hydra bottle is made of 304 stainless steel. It holds 750 ml.")
    assert listing.seo_description.endswith(".")
    assert listing.tags[:2] == ("Hydra", "Bottles")
    assert {"Black", "Silver"} <= set(listing.tags)


def test_what_a_platform_has_no_place_for_is_not_written(bottle) -> None:
    etsy, ebay = (derived(bottle, LISTING, platform).listing for platform in ("etsy", "ebay"))
    assert (etsy.seo_title, etsy.seo_description) == ("", "") and etsy.tags
    assert not ebay.tags


def test_keywords_are_tags_where_the_data_bear_them(bottle) -> None:
    style = Style(keywords=("silver bottle", "bottle for the bedroom", "titanium bottle"))
    tags = derived(bottle, LISTING, style=style).listing.tags
    assert tags[0] == "silver bottle"
    assert "bottle for the bedroom" not in tags
    assert "titanium bottle" not in tags


def test_words_never_to_be_said_are_no_tags(bottle) -> None:
    found = derived(bottle, LISTING, style=Style(never=("silver",)))
    assert "Silver" not in found.listing.tags


def test_a_title_is_cut_where_a_piece_of_it_ends() -> None:
    limits = platform_rules("generic").seo_title
    listing = Listing("Kettle of brushed steel, 1.7 l, with a lid that opens at the push of one button", (), "")
    assert seo_title(listing, limits) == "Kettle of brushed steel, 1.7 l"


def test_chinese(product) -> None:
    cup = product("保温杯", {"材质": "不锈钢", "容量": "500 ml"}, brand="暖山", category="水具")
    listing = derived(
        cup, Listing("暖山保温杯 500 ml", ("容量 500 ml",), "这款保温杯采用不锈钢制成。"), language="zh"
    ).listing
    assert listing.seo_description == "这款保温杯采用不锈钢制成。容量 500 ml。"
    assert listing.tags == ("暖山", "水具", "不锈钢", "保温杯")


def test_a_title_cut_for_search_pages_ends_with_no_small_word() -> None:
    title = "Furst USB adapter with cable and plug, battery charger for travel and for the office and home"
    limits = platform_rules("generic").seo_title
    assert not seo_title(Listing(title.replace(",", ""), (), ""), limits).endswith((" for", " and", " the"))
