"""A small catalogue, documents that a test names, and replies over both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NoReturn

import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.knowledge.model import Hit, Passage
from merchant_assistant.listings.listings import Listings
from merchant_assistant.replies.replies import Replies
from merchant_assistant.storage.database import Database

CATALOGUE = """SKU,Parent SKU,Title,Care,Material,Colour,Cost,Supplier,Price,Currency,Stock,MOQ,Lead time
TM-5,,Thermo mug 500 ml,"Lid dishwasher safe, body hand wash",Steel,Black,2.10,Ningbo Secret,6.40,USD,2150,120,20 days
CM-3,,Coffee cup 300 ml,Dishwasher safe,Stoneware,Blue,1.05,Ningbo Secret Ltd,4.50,USD,760,60,30 days
SB-6,,Sports bottle 600 ml,Hand wash,Tritan,,,Ningbo Secret Ltd,,USD,,100,15 days
SB-6-RD,SB-6,"Sports bottle 600 ml, red",,,Red,,,3.10,USD,500,100,15 days
SB-6-BL,SB-6,"Sports bottle 600 ml, blue",,,Blue,,,3.30,USD,0,100,15 days
"""


class Mute(ScriptedEngine):
    """No model at all: neither of texts nor of meanings."""

    def __init__(self) -> None:
        super().__init__(lambda _request: "")

    def embed(self, texts: Sequence[str], kind: object = "passage", cancel: object = None) -> NoReturn:
        raise UserFault("model_absent", "No model.", "")


class Shelf:
    """Documents that say one thing to questions with a word in them."""

    def __init__(self) -> None:
        self.says: dict[str, str] = {}

    def find(self, question: str, cancel: object = None) -> Sequence[Hit]:
        found = [text for word, text in self.says.items() if word in question.casefold()]
        return [Hit(Passage(1, 1, "terms.pdf", "Terms", text, 2, None), text) for text in found]

    def about(self, question: str, cancel: object = None) -> Sequence[Hit]:
        return []

    def beside(self, question: str, cancel: object = None) -> Sequence[Hit]:
        return []

    def documents(self) -> Sequence[object]:
        return list(self.says)


@pytest.fixture(scope="session")
def shop_data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("shop")
    paths = AppPaths(folder / "data", folder / "models")
    database = Database(paths.database, paths.backups)
    (folder / "shop.csv").write_text(CATALOGUE, encoding="utf-8")
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(folder / "shop.csv"))
    database.close()
    return paths.database.read_bytes()


@pytest.fixture
def database(paths: AppPaths, shop_data: bytes) -> Iterator[Database]:
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(shop_data)
    database = Database(paths.database, paths.backups)
    yield database
    database.close()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def mute() -> Mute:
    return Mute()


@pytest.fixture
def replies(database: Database, paths: AppPaths, shelf: Shelf) -> Replies:
    engine = Mute()
    catalogue = Catalogue(database, paths)
    return Replies(database, catalogue, engine, Listings(database, catalogue, engine).proven, shelf)
