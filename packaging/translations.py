"""Keeps the translations in step with the code: collects what is said, compiles what was translated.

    .venv/bin/python packaging/translations.py                bring resources/translations up to date
    .venv/bin/python packaging/translations.py --check        fail if that would change a file
    .venv/bin/python packaging/translations.py --missing      print what waits for a translator, as JSON
    .venv/bin/python packaging/translations.py --fill FILE    put in what was translated, in the same form

Every ``merchant_assistant_LL.ts`` of that folder is a language. English is what the code is written in: its file holds
the plural forms only. How to add a language: resources/translations/README.md.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import PySide6

from merchant_assistant.foundation.said import Said
from merchant_assistant.listings.platforms import wordings
from merchant_assistant.listings.uncertain import said_of_limits

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCE_LANGUAGE = "en"
_TOOLS = Path(PySide6.__file__).parent
# Guessing a translation from a similar sentence would put wrong words in front of a person.
_NO_GUESS = ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
_ALIKE_EVERYWHERE = ["-sort-messages", "-locations", "none", "-no-obsolete", "-silent"]


def files(folder: Path) -> list[Path]:
    """The languages in ``folder``, as text."""
    return sorted(folder.glob("merchant_assistant_*.ts"))


def update(folder: Path) -> None:
    """Collect the sentences of the whole program into the languages of ``folder``; what is no longer said goes."""
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch, "sources.lst")
        listed.write_text("\n".join(map(str, _sources(Path(scratch)))), encoding="utf-8")
        for file in files(folder):
            plurals = ["-pluralonly"] if file.stem.endswith(f"_{SOURCE_LANGUAGE}") else []
            alias = ["-tr-function-alias", "QT_TRANSLATE_NOOP+=said"]
            options = [*plurals, *alias, *_NO_GUESS, *_ALIKE_EVERYWHERE, "-source-language", SOURCE_LANGUAGE]
            _tool("lupdate", *options, f"@{listed}", "-ts", str(file))


def release(folder: Path) -> None:
    """Compile the languages of ``folder`` into the form that the window loads."""
    for file in files(folder):
        made = file.with_suffix(".qm-new")
        _tool("lrelease", "-silent", str(file), "-qm", str(made))
        made.replace(file.with_suffix(".qm"))  # never written in place: a window that is open reads from the old one


def stale() -> list[str]:
    """Names of the files that are not what the code and the translators make of them now."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch)
        for file in files(FOLDER):
            shutil.copy(file, fresh)
        update(fresh)
        release(fresh)
        return [made.name for made in sorted(fresh.iterdir()) if _content(made) != _content(FOLDER / made.name)]


def missing(folder: Path) -> Iterator[dict[str, object]]:
    """What waits for a translator: language, context, source, and the forms wanted."""
    for file in files(folder):
        for context, message in messages(file):
            if _unfinished(message):
                forms = len(message.findall("translation/numerusform"))
                yield {
                    "language": file.stem.removeprefix("merchant_assistant_"),
                    "context": context,
                    "source": message.findtext("source"),
                    "translation": [""] * forms if forms else "",
                }


def fill(folder: Path, entries: list[dict[str, Any]]) -> None:
    """Put translations in, in the form that :func:`missing` gives."""
    for file in files(folder):
        wanted = {
            (entry["context"], entry["source"]): entry["translation"]
            for entry in entries
            if file.stem == f"merchant_assistant_{entry['language']}"
        }
        tree = ET.parse(file)
        for context, message in _messages(tree):
            translation = wanted.get((context, message.findtext("source")))
            if translation:
                _put(message, translation)
        _write(tree, file)


def messages(file: Path) -> Iterator[tuple[str, ET.Element]]:
    """Context and entry of every sentence of one language."""
    return _messages(ET.parse(file))


def _messages(tree: ET.ElementTree[ET.Element]) -> Iterator[tuple[str, ET.Element]]:
    for context in tree.iterfind("context"):
        for message in context.iterfind("message"):
            yield context.findtext("name") or "", message


def _unfinished(message: ET.Element) -> bool:
    translation = message.find("translation")
    return translation is None or translation.get("type") == "unfinished"


def _put(message: ET.Element, translation: str | list[str]) -> None:
    place = message.find("translation")
    assert place is not None
    place.attrib.pop("type", None)
    if isinstance(translation, str):
        place.text = translation
        return
    for form, text in zip(place.iterfind("numerusform"), translation, strict=True):
        form.text = text


def _write(tree: ET.ElementTree[ET.Element], file: Path) -> None:
    """As Linguist does it; ``lupdate`` gives the file its final shape."""
    text = ET.tostring(tree.getroot(), encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8", newline="\n")


def _sources(scratch: Path) -> list[Path]:
    """Our code, and a file that says what stands in data files."""
    listed = scratch / "data_files.py"
    listed.write_text("\n".join(map(_marked, _said_in_data())), encoding="utf-8")
    return [*sorted((ROOT / "merchant_assistant").rglob("*.py")), listed]


def _said_in_data() -> list[Said]:
    return [*(wording.message for wording in wordings().values()), *said_of_limits()]


def _marked(sentence: Said) -> str:
    context, source = (json.dumps(part, ensure_ascii=False) for part in (sentence.context, sentence.source))
    return f"said({context}, {source})"


def _content(file: Path) -> bytes:
    """Without the line ends that a checkout on Windows may have given it."""
    content = file.read_bytes() if file.exists() else b""
    return content.replace(b"\r\n", b"\n") if file.suffix == ".ts" else content


def _tool(name: str, *arguments: str) -> None:
    """Run a tool of the installed PySide6."""
    program = shutil.which(name, path=str(_TOOLS))
    assert program, f"{name} is not part of this PySide6"
    subprocess.run([program, *arguments], cwd=ROOT, check=True)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["--check"]:
            old = stale()
            print(*(f"{name} is out of date: run packaging/translations.py" for name in old), sep="\n", end="")
            return 1 if old else 0
        case ["--missing"]:
            print(json.dumps(list(missing(FOLDER)), ensure_ascii=False, indent=1))
        case ["--fill", file]:
            fill(FOLDER, json.loads(Path(file).read_text(encoding="utf-8")))
            update(FOLDER)
            release(FOLDER)
        case _:
            update(FOLDER)
            release(FOLDER)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
