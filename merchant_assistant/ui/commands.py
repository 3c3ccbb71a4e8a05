"""What can be done by name: the palette finds these, the table of keys lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. ``name`` is asked each time it is shown, so it speaks the language of that moment.

    ``id``: stable, ``page.verb``. ``key``: the shortcut as in ``QKeySequence``, shown beside the name; whoever owns the
    action installs it. ``enabled`` is asked before it is offered.
    """

    id: str
    name: Callable[[], str]
    run: Callable[[], object]
    key: str = ""
    glyph: str = "chevron-right"
    enabled: Callable[[], bool] = _always
