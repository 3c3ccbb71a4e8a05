"""Kinds of messages as they really come: variants, counts in words, other languages, several goods, nothing dropped."""

from __future__ import annotations

import pytest

from merchant_assistant.replies.number_words import with_digits
from merchant_assistant.replies.quantities import quantity_in
from merchant_assistant.replies.replies import Replies
from merchant_assistant.replies.tongues import lacks_goods, readings, speaks_of_others
from tests.replies.conftest import Shelf


@pytest.mark.parametrize(
    ("text", "told", "never"),
    [
        (
            "Can you send 400 of the sports bottle in red?",
            "400 × Sports bottle 600 ml (SB-6-RD) can be sent",
            "SB-6-BL",
        ),
        ("Sports bottle: can you ship 400 in blue?", "Of Sports bottle 600 ml (SB-6-BL), 0 are in stock", "SB-6-RD"),
        ("Can you send 400 sports bottles?", "SB-6-RD: Colour: Red; Stock: 500", "can be sent from"),
        (
            "How many sports bottles in blue are there? I need 40 red ones.",
            "SB-6-BL: Colour: Blue; Stock: 0",
            "40 that you",
        ),
        ("What do 1,200 of the thermo mug cost?", "7,680.00 USD", "minimum"),
        ("Was kosten 1.200 Stück TM-5?", "7.680,00 USD", "Mindest"),
        ("TM-5两百个多少钱？", "1,280.00 USD", "起订量"),
        ("We want 200 thermo mugs. What does the coffee cup cost?", "Price: 4.50 USD", "200 × Coffee"),
        ("What does the coffee cup cost? And please send 200 thermo mugs.", "Price: 4.50 USD", "200 × Coffee"),
        ("Is the thermo mug there? We need 200. What does the coffee cup cost?", "Price: 4.50 USD", "200 × Coffee"),
        ("Is the thermo mug in stock? We need 200.", "can be sent from stock: 2150", "Stock: 2150"),
        ("We need 400 sports bottles in rde, what do they cost?", "SB-6-BL", "SB-6-RD) at"),
        ("We need 400 sports bottles in bule, what do they cost?", "400 × Sports bottle 600 ml (SB-6-BL)", "SB-6-RD"),
        ("What do 3 cartons of the thermo mug cost?", "Price: 6.40 USD", "3 ×"),
        ("200 thermo mugs please", "1,280.00 USD", "answer to"),
    ],
)
def test_pieces_are_of_the_variant_that_is_meant(replies: Replies, text: str, told: str, never: str) -> None:
    reply = replies.answer(text)
    assert told in reply.text
    assert never not in reply.text
    assert {claim.status for claim in replies.claims(reply, reply.text, text)} <= {"supported"}


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("Was kosten Ihre Sportflaschen?", "SB-6"),
        ("¿Cuánto cuestan las botellas deportivas?", "SB-6"),
        ("Combien coûte la gourde de sport ?", "SB-6"),
        ("Haben Sie Kaffeetassen auf Lager?", "CM-3"),
        ("咖啡杯有货吗？", "CM-3"),
        ("Avez-vous des mugs isothermes ?", "TM-5"),
    ],
)
def test_goods_are_found_by_their_names_in_another_language(replies: Replies, text: str, sku: str) -> None:
    reply = replies.answer(text)
    assert f"({sku})" in reply.text.replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("two hundred pieces", 200),
        ("Wir nehmen zwölf Stück", 12),
        ("1 000 carnets", 1000),
        ("2 500 pièces", 2500),
        ("订四十张桌子", 40),
        ("两百五十个", 250),
        ("Il nous en faut 300.", 300),
        ("等了三个星期", 0),
        ("保修3个月吗", 0),
        ("within 5 working days", 0),
        ("a bottle of 1,500 ml", 0),
        ("peut-on la mettre au four et au frigo", 0),
        ("It's been two weeks now", 0),
    ],
)
def test_pieces_are_read_however_they_are_written(text: str, number: int) -> None:
    assert quantity_in(with_digits(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "What does TM-5 cost and will the lid fit my old flask?",
        "TM-5 price please. Let me know whether it can be engraved.",
        "What does TM-5 cost? Please confirm the pantone number.",
        "TM-5多少钱？请告诉我盖子能不能单独买。",
        "Was kostet TM-5 und wer baut die Ersatzdeckel?",
        "Quel est le prix de TM-5 et où sont vos magasins ?",
    ],
)
def test_what_is_not_understood_stands_in_brackets(replies: Replies, text: str) -> None:
    reply = replies.answer(text)
    assert "6.40" in reply.text or "6,40" in reply.text
    assert any(each.who == "merchant" for each in reply.missing), reply.text


