"""A plan that was left before it was imported: which file, and what the person had corrected."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import UNFINISHED_IMPORT, Settings


class Unfinished:
    """Kept in the settings, not the plan itself: the file is read anew.

    One that waited when the window was closed is offered at the next start (:meth:`found`), one that was declined when
    its file is opened again (:meth:`said_of`). A file that was changed has other rows: no repairs are kept for it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def keep(self, file: Path, options: ImportOptions, *, declined: bool = False) -> None:
        """Remember what was said about a file."""
        repairs = {sheet: {str(row): cells for row, cells in rows.items()} for sheet, rows in options.repairs.items()}
        said = {"source": options.source, "mapping": dict(options.mapping), "anew": options.anew, "repairs": repairs}
        kept = {"file": str(file), "state": _state(file), "declined": declined, **said}
        self._set(json.dumps(kept, ensure_ascii=False))

    def forget(self, file: Path) -> None:
        """It was imported, or is to be read as if nothing had been said about it."""
        kept = self._kept()
        if kept and kept[0] == file:
            self._set("")

    def forget_waiting(self) -> None:
        """Nothing waits any more; what was declined is kept."""
        if self.found() is not None:
            self._set("")

    def _set(self, kept: str) -> None:
        with contextlib.suppress(UserFault):  # an import does not fail because this could not be remembered
            self._settings.set(UNFINISHED_IMPORT, kept)

    def found(self) -> tuple[Path, ImportOptions] | None:
        """What waits, None where nothing does or the file is gone."""
        kept = self._kept()
        return kept[:2] if kept and not kept[2] and kept[0].is_file() else None

    def said_of(self, file: Path) -> ImportOptions | None:
        """What was corrected in a file before it was left."""
        kept = self._kept()
        return kept[1] if kept and kept[0] == file else None

    def _kept(self) -> tuple[Path, ImportOptions, bool] | None:
        """The file, what was said, and whether it was declined."""
        try:
            kept = json.loads(self._settings.get(UNFINISHED_IMPORT) or "null")
            file = Path(kept["file"])
            return file, _options(kept, same=kept.get("state") == _state(file)), bool(kept.get("declined", False))
        except (TypeError, KeyError, ValueError, AttributeError):
            return None


def corrects(options: ImportOptions) -> bool:
    """Whether a person corrected anything."""
    return bool(options.mapping) or any(options.repairs.values())


def _options(kept: dict[str, Any], *, same: bool) -> ImportOptions:
    return ImportOptions(
        source=kept["source"],
        mapping=dict(kept["mapping"]),
        repairs=_repairs(kept.get("repairs", {})) if same else {},
        anew=bool(kept.get("anew", False)),
    )


def _state(file: Path) -> list[int]:
    """Another one where the file was written since."""
    try:
        found = file.stat()
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]


def _repairs(kept: dict[str, dict[str, list[str]]]) -> dict[str, dict[int, tuple[str, ...]]]:
    """JSON has no numbers as keys."""
    return {sheet: {int(row): tuple(cells) for row, cells in rows.items()} for sheet, rows in kept.items()}
