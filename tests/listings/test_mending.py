"""Repair without the model."""

from __future__ import annotations

import pytest

from merchant_assistant.listings.checking import Findings, check_listing
from merchant_assistant.listings.cutting import with_verb, without_attribute
from merchant_assistant.listings.facts import facts_of
from merchant_assistant.listings.mending import Known, mend
from merchant_assistant.listings.model import Length, Listing, Style
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.record import record_of
from merchant_assistant.listings.titles import ended, not_overlong, said_once, trimmed


def mended(item, listing: Listing, platform: str = "generic", language: str = "en", **style) -> Findings:
    rules = platform_rules(platform)
    record = record_of(item, lambda hashes: set())

    def check(text: Listing) -> Findings:
        return check_listing(text, record, platform, language)

    return mend(check(listing), Known(facts_of(item, language, rules), rules, language, Style(**style)), check)


@pytest.fixture
def bottle(product):
    return product(
        "Stainless bottle 750 ml",
        {"Material": "304 stainless steel", "Capacity": "750 ml", "Lid": "screw"},
        brand="Hydra",
        weight="310 g",
        description="Bottle with a screw lid. Holds 750 ml.",
    )


def test_what_is_proven_is_left_as_it_is(bottle) -> None:
    listing = Listing("Hydra Bottle 750 ml", ("Weighs 310 g", "Holds 750 ml", "With a screw lid"), "It holds 750 ml.")
    found = mended(bottle, listing)
    assert found.listing == listing
    assert found.status == "proposed"


def test_false_and_unproven_statements_are_cut(bottle) -> None:
    listing = Listing(
        "Hydra Bottle 900 ml",
        ("Weighs 350 g", "Holds 750 ml", "Keeps drinks cold for 24 hours", "With a screw lid"),
        "The bottle holds 750 ml. It weighs 350 g. It is FDA certified.",
    )
    found = mended(bottle, listing)
    assert found.listing.title == "Hydra Stainless bottle 750 ml"
    assert found.listing.bullets[:2] == ("Holds 750 ml", "With a screw lid")
    assert found.listing.bullets[2] == "Made of 304 stainless steel"  # three are wanted: a fact fills the gap
    assert found.listing.description == "The bottle holds 750 ml."
    assert found.status == "proposed"


def test_a_description_without_a_true_sentence_becomes_the_records_own(bottle, product) -> None:
    lies = Listing("Hydra Bottle", ("Holds 750 ml", "Weighs 310 g", "With a screw lid"), "It weighs 350 g.")
    assert mended(bottle, lies).listing.description == "Bottle with a screw lid. Holds 750 ml."
    bare = product("Bottle", {"Capacity": "750 ml", "Lid": "screw"}, weight="310 g")
    found = mended(bare, lies)
    assert found.listing.description == "Bottle. Holds 750 ml. Weighs 310 g. With a screw lid."


def test_empty_praise_is_cut_unless_the_merchant_says_it(bottle, product) -> None:
    listing = Listing(
        "Hydra Bottle",
        ("Holds 750 ml", "Weighs 310 g", "Lid: screw", "Perfect for any occasion"),
        "It holds 750 ml. It is a versatile companion.",
    )
    found = mended(bottle, listing)
    assert found.listing == Listing("Hydra Bottle", listing.bullets[:3], "It holds 750 ml.")
    said = product("Bottle", {"Capacity": "750 ml"}, description="A versatile bottle. Screw lid. Holds water.")
    kept = Listing("Bottle", ("Capacity: 750 ml", "A versatile bottle", "Screw lid"), "A versatile bottle.")
    assert mended(said, kept).listing == kept


def test_praise_at_the_end_of_a_sentence_is_cut_alone(bottle) -> None:
    text = "The bottle holds 750 ml and has a screw lid, making it ideal for hikes. It is perfect for gifts."
    listing = Listing("Hydra Bottle", ("Holds 750 ml", "Weighs 310 g", "With a screw lid"), text)
    assert mended(bottle, listing).listing.description == "The bottle holds 750 ml and has a screw lid."


