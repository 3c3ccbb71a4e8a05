"""Products by meaning: vectors follow the data and survive a stop; nothing is found where nothing is near."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.engine.faults import no_embedder
from merchant_assistant.engine.model import Embeddings, TextKind
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.knowledge import goods as room
from merchant_assistant.knowledge.goods import Goods
from merchant_assistant.knowledge.near_goods import Common, NearGoods
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.product_vectors import ProductVectorRepository

SHEET = "SKU,Title,Brand,Category,Price\n" + "".join(f"P-{n},Thing {n},Hydra,Goods,{n}\n" for n in range(1, 71))


class Vectors(ScriptedEngine):
    """Counts what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        self.texts += [text for text in texts if "Thing" in text]
        return super().embed(texts, kind, cancel)


class NoVectors(ScriptedEngine):
    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        raise no_embedder()


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with the products of SHEET."""
    folder = tmp_path_factory.mktemp("stock")
    paths = AppPaths.find(folder)
    with contextlib.closing(Database(paths.database, paths.backups)) as database:
        file = folder / "goods.csv"
        file.write_text(SHEET, encoding="utf-8")
        catalogue = Catalogue(database, paths)
        catalogue.apply(catalogue.plan(file))
    return paths.database.read_bytes()


@pytest.fixture
def catalogue(tmp_path: Path, stock: bytes) -> Iterator[Catalogue]:
    paths = AppPaths.find(tmp_path)
    paths.database.parent.mkdir(parents=True, exist_ok=True)
    paths.database.write_bytes(stock)
    with contextlib.closing(Database(paths.database, paths.backups)) as database:
        yield Catalogue(database, paths)


def goods_of(catalogue: Catalogue, engine: ScriptedEngine) -> Goods:
    return Goods(catalogue._database, catalogue, engine, lambda: "scripted")


def test_vectors_are_made_once_and_again_where_the_text_changed(catalogue: Catalogue) -> None:
    engine = Vectors()
    goods = goods_of(catalogue, engine)
    assert (goods.index(), len(engine.texts)) == (70, 70)
    assert (goods.index(), len(engine.texts)) == (0, 70)
    first, second = catalogue.product_ids("")[:2]
    catalogue.edit(first, "title", "Thing of another name")
    deed = catalogue.edit_cells(second, {"description": "It says more now."})
    assert (goods.index(), engine.texts[70:]) == (
        2,
        ["Thing of another name · Goods · Hydra", "Thing 2 · Goods · Hydra", "Thing 2: It says more now."],
    )
    catalogue.undo(deed.batch_id)
    assert (goods.index(), len(engine.texts)) == (1, 74)


def test_what_was_made_stays_after_a_stop(catalogue: Catalogue) -> None:
    engine, cancel = Vectors(), CancelToken()
    goods = goods_of(catalogue, engine)
    with pytest.raises(Cancelled):
        goods.index(lambda done, total, text="": cancel.cancel(), cancel)
    made = len(engine.texts)
    assert 0 < made < 70
    assert (goods.index(), len(engine.texts)) == (70 - made, 70)


def test_a_portion_at_a_time(catalogue: Catalogue) -> None:
    goods = goods_of(catalogue, Vectors())
    assert [goods.index(most=32) for _ in range(4)] == [32, 32, 6, 0]


def test_the_nearest_is_found_until_it_is_deleted_and_too_many_have_none(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    goods = goods_of(catalogue, Vectors())
    assert goods.nearest("Thing 7", 3) == []
    goods.index()
    (found,) = goods.nearest("Thing 7 · Goods · Hydra", 1)
    assert (catalogue.product(found.id).title, found.sure) == ("Thing 7", True)
    catalogue.delete([found.id])
    assert catalogue.present([found.id]) == []
    monkeypatch.setattr(room, "MOST", 60)
    catalogue.edit(catalogue.product_ids("")[0], "title", "Thing of another name")
    assert (goods.index(), goods.limit_passed()) == (0, 60)


def test_who_asks_waits_for_no_product_and_searches_those_that_are_ready(catalogue: Catalogue) -> None:
    engine = Vectors()
    goods = goods_of(catalogue, engine)
    assert goods.nearest("Hydra", 100) == [] and not engine.texts
    goods.index(most=32)
    assert len(goods.nearest("Hydra", 100)) == 32 == len(engine.texts)


def test_vectors_in_memory_follow_what_is_made(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read once, however many portions follow."""
    read: list[str] = []
    blocks = ProductVectorRepository.blocks

    def counted(self: ProductVectorRepository, model: str, size: int) -> Iterator[list[tuple[int, bytes]]]:
        read.append(model)
        return blocks(self, model, size)

    monkeypatch.setattr(ProductVectorRepository, "blocks", counted)
    goods = goods_of(catalogue, Vectors())
    goods.index(most=32)
    asked = []
    for _ in range(3):
        asked.append(len(goods.nearest("Hydra", 100)))
        goods.index(most=32)
    assert (asked, read) == ([32, 64, 70], ["scripted +lines"])
    catalogue.edit(catalogue.product_ids("")[3], "title", "Brass candle holder")
    goods.index()
    found, anew = (one.nearest("Brass candle holder", 100) for one in (goods, goods_of(catalogue, Vectors())))
    assert sorted(found, key=lambda one: one.id) == sorted(anew, key=lambda one: one.id)
    assert (found[0], len(read)) == (anew[0], 2)


def test_without_the_model_nothing_is_near(catalogue: Catalogue) -> None:
    goods_of(catalogue, Vectors()).index()
    assert goods_of(catalogue, NoVectors()).nearest("Thing 7", 3) == []


def test_a_byte_a_number_keeps_the_order_of_exact_vectors() -> None:
    chance = np.random.default_rng(7)
    rows = chance.normal(size=(5000, 48)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    common = Common(np.zeros((2, 48), np.float32), np.zeros((2, 48), np.float32))
    stored = [(id, row.astype("<f2").tobytes()) for id, row in enumerate(rows, 1)]
    found = NearGoods([stored[:3000], stored[3000:]], common).nearest(rows[41], chinese=False, most=5)
    exact = np.argsort(-(rows @ rows[41]))[:5] + 1
    assert [id for id, *_ in found] == exact.tolist()
    assert found[0][1] == pytest.approx(1.0, abs=0.01)
    two = NearGoods([[(1, stored[1][1] + stored[41][1]), stored[2]]], common)
    ((first, near, called), *_) = two.nearest(rows[41], chinese=False, most=5)
    assert (first, near > 0.9, called < near) == (1, True, True)  # by its description, not by what it is called
    assert NearGoods([], common).nearest(rows[0], chinese=False, most=5) == []
