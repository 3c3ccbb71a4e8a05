"""Many drafts at once: as many under way as the engine has lanes, each saved before it is told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.engine import many
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.drafter import Manner
from merchant_assistant.listings.together import FairClock, Turn

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.listings.drafter import Drafter, Wish
    from merchant_assistant.listings.model import Draft

OnBegin = Callable[[int], None]
STOPPING = frozenset({*many.STOPPING, "busy", "unknown_platform", "unknown_language", "unknown_tone"})
"""Codes of faults that every further product would meet as well."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of one product: a ``draft`` that is saved, or the ``fault`` why there is none.

    ``new`` is False where it had a draft by then, which somebody else wrote meanwhile.
    """

    product_id: int
    draft: Draft | None = None
    fault: UserFault | None = None
    new: bool = True


class BulkDrafter:
    """One job. Writes for products without a usable draft only where ``missing_only``."""

    def __init__(
        self, drafter: Drafter, engine: Engine, wish: Wish, *, missing_only: bool = False, on_begin: OnBegin | None
    ) -> None:
        self._drafter = drafter
        self._engine = engine
        self._wish = wish
        self._missing_only = missing_only
        self._on_begin = on_begin
        self._turn = Turn()
        self._clock = FairClock()
        self._lanes = 1

    def draft(self, product_ids: Iterable[int], cancel: CancelToken | None) -> Generator[Drafted]:
        """See ``Listings.draft_many``."""
        self._lanes = self._engine.load(cancel).lanes
        ids = dict.fromkeys(product_ids)
        with closing(many.run_many(ids, self._one, lambda: self._lanes, cancel, stopping=STOPPING)) as outcomes:
            for outcome in outcomes:
                yield outcome.result or Drafted(outcome.item, fault=outcome.fault)

    def _one(self, product_id: int, cancel: CancelToken) -> Drafted:
        """In a thread of the job's, and again where the model died with it. A bug is a fault of its product."""
        if self._on_begin:
            self._on_begin(product_id)
        try:
            return self._write(product_id, cancel)
        except (Cancelled, UserFault):
            raise
        except Exception:
            _log.exception("bug while a listing was written")
            return Drafted(product_id, fault=_bug())

    def _write(self, product_id: int, cancel: CancelToken) -> Drafted:
        if self._missing_only and (draft := self._drafter.usable(product_id, self._wish)):
            return Drafted(product_id, draft, new=False)
        self._lanes = self._engine.load(cancel).lanes  # another one may write since the last product was begun
        with self._clock.at_work() as part:
            manner = Manner("bulk", self._turn, part)
            return Drafted(product_id, self._drafter.draft(product_id, self._wish, manner, cancel=cancel))


def _bug() -> UserFault:
    return UserFault(
        "bug",
        said("Listings", "This listing could not be written because of a mistake in Merchant Assistant."),
        said("Listings", "The other listings are not affected. Try it again alone."),
    )
