"""A conversation as people hold it: greetings, "the second one", "compare the two", "back to the mugs"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.chat.answer import Asking
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.talking.heard import heard
from merchant_assistant.chat.talking.pointing_back import Spoken, pointed
from merchant_assistant.chat.talking.talk import Turned, courtesy, turned, without_courtesy

Chats = Callable[..., Chat]
THREE = Spoken(("AA-1", "BB-2", "CC-3"))
TOLD = Spoken(("AA-1", "BB-2", "CC-3"), "BB-2", lately=("BB-2", "AA-1"))


@pytest.mark.parametrize(
    "text",
    [
        "hi there",
        "Good morning!",
        "thanks, that's it",
        "ok great",
        "bye",
        "what can you do?",
        "你好",
        "好的谢谢",
        "再见",
    ],
)
def test_courtesy_is_answered_with_what_can_be_asked(chat_with: Chats, text: str) -> None:
    answer, _ = chat_with("").ask(text)
    assert (answer.kind, answer.text) == ("clarify", courtesy(text))
    assert answer.text


@pytest.mark.parametrize(
    "text",
    [
        "nice mugs",
        "hello kitty bags",
        "no brand = how many",
        "早餐盘有几款",
        "没有不锈钢的吗",
        "help desk lamps",
        "hi-vis vests, how many",
    ],
)
def test_what_only_begins_like_courtesy_is_asked(text: str) -> None:
    assert (courtesy(text), without_courtesy(text), turned(text)) == ("", text, None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hello, how many mugs", "how many mugs"),
        ("great, which is the cheapest", "which is the cheapest"),
        ("and in blue, thanks", "and in blue"),
        ("hi - how many mugs", "how many mugs"),
        ("你好，请问有多少款", "请问有多少款"),
        ("谢谢，那红色的呢", "那红色的呢"),
    ],
)
def test_courtesy_around_a_question_is_left_out(text: str, asked: str) -> None:
    assert (courtesy(text), without_courtesy(text)) == ("", asked)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("back to the mugs, which is the cheapest?", Turned("mugs", "which is the cheapest?")),
        ("as for the lamps: how many are left", Turned("lamps", "how many are left")),
        ("as for mugs under 3.50, how many", Turned("mugs under 3.50", "how many")),
        ("back to items over 1,000. which is the cheapest", Turned("items over 1,000", "which is the cheapest")),
        ("no, I meant the blue ones", Turned("the blue ones", "", mends=True)),
        ("no wait, size 28", Turned("size 28", "", mends=True)),
        ("回到台灯，库存有多少", Turned("台灯", "库存有多少")),
        ("不对，我说的是保温杯", Turned("保温杯", "", mends=True)),
    ],
)
def test_the_talk_is_turned(text: str, meant: Turned) -> None:
    assert turned(text) == meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what's the minimum order for the second one", "what's the minimum order for BB-2"),
        ("is the last one dishwasher safe", "is CC-3 dishwasher safe"),
        ("compare it with the first", "compare BB-2 with AA-1"),
        ("which has the longer warranty", "which has the longer warranty, AA-1 or BB-2"),
        ("and how much would 20 of them be?", "how much are 20 pieces of BB-2"),
        ("how long is the warranty on that one", "how long is the warranty on BB-2"),
        ("第三个多少钱", "CC-3多少钱"),
        ("那两个比一下", "比较AA-1和BB-2"),
        ("哪个更重", "AA-1和BB-2哪个更重"),
        ("买20个要多少钱", "20个BB-2多少钱"),
    ],
)
def test_what_is_pointed_at_is_named(text: str, said: str) -> None:
    assert pointed(text, TOLD).text == said


@pytest.mark.parametrize("text", ["the second hand lamps", "and its lead time?", "第二便宜的呢", "first aid kits"])
def test_what_points_at_no_row_stays(text: str) -> None:
    assert pointed(text, TOLD).text == text


@pytest.mark.parametrize("text", ["the fifth one?", "compare the two", "第五个呢", "那两个比一下"])
def test_what_stands_nowhere_is_asked_back(text: str) -> None:
    assert pointed(text, THREE).vain


def test_all_of_the_number_that_was_asked_for_are_told() -> None:
    reading = Reading(Inquiry("list", limit=8), wanted="things")
    spoken = Spoken(tuple(f"AA-{number}" for number in range(8)))
    _, vain = heard(Asking("the others?", reading=reading, spoken=spoken), lambda _: None)
    assert vain.startswith("There are no others")


TALKS = [
    (["what hydra products do we have", "the second one, what does it weigh?"], "350 g", "CM-3"),
    (["what hydra products do we have", "compare the two"], "WB-1", "CM-3"),
    (["what hydra products do we have", "the cheapest?", "how much would 10 of them be?"], "45.00 USD", "CM-3"),
    (["the cheapest mug?", "thanks!", "and its stock?"], "760", "CM-3"),
    (["how many lamps do we have", "back to the mugs, how many are in stock?"], "1 product", "mugs"),
    (["which mugs do we have", "no, I meant the bottles"], "Steel bottle", "WB-1"),
    (["which lamps do we have", "and the mugs?"], "Coffee mug", "CM-3"),
    (["what hydra products do we have", "list the first two"], "WB-1", "CM-3"),
    (["澜舟有哪些商品", "第二个多重"], "320克", "BW-5"),
    (["澜舟有哪些商品", "那两个比一下"], "TD-9", "BW-5"),
    (["澜舟最贵的是哪个", "那最便宜的呢"], "32.50", "BW-5"),
    (["澜舟最便宜的是哪个", "库存呢"], "1800", "BW-5"),
    (["不锈钢保温杯买20个多少钱？"], "650", "BW-5"),
    (["澜舟有哪些商品", "便宜的那个多重"], "320克", "BW-5"),
    (["澜舟最贵的是哪个", "有没有便宜点的"], "有：1 件商品", "138"),
    (["不锈钢保温杯买20个多少钱", "库存够吗"], "库存不低于 20", "BW-5"),
    (["澜舟有哪些商品", "全要了多少钱"], "2", "库存"),
    (["澜舟最贵的是哪个", "澜舟这几样平均多少钱"], "85.25", "澜舟"),
    (["澜舟的两款各多少钱"], "32.50", "TD-9"),
    (["LED台灯多少钱", "跟不锈钢保温杯比哪个贵"], "138", "TD-9"),
    (["澜舟有哪些商品", "最贵的那款库存多少"], "420", "TD-9"),
    (["澜舟有哪些商品", "头一个多重"], "1.2千克", "TD-9"),
    (["澜舟有哪些商品", "后者多少钱"], "32.50", "BW-5"),
    (["澜舟有哪些商品", "各有多少库存"], "1800", "TD-9"),
    (["不锈钢保温杯多少钱", "我要20个，一共多少钱"], "650", "BW-5"),
    (["不锈钢保温杯多少钱", "我要20个，总价是多少？"], "650", "BW-5"),
    (["how much would 20 coffee mugs cost?"], "90.00 USD", "CM-3"),
    (["what would 20 coffee mugs come to"], "90.00 USD", "CM-3"),
    (["the cheapest mug?", "a dozen of it would be?"], "54.00 USD", "CM-3"),
    (["what hydra products do we have", "what would 10 of the cheaper one cost"], "45.00 USD", "CM-3"),
    (["how many mugs are there", "and how many lamps?", "both together?"], "products", "mugs"),
    (["what does the coffee mug cost", "and the steel bottle?", "which of the two costs more"], "WB-1", "WB-1"),
    (["what hydra products do we have", "what do these two cost together"], "sum", "CM-3"),
]


@pytest.mark.parametrize(("talk", "told", "of"), TALKS)
def test_a_conversation_holds(chat_with: Chats, catalogue: Catalogue, talk: list[str], told: str, of: str) -> None:
    chat = chat_with("", computes=Exactly(catalogue))
    turn, _ = chat.ask(talk[0])
    for text in talk[1:]:
        turn, _ = chat.ask(text, turn.conversation_id)
    assert turn.kind == "exact"
    assert told in turn.text.replace(",", "")
    assert of in turn.text


@pytest.mark.parametrize("text", ["and the cheapest?", "那最贵的呢"])
def test_with_nothing_before_it_is_asked_back(chat_with: Chats, catalogue: Catalogue, text: str) -> None:
    answer, _ = chat_with("", computes=Exactly(catalogue)).ask(text)
    assert answer.kind == "clarify"


def test_behind_an_unknown_thing_nothing_is_ranked(chat_with: Chats, catalogue: Catalogue) -> None:
    chat = chat_with("", computes=Exactly(catalogue))
    first, _ = chat.ask("which mugs do we have")
    chat.ask("and umbrellas?", first.conversation_id)
    answer, _ = chat.ask("which is the cheapest", first.conversation_id)
    assert answer.kind != "exact"


def test_the_whole_catalogue_is_meant_whatever_was_asked_before(chat_with: Chats, catalogue: Catalogue) -> None:
    chat = chat_with("", computes=Exactly(catalogue))
    first, _ = chat.ask("澜舟有多少件商品")
    turn, _ = chat.ask("全部商品里库存最多的是哪个？", first.conversation_id)
    assert "澜舟）" not in turn.text
