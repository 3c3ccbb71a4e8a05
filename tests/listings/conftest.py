"""Products, models that say what a test wants, and a desk over a real database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from merchant_assistant.catalogue.model import Product, Variant
from merchant_assistant.engine.model import GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.paths import AppPaths

ProductMaker = Callable[..., Product]


@pytest.fixture
def product() -> ProductMaker:
    """``product("Bottle", {"Material": "steel"}, [{"Colour": "Red"}], brand="Hydra")``."""

    def make(
        title: str,
        attributes: Mapping[str, str] | None = None,
        variants: Sequence[Mapping[str, str]] = (),
        *,
        sku: str = "B-1",
        typed: frozenset[str] = frozenset(),
        **fields: str,
    ) -> Product:
        bought = tuple(
            Variant(number, f"{sku}-{number}", False, "", None, None, {}, dict(options))
            for number, options in enumerate(variants, 1)
        )
        named = {"sku": sku, "title": title, **fields}
        return Product(1, "shop", sku, False, title, named, dict(attributes or {}), bought, None, typed)

    return make


class SayingEngine(ScriptedEngine):
    """Says the given answers one after the other, the last again and again. Not a demo unless told so."""

    def __init__(self, *answers: str, demo: bool = False) -> None:
        self._answers = list(answers)
        self._demo = demo
        super().__init__(self._say)

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        info = super().load(cancel)
        return ModelInfo(
            id="model-x", backend=info.backend, device=info.device, context=info.context, scripted=self._demo
        )

    def _say(self, request: GenerateRequest) -> str:
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


def answer(title: str, bullets: Sequence[str], description: str) -> str:
    """What a model writes."""
    return json.dumps({"title": title, "bullets": list(bullets), "description": description}, ensure_ascii=False)


@pytest.fixture
def says() -> Callable[..., SayingEngine]:
    return SayingEngine


@pytest.fixture
def writes() -> Callable[[str, Sequence[str], str], str]:
    return answer


CSV = (
    "Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Price\n"
    "bottle,Steel bottle 750 ml,<p>Steel bottle with a screw lid. Holds 750 ml.</p>,"
    "Hydra,Bottles,Color,Black,B-1-BK,310,9.90\n"
    "bottle,,,,,,Silver,B-1-SL,310,9.90\n"
    "mug,Ceramic mug 350 ml,<p>White ceramic mug. Holds 350 ml.</p>,Hydra,Mugs,Title,Default Title,M-1,280,4.50\n"
)


@pytest.fixture
def shop_file(tmp_path: Path) -> Path:
    """A shop's export of two products, one of them in two colours."""
    file = tmp_path / "shop.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


@pytest.fixture
def desk(paths: AppPaths, shop_file: Path) -> Iterator[Callable[..., object]]:
    """``desk(engine)`` gives the listings over a database with the shop's two products imported."""
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.storage.database import Database

    database = Database(paths.database, paths.backups)
    catalogue = Catalogue(database, paths)
    catalogue.apply(catalogue.plan(shop_file))

    def make(engine: object) -> Listings:
        return Listings(database, catalogue, engine)  # type: ignore[arg-type]

    make.catalogue = catalogue  # type: ignore[attr-defined]
    make.database = database  # type: ignore[attr-defined]
    yield make
    database.close()


@pytest.fixture
def ids(desk) -> dict[str, int]:
    return {sku: desk.catalogue.find(sku).id for sku in ("B-1-BK", "M-1")}
