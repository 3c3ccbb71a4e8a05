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
from merchant_assistant.storage.tasks import Claim, ClaimLostError

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.foundation.cancel import CancelToken
    from merchant_assistant.listings.drafter import Drafter, Wish
    from merchant_assistant.listings.job_model import JobTask
    from merchant_assistant.listings.model import Draft

OnBegin = Callable[[int], None]
STOPPING = frozenset({*many.STOPPING, "busy"})
"""Codes of faults that every further product would meet as well."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Piece:
    """One draft to write. ``missing_only``: only where the product has no usable one by then.

    ``task`` and ``claim``: of a job, where it belongs to one.
    """

    product_id: int
    wish: Wish
    missing_only: bool = False
    task: JobTask | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of one product: a ``draft`` that is saved, or the ``fault`` why there is none.

    ``new`` is False where it had a draft by then, which somebody else wrote meanwhile; ``draft`` is None then where
    another process is still writing it. ``task``: the job's task, where it was one.
    """

    product_id: int
    draft: Draft | None = None
    fault: UserFault | None = None
    new: bool = True
    task: JobTask | None = None


class BulkDrafter:
    """Writes what it is given. ``on_begin`` hears of each piece that is begun (again), in another thread."""

    def __init__(self, drafter: Drafter, engine: Engine, on_begin: Callable[[Piece], None] | None) -> None:
        self._drafter = drafter
        self._engine = engine
        self._on_begin = on_begin
        self._turn = Turn()
        self._clock = FairClock()
        self._lanes = 1

    def draft(self, pieces: Iterable[Piece], cancel: CancelToken | None) -> Generator[tuple[Piece, Drafted]]:
        """See ``Listings.draft_many``. ``pieces`` is read as lanes get free, in the calling thread."""
        self._lanes = self._engine.load(cancel).lanes
        with closing(many.run_many(pieces, self._one, lambda: self._lanes, cancel, stopping=STOPPING)) as outcomes:
            for outcome in outcomes:
                piece = outcome.item
                yield piece, outcome.result or Drafted(piece.product_id, fault=outcome.fault, task=piece.task)

    def _one(self, piece: Piece, cancel: CancelToken) -> Drafted:
        """In a thread of the job's, and again where the model died with it. A bug is a fault of its product."""
        if self._on_begin:
            self._on_begin(piece)
        try:
            return self._write(piece, cancel)
        except (Cancelled, UserFault):
            raise
        except ClaimLostError:
            return Drafted(piece.product_id, new=False, task=piece.task)
        except Exception:
            _log.exception("bug while a listing was written")
            return Drafted(piece.product_id, fault=_bug(), task=piece.task)

    def _write(self, piece: Piece, cancel: CancelToken) -> Drafted:
        if piece.missing_only and (draft := self._drafter.usable(piece.product_id, piece.wish)):
            return Drafted(piece.product_id, draft, new=False, task=piece.task)
        self._lanes = self._engine.load(cancel).lanes  # another one may write since the last product was begun
        with self._clock.at_work() as part:
            manner = Manner("bulk", self._turn, part, piece.claim)
            draft = self._drafter.draft(piece.product_id, piece.wish, manner, cancel=cancel)
            return Drafted(piece.product_id, draft, task=piece.task)


def _bug() -> UserFault:
    return UserFault(
        "bug",
        said("Listings", "This listing could not be written because of a mistake in Merchant Assistant."),
        said("Listings", "The other listings are not affected. Try it again alone."),
    )