def test_an_overlong_title_ends_where_a_piece_of_it_ends(bottle) -> None:
    pieces = "Hydra Stainless Bottle, 750 ml, 304 stainless steel, screw lid, weight of 310 g"
    title = f"{pieces}, holds 750 ml and closes with a screw lid"
    listing = Listing(title, ("Holds 750 ml", "Weighs 310 g", "With a screw lid"), "It holds 750 ml.")
    assert mended(bottle, listing).listing.title == pieces


def test_refused_wordings_and_characters_go(bottle) -> None:
    listing = Listing(
        "Hydra Bottle! 750 ml",
        ("Holds 750 ml", "Weighs 310 g", "Free shipping", "With a screw lid"),
        "It holds 750 ml. Order now. Visit https://example.com today.",
    )
    found = mended(bottle, listing, "amazon")
    assert found.listing.title == "Hydra Bottle 750 ml"
    assert found.listing.bullets == ("Holds 750 ml", "Weighs 310 g", "With a screw lid")
    assert found.listing.description == "It holds 750 ml."
    assert found.violations == ()


def test_a_bullet_that_says_only_what_others_said_makes_room_for_a_fact(product) -> None:
    item = product("Bottle", {"Lid": "Leak-proof screw lid, silicone ring", "Capacity": "750 ml", "Care": "Hand wash"})
    bullets = ("Leak-proof screw lid and a silicone ring", "Leak-proof silicone ring", "Holds 750 ml")
    found = mended(item, Listing("Bottle 750 ml", bullets, "The bottle holds 750 ml."))
    assert found.listing.bullets == (bullets[0], bullets[2], "Care: Hand wash")


def test_paragraphs_stay_apart(bottle) -> None:
    listing = Listing(
        "Hydra Bottle",
        ("Holds 750 ml", "Weighs 310 g", "Lid: screw"),
        "It holds 750 ml.\n\nIt weighs 350 g. It has a screw lid.",
    )
    assert mended(bottle, listing).listing.description == "It holds 750 ml.\n\nIt has a screw lid."


def test_what_cannot_be_mended_stays_for_a_person(product) -> None:
    bare = product("")  # not even a name to go by
    listing = Listing("Titanium thing", ("Made of titanium",), "It is made of titanium.")
    found = mended(bare, listing)
    assert found.listing.bullets == ("Made of titanium",)
    assert found.status == "needs_review"


def test_chinese_clauses_are_cut_singly(product) -> None:
    cup = product("保温杯", {"容量": "500 ml", "颜色": "白色"}, brand="暖山", description="双层结构。")
    listing = Listing(
        "暖山保温杯 500 ml", ("容量 500 ml", "颜色为白色"), "这款保温杯容量为 500 ml，重 900 g，颜色为白色。双层结构。"
    )
    found = mended(cup, listing, language="zh")
    assert found.listing.description == "这款保温杯容量为 500 ml，颜色为白色。双层结构。"


def test_chinese_clauses_with_words_left_over_are_cut(product) -> None:
    shirt = product("Blue shirt", {"Collar": "narrow"}, description="Tiled kaleidoscope patterns.")
    text = "这款衬衫为蓝色，窄领，带有 tiled kaleidoscope 图案。"
    found = mended(shirt, Listing("蓝色衬衫", ("窄领",), text), language="zh")
    assert found.listing.description == "这款衬衫为蓝色，窄领。"


def test_words_pieced_together_leave_a_chinese_title(product) -> None:
    chair = product("实木餐椅", {"材质": "白蜡木", "承重": "120 kg"}, description="榫卯结构，椅面为编藤。")
    listing = Listing("白蜡木实木餐椅 120 kg 装订藤", ("榫卯结构", "椅面为编藤"), "椅面为编藤。")
    assert mended(chair, listing, language="zh").listing.title == "白蜡木实木餐椅 120 kg"


