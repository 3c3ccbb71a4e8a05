"""Writing one draft: the model once, again with its faults named where it erred, then cuts without the model."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Record
from merchant_assistant.engine.model import Completion, Engine, GenerateRequest, Message, Priority
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import Cancelled
from merchant_assistant.listings.answer import as_text, read_answer, readable
from merchant_assistant.listings.checking import Findings, check_listing
from merchant_assistant.listings.facts import facts_of
from merchant_assistant.listings.mending import mend
from merchant_assistant.listings.model import DraftKind, Listing, Style
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.prompts import listing_prompt, listing_schema, repair_prompt
from merchant_assistant.listings.terms import with_terms, without_terms
from merchant_assistant.listings.together import Turn

OnText = Callable[[str], None]
PLAIN = Style()
"""What is written where no manner is asked for."""
_MAX_TOKENS = 700
_NOTHING = Listing("", (), "")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written. ``language`` is ``en`` or ``zh``."""

    platform: str
    language: str
    style: Style = PLAIN
    temperature: float = 0.0
    kind: DraftKind = "listing"


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it. ``seconds``: what the model took, for both tries."""

    findings: Findings
    attempts: tuple[Findings, ...]  # as the model wrote them, before any cut
    seconds: float

    @property
    def usable(self) -> bool:
        listing = self.findings.listing
        return bool(listing.title and listing.bullets and listing.description)


@dataclass(frozen=True, slots=True)
class _Ears:
    """Who listens while the model writes, and who may stop it."""

    on_text: OnText | None
    cancel: CancelToken | None


class Writer:
    """Writes drafts with one engine. Holds no state between drafts.

    ``turn``: of a caller who writes many at once; it is given away while the model writes.
    """

    def __init__(self, engine: Engine, priority: Priority = "interactive", turn: Turn | None = None) -> None:
        self._engine = engine
        self._priority = priority
        self._turn = turn

    def write(
        self,
        product: Product,
        record: Record,
        order: Order,
        on_text: OnText | None = None,
        cancel: CancelToken | None = None,
    ) -> Written:
        """Write about ``product`` (without our own earlier sentences), checked against ``record``.

        ``on_text`` hears the whole readable text so far, again from the start where the model writes again. Raises
        :class:`Cancelled` and what the engine raises.
        """
        platform = platform_rules(order.platform)
        known = facts_of(product, order.language, platform)
        facts = without_terms(known)
        prompt = listing_prompt(facts, platform, order.language, order.style.tone)
        schema = listing_schema(facts, platform, order.language)
        attempts, seconds = self._attempts(prompt, schema, record, order, _Ears(on_text, cancel))
        best = min(attempts, key=lambda attempt: attempt.badness)
        if best.listing != _NOTHING:  # mending needs something of the model's to mend
            best = mend(best, facts, platform, order.language, lambda listing: _check(listing, record, order))
            terms = [fact for fact in known if fact not in facts]
            best = with_terms(best, terms, order.language, lambda listing: _check(listing, record, order))
        if on_text:
            on_text(as_text(best.listing))
        return Written(best, tuple(attempts), seconds)

    def _attempts(
        self, prompt: Sequence[Message], schema: str, record: Record, order: Order, ears: _Ears
    ) -> tuple[list[Findings], float]:
        """One try, and a second where the first says what is false or forbidden."""
        first = self._generate(prompt, schema, order.temperature, ears)
        found = _check(read_answer(first.text), record, order)
        if not found.contradicted and not found.violations:
            return [found], first.seconds
        again = repair_prompt(prompt, first.text, found, order.language)
        second = self._generate(again, schema, order.temperature, ears)
        return [found, _check(read_answer(second.text), record, order)], first.seconds + second.seconds

    def _generate(self, prompt: Sequence[Message], schema: str, temperature: float, ears: _Ears) -> Completion:
        so_far: list[str] = []

        def hear(delta: str) -> None:
            so_far.append(delta)
            if ears.on_text:
                ears.on_text(readable("".join(so_far)))

        request = GenerateRequest(
            messages=tuple(prompt),
            max_tokens=_MAX_TOKENS,
            temperature=temperature,
            json_schema=schema,
            seed=random.randrange(2**31) if temperature else 0,
            priority=self._priority,
        )
        with self._turn.given_away() if self._turn else nullcontext():
            completion = self._engine.generate(request, hear if ears.on_text else None, ears.cancel)
        if completion.finish_reason == "cancelled":
            raise Cancelled
        return completion


def _check(listing: Listing, record: Record, order: Order) -> Findings:
    return check_listing(listing, record, order.platform, order.language)
