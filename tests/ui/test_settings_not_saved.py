"""A disk so full that not even a choice can be remembered stops nobody from working."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import Settings

Idle = Callable[[Program], None]


@pytest.fixture
def full(with_products: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    def fail(_self: Settings, _values: object) -> None:
        raise UserFault("disk_full", "There is no room left on the disk.", "Free some space and try again.")

    with monkeypatch.context() as patched:
        patched.setattr(Settings, "_save", fail)
        yield with_products


def test_every_page_can_be_reached(full: Program, idle: Idle) -> None:
    full.notifier.clear()
    for page in ("home", "chat", "listings", "models", "settings", "catalogue"):
        full.window.show_page(page)
        idle(full)
        assert full.window.page == page
    assert full.notifier.front is None


def test_an_import_is_declined_and_agreed_to(full: Program, idle: Idle, catalogue_file) -> None:
    page = full.pages.catalogue
    catalogue_file.write_text("SKU,Title\nNEW-1,New\n", encoding="utf-8")
    for button in (page.plan.cancel, page.plan.agree):
        full.window.files_dropped.emit([catalogue_file])
        idle(full)
        page.flush()
        button.click()
        idle(full)
    assert full.services.catalogue.count("NEW-1") == 1


def test_a_fault_that_nobody_caught_is_no_mistake_of_ours(full: Program) -> None:
    fault = UserFault("disk_full", "There is no room left on the disk.", "Free some space and try again.")
    sys.excepthook(UserFault, fault, None)
    assert full.notifier.front.text == "There is no room left on the disk."
    assert not full.bugs
