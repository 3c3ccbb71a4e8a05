"""Claims that are words: materials, colours and what else the tables hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from merchant_assistant.claims.context import Context
from merchant_assistant.claims.facts import Fact, Term
from merchant_assistant.claims.lexicon import Hit
from merchant_assistant.claims.tables import Word, claim_words, small_words, table
from merchant_assistant.claims.text import Text, is_chinese, stem

_REACH = 5
_CHINESE_REACH, _PART = 8, 3
_CLAUSE_END = re.compile(r"[\s，。；、,;.]")
_PERCENT_REACH = 12


def words(context: Context, topics: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """Word claims of the text. ``topics`` of its field make sure what elsewhere is unsure (gold, pine)."""
    text = context.text
    hits = list(claim_words().find(text))
    colours = {hit.first for hit in hits if any(word.kind == "colour" for word in hit.entries)}
    for hit in hits:
        sure = next((word for word in hit.entries if _means(context, hit, word, topics, colours)), None)
        if sure:
            yield _fact(context, hit, sure)
        elif any(word.unsure for word in hit.entries):
            yield replace(_fact(context, hit, next(word for word in hit.entries if word.unsure)), unsure=True)


def _means(context: Context, hit: Hit[Word], word: Word, topics: frozenset[str], colours: set[int]) -> bool:
    """Whether the phrase means this entry of the table here."""
    if word.cased and not context.text.folded[hit.start : hit.end].isupper():
        return word.kind in topics
    if word.kind == "material" and (_is_vessel(context, hit) or _is_label(context.text, hit)):
        return False
    return not word.unsure or _made_sure(context, hit, word, topics, colours)


def _made_sure(context: Context, hit: Hit[Word], word: Word, topics: frozenset[str], colours: set[int]) -> bool:
    if word.kind + "s" in topics or word.kind in topics:
        return True
    near_topics, _ = context.around(hit.start, hit.end)
    if word.kind == "colour":
        return bool(near_topics & {"colours"}) or _beside_colour(context.text, hit, colours)
    before = {context.text.tokens[place].word for place in range(max(0, hit.first - 2), hit.first)}
    of_it = (
        "material" in near_topics
        or bool(before & small_words("context", "made_of"))
        or _after_percent(context.text, hit)
    )
    return of_it or _before_noun(context, hit)


def _beside_colour(text: Text, hit: Hit[Word], colours: set[int]) -> bool:
    """ "black and silver", "red/gold": beside another colour."""
    for place in (hit.first - 1, hit.first - 2, hit.after, hit.after + 1):
        if place in colours and place != hit.first:
            between = (
                text.folded[min(hit.end, text.tokens[place].end) : max(hit.start, text.tokens[place].start)]
                .strip()
                .lower()
            )
            if between in small_words("context", "beside"):
                return True
    return False


def _is_vessel(context: Context, hit: Hit[Word]) -> bool:
    """ "a glass of wine" is of no material, "a glass jar" is."""
    vessels, tokens = table("materials")["vessels"], context.text.tokens
    if context.text.lower[hit.start : hit.end] not in vessels["words"]:
        return False
    if hit.after < len(tokens) and tokens[hit.after].word in vessels["after"]:
        return True
    return hit.first > 0 and tokens[hit.first - 1].word in vessels["before"] and not context.following(hit.end)


def _is_label(text: Text, hit: Hit[Word]) -> bool:
    """ "Fabric: cotton" says cotton."""
    return text.folded[hit.end : hit.end + 2].lstrip().startswith(":")


def _after_percent(text: Text, hit: Hit[Word]) -> bool:
    """ "95% cotton", "95% recycled cotton"."""
    percent = text.folded.rfind("%", max(0, hit.start - _PERCENT_REACH), hit.start)
    return percent >= 0 and not text.broken(percent, hit.start)


def _before_noun(context: Context, hit: Hit[Word]) -> bool:
    """ "iron pan": no "iron at low heat"."""
    said = context.text.lower[hit.start : hit.end]
    apart = context.text.folded[hit.end : hit.end + 1] in (" ", "-")
    return said in table("materials")["modifier"]["words"] and apart and bool(context.following(hit.end))


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
    if word.kind == "material":
        near = _part(context, hit)
    noun = next(iter(context.following(hit.end)), "")
    negated = _negated(context.text, hit)
    return Fact(word.kind, start, hit.end, Term(word.id, shade), topics, near, noun, negated=negated)


def _part(context: Context, hit: Hit[Word]) -> frozenset[str]:
    """What is of that material: "bamboo lid", "lid made of bamboo", "Sole: rubber"."""
    text = context.text
    after = context.following(hit.end)
    before: list[str] = []
    for place in range(hit.first - 1, max(-1, hit.first - 1 - _REACH), -1):
        if text.broken(text.tokens[place].end, hit.start):
            break
        before.append(stem(text.tokens[place].word))
    linked = (
        any(word in small_words("context", "made_of") for word in before[:1])
        or text.folded[max(0, hit.start - 2) : hit.start].strip() == ":"
    )
    near = [*after, *(before if linked else ())]
    if is_chinese(text.folded[hit.end - 1]):
        around = text.folded[max(0, hit.start - _CHINESE_REACH) : hit.start], text.folded[hit.end : hit.end + _PART]
        clause = _CLAUSE_END.split(around[0])[-1] + "|" + around[1]
        near += [part for part in table("materials")["parts"]["words"] if not part.isascii() and part in clause]
    return frozenset(near)


def _modifiers() -> frozenset[str]:
    return frozenset(table("colours")["modifiers"]["words"])


def _negated(text: Text, hit: Hit[Word]) -> bool:
    before = [
        text.tokens[place].word
        for place in range(max(0, hit.first - 2), hit.first)
        if not text.broken(text.tokens[place].end, hit.start)
    ]
    if any(word in small_words("context", "negations") for word in before):
        return True
    after = text.tokens[hit.after].word if hit.after < len(text.tokens) else ""
    following = text.tokens[hit.after + 1].word if hit.after + 1 < len(text.tokens) else ""
    if (
        after in small_words("context", "denials_after")
        and following != "of"
        and not text.broken(hit.end, text.tokens[hit.after].start)
    ):
        return True  # a row of a table: "Microwave safe No"
    return after == "free" and text.folded[hit.end : text.tokens[hit.after].start] in ("-", " ")
