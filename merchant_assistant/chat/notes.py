"""What is told beside an answer: as of which imports prices and stock are, what the model was not told, and what could
be asked instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec

from merchant_assistant.chat.exact.words.own import MayMean
from merchant_assistant.chat.model import NOTHING_LEFT_OUT, Import, LeftOut
from merchant_assistant.chat.showing import is_asked

if TYPE_CHECKING:
    from merchant_assistant.catalogue.catalogue import Catalogue
    from merchant_assistant.chat.exact.columns.model import Reading

_CHANGING = frozenset({"price", "compare_at_price", "cost", "stock"})  # what an import brings anew each time
_CHANGING_SAID = frozenset({"worth", "pieces", "amount", "compare"})
FEW = 50  # products whose sources are looked for; of more, all sources count


def notes_json(
    as_of: Sequence[Import], left_out: LeftOut, instead: Sequence[str] = (), meant: MayMean | None = None
) -> dict[str, Any]:
    """As they are kept; nothing where there is nothing to tell."""
    told: dict[str, Any] = {"as_of": [asdict(each) for each in as_of]} if as_of else {}
    told |= {"instead": list(instead)} if instead else {}
    told |= {"meant": asdict(meant)} if meant else {}
    return {**told, "left_out": asdict(left_out)} if left_out else told


def notes_of(kept: Mapping[str, Any]) -> tuple[tuple[Import, ...], LeftOut, tuple[str, ...], MayMean | None]:
    """The same as values; nothing of what a newer program kept otherwise."""
    try:
        as_of = msgspec.convert(kept.get("as_of", ()), tuple[Import, ...])
        instead = msgspec.convert(kept.get("instead", ()), tuple[str, ...])
        meant = msgspec.convert(kept.get("meant"), MayMean | None)
        return as_of, msgspec.convert(kept.get("left_out", {}), LeftOut), instead, meant
    except msgspec.ValidationError:
        return (), NOTHING_LEFT_OUT, (), None


def tells_what_changes(question: str, reading: Reading | None) -> bool:
    """Whether an answer tells prices or stock, which are those of the last import."""
    if reading is None:
        return any(is_asked(field, question) for field in ("price", "stock"))
    asked = reading.inquiry
    told_whole = reading.wanted == "look" and not asked.field
    return told_whole or reading.wanted in _CHANGING_SAID or bool(asked.fields() & _CHANGING)


def imports_of(catalogue: Catalogue, product_ids: Sequence[int]) -> tuple[Import, ...]:
    """The last import of each source of these products, the newest first; of all sources where there are none or many.

    Files of one import that were taken in one after the other each stand by themselves only as the newest of a source.
    """
    few = product_ids if len(product_ids) <= FEW else ()
    sources = {product.source for product in catalogue.present(few)}
    last: dict[str, Import] = {}
    for batch in catalogue.batches():
        if batch.kind == "import" and not batch.undone and (not sources or batch.source in sources):
            last.setdefault(batch.source, Import(batch.file, batch.created_at))
    return tuple(sorted(last.values(), key=lambda each: each.at, reverse=True))
