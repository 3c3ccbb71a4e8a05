"""What is kept of messages and replies: drafts, what was sent, examples, figures."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from merchant_assistant.examples.examples import Examples
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.replies.figures import figures_of
from merchant_assistant.replies.model import Letter
from merchant_assistant.replies.replies import Replies
from merchant_assistant.storage.database import Database
from merchant_assistant.storage.replies import AnsweredRow

ASKS = Letter("What does TM-5 cost?", "anna@example.com", "Price", "2026-11-01T08:00:00+00:00")
KILLED = """
import os, signal, sys
from merchant_assistant.composition import build
services = build(sys.argv[1])
replies = services.replies
message, _ = replies.keep(replies.read(__import__("pathlib").Path(sys.argv[2])))
replies.write(message)
replies.save_draft(message, "half of a")
replies.save_typed("another one")
os.kill(os.getpid(), signal.SIGKILL)
"""


def answered(replies: Replies, letter: Letter, sent: str | None = None) -> int:
    message, _ = replies.keep(letter)
    kept, _ = replies.write(message)
    replies.mark_answered(message, kept.text if sent is None else sent)
    return message


def test_a_message_is_kept_written_edited_sent_and_taught(replies: Replies, database: Database) -> None:
    message, changes = replies.keep(ASKS)
    assert changes.replies
    kept, _ = replies.write(message)
    assert kept.reply
    assert "6.40 USD" in kept.text
    replies.save_draft(message, "Dear Anna, 6.40 USD.")
    assert replies.message(message).text == "Dear Anna, 6.40 USD."
    replies.mark_answered(message, "Dear Anna, 6.40 USD.")
    sent = replies.message(message)
    assert (sent.open, sent.sent) == (False, "Dear Anna, 6.40 USD.")
    (example,) = Examples(database).all(features=["reply"])
    assert (example.verdict, example.subject, example.after) == (
        "edited",
        f"reply:{message}",
        {"reply": "Dear Anna, 6.40 USD."},
    )
    replies.reopen(message)
    assert replies.message(message).open
    assert not Examples(database).count(features=["reply"])


def test_what_is_written_again_takes_the_place_of_the_draft(replies: Replies) -> None:
    message, _ = replies.keep(ASKS)
    replies.write(message)
    replies.save_draft(message, "mine")
    assert "6.40 USD" in replies.write(message)[0].text


def test_open_ones_stand_first_and_a_deleted_one_comes_back(replies: Replies) -> None:
    first = answered(replies, ASKS)
    second, _ = replies.keep(Letter("Where is my order 4711?"))
    assert [kept.id for kept in replies.messages()] == [second, first]
    replies.delete(second)
    with pytest.raises(UserFault, match="no longer there"):
        replies.message(second)
    replies.restore(second)
    assert replies.message(second).open


def test_figures_tell_time_edits_and_satisfaction(replies: Replies) -> None:
    assert [one.minutes for one in replies.figures()] == [None]
    answered(replies, ASKS)
    told = answered(replies, Letter("Where is my order 4711?", "bob@example.com"), "We are looking.")
    replies.rate(told, -1)
    answered(replies, Letter("Thanks, that was great!", "anna@example.com", "", "2027-01-01T08:00:00+00:00"))
    every, *by_intent = replies.figures()
    assert (every.messages, every.answered, every.satisfied) == (3, 3, 0.5)
    assert every.edited == pytest.approx(1 / 3)
    assert every.minutes is not None
    assert {one.intent for one in by_intent} == {"price", "order_status", "thanks"}


def test_who_wrote_twice_before_the_answer_counts_by_what_came_after_it() -> None:
    def row(at: str, intent: str, answered: str | None = None) -> AnsweredRow:
        return AnsweredRow(intent, "anna@example.com", at, answered, None, None)

    rows = [row("2026-01-01", "price", "2026-01-03"), row("2026-01-02", "stock"), row("2026-01-04", "thanks")]
    assert figures_of(rows)[0].satisfied == 1.0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_typed_is_lost_where_the_program_is_killed(tmp_path: Path) -> None:
    from merchant_assistant.composition import build

    (tmp_path / "m.txt").write_text(ASKS.text)
    command = [sys.executable, "-c", KILLED, str(tmp_path / "data"), str(tmp_path / "m.txt")]
    ended = subprocess.run(
        command, check=False, timeout=60, env={**os.environ, "MERCHANT_ASSISTANT_MODELS": str(tmp_path)}
    )
    assert ended.returncode == -signal.SIGKILL
    services = build(tmp_path / "data")
    try:
        (kept,) = services.replies.messages()
        assert (kept.text, services.replies.typed()) == ("half of a", "another one")
    finally:
        services.close()
