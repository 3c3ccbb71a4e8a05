"""A shop of steel bottles, and a model that writes one text: what the tests of jobs work with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.engine.model import ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.listings.bulk import Drafted
from merchant_assistant.listings.listings import Listings
from merchant_assistant.listings.model import Target
from merchant_assistant.storage.database import Database

PRODUCTS = 8
TEXT = {"title": "Steel bottle", "bullets": ["Made of steel"], "description": "A bottle made of steel."}
EN, ZH, SHOP = Target("generic", "en"), Target("generic", "zh"), Target("shopify", "en")


class Model(ScriptedEngine):
    """Writes one text; ``meddle`` hears the prompt before and may fail."""

    def __init__(self) -> None:
        super().__init__(lambda _request: json.dumps(TEXT))
        self.meddle: Callable[[str], object] = bool
        self.lanes = 1

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        return ModelInfo(id="model-x", backend="scripted", device="none", context=4096, lanes=self.lanes)

    def generate(self, request, on_delta=None, cancel=None):
        self.meddle(request.messages[-1].content)
        return super().generate(request, on_delta, cancel)


def catalogue_file(file: Path, changed: str = "") -> Path:
    rows = "".join(
        f"S-{number},Steel bottle {number},{'brass' if changed == f'S-{number}' else 'steel'}\n"
        for number in range(PRODUCTS)
    )
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    return file


@dataclass
class Shop:
    """The data that a test works on."""

    database: Database
    catalogue: Catalogue
    file: Path


def written(listings: Listings) -> Counter[str]:
    return Counter(draft.sku for draft in listings.drafts())


def job_of(one: Drafted) -> int | None:
    return one.task and one.task.job_id
