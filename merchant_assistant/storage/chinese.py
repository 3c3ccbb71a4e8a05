"""Traditional Chinese characters as simplified ones, so that either finds the other."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


def simplified(text: str) -> str:
    """``text``, as long as it was, with every traditional character that has one simplified form in that form."""
    return text.translate(_forms())


@cache
def _forms() -> dict[int, str]:
    """OpenCC's table of characters, read without its converter; the Taiwanese and Hong Kong forms of some as well."""
    table = _read("TSCharacters.txt")
    for name in ("TWVariants.txt", "HKVariants.txt"):
        for usual, forms in _lines(name):
            for form in forms:
                table.setdefault(ord(form), table.get(ord(usual), usual))
    return {code: form for code, form in table.items() if chr(code) != form}


def _read(name: str) -> dict[int, str]:
    return {ord(character): forms[0] for character, forms in _lines(name) if len(forms[0]) == 1}


def _lines(name: str) -> list[tuple[str, list[str]]]:
    """``(character, its forms)`` of a table; the first form is the usual one."""
    spec = find_spec("opencc")
    folder = Path(spec.origin or "").parent if spec else Path()
    text = (folder / "dictionary" / name).read_text("utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return [(character, forms.split()) for character, forms in pairs if len(character) == 1 and forms.strip()]
