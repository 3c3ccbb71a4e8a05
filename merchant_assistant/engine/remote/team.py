"""The team's server as a person sets it up: address and model in the settings, the key in the keychain."""

from __future__ import annotations

from dataclasses import dataclass

from merchant_assistant.engine.model import ModelInfo, Speed
from merchant_assistant.engine.remote import faults
from merchant_assistant.engine.remote.engine import RemoteEngine
from merchant_assistant.engine.remote.keys import Keys
from merchant_assistant.engine.remote.server import Server, normalised
from merchant_assistant.engine.speed import SpeedCache
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.settings import ENGINE_BACKEND, SERVER_ADDRESS, SERVER_MODEL, Settings

REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class Checked:
    """A server that answered: ``models`` are those it offers, ``info.id`` the one that wrote."""

    server: Server
    info: ModelInfo
    models: tuple[str, ...]


class TeamServer:
    """What is set up, and changing it. May ask the system's keychain: call from worker threads, but for the properties.

    Raises :class:`UserFault` with codes ``server_…`` and those of saving settings.
    """

    def __init__(self, settings: Settings, speeds: SpeedCache, keys: Keys | None = None) -> None:
        self._settings = settings
        self._speeds = speeds
        self._keys = keys or Keys()

    @property
    def address(self) -> str:
        """As last checked; empty where no server was set up."""
        return self._settings.get(SERVER_ADDRESS)

    @property
    def model(self) -> str:
        return self._settings.get(SERVER_MODEL)

    @property
    def host(self) -> str:
        """Name and port, as shown to a person."""
        return Server(self.address).host

    @property
    def in_use(self) -> bool:
        """Whether texts are written there: only if it is set up and was turned on."""
        return bool(self.address) and self._settings.get(ENGINE_BACKEND) == REMOTE

    def server(self) -> Server:
        """The server with its key. Raises :class:`UserFault` ``server_absent``."""
        if not self.address:
            raise faults.not_set_up()
        return Server(self.address, self.model, self._keys.get(self.address))

    def engine(self) -> RemoteEngine:
        """What writes there."""
        return RemoteEngine(self.server, self._speeds)

    def check(self, typed: str, key: str = "", model: str = "", cancel: CancelToken | None = None) -> Checked:
        """Try a server, saving nothing. An empty ``key`` stands for the one in the keychain."""
        address = normalised(typed)
        server = Server(address, model, key or self._keys.get(address))
        engine = RemoteEngine(lambda: server)
        try:
            models = engine.models(cancel)
            if model and models and model not in models:
                raise faults.unknown_model(model)
            return Checked(server, engine.load(cancel), models)
        finally:
            engine.close()

    def keep(self, checked: Checked) -> bool:
        """Set it up, neither on nor off. False: this system has no keychain, so the key is forgotten at the end."""
        server = checked.server
        kept = not server.key or self._keys.set(server.address, server.key)
        self._settings.set(SERVER_ADDRESS, server.address)
        self._settings.set(SERVER_MODEL, checked.info.id)
        return kept

    def choose(self, model: str) -> None:
        """Another model of the same server."""
        self._settings.set(SERVER_MODEL, model)

    def turn(self, *, on: bool) -> None:
        """Let the server write, or this PC. Raises ``server_absent`` where none is set up."""
        if on and not self.address:
            raise faults.not_set_up()
        self._settings.set(ENGINE_BACKEND, REMOTE if on else ENGINE_BACKEND.default)

    def forget(self) -> None:
        """Off, and neither address nor key is kept."""
        address = self.address
        if self._settings.get(ENGINE_BACKEND) == REMOTE:
            self.turn(on=False)
        self._settings.set(SERVER_ADDRESS, "")
        self._settings.set(SERVER_MODEL, "")
        if address:
            self._keys.forget(address)

    def measure(self, cancel: CancelToken | None = None) -> Speed:
        """Some seconds; bulk work keeps to the best number of requests at once from then on. Raises ``Cancelled``."""
        engine = self.engine()
        try:
            return engine.measure(cancel)
        finally:
            engine.close()

    def speed(self) -> Speed | None:
        """As measured last; None where it was not measured, or no server is set up."""
        return self._speeds.get(Server(self.address, self.model).speed_key) if self.address else None
