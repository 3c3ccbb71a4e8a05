"""A data folder with products, edits, a draft and a conversation, made as a merchant makes them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from merchant_assistant.composition import Services, build
from merchant_assistant.engine.model import GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.settings import LISTING_PLATFORM

CATALOGUE = """SKU,Title,Description,Price,Stock,Material
MUG-1,Thermal mug,Keeps drinks warm,4.10,12,304 stainless steel
BOX-2,饭盒,,2.75,3400,Polypropylene
"""


class Writer(ScriptedEngine):
    """Writes one listing, whatever is asked."""

    def __init__(self) -> None:
        super().__init__(_listing)

    def load(self, cancel: object = None) -> ModelInfo:
        return ModelInfo(id="test", backend="llama.cpp", device="CPU", context=4096)


@dataclass(frozen=True)
class State:
    """What a person would see of the data."""

    products: tuple[tuple[str, str, str], ...]
    drafts: tuple[tuple[str, str, str], ...]
    conversations: tuple[tuple[str, ...], ...]
    platform: str

    @classmethod
    def of(cls, services: Services) -> State:
        products = services.catalogue.page(limit=1000)
        drafts = services.listings.drafts()
        chat = services.chat
        return cls(
            tuple((p.sku, p.title, p.variants[0].price.amount if p.variants[0].price else "") for p in products),
            tuple((d.sku, d.status, services.listings.get(d.id).listing.title) for d in drafts),
            tuple(tuple(turn.text for turn in chat.turns(c.id)) for c in chat.conversations()),
            services.settings.get(LISTING_PLATFORM),
        )


Opener = Callable[[str], Services]


@pytest.fixture
def open_data(tmp_path: Path) -> Iterator[Opener]:
    """``open_data("a")``: the services on a data folder of that name."""
    opened: list[Services] = []

    def open_one(name: str) -> Services:
        services = build(tmp_path / name, engine=Writer())
        opened.append(services)
        return services

    yield open_one
    for services in opened:
        services.close()


@pytest.fixture(scope="session")
def worked_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with real work: an import, an edit, an approved draft, a conversation, a setting. Only copied."""
    folder = tmp_path_factory.mktemp("shop")
    services = build(folder / "data", engine=Writer())
    file = folder / "shop.csv"
    file.write_text(CATALOGUE, encoding="utf-8")
    services.catalogue.apply(services.catalogue.plan(file))
    mug = services.catalogue.find("MUG-1")
    services.catalogue.edit(mug.id, "title", "Thermal mug, edited")
    draft, _ = services.listings.draft(mug.id)
    services.listings.approve(draft.id)
    services.chat.ask("Which mug keeps drinks warm?")
    services.settings.set(LISTING_PLATFORM, "shopify")
    services.close()
    return folder / "data"


@pytest.fixture
def shop(worked_on: Path, open_data: Opener, tmp_path: Path) -> Services:
    shutil.copytree(worked_on, tmp_path / "data")
    return open_data("data")


def _listing(request: GenerateRequest) -> str:
    return json.dumps(
        {
            "title": "Thermal mug of 304 stainless steel",
            "bullets": ["Made of 304 stainless steel", "Keeps drinks warm", "Thermal mug"],
            "description": "A thermal mug of 304 stainless steel. It keeps drinks warm.",
        }
    )