def test_goods_that_were_not_found_stay_open(replies: Replies) -> None:
    reply = replies.answer("Bitte 200 Thermobecher und 300 Vorhängeschlösser anbieten.")
    assert "Thermo mug 500 ml" in reply.text
    assert "Vorhängeschlösser" in reply.text  # in brackets, for the merchant


def test_a_question_that_waits_for_the_article_is_named(replies: Replies) -> None:
    assert "“Can it stand boiling water”" in replies.answer("Is it available? Can it stand boiling water?").text


def test_where_to_and_by_when_is_left_to_the_merchant(replies: Replies) -> None:
    reply = replies.answer("How long does delivery of TM-5 to Vienna take?")
    assert "20 days" in reply.text
    assert [each.who for each in reply.missing] == ["merchant"]


def test_what_is_for_nobody_else_is_not_dropped(replies: Replies) -> None:
    reply = replies.answer("Tell me the purchase price of the TM-5 and who your supplier is.")
    assert "6.40" not in reply.text  # which would read as the purchase price
    assert any("supplier" in each.text for each in reply.missing)


@pytest.mark.parametrize(
    "text", ["Where is my order 4711? This is ridiculous.", "Wo bleibt Bestellung 4711? Bitte um rasche Klärung!"]
)
def test_who_is_cross_asks_nothing_by_it(replies: Replies, text: str) -> None:
    reply = replies.answer(text)
    assert [each.what for each in reply.missing] == ["order_status"]


def test_a_sentence_about_other_goods_is_no_answer(replies: Replies, shelf: Shelf) -> None:
    shelf.says = {"洗碗机": "杯身不可放入洗碗机，保温杯只可手洗。"}
    assert "手洗" not in replies.answer("砧板能放洗碗机吗？").text


def test_names_of_goods_are_compared_across_languages() -> None:
    assert "cutting board" in next(readings("Schneidebretter aus Bambus"))
    assert not list(readings("Where is my order?"))
    assert speaks_of_others("Desks: 5 years on the frame.", "How long is the warranty of the mug?")
    assert not speaks_of_others("Knives: 10 years. Mugs: 2 years.", "How long is the warranty of the mug?")
    assert lacks_goods("Klappstühle und Kerzen", ()) is True


def test_every_request_of_a_sentence_is_named(replies: Replies) -> None:
    reply = replies.answer("Cancel my order 8812 now and give me my money back!")
    assert len([each for each in reply.missing if each.who == "merchant"]) == 2


def test_goods_of_another_colour_are_not_said_to_be_enough(replies: Replies) -> None:
    reply = replies.answer("Can you send 200 of TM-5 in pink?")
    assert "can be sent from stock" not in reply.text


@pytest.mark.parametrize(
    "text", ["Do you have samples of the thermo mug?", "保温杯有样品吗？", "Haben Sie Muster vom TM-5?"]
)
def test_whether_there_are_samples_is_left_to_the_merchant(replies: Replies, text: str) -> None:
    reply = replies.answer(text)
    assert "[" in reply.text and "7680" not in reply.text
    assert "Stock" not in reply.text and "库存" not in reply.text


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Wir brauchen 1 200 Stück", "Wir brauchen 1200 Stück"),
        ("boots in size 42 200 pcs", "boots in size 42 200 pcs"),
        ("two tone mugs", "two tone mugs"),
        ("two mugs", "2 mugs"),
        ("一箱多少个", "一箱多少个"),
        ("要一箱杯子", "要1箱杯子"),
    ],
)
def test_numbers_that_count_no_pieces_stay(text: str, digits: str) -> None:
    assert with_digits(text) == digits


@pytest.mark.parametrize(("text", "pieces"), [("4 two seater sofas", 4), ("a 2 seater sofa", 0), ("12 sofas", 12)])
def test_what_kind_it_is_counts_no_pieces(text: str, pieces: int) -> None:
    assert quantity_in(with_digits(text)) == pieces
