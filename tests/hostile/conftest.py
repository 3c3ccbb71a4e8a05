"""The corpus lies beside the tests that use it; two shops, one with hostile goods among the ordinary ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merchant_assistant.composition import Services, build
from merchant_assistant.engine.scripted import ScriptedEngine

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="module")
def shop_with(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bool], Services]]:
    """``shop_with(hostile)``: a shop over the corpus, its model repeats what it is asked."""
    from corpus import shop_csv

    opened: dict[bool, Services] = {}

    def make(hostile: bool) -> Services:
        if hostile not in opened:
            folder = tmp_path_factory.mktemp("shop")
            (folder / "shop.csv").write_text(shop_csv(hostile=hostile), encoding="utf-8", newline="")
            opened[hostile] = services = build(folder / "data", engine=ScriptedEngine())
            services.catalogue.apply(services.catalogue.plan(folder / "shop.csv"))
        return opened[hostile]

    yield make
    for services in opened.values():
        services.close()
