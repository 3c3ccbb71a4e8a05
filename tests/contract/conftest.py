"""A real server of a team, for whoever asks for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_assistant.engine.store import ModelStore
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.paths import AppPaths

sys.path.insert(0, str(Path(__file__).parent))

from real_server import RealServer, real_server

SMALL = "smollm2-135m-instruct"


@pytest.fixture(scope="session")
def team_server() -> Iterator[RealServer]:
    """llama.cpp's server with the small model (marker ``model``), four requests at once; do not kill this one."""
    try:
        model = ModelStore(AppPaths.find()).installed(SMALL)
    except UserFault as fault:
        pytest.skip(f"{fault.message} (models get {SMALL})")
    with real_server(model.path) as server:
        yield server
