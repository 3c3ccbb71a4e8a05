"""Promises made of parts (promises.toml): an effect and an ailment, a harm and its absence, dispatch and its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from merchant_assistant.claims.lexis.denials import denied
from merchant_assistant.claims.lexis.lexicon import Hit, Lexicon
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.model import Aspect, Kind
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Promise

_ENDS = re.compile(r"[;!?\n。；！？•|]|[.,:](?!\d)|[，：]|\s-\s")
_LIST = re.compile(r"\s*(?:,(?=\s)|、|/|&|and|or|nor|和|及|与|或|und|oder|et|ou|y|o|,? ?(?:and|or))\s*")
_MOST_IN_LIST = 8
_DOUBLED = 3


class Part(NamedTuple):
    """A list of verbs or things that a phrase stands in; ``id`` of the thing, empty for a verb."""

    group: str
    id: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Two lists of parts that together promise something. ``reach``: tokens between them, characters in Chinese."""

    first: str
    then: str
    kind: Kind
    aspect: Aspect
    reach: int
    chinese_reach: int
    either: bool
    lists: bool
    denies: bool


def promises(context: Context) -> Iterator[Fact]:
    """Every promise that a rule or a phrase makes; they may overlap."""
    text = context.text
    hits = _hits(text)
    for place, hit in enumerate(hits):
        for part in hit.entries:
            if part.group in _rules():
                yield from _of_verb(text, hits, place, _rules()[part.group])
    for alone in _phrases().find(text):
        kind, aspect = alone.entries[0]
        if not denied(text, alone, frozenset()):
            said = _words(text, [alone])
            value = Promise(text.lower[alone.start : alone.end], "", said, said)
            yield Fact(kind, alone.start, alone.end, value, aspect=aspect)


def _hits(text: Text) -> list[Hit[Part]]:
    """The parts of rules from left to right; also words that only end like one: Sehnenentzündungen, tendinitis."""
    hits = list(_parts().find(text))
    taken = {place for hit in hits for place in range(hit.first, hit.after)}
    for place, token in enumerate(text.tokens):
        if place not in taken and token.word.endswith(_all_endings()):
            ended = [part for end, part in _endings() if token.word.endswith(end)]
            hits.append(Hit(place, place + 1, token.start, token.end, ended))
    return sorted(hits, key=lambda hit: hit.first)


@cache
def _endings() -> tuple[tuple[str, Part], ...]:
    content = table("promises")["endings"]
    return tuple((end, Part(group, name)) for group, ids in content.items() for name in ids for end in ids[name])


@cache
def _all_endings() -> tuple[str, ...]:
    return tuple(end for end, _ in _endings())


def _of_verb(text: Text, hits: Sequence[Hit[Part]], place: int, rules: Sequence[Rule]) -> Iterator[Fact]:
    verb = hits[place]
    for rule in rules:
        if _instructs(text, verb) or (not rule.denies and _is_denied(text, verb)):
            continue
        found = _thing(text, hits, place, rule, 1)
        step = 1
        if found is None and rule.either:
            found, step = _thing(text, hits, place, rule, -1), -1
        if found is not None:
            yield _promise(text, rule, verb, hits[found])
            if rule.lists and step > 0:
                yield from _listed(text, hits, found, rule, verb)


def _is_denied(text: Text, verb: Hit[Part]) -> bool:
    """ "does not relieve pain"; no "relieves free radicals"."""
    following = text.tokens[verb.after].word if verb.after < len(text.tokens) else ""
    return following != "free" and denied(text, verb, frozenset())


def _thing(text: Text, hits: Sequence[Hit[Part]], place: int, rule: Rule, step: int) -> int | None:
    """The nearest hit of the rule's things after (``step`` 1) or before the verb, in its clause and within reach."""
    verb = hits[place]
    reach = rule.chinese_reach if is_chinese(text.lower[verb.start]) else rule.reach
    other = place + step
    while 0 <= other < len(hits):
        left, right = (verb, hits[other]) if step > 0 else (hits[other], verb)
        if right.first - left.after > reach or _ENDS.search(text.folded, left.end, right.start):
            return None
        if _part(hits[other], rule.then) and _is_thing(text, hits[other], rule):
            return other
        other += step
    return None


def _listed(text: Text, hits: Sequence[Hit[Part]], place: int, rule: Rule, verb: Hit[Part]) -> Iterator[Fact]:
    """What else the verb is said of: "free of BPA, lead and phthalates"."""
    for before, after in zip(
        hits[place : place + _MOST_IN_LIST], hits[place + 1 : place + _MOST_IN_LIST], strict=False
    ):
        if not _part(after, rule.then) or not _LIST.fullmatch(text.folded, before.end, after.start):
            return
        yield replace(_promise(text, rule, verb, after), start=after.start)


