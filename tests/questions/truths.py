"""Compute the true answer of every question from the catalogue files themselves.

Independent of the product: nothing of ``merchant_assistant`` is imported. Run it where the project and the shared data
lie::

    python truths.py --project PATH --data PATH --out FILE
"""

from __future__ import annotations

import argparse
import functools
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import catalogues
import expressions

HERE = Path(__file__).parent
WITHOUT_CATALOGUE = {"knowledge", "service", "trade", "tearoom", "printshop", "chillers_zh"}


def questions(folder: Path) -> list[dict[str, Any]]:
    """Every question of the set, the unseen ones too; the file's catalogue is added to each."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        common = {"catalogue": content["catalogue"]}
        found += [common | question for question in content.get("question", [])]
        found += [common | question for entry in content.get("phrased", []) for question in said(entry)]
        found += [common | question for entry in content.get("conversation", []) for question in turns(entry)]
    return found


def said(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """One question for each way in which an entry is put, its language and number added to the id."""
    return [
        entry | {"id": f"{entry['id']}-{language}-{number:02}", "language": language, "text": text, "phrased": True}
        for language in ("en", "zh")
        for number, text in enumerate(entry.get(language, ()), start=1)
    ]


def turns(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions of a conversation, numbered, each behind the one before it."""
    told = {name: value for name, value in entry.items() if name != "turn"}
    found: list[dict[str, Any]] = []
    for number, turn in enumerate(entry["turn"], start=1):
        behind = {"after": found[-1]["id"]} if found else {}
        found.append(told | turn | behind | {"id": f"{entry['id']}-{number:02}", "conversation": entry["id"]})
    return found


def truths(asked: list[dict[str, Any]], read: Callable[[str], catalogues.Catalogue]) -> dict[str, dict[str, Any]]:
    """Question id to true answer; ``accept`` holds the other defensible readings."""
    answers = {}
    for question in asked:
        name = question["catalogue"]
        catalogue = None if name in WITHOUT_CATALOGUE else read(name)
        try:
            answer = expressions.answer(question["truth"], catalogue)
            others = [expressions.answer(other, catalogue) for other in question.get("accept", [])]
        except Exception as fault:
            raise ValueError(f"{question['id']}: {fault}") from fault
        answers[question["id"]] = answer | ({"accept": others} if others else {})
    return answers


def families(catalogue: catalogues.Catalogue) -> dict[str, list[str]]:
    """Product id to the ids of its variants, where the two differ."""
    found: dict[str, list[str]] = {}
    for ident, parent in catalogue.variants[["id", "parent"]].itertuples(index=False):
        found.setdefault(parent, []).append(ident)
    return {parent: idents for parent, idents in found.items() if idents != [parent]}


def main() -> None:
    """Write the answers as one JSON document; catalogues whose files are not here are left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--project", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    asked = questions(HERE / "questions")
    files = {name: catalogues.files(name, given.project, given.data) for name in catalogues.READERS}
    here = {name for name, found in files.items() if found}
    asked = [question for question in asked if question["catalogue"] in here | WITHOUT_CATALOGUE]
    names = sorted(here)
    read = functools.cache(lambda name: catalogues.read(name, given.project, given.data))
    found = {
        "answers": truths(asked, read),
        "families": {name: families(read(name)) for name in names},
        "files": {name: [str(path) for path in files[name]] for name in names},
    }
    given.out.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
