"""Where data, models and our own resources lie."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

APP = "merchant-assistant"
NOTE_OF_RESTORE = "restoring.json"  # lies in the data folder while a restore is not finished
_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """A file of ``resources/`` (in a source checkout beside the package, in an installed program inside it)."""
    return _bundled("resources").joinpath(*parts)


def manifests_dir() -> Path:
    """The folder of model manifests (never weights)."""
    return _bundled("models")


def in_source_checkout() -> bool:
    return (_PACKAGE.parent / "pyproject.toml").is_file() and (_PACKAGE.parent / "packaging").is_dir()


def _bundled(name: str) -> Path:
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class AppPaths:
    """``data``: database, settings, logs of one merchant. ``models``: weights, shared by all data folders."""

    data: Path
    models: Path

    @classmethod
    def find(cls, data_dir: str | os.PathLike[str] | None = None) -> AppPaths:
        """``data_dir``, else ``MERCHANT_ASSISTANT_DATA``, else the platform's user data folder; nothing is created."""
        from platformdirs import user_data_path  # noqa: PLC0415 - keeps the bare import of this module instant

        home = user_data_path(APP, appauthor=False)
        data = data_dir or os.environ.get("MERCHANT_ASSISTANT_DATA") or home / "data"
        models = os.environ.get("MERCHANT_ASSISTANT_MODELS") or home / "models"
        return cls(Path(data).expanduser().absolute(), Path(models).expanduser().absolute())

    def own(self, file: Path) -> bool:
        """Whether the program itself lives by that file or folder: no copy, however named, may take its place.

        Letter case and links on the way do not hide it.
        """
        folder, data = file.expanduser().absolute().parent.resolve(), self.data.resolve()
        if folder == data:
            own = (self.database, self.settings, self.logs, self.backups, self.staging, self.adapters)
            beside = (self.database.name + ending for ending in ("-wal", "-shm", "-journal"))
            return file.name.casefold() in {NOTE_OF_RESTORE, *beside, *(path.name for path in own)}
        inner = {path.resolve() for path in (self.staging, self.logs, self.adapters)}
        return bool(inner & {folder, *folder.parents})

    @property
    def database(self) -> Path:
        return self.data / "merchant.db"

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def log_file(self) -> Path:
        return self.logs / "merchant-assistant.log"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def adapters(self) -> Path:
        """What was learned from this merchant's texts, laid over a model."""
        return self.data / "adapters"

    @property
    def staging(self) -> Path:
        """Plans of imports that wait for consent; whatever is left here at a start may be deleted."""
        return self.data / "staging"
