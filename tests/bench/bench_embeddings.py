"""Vectors of real product titles: titles a second through the engine's child, beside llama-cpp-python one by one.

    python tests/bench/bench_embeddings.py [--titles 600] [--rounds 3] [FOLDER]

FOLDER holds the catalogues ``abt_buy``, ``flipkart`` and ``zh_taobao`` (default: ``shared/data/catalogue`` beside the
checkout). Both sides have the same file, titles and threads and take turns; the peer gets every fourth title, and what
both have computed must agree. Must reach: 100 titles a second on 2 cores.
"""

from __future__ import annotations

import argparse
import csv
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

os.environ.setdefault("GOMP_SPINCOUNT", "300")  # as in our child: see engine/child/serve.py; before llama.cpp is loaded

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import Embeddings
from merchant_assistant.engine.store.recorded import cosine
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import EMBEDDING_MODEL

MUST = 100.0
PEER_EACH = 4
SOURCES = (
    ("abt_buy/AbtBuy_Abt.csv", "title", "utf-8"),
    ("flipkart/flipkart_com-ecommerce_sample.dev.csv", "product_name", "utf-8"),
    ("zh_taobao/taobao_double11_beauty.dev.csv", "title", "gb18030"),
)


def main() -> int:
    """Returns 1 where too slow or where the two sides disagree."""
    options = _options()
    titles = list(chain.from_iterable(_titles(options.folder, options.titles // len(SOURCES))))
    model = ModelStore(AppPaths.find()).installed(EMBEDDING_MODEL.default)
    asked = titles[::PEER_EACH]
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder, _engine(model, Path(folder)) as engine:
        peer = _Peer(model.path)
        engine.embed(titles[:8])
        for _ in range(options.rounds):
            began = time.perf_counter()
            vectors = engine.embed(titles)
            ours.append(len(titles) / (time.perf_counter() - began))
            began = time.perf_counter()
            found = peer.embed([f"passage: {title}" for title in asked])
            theirs.append(len(asked) / (time.perf_counter() - began))
    return _tell(len(titles), ours, theirs, _agreement(vectors, found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    beside = Path(__file__).resolve().parents[3] / "shared" / "data" / "catalogue"
    parser.add_argument("folder", nargs="?", type=Path, default=beside)
    parser.add_argument("--titles", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def _titles(folder: Path, each: int) -> Iterator[Sequence[str]]:
    for name, column, encoding in SOURCES:
        with (folder / name).open(encoding=encoding, errors="replace", newline="") as opened:
            yield [row[column] for _, row in zip(range(each), csv.DictReader(opened), strict=False)]


def _engine(model, folder: Path) -> EngineClient:  # type: ignore[no-untyped-def]
    return EngineClient(lambda: model, folder / "engine.log", embedder=lambda: model)


class _Peer:
    """``llama_cpp.Llama`` as its documentation shows it: one text after the other."""

    def __init__(self, file: Path) -> None:
        import llama_cpp

        threads = os.cpu_count() or 2
        self._llama = llama_cpp.Llama(
            str(file), embedding=True, n_ctx=512, n_batch=512, n_ubatch=512, n_threads=threads, verbose=False
        )

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [self._llama.embed(text, normalize=True) for text in texts]


def _agreement(ours: Embeddings, theirs: Sequence[Sequence[float]]) -> float:
    """The median: where titles have wide letters ours reads them as the vocabulary wants, and the peer does not."""
    rows = ours.rows()[::PEER_EACH]
    return statistics.median(cosine(row, other) for row, other in zip(rows, theirs, strict=True))


def _tell(titles: int, ours: Sequence[float], theirs: Sequence[float], agreement: float) -> int:
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"{titles} titles, {len(ours)} rounds, medians (least to most)")
    for name, found in (("engine, in its child", ours), ("Llama.embed, one by one", theirs)):
        print(f"  {name:<26}{statistics.median(found):7.1f} titles/s  ({min(found):.1f} to {max(found):.1f})")
    print(f"  ratio {mine / other:.2f}, cosine {agreement:.4f} (median)")
    good = mine >= MUST and agreement > 0.999
    print(f"  must reach {MUST:.0f} titles/s: {'yes' if good else 'NO'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
