"""Another beginning of a German word: Schraubklemmen for Federkraftklemmen, Bypassprinzip for Ambossprinzip.

German says a thing's kind by what stands before it in the same word. Where the end of a word is the record's, its
beginning stands in no cell, and the record's own word for it is not said, it is another kind: doubted, no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.lexis.vocabulary import writes_nouns_large
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival
from merchant_assistant.claims.polarity.stances import common_words

_SHORTEST, _SHORTEST_END, _SHORTEST_BEGINNING, _SAME = 8, 4, 3, 4


def other_compounds(text: Text, record: Prepared) -> Iterator[Rival]:
    """The German words of no cell that end as a word of the record does, which the text does not say."""
    if not writes_nouns_large(text):
        return
    said = {token.word[:_SAME] for token in text.tokens}
    cells = [cell for cell in record.cells if not cell.evidence.sibling]
    everything = " ".join(cell.joined for cell in cells)
    own = {word: cell.evidence for cell in cells for word in cell.joined.split() if len(word) >= _SHORTEST}
    unsaid = {word: cell for word, cell in own.items() if word[:_SAME] not in said}
    for token in text.tokens if unsaid else ():
        is_telling = len(token.word) >= _SHORTEST and token.word.isalpha() and token.word not in common_words()
        if is_telling and (cell := _cell_of_end(token.word, everything, unsaid)):
            yield Rival(token.start, token.end, "unsupported", cell)


def _cell_of_end(word: str, everything: str, unsaid: dict[str, Evidence]) -> Evidence | None:
    """The cell whose word ends as this one does, where no cell has how it begins."""
    for length in range(len(word) - _SHORTEST_BEGINNING, _SHORTEST_END - 1, -1):
        beginning = word[: len(word) - length]
        if beginning in _ordinary() or beginning[: _SAME + 1] in everything:
            continue
        for other, cell in unsaid.items():
            if other.endswith(word[-length:]) and len(other) >= length + _SHORTEST_BEGINNING:
                return cell
    return None


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(table("ordinary")["beside"]["german"])
