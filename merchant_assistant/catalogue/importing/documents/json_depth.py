"""How deep JSON is nested, told from its brackets before its parser sees them: that takes the square of the depth."""

from __future__ import annotations

import re

_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_NO_BRACKET = bytes(set(range(256)) - set(b"[]{}"))
_ODD_BACKSLASH = re.compile(rb"(?<!\\)(?:\\\\)*\\$")


class Depth:
    """Follows the brackets of a document, piece by piece."""

    def __init__(self) -> None:
        self._open = 0
        self._carried = b""  # the beginning of a string whose end has not come

    def deepest(self, piece: bytes) -> int:
        """At least how deep the document gets in this piece; a few more where brackets do not fit each other."""
        text = _STRING.sub(b"", self._carried + piece)
        text, quote, inside = text.partition(b'"')
        self._carried = quote + (b"\\" if quote and _ODD_BACKSLASH.search(inside) else b"")
        brackets = text.translate(None, _NO_BRACKET)
        levels, before = 0, -1
        while len(brackets) != before and levels < 1000:
            before = len(brackets)
            brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
            levels += 1
        opened = brackets.count(b"{") + brackets.count(b"[")
        reached = self._open + opened + levels
        self._open = max(0, self._open + 2 * opened - len(brackets))
        return reached