def _promise(text: Text, rule: Rule, verb: Hit[Part], thing: Hit[Part]) -> Fact:
    part = _part(thing, rule.then)
    assert part is not None
    start, end = min(verb.start, thing.start), max(verb.end, thing.end)
    said = _words(text, [verb, thing])
    if rule.kind == "certificate":
        said = _between(text, verb, thing) or said  # 获红点设计奖: whose award it is
    value = Promise(part.id, rule.first, _words(text, [thing]), said, rule.denies)
    return Fact(rule.kind, start, end, value, aspect=rule.aspect)


def _between(text: Text, verb: Hit[Part], thing: Hit[Part]) -> tuple[str, ...]:
    said = text.lower[verb.end : thing.start].strip()
    if said and is_chinese(said[0]):
        return (said,)
    return tuple(stem(text.tokens[place].word) for place in range(verb.after, thing.first))


def _part(hit: Hit[Part], group: str) -> Part | None:
    return next((part for part in hit.entries if part.group == group), None)


def _words(text: Text, hits: Sequence[Hit[Part]] | Sequence[Hit[tuple[Kind, Aspect]]]) -> tuple[str, ...]:
    """The words of phrases: English ones in the singular, a Chinese phrase as it stands."""
    found: list[str] = []
    for hit in hits:
        if is_chinese(text.lower[hit.start]):
            found.append(text.lower[hit.start : hit.end])
        else:
            found += [stem(text.tokens[place].word) for place in range(hit.first, hit.after)]
    return tuple(found)


def _is_thing(text: Text, hit: Hit[Part], rule: Rule) -> bool:
    """Whether the words mean that thing here: no "lead time", no "air circulation", no "tool-free"."""
    ordinary, said = table("promises")["ordinary"], text.lower[hit.start : hit.end]
    following = text.tokens[hit.after].word if hit.after < len(text.tokens) else ""
    before = text.tokens[hit.first - 1].word if hit.first else ""
    joined = text.folded.startswith("-", hit.end) or text.folded.endswith("-", 0, hit.start)
    if said.isascii() and joined and rule.first != "free_after" and not rule.either:
        return True
    if said == "free" and joined:
        return False
    return following not in ordinary["after"].get(said, ()) and before not in ordinary["before"].get(said, ())


def _instructs(text: Text, verb: Hit[Part]) -> bool:
    """ "To prevent burns, let it cool", "never burn it": no promise."""
    if text.lower[verb.start : verb.end] == "never":
        return _begins(text, verb.first)
    to = table("promises")["ordinary"]["instructs"]
    return verb.first > 0 and text.tokens[verb.first - 1].word in to and _begins(text, verb.first - 1)


def _begins(text: Text, place: int) -> bool:
    """Whether a clause begins at the token."""
    before = text.tokens[place - 1] if place else None
    return before is None or _ENDS.search(text.folded, before.end, text.tokens[place].start) is not None


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for row in table("promises")["rules"]:
        flags = (row.get("either", False), row.get("lists", False), row.get("denies", False))
        rule = Rule(
            row["first"],
            row["then"],
            row.get("kind", "other"),
            row.get("aspect", ""),
            row["reach"],
            row["chinese_reach"],
            *flags,
        )
        found[rule.first] = (*found.get(rule.first, ()), rule)
    return found


@cache
def _parts() -> Lexicon[Part]:
    content = table("promises")
    verbs = [(form, Part(group, "")) for group, words in content["verbs"].items() for form in _all_forms(words)]
    things = [
        (word, Part(group, name))
        for group, ids in content["things"].items()
        for name, words in ids.items()
        for word in words
    ]
    return Lexicon([*verbs, *things])


@cache
def _phrases() -> Lexicon[tuple[Kind, Aspect]]:
    meant: dict[str, tuple[Kind, Aspect]] = {"warranty": ("warranty", ""), "delivery": ("delivery", "shipping")}
    aspects: dict[str, Aspect] = {"superlative": "superlative", "health": "health", "safety": "safety"}
    meant |= {name: ("other", aspect) for name, aspect in aspects.items()}
    return Lexicon((word, meant[name]) for name, words in table("promises")["alone"].items() for word in words)


def _all_forms(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield from verb_forms(word)


def verb_forms(phrase: str) -> Iterator[str]:
    """An English verb's forms, with the words after it: relieve, relieves, relieved, relieving."""
    yield phrase
    verb, _, rest = phrase.partition(" ")
    if not verb.isascii() or not verb.isalpha() or len(verb) < _DOUBLED:
        return
    root = verb.removesuffix("e")
    soft = verb.endswith("y") and verb[-2] not in "aeiou"
    plural = f"{verb[:-1]}ies" if soft else f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    past = f"{verb[:-1]}ied" if soft else f"{root}ed"
    for form in (plural, past, f"{root}ing"):
        yield f"{form} {rest}".strip()
