"""How near names are to a word in meaning, as the model of vectors says; each name is computed once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from merchant_assistant.foundation.errors import UserFault

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken

_KEPT = 2000  # names; then all is forgotten


class Near:
    """Safe from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._vectors: dict[str, Sequence[float]] = {}

    def of(self, word: str, names: Sequence[str], cancel: CancelToken | None = None) -> list[float] | None:
        """From -1 to 1 for each name; None where there is no model that tells. Raises :class:`Cancelled`."""
        try:
            asked, *near = self._of_all([word, *names], cancel)
        except UserFault:
            return None
        return [sum(a * b for a, b in zip(asked, own, strict=True)) for own in near]

    def _of_all(self, texts: Sequence[str], cancel: CancelToken | None) -> list[Sequence[float]]:
        with self._lock:
            known = dict(self._vectors)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= dict(zip(new, self._engine.embed(new, "query", cancel).rows(), strict=True))
            with self._lock:
                self._vectors = known if len(known) <= _KEPT else {}
        return [known[text] for text in texts]