def test_an_english_text_keeps_no_chinese_words(product) -> None:
    cup = product("保温杯 500 ml", {"容量": "500 ml", "材质": "不锈钢"}, description="双层。")
    listing = Listing(
        "Cup 500 ml", ("Holds 500 ml", "Anti-slip垫", "Made of stainless steel"), "It holds 500 ml. With 盖子."
    )
    found = mended(cup, listing)
    assert found.listing.bullets[:2] == ("Holds 500 ml", "Made of stainless steel")
    assert found.listing.description == "It holds 500 ml."


def test_what_is_said_twice_or_turned_round_is_cut(product) -> None:
    item = product(
        "Wood screws 40 mm",
        {"Material": "hardened steel", "Drive": "TX20", "Coating": "wax"},
        description="Countersunk screws. No pre-drilling in softwood.",
    )
    listing = Listing(
        "Wood Screws 40 mm",
        (
            "Hardened steel screws with TX20 drive",
            "TX20 drive",
            "Wax coating",
            "Pre-drilled in softwood",
            "Countersunk",
        ),
        "Countersunk screws of hardened steel. They have a wax coating. The screws have a coating of wax.",
    )
    found = mended(item, listing)
    assert found.listing.bullets == ("Hardened steel screws with TX20 drive", "Wax coating", "Countersunk")
    assert found.listing.description == "Countersunk screws of hardened steel. They have a wax coating."


def test_a_sentence_that_sells_one_of_several_options_is_cut(product) -> None:
    shirt = product(
        "T-shirt", {"Fit": "slim"}, [{"Colour": "Blue"}, {"Colour": "Green"}], description="A cotton T-shirt."
    )
    listing = Listing("T-shirt", ("Blue colour", "Slim fit", "Blue or green"), "A cotton T-shirt. It is blue.")
    left = mended(shirt, listing).listing
    assert "Blue colour" not in left.bullets
    assert {"Slim fit", "Blue or green"} <= set(left.bullets)  # all that there are may be named
    assert left.description == "A cotton T-shirt."


def test_a_product_that_is_only_named_has_its_name_as_its_point(product) -> None:
    nut = product("Thin-Jam Lock Nut 9")
    found = mended(nut, Listing("9 mm lock nut", ("9 mm diameter",), "A lock nut with a diameter of 9 mm."))
    assert found.status == "proposed"
    assert found.listing.bullets == ("Thin-Jam Lock Nut 9",)


def test_a_chinese_name_makes_no_point_of_its_brand(product) -> None:
    cream = product("CHANDO/自然堂 雪域精粹纯粹滋润霜50g 补水保湿 滋润面霜", brand="CHANDO/自然堂")
    found = mended(cream, Listing("钛杯", ("钛制成",), "钛制成。"), language="zh")
    assert found.listing.bullets == ("雪域精粹纯粹滋润霜50g", "补水保湿", "滋润面霜")


def test_words_of_another_script_stand_in_no_english_draft(product) -> None:
    mascara = product("Bronx Beach mascara", {"Код товара": "202001", "Volume": "12 ml"}, brand="Bronx")
    left = mended(
        mascara, Listing("Bronx Beach mascara", ("Код товара: 202001", "Volume 12 ml"), "Объем: 12 ml.")
    ).listing
    assert not [
        character for text in (*left.bullets, left.description) for character in text if "а" <= character <= "я"
    ]


def test_a_chinese_clause_from_nowhere_goes_and_the_rest_stays(product) -> None:
    lotion = product("玉兰油水漾动力保湿洁面乳 深层清洁毛孔", brand="玉兰油")
    listing = Listing(
        "玉兰油玉兰油水漾动力保湿洁面乳", ("深层清洁毛孔",), "这款洁面乳保湿，深层清洁毛孔，适合各种肤质。"
    )
    left = mended(lotion, listing, language="zh").listing
    assert left.description == "这款洁面乳保湿，深层清洁毛孔。"
    assert left.title == "玉兰油水漾动力保湿洁面乳"


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("Stylish brass bedside light", "stylish", "Brass bedside light"),
        ("It is an elegant lamp.", "elegant", "It is a lamp."),
        ("It is elegant.", "elegant", "It is elegant."),  # nothing to describe is left: the sentence goes elsewhere
        ("You are kept comfortable and dry.", "comfortable", "You are kept comfortable and dry."),
        ("时尚的台灯", "时尚", "台灯"),
    ],
)
def test_a_word_goes_alone_where_the_rest_reads_well(text: str, word: str, left: str) -> None:
    assert without_attribute(text, word) == left


