"""A set of questions with its true answers, as it lies in a folder."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

PROGRAM = "truths.py"  # computes the true answers; shares no line with us
_NOT_COUNTABLE = frozenset({"ambiguous", "unanswerable", "retrieval"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. ``after``: the question whose answer it goes on from; ``truth`` as the set's README has it.

    ``conversation``: the one that it is a turn of, kept as the window keeps it.
    """

    id: str
    catalogue: str
    language: str
    kind: str
    text: str
    after: str
    conversation: str
    unseen: bool
    clarify: bool
    truth: Mapping[str, Any]

    @property
    def countable(self) -> bool:
        """Whether a query over the catalogue answers it."""
        return self.kind not in _NOT_COUNTABLE


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """``files``: what is imported for a catalogue's questions. ``families``: its products with their variants.

    Questions of catalogues without files are about ``documents``.
    """

    asked: tuple[Asked, ...]
    files: Mapping[str, tuple[Path, ...]]
    families: Mapping[str, Mapping[str, list[str]]]
    documents: Mapping[str, tuple[Path, ...]]

    def of(self, catalogue: str) -> list[Asked]:
        """Its questions, in their order."""
        return [question for question in self.asked if question.catalogue == catalogue]

    def only(self, ids: Collection[str]) -> QuestionSet:
        """No other questions than these."""
        return replace(self, asked=tuple(question for question in self.asked if question.id in ids))


def read_set(folder: Path, project: Path, data: Path, *, unseen: bool) -> QuestionSet:
    """The questions of ``folder`` whose files are here; ``unseen``: also those that nobody looked at.

    Raises :class:`UserFault` (``no_question_set``, ``answers_failed``).
    """
    if not (folder / PROGRAM).is_file():
        raise UserFault(
            "no_question_set",
            said("Commands", "There is no set of questions in “{folder}”.").format(folder=folder.name),
            said("Commands", "Name its folder: bench --questions --set DIR"),
        )
    found = _computed(folder, project, data)
    files = {name: tuple(map(Path, paths)) for name, paths in found["files"].items()}
    read = _asked(sorted(folder.glob("questions/*.toml")), found["answers"])
    asked = tuple(each for each in read if unseen or not each.unseen)
    about = {each.catalogue for each in asked} - files.keys()
    documents = {name: _documents(name, folder, data, asked) for name in sorted(about)}
    return QuestionSet(asked, files, found["families"], documents)


def _documents(name: str, folder: Path, data: Path, asked: Iterable[Asked]) -> tuple[Path, ...]:
    """The documents that a set of questions is about: those beside it, else those of the data that its truths name."""
    own = sorted((folder / name).glob("*")) if (folder / name).is_dir() else []
    named = {str(each.truth["file"]) for each in asked if each.catalogue == name and "file" in each.truth}
    return tuple(own or sorted(file for file in (data / name).glob("*") if file.name in named))


def _asked(files: Iterable[Path], answers: Mapping[str, Any]) -> Iterable[Asked]:
    for file in files:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        phrased = (each for entry in content.get("phrased", ()) for each in _said(entry))
        turns = (each for entry in content.get("conversation", ()) for each in _turns(entry))
        for entry in (*content.get("question", ()), *phrased, *turns):
            if truth := answers.get(entry["id"]):
                yield _question(content["catalogue"], entry, truth)


def _said(entry: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """One question for each way in which an entry is put."""
    for language in ("en", "zh"):
        for number, text in enumerate(entry.get(language, ()), start=1):
            yield {**entry, "id": f"{entry['id']}-{language}-{number:02}", "language": language, "text": text}


def _turns(entry: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The questions of a conversation, each behind the one before it."""
    common = {**entry, "conversation": entry["id"]}
    before = ""
    for number, turn in enumerate(entry["turn"], start=1):
        yield {**common, **turn, "id": f"{entry['id']}-{number:02}", "after": before}
        before = f"{entry['id']}-{number:02}"


def _question(catalogue: str, entry: Mapping[str, Any], truth: Mapping[str, Any]) -> Asked:
    told = {name: str(entry.get(name, "")) for name in ("id", "language", "kind", "text", "after", "conversation")}
    unseen, clarify = bool(entry.get("unseen")), bool(entry.get("clarify"))
    return Asked(catalogue=catalogue, unseen=unseen, clarify=clarify, truth=truth, **told)


def _computed(folder: Path, project: Path, data: Path) -> Any:
    """What the set's own program says, in a process of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        out = Path(scratch) / "answers.json"
        places = ("--project", project, "--data", data, "--out", out)
        done = subprocess.run(
            [sys.executable, folder / PROGRAM, *places], capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode == 0:
            return json.loads(out.read_text(encoding="utf-8"))
    why = (done.stderr.strip().splitlines() or [""])[-1]
    raise UserFault(
        "answers_failed",
        said("Commands", "The true answers could not be computed: {why}").format(why=why),
        said("Commands", "It needs the libraries of “learn”: pip install merchant-assistant[learn]"),
    )
