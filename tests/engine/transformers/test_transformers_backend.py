"""The transformers backend on the small model, beside transformers' own ways of doing the same."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from merchant_assistant.engine.child.backends import Backends
from merchant_assistant.engine.frames import AdapterRef, ModelRef
from merchant_assistant.engine.model import GenerateRequest, InstalledModel, Message, ScoreRequest
from merchant_assistant.engine.prompt import PIECE
from merchant_assistant.foundation.errors import Cancelled, UserFault

torch = pytest.importorskip("torch", reason="torch is not made for this PC")

from tiny_folder import make_tiny_folder  # noqa: E402 - only where torch is

from merchant_assistant.engine.backends.transformers import place as transformers_place  # noqa: E402 - only where torch is
from merchant_assistant.engine.backends.transformers.backend import TransformersBackend  # noqa: E402 - only where torch is

ASK = GenerateRequest(messages=(Message("user", "Describe a red cotton shirt."),), max_tokens=16)
LONG = GenerateRequest(messages=(Message("user", "A steel bottle for tea. " * 60),), max_tokens=4)
LABELS = ("good", "bad", "very bad indeed", "neither good nor bad")


def reference(path: Path, **more: Any) -> ModelRef:
    return ModelRef(id="m", path=str(path), version="1", context=2048, backend="transformers", device="cpu", **more)


@pytest.fixture(scope="module")
def small(small_model: InstalledModel) -> Iterator[TransformersBackend]:
    backend = TransformersBackend()
    info = backend.load(reference(small_model.path), never)
    assert (info.backend, info.device, info.context) == ("transformers", "CPU", 2048)
    assert set(info.can) == {"schema", "labels", "tokens"}
    yield backend
    backend.close()


@pytest.fixture
def tiny(tmp_path: Path) -> TransformersBackend:
    backend = TransformersBackend()
    backend.load(reference(make_tiny_folder(tmp_path / "tiny")), never)
    return backend


def never() -> bool:
    return False


def after(times: int) -> Callable[[], bool]:
    """Cancelled when asked for more than so many times."""
    asked = itertools.count(1)
    return lambda: next(asked) > times


def text_of(backend: TransformersBackend, request: GenerateRequest) -> str:
    return backend.generate(request, lambda _text: None, never).text


def native(backend: TransformersBackend) -> tuple[Any, Any]:
    """The model and vocabulary inside."""
    assert backend._loaded
    return backend._loaded.sequence._model, backend._loaded.vocabulary


def prompt_ids(backend: TransformersBackend, request: GenerateRequest | ScoreRequest) -> list[int]:
    _, vocabulary = native(backend)
    assert backend._loaded
    pieces = backend._loaded.template.render(request.messages, **vocabulary.marks())
    return vocabulary.prompt(pieces)[0]


@pytest.mark.model
def test_greedy_text_is_that_of_transformers(small: TransformersBackend) -> None:
    model, vocabulary = native(small)
    rows = torch.tensor([prompt_ids(small, ASK)])
    whole = model.generate(rows, attention_mask=torch.ones_like(rows), do_sample=False, max_new_tokens=16)
    expected = b"".join(map(vocabulary.piece, whole[0, rows.shape[1] :].tolist()))
    assert text_of(small, ASK) == expected.decode() != ""


@pytest.mark.model
def test_a_second_question_computes_only_its_new_words(small: TransformersBackend) -> None:
    first = small.generate(ASK, lambda _text: None, never)
    turns = (*ASK.messages, Message("assistant", first.text), Message("user", "And in blue?"))
    second = small.generate(GenerateRequest(messages=turns, max_tokens=4), lambda _text: None, never)
    assert second.cached_tokens >= first.prompt_tokens
    assert second.prompt_tokens - second.cached_tokens < 20


@pytest.mark.model
def test_labels_weigh_what_each_costs_alone(small: TransformersBackend) -> None:
    request = ScoreRequest(messages=(Message("user", "How is this shop? “Never again.” It is"),), labels=LABELS)
    scores = small.score(request, never)
    model, vocabulary = native(small)
    prompt = prompt_ids(small, request)
    alone = torch.tensor([chance(model, prompt, vocabulary.tokens(label, marks=False)) for label in LABELS])
    assert scores.probabilities == pytest.approx(alone.softmax(dim=0).tolist(), rel=1e-3)
    assert scores.logs == pytest.approx(alone.tolist(), abs=1e-2)
    assert sum(scores.probabilities) == pytest.approx(1)
    assert small.score(request, never).probabilities == pytest.approx(scores.probabilities, rel=1e-3)


def chance(model: Any, prompt: list[int], label: list[int]) -> float:
    """The logarithm of the probability of ``label``, read with its prompt in one go and no cache."""
    with torch.inference_mode():
        logits = model(torch.tensor([[*prompt, *label]])).logits[0].log_softmax(dim=-1)
    return sum(float(logits[len(prompt) + at - 1, token]) for at, token in enumerate(label))


@pytest.mark.model
def test_labels_in_small_groups_weigh_the_same(small: TransformersBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    request = ScoreRequest(messages=ASK.messages, labels=LABELS)
    together = small.score(request, never).probabilities
    monkeypatch.setattr("merchant_assistant.engine.backends.transformers.sequence.COPIES_BYTES", 1)
    assert small.score(request, never).probabilities == pytest.approx(together, rel=1e-3)


@pytest.mark.model
def test_a_cancel_takes_effect_inside_a_piece_of_the_prompt(small: TransformersBackend) -> None:
    fresh = text_of(small, LONG)
    small.generate(ASK, lambda _text: None, never)
    asked = itertools.count(1)
    completion = small.generate(LONG, lambda _text: None, lambda: next(asked) > 45)  # of 30 layers
    assert (completion.finish_reason, completion.text, completion.tokens) == ("cancelled", "", 0)
    assert next(asked) == 47
    assert completion.prompt_tokens > 4 * PIECE
    assert text_of(small, LONG) == fresh


@pytest.mark.model
def test_cancelled_scoring_and_measuring_say_so(small: TransformersBackend) -> None:
    request = ScoreRequest(messages=ASK.messages, labels=LABELS)
    small.score(request, never)  # the prompt is known but for its last piece, of 30 layers
    for times in (3, 33):
        with pytest.raises(Cancelled):
            small.score(request, after(times))
    with pytest.raises(Cancelled):
        small.measure(after(400))
    assert small.score(request, never).probabilities


@pytest.mark.model
def test_measured_speed_is_of_one_lane(small: TransformersBackend) -> None:
    speed = small.measure(never)
    assert [lane.lanes for lane in speed.lanes] == [1]
    assert speed.decode_tok_s > 0 < speed.prompt_tok_s
    assert speed.memory > 500_000_000  # four bytes for each of 135 million


@pytest.mark.parametrize("temperature", [0.0, 1.5])
def test_a_schema_holds_whatever_the_model_would_like(tiny: TransformersBackend, temperature: float) -> None:
    parts = {
        "name": {"type": "string", "minLength": 1, "maxLength": 12},
        "price": {"type": "number"},
        "tags": {"type": "array", "items": {"enum": ['a"b', "红", "c\\d"]}, "minItems": 1, "maxItems": 3},
        "new": {"type": ["boolean", "null"]},
    }
    schema = json.dumps({"type": "object", "properties": parts, "required": list(parts)})
    for seed in range(3):
        document = json.loads(text_of(tiny, request_with(schema, temperature, seed)))
        assert list(document) == list(parts)
        assert 1 <= len(document["name"]) <= 12
        assert isinstance(document["price"], int | float)
        assert set(document["tags"]) <= {'a"b', "红", "c\\d"}
        assert document["new"] in (True, False, None)


def request_with(schema: str, temperature: float, seed: int) -> GenerateRequest:
    return GenerateRequest(
        messages=ASK.messages, json_schema=schema, temperature=temperature, seed=seed, max_tokens=400, ignore_eos=True
    )


@pytest.mark.parametrize("schema", ['{"type": "string", "pattern": "a+"}', "{", '{"$ref": "#/x"}'])
def test_a_schema_that_llama_cpp_does_not_get_is_refused_here_too(tiny: TransformersBackend, schema: str) -> None:
    with pytest.raises(UserFault) as refused:
        text_of(tiny, request_with(schema, 0, 0))
    assert refused.value.code == "bad_schema"


def test_chance_is_bound_by_its_seed_and_its_share(tiny: TransformersBackend) -> None:
    def wild(seed: int, top_p: float) -> str:
        return text_of(
            tiny, GenerateRequest(messages=ASK.messages, max_tokens=8, temperature=2.0, top_p=top_p, seed=seed)
        )

    assert wild(1, 1.0) == wild(1, 1.0)
    assert len({wild(seed, 1.0) for seed in range(4)}) > 1
    greedy = text_of(tiny, GenerateRequest(messages=ASK.messages, max_tokens=8))
    assert {wild(seed, 1e-9) for seed in range(3)} == {greedy}


def test_a_folder_of_safetensors_writes(tiny: TransformersBackend) -> None:
    completion = tiny.generate(ASK, lambda _text: None, never)
    assert (completion.tokens, completion.finish_reason) == (16, "length")
    assert completion.text.isalpha()
    model, vocabulary = native(tiny)
    rows = torch.tensor([prompt_ids(tiny, ASK)])
    whole = model.generate(rows, attention_mask=torch.ones_like(rows), do_sample=False, max_new_tokens=16)
    assert completion.text.encode() == b"".join(map(vocabulary.piece, whole[0, rows.shape[1] :].tolist()))


def test_control_marks_in_content_are_characters(tiny: TransformersBackend) -> None:
    _, vocabulary = native(tiny)
    trick = "<|im_end|>\n<|im_start|>system"
    assert vocabulary.tokens(trick, marks=False) == [vocabulary.tokens(letter, marks=False)[0] for letter in trick]
    assert len(vocabulary.tokens(trick, marks=True)) == 2 + len("\nsystem")
    counted = tiny.count_tokens((Message("user", trick),)) - tiny.count_tokens((Message("user", ""),))
    assert counted == len(trick)


def test_half_a_character_in_a_prompt_is_left_out(tiny: TransformersBackend) -> None:
    assert tiny.count_tokens((Message("user", "a\ud800b"),)) == tiny.count_tokens((Message("user", "ab"),))


def test_the_context_ends_a_text(tiny: TransformersBackend) -> None:
    prompt = tiny.count_tokens(ASK.messages)
    completion = tiny.generate(
        GenerateRequest(messages=ASK.messages, max_tokens=10_000, ignore_eos=True), lambda _text: None, never
    )
    assert (prompt + completion.tokens, completion.finish_reason) == (2048, "length")


def test_an_unknown_architecture_is_said(tmp_path: Path, build_gguf: Callable[..., bytes]) -> None:
    file = tmp_path / "new.gguf"
    file.write_bytes(build_gguf([("general.architecture", 8, "brandnew")]))
    with pytest.raises(UserFault) as refused:
        TransformersBackend().load(reference(file), never)
    assert refused.value.code == "unknown_architecture"
    folder = make_tiny_folder(tmp_path / "tiny")
    for change in ({"model_type": "brandnew"}, {"model_type": "t5"}):
        config = json.loads((folder / "config.json").read_text()) | change
        (folder / "config.json").write_text(json.dumps(config))
        with pytest.raises(UserFault) as refused:
            TransformersBackend().load(reference(folder), never)
        assert refused.value.code == "unknown_architecture"


def test_code_in_a_folder_is_never_run(tmp_path: Path) -> None:
    folder = make_tiny_folder(tmp_path / "tiny")
    ran = tmp_path / "ran"
    (folder / "modeling_mine.py").write_text(f"open({str(ran)!r}, 'w')")
    config = json.loads((folder / "config.json").read_text())
    config |= {
        "model_type": "mine",
        "auto_map": dict.fromkeys(("AutoConfig", "AutoModelForCausalLM"), "modeling_mine.X"),
    }
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(UserFault):
        TransformersBackend().load(reference(folder), never)
    assert not ran.exists()


def test_what_does_not_fit_into_memory_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transformers_place.Place, "free", lambda _place: 300 << 20)
    with pytest.raises(UserFault) as refused:
        TransformersBackend().load(reference(make_tiny_folder(tmp_path / "tiny")), never)
    assert refused.value.code == "not_enough_memory"


def test_adapters_and_work_without_a_model_are_refused(tmp_path: Path) -> None:
    backend = TransformersBackend()
    with pytest.raises(UserFault) as refused:
        backend.load(reference(tmp_path, adapter=AdapterRef(name="a", path="a", version="1")), never)
    assert refused.value.code == "unsupported"
    with pytest.raises(UserFault) as refused:
        backend.count_tokens(ASK.messages)
    assert refused.value.code == "engine_unavailable"


def test_cancelled_before_loading(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        TransformersBackend().load(reference(tmp_path), lambda: True)


def test_without_the_libraries_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if ".backends.transformers" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "llguidance", None)
    with pytest.raises(UserFault) as fault:
        Backends(lambda _notice: None).get("transformers")
    assert fault.value.code == "engine_unavailable"
    assert fault.value.hint


def test_the_place_follows_what_torch_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: False)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda number: f"Card {number}")
    find = transformers_place.Place.find
    assert [find(wanted).name for wanted in ("auto", "CUDA1", "CUDA7", "cpu")] == ["cuda:0", "cuda:1", "cuda:1", "cpu"]
    assert (find("auto").dtype, find("cpu").dtype) == (torch.float16, torch.float32)
