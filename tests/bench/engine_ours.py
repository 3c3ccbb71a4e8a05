"""Our engine, run as the program runs it: a client in this process, llama.cpp in its child."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from merchant_assistant.engine.bench import Bulk, measure_bulk
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import InstalledModel, Speed


@contextmanager
def engine(path: str, lanes: int = 0) -> Iterator[EngineClient]:
    """An engine with that file, closed at the end."""
    model = InstalledModel(Path(path).stem, Path(path), "bench", lanes=lanes)
    with tempfile.TemporaryDirectory() as folder, EngineClient(lambda: model, Path(folder) / "engine.log") as client:
        yield client


def speed_of(path: str) -> Speed:
    """What the program's own measuring finds; its best number of lanes is what bulk work uses."""
    with engine(path) as client:
        return client.measure()


def by_us(path: str, first: int, count: int, lanes: int) -> Bulk:
    with engine(path, lanes) as client:
        client.load()
        return measure_bulk(client, lanes, itertools.count(first), count)
