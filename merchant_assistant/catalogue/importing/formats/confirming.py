"""Whether a table is what its names were taken for: a stock list may have a name or two that a platform has as well."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.formats.common import Format
from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.model import ATTRIBUTE

_NAMES_GOODS = frozenset({"sku", "title"})
_TELLING = _NAMES_GOODS | {"stock", "category", "brand", "manufacturer", "cost", "moq", "lead_time", "pack", "barcode"}
_MANY = 2  # telling columns that a platform's own reading does not know, where it is not its table
_KEPT = frozenset({"stock", "cost"})  # what lists of stock have, one of which tells where …
_PARTLY = 0.75  # … a table has no greater share of a platform's names


def is_mistaken(family: Format, columns: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether reading the table as any other knows more of it: its goods' names or codes, or several other columns.

    So it is with a few shared names. What a platform leaves out by purpose (``""``) counts as known to it.
    """
    own = family.fields(columns, rows)
    lost = _lost(own, GENERIC.fields(columns, rows))
    telling = _NAMES_GOODS if family.score(columns) >= _PARTLY else _NAMES_GOODS | _KEPT
    return bool(lost & telling) or len(lost) >= _MANY or not {*own} & (_NAMES_GOODS | {"parent", ""})


def _lost(own: Sequence[str], plain: Sequence[str]) -> set[str]:
    """Telling fields that only the plain reading has, of columns that the platform has no meaning for."""
    return {
        field
        for field, meant in zip(plain, own, strict=True)
        if field in _TELLING and field not in own and meant.startswith(ATTRIBUTE)
    }
