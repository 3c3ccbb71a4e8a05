"""A chat typed while the real small model writes drafts gets its first word meanwhile, and the job loses no item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.engine.client import EngineClient
from merchant_assistant.engine.model import Completion, GenerateRequest, InstalledModel, ModelInfo

pytestmark = [pytest.mark.model, pytest.mark.timeout(300), pytest.mark.usefixtures("computes_nothing")]
Idle = Callable[[Program], None]
SMALL = "smollm2-135m-instruct"
LANES, PRODUCTS, PATIENCE_MS = 3, 6, 200_000


class Short(EngineClient):
    """The real model; it writes little, and notes how many bulk requests wait when the first word of the chat comes.

    What a model this small writes is of no use: here it only matters that it writes.
    """

    most_tokens = 24

    def load(self, cancel=None) -> ModelInfo:
        return msgspec.structs.replace(super().load(cancel), lanes=LANES)

    def generate(self, request: GenerateRequest, on_delta=None, cancel=None) -> Completion:
        short = msgspec.structs.replace(request, max_tokens=self.most_tokens)
        if request.priority == "interactive":
            return super().generate(short, lambda text: self._hear(text, on_delta), cancel)
        self.begun.append(request)
        try:
            return super().generate(short, on_delta, cancel)
        finally:
            self.ended.append(request)

    def _hear(self, text: str, on_delta) -> None:
        self.under_way_at_first_word = self.under_way_at_first_word or len(self.begun) - len(self.ended)
        on_delta(text)


@pytest.fixture
def writer(installed: Callable[[str], InstalledModel], tmp_path: Path) -> Iterator[Short]:
    """The small model in its child, or the test is skipped."""
    model = installed(SMALL)
    with Short(lambda: model, tmp_path / "engine.log") as client:
        client.begun, client.ended, client.under_way_at_first_word = [], [], 0
        yield client


@pytest.fixture
def catalogue_file(tmp_path: Path) -> Path:
    file = tmp_path / "shop.csv"
    rows = "".join(f"S-{number},Bottle {number},steel\n" for number in range(PRODUCTS))
    file.write_text(f"SKU,Title,Material\n{rows}", encoding="utf-8")
    return file


def test_the_chat_speaks_while_the_job_goes_on_and_loses_nothing(
    with_products: Program, writer: Short, idle: Idle, qtbot: QtBot, draft_all: Idle
) -> None:
    program = with_products
    program.window.show_page("listings")
    idle(program)
    draft_all(program)
    qtbot.waitUntil(lambda: len(writer.begun) >= LANES, timeout=PATIENCE_MS)
    program.window.show_page("chat")
    chat = program.pages.chat
    with qtbot.waitSignal(chat.flow.ended, timeout=PATIENCE_MS):
        chat.flow.ask("What is Bottle 3 made of?", None)
    assert writer.under_way_at_first_word == LANES
    assert program.pages.desk.draft_all.running
    qtbot.waitUntil(lambda: not program.pages.desk.draft_all.running, timeout=PATIENCE_MS)
    idle(program)
    saved = Counter(draft.sku for draft in program.services.listings.drafts())
    assert saved == {f"S-{number}": 1 for number in range(PRODUCTS)}
