"""Everything that is the merchant's, in formats that other programs read."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.files import atomic_path, user_faults
from merchant_assistant.safekeeping import archive
from merchant_assistant.safekeeping.model import ExportAllResult

if TYPE_CHECKING:
    from merchant_assistant.chat.chat import Chat
    from merchant_assistant.knowledge.knowledge import Knowledge
    from merchant_assistant.knowledge.model import Passage
    from merchant_assistant.listings.job_model import Job
    from merchant_assistant.listings.listings import Listings
    from merchant_assistant.listings.model import Draft, Version
    from merchant_assistant.replies.model import Kept
    from merchant_assistant.replies.replies import Replies
    from merchant_assistant.safekeeping.rooms import Rooms

_DRAFT_COLUMNS = (
    "SKU", "Platform", "Language", "Kind", "Status", "Title", "Bullets", "Description", "Search title", "Search text",
    "Tags", "Edited",
)  # fmt: skip
_EVERY = 1_000_000  # conversations, tasks: all of them
_README = """Everything that Merchant Assistant kept for you, in files that other programs open.

catalogue.csv      Every product and variant with what was imported and what you typed over it.
                   Opens in Excel, LibreOffice and every shop (CSV, UTF-8).
imports.jsonl      What was imported, added, changed, merged and deleted, one a line, the newest first.
drafts.csv         The drafts of your listings as they read now, one a line.
drafts.jsonl       The same with every earlier version, what was found in them and where it is proven.
jobs.jsonl         The jobs of drafts, with what was to be written and what failed, one a line.
examples.jsonl     What you approved, edited and rejected, with what was written before, one a line.
conversations/     Your questions and the answers, one text file for each conversation (Markdown).
words.jsonl        Words of your shop and what they mean, one a line.
replies/           Messages of customers and what was written back, one text file for each.
documents/         What was read of your documents, one text file for each.
settings.json      What you chose in the settings.

