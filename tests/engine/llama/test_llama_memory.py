"""What llama.cpp need not read again, in conversations and for label scores, with the small real model."""

from __future__ import annotations

import ctypes
import math
import os
from collections.abc import Iterator

import pytest

from merchant_assistant.engine.child.serve import prepare_environment
from merchant_assistant.engine.frames import ModelRef
from merchant_assistant.engine.model import Completion, GenerateRequest, InstalledModel, Message, ScoreRequest
from merchant_assistant.engine.prompt import Reading
from merchant_assistant.foundation.errors import Cancelled, UserFault

pytestmark = pytest.mark.model
SYSTEM = Message("system", "You answer questions about a shop in one short sentence. " * 4)
LABELS = ("good", "bad", "neither good nor bad", "good enough")


def _never() -> bool:
    return False


@pytest.fixture(scope="module")
def made(small_model: InstalledModel) -> Iterator[object]:
    prepare_environment()
    from merchant_assistant.engine.backends.llama.backend import LlamaBackend

    backend = LlamaBackend()
    yield backend
    backend.close()


@pytest.fixture
def backend(made, small_model: InstalledModel):
    made.load(
        ModelRef(id="small", path=str(small_model.path), version="1", context=2048, backend="llama.cpp", lanes=2),
        _never,
    )
    return made


class _Talk:
    """A conversation, kept by who leads it."""

    def __init__(self, backend, about: str) -> None:
        self._backend = backend
        self._messages = [Message("system", f"{SYSTEM.content} It sells {about}.")]

    def ask(self, question: str) -> Completion:
        self._messages.append(Message("user", question))
        request = GenerateRequest(messages=tuple(self._messages), max_tokens=12)
        completion = self._backend.generate(request, lambda _text: None, _never)
        self._messages.append(Message("assistant", completion.text))
        return completion


def test_a_second_question_costs_only_its_new_words(backend) -> None:
    talk = _Talk(backend, "lamps")
    first = talk.ask("What do you sell?")
    second = talk.ask("And bulbs?")
    assert second.cached_tokens >= first.prompt_tokens + first.tokens - 1
    third = talk.ask("How bright are they?")
    assert third.cached_tokens >= second.prompt_tokens + second.tokens - 1


def test_conversations_that_take_turns_keep_what_they_read(backend) -> None:
    talks = [_Talk(backend, about) for about in ("lamps", "hats", "hoses")]
    firsts = [talk.ask("What do you sell?") for talk in talks]
    for talk, first in zip(talks, firsts, strict=True):
        assert talk.ask("And in blue?").cached_tokens >= first.prompt_tokens


def test_turns_taken_change_no_answer(backend, small_model: InstalledModel) -> None:
    questions = ("What do you sell?", "And in blue?", "How much is it?")
    alone = [talk.ask(question).text for talk in [_Talk(backend, "lamps")] for question in questions]
    one, other = _Talk(backend, "lamps"), _Talk(backend, "hats")
    turns = []
    for question in questions:
        turns.append(one.ask(question).text)
        other.ask(question)
    assert turns == alone


def test_the_conversation_longest_unused_is_given_away(backend) -> None:
    interactive = backend._loaded.interactive
    talks = [_Talk(backend, about) for about in ("lamps", "hats", "hoses")]
    talks[0].ask("What do you sell?")
    talks[1].ask("What do you sell?")
    interactive._shelf_bytes = sum(len(saved.state) for saved in interactive._shelf) * 3 // 2
    talks[2].ask("What do you sell?")
    assert len(interactive._shelf) == 1
    assert talks[0].ask("And in blue?").cached_tokens < 128
    assert interactive._shelf_bytes >= sum(len(saved.state) for saved in interactive._shelf)


def test_the_conversation_that_comes_back_is_not_given_away_for_the_one_it_follows(backend) -> None:
    interactive = backend._loaded.interactive
    talks = [_Talk(backend, about) for about in ("lamps", "hats")]
    firsts = [talk.ask("What do you sell?") for talk in talks]
    interactive._shelf_bytes = sum(len(saved.state) for saved in interactive._shelf)  # room for one
    for talk, first in zip(talks, firsts, strict=True):
        assert talk.ask("And in blue?").cached_tokens >= first.prompt_tokens


def _score(backend, review: str, labels: tuple[str, ...] = LABELS, cancelled=_never):
    question = Message("user", f"Is this review good or bad? {review}")
    return backend.score(ScoreRequest(messages=(SYSTEM, question), labels=labels), cancelled)


def test_scores_are_those_of_a_plain_computation(backend) -> None:
    scores = _score(backend, "I love it.")
    loaded = backend._loaded
    prompt = loaded.prompt((SYSTEM, Message("user", "Is this review good or bad? I love it.")), "").tokens
    weights = [math.exp(_plain(loaded, prompt, loaded.vocabulary.tokens(label, marks=False))) for label in LABELS]
    expected = [weight / sum(weights) for weight in weights]
    assert scores.probabilities == pytest.approx(expected, rel=0.5, abs=0.05)
    assert sum(scores.probabilities) == pytest.approx(1)
    assert max(expected) - min(expected) > 0.2


