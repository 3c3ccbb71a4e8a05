"""What backing up and restoring answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupResult:
    """A file that was written and read back. ``counts``: how many of each noun it holds."""

    file: Path
    bytes: int
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself. ``made_at``: ISO 8601, UTC; both are empty for a bare database."""

    made_at: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """``kept``: where the data that were here before lie now; None where there were none.

    ``left_out``: how many adapters of the backup could not be put in place (one was in use, or is not whole).
    """

    file: Path
    made_at: str  # ISO 8601, UTC; empty for a bare database
    counts: Mapping[str, int]
    kept: Path | None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ExportAllResult:
    """``parts``: the files inside."""

    file: Path
    bytes: int
    parts: tuple[str, ...]
