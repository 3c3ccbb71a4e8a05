"""The shop's own words: a word that is remembered is read at once, says so, and takes nothing from the catalogue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.words.own import OwnWord
from merchant_assistant.foundation.errors import UserFault

KEEP = OwnWord("keep", "attribute:Best before")
FROSTBOX = OwnWord("frostbox", "attribute:Storage", "frozen")


def test_a_column(chat: Chat) -> None:
    assert chat.ask_once("what's our keep on the rye flour").kind == "declined"
    chat.words.remember(KEEP)
    answer = chat.ask_once("what's our keep on the rye flour")
    assert answer.kind == "exact"
    assert "2027-03-01" in answer.text
    assert answer.text.endswith("(“keep”: Best before.)")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("which item has the longest keep", "Vanilla paste"),
        ("how many items have a keep before July 2027", "3 products"),
        ("what is the KEEP of the almond meal", "2027-06-12"),
    ],
)
def test_a_column_wherever_one_can_stand(chat: Chat, asked: str, told: str) -> None:
    chat.words.remember(KEEP)
    answer = chat.ask_once(asked)
    assert answer.kind == "exact"
    assert told in answer.text


@pytest.mark.parametrize("asked", ["how many are in the frostbox", "how many frostbox products do we have"])
def test_a_value(chat: Chat, asked: str) -> None:
    chat.words.remember(FROSTBOX)
    answer = chat.ask_once(asked)
    assert (answer.kind, answer.reply and answer.reply.value) == ("exact", 2)
    assert "Storage: frozen" in answer.text


def test_chinese_words_need_no_spaces(tea: Chat) -> None:
    assert tea.ask_once("脚力最好的").kind == "declined"
    tea.words.remember(OwnWord("脚力", "attribute:月销量"))
    answer = tea.ask_once("脚力最好的")
    assert answer.kind == "exact"
    assert "490" in answer.text
    assert answer.text.endswith("（“脚力”：月销量。）")


@pytest.mark.parametrize("asked", ["which do we keep in frozen", "what should I keep frozen", "what do we keep"])
def test_what_somebody_does_is_no_column(chat: Chat, asked: str) -> None:
    chat.words.remember(KEEP)
    answer = chat.ask_once(asked)
    assert "“keep”" not in answer.text
    assert "2027" not in answer.text


@pytest.mark.parametrize("asked", ["average price of the keep", "how many keep products do we have"])
def test_it_takes_the_place_of_nothing_else(chat: Chat, asked: str) -> None:
    chat.words.remember(KEEP)
    assert chat.ask_once(asked).kind == "declined"


def test_all_else_that_is_not_understood_still_declines(chat: Chat) -> None:
    chat.words.remember(FROSTBOX)
    assert chat.ask_once("how many vegan products are in the frostbox").kind == "declined"


def test_what_goods_are_called_comes_first(chat_over: Callable[[str], Chat]) -> None:
    chat = chat_over("SKU,Title,Best before,Price\nA1,Keep cup,2027-01-01,3\nA2,Mug,2027-02-02,4\n")
    chat.words.remember(KEEP)
    answer = chat.ask_once("how many keep cups do we have")
    assert (answer.kind, answer.reply and answer.reply.value) == ("exact", 1)
    assert "“keep”" not in answer.text


def test_what_the_catalogue_has_is_no_word_of_the_shop(chat: Chat) -> None:
    for word in ("chilled", "Storage", "best before"):
        with pytest.raises(UserFault) as fault:
            chat.words.remember(OwnWord(word, "attribute:Storage", "frozen"))
        assert fault.value.code == "word_known"


def test_a_later_import_wins_and_the_list_says_so(chat: Chat, take: Callable[[str], None]) -> None:
    chat.words.remember(FROSTBOX)
    assert [one.state for one in chat.words.known("en")] == ["read"]
    take("SKU,Title,Storage,Best before,Price\nZ1,Ice cream,frostbox,2027-01-01,5\n")
    assert [one.state for one in chat.words.known("en")] == ["held"]
    answer = chat.ask_once("how many frostbox products do we have")
    assert (answer.kind, answer.reply and answer.reply.value) == ("exact", 1)
    assert "(“frostbox”" not in answer.text


def test_a_word_whose_meaning_is_gone_is_kept_and_not_read(chat: Chat) -> None:
    chat.words.remember(OwnWord("churn", "attribute:Sold 30d"))
    chat.words.remember(OwnWord("icebox", "attribute:Storage", "deep"))
    assert [one.state for one in chat.words.known("en")] == ["gone", "gone"]
    assert chat.ask_once("which item has the highest churn").kind == "declined"


def test_without_words_nothing_changes(chat: Chat) -> None:
    answer = chat.ask_once("how many products are frozen")
    assert (answer.kind, answer.reply and answer.reply.own) == ("exact", ())


@pytest.mark.parametrize("word", ["price", "left", "stock", "top", "average", "cheapest", "价格", "库存"])
def test_what_any_question_reads_is_no_word_of_the_shop(chat: Chat, word: str) -> None:
    with pytest.raises(UserFault) as fault:
        chat.words.remember(OwnWord(word, "attribute:Reorder pt"))
    assert fault.value.code == "word_known"


@pytest.mark.parametrize("word", ["margarine", "warranty", "icebox"])
def test_what_none_of_its_columns_says_may_be_one(chat: Chat, word: str) -> None:
    chat.words.remember(OwnWord(word, "attribute:Reorder pt"))
    assert [one.state for one in chat.words.known("en")] == ["read"]


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("Origin: Norway", "origin", "Norway"),
        ("Grade: A", "attribute:Grade", "A"),
        ("Grade：b", "attribute:Grade", "B"),
    ],
)
def test_a_value_is_named_as_the_file_has_it(
    chat_over: Callable[[str], Chat], name: str, field: str, value: str
) -> None:
    chat = chat_over(
        "SKU,Title,Origin,Grade,Price\nF1,Cod,Norway,A,3\nF2,Sole,UK,B,4\nF3,Crab,UK,A,5\nF4,Hake,Norway,B,6\n"
    )
    assert chat.words.called("whites", name) == OwnWord("whites", field, value)
    assert chat.words.called("whites", "Grade: C") is None
