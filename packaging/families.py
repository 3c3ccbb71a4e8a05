"""The README's table of the files that are read: what ``resources/formats`` says about each family.

.venv/bin/python packaging/families.py           print the table
.venv/bin/python packaging/families.py --write   put it into README.md
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import marked

FORMATS = Path(__file__).resolve().parent.parent / "resources" / "formats"
BEGIN, END = "<!-- families: made by packaging/families.py -->", "<!-- families end -->"


def table() -> str:
    """The table in Markdown, by name; what no family is comes last."""
    found = [(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in FORMATS.glob("*.toml")]
    families = sorted(
        ((name, content["about"]) for name, content in found if "about" in content),
        key=lambda one: (one[0] == "generic", one[1]["title"].casefold()),
    )
    lines = ["| family | files | what is read | `--format` |", "|---|---|---|---|"]
    lines += [
        f"| {about['title']} | {about['files']} | {about['reads']} | `{_told(name)}` |" for name, about in families
    ]
    return "\n".join(lines)


def _told(name: str) -> str:
    """Lists in documents go by the name that any table has."""
    return "generic" if name == "documents" else name


if __name__ == "__main__":
    marked.main(sys.argv[1:], BEGIN, END, table())
