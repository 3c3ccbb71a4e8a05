"""Parts of the README that a program writes: they stand between two comments."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def put(readme: str, begin: str, end: str, text: str) -> str:
    """``readme`` with ``text`` between its markers. Raises ValueError where it has none."""
    before, found, rest = readme.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"the README has no part {begin!r}")
    return f"{before}{begin}\n{text}\n{end}{after}"


def write(begin: str, end: str, text: str) -> None:
    """Put ``text`` into the README."""
    README.write_text(put(README.read_text(encoding="utf-8"), begin, end, text), encoding="utf-8", newline="\n")


def main(arguments: list[str], begin: str, end: str, text: str) -> None:
    """``--write`` puts ``text`` into the README; without it, it is printed."""
    if arguments == ["--write"]:
        write(begin, end, text)
    else:
        print(text)
