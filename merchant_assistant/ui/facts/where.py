"""Where a value came from, in words: below each value that came from elsewhere than the rest, and when pointed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from merchant_assistant.catalogue.model import Place
from merchant_assistant.catalogue.origins import Origin, Origins
from merchant_assistant.ui.facts.facts import Fact, place_text
from merchant_assistant.ui.words import sentences, when


def origin_of(fact: Fact, origins: Origins) -> Origin | None:
    """A product that is bought as it is has its variant's values among its own."""
    if (fact.variant_id, fact.field) in origins or fact.variant_id is not None:
        return origins.get((fact.variant_id, fact.field))
    if (None, fact.field) in origins:
        return origins[None, fact.field]
    return next((origin for (_, field), origin in origins.items() if field == fact.field), None)


def common_origin(found: Iterable[Origin | None]) -> Origin | None:
    """Where most of the values came from: said once for all of them."""
    there = [origin for origin in found if origin and origin.place]
    counts = Counter(origin.place for origin in there)
    if not counts:
        return None
    place: Place | None = counts.most_common(1)[0][0]
    return next(origin for origin in there if origin.place == place)


def common_text(origin: Origin) -> str:
    """File, sheet and row, and the day of the import."""
    return "\n".join(part for part in (place_text(origin.place), _imported(origin)) if part)


def origin_text(origin: Origin) -> str:
    """All that is known of where a value came from."""
    translate = QCoreApplication.translate
    typed = translate("Facts", "Typed by you: {when}.").format(when=when(origin.typed_at)) if origin.typed_at else ""
    place = place_text(origin.place)
    if not place:
        return typed
    column = translate("Facts", "Column “{column}”.").format(column=origin.column) if origin.column else ""
    return sentences(typed, translate("Facts", "From {place}.").format(place=place), column, _imported(origin))


def _imported(origin: Origin) -> str:
    if not origin.at:
        return ""
    return QCoreApplication.translate("Facts", "Imported: {when}").format(when=when(origin.at))
