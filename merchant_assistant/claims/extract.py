"""From a text to its facts: every finder's finds, the longest where two overlap."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from merchant_assistant.claims.codes import codes, is_plain_figure, levels, standards
from merchant_assistant.claims.compatibility import compatibilities
from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Fact, Term, without_overlaps
from merchant_assistant.claims.figures import figures
from merchant_assistant.claims.inclusions import inclusions
from merchant_assistant.claims.lexicon import Lexicon
from merchant_assistant.claims.names import names
from merchant_assistant.claims.origins import origins
from merchant_assistant.claims.prices import prices
from merchant_assistant.claims.promises import promises
from merchant_assistant.claims.sizes import counts_things, garment_sizes, size_cell
from merchant_assistant.claims.text import Text
from merchant_assistant.claims.words import words

_NEAR = 40


def extract(raw: str, topics: frozenset[str] = frozenset(), brands: Lexicon[str] | None = None) -> list[Fact]:
    """The checkable statements of ``raw``, left to right.

    ``topics``: what its field is about, if ``raw`` is a cell made for one thing; ``brands``: names known to be makers.
    """
    context = Context.of(Text.of(raw))
    counted = list(figures(context))
    coded = [code for code in codes(context) if not is_plain_figure(code, counted, context.text.folded)]
    said = list(words(context, topics))
    found = [*compatibilities(context, topics), *(fact for fact in said if not fact.unsure), *prices(context)]
    found += [*counted, *standards(context), *levels(context), *promises(context), *said, *inclusions(context)]
    found += garment_sizes(context)
    found += [*origins(context, topics), *coded, *names(context, brands)]
    if "size" in topics and not any(fact.kind in ("size", "measure") or counts_things(raw, fact) for fact in found):
        found = [*size_cell(raw), *found]
    kept = [fact for fact in without_overlaps(found) if not _said_with_figure(fact, counted)]
    return [replace(fact, of_set=True) if context.speaks_of_set(fact.start) else fact for fact in kept]


def _said_with_figure(fact: Fact, counted: list[Fact]) -> bool:
    """ "warranty" beside "2 years": one claim, not two."""
    if fact.value != Term("warranty"):
        return False
    first = bisect_left(counted, fact.start - _NEAR, key=lambda figure: figure.start)
    after = bisect_left(counted, fact.end + _NEAR, key=lambda figure: figure.start)
    return any(figure.kind == "warranty" for figure in counted[first:after])
