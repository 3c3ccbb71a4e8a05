"""The evaluation itself: products drawn, drafted as in bulk, judged, and altered to see what the ledger notices."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING, Any

from merchant_assistant.catalogue.query import SOURCE, Filter, ProductQuery
from merchant_assistant.claims import check_text
from merchant_assistant.engine.many import run_many
from merchant_assistant.foundation.cancel import CancelToken, Progress, no_progress
from merchant_assistant.foundation.prose import plain
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.checking import is_doubtful
from merchant_assistant.listings.choosing import language_of_product
from merchant_assistant.listings.drafting import Order, Writer, Written
from merchant_assistant.listings.evaluation.altering import alterations, caught
from merchant_assistant.listings.evaluation.figures import Catching, Side
from merchant_assistant.listings.platforms import Platform, platform_rules
from merchant_assistant.listings.record import record_of
from merchant_assistant.listings.together import FairClock, Turn

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.claims import Record
    from merchant_assistant.engine.model import Engine
    from merchant_assistant.listings.checking import Findings

_MOST_ALTERED = 12  # false facts a draft


@dataclass(frozen=True, slots=True)
class Sample:
    """What is evaluated: so many products, as many of each source, for the platforms in turn, in a language."""

    products: int = 20
    platforms: tuple[str, ...] = ("generic",)
    language: str = "auto"
    seed: int = 1


@dataclass
class Evaluation:
    """What came of it. ``bare`` is the model's first try, as it would leave without ledger and repair."""

    sample: Sample
    model: str = ""
    ours: Side | None = None
    bare: Side | None = None
    catching: Catching = field(default_factory=Catching)
    texts: int = 0  # true texts judged, with those in which a claim is doubted
    texts_doubted: int = 0
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "model": self.model or None,
            "platforms": self.sample.platforms,
            "language": self.sample.language,
            "ours": self.ours.as_json() if self.ours else None,
            "bare": self.bare.as_json() if self.bare else None,
            "catching": self.catching.as_json(),
            "true_texts": {"texts": self.texts, "doubted": self.texts_doubted},
            "seconds": round(self.seconds, 1),
        }


def evaluate_drafts(
    catalogue: Catalogue,
    engine: Engine,
    sample: Sample,
    *,
    bare: bool = True,
    on_draft: Callable[[Written], None] | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Evaluation:
    """Draft products of ``catalogue`` with ``engine``, as many at a time as it has lanes; nothing is saved.

    A product that cannot be drafted counts as failed. ``on_draft`` hears each draft. Raises :class:`Cancelled`, and
    faults that all drafts would meet.
    """
    info = engine.load(cancel)
    result = Evaluation(sample, info.id, Side(), Side() if bare else None)
    ids, started, rng = _drawn(catalogue, sample.products), time.monotonic(), random.Random(sample.seed)
    writing, tasks = _Writing(catalogue, engine, sample), list(zip(ids, cycle(sample.platforms), strict=False))
    with closing(run_many(tasks, writing.write, info.lanes, cancel)) as outcomes:
        for done, outcome in enumerate(outcomes, start=1):
            _count(result, outcome.result, rng)
            if on_draft and outcome.result:
                on_draft(outcome.result.written)
            progress(done, len(ids), said("Listings", "{done} of {total} drafts").format(done=done, total=len(ids)))
    result.seconds = time.monotonic() - started
    return result


def evaluate_texts(
    catalogue: Catalogue,
    sample: Sample,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Evaluation:
    """The ledger alone, without a model: the products' own texts as they are, and with one fact made false.

    Their own texts prove themselves, so a doubted one is a false alarm. Raises :class:`Cancelled`.
    """
    result, started, rng = Evaluation(sample), time.monotonic(), random.Random(sample.seed)
    ids = _drawn(catalogue, sample.products)
    for done, product_id in enumerate(ids, start=1):
        if cancel:
            cancel.check()
        product = catalogue.product(product_id)
        text = plain(". ".join(filter(None, (product.title, product.description))))
        _judge(result, text, _record(product), rng)
        progress(done, len(ids), said("Listings", "{done} of {total} products").format(done=done, total=len(ids)))
    result.seconds = time.monotonic() - started
    return result


@dataclass(frozen=True, slots=True)
class _Draft:
    record: Record
    platform: Platform
    written: Written
    seconds: float  # its part of the time that passed

    @property
    def first_seconds(self) -> float:
        """Of that the part of the model's first try."""
        return self.seconds * self.written.first_seconds / (self.written.seconds or 1.0)


class _Writing:
    """Drafts one product after the other in each of the model's lanes."""

    def __init__(self, catalogue: Catalogue, engine: Engine, sample: Sample) -> None:
        self._catalogue = catalogue
        self._sample = sample
        self._turn = Turn()
        self._writer = Writer(engine, "bulk", self._turn)
        self._clock = FairClock()

    def write(self, task: tuple[int, str], cancel: CancelToken) -> _Draft:
        product_id, platform = task
        with self._clock.at_work() as part, self._turn:
            product = self._catalogue.product(product_id)
            record, language = _record(product), self._sample.language
            order = Order(platform, language_of_product(product) if language == "auto" else language)
            written = self._writer.write(product, record, order, cancel=cancel)
            return _Draft(record, platform_rules(platform, order.language), written, part())


def _count(result: Evaluation, draft: _Draft | None, rng: random.Random) -> None:
    ours, bare = result.ours, result.bare
    if ours is None:
        return
    if draft is None or not draft.written.usable:
        ours.failed += 1
        return
    written = draft.written
    leaves = written.findings.status == "proposed"
    ours.add(written.findings, draft.platform, leaves=leaves, tries=len(written.attempts), seconds=draft.seconds)
    if bare:
        bare.add(written.attempts[0], draft.platform, leaves=True, tries=1, seconds=draft.first_seconds)
    if leaves:
        for text in _parts(written.findings):
            _judge(result, text, draft.record, rng)


def _judge(result: Evaluation, text: str, record: Record, rng: random.Random) -> None:
    """Whether a true text is left alone, and how many of its facts made false are noticed."""
    result.texts += 1
    result.texts_doubted += any(map(is_doubtful, check_text(text, record)))
    found = list(alterations(record, text, rng))
    for altered in rng.sample(found, min(_MOST_ALTERED, len(found))):
        result.catching.add(altered, noticed=caught(altered) is not None)


def _parts(found: Findings) -> Iterator[str]:
    yield found.listing.title
    yield "\n".join((*found.listing.bullets, found.listing.description))


def _record(product: Product) -> Record:
    """All its cells: nothing that our model wrote is in the catalogue of an evaluation."""
    return record_of(product, lambda _hashes: set())


def _drawn(catalogue: Catalogue, count: int) -> list[int]:
    """``count`` products, as many of each source as it has, spread over it; all where there are fewer."""
    every = catalogue.product_ids()
    if len(every) <= count:
        return every
    sources = [value.value for facet in catalogue.facets(fields=[SOURCE], values=count) for value in facet.values]
    left = [catalogue.product_ids(ProductQuery(filters=(Filter(SOURCE, (source,)),))) for source in sources]
    drawn: list[int] = []
    for place, ids in enumerate(left := sorted(left, key=len)):  # what a small one lacks the larger ones give
        drawn += _spread(ids, (count - len(drawn)) // (len(left) - place))
    return drawn


def _spread(ids: Sequence[int], count: int) -> list[int]:
    """``count`` of them, evenly over the catalogue; all where there are fewer."""
    return [ids[place * len(ids) // count] for place in range(count)] if len(ids) > count else list(ids)
