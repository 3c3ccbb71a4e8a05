"""What one command has at hand; rooms are opened when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from merchant_assistant.foundation.log import start_logging
from merchant_assistant.foundation.paths import AppPaths

if TYPE_CHECKING:
    from merchant_assistant.composition import Services
    from merchant_assistant.engine.devices import Devices
    from merchant_assistant.engine.remote.team import TeamServer
    from merchant_assistant.engine.speed import SpeedCache
    from merchant_assistant.engine.store.store import ModelStore
    from merchant_assistant.foundation.settings import Settings


class Session:
    """Opens the data folder only for commands that touch it: ``models list`` leaves no trace there."""

    def __init__(self, data_dir: str | None) -> None:
        self._data_dir = data_dir
        self.paths = AppPaths.find(data_dir)

    @cached_property
    def services(self) -> Services:
        from merchant_assistant.composition import build  # noqa: PLC0415 - opens the database

        return build(self._data_dir)

    @cached_property
    def closed(self) -> Services:
        """The rooms without opening the database: it may be damaged."""
        from merchant_assistant.composition import assemble  # noqa: PLC0415 - as above

        return assemble(self._data_dir)

    @cached_property
    def store(self) -> ModelStore:
        from merchant_assistant.engine.store.store import ModelStore  # noqa: PLC0415 - opens no database

        start_logging(self.paths)
        return ModelStore(self.paths)

    @cached_property
    def settings(self) -> Settings:
        from merchant_assistant.foundation.settings import Settings  # noqa: PLC0415 - opens no database

        return Settings(self.paths)

    @cached_property
    def devices(self) -> Devices:
        from merchant_assistant.engine.devices import Devices  # noqa: PLC0415 - opens no database

        return Devices(self.settings)

    @cached_property
    def speeds(self) -> SpeedCache:
        from merchant_assistant.engine.speed import SpeedCache  # noqa: PLC0415 - opens no database

        return SpeedCache(self.paths.models)

    @cached_property
    def server(self) -> TeamServer:
        from merchant_assistant.engine.remote.team import TeamServer  # noqa: PLC0415 - opens no database

        start_logging(self.paths)
        return TeamServer(self.settings, self.speeds)

    def close(self) -> None:
        for name in ("services", "closed"):
            if name in self.__dict__:
                getattr(self, name).close()
