"""Another maker's name where the record's own would stand: "cassette from Shimano", "a Shimano cassette".

That some cell has the name ("Freehub: Shimano HG") does not make it the maker: only the cells of makers and the title
prove one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from merchant_assistant.claims.finding.origins import is_country
from merchant_assistant.claims.judging.record import Prepared, SpeakingCell
from merchant_assistant.claims.lexis.lexicon import Lexicon
from merchant_assistant.claims.lexis.tables import claim_words, small_words, table
from merchant_assistant.claims.lexis.text import Text, is_chinese, stem
from merchant_assistant.claims.lexis.vocabulary import is_word, writes_nouns_large, writes_nouns_small
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.stances import Opposite, common_words

_MOST_WORDS = 3
_CUE_REACH = 4  # words before a name among which "fits" says that it is what the thing goes with
_Kind = Callable[[SpeakingCell], bool]
_MAKERS, _FITS, _ORIGIN = "brand", "fits", "origin"


def foreign_makers(text: Text, record: Prepared) -> Iterator[Opposite]:
    """The names of makers that neither the title nor a maker's cell has, where the record names its maker."""
    brand = record.cell_about(_MAKERS)
    if brand is None:
        return
    for first, after in (
        *_after_cues(text, record),
        *_before_noun(text, record),
        *_instead(text, record),
        *_at_its_place(text, record, brand),
    ):
        if not _has(record, text, first, _names_maker):
            yield Opposite(text.tokens[first].start, text.tokens[after - 1].end, brand)


def _after_cues(text: Text, record: Prepared) -> Iterator[tuple[int, int]]:
    """ "cassette from Shimano": a name after the title's noun and a word that names a maker."""
    for place in range(1, len(text.tokens) - 1):
        noun, cue = text.tokens[place - 1], text.tokens[place]
        if cue.word not in small_words("names", "from") or text.folded[noun.end : cue.start] != " ":
            continue
        after = _end_of_name(text, place + 1)
        if after > place + 1 and record.is_called(stem(noun.word)) and _is_name(text, place + 1, record):
            yield place + 1, after


def _before_noun(text: Text, record: Prepared) -> Iterator[tuple[int, int]]:
    """ "the Shimano cassette": a known maker right before the title's noun, and not as what the thing goes with."""
    for hit in _known().find(text):
        following = text.tokens[hit.after : hit.after + 1]
        if not following or text.folded[hit.end : following[0].start] != " " or is_chinese(following[0].word):
            continue
        called = following[0].word.isalpha() and record.is_called(stem(following[0].word))
        if called and text.folded[hit.start].isupper() and not _goes_with(text, hit.first, record):
            yield hit.first, hit.after


def _instead(text: Text, record: Prepared) -> Iterator[tuple[int, int]]:
    """ "the Spring chafing dish": a capital within a sentence before the title's noun, while the maker is not said."""
    brand = record.cell_about(_MAKERS)
    if brand is None or brand.value.casefold() in text.lower or writes_nouns_large(text):
        return
    nouns_first = writes_nouns_small(text)
    for place in range(1, len(text.tokens) - 1):
        if _may_be_maker(text, place, record, nouns_first=nouns_first) and not _goes_with(text, place, record):
            yield place, place + 1


def _at_its_place(text: Text, record: Prepared, brand: Evidence) -> Iterator[tuple[int, int]]:
    """ "Globex Eau de Parfum" of the title "Chanel Eau de Parfum": a name before the words that follow the maker's."""
    if brand.value.casefold() in text.lower:
        return
    named = {pair for cell in record.cells if cell.evidence.field == "title" for pair in _pairs_after(cell, brand)}
    for place, token in enumerate(text.tokens[:-2]):
        after = tuple(word.word for word in text.tokens[place + 1 : place + 3])
        is_capital = after in named and text.folded[token.start].isupper()
        if is_capital and record.cell_with(stem(token.word)) is None and _is_name(text, place, record):
            yield place, place + 1


def _pairs_after(cell: SpeakingCell, brand: Evidence) -> Iterator[tuple[str, ...]]:
    """The two words that follow the maker's name in a title, wherever it stands there."""
    name = [token.word for token in Text.of(brand.value).tokens]
    words = cell.joined.split()
    for place in range(len(words) - len(name) - 1):
        if words[place : place + len(name)] == name:
            yield tuple(words[place + len(name) : place + len(name) + 2])


def _may_be_maker(text: Text, place: int, record: Prepared, *, nouns_first: bool) -> bool:
    """Whether it has a capital within a sentence, no cell has it, and the title's noun follows."""
    before, token, noun = text.tokens[place - 1 : place + 2]
    said, between = text.folded[token.start : token.end], text.folded[token.end : noun.start]
    if nouns_first and record.is_called(stem(before.word)):
        noun, between = before, " "  # "couteau Sabatier": the noun stands before it
    lower = text.lower if before.word in common_words() else text.folded
    if lower[before.start : token.start] != f"{before.word} " or not (said[0].isupper() and said[1:].islower()):
        return False
    if between != " " or not text.folded[noun.start : noun.end].islower() or not record.is_called(stem(noun.word)):
        return False
    return not is_country(text, place) and record.cell_with(stem(token.word)) is None


def _goes_with(text: Text, first: int, record: Prepared) -> bool:
    before = (token.word for token in text.tokens[max(0, first - _CUE_REACH) : first])
    return any(word in _fits() for word in before) or _has(record, text, first, _lists_fits)


def _end_of_name(text: Text, place: int) -> int:
    """The place after the capitalised words that begin at ``place``."""
    last = min(len(text.tokens), place + _MOST_WORDS)
    while place < last and _goes_on(text, place):
        place += 1
    return place


def _goes_on(text: Text, place: int) -> bool:
    token = text.tokens[place]
    beside = text.folded[text.tokens[place - 1].end : token.start] in (" ", " & ", "-")
    return beside and token.word[0].isalpha() and text.folded[token.start].isupper() and not is_chinese(token.word)


def _is_name(text: Text, place: int, record: Prepared) -> bool:
    """A known maker, or a word that is neither of the dictionary nor where something comes from."""
    if _known().longest(text, place):
        return True
    if is_country(text, place) or claim_words().longest(text, place):
        return False
    return not is_word(text.tokens[place].word) and not _has(record, text, place, _tells_origin)


def _has(record: Prepared, text: Text, first: int, of_kind: _Kind) -> bool:
    """Whether a cell of that kind has the name, or its first word (what follows may be a model's name)."""
    said = " " + text.tokens[first].word.removesuffix("'s")
    return any(said in cell.joined for cell in record.cells if of_kind(cell))


def _names_maker(cell: SpeakingCell) -> bool:
    return cell.evidence.field == "title" or _MAKERS in cell.topics


def _lists_fits(cell: SpeakingCell) -> bool:
    return _FITS in cell.topics


def _tells_origin(cell: SpeakingCell) -> bool:
    return _ORIGIN in cell.topics


@cache
def _known() -> Lexicon[str]:
    return Lexicon((name, name) for name in table("brands")["sure"])


@cache
def _fits() -> frozenset[str]:
    return frozenset(word for cue in table("brands")["fits"] for word in cue.split())
