"""How many colours a thing comes in, counted over its cells."""

from __future__ import annotations

import re

from merchant_assistant.claims.judging.record import Prepared
from merchant_assistant.claims.judging.verdict import Verdict
from merchant_assistant.claims.model import Evidence
from merchant_assistant.claims.reading.quantities import Quantity, same_quantity

_NUMERAL = re.compile(r"\s*\d+\s*")
_BETWEEN = re.compile(r"\s*[|;,，、；]\s*|\s+/\s+")
_WITHIN = re.compile(r"\s*(?:[|;,，、；/&+和]|\b(?:and|or)\b)\s*", re.IGNORECASE)
_MOST = 30  # a larger number beside the word is no count of colours


def judge_colours_counted(value: Quantity, record: Prepared) -> Verdict | None:
    """ "in three colours": counted over the record's own cells and its siblings', unless a cell tells their number.

    "Black and white" is one colour or two: either number is right.
    """
    if not 1 < value.low.value <= _MOST:
        return None
    cells = [cell.evidence for cell in record.cells if "colours" in cell.topics]
    if not cells or any(_NUMERAL.fullmatch(cell.value) for cell in cells):
        return None
    told = (proof for proof in record.of(Quantity, "number") if "colours" in proof.fact.topics)
    same = next(
        (one for one in told if isinstance(one.fact.value, Quantity) and same_quantity(one.fact.value, value)), None
    )
    if same:
        return Verdict("supported", same.evidence)
    counts = [_distinct(cells, separators) for separators in (_BETWEEN, _WITHIN)]
    return Verdict("supported" if value.low.value in counts else "contradicted", cells[0])


def _distinct(cells: list[Evidence], separators: re.Pattern[str]) -> int:
    return len({part.casefold() for cell in cells for part in separators.split(cell.value.strip()) if part})
