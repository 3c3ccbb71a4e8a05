"""Vectors of texts by the real model: as recorded, in the order asked for, whatever the texts are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from merchant_assistant.engine.backends.llama.embedder import LlamaEmbedder
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.embedding_text import normalised, wording_of
from merchant_assistant.engine.frames import ModelRef
from merchant_assistant.engine.gguf import Header
from merchant_assistant.engine.model import Engine, InstalledModel
from merchant_assistant.engine.store.recorded import LEAST, Recorded, check_vectors, cosine, recorded_for
from merchant_assistant.foundation.errors import Cancelled, UserFault

pytestmark = pytest.mark.model


def _never() -> bool:
    return False


@pytest.fixture(scope="module")
def embedder(e5_model: InstalledModel) -> Iterator[LlamaEmbedder]:
    made = LlamaEmbedder()
    info = made.load(_ref(e5_model), _never)
    assert (info.context, info.can, info.layers_on_gpu) == (512, ("embeddings",), 0)
    yield made
    made.close()


def _ref(model: InstalledModel) -> ModelRef:
    return ModelRef(id=model.id, path=str(model.path), version=model.version, context=512, backend="llama.cpp")


def _recorded() -> Recorded:
    recorded = recorded_for("multilingual-e5-small")
    assert recorded
    return recorded


def test_as_recorded_with_the_package(embedder: LlamaEmbedder) -> None:
    for text in _recorded().texts:
        (row,) = embedder.embed([text.text], text.kind, _never).rows()
        assert cosine(row, text.numbers()) > LEAST, text.text
        assert cosine(row, row) == pytest.approx(1)


def test_many_at_once_are_what_each_is_alone(embedder: LlamaEmbedder) -> None:
    texts = [text.text for text in _recorded().texts] + ["", "水" * 3000, "mouse " * 60] + ["mug"] * 70
    together = embedder.embed(texts, "passage", _never)
    assert together.dimensions == 384
    rows = together.rows()
    assert len(rows) == len(texts)
    for place in (0, 3, 12, 13, 14, -1):
        (alone,) = embedder.embed([texts[place]], "passage", _never).rows()
        assert cosine(rows[place], alone) > LEAST
    assert sum(value * value for value in rows[-1]) == pytest.approx(1, abs=1e-4)


def test_what_is_alike_is_near(embedder: LlamaEmbedder) -> None:
    (asked,) = embedder.embed(["保温杯"], "query", _never).rows()
    bottle, chair = embedder.embed(["Stainless steel vacuum flask", "Office chair, black"], "passage", _never).rows()
    assert cosine(asked, bottle) > cosine(asked, chair)


@pytest.mark.parametrize(
    "text", ["", " \n", "\0", "\ud800 broken", "<s></s><mask>", "[PAD250005]", "\u200b", "é" * 100_000]
)
def test_any_text_has_a_vector(embedder: LlamaEmbedder, text: str) -> None:
    (row,) = embedder.embed([text], "passage", _never).rows()
    assert sum(value * value for value in row) == pytest.approx(1, abs=1e-4)


def test_nothing_asked_nothing_given(embedder: LlamaEmbedder) -> None:
    assert embedder.embed([], "query", _never).rows() == []


def test_cancelled_within_a_batch(embedder: LlamaEmbedder) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 60  # the texts are 40, so the first batch is being computed

    with pytest.raises(Cancelled):
        embedder.embed(["a steel bottle for water"] * 40, "passage", cancelled)
    assert asked == 61
    assert embedder.embed(["still there"], "passage", _never).rows()


def test_a_model_that_reads_from_left_to_right_does_as_well(small_model: InstalledModel) -> None:
    embedder = LlamaEmbedder()
    embedder.load(_ref(small_model), _never)
    texts = ["a steel bottle", "a black office chair", "a steel bottle"]
    one, other, again = embedder.embed(texts, "passage", _never).rows()
    assert cosine(one, again) > LEAST > cosine(one, other)
    embedder.close()


def test_what_is_no_model_is_a_fault(tmp_path: Path, build_gguf, model_file: Path) -> None:  # type: ignore[no-untyped-def]
    ref = ModelRef(id="x", path=str(model_file), version="", context=512, backend="llama.cpp")
    with pytest.raises(UserFault) as fault:
        LlamaEmbedder().load(ref, _never)
    assert fault.value.code == "model_damaged"


def test_through_the_real_child(tmp_path: Path, e5_model: InstalledModel) -> None:
    with EngineClient(lambda: e5_model, tmp_path / "engine.log", embedder=lambda: e5_model) as engine:
        assert check_vectors(engine, _recorded()) > LEAST


def test_a_model_that_computes_otherwise_is_found(tmp_path: Path) -> None:
    from merchant_assistant.engine.scripted import ScriptedEngine

    engine: Engine = ScriptedEngine()
    with pytest.raises(UserFault) as fault:
        check_vectors(engine, _recorded())
    assert fault.value.code == "vectors_differ"
    engine.close()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ＵＳＢ－Ｃ ２ｍ", "USB-C 2m"), ("ﬁne ① ㎏", "fine 1 kg"), ("a\tb\u200bc\x07d\0", "a b cd"),
        ("10～20 ﾊﾟﾝ", "10～20 パン"), ("", ""),
    ],
)  # fmt: skip
def test_texts_are_cleaned_as_the_vocabulary_wants(text: str, read: str) -> None:
    assert normalised(text) == read


def test_each_kind_of_model_has_its_words() -> None:
    def header(architecture: str, name: str, vocabulary: str) -> Header:
        entries = {
            "general.architecture": architecture, "general.name": name, "tokenizer.ggml.model": vocabulary,
        }  # fmt: skip
        return Header(3, dict(entries), {}, 1, 0)

    e5 = wording_of(header("bert", "multilingual-e5-small", "t5"))
    assert (e5.of("ｘ", "query"), e5.of("x", "passage")) == ("query: x", "passage: x")
    qwen = wording_of(header("qwen3", "Qwen3 Embedding 0.6B", "gpt2"))
    assert qwen.of("x", "query").endswith("\nQuery:x")
    assert qwen.of("ｘ", "passage") == "ｘ"
    assert wording_of(header("bert", "something", "bert")).of("x", "query") == "x"
