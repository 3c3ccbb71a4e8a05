"""Documents (XML and JSON): records of many shapes, streamed, flattened into the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from merchant_assistant.catalogue.importing.tables import Table


def open_document(file: Path, kind: Literal["xml", "json"]) -> Iterator[Table]:
    """The tables of a document. Raises :class:`UserFault` where it holds no records."""
    if kind == "xml":
        from merchant_assistant.catalogue.importing.documents import xml_table  # noqa: PLC0415 - it imports this room

        yield xml_table.open_xml(file)
    else:
        from merchant_assistant.catalogue.importing.documents import json_table  # noqa: PLC0415 - ijson only for JSON

        yield json_table.open_json(file)
