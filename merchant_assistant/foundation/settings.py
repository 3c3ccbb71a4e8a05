"""Settings, declared once with type, default and label; stored as one small JSON file."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from merchant_assistant.foundation.files import atomic_write
from merchant_assistant.foundation.paths import AppPaths

T = TypeVar("T", str, int, bool, float)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. ``label`` is source text for translation; ``choices`` limits the values where given."""

    key: str
    default: T
    label: str
    choices: tuple[T, ...] = ()


CHAT_MODEL = Setting("model.chat", "qwen2.5-coder-1.5b-instruct", "Model for drafts and chat")
EMBEDDING_MODEL = Setting("model.embedding", "multilingual-e5-small", "Model that finds texts by their meaning")
ENGINE_BACKEND = Setting(
    "engine.backend", "auto", "What runs the model", ("auto", "llama.cpp", "transformers", "remote")
)
ENGINE_DEVICE = Setting("engine.device", "auto", "Where the model computes")  # auto, cpu, or as llama.cpp names it
ENGINE_TROUBLE = Setting("engine.trouble", "", "Graphics card that failed")  # as JSON
ADAPTER = Setting("model.adapter", "", "Adapter in use")  # its name, or nothing
SERVER_ADDRESS = Setting("server.address", "", "Address of the team's server")  # its key is in the system's keychain
SERVER_MODEL = Setting("server.model", "", "Model on the team's server")
LISTING_LANGUAGE = Setting("listings.language", "auto", "Language of drafts", ("auto", "en", "zh"))
LISTING_PLATFORM = Setting("listings.platform", "generic", "Platform of drafts")
LISTING_PLATFORMS = Setting("listings.platforms", "", "Platforms shown beside each other")  # divided by commas
LISTING_STYLE = Setting("listings.style", "", "Manner of drafts")  # as JSON; blank: the plain one
LANGUAGE = Setting("window.language", "system", "Language")
THEME = Setting("window.theme", "system", "Look", ("system", "light", "dark"))
LAST_PAGE = Setting("window.page", "home", "Page shown at the start")
GEOMETRY = Setting("window.geometry", "", "Place and size of the window")
LAST_BACKUP = Setting("backup.last", "", "Last backup")  # ISO 8601, UTC
WARNED_OF = Setting("folder.warned", "", "Warning about the data folder that was shown")  # its code and the folder
TABLE_COLUMNS = Setting("catalogue.columns", "", "Columns of the table of products")  # as JSON list; blank: the usual
WORDS_ONLY = Setting("catalogue.words_only", False, "Told that products are too many to be found by meaning")
UNFINISHED_IMPORT = Setting("catalogue.unfinished", "", "Import that waits for consent")  # as JSON
PLATFORM_LIMITS = Setting("listings.limits", "", "Limits of platforms that were set otherwise")  # as JSON
UNFINISHED_DRAFTS = Setting("listings.unfinished", "", "Drafts that are being written")  # as JSON
UNFINISHED_JOB = Setting("listings.job", "", "Drafting of all products that goes on")  # as JSON

OF_THIS_PC = frozenset(
    {
        ENGINE_BACKEND.key,  # a backup from elsewhere must not make texts leave this PC
        SERVER_ADDRESS.key,
        SERVER_MODEL.key,
        ENGINE_DEVICE.key,
        ENGINE_TROUBLE.key,
        LAST_PAGE.key,
        GEOMETRY.key,
        LAST_BACKUP.key,
        UNFINISHED_IMPORT.key,
        UNFINISHED_DRAFTS.key,
        UNFINISHED_JOB.key,
        WARNED_OF.key,
    }
)  # neither backed up nor restored


class Settings:
    """Values by :class:`Setting`; unknown keys of a newer program are kept. Safe between threads.

    Where the file is damaged there are defaults; it is kept aside once something is set.
    """

    def __init__(self, paths: AppPaths) -> None:
        self._path = paths.settings
        self._guard = threading.Lock()
        self._damaged = False
        self._values = self._load()

    def _load(self) -> dict[str, object]:
        try:
            loaded = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):  # the last: nested without end
            loaded = None
        if isinstance(loaded, Mapping):
            return dict(loaded)
        _log.warning("settings unreadable, defaults used")
        self._damaged = True
        return {}

    def get(self, setting: Setting[T]) -> T:
        value = self._values.get(setting.key, setting.default)
        if not isinstance(value, type(setting.default)) or (setting.choices and value not in setting.choices):
            return setting.default
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        """Change and save at once (atomically). Raises the faults of writing a file; the old value stays then."""
        with self._guard:
            if self.get(setting) == value and setting.key in self._values:
                return
            self._save({**self._values, setting.key: value})

    def portable(self) -> dict[str, object]:
        """What another PC may take over: everything but what belongs to this PC's screen and disk."""
        return {key: value for key, value in self._values.items() if key not in OF_THIS_PC}

    def take_over(self, values: Mapping[str, object]) -> None:
        """Set exactly these and save; what belongs to this PC stays."""
        with self._guard:
            own = {key: value for key, value in self._values.items() if key in OF_THIS_PC}
            self._save({**{key: value for key, value in values.items() if key not in OF_THIS_PC}, **own})

    def _save(self, values: dict[str, object]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._damaged:
            with contextlib.suppress(OSError):  # what a person may want to look into must not bar the new choice
                self._path.replace(self._path.with_name(f"{self._path.stem}-damaged{self._path.suffix}"))
            self._damaged = False
        atomic_write(self._path, json.dumps(values, ensure_ascii=False, indent=1).encode())
        self._values = values
