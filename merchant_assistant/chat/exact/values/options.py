"""What the things that a question names come in, where its word for that is none of their columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from merchant_assistant.catalogue.inquiry import Condition
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.chat.exact.columns.holdings import Holdings
from merchant_assistant.chat.exact.items.beyond import Look

_SIZES = frozenset({"size", "capacity", "dimensions"})
_LOOKS = ("colour", "material", "style", "pattern")


@dataclass(frozen=True, slots=True)
class Options:
    """The columns of the things that ``where`` holds of. ``look``: None where nothing is named."""

    holdings: Holdings
    look: Look | None
    where: Condition

    def of_size(self, concepts: Iterable[str]) -> str:
        """The one column in which they differ where a size is asked for: the HDD of a hard drive; '' for none."""
        if not self.look or not _SIZES & set(concepts):
            return ""
        held = self.holdings.of_concept
        sizes = [name for one in sorted(_SIZES) for name in held.get(one, ()) if not self.are_silent_on(name)]
        looks = {name for one in _LOOKS for name in held.get(one, ())}
        differing = (name for name, one in self.holdings.fields.items() if one.of_variants)
        others = (name for name in differing if name.startswith(ATTRIBUTE) and name not in looks)
        found = sizes or [name for name in others if not self.are_silent_on(name)]
        return found[0] if len(found) == 1 else ""

    def are_silent_on(self, field: str) -> bool:
        """Whether none of their cells has it."""
        if not self.look:
            return False
        told = self.look(self.where, field)
        return told.passing > 0 and told.passing == told.blank
