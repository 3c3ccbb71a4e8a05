"""Meta's catalogue (Facebook, Instagram): Google's names and some of its own, below lines that explain them."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.importing.formats.declared import declaration
from merchant_assistant.catalogue.importing.formats.google import Google

_SURER = 0.1  # than Google, whose names it has too


class Meta(Google):
    """See :class:`~merchant_assistant.catalogue.importing.formats.common.Format`."""

    id = "meta"

    def score(self, columns: Sequence[str]) -> float:
        """As sure as a feed of Google's, where a name stands that only Meta has."""
        names = {self._pattern(column) for column in columns}
        own = names & declaration(self.id).marks["own"]
        return min(1.0, super().score(columns) + _SURER) if own else 0.0

    def generation(self, columns: Sequence[str]) -> str | None:  # noqa: ARG002 - there is one
        return None


META = Meta()
