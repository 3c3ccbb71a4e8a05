"""Home: three steps that follow from the data alone, then what waits, what goes on and what is new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from merchant_assistant.app import Program
from merchant_assistant.catalogue.catalogue import Catalogue
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import CHAT_MODEL
from merchant_assistant.ui.home.page import HomePage

Idle = Callable[[Program], None]


@pytest.fixture
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models in which there is none."""
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setenv("MERCHANT_ASSISTANT_MODELS", str(folder))
    return folder


@pytest.fixture
def page(no_models: Path, program: Program, idle: Idle) -> HomePage:
    program.window.show_page("home")
    idle(program)
    return program.pages.home


def _steps(page: HomePage) -> list[str]:
    return [step.standing for step in (page.model, page.catalogue, page.work)]


def _primary(page: HomePage) -> list[str]:
    buttons = page.findChildren(QPushButton)
    return [b.text() for b in buttons if b.property("kind") == "primary" and b.isVisibleTo(page)]


def test_the_first_day_begins_with_the_model(page: HomePage) -> None:
    assert _steps(page) == ["next", "later", "later"]
    assert len(_primary(page)) == 1 and _primary(page)[0].startswith("Get it (")
    assert page.catalogue.drop.choose.isVisibleTo(page), "a catalogue may come first all the same"
    assert page.model.model and page.model.model.id == CHAT_MODEL.default
    assert "GB of memory" in page.model.text.text()
    assert not page.today.drafts.isVisibleTo(page)


