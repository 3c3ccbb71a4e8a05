"""Claims that are words: materials, colours and what else the tables hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from merchant_assistant.claims.finding import materials
from merchant_assistant.claims.lexis.compounds import compounds
from merchant_assistant.claims.lexis.denials import denied
from merchant_assistant.claims.lexis.lexicon import Hit
from merchant_assistant.claims.lexis.tables import Word, claim_words, small_words, table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.model import Aspect, Kind
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Term

_ABSOLUTE = re.compile(r"(?:100 ?(?:%|percent|prozent|pour cent|por ciento)|百分之?百|百分百)[ -]?$")
_ABSOLUTE_REACH = 14
_MORE = re.compile(r"[^.;!?\n。；]*?(?:\b(?:or|nor|oder|noch|ou|ni)\b|或|和)")
_LIST_REACH = 40
_NAMEABLE: frozenset[Kind] = frozenset({"colour", "material"})


def words(context: Context, topics: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """Word claims of the text. ``topics`` of its field make sure what elsewhere is unsure (gold, pine)."""
    hits = [
        hit
        for hit in claim_words().find(context.text)
        if not all(word.is_idiom for word in hit.entries) and not _is_unit(context.text, hit)
    ]
    colours = {hit.first for hit in hits if any(word.kind == "colour" for word in hit.entries)}
    taken = frozenset(place for hit in hits for place in range(hit.first, hit.after))
    before: Fact | None = None
    for hit in hits:
        sure = next((word for word in hit.entries if _means(context, hit, word, topics, colours)), None)
        if sure:
            is_name = sure.kind in _NAMEABLE and not topics and _part_of_name(context.text, hit, taken)
            fact = _fact(context, hit, sure, taken)
            if before and before.negated and before.kind == fact.kind and _listed(context.text, before.end, hit.start):
                fact = replace(fact, negated=True)
            before = fact
            yield replace(fact, unsure=is_name or materials.lies_under(context.text, hit))
        elif any(word.unsure for word in hit.entries):
            unsure = next(word for word in hit.entries if word.unsure)
            yield replace(_fact(context, hit, unsure, taken), unsure=True)
    for compound in compounds(context.text, taken):
        yield _fact(context, compound, compound.entries[0], taken)


def _is_unit(text: Text, hit: Hit[Word]) -> bool:
    """ "5V/2A" holds no V2A."""
    attached = hit.start > 0 and text.folded[hit.start - 1].isdigit()
    return attached and text.folded[hit.start].isascii() and text.folded[hit.start].isalpha()


def _listed(text: Text, end: int, start: int) -> bool:
    """ "not for nylon, acetal or PTFE": whether the words between only list."""
    between = text.folded[end:start].strip()
    if between == ",":
        return _MORE.match(text.folded, start, start + _LIST_REACH) is not None
    return between in ("or", "nor", ", or", ", nor", "/", "、", "或", "和", "及", "oder", "noch", "ou", "ni", "o")


def _means(context: Context, hit: Hit[Word], word: Word, topics: frozenset[str], colours: set[int]) -> bool:
    """Whether the phrase means this entry of the table here."""
    if word.is_idiom:
        return False
    if word.cased and not _in_capitals(context.text.folded[hit.start : hit.end]):
        return word.kind in topics and not word.unsure
    if word.kind == "material" and (materials.is_vessel(context, hit) or materials.is_label(context.text, hit)):
        return False
    return not word.unsure or _made_sure(context, hit, word, topics, colours)


def _in_capitals(said: str) -> bool:
    return said.isupper()


def _made_sure(context: Context, hit: Hit[Word], word: Word, topics: frozenset[str], colours: set[int]) -> bool:
    if word.kind + "s" in topics or word.kind in topics:
        return True
    near_topics, _ = context.around(hit.start, hit.end)
    if word.kind == "colour":
        return (
            bool(near_topics & {"colours"}) or _beside_colour(context.text, hit, colours) or _alone(context.text, hit)
        )
    if word.kind != "material":
        return False
    before = {context.text.tokens[place].word for place in range(max(0, hit.first - 2), hit.first)}
    of_it = (
        "material" in near_topics
        or bool(before & small_words("context", "made_of"))
        or materials.after_percent(context.text, hit)
    )
    return of_it or materials.before_noun(context, hit)


def _alone(text: Text, hit: Hit[Word]) -> bool:
    """ "in silver, …", "is orange.": nothing else could be meant before the clause ends."""
    before = text.tokens[hit.first - 1] if hit.first else None
    if before is None or before.word not in table("colours")["relations"]["in"] or hit.start - before.end > 1:
        return False
    return (
        hit.after >= len(text.tokens)
        or text.broken(hit.end, text.tokens[hit.after].start)
        or (bool(claim_words().longest(text, hit.after)))
    )


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


def _part_of_name(text: Text, hit: Hit[Word], taken: frozenset[int]) -> bool:
    """ "the Orange Street shop": a capitalised word in a sentence, followed by another that is no claim."""
    if hit.after >= len(text.tokens) or hit.after in taken or not hit.first:
        return False
    following, before = text.tokens[hit.after], text.tokens[hit.first - 1]
    both = text.folded[hit.start].isupper() and text.folded[following.start].isupper()
    in_sentence = text.folded[before.start].islower() and not text.broken(before.end, hit.start)
    is_word = not text.folded[hit.start : hit.end].isupper() and len(following.word) > 1
    return (
        both and in_sentence and is_word and text.folded[hit.end : following.start] == " " and _plain_around(text, hit)
    )


def _plain_around(text: Text, hit: Hit[Word]) -> bool:
    """Whether capitals say something here: German nouns all have one, and so have the words of a title."""
    around = text.tokens[max(0, hit.first - 4) : hit.first] + text.tokens[hit.after + 1 : hit.after + 5]
    latin = [token for token in around if len(token.word) > 2 and not is_chinese(token.word[0])]
    small = sum(text.folded[token.start].islower() for token in latin)
    foreign = any(token.word in small_words("vocabulary", "foreign") for token in text.tokens[:40])
    return not foreign and 2 * small >= len(latin)


def _fact(context: Context, hit: Hit[Word], word: Word, taken: frozenset[int]) -> Fact:
    start, shade = _shade(context.text, hit, word)
    topics, near = context.around(start, hit.end)
    if word.kind == "material":
        near = materials.part_words(context, hit)
        if materials.is_applied(context.text, hit):
            near |= {APPLIED}
    noun = next(iter(context.following(hit.end)), "")
    value, aspect = Term(word.id, shade), aspect_of(word.kind, word.id)
    if word.kind == "other" and (absolute := _absolute(context.text, hit)) is not None:
        start, value, aspect = absolute, Term(word.id, "absolute"), "superlative"
    if value.shade and f"{value.shade}-{value.id}" in table("colours")["words"]:
        value = Term(f"{value.shade}-{value.id}")  # pale blue is light blue
    elif word.kind == "other" and word.id in table("features")["exact"]["words"]:
        value = Term(word.id, context.text.lower[hit.start : hit.end])
    is_denied = word.denied or denied(context.text, hit, taken)
    return Fact(word.kind, start, hit.end, value, topics, near, noun, negated=is_denied, aspect=aspect)


# Among the words of a material: it is what a thing is used on ("a drill for wood").
APPLIED = "(applied)"


def _shade(text: Text, hit: Hit[Word], word: Word) -> tuple[int, str]:
    """Where the claim begins, and what changes the word: dark, veneer."""
    if word.kind == "material":
        return hit.start, materials.shade(text, hit)
    if word.kind != "colour" or not hit.first:
        return hit.start, ""
    before = text.tokens[hit.first - 1]
    is_shade = before.word in _modifiers() and hit.start - before.end <= 1
    return (before.start, _modifiers()[before.word]) if is_shade else (hit.start, "")


def _absolute(text: Text, hit: Hit[Word]) -> int | None:
    """ "100 % waterproof": where it begins."""
    first = max(0, hit.start - _ABSOLUTE_REACH)
    found = _ABSOLUTE.search(text.lower[first : hit.start])
    return first + found.start() if found else None


def aspect_of(kind: Kind, word: str) -> Aspect:
    """What a promise is about, by the table of features."""
    if kind == "delivery":
        return "shipping"
    return _aspects().get(word, "feature") if kind == "other" else ""


@cache
def _aspects() -> dict[str, Aspect]:
    return {word: aspect for aspect, of_it in table("features")["aspects"].items() for word in of_it}


@cache
def _modifiers() -> dict[str, str]:
    """The id of a shade by its words: dark and 深."""
    return {word: shade for shade, of_it in table("colours")["modifiers"].items() for word in of_it}
