"""Every engine there is, each made once for all tests of the contract; and a real server of a team.

``engine`` is any of them: no test may kill or close it. ``client`` is a child of its own, to be killed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import Engine, InstalledModel, ModelProvider
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.engine.store.store import ModelStore
from merchant_assistant.foundation.paths import AppPaths

sys.path.insert(0, str(Path(__file__).parent))

from chosen_model import Chosen
from real_server import RealServer, real_server

SMALL, VECTORS = "smollm2-135m-instruct", "multilingual-e5-small"
DEMO = InstalledModel("demo", Path("none"), "1", backend="scripted")
ENGINES = [
    pytest.param("llama", marks=pytest.mark.model),
    pytest.param("transformers", marks=pytest.mark.model),
    pytest.param("remote", marks=pytest.mark.model),
    "scripted",
    "in process",
]
CHILDREN = [pytest.param("llama", marks=pytest.mark.model), "scripted"]


@pytest.fixture(scope="session")
def small_file(installed: Callable[[str], InstalledModel]) -> InstalledModel:
    """The small real model, or the test is skipped."""
    return installed(SMALL)


@pytest.fixture(scope="session")
def team_server(small_file: InstalledModel) -> Iterator[RealServer]:
    """llama.cpp's server with the small model (marker ``model``), four requests at once; do not kill this one."""
    with real_server(small_file.path) as server:
        yield server


@pytest.fixture(scope="session", params=ENGINES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Chosen]]:
    """Any engine, and what chooses its model (only those with a child ask it)."""
    chosen = Chosen(DEMO)
    engine: Engine
    if request.param == "in process":
        engine = ScriptedEngine()
    elif request.param == "remote":
        engine = _remote(request.getfixturevalue("team_server"))
    else:
        chosen = _chosen(request)
        engine = EngineClient(chosen, tmp_path_factory.mktemp("engine") / "engine.log", embedder=_vectors())
    yield engine, chosen
    engine.close()


@pytest.fixture
def engine(made: tuple[Engine, Chosen]) -> Engine:
    """Any engine."""
    return made[0]


@pytest.fixture
def chosen(made: tuple[Engine, Chosen]) -> Iterator[Chosen]:
    """What chooses the model of ``engine`` where that has a child; afterwards no adapter is laid over it."""
    yield made[1]
    made[1].adapter = None


@pytest.fixture(params=CHILDREN)
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EngineClient]:
    """A child that may be killed."""
    with EngineClient(_chosen(request), tmp_path / "engine.log", embedder=_vectors()) as child:
        yield child


def _chosen(request: pytest.FixtureRequest) -> Chosen:
    if request.param == "scripted":
        return Chosen(DEMO)
    model: InstalledModel = request.getfixturevalue("small_file")
    if request.param == "transformers":
        pytest.importorskip("torch", reason="torch is not made for this PC")
        model = replace(model, backend="transformers")
    return Chosen(model)


def _vectors() -> ModelProvider:
    return lambda: ModelStore(AppPaths.find()).installed(VECTORS)


def _remote(server: RealServer) -> Engine:
    from merchant_assistant.engine.remote.engine import RemoteEngine
    from merchant_assistant.engine.remote.server import Server, normalised

    return RemoteEngine(lambda: Server(normalised(server.address), server.model, server.key))
