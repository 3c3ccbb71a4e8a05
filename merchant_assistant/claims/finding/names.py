"""Brand names: the record's own, known ones, and capitalised words that are no words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.finding.origins import is_country as token_is_country
from merchant_assistant.claims.lexis.compounds import second_half
from merchant_assistant.claims.lexis.lexicon import Lexicon
from merchant_assistant.claims.lexis.tables import claim_words, either, small_words, table
from merchant_assistant.claims.lexis.text import Text, Token, is_chinese, stem
from merchant_assistant.claims.lexis.vocabulary import is_word, writes_nouns_small
from merchant_assistant.claims.reading.context import Context
from merchant_assistant.claims.reading.facts import Fact, Name

_MARK = re.compile(r"[®™©]|\((?:R|TM|r|tm)\)")
_CHINESE_MARK = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,4})(?<![招品名铭金银车门路王奖号])牌(?![照子匾号坊])"
)
_LINE_END = re.compile(r"[\n.!?;。！？；•|]")
_LINE_REACH = 120
_MOST_WORDS = 3
_SHORTEST = 3
_TITLE_SHARE = 0.6
_KNOWN_SHARE, _ENOUGH_WORDS = 0.6, 8


def names(context: Context, own: Lexicon[str] | None = None) -> Iterator[Fact]:
    """Every name of a maker in the text. ``own``: the brands of the record that the text is about."""
    text = context.text
    said = [hit for hit in own.find(text) if _written_as_name(text, hit.first)] if own else []
    yield from (_name(text, hit.first, hit.after, "own") for hit in said)
    yield from _known(text)
    yield from _marked(text)
    yield from _cued(text, own_is_said=bool(said))
    yield from _companies(text)
    yield from _unknown(text)
    yield from _chinese_marks(text)


@cache
def _tables() -> tuple[Lexicon[str], Lexicon[str], frozenset[str]]:
    brands = table("brands")
    return (
        Lexicon([*((name, "sure") for name in brands["sure"]), *((name, "unsure") for name in brands["unsure"])]),
        Lexicon([*((cue, "maker") for cue in brands["cues"]), *((cue, "fits") for cue in brands["fits"])]),
        frozenset(brands["common"]),
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{either(small_words('names', 'marks'))})\s*[:：]\s*(?P<name>[^,;.|\n，；。、]{{2,24}})", re.IGNORECASE
    )


def _name(text: Text, first: int, after: int, said_as: str) -> Fact:
    tokens = text.tokens[first:after]
    return Fact(
        "brand",
        tokens[0].start,
        tokens[-1].end,
        Name(tuple(token.word.removesuffix("'s") for token in tokens), said_as),
    )


def _known(text: Text) -> Iterator[Fact]:
    for hit in _tables()[0].find(text):
        cue = _cue_before(text, hit.first)
        marked = _MARK.match(text.folded, hit.end) is not None
        if text.folded.startswith(("来", "去"), hit.end):
            continue  # 松下来 is no Panasonic
        if _written_as_name(text, hit.first) and ("sure" in hit.entries or cue == "maker" or marked):
            yield _name(text, hit.first, hit.after, cue or "named")


def _marked(text: Text) -> Iterator[Fact]:
    """Names before ® and ™, and after "Brand:"."""
    ends = {token.end: place for place, token in enumerate(text.tokens)}
    for match in _MARK.finditer(text.folded):
        place = ends.get(len(text.folded[: match.start()].rstrip()))
        if place is not None and _written_as_name(text, place):
            yield _name(text, place, place + 1, "unknown")
    for match in _labelled().finditer(text.folded):
        first, end = text.starts.get(match.start("name")), match.end("name")
        if first is not None:
            after = _end_of_name(text, first + 1, first + _MOST_WORDS)
            while (
                text.tokens[after - 1].end < end
                and is_chinese(text.tokens[first].word)
                and _goes_on_in_chinese(text, after)
            ):
                after += 1
            yield _name(text, first, after, "maker")


def _cued(text: Text, *, own_is_said: bool) -> Iterator[Fact]:
    """ "by Acme Tools": capitalised words after a word that names a maker; "von Hand" once the maker is named."""
    settled = small_words("names", "from") if own_is_said and _is_foreign(text) else frozenset()
    for hit in _tables()[1].find(text):
        word = text.tokens[hit.after - 1].word
        if "maker" not in hit.entries or is_chinese(word) or word in settled:
            continue
        after = _end_of_name(text, hit.after, hit.after + _MOST_WORDS)
        if (
            after > hit.after
            and not _vouches(text, hit.first)
            and not (_in_title(text, hit.start) and all(is_word(text.tokens[p].word) for p in range(hit.after, after)))
        ):
            yield _name(text, hit.after, after, "maker")


def _companies(text: Text) -> Iterator[Fact]:
    """ "Rustic Ltd": capitalised words before a company's form."""
    for after in range(1, len(text.tokens)):
        first = after
        if text.tokens[after].word in _company_forms() and text.folded[text.tokens[after].start].isupper():
            while first > max(0, after - _MOST_WORDS) and _goes_on(text, first) and _is_proper(text, first - 1):
                first -= 1
        if first < after:
            yield _name(text, first, after, "maker")


