"""Conversations as a person has them: asked, stopped, asked again, edited, searched, deleted, exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.model import Asked, ChatEvent, Delta, Found, Turn
from merchant_assistant.engine.client import EngineCrashed
from merchant_assistant.engine.model import GenerateRequest
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault

Chats = Callable[..., Chat]
WEIGHT = "The steel bottle weighs 310 g."


def shown(chat: Chat, conversation_id: int) -> list[str]:
    return [turn.text for turn in chat.turns(conversation_id)]


class Broken(ScriptedEngine):
    """Says its text, then dies; or says nothing at all because there is no model."""

    def __init__(self, said: str, fault: UserFault) -> None:
        super().__init__()
        self.said = said
        self.fault: UserFault | None = fault

    def generate(self, request, on_delta=None, cancel=None):
        if self.said:
            on_delta(self.said)
        raise self.fault


def test_an_answer_with_its_sources(chat_with: Chats) -> None:
    events: list[ChatEvent] = []
    chat = chat_with(WEIGHT)
    answer, changes = chat.ask("  What does the steel bottle weigh? ", on_event=events.append)
    assert changes == Changes(conversations=True)
    assert (answer.text, answer.state, answer.kind, answer.model) == (WEIGHT, "done", "grounded", "model-x")
    assert [(source.ref, source.title) for source in answer.sources] == [("WB-1", "Steel bottle 750 ml")]
    asked, found, *deltas = events
    assert isinstance(asked, Asked)
    assert chat.turns(answer.conversation_id) == [asked.turn, answer]
    assert found == Found(answer.sources)
    assert [type(delta) for delta in deltas] == [Delta] * len(deltas)
    assert WEIGHT.startswith(deltas[0].text)
    (conversation,) = chat.conversations()
    assert (conversation.title, conversation.turns) == ("What does the steel bottle weigh?", 2)


def test_a_follow_up_means_the_product_spoken_of(chat_with: Chats) -> None:
    chat = chat_with(WEIGHT, "It comes in black and forest green.")
    first, _ = chat.ask("What does the steel bottle weigh?")
    second, _ = chat.ask("Which colours does it come in?", first.conversation_id)
    assert second.sources == first.sources
    assert len(chat.conversations()) == 1
    assert len(chat.turns(first.conversation_id)) == 4


def test_the_model_is_told_what_was_said_before(chat_with: Chats) -> None:
    engine = ScriptedEngine(lambda request: WEIGHT)
    chat = chat_with(engine)
    first, _ = chat.ask("What does the steel bottle weigh?")
    chat.ask("And what does it cost?", first.conversation_id)
    asked, answered, again = (message.content for message in engine.requests[-1].messages[-3:])
    assert "310 g" in asked and asked.endswith("What does the steel bottle weigh?")
    assert (answered, again) == (WEIGHT, "And what does it cost?")


def test_an_unproven_figure_gives_way_to_the_cells(chat_with: Chats) -> None:
    answer, _ = chat_with("The steel bottle weighs 900 g.").ask("What does the steel bottle weigh?")
    assert "900" not in answer.text
    assert "- Weight: 310 g" in answer.text
    assert "Stock" not in answer.text
    assert answer.kind == "grounded"


def test_the_cells_of_all_named_products_are_told(chat_with: Chats) -> None:
    answer, _ = chat_with("Both weigh 1 kg.").ask("What do CM-3 and DL-2 weigh?")
    assert "- Weight: 350 g" in answer.text
    assert "- Weight: 980 g" in answer.text


def test_a_yes_gives_way_to_what_the_data_say(chat_with: Chats) -> None:
    answer, _ = chat_with("Yes, it is dishwasher safe.").ask("Is the steel bottle dishwasher safe?")
    assert "Yes" not in answer.text
    assert "- Description: Not made for the dishwasher." in answer.text


def test_a_yes_about_something_else_is_not_in_the_data(chat_with: Chats) -> None:
    answer, _ = chat_with("Yes, it floats.").ask("Does the steel bottle float?")
    assert (answer.text, answer.kind) == ("Your data do not say: I found nothing about “float” in them.", "declined")


@pytest.mark.parametrize(
    ("question", "kind", "words"),
    [
        ("Do you sell chainsaws?", "declined", "I found nothing"),
        ("你们卖电锯吗？", "declined", "没有找到"),
        ("How many products are there?", "clarify", "Which field"),
        ("最便宜的台灯是哪个？", "clarify", "- LED台灯 (TD-9)"),
        ("hello", "clarify", "Hello!"),
        ("它多少钱？", "clarify", "哪件商品"),
    ],
)
def test_what_cannot_be_answered_is_said_without_the_model(
    chat_with: Chats, question: str, kind: str, words: str
) -> None:
    engine = ScriptedEngine()
    answer, _ = chat_with(engine).ask(question)
    assert (answer.kind, answer.state) == (kind, "done")
    assert words in answer.text
    assert engine.requests == []


def test_a_selling_price_is_no_answer_to_what_is_paid_for_it(chat_with: Chats) -> None:
    answer, _ = chat_with("LED台灯138元。").ask("拿货多少钱 LED台灯")
    assert (answer.kind, "138" in answer.text) == ("clarify", False), answer.text


def test_a_hostile_title_is_data(chat_with: Chats) -> None:
    engine = ScriptedEngine(lambda request: "I won a prize of 1000 USD.")
    answer, _ = chat_with(engine).ask("Tell me about the desk lamp")
    asked = engine.requests[0].messages[-1].content
    assert asked.startswith("===\n[DL-2] Desk lamp")
    assert asked.count("===") == 2
    assert "1000" not in answer.text


def test_a_stopped_answer_is_kept(chat_with: Chats) -> None:
    cancel = CancelToken()

    def stop(event: ChatEvent) -> None:
        if isinstance(event, Delta) and "310 g. It" in event.text:
            cancel.cancel()

    chat = chat_with(f"{WEIGHT} It comes in black. It comes in forest green.")
    answer, changes = chat.ask("Tell me about the steel bottle", on_event=stop, cancel=cancel)
    assert answer.state == "stopped"
    assert answer.text == WEIGHT
    assert changes
    assert chat.turns(answer.conversation_id)[-1] == answer


def test_a_stop_before_the_first_word(chat_with: Chats) -> None:
    cancel = CancelToken()
    cancel.cancel()
    answer, _ = chat_with(WEIGHT).ask("What does the steel bottle weigh?", cancel=cancel)
    assert (answer.state, answer.text) == ("stopped", "")


def test_a_crash_keeps_what_was_said(chat_with: Chats) -> None:
    chat = chat_with(Broken(f"{WEIGHT} It costs 1", EngineCrashed()))
    with pytest.raises(EngineCrashed):
        chat.ask("What does the steel bottle weigh?")
    (conversation,) = chat.conversations()
    question, answer = chat.turns(conversation.id)
    assert (answer.state, answer.text) == ("failed", WEIGHT)
    assert question.text == "What does the steel bottle weigh?"


def test_without_a_model_the_question_stays_and_can_be_answered_later(chat_with: Chats) -> None:
    absent = UserFault("model_absent", "There is no model.")
    with pytest.raises(UserFault) as fault:
        chat_with(Broken("", absent)).ask("What does the steel bottle weigh?")
    assert fault.value is absent
    chat = chat_with(WEIGHT)
    (question,) = chat.turns(chat.conversations()[0].id)
    answer, _ = chat.regenerate(question.id)
    assert chat.turns(question.conversation_id) == [question, answer]


def test_regenerate_keeps_the_earlier_answer_out_of_sight(chat_with: Chats) -> None:
    chat = chat_with(WEIGHT, "It weighs 310 g.")
    first, _ = chat.ask("What does the steel bottle weigh?")
    again, _ = chat.regenerate(first.id)
    assert shown(chat, first.conversation_id) == ["What does the steel bottle weigh?", "It weighs 310 g."]
    assert again.sources == first.sources


@pytest.mark.parametrize("fault", [None, EngineCrashed()])
def test_a_broken_answer_does_not_replace_a_whole_one(chat_with: Chats, fault: UserFault | None) -> None:
    first, _ = chat_with(WEIGHT).ask("What does the steel bottle weigh?")
    if fault:
        chat = chat_with(Broken("The steel", fault))
        with pytest.raises(EngineCrashed):
            chat.regenerate(first.id)
    else:
        chat, cancel = chat_with(WEIGHT), CancelToken()
        cancel.cancel()
        assert chat.regenerate(first.id, cancel=cancel) == (first, Changes())
    assert chat.turns(first.conversation_id)[-1] == first


def test_an_edited_question_takes_the_place_of_all_that_followed(chat_with: Chats) -> None:
    events: list[ChatEvent] = []
    chat = chat_with(WEIGHT, "It comes in black.", "The desk lamp weighs 980 g.")
    first, _ = chat.ask("What does the steel bottle weigh?")
    chat.ask("Which colours does it come in?", first.conversation_id)
    question: Turn = chat.turns(first.conversation_id)[0]
    answer, _ = chat.resend(question.id, "What does the desk lamp weigh?", on_event=events.append)
    assert shown(chat, first.conversation_id) == ["What does the desk lamp weigh?", "The desk lamp weighs 980 g."]
    assert isinstance(events[0], Asked)
    assert answer.conversation_id == first.conversation_id


def test_regenerating_an_earlier_answer_takes_the_place_of_what_followed(chat_with: Chats) -> None:
    chat = chat_with(WEIGHT)
    first, _ = chat.ask("What does the steel bottle weigh?")
    chat.ask("And what does it weigh?", first.conversation_id)
    chat.regenerate(first.id)
    assert shown(chat, first.conversation_id) == ["What does the steel bottle weigh?", WEIGHT]


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_question_changes_nothing(chat_with: Chats, text: str) -> None:
    chat = chat_with()
    chat.save_input(None, "typed")
    with pytest.raises(UserFault) as fault:
        chat.ask(text)
    assert fault.value.code == "no_question"
    assert chat.conversations() == []
    assert chat.unsent(None) == "typed"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("What?", "What?"),
        ("one\n two", "One two"),
        ("iPhone cases?", "iPhone cases?"),
        ("Hi there, how many mugs do we have?", "How many mugs do we have?"),
        ("word " * 30, "Word " + "word " * 9 + "word…"),
        ("灯" * 80, "灯" * 59 + "…"),
    ],
)
def test_titles_are_the_first_words(chat_with: Chats, text: str, title: str) -> None:
    chat = chat_with()
    chat.ask(text)
    assert chat.conversations()[0].title == title


def test_what_begins_with_a_greeting_is_called_after_its_first_question(chat_with: Chats) -> None:
    chat = chat_with()
    greeted, _ = chat.ask("Hello")
    assert chat.conversations()[0].title == "Hello"
    chat.ask("thanks", greeted.conversation_id)
    chat.ask("what does the steel bottle weigh?", greeted.conversation_id)
    chat.ask("and the lamp?", greeted.conversation_id)
    assert chat.conversations()[0].title == "What does the steel bottle weigh?"


def test_rename_delete_restore(chat_with: Chats) -> None:
    chat = chat_with(WEIGHT)
    answer, _ = chat.ask("What does the steel bottle weigh?")
    assert chat.rename(answer.conversation_id, " Weights ") == Changes(conversations=True)
    assert chat.rename(answer.conversation_id, " ") == Changes()
    assert [found.title for found in chat.conversations("weigh")] == ["Weights"]
    assert chat.delete(answer.conversation_id) == Changes(conversations=True)
    assert chat.conversations() == []
    assert chat.restore(answer.conversation_id) == Changes(conversations=True)
    assert chat.conversation(answer.conversation_id).title == "Weights"


def test_export_as_markdown(chat_with: Chats, out: Path) -> None:
    chat = chat_with(WEIGHT)
    answer, _ = chat.ask("What does the steel\nbottle weigh?")
    chat.export(answer.conversation_id, out)
    assert out.read_text(encoding="utf-8") == (
        "# What does the steel bottle weigh?\n\n## What does the steel bottle weigh?\n\n"
        "The steel bottle weighs 310 g.\n\nFrom your data:\n\n- Steel bottle 750 ml (`WB-1`)\n"
    )


def test_a_long_conversation_still_fits(chat_with: Chats) -> None:
    engine = ScriptedEngine(lambda request: "It comes in black. " * 60)
    chat = chat_with(engine)
    answer, _ = chat.ask("Tell me about the steel bottle")
    for _ in range(4):
        chat.ask("Tell me about it " + "please " * 700, answer.conversation_id)
    assert max(engine.count_tokens(request.messages) for request in engine.requests) < 4096
    assert isinstance(engine.requests[-1], GenerateRequest)


def test_what_differs_between_variants_is_told_of_each(chat_with: Chats) -> None:
    chat = chat_with("The steel bottle 750 ml costs 7.85 USD. There are 1240 in stock.")
    answer, _ = chat.ask("What does the steel bottle cost, and how many are in stock?")
    assert answer.text.splitlines() == [
        "This is what your data say:",
        "",
        "**Steel bottle 750 ml**",
        "",
        "- WB-1-BK: Colour: Black; Price: 7.85 USD; Stock: 1,240",
        "- WB-1-GN: Colour: Forest green; Price: 8.10 USD; Stock: 0",
    ]


def test_of_the_variants_that_are_named_only_these_are_told(chat_with: Chats) -> None:
    chat = chat_with("It costs 5 USD.")
    answer, _ = chat.ask("What does the steel bottle cost in green?")
    assert "Price: 8.10 USD" in answer.text
    assert "7.85" not in answer.text


@pytest.mark.parametrize(
    ("question", "said", "answer"),
    [
        ("How much is WB-1-GN?", "8.10 USD.", "Price: 8.10 USD"),
        ("保温杯多少钱？", "32.50 CNY", "价格：32.50 CNY"),
        ("What is the weight of the coffee mug?", "The mug weighs 350 g.", "The mug weighs 350 g."),
    ],
)
def test_an_answer_that_is_only_a_cell_says_which(chat_with: Chats, question: str, said: str, answer: str) -> None:
    assert chat_with(said).ask(question)[0].text == answer


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Do we have anything made of stoneware?", ["- Coffee mug 300 ml (CM-3): Material: Stoneware"]),
        ("有没有铝合金的商品？", ["- LED台灯 (TD-9): 材质：铝合金", "- Desk lamp (DL-2): 材质：Aluminium"]),
        ("Do we sell anything in white?", ["- Desk lamp (DL-2): Colour: White", "- LED台灯 (TD-9): Colour: 白色"]),
    ],
)
def test_products_of_a_kind_are_found_in_both_languages(chat_with: Chats, question: str, lines: list[str]) -> None:
    answer, _ = chat_with("Nothing.").ask(question)
    assert answer.kind == "grounded"
    assert sorted(answer.text.splitlines()[2:]) == sorted(lines)


def test_where_nothing_of_a_kind_is_found_none_is_made_up(chat_with: Chats) -> None:
    answer, _ = chat_with("Yes, we do.").ask("有没有陶瓷做的产品？")
    assert answer.kind == "declined"
