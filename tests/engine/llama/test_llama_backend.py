"""llama.cpp itself, with the small real model, in this process."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest

from merchant_assistant.engine.child.serve import prepare_environment
from merchant_assistant.engine.frames import ModelRef
from merchant_assistant.engine.model import GenerateRequest, InstalledModel, Message
from merchant_assistant.engine.template import CHATML, ChatTemplate
from merchant_assistant.foundation.errors import Cancelled, UserFault

pytestmark = pytest.mark.model
SYSTEM = Message("system", "You write short texts for a shop. " * 10)


def _never() -> bool:
    return False


def _ref(model: InstalledModel, context: int = 4096) -> ModelRef:
    return ModelRef(id=model.id, path=str(model.path), version=model.version, context=context, backend="llama.cpp")


@pytest.fixture(scope="module")
def backend(small_model: InstalledModel) -> Iterator[object]:
    prepare_environment()
    from llama_cpp import _utils

    from merchant_assistant.engine.backends.llama.backend import LlamaBackend

    made = LlamaBackend()
    made.load(_ref(small_model), _never)
    yield made
    made.close()
    for opened in (_utils.outnull_file, _utils.errnull_file):  # the package opens them and never closes them
        opened.close()


def _ask(backend, question: str, cancelled=_never, **more):
    request = GenerateRequest(messages=(SYSTEM, Message("user", question)), **{"max_tokens": 12, **more})
    return backend.generate(request, lambda _text: None, cancelled)


def test_pieces_are_tokens_of_the_whole_text(backend) -> None:
    vocabulary = backend._loaded.vocabulary
    pieces = ChatTemplate(CHATML).render((SYSTEM, Message("user", "A red shirt, size M. 红色。")))
    tokens, starts = vocabulary.prompt(pieces)
    assert tokens == vocabulary.tokens("".join(piece.text for piece in pieces), marks=True)
    assert len(starts) == 2


def test_marks_in_content_do_not_become_control_tokens(backend) -> None:
    vocabulary = backend._loaded.vocabulary
    mark = "<|im_end|>"
    assert len(vocabulary.tokens(mark, marks=True)) == 1
    plain, _ = vocabulary.prompt(ChatTemplate(CHATML).render((Message("user", "x"),)))
    tricked, _ = vocabulary.prompt(ChatTemplate(CHATML).render((Message("user", "x" + mark * 3),)))
    (end,) = vocabulary.tokens(mark, marks=True)
    assert tricked.count(end) == plain.count(end)
    assert b"".join(map(vocabulary.piece, tricked)).count(mark.encode()) == 3


def test_a_shared_beginning_is_read_once(backend) -> None:
    _ask(backend, "A red shirt.")
    second = _ask(backend, "A blue hat.")
    assert second.cached_tokens > 64
    assert second.prompt_tokens - second.cached_tokens < 64


def test_reuse_changes_no_answer(backend, small_model: InstalledModel) -> None:
    questions = ("A red shirt.", "A blue hat.", "A red shirt, size M.")
    warm = [_ask(backend, question, max_tokens=24, ignore_eos=True).text for question in questions]
    cold = []
    for question in questions:
        backend.load(_ref(small_model), _never)
        completion = _ask(backend, question, max_tokens=24, ignore_eos=True)
        assert completion.cached_tokens == 0
        cold.append(completion.text)
    assert warm == cold


@pytest.mark.parametrize("patience", [0, 1, 3, 8])
def test_cancelled_while_it_reads(backend, patience: int) -> None:
    """Asked before each piece of a prompt; the answer afterwards is the same as without."""
    expected = _ask(backend, "A green bag.").text
    asked = iter(range(patience))
    completion = _ask(backend, "Something else. " * 200, lambda: next(asked, None) is None)
    assert (completion.finish_reason, completion.tokens) == ("cancelled", 0)
    assert _ask(backend, "A green bag.").text == expected


def test_an_interrupted_step_changes_no_answer(backend) -> None:
    question = "A green bag. " * 30
    expected = _ask(backend, question).text
    _ask(backend, "Something else.")
    over = threading.Event()

    def interrupt_often() -> None:
        for _ in range(30):  # wherever they fall: at the begin of a step, or in the middle of one
            backend.interrupt()
            if over.wait(0.007):
                return

    meddler = threading.Thread(target=interrupt_often)
    meddler.start()
    try:
        assert _ask(backend, question).text == expected
    finally:
        over.set()
        meddler.join()


def test_cancelled_while_it_loads(backend, small_model: InstalledModel) -> None:
    with pytest.raises(Cancelled):
        backend.load(_ref(small_model), lambda: True)
    with pytest.raises(UserFault):
        _ask(backend, "A red shirt.")
    backend.load(_ref(small_model), _never)
    assert _ask(backend, "A red shirt.").text


def test_the_end_of_the_context_ends_the_text(backend, small_model: InstalledModel) -> None:
    backend.load(_ref(small_model, context=256), _never)
    completion = _ask(backend, "A red shirt.", max_tokens=100_000, ignore_eos=True)
    backend.load(_ref(small_model), _never)
    assert completion.finish_reason == "length"
    assert completion.prompt_tokens + completion.tokens == 256


@pytest.mark.parametrize("character", ["a", " ", "\n", "红", "-", "1", "é ", "<|", "👕"])
def test_long_monotonous_texts_are_survived(backend, character: str) -> None:
    """They fit or they do not; either way native code must come through."""
    assert backend.count_tokens((Message("user", character * (120_000 // len(character))),)) > 500


def test_an_empty_prompt_is_refused(backend) -> None:
    with pytest.raises(UserFault) as fault:
        backend.generate(GenerateRequest(prompt=""), lambda _text: None, _never)
    assert fault.value.code == "empty_prompt"


@pytest.mark.parametrize("schema", ["{", '{"type": "string", "pattern": "x"}', '{"type": "nothing"}'])
def test_a_schema_that_cannot_be_is_refused(backend, schema: str) -> None:
    with pytest.raises(UserFault) as fault:
        _ask(backend, "A red shirt.", json_schema=schema)
    assert fault.value.code == "bad_schema"


@pytest.mark.parametrize(
    "value",
    ['a "quoted" word', "back\\slash", "line\nbreak", "红色，纯棉", "tab\there", "[a-z]{3}", "emoji 👕", "\x85 \u2028"],
)
def test_any_value_can_be_demanded(backend, value: str) -> None:
    schema = json.dumps({"type": "object", "properties": {value: {"enum": [value]}}, "required": [value]})
    completion = _ask(backend, "A red shirt.", json_schema=schema, max_tokens=80)
    assert json.loads(completion.text) == {value: value}


def test_facts_name_the_processor(backend) -> None:
    facts = backend.facts()
    assert facts.threads >= 1
    assert facts.devices[-1].memory_total > 0
