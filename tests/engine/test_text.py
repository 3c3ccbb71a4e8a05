"""Bytes as they come from a model become whole characters, ended by a stop string."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.engine.text import TextAssembler

CUTS = st.lists(st.integers(0, 200), max_size=12)


def _pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    return [data[start:end] for start, end in itertools.pairwise(places)]


@given(st.text(max_size=60), CUTS)
def test_any_cut_gives_the_text_and_only_whole_characters(text: str, cuts: list[int]) -> None:
    text = text.encode("utf-8", "ignore").decode()
    assembler = TextAssembler()
    shown = [assembler.feed(piece) for piece in _pieces(text.encode(), cuts)]
    shown.append(assembler.finish())
    assert "".join(shown) == text == assembler.text
    assert not assembler.stopped


@given(st.text("abc", max_size=60), st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=3), CUTS)
def test_nothing_of_a_stop_string_is_shown(text: str, stops: list[str], cuts: list[int]) -> None:
    assembler = TextAssembler(stops)
    shown = "".join(assembler.feed(piece) for piece in _pieces(text.encode(), cuts))
    shown += assembler.finish()
    assert shown == assembler.text
    assert text.startswith(shown)
    assert not any(stop in shown for stop in stops)
    assert assembler.stopped == any(stop in text for stop in stops)
    assert assembler.stopped or shown == text


@given(st.binary(max_size=60))
def test_bytes_that_are_no_text_are_dropped(data: bytes) -> None:
    assembler = TextAssembler()
    shown = assembler.feed(data) + assembler.finish()
    assert "\ufffd" not in shown or "\ufffd".encode() in data
    assert shown.encode() == data.decode("utf-8", "ignore").encode()
