"""Whether a thing lies ready or is made when ordered: what a cell says of it, and a text that says the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Pattern

from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.lexis.cues import pattern
from merchant_assistant.claims.lexis.tables import table
from merchant_assistant.claims.lexis.text import Text
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.polarity.contrasts import Rival

_SHORT_CELL = 60
_SIDES = ("stock", "order")


def other_terms(text: Text, record: Prepared) -> Iterator[Rival]:
    """ "in stock" of "made to order", 接单后定做 of 现货; nothing where a cell has both."""
    if not any(_said_of(side).search(text.lower) for side in _SIDES):
        return
    cells = [cell.evidence for cell in record.cells if not cell.evidence.sibling]
    short = [cell for cell in cells if cell.field != "title" and len(cell.value) <= _SHORT_CELL]
    for own, other in (_SIDES, _SIDES[::-1]):
        telling = [cell for cell in short if _said_of(own).search(cell.value.casefold())]
        if telling and not any(_said_of(other).search(cell.value.casefold()) for cell in cells):
            for found in _said_of(other).finditer(text.lower):
                yield Rival(found.start(), found.end(), "contradicted", telling[0])


def ready_cell(record: Prepared) -> Evidence | None:
    """The short cell that says that the thing lies ready: "ex stock, 2 days"."""
    cells = (cell.evidence for cell in record.cells if not cell.evidence.sibling and cell.evidence.field != "title")
    return next((one for one in cells if len(one.value) <= _SHORT_CELL and _ready(one.value.casefold())), None)


def _ready(said: str) -> bool:
    stock, order = (_said_of(side).search(said) for side in _SIDES)
    return stock is not None and order is None


@cache
def _said_of(side: str) -> Pattern[str]:
    return pattern(table("polarity")["availability"][side])
