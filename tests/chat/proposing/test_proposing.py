"""Words that the catalogue does not know: what the model takes them for is computed or asked back, never assumed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from msgspec import structs

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.proposing.meaning import singular
from merchant_assistant.chat.proposing.names import names_in
from merchant_assistant.chat.proposing.proposer import Proposer
from merchant_assistant.chat.proposing.unknown import Unknowns
from merchant_assistant.engine.model import Embeddings, ModelInfo, ScoreRequest, TextKind
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault

SAME = {"滑板": "steel bottle", "flask": "steel bottle"}


class Knows(ScriptedEngine):
    """Takes words for the names that ``same`` says; ``one_way``: yet not the names for the words."""

    def __init__(self, same: Mapping[str, str], *, one_way: bool = False) -> None:
        self.same = same
        self.one_way = one_way
        super().__init__(scorer=self._yes_or_no)

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        return structs.replace(super().load(cancel), scripted=False)

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        return super().embed([self.same.get(text, text) for text in texts], kind, cancel)

    def _yes_or_no(self, request: ScoreRequest) -> Sequence[float]:
        one, _, other = request.messages[-1].content.removesuffix("?").partition(" = ")
        forth, back = self.same.get(one) == other, self.same.get(other) == one and not self.one_way
        return (0.95, 0.05) if forth or back else (0.05, 0.95)


class Absent(ScriptedEngine):
    """There is no model."""

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        raise UserFault("model_absent", "There is no model.", "Get one.")


def proposed(catalogue: Catalogue, engine: ScriptedEngine, text: str) -> Reply | None:
    return Proposer(catalogue, engine, Exactly(catalogue)).reply(text, None, None)


def test_a_translation_is_computed_and_told(catalogue: Catalogue) -> None:
    reply = proposed(catalogue, Knows(SAME), "滑板有几款")
    assert reply is not None and (reply.kind, reply.value) == ("exact", 1)
    assert reply.reading is not None and reply.reading.read_as == (("滑板", "steel bottle"),)
    assert "滑板" in reply.text and "steel bottle" in reply.text


@pytest.mark.parametrize(
    ("text", "value"),
    [("低于5美元的滑板有几款", 0), ("8美元以上的滑板有几款", 1), ("没有颜色的滑板有几款", 0)],
)
def test_numbers_and_denials_stay_as_they_are(catalogue: Catalogue, text: str, value: int) -> None:
    reply = proposed(catalogue, Knows(SAME), text)
    assert reply is not None and reply.value == value
    plain = Exactly(catalogue).answer(text.replace("滑板", "steel bottle"))
    assert plain is not None and plain.reading is not None and reply.reading is not None
    assert plain.reading.inquiry == reply.reading.inquiry


def test_a_word_of_the_same_language_is_asked_back(catalogue: Catalogue) -> None:
    reply = proposed(catalogue, Knows(SAME), "how many flasks do we have")
    assert reply is not None and reply.kind == "clarify" and reply.finding is None
    assert reply.text == "Nothing in your catalogue is called “flasks”. Do you mean “steel bottle”?"


@pytest.mark.parametrize(
    ("engine", "text"),
    [
        (Knows({}), "滑板有几款"),  # it means nothing here
        (Knows(SAME, one_way=True), "滑板有几款"),  # a narrower word
        (Absent(), "滑板有几款"),
        (Knows(SAME), "介绍滑板的历史渊源"),  # nothing that could be computed
    ],
)
def test_else_nothing_is_proposed(catalogue: Catalogue, engine: ScriptedEngine, text: str) -> None:
    assert proposed(catalogue, engine, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "how many mugs do we have",
        "how many zorbs, quibs under fleems",
        "x" * 500,
        "how many 300 ml mugs",
        "价格最高的台灯",
        "滑板",  # a bare name
        "介绍滑板的历史渊源",  # whatever it means, this is not computed
    ],
)
def test_the_model_is_not_asked_about_what_is_known_nor_about_too_much(catalogue: Catalogue, text: str) -> None:
    engine = Knows(SAME)
    proposed(catalogue, engine, text)
    assert engine.scored == []


def test_the_prompt_begins_the_same_for_each_word(catalogue: Catalogue) -> None:
    engine = Knows(SAME)
    proposed(catalogue, engine, "滑板有几款")
    assert len({request.messages[:-1] for request in engine.scored}) == 1 and len(engine.scored) > 1


def test_who_stops_waits_no_longer(catalogue: Catalogue) -> None:
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        Proposer(catalogue, Knows(SAME), Exactly(catalogue)).reply("滑板有几款", None, stopped)


def test_neighbours_are_one_word_and_what_a_text_says_is_known(catalogue: Catalogue) -> None:
    unknowns = Unknowns(catalogue, Exactly(catalogue).holdings(), None)
    assert [run[0].text for run in unknowns.of("how many veldra morn lids from norrvik")] == ["veldra morn"]


def test_names_are_what_goods_are_called(catalogue: Catalogue) -> None:
    names = names_in(catalogue, Exactly(catalogue).holdings(), None)
    assert {"Hydra", "Stoneware", "desk lamp", "保温杯"} <= set(names)
    assert not any(any(map(str.isdigit, name)) for name in names)


@pytest.mark.parametrize(
    ("word", "one"), [("wristwatches", "wristwatch"), ("sun hats", "sun hat"), ("glasses", "glasses"), ("滑板", "滑板")]
)
def test_a_plural_is_asked_for_as_one(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize("text", ["which lamp or mug sells best", "哪个牌子卖得最好", "保温杯和台灯哪个卖得最好"])
@pytest.mark.parametrize("computes", [True, False])
def test_what_ranks_goods_is_never_told_from_a_few_by_a_model(
    chat_with: Callable[..., Chat], text: str, *, computes: bool
) -> None:
    engine = Knows({})
    answer = chat_with(engine, **({"computes": None} if computes else {})).ask_once(text)
    assert answer.kind in ("declined", "clarify")
    assert {request.messages[-1].content for request in engine.requests} <= {text}  # only to say it in plain words