@pytest.mark.parametrize(("length", "bullets"), [("normal", 3), ("long", 5)])
def test_a_long_text_tells_every_fact_there_is_room_for(bottle, product, length: Length, bullets: int) -> None:
    facts = {"Material": "304 stainless steel", "Capacity": "750 ml", "Lid": "screw", "Height": "24 cm", "Neck": "wide"}
    listing = Listing("Hydra bottle", ("Holds 750 ml",), "It holds 750 ml.")
    found = mended(product("Bottle", facts, brand="Hydra"), listing, length=length)
    assert len(found.listing.bullets) == bullets
    assert found.status == "proposed"


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("The Luma K-7, a vacuum cleaner with a 1.5 l bag.", "The Luma K-7 is a vacuum cleaner with a 1.5 l bag."),
        ("The Luma Boots, a pair that keeps dry.", "The Luma Boots are a pair that keeps dry."),
        ("The Luma Atlas, a lamp of brass.", "The Luma Atlas is a lamp of brass."),
        ("The Luma K-7, a vacuum cleaner, holds 1.5 l.", "The Luma K-7, a vacuum cleaner, holds 1.5 l."),
        ("The K-7 holds 1.5 l, a size for homes.", "The K-7 holds 1.5 l, a size for homes."),
    ],
)
def test_a_sentence_that_only_names_gets_its_verb(sentence: str, whole: str) -> None:
    assert with_verb(sentence) == whole


def test_a_chinese_title_names_its_brand_once_and_ends_where_a_word_does() -> None:
    limits = platform_rules("alibaba", "zh").title
    text = "自然堂 CHANDO/自然堂活泉保湿精华套装 保湿补水滋润控油舒缓护肤品礼盒"
    cut = next(text[:end] for end in range(len(text)) if limits.size(text[:end]) >= limits.max)
    whole = not_overlong(cut, limits)
    assert whole == "自然堂 CHANDO/自然堂活泉保湿精华套装" != cut
    assert said_once(whole, "自然堂") == "自然堂活泉保湿精华套装"
    assert said_once("自然堂男士面霜 自然堂", "自然堂") == "自然堂男士面霜 自然堂"
    assert said_once("小米 13 Pro 小米手机", "小米") == "小米 13 Pro 小米手机", "no brand, but a model"


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Waterproof Jacket in Thin", "Waterproof Jacket"),
        ("Waterproof Jacket with Mesh", "Waterproof Jacket"),
        ("Waterproof Jacket in Navy", "Waterproof Jacket in Navy"),
        ("Waterproof Jacket for", "Waterproof Jacket"),
        ("Waterproof Jacket in Thin Polyester", "Waterproof Jacket in Thin Polyester"),
    ],
)
def test_a_title_ends_where_a_phrase_does(title: str, whole: str) -> None:
    assert ended(title, "waterproof jacket in thin polyester with mesh lining, in navy") == whole


def test_a_mark_that_may_stand_once_is_not_halved() -> None:
    limits = platform_rules("etsy").title
    assert trimmed("Sun cream PA+++ 50 ml: for men: & women & kids", limits, ()) == (
        "Sun cream 50 ml: for men & women and kids"
    )


def test_a_sellers_handle_is_no_brand(product) -> None:
    rules = platform_rules("generic")
    named = facts_of(product("Varsity top", brand="partners-demo"), "en", rules)
    assert [fact.value for fact in named if fact.kind == "brand"] == []
    cola = facts_of(product("Glass by coca-cola", brand="coca-cola"), "en", rules)
    assert [fact.value for fact in cola if fact.kind == "brand"] == ["coca-cola"]
