"""Taking in a file of the merchant's: a model, or what was learned for one. For a worker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.engine.gguf import read_header
from merchant_assistant.engine.store.adapters import Adapter, AdapterStore
from merchant_assistant.engine.store.folders import is_model_folder
from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.ui.models.fetching import Arrival, is_ready

if TYPE_CHECKING:
    from merchant_assistant.engine.model import InstalledModel
    from merchant_assistant.ui.desk import Services

_FILE, _PART = ".gguf", "config.json"
_LONGEST = 60  # of a name
_NO_END = " .+-("


def looks_like_model(file: Path) -> bool:
    """By its name, while it is above the window: a model file, or a folder with a model in it."""
    return file.suffix.lower() == _FILE or is_model_folder(file)


def chosen_model(file: Path) -> Path:
    """What a person means who chose one file of a folder with a model in it."""
    return file.parent if file.name == _PART else file


def add_file(services: Services, file: Path, chosen: str, progress: Progress, cancel: CancelToken) -> Arrival | Adapter:
    """Check it and take it in (linked or copied, never moved). Raises the faults of the stores, and ``Cancelled``."""
    if not file.is_dir() and read_header(file).is_adapter:
        return _add_learned(services, file, chosen, cancel)
    state = services.store.add(file, progress, cancel)
    return Arrival(state, is_ready(services.store, chosen) if chosen != state.id else False)


def _add_learned(services: Services, file: Path, chosen: str, cancel: CancelToken) -> Adapter:
    """For the model that writes, else for the first that it fits: such a file seldom says which one it is for."""
    store, fault = AdapterStore(services.paths), _no_model()
    for base in _bases(services, chosen):
        try:
            return store.add(file, _name(file.stem), base, cancel=cancel)
        except UserFault as refused:
            if refused.code != "adapter_of_another_model":
                raise
            fault = refused
    raise fault


def _bases(services: Services, chosen: str) -> Iterator[InstalledModel]:
    others = [model.id for model in services.store.list() if model.role == "chat" and model.id != chosen]
    for model_id in (chosen, *others):
        with suppress(UserFault):  # those that are not here
            model = services.store.installed(model_id)
            if model.path.is_file():
                yield model


def _name(stem: str) -> str:
    """A name that the store takes, as near to the file's as it can be."""
    plain = " ".join(re.sub(r"[^\w .()+-]+", " ", stem).split())
    return plain.lstrip(_NO_END + ")")[:_LONGEST].rstrip(_NO_END) or "1"


def _no_model() -> UserFault:
    return UserFault(
        "model_absent",
        said("Engine", "What was learned works only together with the model it was learned for."),
        said("Engine", "Get that model first."),
    )
