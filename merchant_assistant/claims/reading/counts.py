"""What a number counts and of what: "6 sets in a box" counts sets, per box; "minimum order 48" counts per order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.lexis.tables import small_words, table, topics
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Count

_AFTER, _BEFORE, _ADJECTIVES = 8, 5, 3
_AND = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "和", "与"})


def count_around(context: Context, start: int, end: int) -> Count:
    """What the words around the number say: the container before it ("set of 6") rather than one after it."""
    after = list(_after(context.text, end))
    tail = bool(after) and _word(context.text, after[0]) in _words("tails")
    per = _role_before(context, start) or _role_after(context, after, _words("tails"))
    return Count("" if tail else _counted(context, after), per)


def count_of_field(name: str) -> Count:
    """What a cell under that name counts: "Pieces per set", "Carton quantity", "每箱盒数"."""
    context = Context.of(Text.of(name))
    places = list(range(len(context.text.tokens)))
    per = _role_after(context, places, tails=frozenset()) or _last_container(context.text)
    return Count(_counted(context, places, said_alone=False), per)


def counts_otherwise(near: frozenset[str]) -> bool:
    """Whether a number is of something that no pack holds: "3 compartments in each box"."""
    return any(topic not in _words("general") and topics()[topic].dimension is None for topic in near)


@cache
def _containers(section: str) -> dict[str, str]:
    """Word -> its id, of a section of the table."""
    return {word: name for name, words in table("counts")[section].items() for word in words}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("counts")["words"][name])


def _word(text: Text, place: int) -> str:
    return text.tokens[place].word


def _container(text: Text, place: int) -> str | None:
    return _containers("containers").get(stem(_word(text, place)))


def _after(text: Text, end: int) -> Iterator[int]:
    """Places of the words after ``end`` that may speak of the number there; a slash ends no clause here."""
    for place in range(text.place_before(end) + 1, len(text.tokens))[:_AFTER]:
        token = text.tokens[place]
        between = text.folded[end : token.start]
        broken = text.broken(end, token.start) and "/" not in between
        if broken or token.word.isdigit() or (token.word in _words("ends") and not _lies_on(text, place)):
            return
        yield place
        end = token.end


def _lies_on(text: Text, place: int) -> bool:
    """ "40 cartons on a pallet"."""
    after = range(place + 1, min(place + 3, len(text.tokens)))
    return _word(text, place) == "on" and any(_container(text, at) == "pallet" for at in after)


def _counted(context: Context, places: list[int], *, said_alone: bool = True) -> str:
    """The first word for several things together, else "piece", or "other" where it is some noun, or nothing."""
    text, found = context.text, ""
    for place in places:
        word = _word(text, place)
        if is_chinese(word) and word in _containers("counted") and not _opens(text, place):
            return _containers("counted")[word]
        if _opens(text, place) or _topic_role(context, place):
            break
        if word in _words("piece") or stem(word) in _words("piece"):
            return "piece"
        several = _containers("counted").get(stem(word))
        if several and (said_alone or stem(word) != word or is_chinese(word)):
            return several
        found = "other" if said_alone and word not in small_words("context", "empty") else found
        if is_chinese(word):
            break
    return found


def _opens(text: Text, place: int) -> bool:
    """A word (or a slash before the word) after which a container is what the number is said of."""
    return _word(text, place) in _words("openers") or _slash_before(text, place)


def _slash_before(text: Text, place: int) -> bool:
    return text.folded[max(0, text.tokens[place].start - 2) : text.tokens[place].start].rstrip().endswith("/")


def _topic_role(context: Context, place: int) -> str:
    item = context.by_token.get(place)
    topic = context.topicals[item].topic if item is not None else ""
    return topic if topic in _words("topics") else ""


def _role_after(context: Context, places: list[int], tails: frozenset[str]) -> str:
    """ "… per carton", "… in a gift box", "6-piece tea set", "100只起订"; with one of ``tails`` also "24-pack"."""
    text, opened = context.text, -1
    for index, place in enumerate(places):
        word = _word(text, place)
        if role := _topic_role(context, place):
            return role
        slash = _slash_before(text, place)
        adjacent = index == 0 and word in tails
        joins = word in _words("links") and any(
            _opens(text, after) for after in places[index + 1 : index + 2]
        )  # 装一箱
        container = _container(text, place) if adjacent or (word == stem(word) and not joins) else None
        if container and (adjacent or slash or (0 <= index - opened <= _ADJECTIVES and opened >= 0)):
            return container
        if word in _words("openers") or word in _words("piece") or stem(word) in _words("piece"):
            opened = index
    return ""


def _role_before(context: Context, start: int) -> str:
    """ "set of …", "carton contains …", "每盒 …", "minimum order: …"."""
    text, linked, edge = context.text, False, start
    last = text.place_before(start)
    for place in range(last, max(-1, last - _BEFORE), -1):
        token = text.tokens[place]
        if text.broken(token.end, edge) or token.word in _AND:
            return ""
        if role := _topic_role(context, place):
            return role
        linked = linked or ":" in text.folded[token.end : edge]
        container = _container(text, place)
        if container and (linked or (place and _word(text, place - 1) in _words("openers"))):
            return container
        link = token.word in _words("links")
        if not link and token.word not in small_words("context", "empty"):
            return ""
        linked, edge = linked or link, token.start
    return ""


def _last_container(text: Text) -> str:
    """ "Carton quantity" is per carton, "Boxes" is a number of boxes."""
    found = [_container(text, place) for place, token in enumerate(text.tokens) if token.word == stem(token.word)]
    return next((container for container in reversed(found) if container), "")
