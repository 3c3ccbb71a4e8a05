"""Which kinds of data a write changed: what views look at to decide whether to reload."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Changes:
    """True where a write touched that kind of data."""

    products: bool = False
    batches: bool = False
    drafts: bool = False
    conversations: bool = False
    models: bool = False
    settings: bool = False
    documents: bool = False
    replies: bool = False
    words: bool = False

    def __or__(self, other: Changes) -> Changes:
        return Changes(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))