def _plain(loaded, prompt: tuple[int, ...], label: list[int]) -> float:
    """The logarithm of the label's probability, by llama.cpp alone, one token after the other."""
    import llama_cpp
    import numpy as np

    context = loaded.native_context(1024, 1, 1024, 1)
    total = 0.0
    pieces = [list(prompt), *([token] for token in label)]
    for piece, token in zip(pieces, label, strict=False):
        native = (llama_cpp.llama_token * len(piece))(*piece)
        assert llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(native, len(piece))) == 0
        row = np.ctypeslib.as_array(llama_cpp.llama_get_logits_ith(context, -1), shape=(loaded.vocabulary.size,))
        total += float(row[token] - np.logaddexp.reduce(row.astype(np.float64)))
    llama_cpp.llama_free(context)
    return total


def test_the_prompt_of_the_next_score_is_known_as_far_as_it_is_the_same(backend) -> None:
    assert _score(backend, "I love it.").cached_tokens == 0
    again = _score(backend, "It broke.")
    assert again.prompt_tokens - again.cached_tokens < 24


def test_more_labels_than_there_are_branches(backend) -> None:
    labels = tuple(f"number {number}" for number in range(90))
    scores = _score(backend, "I love it.", labels)
    assert len(scores.probabilities) == 90
    few = _score(backend, "I love it.", labels[:2])
    ratio = scores.probabilities[0] / scores.probabilities[1]
    assert few.probabilities[0] / few.probabilities[1] == pytest.approx(ratio, rel=0.5)


def test_scores_between_the_steps_of_bulk_work_lose_nothing_of_it(backend) -> None:
    request = GenerateRequest(prompt="A red shirt", max_tokens=16, ignore_eos=True, priority="bulk")
    scores = []

    def score_once(_text: str) -> None:
        if not scores:
            scores.append(_score(backend, "I love it."))

    assert backend.generate(request, score_once, _never).tokens == 16
    assert scores


def test_a_cancelled_score_ends(backend) -> None:
    with pytest.raises(Cancelled):
        _score(backend, "I love it.", cancelled=lambda: True)


def test_scores_that_cannot_be_are_refused(backend) -> None:
    with pytest.raises(UserFault) as fault:
        _score(backend, "word " * 5000)
    assert fault.value.code == "prompt_too_long"


RULES = (
    Message("system", "You answer questions about a shop, in few words. " * 12),
    Message("user", "Hello?"),
    Message("assistant", "Hello."),
)


def _begun_with_rules(kept, small_model: InstalledModel, question: str) -> Completion:
    """The first answer of a fresh start."""
    from merchant_assistant.engine.backends.llama.backend import LlamaBackend

    backend = LlamaBackend()
    ref = ModelRef(
        id="small", path=str(small_model.path), version="1", context=2048, backend="llama.cpp", kept=str(kept)
    )
    try:
        backend.load(ref, _never)
        asked = (*RULES, Message("user", question))
        return backend.generate(
            GenerateRequest(messages=asked, max_tokens=16, lasting=len(RULES)), lambda _: None, _never
        )
    finally:
        backend.close()


def test_what_lasts_of_a_prompt_is_read_once_for_all_starts(small_model: InstalledModel, tmp_path) -> None:
    kept = tmp_path / "beginnings"
    fresh = _begun_with_rules("", small_model, "Do you sell lamps?")
    first = _begun_with_rules(kept, small_model, "Do you sell lamps?")
    again = _begun_with_rules(kept, small_model, "Do you sell lamps?")
    other = _begun_with_rules(kept, small_model, "And hats?")
    assert fresh.cached_tokens == first.cached_tokens == 0
    assert other.cached_tokens == again.cached_tokens > 64
    assert again.prompt_tokens - again.cached_tokens < 24
    assert again.text == first.text == fresh.text


def test_a_file_that_is_not_whole_is_read_anew_and_mended(small_model: InstalledModel, tmp_path) -> None:
    kept = tmp_path / "beginnings"
    first = _begun_with_rules(kept, small_model, "Do you sell lamps?")
    (file,) = kept.iterdir()
    file.write_bytes(file.read_bytes()[:-4096])
    assert _begun_with_rules(kept, small_model, "Do you sell lamps?").cached_tokens == 0
    again = _begun_with_rules(kept, small_model, "Do you sell lamps?")
    assert again.cached_tokens and again.text == first.text


def test_what_was_kept_longest_unused_gives_way(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    from merchant_assistant.engine.backends.llama import beginnings

    monkeypatch.setattr(beginnings, "_MOST_BYTES", 250)
    kept = beginnings.Beginnings(tmp_path / "kept", "model")
    for number in range(3):
        kept.keep([number], [1], (ctypes.c_uint8 * 64)())
        os.utime(kept._file([number], [1]), (number, number))
    assert kept.find([0], [1]) is None
    assert kept.find([2], [1]).reading == Reading((2,), (1,), 1)
    assert beginnings.Beginnings(tmp_path / "kept", "other").find([2], [1]) is None
    beginnings.Beginnings(None, "model").keep([1], [1], (ctypes.c_uint8 * 8)())


def test_a_completion_tells_how_probable_its_words_were(backend) -> None:
    """The same as all of it scored as a label; and nothing where it was not asked for."""
    messages = (SYSTEM, Message("user", "Is the cup blue? Say yes or no."))
    plain, weighed = (
        backend.generate(GenerateRequest(messages=messages, max_tokens=3, weighed=asked), lambda _text: None, _never)
        for asked in (False, True)
    )
    assert plain.text == weighed.text and plain.log is None
    assert weighed.log is not None and weighed.log < 0
    scores = backend.score(ScoreRequest(messages=messages, labels=(weighed.text, "zebra")), _never)
    assert weighed.log == pytest.approx(scores.logs[0], abs=0.2)
