"""Standard output carries the answer, standard error the rest."""

from __future__ import annotations

import json as json_format
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any

from merchant_assistant.cli.hints import hint_of
from merchant_assistant.foundation.errors import UserFault

_BAR = 24
LINE_EVERY_S = 30.0


class Output:
    """Prints documents (``--json``) or text; progress and notes go to standard error."""

    def __init__(self, *, json: bool) -> None:
        self.json = json
        self._bar_shown = False
        self._last_line = time.monotonic()

    def document(self, content: Any) -> None:
        """One JSON document on one line."""
        self._clear_bar()
        print(json_format.dumps(content, ensure_ascii=False), flush=True)

    def text(self, content: str = "") -> None:
        self._clear_bar()
        print(content, flush=True)

    def note(self, content: str) -> None:
        """For the person watching; never part of the answer."""
        self._clear_bar()
        print(content, file=sys.stderr, flush=True)

    def fault(self, fault: UserFault, beside: dict[str, Any] | None = None) -> int:
        """Say a fault the way scripts and people expect it; ``beside`` goes into the same document. Exit code 3."""
        hint = hint_of(fault)
        self.note(f"{fault.message}\n{hint}".rstrip())
        if self.json:
            self.document({**(beside or {}), "error": {**fault.as_json(), "hint": hint}})
        return 3

    def progress(self, done: int, total: int | None, text: str = "") -> None:
        """A :class:`~merchant_assistant.foundation.cancel.Progress`: a bar on a terminal, elsewhere a line at times."""
        if not sys.stderr.isatty():
            self._now_and_then(f"{text} ({100 * done // total} %)" if total else text)
            return
        filled = _BAR * done // total if total else 0
        bar = f"[{'#' * filled}{'.' * (_BAR - filled)}] " if total else ""
        print(f"\r\033[K{bar}{text}", end="", file=sys.stderr, flush=True)
        self._bar_shown = True

    def _now_and_then(self, text: str) -> None:
        """For a log: work that is over soon leaves no line."""
        now = time.monotonic()
        if now - self._last_line >= LINE_EVERY_S:
            self._last_line = now
            print(text.strip() or "Working.", file=sys.stderr, flush=True)

    def table(self, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Columns padded by the width that terminals give to Chinese characters."""
        lines = [[str(cell) for cell in row] for row in (header, *rows)]
        widths = [max(_width(line[column]) for line in lines) for column in range(len(header))]
        for line in lines:
            padded = (cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
            self.text("  ".join(padded).rstrip())

    def _clear_bar(self) -> None:
        if self._bar_shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
            self._bar_shown = False


def _width(text: str) -> int:
    from unicodedata import east_asian_width  # noqa: PLC0415 - only for tables

    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def shorten(text: str, width: int) -> str:
    """At most ``width`` characters, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
