"""Sentences that every room may say and the window can say in another language.

A room below the window knows no Qt. It marks a sentence with :func:`said`, whose literal arguments Qt's ``lupdate``
collects, and fills it with :meth:`Said.format`. The result is plain English text wherever nobody translates: on the
command line, in a log. The window finds the sentence and what fills it again, and says it in the person's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from types import MappingProxyType
from typing import Any, cast

Packed = list[object] | str  # a sentence as JSON and frames between processes carry it
_NOTHING: Mapping[str, object] = MappingProxyType({})


class Said(str):
    """English text that remembers how it was made: ``context`` and ``source`` (the key of its translation), ``values``.

    A value may itself be :class:`Said`. Values are shown as they are; put a number in as a number, and the window
    writes it as the person's language does.
    """

    __slots__ = ("context", "source", "values")
    context: str
    source: str
    values: Mapping[str, object]

    def __new__(cls, context: str, source: str, values: Mapping[str, object] = _NOTHING) -> Said:
        made = super().__new__(cls, source.format_map(dict(values)) if values else source)
        made.context, made.source, made.values = context, source, values
        return made

    def format(self, *args: object, **values: object) -> Said:
        """The sentence with its ``{names}`` filled; positional values are not known to translators. Raises KeyError."""
        assert not args, "name every value: languages order them differently"
        return Said(self.context, self.source, {**self.values, **values})

    def __reduce__(self) -> tuple[Any, ...]:
        return Said, (self.context, self.source, dict(self.values))


def said(context: str, source: str) -> Said:
    """Mark a sentence for translation; both arguments are literals, ``context`` is the room that says it."""
    return Said(context, source)


def either(names: Sequence[str]) -> str:
    """“A or B or C”."""
    return reduce(lambda one, other: said("Words", "{one} or {other}").format(one=one, other=other), names)


def packed(text: str) -> Packed:
    """Taken apart, for :func:`unpacked` to put together on the other side."""
    if not isinstance(text, Said):
        return text
    values = {name: packed(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return [text.context, text.source, values]


def unpacked(packet: object) -> str:
    """The sentence that :func:`packed` took apart. Raises ValueError for anything else."""
    if isinstance(packet, str):
        return packet
    match packet:
        case [str(context), str(source), dict(values)]:
            known = cast("dict[str, object]", values)
            filled = {name: unpacked(value) if isinstance(value, list) else value for name, value in known.items()}
            return Said(context, source, filled)
    raise ValueError("not a packed sentence")
