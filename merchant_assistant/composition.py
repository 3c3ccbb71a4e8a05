"""Builds the rooms and hands each what it needs; the window and the command line start from here."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace

from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.chat.chat import Chat
from merchant_assistant.engine.chosen import ChosenEngine
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.devices import Devices
from merchant_assistant.engine.model import Engine, InstalledModel, ModelProvider
from merchant_assistant.engine.remote.team import TeamServer
from merchant_assistant.engine.speed import SpeedCache, SpeedKey, drafts_per_hour, key_of, with_lanes
from merchant_assistant.engine.store.adapters import AdapterStore
from merchant_assistant.engine.store.store import ModelStore, beginnings_of
from merchant_assistant.examples.examples import Examples
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.log import start_logging
from merchant_assistant.foundation.paths import AppPaths
from merchant_assistant.foundation.settings import (
    ADAPTER,
    CHAT_MODEL,
    EMBEDDING_MODEL,
    ENGINE_BACKEND,
    PLATFORM_LIMITS,
    Settings,
)
from merchant_assistant.knowledge.goods import Goods
from merchant_assistant.knowledge.knowledge import Knowledge
from merchant_assistant.listings import own_limits
from merchant_assistant.listings.listings import Listings
from merchant_assistant.replies.replies import Replies
from merchant_assistant.safekeeping.rooms import Rooms
from merchant_assistant.safekeeping.safekeeping import Safekeeping
from merchant_assistant.storage.database import Database

ENGINE_LOG = "engine.log"


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a page or a command may call. Close it once, at the end."""

    paths: AppPaths
    settings: Settings
    database: Database
    store: ModelStore
    devices: Devices
    engine: Engine
    catalogue: Catalogue
    listings: Listings
    examples: Examples
    knowledge: Knowledge
    goods: Goods
    chat: Chat
    replies: Replies
    safe: Safekeeping
    server: TeamServer
    speeds: SpeedCache

    def speed_key(self, model_id: str) -> SpeedKey:
        """Under which the speed of a model on this PC is kept. See :func:`speed_key`."""
        return speed_key(self.settings, self.store, self.devices, model_id)

    def close(self) -> None:
        """End the engine's child and close the database; the second happens also where the first fails."""
        try:
            self.engine.close()
        finally:
            self.database.close()


def build(data_dir: str | os.PathLike[str] | None = None, *, engine: Engine | None = None) -> Services:
    """Open the data folder (made where absent). Cheap: no model is loaded, no child is started.

    Raises :class:`UserFault` (``newer_data``, ``database_damaged``, ``no_permission``, ``busy``).
    """
    services = assemble(data_dir, engine=engine)
    services.database.open()
    services.safe.finish()
    return services


def assemble(data_dir: str | os.PathLike[str] | None = None, *, engine: Engine | None = None) -> Services:
    """The rooms alone: the database is opened by who uses it first. For restoring where it cannot be opened."""
    paths = AppPaths.find(data_dir)
    start_logging(paths)
    settings = Settings(paths)
    own_limits.follow(lambda: settings.get(PLATFORM_LIMITS))
    store = ModelStore(paths)
    devices = Devices(settings)
    database = Database(paths.database, paths.backups)
    speeds = SpeedCache(paths.models)
    server = TeamServer(settings, speeds)
    engine = engine or ChosenEngine(
        default_engine(paths, settings, store, devices, speeds), server.engine(), lambda: server.in_use
    )
    catalogue = Catalogue(database, paths)
    listings = Listings(database, catalogue, engine, lambda: pace(settings, store, devices, speeds, server))
    examples = Examples(database)
    knowledge = Knowledge(database, engine, paths.logs, lambda: settings.get(EMBEDDING_MODEL))
    goods = Goods(database, catalogue, engine, lambda: settings.get(EMBEDDING_MODEL), paths.models)
    chat = Chat(database, catalogue, engine, listings.proven, documents=knowledge, goods=goods)
    replies = Replies(database, catalogue, engine, listings.proven, knowledge, goods)
    rooms = Rooms(listings, examples, catalogue, chat, knowledge, replies)
    safe = Safekeeping(paths, settings, database, rooms)
    return Services(
        paths, settings, database, store, devices, engine, catalogue, listings, examples, knowledge, goods, chat,
        replies, safe, server, speeds,
    )  # fmt: skip


def default_engine(
    paths: AppPaths, settings: Settings, store: ModelStore, devices: Devices, speeds: SpeedCache
) -> EngineClient:
    """The models chosen in the settings (asked before each request), in a child process of its own."""
    adapters = AdapterStore(paths)

    def chosen() -> InstalledModel:
        model = adapters.laid_over(store.writer(settings.get(CHAT_MODEL)), settings.get(ADAPTER))
        return _as_wished(model, settings, devices)

    return _engine(chosen, paths, settings, store, devices, speeds)


def engine_for(paths: AppPaths, store: ModelStore, model_id: str, adapter: str = "") -> EngineClient:
    """One model by name, and one adapter: for the commands that name them."""
    settings = Settings(paths)
    devices = Devices(settings)

    def named() -> InstalledModel:
        model = _as_wished(store.writer(model_id), settings, devices)
        return replace(model, adapter=AdapterStore(paths).fitting(adapter, model)) if adapter else model

    return _engine(named, paths, settings, store, devices, SpeedCache(paths.models))


def vectors_of(paths: AppPaths, store: ModelStore, model_id: str) -> EngineClient:
    """One model of vectors by name: for checking it."""

    def named() -> InstalledModel:
        return store.installed(model_id)

    return EngineClient(named, paths.logs / ENGINE_LOG, embedder=named, quarantine=store.quarantine)


def speed_key(settings: Settings, store: ModelStore, devices: Devices, model_id: str) -> SpeedKey:
    """Under which the speed of a model is kept, as it would run now. Raises the faults of a missing model."""
    return key_of(_as_wished(store.writer(model_id), settings, devices))


def pace(
    settings: Settings, store: ModelStore, devices: Devices, speeds: SpeedCache, server: TeamServer
) -> tuple[str, float | None]:
    """Which model writes now, and how many drafts an hour it was measured to write; None where it was not."""
    if server.in_use:
        model, speed = server.model, server.speed()
    else:
        model, speed = settings.get(CHAT_MODEL), None
        with contextlib.suppress(UserFault):  # it is not here
            speed = speeds.get(speed_key(settings, store, devices, model))
    return model, drafts_per_hour(speed) if speed else None


def _engine(
    model: ModelProvider, paths: AppPaths, settings: Settings, store: ModelStore, devices: Devices, speeds: SpeedCache
) -> EngineClient:
    return EngineClient(
        with_lanes(model, speeds), paths.logs / ENGINE_LOG, quarantine=store.quarantine, devices=devices,
        embedder=lambda: store.embedder(settings.get(EMBEDDING_MODEL)),
    )  # fmt: skip


def _as_wished(model: InstalledModel, settings: Settings, devices: Devices) -> InstalledModel:
    """On the chosen device, and under transformers where the person wants that; a folder of safetensors always is."""
    backend = "transformers" if settings.get(ENGINE_BACKEND) == "transformers" else model.backend
    return replace(
        model, backend=backend, device=devices.use(devices.chosen), kept=beginnings_of(model.path.parent, model.id)
    )
