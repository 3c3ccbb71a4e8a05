"""What the list of models says about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from merchant_assistant.engine.store.manifest import ModelRole

State = Literal["ready", "absent", "damaged"]


@dataclass(frozen=True, slots=True)
class ModelState:
    """A model and what of it is here. ``path``: None where there is no file; ``own``: added by hand, hash unknown.

    ``part``: how many bytes an unfinished fetch left. ``fetchable``: there is a place to fetch it from.
    """

    id: str
    name: str
    role: ModelRole
    state: State
    bytes: int
    path: Path | None
    licence: str
    languages: tuple[str, ...]
    purpose: str
    memory: int
    own: bool
    sha256: str = ""
    part: int = 0
    fetchable: bool = False

    def as_json(self) -> dict[str, object]:
        """The shape that ``models --json`` prints."""
        return {
            "id": self.id,
            "role": self.role,
            "state": self.state,
            "bytes": self.bytes,
            "path": str(self.path) if self.path else None,
            "licence": self.licence,
            "languages": list(self.languages),
            "name": self.name,
            "purpose": self.purpose,
            "memory": self.memory,
            "own": self.own,
            "sha256": self.sha256,
        }
