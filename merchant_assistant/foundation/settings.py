"""Settings, declared once with type, default and label; stored as one small JSON file."""

from __future__ import annotations

import json
import logging
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
LISTING_LANGUAGE = Setting("listings.language", "auto", "Language of drafts", ("auto", "en", "zh"))
LISTING_PLATFORM = Setting("listings.platform", "generic", "Platform of drafts")
LANGUAGE = Setting("window.language", "system", "Language")
THEME = Setting("window.theme", "system", "Look", ("system", "light", "dark"))
LAST_PAGE = Setting("window.page", "home", "Page shown at the start")
GEOMETRY = Setting("window.geometry", "", "Place and size of the window")

ALL: tuple[Setting[str], ...] = (CHAT_MODEL, LISTING_LANGUAGE, LISTING_PLATFORM, LANGUAGE, THEME, LAST_PAGE, GEOMETRY)


class Settings:
    """Values by :class:`Setting`; unknown keys of a newer program are kept, damaged files fall back to defaults."""

    def __init__(self, paths: AppPaths) -> None:
        self._path = paths.settings
        self._values: dict[str, object] = {}
        try:
            loaded = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return
        except (OSError, ValueError):
            _log.warning("settings unreadable, defaults used")
            return
        if isinstance(loaded, Mapping):
            self._values = dict(loaded)

    def get(self, setting: Setting[T]) -> T:
        value = self._values.get(setting.key, setting.default)
        if not isinstance(value, type(setting.default)) or (setting.choices and value not in setting.choices):
            return setting.default
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        """Change and save at once (atomically)."""
        if self.get(setting) == value and setting.key in self._values:
            return
        self._values[setting.key] = value
        self._path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(self._path, json.dumps(self._values, ensure_ascii=False, indent=1).encode())
