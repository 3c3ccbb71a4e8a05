"""A bakery's catalogue and a tea merchant's, and chats over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.chat.evaluation.wordless import Wordless
from merchant_assistant.engine.model import Embeddings
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.listings.listings import Listings
from merchant_assistant.storage.database import Database
from tests.chat.conftest import data_of

BAKERY = """SKU,Title,Group,Price,Stock,Storage,Best before,Reorder pt
B1,Rye flour 25kg,Flour,41.50,12,ambient,2027-03-01,10
B2,Almond meal 10kg,Nuts,88.00,4,ambient,2027-06-12,5
B3,Whipping cream 1l,Dairy,4.20,60,chilled,2026-12-20,20
B4,Puff pastry sheets,Dough,19.90,33,frozen,2027-08-30,15
B5,Croissants raw,Dough,23.10,21,frozen,2027-09-09,15
B6,Vanilla paste 500g,Flavour,61.00,7,ambient,2028-01-15,3
"""
TEA = """货号,品名,类别,产地,售价,库存,月销量
T1,西湖龙井特级,绿茶,浙江,480,20,120
T2,正山小种特级,红茶,福建,360,15,490
T3,普洱熟茶礼盒,黑茶,云南,520,9,60
"""


class Mute(Wordless):
    """A model that says nothing, and none of vectors."""

    def __init__(self) -> None:
        super().__init__(ScriptedEngine())

    def embed(self, *_asked: object, **_more: object) -> Embeddings:
        raise UserFault("model_absent", "There is no model.")


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """A database with the products of a text, made once for each."""
    return cache(lambda text: data_of(tmp_path_factory.mktemp("own_words"), text))


@pytest.fixture
def catalogue_over(
    tmp_path: Path, data: Callable[[str], bytes]
) -> Iterator[Callable[[str], tuple[Database, Catalogue]]]:
    """A data folder with the products of a text."""
    with ExitStack() as stack:

        def made(text: str) -> tuple[Database, Catalogue]:
            paths = AppPaths(tmp_path / "data", tmp_path / "models")
            paths.data.mkdir(parents=True)
            paths.database.write_bytes(data(text))
            database = Database(paths.database, paths.backups)
            stack.callback(database.close)
            return database, Catalogue(database, paths)

        yield made


@pytest.fixture
def chat_over(catalogue_over: Callable[[str], tuple[Database, Catalogue]]) -> Callable[[str], Chat]:
    """A chat over the products of a text, without a model."""

    def made(text: str) -> Chat:
        database, catalogue = catalogue_over(text)
        engine = Mute()
        return Chat(database, catalogue, engine, Listings(database, catalogue, engine).proven)

    return made


@pytest.fixture
def bakery(catalogue_over: Callable[[str], tuple[Database, Catalogue]]) -> tuple[Database, Catalogue]:
    return catalogue_over(BAKERY)


@pytest.fixture
def chat(bakery: tuple[Database, Catalogue]) -> Chat:
    database, catalogue = bakery
    engine = Mute()
    return Chat(database, catalogue, engine, Listings(database, catalogue, engine).proven)


@pytest.fixture
def take(bakery: tuple[Database, Catalogue], tmp_path: Path) -> Callable[[str], None]:
    """Takes another file in."""

    def taken(text: str) -> None:
        (tmp_path / "later.csv").write_text(text, encoding="utf-8")
        bakery[1].apply(bakery[1].plan(tmp_path / "later.csv"))

    return taken


@pytest.fixture
def tea(chat_over: Callable[[str], Chat]) -> Chat:
    return chat_over(TEA)
