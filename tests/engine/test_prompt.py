"""A prompt is cut at places that follow from what stands before them, so that reuse never changes a result."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.engine.prompt import PIECE, Prompt, Reading

TOKENS = st.lists(st.integers(0, 2), min_size=1, max_size=400)
STARTS = st.lists(st.integers(0, 400), max_size=5).map(sorted)


def _cut(tokens: list[int], starts: list[int]) -> Prompt:
    return Prompt.cut(tokens, [start for start in starts if start < len(tokens)])


def _read(prompt: Prompt, *written: int) -> Reading:
    return prompt.reading([*prompt.tokens, *written], 0, None)


@given(TOKENS, STARTS)
def test_pieces_cover_the_prompt_in_order(tokens: list[int], starts: list[int]) -> None:
    prompt = _cut(tokens, starts)
    ends = [0]
    while ends[-1] < len(tokens):
        ends.append(prompt.end_after(ends[-1]))
    assert tuple(ends[1:]) == prompt.ends
    assert all(0 < end - start <= PIECE for start, end in pairwise(ends))


@given(TOKENS, STARTS, TOKENS, STARTS)
def test_what_is_reused_was_computed_in_the_same_pieces(
    tokens: list[int], starts: list[int], others: list[int], other_starts: list[int]
) -> None:
    earlier, prompt = _cut(others, other_starts), _cut(tokens, starts)
    known = prompt.known_from(_read(earlier))
    assert known < len(tokens)
    assert prompt.tokens[:known] == earlier.tokens[:known]
    assert [end for end in prompt.ends if end <= known] == [end for end in earlier.ends if end <= known]
    assert known in (0, *prompt.ends)


def test_a_shared_beginning_is_kept_up_to_the_new_content() -> None:
    shared = list(range(150))
    first = Prompt.cut([*shared, 1, 2, 3], [150])
    second = Prompt.cut([*shared, 7, 8], [150])
    assert second.known_from(_read(first)) == 150
    assert first.known_from(_read(first, 8, 9)) == 150
    assert second.known_from(None) == 0


def test_of_a_reading_that_was_ended_early_only_what_was_read_is_kept() -> None:
    prompt = Prompt.cut(range(300))
    assert prompt.known_from(prompt.reading(range(128), 0, None)) == 128
    assert prompt.known_from(prompt.reading(range(100), 0, None)) == 64


def test_a_conversation_goes_on_after_the_answer_that_was_written() -> None:
    """Also where the answer begins so soon after the question that there is no cut between them."""
    question, answer = [*range(100), 5, 6], [7, 8, 9]
    first = Prompt.cut(question, [97])
    second = Prompt.cut([*question, *answer, 50, 51, 52], [97, 102, 106])
    reading = _read(first, *answer)
    assert second.known_from(reading) == 105
    again = second.reading([*second.tokens, 60], 105, reading)
    third = Prompt.cut([*second.tokens, 60, 61, 62], [97, 102, 106])
    assert third.known_from(again) == 109
    assert first.known_from(again) == first.known_from(reading)


def test_short_stretches_are_not_cut_off() -> None:
    assert Prompt.cut(range(40), [3, 20, 24, 36]).ends == (20, 36, 40)
