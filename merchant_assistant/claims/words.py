"""Claims that are words: materials, colours and what else the tables hold."""

from __future__ import annotations

from collections.abc import Iterator

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Fact, Term
from merchant_assistant.claims.lexicon import Hit
from merchant_assistant.claims.tables import Word, claim_words, table
from merchant_assistant.claims.text import Text

_NEGATIONS = frozenset("no not without non never free 无 不 非 未 免 没".split())
_OF = frozenset("made of from in material fabric composition crafted 100 pure solid 材质 材料".split())


def words(context: Context, topics: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """Word claims of the text. ``topics`` of its field make sure what elsewhere is unsure (gold, pine)."""
    text = context.text
    hits = list(claim_words().find(text))
    colours = {hit.first for hit in hits if any(word.kind == "colour" for word in hit.entries)}
    for hit in hits:
        for word in hit.entries:
            if _means(context, hit, word, topics, colours):
                yield _fact(context, hit, word)
                break


def _means(context: Context, hit: Hit[Word], word: Word, topics: frozenset[str], colours: set[int]) -> bool:
    """Whether the phrase means this entry of the table here."""
    if word.cased and not context.text.folded[hit.start : hit.end].isupper():
        return "certificate" in topics
    return not word.unsure or _made_sure(context, hit, word, topics, colours)


def _made_sure(context: Context, hit: Hit[Word], word: Word, topics: frozenset[str], colours: set[int]) -> bool:
    if word.kind + "s" in topics or word.kind in topics:
        return True
    near_topics, _ = context.around(hit.start, hit.end)
    if word.kind == "colour":
        return bool(near_topics & {"colours"}) or _beside_colour(context.text, hit, colours)
    before = {context.text.tokens[place].word for place in range(max(0, hit.first - 2), hit.first)}
    return "material" in near_topics or bool(before & _OF) or _after_percent(context.text, hit)


def _beside_colour(text: Text, hit: Hit[Word], colours: set[int]) -> bool:
    """ "black and silver", "red/gold": beside another colour."""
    for place in (hit.first - 1, hit.first - 2, hit.after, hit.after + 1):
        if place in colours and place != hit.first:
            between = (
                text.folded[min(hit.end, text.tokens[place].end) : max(hit.start, text.tokens[place].start)]
                .strip()
                .lower()
            )
            if between in ("", "and", "or", "/", ",", "&", "-", "和", "、", "+", "with"):
                return True
    return False


def _after_percent(text: Text, hit: Hit[Word]) -> bool:
    return text.folded[max(0, hit.start - 3) : hit.start].strip().endswith("%")


def _fact(context: Context, hit: Hit[Word], word: Word) -> Fact:
    start, shade = hit.start, ""
    if (
        word.kind == "colour"
        and hit.first
        and context.text.tokens[hit.first - 1].word in _modifiers()
        and hit.start - context.text.tokens[hit.first - 1].end <= 1
    ):
        start, shade = context.text.tokens[hit.first - 1].start, context.text.tokens[hit.first - 1].word
    topics, near = context.around(start, hit.end)
    return Fact(word.kind, start, hit.end, Term(word.id, shade), topics, near, _negated(context.text, hit))


def _modifiers() -> frozenset[str]:
    return frozenset(table("colours")["modifiers"]["words"])


def _negated(text: Text, hit: Hit[Word]) -> bool:
    before = [
        text.tokens[place].word
        for place in range(max(0, hit.first - 2), hit.first)
        if not text.broken(text.tokens[place].end, hit.start)
    ]
    if any(word in _NEGATIONS - {"free"} for word in before):
        return True
    after = text.tokens[hit.after].word if hit.after < len(text.tokens) else ""
    return after == "free" and text.folded[hit.end : text.tokens[hit.after].start] in ("-", " ")
