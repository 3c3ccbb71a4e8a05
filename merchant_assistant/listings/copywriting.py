"""Marketing copy about a product: an advertisement, an e-mail, a post, an offer letter.

The model writes what only prose can say, under a schema and from the record's facts; the rest is put together from the
record (terms and prices of an offer, hashtags) or is the same in every letter. All of it is checked like a listing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Record
from merchant_assistant.engine.model import Message
from merchant_assistant.listings.answer import as_text
from merchant_assistant.listings.asking import Asker, Ears, Question
from merchant_assistant.listings.checking import Findings
from merchant_assistant.listings.copywriting_mending import mend_copy
from merchant_assistant.listings.copywriting_parts import Dresser, without_category
from merchant_assistant.listings.copywriting_prompts import copy_examples, copy_prompt, copy_schema, read_copy
from merchant_assistant.listings.drafting import Author, Order, Written
from merchant_assistant.listings.facts import facts_of
from merchant_assistant.listings.leaks import others_of
from merchant_assistant.listings.mending import Known
from merchant_assistant.listings.model import Listing
from merchant_assistant.listings.notices import with_notices
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.prompts import repair_prompt
from merchant_assistant.listings.told import told_of

_MAX_TOKENS = 500
_NOTHING = Listing("", (), "")
# What is mended by trimming needs no second try of the model.
_TRIMMED = frozenset({"too_long", "too_many_bullets", "forbidden_character", "end_mark", "empty_part", "repetition"})


@dataclass(frozen=True, slots=True)
class _Try:
    """What the model wrote, and what is found in the copy that comes of it."""

    written: Listing
    findings: Findings


class CopyWriter(Author):
    """Writes copy, as :class:`~merchant_assistant.listings.drafting.Writer` writes listings."""

    def _write(self, product: Product, record: Record, order: Order, ears: Ears) -> Written:
        platform = platform_rules(order.platform, order.language, order.kind)
        facts = without_category(facts_of(product, order.language, platform))
        others = others_of(copy_examples(order.kind, order.language), order.style.sample)
        known = Known(facts, platform, order.language, order.style, others)
        dresser = Dresser(product, platform, order.language)
        work = _Work(self._asker, dresser, record, order, known, ears)
        best, tries = work.best()
        told = told_of(product, order.platform, order.language)
        found = with_notices(best, product, facts, told.template, order.language, order.kind)
        tried = tuple(attempt.findings for attempt in tries)
        return Written(found, tried, work.seconds, facts=told.fingerprint(order.style))


class _Work:
    """One piece of copy in the making."""

    def __init__(
        self,
        asker: Asker,
        dresser: Dresser,
        record: Record,
        order: Order,
        known: Known,
        ears: Ears,
    ) -> None:
        self._asker = asker
        self._dresser = dresser
        self._record = record
        self._order = order
        self._known = known
        self._prompt = copy_prompt(known.facts, known.platform, order.language, order.style)
        self._schema = copy_schema(known.platform, order.language, order.style.length)
        self._ears = ears
        self.seconds = 0.0

    def best(self) -> tuple[Findings, list[_Try]]:
        """The better of what was written and of what is left of it after mending, and all that was tried."""
        tries = self.tries()
        best = min(tries, key=lambda attempt: attempt.findings.badness)
        if best.written == _NOTHING:  # mending needs something of the model's to mend
            return best.findings, tries
        mended = self.check(mend_copy(best.written, self.check_bare(best.written), self._known))
        return min(mended, best.findings, key=lambda version: version.badness), tries  # of equals the mended one

    def tries(self) -> list[_Try]:
        """One try, and a second where the first says what is false or forbidden."""
        answer, first = self._try(self._prompt)
        broken = [found for found in first.findings.violations if found.code not in _TRIMMED]
        if not first.findings.contradicted and not broken:
            return [first]
        again = repair_prompt(self._prompt, answer, first.findings, self._order.language)
        return [first, self._try(again)[1]]

    def check(self, written: Listing) -> Findings:
        """What is found in the whole copy that comes of what the model wrote."""
        return self.check_bare(self._dresser.dressed(written))

    def check_bare(self, listing: Listing) -> Findings:
        return self._order.check(listing, self._record)

    def _try(self, prompt: Sequence[Message]) -> tuple[str, _Try]:
        question = Question(prompt, self._schema, _MAX_TOKENS, self._order.temperature)
        completion = self._asker.ask(question, self._ears, _readable)
        self.seconds += completion.seconds
        written = read_copy(completion.text)
        return completion.text, _Try(written, self.check(written))


def _readable(so_far: str) -> str:
    return as_text(read_copy(so_far, unfinished=True))
