"""Frames over a real pipe and a real child of our own executable."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.foundation.child import MAX_FRAME, FramePipe, end, spawn


class Note(msgspec.Struct, frozen=True):
    text: str
    data: bytes = b""


def _pipe(content: bytes = b"") -> FramePipe[Note, Note]:
    return FramePipe(io.BytesIO(content), io.BytesIO(), Note)


def _sent(*notes: Note) -> bytes:
    writer = io.BytesIO()
    pipe: FramePipe[Note, Note] = FramePipe(io.BytesIO(), writer, Note)
    for note in notes:
        pipe.send(note)
    return writer.getvalue()


@given(st.lists(st.builds(Note, st.text(), st.binary()), max_size=5))
def test_what_is_sent_is_received(notes: list[Note]) -> None:
    pipe = _pipe(_sent(*notes))
    assert [pipe.receive() for _ in notes] == notes
    assert pipe.receive() is None


@given(st.text(min_size=1), st.integers(min_value=1))
def test_a_cut_pipe_ends_without_half_a_frame(text: str, cut: int) -> None:
    whole = _sent(Note(text))
    assert _pipe(whole[: len(whole) - 1 - cut % len(whole)]).receive() is None


def test_a_frame_that_lies_about_its_length_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        _pipe((MAX_FRAME + 1).to_bytes(4, "little")).receive()


def test_a_child_ends_when_its_input_closes(tmp_path: Path) -> None:
    process = spawn("import", tmp_path / "logs" / "child.log")
    assert end(process, grace_s=20) == 0


def test_an_unknown_role_ends_at_once(tmp_path: Path) -> None:
    process = spawn("nonsense", tmp_path / "child.log")
    assert process.wait(20) == 2
    end(process)