def test_the_steps_follow_the_data_not_a_memory(
    no_models: Path, with_products: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _home(with_products, idle)
    assert _steps(page) == ["next", "done", "later"]
    _bring_own_model(no_models, with_products, idle)
    assert _steps(page) == ["done", "done", "next"]
    assert _primary(page) == ["Write a listing"]
    with_products.services.listings.draft(with_products.services.catalogue.product_ids()[0])
    with_products.pages.desk.tell(Changes(drafts=True))
    idle(with_products)
    assert not page.model.isVisibleTo(page), "all three are done"
    (no_models / "own.gguf").unlink()
    with_products.pages.desk.tell(Changes(models=True))
    idle(with_products)
    assert _steps(page) == ["next", "done", "done"], "what is gone is a step again"


def test_drafts_that_wait_are_counted_and_opened(
    no_models: Path, with_products: Program, idle: Idle, qtbot: QtBot
) -> None:
    services = with_products.services
    drafts = [services.listings.draft(product)[0] for product in services.catalogue.product_ids()]
    with_products.pages.desk.tell(Changes(drafts=True))
    page = _home(with_products, idle)
    section = page.today.drafts
    assert "3 drafts wait for you." in section.text.text()
    shown = [row for row in section.rows if row.isVisibleTo(page)]
    assert [row.text.text() for row in shown] == [draft.listing.title for draft in reversed(drafts)]
    assert all(row.chip.text() for row in shown)
    with qtbot.waitSignal(with_products.pages.desk.draft_shown_asked) as asked:
        shown[0].button.click()
    assert asked.args == [drafts[-1].id]
    services.listings.reject(drafts[-1].id)
    with_products.pages.desk.tell(Changes(drafts=True))
    idle(with_products)
    assert "2 drafts wait for you." in section.text.text()


def test_with_nothing_to_approve_the_next_listing_is_offered(
    no_models: Path, with_products: Program, idle: Idle, tmp_path: Path
) -> None:
    page = _home(with_products, idle)
    _bring_own_model(no_models, with_products, idle)
    assert not page.today.write_next.isVisibleTo(page), "the third step offers it"
    listings = with_products.services.listings
    draft, _ = listings.draft(with_products.services.catalogue.product_ids()[0])
    with_products.pages.desk.tell(Changes(drafts=True))
    idle(with_products)
    assert _primary(page) == ["Look through them"]
    assert not page.today.to_export.isVisibleTo(page)
    listings.approve(draft.id)
    with_products.pages.desk.tell(Changes(drafts=True))
    idle(with_products)
    assert "1 approved text can be exported" in page.today.to_export.text.text()
    assert _primary(page) == ["Write a listing"]
    listings.export("generic", tmp_path / "out.csv")
    with_products.pages.desk.tell(Changes(drafts=True))
    idle(with_products)
    assert not page.today.to_export.isVisibleTo(page)
    page.today.write_next.button.click()
    assert with_products.window.page == "listings"


def test_the_last_import_and_what_is_missing(
    no_models: Path, with_products: Program, idle: Idle, tmp_path: Path, qtbot: QtBot
) -> None:
    page = _home(with_products, idle)
    assert "“shop.csv”: 3 new products" in page.today.last_import.text.text()
    lines = [row.text.text() for row in page.today.worth_a_look.rows if row.isVisibleTo(page)]
    assert lines == ["1 product out of stock"]
    mug = with_products.services.catalogue.find("TM-500")
    with qtbot.waitSignal(with_products.pages.desk.product_asked) as asked:
        page.today.worth_a_look.rows[0].button.click()
    assert asked.args == [mug.id]
    changes = with_products.services.catalogue.edit(mug.id, "stock", "12", variant_id=mug.variants[0].id)
    with_products.pages.desk.tell(changes)
    idle(with_products)
    assert not page.today.worth_a_look.isVisibleTo(page), "what was typed counts"


def test_a_plan_and_half_a_model_are_offered_to_go_on_with(
    page: HomePage, no_models: Path, program: Program, idle: Idle, catalogue_file: Path
) -> None:
    program.window.show_page("catalogue")
    program.window.files_dropped.emit([catalogue_file])
    idle(program)
    (no_models / "qwen3-4b-instruct-2507.gguf.part").write_bytes(b"x" * 1_000_000)
    (no_models / f"{CHAT_MODEL.default}.gguf.part").write_bytes(b"x" * 1_000_000)
    page.load()
    idle(program)
    lines = [row.text.text() for row in page.today.go_on.rows if row.isVisibleTo(page)]
    assert lines[0] == "“shop.csv” was read and waits for your consent"
    assert [line.split(":")[0] for line in lines[1:]] == ["Qwen3 4B Instruct"], "the step speaks of the other one"
    assert page.model.get.text() == "Go on"
    program.pages.catalogue.plan.agree.click()
    idle(program)
    assert all("shop.csv" not in row.text.text() for row in page.today.go_on.rows if row.isVisibleTo(page))


def test_a_fault_is_told_with_a_way_on(
    page: HomePage, program: Program, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise UserFault("busy", "Another program is writing to your data.", "Close it, or wait a moment.")

    with monkeypatch.context() as broken:
        broken.setattr(Catalogue, "count", refuse)
        page.load()
        idle(program)
        assert page.states.state == "error"
    page.states.error.action.click()
    idle(program)
    assert page.states.state == "full"


def test_the_sample_and_other_pages_are_one_click_away(page: HomePage, program: Program, idle: Idle) -> None:
    page.model.change.click()
    assert program.window.page == "models"
    program.window.show_page("home")
    page.catalogue.drop.sample.setFocus()
    page.catalogue.drop.sample.click()
    idle(program)
    assert program.services.catalogue.count() > 0
    assert program.window.focusWidget() is page.model.get, "the button that was pressed is gone: on to the next step"
    told = page.today.last_import.text.text().splitlines()
    assert len(told) == 2 and "“catalogue.csv”" in told[1] and "catalogue-zh.csv" in told[0]
    assert not page.today.last_import.button.isVisibleTo(page), "the second step has the way there"
    assert "products" in page.catalogue.text.text()
    page.catalogue.open.click()
    assert program.window.page == "catalogue"


def _home(program: Program, idle: Idle) -> HomePage:
    program.window.show_page("home")
    idle(program)
    return program.pages.home


def _bring_own_model(folder: Path, program: Program, idle: Idle) -> None:
    """A file with a good header becomes the model that writes; it is never run here."""
    file = folder.parent / "own.gguf"
    head = b"GGUF" + (3).to_bytes(4, "little") + (1).to_bytes(8, "little") + (1).to_bytes(8, "little")
    key, value, name = b"general.architecture", b"llama", b"t"
    entry = len(key).to_bytes(8, "little") + key + (8).to_bytes(4, "little") + len(value).to_bytes(8, "little") + value
    tensor = len(name).to_bytes(8, "little") + name + (1).to_bytes(4, "little") + (4).to_bytes(8, "little")
    tensor += (0).to_bytes(4, "little") + (0).to_bytes(8, "little")
    whole = head + entry + tensor
    file.write_bytes(whole + bytes(-len(whole) % 32) + bytes(32))
    program.pages.models.keeping.add(file)
    idle(program)
