"""What the first rows of a table say of all of it: where its header is, its language, how its numbers are written."""

from __future__ import annotations

import re

from merchant_assistant.catalogue.importing import formats, header, mapping, values
from merchant_assistant.catalogue.importing.facts import Row
from merchant_assistant.catalogue.importing.formats.common import Numbers
from merchant_assistant.catalogue.importing.frames import ReadRequest
from merchant_assistant.catalogue.importing.header import Head
from merchant_assistant.catalogue.importing.language import language_of
from merchant_assistant.catalogue.importing.mapping import Layout
from merchant_assistant.catalogue.importing.tables import Table
from merchant_assistant.catalogue.importing.values import NumberStyle

_TEXTS = ("title", "description", "category", "tags")
_KANA = re.compile("[\u3040-\u30ff]")


def head_of(table: Table, rows: list[Row], request: ReadRequest) -> Head:
    """How the table starts: as its reader knows, as a family has it, else as names and looks tell."""
    if table.columns is not None:
        return header.known(table.columns)
    place = formats.header_row(rows)
    if place is not None:
        return header.at(rows, place)
    named = {mapping.normal(name) for name in request.mapping}
    return header.find(rows, lambda cell: mapping.is_known(cell) or mapping.normal(cell) in named)


def language_of_rows(layout: Layout, rows: list[Row]) -> str | None:
    """The language of what the first rows say, and of the names of the columns where they say too little."""
    texts = [index for name in _TEXTS if (index := layout.column(name)) is not None]
    said_there = [cells[index] for index in texts for _, cells in rows if index < len(cells)]
    return language_of(said_there) or language_of(layout.columns)


def numbers_of(table: Table, rows: list[Row], head: Head) -> Numbers:
    """What the writing of a file says about its numbers: semicolons go with decimal commas, kana with yen."""
    semicolons = table.dialect is not None and table.dialect.delimiter == ";"
    japanese = any(_KANA.search(cell) for _, cells in rows[:50] for cell in cells)
    told = values.currency_of_lines(cell for _, cells in head.titles for cell in cells)
    return Numbers(NumberStyle(), "," if semicolons else ".", "JPY" if japanese else "CNY", told)
