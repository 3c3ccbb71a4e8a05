"""A server on loopback that does what a test tells it, and a keychain that is none of this PC's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from merchant_assistant.engine.remote.engine import RemoteEngine
from merchant_assistant.engine.remote.server import Server, normalised

sys.path.insert(0, str(Path(__file__).parent))

from http_server import TeamServer, running

KEY = "sk-secret-of-the-team"


@pytest.fixture
def team() -> Iterator[TeamServer]:
    with running() as server:
        yield server


@pytest.fixture
def remote(team: TeamServer) -> Iterator[RemoteEngine]:
    engine = RemoteEngine(lambda: Server(normalised(team.address), "small", KEY))
    yield engine
    engine.close()


class Keychain(KeyringBackend):
    """In memory; ``kept`` may be looked at."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def keychain(monkeypatch: pytest.MonkeyPatch) -> Keychain:
    """In place of the system's."""
    made = Keychain()
    monkeypatch.setattr("keyring.get_keyring", lambda: made)
    return made
