"""Claims of origin: Made in Italy, Italian leather, 中国制造, 产地：越南."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.lexis.lexicon import Hit, Lexicon
from merchant_assistant.claims.lexis.tables import claim_words, table
from merchant_assistant.claims.lexis.text import Text, is_chinese
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Term

_Country = tuple[str, str]  # code, and "name" or "adjective"
_REACH = 3
_REGION_REACH = 3
_SMALL = frozenset({"the", "in", "is", "us", "der", "den", "dem", "la", "les", "el", "los", "为", "是", "于", "自"})
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}?(?=制造|生产|产|出品|手工|制)")
_ANY_TOWN = re.compile(r"(?:产自|原产于|产地为|产地：|产地:)(?P<town>[\u4e00-\u9fff]{2,4}?)(?=[，。；、,;.\s]|$)")


def origins(context: Context, topics: frozenset[str] = frozenset()) -> Iterator[Fact]:
    """Countries that the text names as the origin. In a field about origin every country counts, codes too."""
    if "origin" in topics and (fact := _code_cell(context)):
        yield fact
    for hit in _countries().find(context.text):
        if not _is_name(context, hit):
            continue
        start, end = _span(context, hit) or ((hit.start, hit.end) if "origin" in topics else (0, 0))
        if end and hit.entries[0][0] != "":
            shade = "design" if _is_design(context.text.lower[start:end], context, hit) else ""
            place = hit.entries[0][0] + _town(context.text, hit, end)
            yield Fact("origin", start, end, Term(place, shade), frozenset({"origin"}))
    yield from _towns(context)


def _town(text: Text, hit: Hit[_Country], end: int) -> str:
    """The Chinese town between a region and the word that makes it an origin: 聊城 of 山东聊城产."""
    between = text.folded[hit.end : end]
    found = _TOWN.match(between)
    return f":{found.group()}" if ":" in hit.entries[0][0] and found else ""


def _towns(context: Context) -> Iterator[Fact]:
    """ "产自信阳": a town that no table knows."""
    for found in _ANY_TOWN.finditer(context.text.folded):
        if not _is_known(context.text, found.start("town")):
            yield Fact("origin", found.start(), found.end(), Term(f"?:{found['town']}"), frozenset({"origin"}))


def is_country(text: Text, place: int) -> bool:
    """Whether a country's name or adjective begins at that token."""
    return _countries().longest(text, place) is not None


def _is_known(text: Text, offset: int) -> bool:
    place = text.starts.get(offset)
    return place is not None and is_country(text, place)


def _is_design(said: str, context: Context, hit: Hit[_Country]) -> bool:
    """ "designed in Germany": nothing was made there."""
    cues = table("countries")["cues"]
    if any(said.startswith(cue) for cue in cues["designed"]):
        return True
    tokens, after = context.text.tokens, hit.after
    following = tokens[after].word if after < len(tokens) and tokens[after].start - hit.end <= 1 else ""
    if is_chinese(context.text.folded[hit.end - 1]):
        return context.text.folded.startswith(("设计", "研发"), hit.end)
    return following in ("designed", "engineered")


@cache
def _countries() -> Lexicon[_Country]:
    content = table("countries")
    names = [(name, (code, "name")) for code, forms in content["names"].items() for name in forms]
    names += [(name, (f"{code}:{name}", "name")) for code, places in content["regions"].items() for name in places]
    adjectives = [(name, (code, "adjective")) for code, forms in content["adjectives"].items() for name in forms]
    return Lexicon([*names, *adjectives, *((idiom, ("", "idiom")) for idiom in content["cues"]["idioms"])])


@cache
def _cues() -> tuple[Lexicon[str], Lexicon[str], frozenset[str]]:
    cues = table("countries")["cues"]
    return (
        Lexicon((cue, cue) for cue in cues["before"]),
        Lexicon((cue, cue) for cue in cues["after"]),
        frozenset(cues["nouns"]),
    )


def _is_name(context: Context, hit: Hit[_Country]) -> bool:
    """ "us" and "turkey" are words; the country is written with a capital."""
    return context.text.folded[hit.start].isupper() or is_chinese(context.text.folded[hit.start])


def _span(context: Context, hit: Hit[_Country]) -> tuple[int, int] | None:
    """From the word that makes it a claim to the country, or the other way round; None where nothing does."""
    text, before, (cue_before, _, nouns) = context.text, hit.first, _cues()
    if hit.entries[0][1] != "adjective":
        for first in range(max(0, before - _REACH - 2), before):
            cue = cue_before.longest(text, first)
            if (
                cue
                and cue.after <= before
                and _only_small_words(context, cue.after, before)
                and not text.broken(cue.end, hit.start)
            ):
                return cue.start, hit.end
        return _before_cue(text, hit) or _after_place(text, hit)
    for place in range(hit.after, min(hit.after + _REACH, len(text.tokens))):
        if text.broken(hit.end, text.tokens[place].start):
            return None
        material = claim_words().longest(text, place)
        if text.tokens[place].word in nouns or (material and any(word.kind == "material" for word in material.entries)):
            return hit.start, hit.end
    return None


def _after_place(text: Text, hit: Hit[_Country]) -> tuple[int, int] | None:
    """ "Solingen, Germany." """
    before = text.tokens[hit.first - 1] if hit.first else None
    ends = hit.after >= len(text.tokens) or text.broken(hit.end, text.tokens[hit.after].start)
    if before is None or not ends or text.folded[before.end : hit.start] != ", ":
        return None
    return (hit.start, hit.end) if text.folded[before.start].isupper() else None


def _before_cue(text: Text, hit: Hit[_Country]) -> tuple[int, int] | None:
    """ "中国制造", "山东聊城产": a place right before such a word, a Chinese town between them."""
    reach = _REGION_REACH if is_chinese(text.folded[hit.start]) else 0
    for place in range(hit.after, min(hit.after + reach + 1, len(text.tokens))):
        between = text.folded[hit.end : text.tokens[place].start]
        if len(between.strip()) > reach or (between.strip() and not all(map(is_chinese, between))):
            return None
        cue = _cues()[1].longest(text, place)
        if cue and text.tokens[place].start - hit.end <= max(1, reach):
            return hit.start, cue.end
    return None


def _only_small_words(context: Context, first: int, after: int) -> bool:
    return all(context.text.tokens[place].word in _SMALL for place in range(first, after))


def _code_cell(context: Context) -> Fact | None:
    """A cell that holds nothing but a country's code."""
    said = context.text.folded.strip()
    if said in table("countries")["names"]:
        return Fact("origin", 0, len(context.text.folded), Term(said), frozenset({"origin"}))
    return None
