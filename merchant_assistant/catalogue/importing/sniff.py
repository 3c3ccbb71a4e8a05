"""How a text file is written: its encoding and its delimiter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells and lines are told apart. The fields are those of :class:`csv.Dialect`; ``quotechar`` None: no quoting."""

    delimiter: str = ","
    quotechar: str | None = '"'
    doublequote: bool = True
    escapechar: str | None = None
    skipinitialspace: bool = False
    lineterminator: str = "\r\n"
    quote_all: bool = False
