"""What can be wrong with a file, in sentences a merchant understands: one entry of KINDS for each kind of problem.

A newcomer: an entry in one of the modules here, and
:meth:`~merchant_assistant.catalogue.importing.problems.Report.add` where it is found.
"""

from __future__ import annotations

from merchant_assistant.catalogue.importing.kinds.kind import Kind
from merchant_assistant.catalogue.importing.kinds.of_cells import OF_CELLS
from merchant_assistant.catalogue.importing.kinds.of_figures import OF_FIGURES
from merchant_assistant.catalogue.importing.kinds.of_rows import OF_ROWS
from merchant_assistant.catalogue.importing.kinds.of_tables import OF_TABLES

KINDS: dict[str, Kind] = OF_TABLES | OF_ROWS | OF_CELLS | OF_FIGURES
