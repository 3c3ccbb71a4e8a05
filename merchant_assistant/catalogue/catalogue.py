"""The catalogue: what other rooms ask and tell it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from merchant_assistant.catalogue.acts import Acts
from merchant_assistant.catalogue.exporting.model import ExportResult, ExportText
from merchant_assistant.catalogue.imports import Imports
from merchant_assistant.catalogue.questions import Questions
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress

__all__ = ["Catalogue", "ExportResult", "ExportText"]


class Catalogue(Questions, Acts, Imports):
    """Products in the database. Every method blocks and may be called from any thread; writes say what changed.

    What is asked stands in :mod:`questions`, what is done by hand and undone in :mod:`acts`, files in :mod:`imports`.
    """

    def export(
        self,
        platform: str,
        out: Path,
        texts: Mapping[int, ExportText] | None = None,
        progress: Progress = no_progress,
        cancel: CancelToken | None = None,
        without: str | None = None,
    ) -> ExportResult:
        """Write every product to ``out`` as ``platform`` wants it; ``texts`` (by product id) replace imported ones.

        ``without``: a source whose products stay out, as the sample's do of a shop's file.

        Rows that were imported from that platform go out cell for cell, but for what was replaced or typed. Raises
        :class:`UserFault` (``platform_not_supported``, ``file_kind_not_supported``, ``too_large_for_workbook`` and
        those of writing files) or :class:`Cancelled`; ``out`` is then as it was.
        """
        from merchant_assistant.catalogue.exporting.export import export  # noqa: PLC0415 - writers, only when asked

        return export(self._database, platform, out, texts or {}, progress, cancel, without)
