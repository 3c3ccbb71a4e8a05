"""Vectors of the program's own texts: made once for a model, and never believed of another one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from merchant_assistant.engine.model import Embeddings, TextKind
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.knowledge.lasting import FOLDER, LastingVectors

TEXTS = ("sofa", "table lamp", "沙发", "emergency exit sign")


class Counting(ScriptedEngine):
    """Says how many texts it was given; ``turned``: another model under the same name."""

    def __init__(self, *, turned: bool = False) -> None:
        super().__init__()
        self.count, self.turned = 0, turned

    def embed(self, texts: Sequence[str], kind: TextKind = "passage", cancel: CancelToken | None = None) -> Embeddings:
        self.count += len(texts)
        return super().embed([text[::-1] + " other" if self.turned else text for text in texts], kind, cancel)


def test_they_are_made_once_for_all_starts(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    model, made = LastingVectors(tmp_path, first).of(TEXTS, "query")
    again, kept = LastingVectors(tmp_path, second).of(TEXTS, "query")
    assert (first.count, second.count) == (1 + len(TEXTS), 1)
    assert again == model
    np.testing.assert_array_equal(kept, made)


def test_other_texts_or_another_kind_are_not_taken_for_these(tmp_path: Path) -> None:
    engine = Counting()
    lasting = LastingVectors(tmp_path, engine)
    lasting.of(TEXTS, "query")
    lasting.of(TEXTS, "passage")
    lasting.of((TEXTS[0], "something else", *TEXTS[2:]), "query")
    assert engine.count == 3 * (1 + len(TEXTS))


@pytest.mark.parametrize("harm", ["other_model", "cut", "zeros", "folder_for_file"])
def test_what_does_not_fit_the_model_is_made_again(tmp_path: Path, harm: str) -> None:
    LastingVectors(tmp_path, Counting()).of(TEXTS, "query")
    (file,) = (tmp_path / FOLDER).iterdir()
    size = file.stat().st_size
    if harm == "folder_for_file":
        file.unlink()
        file.mkdir()
    elif harm != "other_model":
        file.write_bytes(bytes(size) if harm == "zeros" else file.read_bytes()[:-4])
    engine = Counting(turned=harm == "other_model")
    _, found = LastingVectors(tmp_path, engine).of(TEXTS, "query")
    assert engine.count == 1 + len(TEXTS)
    np.testing.assert_array_equal(found, LastingVectors(None, engine).of(TEXTS, "query")[1])


def test_where_nothing_can_be_written_they_are_made_each_time(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the folder's place")
    for folder in (tmp_path, tmp_path / "absent", None):
        engine = Counting()
        lasting = LastingVectors(folder, engine)
        assert lasting.of(TEXTS, "query")[1].shape[0] == len(TEXTS)
        assert lasting.of(TEXTS, "query")[1].shape[0] == len(TEXTS)
        assert engine.count == 2 * (1 + len(TEXTS))
    assert not (tmp_path / "absent").exists()
