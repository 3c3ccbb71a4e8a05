"""Cells that hold many attributes as a Ruby program writes them: ``{"x"=>[{"key"=>"Colour", "value"=>"Red"}]}``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_TEXT = r'"((?:[^"\\]|\\.)*+)"'
_ENTRY = re.compile(rf'\{{(?:"key"=>{_TEXT},\s?)?"value"=>{_TEXT}\}}')
_ESCAPED = re.compile(r"\\(.)")
_MARK = '"=>'


def are_packed(columns: Iterable[Iterable[str]]) -> bool:
    """Whether any of the columns holds such cells, by the beginnings of its first ones."""
    return any(_MARK in cell for cells in columns for cell in cells)


def unpacked(attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes with those of packed cells by their own names; what has none stays under the column's.

    A column of the same name comes first: it is what an export adds for a value that was corrected.
    """
    found = dict(attributes)
    for column, cell in attributes.items():
        if _MARK in cell and (entries := _ENTRY.findall(cell)):
            del found[column]
            for key, value in entries:
                name = _plain(key) or column
                if name == column or name not in attributes:
                    _add(found, name, _plain(value))
    return found


def _add(found: dict[str, str], name: str, value: str) -> None:
    if value and value not in found.get(name, "").split(", "):
        found[name] = f"{found[name]}, {value}" if name in found else value


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()