Models are not in here: they can be fetched again. To move to another PC with everything in place,
use a backup instead ("Back up now", or the command "backup").
"""


class _Parts:
    """Files of the export: written one after the other to one scratch name, then packed."""

    def __init__(self, packed: zipfile.ZipFile, stem: Path) -> None:
        self._packed = packed
        self._stem = stem
        self.names: list[str] = []

    def add(self, name: str, write: Callable[[Path], object]) -> None:
        scratch = self._stem.with_suffix(Path(name).suffix)
        scratch.unlink(missing_ok=True)
        with user_faults(scratch):
            write(scratch)
        self._packed.write(scratch, name)
        scratch.unlink()
        self.names.append(name)


def export_all(
    file: Path,
    stem: Path,
    settings: Mapping[str, object],
    rooms: Rooms,
    progress: Progress,
    cancel: CancelToken | None,
) -> ExportAllResult:
    """See :meth:`merchant_assistant.safekeeping.safekeeping.Safekeeping.export_all`."""
    with atomic_path(file) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        parts = _Parts(packed, stem)
        parts.add("README.txt", lambda out: out.write_text(_README, encoding="utf-8"))
        parts.add("catalogue.csv", lambda out: rooms.catalogue.export("generic", out, None, progress, cancel))
        parts.add(
            "imports.jsonl", lambda out: _write_lines(out, [asdict(batch) for batch in rooms.catalogue.batches()])
        )
        _add_drafts(parts, rooms.listings, progress, cancel)
        _add_learnt(parts, rooms)
        _add_conversations(parts, rooms.chat, progress, cancel)
        _add_replies(parts, rooms.replies)
        _add_documents(parts, rooms.knowledge)
        parts.add("settings.json", lambda out: archive.write_json(out, settings))
    return ExportAllResult(file, file.stat().st_size, tuple(parts.names))


def _add_learnt(parts: _Parts, rooms: Rooms) -> None:
    jobs = (_job(job, rooms.listings) for job in rooms.listings.jobs.jobs())
    examples = map(asdict, rooms.examples.all(taken_back=True))
    parts.add("jobs.jsonl", lambda out: _write_lines(out, jobs))
    words = ({"word": own.word, "field": own.column, "value": own.value} for own in rooms.chat.words.all())
    parts.add("examples.jsonl", lambda out: _write_lines(out, examples))
    parts.add("words.jsonl", lambda out: _write_lines(out, words))


def _add_drafts(parts: _Parts, listings: Listings, progress: Progress, cancel: CancelToken | None) -> None:
    from merchant_assistant.listings.present import draft_json  # noqa: PLC0415 - only when asked

    rows: list[Sequence[str]] = [_DRAFT_COLUMNS]

    def lines() -> Iterator[dict[str, object]]:
        """Each is written before the next is read: they hold every version and all that was found in them."""
        found = listings.drafts()
        for done, summary in enumerate(found):
            _step(progress, cancel, done, len(found))
            draft = listings.get(summary.id)
            rows.append(_row(draft))
            yield {**draft_json(draft), "versions": list(map(_version, listings.history(summary.id)))}

    parts.add("drafts.jsonl", lambda out: _write_lines(out, lines()))
    parts.add("drafts.csv", lambda out: _write_table(out, rows))


def _row(draft: Draft) -> list[str]:
    text, edited = draft.listing, "yes" if draft.edited else "no"
    told = (text.title, "\n".join(text.bullets), text.description, text.seo_title, text.seo_description)
    return [draft.sku, draft.platform, draft.language, draft.kind, draft.status, *told, ", ".join(text.tags), edited]


def _version(version: Version) -> dict[str, object]:
    return {"written_by": version.origin, "at": version.at, **asdict(version.listing)}


def _job(job: Job, listings: Listings) -> dict[str, object]:
    return {**asdict(job), "tasks": [asdict(task) for task in listings.jobs.tasks(job.id, limit=_EVERY)]}


def _add_conversations(parts: _Parts, chat: Chat, progress: Progress, cancel: CancelToken | None) -> None:
    found = chat.conversations(limit=_EVERY)
    for done, conversation in enumerate(found):
        _step(progress, cancel, done, len(found))
        name = f"conversations/{conversation.id:05} {_file_name(conversation.title)}".rstrip() + ".md"
        parts.add(name, lambda out, id=conversation.id: chat.export(id, out))  # type: ignore[misc]


def _add_replies(parts: _Parts, replies: Replies) -> None:
    for kept in replies.messages(_EVERY):
        name = f"replies/{kept.id:05} {_file_name(kept.letter.subject)}".rstrip() + ".txt"
        parts.add(name, lambda out, kept=kept: out.write_text(_correspondence(kept), encoding="utf-8"))  # type: ignore[misc]


def _correspondence(kept: Kept) -> str:
    """The message with its head, and the reply as it was sent or stands now."""
    letter = kept.letter
    head = [letter.sender, letter.subject, letter.received_at]
    blocks = ["\n".join(part for part in head if part), letter.text, "-" * 40]
    return "\n\n".join([*blocks, kept.answered_at or "", kept.sent or kept.text]).strip() + "\n"


def _add_documents(parts: _Parts, knowledge: Knowledge) -> None:
    for document in knowledge.documents():
        name = f"documents/{document.id:05} {_file_name(document.name)}.txt"
        text = "\n\n".join(map(_passage, knowledge.passages(document.id)))
        parts.add(name, lambda out, text=text: out.write_text(text + "\n", encoding="utf-8"))  # type: ignore[misc]


def _passage(passage: Passage) -> str:
    """With where it stands, as answers cite it."""
    return f"[{passage.ref}] {passage.heading}".rstrip() + f"\n{passage.text}"


def _file_name(title: str) -> str:
    """A title as every system takes it for a name."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)[:60].strip(" .")


def _write_table(out: Path, rows: Iterable[Sequence[str]]) -> None:
    from merchant_assistant.catalogue.exporting.text import guarded  # noqa: PLC0415 - only when asked

    with out.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([guarded(cell) for cell in row] for row in rows)


def _write_lines(out: Path, lines: Iterable[Mapping[str, object]]) -> None:
    with out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _step(progress: Progress, cancel: CancelToken | None, done: int, total: int) -> None:
    if cancel is not None:
        cancel.check()
    progress(done, total)