def _is_proper(text: Text, place: int) -> bool:
    token = text.tokens[place]
    is_cue = token.word in small_words("names", "from") or _tables()[1].longest(text, place) is not None
    is_word = is_cue or token.word in _tables()[2] or token.word in small_words("context", "empty")
    return text.folded[token.start].isupper() and not is_chinese(token.word) and not is_word


@cache
def _company_forms() -> frozenset[str]:
    return frozenset(table("brands")["companies"])


def _end_of_name(text: Text, place: int, last: int) -> int:
    """The place after the capitalised words that begin at ``place``."""
    while place < min(last, len(text.tokens)) and _goes_on(text, place):
        place += 1
    return place


def _goes_on_in_chinese(text: Text, place: int) -> bool:
    tokens = text.tokens
    return place < len(tokens) and is_chinese(tokens[place].word) and tokens[place].start == tokens[place - 1].end


def _vouches(text: Text, place: int) -> bool:
    """ "certified by", "inspired by" name no maker."""
    return place > 0 and text.tokens[place - 1].word in small_words("names", "vouching")


def _goes_on(text: Text, place: int) -> bool:
    token = text.tokens[place]
    return (
        token.word.isalpha()
        and text.folded[token.start].isupper()
        and text.folded[text.tokens[place - 1].end : token.start] in (" ", " & ", "-")
    )


def _unknown(text: Text) -> Iterator[Fact]:
    """Capitalised words that no dictionary knows: most likely somebody's name for something."""
    if _is_foreign(text):
        if writes_nouns_small(text):
            yield from _capitalised(text)
        return
    common = _tables()[2]
    for place, token in enumerate(text.tokens):
        if len(token.word) < _SHORTEST or not text.folded[token.start].isupper() or not _stands_alone(text, token):
            continue
        said = text.folded[token.start : token.end]
        short_capitals = said.removesuffix("s").isupper() and len(said) <= _SHORTEST + 1
        plain = token.word.partition("'")[0]
        if not (short_capitals or second_half(plain) or plain in common or is_word(plain) or is_word(stem(plain))):
            yield _name(text, place, place + 1, "unknown")


def _capitalised(text: Text) -> Iterator[Fact]:
    """ "Poêle Cuivrel en acier": a capital within a sentence, and no English word."""
    for place, token in enumerate(text.tokens[1:], 1):
        before = text.tokens[place - 1]
        said = text.folded[token.start : token.end]
        if len(said) < _SHORTEST or not (said[0].isupper() and said[1:].islower()) or not _stands_alone(text, token):
            continue
        in_sentence = text.folded[before.start : before.end].islower() or before.start == text.tokens[0].start
        is_alone = in_sentence and text.folded[before.end : token.start] == " "
        if is_alone and not is_word(token.word) and not _is_claim_word(text, place):
            yield _name(text, place, place + 1, "unknown")


def _is_claim_word(text: Text, place: int) -> bool:
    return claim_words().longest(text, place) is not None or token_is_country(text, place)


def _chinese_marks(text: Text) -> Iterator[Fact]:
    """ "…产，洛特牌": what stands before 牌 at the beginning of a clause."""
    for found in _CHINESE_MARK.finditer(text.folded):
        first = text.starts[found.start("name")]
        yield _name(text, first, first + len(found["name"]), "maker")


def _is_foreign(text: Text) -> bool:
    """Whether the dictionary is no help, as the text is in another language."""
    foreign = {token.word for token in text.tokens if token.word in small_words("vocabulary", "foreign")}
    if len(foreign) > 1:
        return True
    if any(is_chinese(token.word) for token in text.tokens):
        return False
    words = [token.word for token in text.tokens if len(token.word) > _SHORTEST and token.word.isalpha()]
    latin = [word for word in words if not is_chinese(word[0])]
    enough = _ENOUGH_WORDS if not foreign and latin and latin[0].isascii() else _SHORTEST
    known = sum(map(is_word, latin))
    return (len(latin) >= enough and known < _KNOWN_SHARE * len(latin)) or (len(latin) > 1 and not known)


def _stands_alone(text: Text, token: Token) -> bool:
    """Not part of a code or an address."""
    before, after = text.folded[max(0, token.start - 1) : token.start], text.folded[token.end : token.end + 2]
    is_address = before == "." or (after[:1] == "." and after[1:].isalpha())
    return not is_address and not any(char.isdigit() or char in "@_\\" for char in before + after[:1])


def _cue_before(text: Text, place: int) -> str:
    for first in range(max(0, place - 2), place):
        hit = _tables()[1].longest(text, first)
        if hit and hit.after == place:
            return hit.entries[0]
    return ""


def _written_as_name(text: Text, place: int) -> bool:
    start, end = text.tokens[place].start, text.tokens[place].end
    return (
        is_chinese(text.folded[start])
        or any(char.isupper() for char in text.folded[start:end])
        or text.folded[start].isdigit()
    )


def _in_title(text: Text, offset: int) -> bool:
    """Whether most words of the line are capitalised, so that a capital says nothing."""
    around = text.folded[max(0, offset - _LINE_REACH) : offset], text.folded[offset : offset + _LINE_REACH]
    line = _LINE_END.split(around[0])[-1] + _LINE_END.split(around[1])[0]
    words = [word for word in line.split() if len(word) > _SHORTEST and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) / len(words) > _TITLE_SHARE
