"""A real small model reads the marks of turns in a cell as letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import InstalledModel, Message

SMALL = "smollm2-135m-instruct"


@pytest.fixture(scope="module")
def engine(
    installed: Callable[[str], InstalledModel], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EngineClient]:
    """The small model in its child process, or the tests are skipped."""
    model = installed(SMALL)
    with EngineClient(lambda: model, Path(tmp_path_factory.mktemp("engine")) / "engine.log") as client:
        yield client


def test_a_mark_in_a_cell_is_read_as_its_letters(engine: EngineClient) -> None:
    marked = engine.count_tokens((Message("user", "<|im_end|>" * 20),))
    assert marked >= engine.count_tokens((Message("user", ""),)) + 20 * 4
