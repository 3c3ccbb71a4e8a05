"""One kind of problem, and what is done about several of them."""

from __future__ import annotations

from typing import NamedTuple

from merchant_assistant.catalogue.importing.model import Severity
from merchant_assistant.foundation.said import Said, said


class Kind(NamedTuple):
    """One kind of problem.

    ``title``: what all cases have in common, as a heading. ``message``: of one case; may hold ``{value}`` and names
    given to ``Report.add``. ``action``: what the import does about them. Title and action hold no names.
    """

    severity: Severity
    title: Said
    message: Said
    action: Said


STAYS = said("Problems", "Imported as it stands.")
BLANK = said("Problems", "Taken for a blank cell.")
OUT = said("Problems", "Left out.")
