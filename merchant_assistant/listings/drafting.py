"""Writing one draft: the model once, cuts without the model; the model again only where too little remains."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from merchant_assistant.catalogue.model import Product
from merchant_assistant.claims.model import Record
from merchant_assistant.engine.model import Completion, Engine, Message, Priority
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.prose import sentences
from merchant_assistant.listings.answer import as_text, read_answer, readable
from merchant_assistant.listings.asking import Asker, Ears, OnText, Question
from merchant_assistant.listings.checking import Findings, check_listing
from merchant_assistant.listings.derived import with_derived
from merchant_assistant.listings.leaks import others_of
from merchant_assistant.listings.mending import Known, mend
from merchant_assistant.listings.model import DraftKind, Length, Listing, Style
from merchant_assistant.listings.notices import with_notices
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.prompts import example_texts, listing_prompt, listing_schema, repair_prompt
from merchant_assistant.listings.rules import same
from merchant_assistant.listings.subject import with_subject
from merchant_assistant.listings.terms import with_terms, without_terms
from merchant_assistant.listings.together import Turn
from merchant_assistant.listings.told import told_of

PLAIN = Style()
"""What is written where no manner is asked for."""
_MAX_TOKENS: Mapping[Length, int] = {"short": 500, "normal": 700, "long": 1000}
_NOTHING = Listing("", (), "")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written. ``language`` is ``en`` or ``zh``."""

    platform: str
    language: str
    style: Style = PLAIN
    temperature: float = 0.0
    kind: DraftKind = "listing"

    def check(self, listing: Listing, record: Record) -> Findings:
        """What is found in a text that was written for it."""
        return check_listing(listing, record, self.platform, self.language, kind=self.kind, style=self.style)


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it. ``seconds``: what the model took, for both tries; ``first_seconds``: for the first."""

    findings: Findings
    attempts: tuple[Findings, ...]  # as the model wrote them, before any cut
    seconds: float
    template: str = ""
    facts: str = ""  # fingerprint of what the model was told
    first_seconds: float = 0.0

    @property
    def usable(self) -> bool:
        return not self.findings.missing


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What is found in one answer, and what is left of it after mending. ``seconds``: what the model took."""

    found: Findings
    mended: Findings
    seconds: float


@dataclass(frozen=True, slots=True)
class _Task:
    """One product's prompt, and what its answers are judged and mended by."""

    prompt: Sequence[Message]
    schema: str
    known: Known
    record: Record
    order: Order

    def check(self, listing: Listing) -> Findings:
        return self.order.check(listing, self.record)

    def judged(self, answer: Completion) -> _Attempt:
        found = self.check(read_answer(answer.text))
        mended = found if found.listing == _NOTHING else mend(found, self.known, self.check)
        return _Attempt(found, mended, answer.seconds)

    def leaves_too_little(self, found: Findings, mended: Findings) -> bool:
        """Whether the model should write again: nothing of its description is left, or faults are."""
        if mended.status != "proposed" or not _is_usable(mended.listing):
            return True
        return bool(found.doubtful or found.violations) and not _kept(found, mended)


class Author(ABC):
    """Writes texts of a kind with one engine. Holds no state between them.

    ``turn``: of a caller who writes many at once; it is given away while the model writes.
    """

    def __init__(self, engine: Engine, priority: Priority = "interactive", turn: Turn | None = None) -> None:
        self._asker = Asker(engine, priority, turn)

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
        written = self._write(product, record, order, Ears(on_text, cancel))
        if on_text:
            on_text(as_text(written.findings.listing))
        return written

    @abstractmethod
    def _write(self, product: Product, record: Record, order: Order, ears: Ears) -> Written:
        """What is to be read at last is told by the caller."""


class Writer(Author):
    """Writes listings."""

    def _write(self, product: Product, record: Record, order: Order, ears: Ears) -> Written:
        told = told_of(product, order.platform, order.language)
        platform = platform_rules(order.platform, order.language)
        facts = without_terms(told.facts)
        prompt = listing_prompt(facts, platform, order.language, order.style, told.topics)
        schema = listing_schema(facts, platform, order.language, order.style.length)
        others = others_of(example_texts(order.language), order.style.sample)
        task = _Task(prompt, schema, Known(facts, platform, order.language, order.style, others), record, order)
        attempts = self._attempts(task, ears)
        chosen = min(attempts, key=lambda attempt: (attempt.mended.badness, -_kept(attempt.found, attempt.mended)))
        best = with_subject(chosen.mended, chosen.found, task.known, task.check)
        if best.listing != _NOTHING:  # what is added needs something of the model's to be added to
            terms = [fact for fact in told.facts if fact not in facts]
            best = with_terms(best, terms, order.language, task.check)
            best = with_derived(best, told.facts, platform, order.language, order.style, task.check)
        best = with_notices(best, product, told.facts, told.template, order.language)
        tried, seconds = tuple(attempt.found for attempt in attempts), [attempt.seconds for attempt in attempts]
        fingerprint = told.fingerprint(order.style)
        return Written(best, tried, sum(seconds), told.template.id, fingerprint, first_seconds=seconds[0])

    def _attempts(self, task: _Task, ears: Ears) -> list[_Attempt]:
        """One try; a second, with the faults of the first named, where mending leaves too little of it."""
        answer = self._generate(task.prompt, task, ears)
        first = task.judged(answer)
        if not task.leaves_too_little(first.found, first.mended):
            return [first]
        again = repair_prompt(task.prompt, answer.text, first.found, task.order.language)
        return [first, task.judged(self._generate(again, task, ears))]

    def _generate(self, prompt: Sequence[Message], task: _Task, ears: Ears) -> Completion:
        most = _MAX_TOKENS[task.order.style.length]
        return self._asker.ask(Question(prompt, task.schema, most, task.order.temperature), ears, readable)


def _is_usable(listing: Listing) -> bool:
    return bool(listing.title and listing.bullets and listing.description)


def _kept(found: Findings, mended: Findings) -> int:
    """How many sentences of a description the mending left."""
    written = {same(sentence) for sentence in sentences(found.listing.description)}
    return len(written & {same(sentence) for sentence in sentences(mended.listing.description)})
