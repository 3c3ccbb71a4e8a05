"""Marketing copy: what the model is asked, what is cut from it, and what is put to it from the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from merchant_assistant.catalogue.model import Product
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.money import Money
from merchant_assistant.foundation.prose import has_han
from merchant_assistant.listings.copywriting import CopyWriter
from merchant_assistant.listings.copywriting_parts import hashtags
from merchant_assistant.listings.drafting import Order, Written
from merchant_assistant.listings.facts import facts_of
from merchant_assistant.listings.model import DraftKind, Style
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.record import record_of

TEXT = "The Hydra bottle is made of 304 stainless steel. It holds 750 ml and has a screw lid."
TEXT_ZH = "这款保温杯采用304不锈钢，容量为500毫升。杯底有防滑垫。"


@pytest.fixture
def bottle(product: Callable[..., Product]) -> Product:
    made = product(
        "Stainless bottle 750 ml",
        {"Material": "304 stainless steel", "Capacity": "750 ml", "Lid": "screw"},
        [{"Colour": "Black"}, {"Colour": "Silver"}],
        brand="Hydra",
        moq="100",
        lead_time="25 days",
        category="Drinkware",
        description="Bottle with a screw lid. Holds 750 ml. Not for the dishwasher.",
    )
    return _sold(made, ["7.85", "7.85"], "1: 7.85 USD; 100: 7.20 USD")


@pytest.fixture
def flask(product: Callable[..., Product]) -> Product:
    return product(
        "不锈钢保温杯 500毫升",
        {"材质": "304不锈钢", "容量": "500毫升"},
        brand="澜舟",
        category="杯壶",
        moq="100个",
        description="杯底有防滑垫。",
    )


def _sold(item: Product, prices: list[str], tiers: str = "") -> Product:
    """``item`` with a price for each of its variants."""
    variants = [
        replace(
            variant,
            price=Money(amount, "USD"),
            fields={"price": amount, "currency": "USD", **({"price_tiers": tiers} if tiers else {})},
        )
        for variant, amount in zip(item.variants, prices, strict=True)
    ]
    return replace(item, variants=tuple(variants))


def says_of(kind: DraftKind, text: str = TEXT, *, subject: str = "Hydra bottle 750 ml", headlines: object = ()) -> str:
    answers: dict[str, dict[str, object]] = {
        "ad": {"headlines": list(headlines), "text": text},
        "post": {"text": text},
    }
    return json.dumps(answers.get(kind, {"subject": subject, "text": text}), ensure_ascii=False)


def write(engine: object, item: Product, kind: DraftKind, language: str = "en", **style: object) -> Written:
    order = Order("generic", language, Style(**style), 0.0, kind)  # type: ignore[arg-type]
    return CopyWriter(engine).write(item, record_of(item, lambda hashes: set()), order)  # type: ignore[arg-type]


def test_an_email_has_a_neutral_frame_and_the_terms(bottle, says) -> None:
    engine = says(says_of("email"))
    written = write(engine, bottle, "email")
    letter = written.findings.listing.description.split("\n\n")
    assert written.findings.status == "proposed"
    assert letter[0] == "Hello,"
    assert letter[2] == TEXT
    assert letter[3] == "Packing and ordering: minimum order 100, lead time 25 days."
    assert letter[-1] == "Kind regards"
    assert len(engine.requests) == 1
    assert "Minimum order" not in engine.requests[0].messages[-1].content  # the model would garble it


def test_an_offer_takes_its_terms_and_prices_from_the_record(bottle, says) -> None:
    engine = says(says_of("offer", subject="Offer: Hydra bottle 750 ml"))
    written = write(engine, bottle, "offer")
    assert written.findings.status == "proposed"
    assert written.findings.listing.bullets == (
        "Minimum order: 100",
        "Lead time: 25 days",
        "From 1: 7.85 USD each",
        "From 100: 7.20 USD each",
    )
    assert not any("7.85" in message.content for message in engine.requests[0].messages)


def test_prices_that_differ_are_told_as_a_span(bottle, says) -> None:
    sold = _sold(bottle, ["7.85", "8.10"])
    assert "Price: 7.85 USD to 8.10 USD each, depending on the variant" in (
        write(says(says_of("offer")), sold, "offer").findings.listing.bullets
    )
    mixed = replace(sold.variants[1], price=Money("8.10", "EUR"))
    bullets = write(
        says(says_of("offer")), replace(sold, variants=(sold.variants[0], mixed)), "offer"
    ).findings.listing.bullets
    assert not any("Price" in bullet for bullet in bullets)


def test_an_offer_without_any_terms_waits_for_a_person(product, says) -> None:
    bare = product("Stainless bottle 750 ml", {"Material": "steel"})
    written = write(says(says_of("offer", "The bottle is made of steel.")), bare, "offer")
    assert ("empty_part", "bullets") in {(found.code, found.part) for found in written.findings.violations}


def test_a_price_without_a_currency_is_told_to_the_person(bottle, says) -> None:
    variants = tuple(replace(variant, price=Money("60"), fields={"price": "60"}) for variant in bottle.variants)
    found = write(says(says_of("offer")), replace(bottle, variants=variants), "offer").findings
    assert "Price: 60 each" in found.listing.bullets
    assert [fault.code for fault in found.violations] == ["no_currency"]


def test_customer_prices_and_costs_stand_nowhere(bottle, says) -> None:
    secret = {"cost": "3.11", "customer_prices": "wholesale: 5.55 USD"}
    variants = tuple(replace(variant, fields={**variant.fields, **secret}) for variant in bottle.variants)
    engine = says(says_of("offer"))
    found = write(engine, replace(bottle, variants=variants), "offer").findings.listing
    told = "".join(message.content for message in engine.requests[0].messages)
    for text in (*found.bullets, found.description, told):
        assert "3.11" not in text
        assert "5.55" not in text


def test_an_advertisement_keeps_true_headlines_that_fit(bottle, says) -> None:
    lines = [
        "Hydra Stainless Bottle 750 ml with Lid",  # too long
        "Bottle of 304 Stainless Steel.",
        "Bottle of 304 Stainless Steel",
        "Holds 900 ml",  # false
        "Screw Lid",
        "Ideal for Every Occasion",
        "Weight",
    ]
    found = write(says(says_of("ad", "Bottle of 304 stainless steel.", headlines=lines)), bottle, "ad").findings
    assert found.status == "proposed"
    assert found.listing.bullets[:3] == ("Hydra Stainless bottle 750 ml", "Bottle of 304 Stainless Steel", "Screw Lid")
    assert len(found.listing.bullets) >= 3
    assert all(len(line) <= 30 for line in found.listing.bullets)


def test_an_advertisement_is_shortened_where_a_further_point_begins(bottle, says) -> None:
    text = "The Hydra bottle is made of 304 stainless steel with a screw lid and it holds 750 ml of what you pour in."
    found = write(says(says_of("ad", text, headlines=["Screw Lid"] * 4)), bottle, "ad").findings
    assert found.listing.description == "The Hydra bottle is made of 304 stainless steel with a screw lid."


def test_headlines_in_another_order_are_said_once(flask, says) -> None:
    lines = ["不锈钢保温杯 500毫升 澜舟", "304不锈钢保温杯", "杯底有防滑垫", "500毫升容量"]
    bullets = write(says(says_of("ad", TEXT_ZH, headlines=lines)), flask, "ad", "zh").findings.listing.bullets
    assert bullets[:3] == ("澜舟 不锈钢保温杯 500毫升", "304不锈钢保温杯", "杯底有防滑垫")


def test_a_post_has_hashtags_of_the_record(bottle, says) -> None:
    found = write(says(says_of("post")), bottle, "post").findings
    assert found.status == "proposed"
    assert found.listing.tags == ("#StainlessBottle", "#Hydra", "#Drinkware")


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("Chef's Knife 20 cm", "#ChefsKnife"),
        ("竹制砧板 大号", "#竹制砧板"),
        ("澜舟 不锈钢保温杯 500毫升", "#不锈钢保温杯"),
        ("LX-2", ""),
        ("Hex bolt, DIN 933", "#HexBolt"),
    ],
)
def test_hashtags_of_names(product, title: str, tag: str) -> None:
    rules = platform_rules("generic", "en", "post")
    facts = facts_of(product(title), "zh" if has_han(title) else "en", rules)
    assert next(hashtags(facts, rules, "en"), "") == tag


def test_a_post_is_as_long_as_is_shown_unless_a_long_one_is_wanted(bottle, says) -> None:
    text = "Bottle of 304 stainless steel. " + " ".join(
        f"It holds {amount}, with a screw lid." for amount in ("750 ml", "0.75 l")
    )
    text += " The bottle is black or silver. It is not for the dishwasher. The lid is a screw lid of the bottle." * 1
    text += " The steel of the bottle is 304 stainless steel. The Hydra bottle comes in black and in silver colour."
    assert len(text) > 280
    short = write(says(says_of("post", text)), bottle, "post").findings.listing.description
    long = write(says(says_of("post", text)), bottle, "post", length="long").findings.listing.description
    assert len(short) <= 280 < len(text)
    assert len(long) >= len(short)


@pytest.mark.parametrize("kind", ["email", "post", "offer"])
def test_what_is_false_or_chatter_is_cut(bottle, says, kind: DraftKind) -> None:
    text = f"{TEXT} It weighs 900 g. It is a perfect gift for any occasion. Order now at www.example.com."
    engine = says(says_of(kind, text))
    found = write(engine, bottle, kind).findings
    assert TEXT in found.listing.description
    assert all(word not in found.listing.description for word in ("900 g", "perfect", "example.com"))
    assert found.status == "proposed"
    assert len(engine.requests) == 2  # the faults were named once
    assert "900 g" in engine.requests[1].messages[-1].content


def test_a_false_subject_gives_way_to_the_name(bottle, says) -> None:
    found = write(says(says_of("offer", subject="Offer: Hydra bottle 900 ml")), bottle, "offer").findings
    assert found.listing.title == "Offer: Hydra Stainless bottle 750 ml"


def test_where_nothing_is_true_the_record_speaks(bottle, says) -> None:
    found = write(says(says_of("email", "It is made of gold. It weighs 5 kg.")), bottle, "email").findings
    assert "Bottle with a screw lid. Holds 750 ml." in found.listing.description
    assert found.status == "proposed"


def test_the_merchants_words_are_never_said(bottle, says) -> None:
    found = write(says(says_of("post", f"{TEXT} The steel is 304.")), bottle, "post", never=("lid",)).findings
    assert "lid" not in found.listing.description


@pytest.mark.parametrize("kind", ["ad", "email", "post", "offer"])
def test_copy_in_chinese(flask, says, kind: DraftKind) -> None:
    lines = ["304不锈钢保温杯", "500毫升容量", "杯底有防滑垫", "澜舟保温杯"]
    answer = says_of(kind, TEXT_ZH, subject="澜舟不锈钢保温杯", headlines=lines)
    found = write(says(answer), flask, kind, "zh").findings
    assert found.status == "proposed"
    assert "304不锈钢" in found.listing.description
    if kind == "offer":
        assert found.listing.bullets == ("起订量\uff1a100个",)
    if kind == "post":
        assert found.listing.tags[:2] == ("#不锈钢保温杯", "#澜舟")
    if kind == "email":
        assert found.listing.description.startswith("您好")


def test_a_property_becomes_no_ingredient(product, says) -> None:
    cream = product("面霜 50ml", {"功效": "有效锁水", "净含量": "50ml"}, brand="澜舟")
    text = "澜舟面霜净含量50ml。这款面霜含有有效锁水成分。"
    assert "成分" not in write(says(says_of("email", text)), cream, "email", "zh").findings.listing.description


def test_an_answer_that_ended_early_is_read_as_far_as_it_is_whole(bottle, says) -> None:
    cut = says_of("email", f"{TEXT} It has a scr").removesuffix('"}')
    assert TEXT in write(says(cut), bottle, "email").findings.listing.description


@pytest.mark.parametrize("kind", ["ad", "email", "post", "offer"])
def test_an_answer_that_is_none_gives_no_copy(bottle, says, kind: DraftKind) -> None:
    written = write(says("no JSON at all"), bottle, kind)
    assert not written.usable
    assert written.findings.listing.description == ""


def test_who_listens_hears_the_text_grow_and_may_stop_it(bottle, says) -> None:
    heard: list[str] = []
    order = Order("generic", "en", Style(), 0.0, "email")
    CopyWriter(says(says_of("email"))).write(
        bottle, record_of(bottle, lambda hashes: set()), order, on_text=heard.append
    )
    assert heard[-1].startswith("Hydra bottle 750 ml\n\nHello,")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        CopyWriter(says(says_of("email"))).write(bottle, record_of(bottle, lambda hashes: set()), order, cancel=cancel)


def test_an_unknown_tone_is_refused(bottle, says) -> None:
    with pytest.raises(UserFault) as fault:
        write(says(says_of("post")), bottle, "post", tone="royal")
    assert fault.value.code == "unknown_tone"


def test_copy_is_saved_as_a_draft_of_its_kind(desk, says) -> None:
    listings = desk(
        says(says_of("email", "The steel bottle has a screw lid. It holds 750 ml.", subject="Steel bottle 750 ml"))
    )
    product_id = desk.catalogue.find("B-1-BK").id
    draft, _ = listings.draft(product_id, kind="email")
    assert (draft.kind, draft.status, draft.listing.title) == ("email", "proposed", "Steel bottle 750 ml")
    assert listings.latest(product_id, "generic", kind="email").id == draft.id
    assert listings.latest(product_id, "generic") is None  # no listing yet
