"""A conversation is written as a file whole or not at all, also where the file or the disk refuses."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant.chat.chat import Chat
from merchant_assistant.foundation.errors import UserFault

Chats = Callable[..., Chat]


def _export(chat: Chat, out: Path) -> str:
    answer, _ = chat.ask("What does the coffee mug weigh?")
    with pytest.raises(UserFault) as fault:
        chat.export(answer.conversation_id, out)
    return fault.value.code


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "no_permission")])
def test_a_full_disk_and_a_file_that_refuses(
    chat_with: Chats, out: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    out.write_text("what stood here", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    assert _export(chat_with("The mug weighs 350 g."), out) == code
    assert out.read_text(encoding="utf-8") == "what stood here"
    assert list(out.parent.glob("*conversation*")) == [out]


def test_a_folder_that_is_not_there(chat_with: Chats, tmp_path: Path) -> None:
    assert _export(chat_with("The mug weighs 350 g."), tmp_path / "gone" / "talk.md")
    assert not (tmp_path / "gone").exists()
