"""From a text to its facts: every finder's finds, the longest where two overlap."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from merchant_assistant.claims.finding.codes import codes, is_plain_figure, levels, standards, threads
from merchant_assistant.claims.finding.compatibility import compatibilities
from merchant_assistant.claims.finding.inclusions import inclusions
from merchant_assistant.claims.finding.names import names
from merchant_assistant.claims.finding.origins import origins
from merchant_assistant.claims.finding.promises import promises
from merchant_assistant.claims.finding.superlatives import superlatives
from merchant_assistant.claims.finding.words import words
from merchant_assistant.claims.lexis.lexicon import Lexicon
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.model import Kind
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Fit, Item, Promise, Term, Value, without_overlaps
from merchant_assistant.claims.reading.figures import figures
from merchant_assistant.claims.reading.prices import prices
from merchant_assistant.claims.reading.quantities import Quantity
from merchant_assistant.claims.reading.sizes import counts_things, garment_sizes, leading_size, size_cell

# Terms that a figure of the same kind, so many characters before or after, makes needless.
_BESIDE_FIGURE: dict[Value, tuple[int, int]] = {Term("warranty"): (40, 40), Term("in-stock"): (0, 5)}
_BY_ITS_PART: frozenset[Kind] = frozenset({"delivery", "warranty", "certificate"})
_FIGURE = 12  # no figure is longer


def extract(raw: str, topics: frozenset[str] = frozenset(), brands: Lexicon[str] | None = None) -> list[Fact]:
    """The checkable statements of ``raw``, left to right.

    ``topics``: what its field is about, if ``raw`` is a cell made for one thing; ``brands``: names known to be makers.
    """
    context = Context.of(Text.of(raw))
    counted = list(figures(context))
    coded = [code for code in codes(context) if not is_plain_figure(code, counted, context.text.folded)]
    said = list(words(context, topics))
    found = [*compatibilities(context, topics), *(fact for fact in said if not fact.unsure), *prices(context)]
    found += [*counted, *standards(context), *levels(context), *superlatives(context), *said, *inclusions(context)]
    sure = sorted((*counted, *found), key=lambda fact: fact.start)
    found += [promise for promise in promises(context) if _is_free(promise, sure)]
    found += [*garment_sizes(context), *threads(context)]
    found += [*origins(context, topics), *coded, *names(context, brands)]
    if "size" in topics and not any(fact.kind in ("size", "measure") or counts_things(raw, fact) for fact in found):
        found = [*size_cell(raw), *found]
    elif "size" in topics:
        found = [*leading_size(raw), *found]
    kept = [fact for fact in without_overlaps(found) if topics or not _said_with_figure(fact, counted)]
    if topics or brands is None:
        kept += [*_within_fits(kept, counted, context.text.folded), *_within_items(kept, said)]
    return [replace(fact, of_set=True) if context.speaks_of_set(fact.start) else fact for fact in kept]


def _within_fits(kept: list[Fact], counted: list[Fact], folded: str) -> list[Fact]:
    """Figures of a cell that stand in what it goes with: "VW Golf VII (2012-2019)", "10/100 Ethernet"."""
    fits = [fact for fact in kept if isinstance(fact.value, Fit)]
    inside = [fact for fact in counted if any(fit.start <= fact.start and fact.end <= fit.end for fit in fits)]
    return [fact for fact in inside if _is_telling(fact, folded)]


def _within_items(kept: list[Fact], said: list[Fact]) -> list[Fact]:
    """What a cell says of a thing that comes along: "complete with an embroidered letter"."""
    items = [fact for fact in kept if isinstance(fact.value, Item)]
    sure = (fact for fact in said if not fact.unsure)
    return [fact for fact in sure if any(item.start <= fact.start and fact.end <= item.end for item in items)]


def _is_telling(fact: Fact, folded: str) -> bool:
    value = fact.value
    slashed = "/" in folded[max(0, fact.start - 1) : fact.start] + folded[fact.end : fact.end + 1]
    return isinstance(value, Quantity) and (bool(value.units) or value.high is not None or slashed)


def _said_with_figure(fact: Fact, counted: list[Fact]) -> bool:
    """ "warranty" beside "2 years", "ready to ship" before "in 14 days": one claim, not two."""
    if fact.value not in _BESIDE_FIGURE:
        return False
    before, after = _BESIDE_FIGURE[fact.value]
    return any(figure.kind == fact.kind for figure in _between(counted, fact.start - before, fact.end + after))


def _is_free(promise: Fact, found: list[Fact]) -> bool:
    """Whether nothing within the promise says it better: "delivery in 3 days", 通过CCC认证."""
    if promise.kind not in _BY_ITS_PART or not isinstance(promise.value, Promise):
        return True
    inside = [fact for fact in _between(found, promise.start - _FIGURE, promise.end) if fact.end > promise.start]
    if promise.value.about == "in-time" and any(isinstance(fact.value, Quantity) for fact in inside):
        return False
    return not any(fact.kind == promise.kind for fact in inside)


def _between(facts: list[Fact], start: int, end: int) -> list[Fact]:
    """The facts that begin between the offsets; they go from left to right."""
    first = bisect_left(facts, start, key=lambda fact: fact.start)
    return facts[first : bisect_left(facts, end, key=lambda fact: fact.start)]
