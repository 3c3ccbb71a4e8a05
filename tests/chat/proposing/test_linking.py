"""Words of the other language, of columns of days, and in brackets, linked with what a catalogue calls things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path

import pytest
from msgspec import structs

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.exact.answering import Exactly
from merchant_assistant.chat.exact.columns.model import Reply
from merchant_assistant.chat.proposing.proposer import Proposer
from merchant_assistant.chat.proposing.unknown import Unknowns
from merchant_assistant.engine.model import GenerateRequest, ModelInfo, ScoreRequest, Scores
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.storage.database import Database

BAKERY = """Item No,Descr,Dept,Maker,Sell/Ea,On Hand,Drink By,末次出库,GF Y/N
B1,Rye Crispbread 200g,Crackers,Holm,2.40,30,2027-05-01,2026-10-02,N
B2,Oat Rusks 150g,Crackers,Holm,1.90,12,2027-03-01,2026-09-12,Y
B3,Plum Cordial 1L,Beverages,Ekeby,4.10,9,2028-01-15,2026-10-30,Y
B4,Pear Cordial 1L,Beverages,Ekeby,4.30,0,,2026-08-09,Y
B5,Sheep Milk Cheese 250g,Dairy,Ekeby,6.80,4,2026-12-20,2026-10-11,Y
"""


@pytest.fixture
def bakery(tmp_path: Path) -> Iterator[Catalogue]:
    file = tmp_path / "bakery.csv"
    file.write_text(BAKERY, encoding="utf-8")
    paths = AppPaths(tmp_path / "data", tmp_path / "models")
    database = Database(paths.database, paths.backups)
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(file))
    yield catalogue
    database.close()


class Translator(ScriptedEngine):
    """Says each word in the other language, with as little doubt as told, and holds no two words for the same."""

    def __init__(self, said: Mapping[str, str], doubt: float = 0.0, alike: float = 0.1) -> None:
        self.said = said
        self.doubt = doubt
        self.alike = alike
        super().__init__(self._say, scorer=self._score)

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        return structs.replace(super().load(cancel), scripted=False)

    def score(self, request: ScoreRequest, cancel: CancelToken | None = None) -> Scores:
        found = super().score(request, cancel)
        return structs.replace(found, logs=tuple(log(max(one, 1e-9)) for one in found.probabilities))

    def _say(self, request: GenerateRequest) -> str:
        return self.said.get(request.messages[-1].content, "?")

    def _score(self, request: ScoreRequest) -> Sequence[float]:
        sure = 1 - self.doubt if request.labels != ("yes", "no") else self.alike
        return (sure, 1 - sure)


def linked(catalogue: Catalogue, engine: ScriptedEngine, text: str) -> Reply | None:
    return Proposer(catalogue, engine, Exactly(catalogue)).translated(text, None, None)


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("饮品里卖得最贵的是哪个", "饮品"),  # 品 is a filler by itself
        ("没有到期日的有哪些", "到期日"),  # 没有到 is less than
        ("which goods have the oldest last outbound date", "last outbound date"),
    ],
)
def test_a_run_is_cut_with_the_characters_beside_it(bakery: Catalogue, text: str, cuts: str) -> None:
    runs = Unknowns(bakery, Exactly(bakery).holdings(), None).of(text)
    assert cuts in {one.text for run in runs for one in run}


def test_a_sure_translation_is_computed_and_told(bakery: Catalogue) -> None:
    reply = linked(bakery, Translator({"饮品": "beverage"}), "饮品里最贵的是哪个")
    assert reply is not None and reply.kind == "exact" and "Pear Cordial" in reply.text and "饮品" in reply.text


def test_what_is_translated_back_is_sure(bakery: Catalogue) -> None:
    both = {"饮品": "beverages", "Beverages": "饮品"}
    reply = linked(bakery, Translator(both, doubt=0.7), "饮品里最贵的是哪个")
    assert reply is not None and reply.kind == "exact"


@pytest.mark.parametrize(
    ("engine", "text"),
    [
        (Translator({"山羊": "sheep", "sheep": "绵羊"}, doubt=0.5), "山羊的有几种"),  # a doubtful one
        (Translator({"饮品": "gravel"}), "饮品里最贵的是哪个"),  # nothing is called so
        (Translator({}), "饮品里最贵的是哪个"),
    ],
)
def test_what_is_not_sure_is_no_answer(bakery: Catalogue, engine: ScriptedEngine, text: str) -> None:
    assert linked(bakery, engine, text) is None


def test_a_doubtful_translation_is_asked_back_only_where_the_words_may_be_the_same(bakery: Catalogue) -> None:
    said = {"饮品": "beverages"}
    for alike, kind in ((0.7, "clarify"), (0.1, None)):
        proposer = Proposer(bakery, Translator(said, doubt=0.6, alike=alike), Exactly(bakery))
        reply = proposer.reply("饮品里最贵的是哪个", None, None)
        assert (reply.kind if reply else None) == kind


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("没有到期日的有哪些", "Pear Cordial"),
        ("甜饮(Beverages)里最贵的是哪个", "Pear Cordial"),
        ("which goods have the oldest last outbound date", "2026-08-09"),
    ],
)
def test_what_our_tables_or_the_asker_say_needs_no_model(bakery: Catalogue, text: str, part: str) -> None:
    reply = linked(bakery, ScriptedEngine(), text)
    assert reply is not None and reply.kind == "exact" and part in reply.text


@pytest.mark.parametrize(("text", "value"), [("无麸质的有几种", 4), ("how many are gluten free", 4)])
def test_a_short_head_of_yes_and_no_is_known(bakery: Catalogue, text: str, value: int) -> None:
    reply = Exactly(bakery).answer(text)
    assert reply is not None and reply.value == value
