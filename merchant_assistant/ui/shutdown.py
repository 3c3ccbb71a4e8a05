"""Ending is a list of small steps, each of which may fail alone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)

Step = tuple[str, Callable[[], object]]


def carry_out(steps: Sequence[Step]) -> list[str]:
    """Do every step in order, whatever the others do. Returns the names of those that failed (they are logged)."""
    failed = []
    for name, step in steps:
        try:
            step()
        except Exception:
            _log.exception("ending: %s failed", name)
            failed.append(name)
    return failed
