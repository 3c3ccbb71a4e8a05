"""Many drafts at once: as many under way as the engine has lanes, each saved before it is told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled, UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.drafter import Manner
from merchant_assistant.listings.many_for_now import run_many
from merchant_assistant.listings.together import FairClock, Turn

if TYPE_CHECKING:
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.listings.drafter import Drafter, Wish
    from merchant_assistant.listings.many_for_now import Outcome
    from merchant_assistant.listings.model import Draft

OnBegin = Callable[[int], None]
_log = logging.getLogger(__name__)
STOPPING = frozenset(
    {
        "model_absent", "model_damaged", "engine_unavailable", "unsupported", "key_missing",
        "unknown_platform", "unknown_language", "unknown_tone",
        "disk_full", "disk_error", "no_permission", "busy", "database_damaged", "newer_data",
    }
)  # fmt: skip
"""Codes of faults that every further product would meet as well."""
_CRASHES_IN_A_ROW = 3  # of different products, each tried again before: it is not the product


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

    def draft(self, product_ids: Iterable[int], cancel: CancelToken | None) -> Generator[Drafted]:
        """See ``Listings.draft_many``."""
        lanes = self._engine.load(cancel).lanes
        stop = CancelToken()
        forget = cancel.on_cancel(stop.cancel) if cancel else None
        try:
            with closing(run_many(dict.fromkeys(product_ids), self._one, lanes, stop)) as outcomes:
                yield from self._tell(outcomes, stop)
            if cancel:
                cancel.check()
        finally:
            stop.cancel()
            if forget:
                forget()

    def _one(self, product_id: int, cancel: CancelToken) -> Drafted:
        """In a thread of the job's. Faults of the product itself are its result; the others end the job."""
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
        with self._clock.at_work() as part:
            manner = Manner("bulk", self._turn, part)
            return Drafted(product_id, self._drafter.draft(product_id, self._wish, manner, cancel=cancel))

    def _tell(self, outcomes: Iterable[Outcome[int, Drafted]], stop: CancelToken) -> Generator[Drafted]:
        """Each as it comes; a fault that all would meet is raised once those that are through have been told."""
        of_all: UserFault | None = None
        crashes = 0
        for outcome in outcomes:
            done = _drafted(outcome)
            crashes = crashes + 1 if done.fault and done.fault.code == "engine_crashed" else 0
            if done.fault and (done.fault.code in STOPPING or crashes == _CRASHES_IN_A_ROW):
                of_all = of_all or done.fault
                stop.cancel()
            else:
                yield done
        if of_all:
            raise of_all


def _drafted(outcome: Outcome[int, Drafted]) -> Drafted:
    return Drafted(outcome.item, fault=outcome.fault) if outcome.result is None else outcome.result


def _bug() -> UserFault:
    return UserFault(
        "bug",
        said("Listings", "This listing could not be written because of a mistake in Merchant Assistant."),
        said("Listings", "The other listings are not affected. Try it again alone."),
    )
