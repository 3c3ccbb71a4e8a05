"""What every engine promises about the texts it writes."""

from __future__ import annotations

import json
import threading

import msgspec
import pytest
from contract_asks import ASK, SCHEMA, WITHOUT_END

from merchant_assistant.engine.model import Engine, GenerateRequest, Message
from merchant_assistant.foundation.errors import UserFault


def test_deltas_add_up_to_the_text(engine: Engine) -> None:
    deltas: list[str] = []
    completion = engine.generate(ASK, deltas.append)
    assert completion.text == "".join(deltas) != ""
    assert completion.finish_reason in ("stop", "length")
    assert 0 < completion.tokens <= ASK.max_tokens
    assert "\ufffd" not in completion.text


def test_the_tokens_of_a_prompt_are_told(engine: Engine) -> None:
    """Exactly, or an estimate that is not too low."""
    counted = engine.count_tokens(ASK.messages)
    read = engine.generate(ASK).prompt_tokens
    assert counted == read if "tokens" in engine.load().can else counted >= read > 0


def test_deltas_come_in_the_calling_thread(engine: Engine) -> None:
    threads: set[int] = set()
    engine.generate(ASK, lambda _text: threads.add(threading.get_ident()))
    assert threads == {threading.get_ident()}


def test_length_is_kept_and_told(engine: Engine) -> None:
    completion = engine.generate(msgspec.structs.replace(ASK, max_tokens=3, ignore_eos=True))
    assert (completion.tokens, completion.finish_reason) == (3, "length")


def test_the_same_question_gets_the_same_answer(engine: Engine) -> None:
    first = engine.generate(ASK)
    longer = GenerateRequest(
        messages=(*ASK.messages, Message("assistant", first.text), Message("user", "Again.")), max_tokens=4
    )
    engine.generate(longer)
    assert engine.generate(ASK).text == first.text


def test_a_seed_makes_chance_reproducible(engine: Engine) -> None:
    request = msgspec.structs.replace(ASK, temperature=1.0, seed=7)
    assert engine.generate(request).text == engine.generate(request).text


def test_a_schema_is_kept(engine: Engine) -> None:
    completion = engine.generate(GenerateRequest(messages=ASK.messages, json_schema=SCHEMA, max_tokens=200))
    document = json.loads(completion.text)
    assert set(document) == {"title", "bullets", "colour"}
    assert len(document["bullets"]) == 2
    assert document["colour"] in ("red", "blue")


def test_a_stop_string_ends_the_text_and_is_not_in_it(engine: Engine) -> None:
    text = engine.generate(ASK).text
    stop = text.split()[2]
    deltas: list[str] = []
    stopped = engine.generate(msgspec.structs.replace(ASK, stop=(stop,)), deltas.append)
    assert stopped.text == text[: text.index(stop)] == "".join(deltas)
    assert stopped.finish_reason == "stop"


def test_too_long_a_prompt_is_refused(engine: Engine) -> None:
    for text in ("word " * 20_000, "x y " * 3_000_000):
        with pytest.raises(UserFault) as refused:
            engine.generate(GenerateRequest(messages=(Message("user", text),)))
        assert refused.value.code == "prompt_too_long"
    assert engine.generate(ASK).text


def test_a_bare_prompt_is_taken_as_it_is(engine: Engine) -> None:
    completion = engine.generate(GenerateRequest(prompt="Once upon a time", max_tokens=4))
    assert completion.tokens > 0
    assert completion.prompt_tokens == 4


def test_a_fault_of_the_listener_reaches_the_caller(engine: Engine) -> None:
    def fail(_text: str) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        engine.generate(WITHOUT_END, fail)
    assert engine.generate(ASK).text


def test_bulk_ones_are_written_like_others(engine: Engine) -> None:
    completion = engine.generate(msgspec.structs.replace(ASK, priority="bulk", max_tokens=4))
    assert completion.text
    assert completion.tokens <= 4
