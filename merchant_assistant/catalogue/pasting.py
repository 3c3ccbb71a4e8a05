"""Rows that were copied from a spreadsheet: written as a file, so that they are read like any other."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from merchant_assistant.catalogue.importing import header, mapping
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.files import user_faults
from merchant_assistant.foundation.said import said

_LOOK = 40  # rows among which a header is looked for


def pasted_file(text: str, columns: Sequence[str], folder: Path) -> Path:
    """Write the rows of ``text`` to a file of its own under ``folder``; an import that is done deletes it.

    Rows without a header get the names of ``columns``, where they have as many cells. Raises :class:`UserFault`
    ``nothing_to_paste`` and those of writing files.
    """
    if not text.strip():
        raise UserFault(
            "nothing_to_paste",
            said("Catalogue", "There are no rows to paste."),
            said("Catalogue", "Copy some rows of a spreadsheet first, best with their header."),
        )
    own = folder / f"pasted-{secrets.token_hex(4)}"
    file = own / (said("Catalogue", "Pasted rows") + ".tsv")
    with user_faults(file):
        own.mkdir(parents=True)
        whole = _header(text, columns) + text.strip("\r\n") + "\n"
        file.write_text(whole, encoding="utf-8", errors="replace", newline="")  # half a character may be copied too
    return file


def _header(text: str, columns: Sequence[str]) -> str:
    """The line to put above the rows: blank where they have a header of their own, or other columns."""
    rows = _first_rows(text)
    width = max(map(len, rows))
    head = header.find(list(enumerate(rows, 1)), mapping.is_known)
    if head.recognised >= min(2, width) or width != len(columns):
        return ""
    return "\t".join(name.removeprefix(ATTRIBUTE) for name in columns) + "\n"


def _first_rows(text: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(text), delimiter="\t"), _LOOK))
    except csv.Error:  # a cell of 131,072 characters, or a quotation mark (24" for inches) that nothing closes
        return [line.split("\t") for line in text.splitlines()[:_LOOK]]
