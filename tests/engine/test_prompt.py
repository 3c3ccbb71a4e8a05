"""A prompt is cut at places that follow from what stands before them, so that reuse never changes a result."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.engine.prompt import PIECE, Prompt

TOKENS = st.lists(st.integers(0, 2), min_size=1, max_size=400)
STARTS = st.lists(st.integers(0, 400), max_size=5).map(sorted)


def _cut(tokens: list[int], starts: list[int]) -> Prompt:
    return Prompt.cut(tokens, [start for start in starts if start < len(tokens)])


@given(TOKENS, STARTS)
def test_pieces_cover_the_prompt_in_order(tokens: list[int], starts: list[int]) -> None:
    prompt = _cut(tokens, starts)
    pieces = prompt.pieces_after(0)
    assert [token for start, end in pieces for token in prompt.tokens[start:end]] == tokens
    assert all(0 < end - start <= PIECE for start, end in pieces)


@given(TOKENS, STARTS, TOKENS, STARTS)
def test_what_is_reused_was_computed_in_the_same_pieces(
    tokens: list[int], starts: list[int], others: list[int], other_starts: list[int]
) -> None:
    earlier, prompt = _cut(others, other_starts), _cut(tokens, starts)
    known = prompt.known_from(earlier)
    assert known < len(tokens)
    assert prompt.tokens[:known] == earlier.tokens[:known]
    assert prompt.until(known).ends == earlier.until(known).ends
    assert prompt.pieces_after(known)


def test_a_shared_beginning_is_kept_up_to_the_new_content() -> None:
    shared = list(range(150))
    first = Prompt.cut([*shared, 1, 2, 3], [150])
    second = Prompt.cut([*shared, 7, 8], [150])
    assert second.known_from(first) == 150
    assert first.known_from(first) == 150
    assert second.known_from(None) == 0


def test_short_stretches_are_not_cut_off() -> None:
    assert Prompt.cut(range(40), [3, 20, 24, 36]).ends == (20, 36, 40)
