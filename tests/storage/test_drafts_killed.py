"""A process killed while it saves drafts: what it said was saved is there, and nothing is there by half."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from merchant_assistant.storage.database import Database
from merchant_assistant.storage.drafts import DraftRepository

# Saves and approves one draft; kills itself at the given statement.
CHILD = """
import os, signal, sys
from pathlib import Path
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.drafts import DraftHead, DraftRepository, DraftText, Sentence

folder, seen = Path(sys.argv[1]), 0
database = Database(folder / "merchant.db", folder / "backups")
database.open()

def trace(statement):
    global seen
    seen += 1
    if seen == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

database._writer.set_trace_callback(trace)
drafts = DraftRepository(database)
head = DraftHead(1, "shop", "A", "generic", "en", "plain", "model-x", False, 1.0)
text = DraftText("model", "Title", ("Bullet",), "Text.", "[]", "[]", 0, 0, 0, 0)
draft = drafts.add(head, "proposed", text, [Sentence("hash", True)])
print("saved", draft.id, flush=True)
drafts.approve(draft.id)
print("approved", draft.id, flush=True)
print("statements", seen, flush=True)
"""


def save(folder: Path, statement: int) -> dict[str, int]:
    """What the child said before it died, if it did."""
    command = [sys.executable, "-c", CHILD, str(folder), str(statement)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (0, -9), done.stderr
    return {word: int(number) for word, number in map(str.split, done.stdout.splitlines())}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_shown_as_saved_is_there(tmp_path: Path) -> None:
    statements = save(tmp_path, 0)["statements"]
    for statement in range(1, statements + 1, 3):
        said = save(tmp_path, statement)
        with contextlib.closing(Database(tmp_path / "merchant.db", tmp_path / "backups")) as database:
            drafts = DraftRepository(database)
            if "saved" in said:
                assert drafts.get(said["saved"]).text.title == "Title"
            if "approved" in said:
                assert drafts.get(said["approved"]).status == "approved"
            with database.read() as connection:
                halves = (
                    "SELECT count(*) FROM draft WHERE text_id NOT IN (SELECT id FROM draft_text) OR text_id IS NULL"
                )
                assert connection.execute(halves).fetchone() == (0,)
                assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
