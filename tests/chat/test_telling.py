"""Of a long product the model is told what a question may be about; of a short one everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.facts import facts_of
from merchant_assistant.chat.question import read_question
from merchant_assistant.chat.telling import ROOM, Teller
from merchant_assistant.engine.model import Embeddings, GenerateRequest, Message
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.listings.listings import Listings
from merchant_assistant.storage.database import Database

FILLER = " ".join(f"Everybody in valley number {number} knows the sound of rain on a roof." for number in range(30))
LONG = f"""SKU,Parent SKU,Title,Description,Material,Colour,Size,Price,Currency,Stock
TT-1,,Ridge tent,"{FILLER} The zips are coated with wax. {FILLER} It packs into a sack of 40 cm.",Nylon,,,,,
"""
OTHER = f'DT-2,,Dome tent,"{FILLER} The floor is made of pressed felt. {FILLER}",Cotton,,,,,\n'
VARIANTS = "".join(
    f"TT-1-{colour[:2]}{size},TT-1,Ridge tent,,,{colour},{size},{100 + size}.50,EUR,{size}\n"
    for colour in ("Red", "Blue", "Olive")
    for size in range(1, 9)
)


@pytest.fixture
def tent(tmp_path: Path) -> Iterator[Catalogue]:
    file = tmp_path / "tents.csv"
    file.write_text(LONG + VARIANTS + OTHER, encoding="utf-8")
    paths = AppPaths(data=tmp_path / "data", models=tmp_path / "models")
    database = Database(paths.database, paths.backups)
    database.open()
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(file))
    yield catalogue
    database.close()


class NoVectors(ScriptedEngine):
    def embed(self, *_asked: object, **_more: object) -> Embeddings:
        raise UserFault("model_absent", "none", "none")


def _told(catalogue: Catalogue, text: str, engine: ScriptedEngine) -> tuple[str, ...]:
    (lines,) = Teller(engine).facts(read_question(text), [catalogue.find("TT-1")])
    return lines


@pytest.mark.parametrize("engine", [ScriptedEngine(), NoVectors()])
def test_the_sentence_that_is_asked_about_is_told_wherever_it_stands(tent: Catalogue, engine: ScriptedEngine) -> None:
    lines = _told(tent, "How are the zips of the ridge tent coated?", engine)
    assert lines[0] == "[TT-1] Ridge tent"
    assert "Description: The zips are coated with wax." in lines
    assert not any("40 cm" in line for line in facts_of(tent.find("TT-1"), "en"))
    assert "Description: It packs into a sack of 40 cm." in _told(tent, "How small does the tent's sack pack?", engine)
    assert sum(len(line.encode()) for line in lines) <= ROOM + len(lines[0])


def test_of_variants_those_that_are_asked_about_are_told(tent: Catalogue) -> None:
    assert not any(line.startswith("TT-1-") for line in _told(tent, "Are the zips coated?", NoVectors()))
    named = [line for line in _told(tent, "What does TT-1-Bl3 cost?", NoVectors()) if line.startswith("TT-1-")]
    assert named == ["TT-1-Bl3: Colour: Blue; Size: 3; Price: 103.50 EUR"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Which tent has zips that are coated with wax?", ["TT-1"]),
        ("Which tent has a floor of pressed felt?", ["DT-2"]),
        ("Is the floor of the ridge tent or of the dome tent made of felt?", ["TT-1", "DT-2"]),
        ("What is the difference between these tents?", ["TT-1", "DT-2"]),
        ("Tell me about the tents", ["TT-1", "DT-2"]),
    ],
)
def test_of_goods_that_are_not_told_apart_the_nearest_is_told(tent: Catalogue, text: str, told: list[str]) -> None:
    products = [tent.find("TT-1"), tent.find("DT-2")]
    facts = Teller(NoVectors()).facts(read_question(text), products)
    assert [lines[0].split()[0] for lines in facts] == [f"[{sku}]" for sku in told]


def test_a_variant_is_told_again_only_with_a_cell_that_was_not_told(tent: Catalogue) -> None:
    teller, product = Teller(NoVectors()), tent.find("TT-1")
    (price,) = teller.facts(read_question("What does TT-1-Bl3 cost?"), [product])
    (again,) = teller.more(read_question("And the price of TT-1-Bl3?"), [product], price)
    assert not any(line.startswith("TT-1-Bl3") for line in again)
    (stock,) = teller.more(read_question("How many of TT-1-Bl3 are in stock?"), [product], price)
    assert "TT-1-Bl3: Colour: Blue; Size: 3; Stock: 3" in stock


def test_vectors_are_made_once_for_all_questions(tent: Catalogue) -> None:
    asked: list[int] = []

    class Counting(ScriptedEngine):
        def embed(self, texts, kind="passage", cancel=None):
            asked.append(len(texts))
            return super().embed(texts, kind, cancel)

    teller, product = Teller(Counting()), tent.find("TT-1")
    for text in ("Are the zips coated?", "How small does it pack?"):
        first = teller.facts(read_question(text), [product])
        assert teller.facts(read_question(text), [product]) == first
    assert len(asked) == 3 and asked[0] == asked[2] == 1  # the lines with the first question alone


def test_a_further_question_brings_only_the_facts_that_were_not_told(tent: Catalogue) -> None:
    engine = ScriptedEngine(lambda _request: "The zips are coated with wax.")
    proven = Listings(tent._database, tent, engine).proven
    chat = Chat(tent._database, tent, engine, proven, Nothing())
    conversation = None
    for text in (
        "How are the zips of the ridge tent coated?",
        "Into what sack does it pack?",
        "How are its zips coated?",
    ):
        conversation = chat.ask(text, conversation)[0].conversation_id
    first, second, third = (request.messages for request in engine.requests)
    assert second[: len(first)] == first and third[: len(second)] == second
    assert "40 cm" not in first[-1].content and "40 cm" in second[-1].content and "wax" not in second[-1].content
    assert third[-1] == Message("user", "How are its zips coated?")


class Nothing:
    def answer(self, *_asked: object, **_more: object) -> None:
        return None


def test_what_all_prompts_begin_with_is_read_ahead(chat_with: Callable[..., Chat]) -> None:
    class Model(ScriptedEngine):
        def load(self, cancel=None):
            info = super().load(cancel)
            return type(info)(id="m", backend="llama.cpp", device="CPU", context=info.context, can=("weighed",))

    engine = Model(lambda _request: "The steel bottle weighs 310 g.")
    chat = chat_with(engine)
    chat.read_ahead("What does")
    chat.ask("What does the steel bottle weigh?")
    ahead, table, asked = engine.requests
    assert "CREATE TABLE" in table.messages[table.lasting].content  # for what is proposed as a query
    assert ahead.lasting == asked.lasting == len(ahead.messages) - 1
    assert ahead.messages[: ahead.lasting] == asked.messages[: asked.lasting]
    assert _content(ahead) < 1300


def _content(request: GenerateRequest) -> int:
    return sum(len(message.content) for message in request.messages)
