"""A plan that waited for consent when the window was closed: which file, and what the person had corrected."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from merchant_assistant.catalogue.importing.model import ImportOptions
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import UNFINISHED_IMPORT, Settings


class Unfinished:
    """Kept in the settings, not the plan itself: the file is read anew, it may have changed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def keep(self, file: Path, options: ImportOptions) -> None:
        """Remember what was said about a file."""
        repairs = {sheet: {str(row): cells for row, cells in rows.items()} for sheet, rows in options.repairs.items()}
        said = {"source": options.source, "mapping": dict(options.mapping), "anew": options.anew, "repairs": repairs}
        kept = {"file": str(file), **said}
        self._set(json.dumps(kept, ensure_ascii=False))

    def forget(self) -> None:
        """It was imported or declined."""
        self._set("")

    def _set(self, kept: str) -> None:
        with contextlib.suppress(UserFault):  # an import does not fail because this could not be remembered
            self._settings.set(UNFINISHED_IMPORT, kept)

    def found(self) -> tuple[Path, ImportOptions] | None:
        """What waits, None where nothing does or the file is gone."""
        try:
            kept = json.loads(self._settings.get(UNFINISHED_IMPORT) or "null")
            options = ImportOptions(
                source=kept["source"],
                mapping=dict(kept["mapping"]),
                repairs=_repairs(kept.get("repairs", {})),
                anew=bool(kept.get("anew", False)),
            )
            file = Path(kept["file"])
        except (TypeError, KeyError, ValueError, AttributeError):
            return None
        return (file, options) if file.is_file() else None


def _repairs(kept: dict[str, dict[str, list[str]]]) -> dict[str, dict[int, tuple[str, ...]]]:
    """JSON has no numbers as keys."""
    return {sheet: {int(row): tuple(cells) for row, cells in rows.items()} for sheet, rows in kept.items()}
