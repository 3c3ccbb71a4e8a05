"""The page Settings as a person uses it: choices hold at once, data are saved, brought back and erased."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from merchant_assistant.app import Program
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.settings import (
    LANGUAGE,
    LAST_BACKUP,
    LISTING_PLATFORM,
    PLATFORM_LIMITS,
    THEME,
    Settings,
)
from merchant_assistant.listings.model import PLATFORMS
from merchant_assistant.listings.platforms import platform_rules
from merchant_assistant.listings.uncertain import uncertain
from merchant_assistant.ui.commands import Command
from merchant_assistant.ui.desk import Desk
from merchant_assistant.ui.language import languages
from merchant_assistant.ui.settings.choosing import SettingChoice
from merchant_assistant.ui.settings.licences import LicencesDialog
from merchant_assistant.ui.settings.limits import SourceBlock
from merchant_assistant.ui.settings.page import SettingsPage
from merchant_assistant.ui.theme.theme import tokens

Idle = Callable[[Program], None]


def page_of(program: Program) -> SettingsPage:
    program.window.show_page("settings")
    page = program.window.page_of("settings")
    assert isinstance(page, SettingsPage)
    return page


def choose(choice: SettingChoice, value: str) -> None:
    """As by mouse or arrow key."""
    choice.choose(value)
    choice.activated.emit(choice.currentIndex())


@pytest.fixture
def page(program: Program, idle: Idle) -> SettingsPage:
    page = page_of(program)
    idle(program)
    return page


@pytest.fixture
def desk(program: Program) -> Desk:
    return program.pages.desk


def test_language_and_look_change_at_once_and_stay(
    program: Program, page: SettingsPage, open_program: Callable[[], Program], close_program: Callable[[Program], None]
) -> None:
    choose(page.window_section.look, "dark")
    assert tokens().name == "dark"
    assert Settings(program.paths).get(THEME) == "dark"
    choose(page.window_section.look, "light")
    assert tokens().name == "light"
    choose(page.window_section.language, "en")
    close_program(program)
    again = page_of(open_program())
    assert (again.window_section.language.value, again.window_section.look.value) == ("en", "light")


def test_the_shop_of_new_drafts_is_kept(program: Program, page: SettingsPage) -> None:
    choose(page.drafts.platform, "amazon")
    assert Settings(program.paths).get(LISTING_PLATFORM) == "amazon"


def test_a_choice_that_cannot_be_saved_goes_back(
    program: Program, page: SettingsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_setting: object, _value: object) -> None:
        raise UserFault("disk_full", "There is no room left on the disk.", "Free some space and try again.")

    monkeypatch.setattr(desk.settings, "set", full)
    choose(page.window_section.look, "dark")
    assert page.window_section.look.value == "system"
    assert "no room left" in program.notifier.last.text
    monkeypatch.undo()


def test_a_backup_is_written_said_and_remembered(
    imported: Program, page: SettingsPage, idle: Idle, tmp_path: Path
) -> None:
    assert "no backup" in page.backup._rows[0].hint.text()
    page.backup.back_up.setFocus()
    page.keeping.back_up(tmp_path / "b.zip")
    assert not page.backup.restore.isEnabled()
    assert [handle.task.title for handle in imported.tasks.running()] == ["Backing up"]
    idle(imported)
    assert page.backup.restore.isEnabled()
    assert imported.window.focusWidget() is page.backup.back_up, "the keyboard is where it was"
    assert "“b.zip”" in imported.notifier.last.text
    assert "3 product" in imported.notifier.last.text
    assert "Last backup" in page.backup._rows[0].hint.text()
    assert imported.services.settings.get(LAST_BACKUP)


def test_a_backup_that_cannot_be_written_asks_for_another_place(
    program: Program, page: SettingsPage, idle: Idle, tmp_path: Path
) -> None:
    page.keeping.back_up(tmp_path / "no such folder" / "b.zip")
    idle(program)
    assert "no such folder" in program.notifier.last.text
    assert program.notifier.last.action == "Choose another place"
    assert page.keeping.idle


def test_a_restore_is_asked_for_done_and_taken_back(
    imported: Program, page: SettingsPage, idle: Idle, tmp_path: Path
) -> None:
    program = imported
    page.keeping.back_up(tmp_path / "three.zip")
    idle(program)
    page._desk.catalogue.undo(1)
    choose(page.window_section.look, "dark")
    page.keeping.ask_sure(str(tmp_path / "three.zip"))
    idle(imported)
    question = QApplication.activeModalWidget()
    assert question is not None
    assert any("it holds 3 products" in text.text() for text in question.findChildren(QLabel))
    assert program.services.catalogue.count() == 0  # asking does nothing
    _press(question, "Restore")
    idle(program)
    assert program.services.catalogue.count() == 3
    assert tokens().name == "light"  # the look came back with the settings, and is worn
    assert page.window_section.look.value == "system"
    program.window.show_page("catalogue")
    idle(program)
    assert program.pages.catalogue.browse.model.rowCount() == 3
    program.notifier.last.act()
    idle(program)
    assert program.services.catalogue.count() == 0
    assert tokens().name == "dark"


def test_a_file_that_is_no_backup_is_refused_in_words(
    imported: Program, page: SettingsPage, idle: Idle, catalogue_file: Path
) -> None:
    page.keeping.restore(catalogue_file)
    idle(imported)
    assert "“shop.csv” is not a backup" in imported.notifier.last.text
    assert imported.services.catalogue.count() == 3


def test_everything_is_exported(imported: Program, page: SettingsPage, idle: Idle, tmp_path: Path) -> None:
    page.keeping.export_all(tmp_path / "all.zip")
    idle(imported)
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert b"WB-750-BK" in packed.read("catalogue.csv")


def test_what_is_no_backup_is_refused_before_anything_is_asked(
    program: Program, page: SettingsPage, idle: Idle, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as packed:
        packed.writestr("cat.jpg", b"meow")
    page.keeping.ask_sure(str(tmp_path / "photos.zip"))
    idle(program)
    assert QApplication.activeModalWidget() is None
    assert "“photos.zip” is not a backup" in program.notifier.last.text


def test_the_question_before_erasing_is_in_view_and_left_by_escape(program: Program, page: SettingsPage, qtbot) -> None:
    confirmation, port = page.erase.confirmation, page.area.viewport()
    page.erase.open.click()
    assert program.window.focusWidget() is confirmation.word
    bottom = confirmation.rect().bottomLeft()
    qtbot.waitUntil(lambda: port.rect().contains(confirmation.mapTo(port, bottom)))
    qtbot.keyClick(confirmation.word, Qt.Key.Key_Escape)
    assert confirmation.isHidden()
    assert program.window.focusWidget() is page.erase.open


def test_erasing_takes_a_typed_word_and_starts_anew(
    imported: Program, page: SettingsPage, close_program: Callable[[Program], None], qtbot, monkeypatch
) -> None:
    program = imported
    confirmation = page.erase.confirmation
    assert confirmation.isHidden()
    page.erase.open.click()
    assert not confirmation.isHidden()
    assert not confirmation.erase.isEnabled()
    confirmation.word.setText("erase it")
    qtbot.keyClick(confirmation.word, Qt.Key.Key_Return)
    assert program.following() is None
    confirmation.word.setText(" ERASE ")
    assert confirmation.erase.isEnabled()
    qtbot.keyClick(confirmation.word, Qt.Key.Key_Return)
    close_program(program)
    assert not program.paths.data.exists()
    following = program.following()
    assert following is not None
    with qtbot.waitSignal(following.opened, timeout=20_000):
        following.show()
    qtbot.waitUntil(lambda: following.tasks.idle)
    assert following.services.catalogue.count() == 0
    assert "erased" in following.notifier.last.text
    close_program(following)


def test_erasing_that_is_refused_loses_nothing_and_says_so(
    imported: Program, page: SettingsPage, close_program: Callable[[Program], None], qtbot, monkeypatch
) -> None:
    from merchant_assistant.storage import backup
    from merchant_assistant.storage.database import Database

    monkeypatch.setattr(backup, "_PATIENCE_S", 0.1)
    other = Database(imported.paths.database, imported.paths.backups)
    other.open()  # a command that runs in a terminal
    page._desk.erase_asked.emit()
    close_program(imported)
    following = imported.following()
    with qtbot.waitSignal(following.opened, timeout=20_000):
        following.show()
    qtbot.waitUntil(lambda: following.tasks.idle)
    other.close()
    assert following.services.catalogue.count() == 3
    assert "open on these data" in following.notifier.last.text
    close_program(following)


def test_a_data_folder_that_is_not_safe_is_said_at_the_start_and_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer, qtbot, idle: Idle, close_program: Callable[[Program], None]
) -> None:
    program = Program(tmp_path / "Dropbox" / "data", writer)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    idle(program)
    assert "Dropbox synchronises" in program.notifier.front.text
    assert program.notifier.front.lasting
    page = page_of(program)
    idle(program)
    assert page.warnings.isVisible()
    page.warnings.show_faults(())
    assert not page.warnings.isVisible()
    close_program(program)
    again = Program(tmp_path / "Dropbox" / "data", writer)
    with qtbot.waitSignal(again.opened, timeout=20_000):
        again.show()
    idle(again)
    assert again.notifier.front is None  # it was said; the page still says it
    page = page_of(again)
    idle(again)
    assert page.warnings.isVisible()
    close_program(again)


def test_an_ordinary_folder_shows_no_warning(program: Program, page: SettingsPage) -> None:
    assert page.warnings.isHidden()
    assert program.notifier.front is None


def test_folders_stand_there_in_full_and_can_be_copied(program: Program, page: SettingsPage) -> None:
    shown = {row.path.text() for row in (page.folders.data, page.folders.models, page.folders.backups, page.help.log)}
    paths = program.paths
    assert shown == {str(paths.data), str(paths.models), str(paths.backups), str(paths.logs)}
    assert page.folders.data.path.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_details_are_copied_without_data(imported: Program, page: SettingsPage, idle: Idle) -> None:
    page.help.copy.click()
    idle(imported)
    details = QGuiApplication.clipboard().text()
    assert details.startswith("Merchant Assistant ")
    assert "Qt " in details
    assert "Steel bottle" not in details


def test_licences_are_shown_with_their_texts(program: Program, page: SettingsPage, idle: Idle) -> None:
    page.about.licences.click()
    idle(program)
    (dialog,) = program.window.findChildren(LicencesDialog)
    text = dialog.text.toPlainText()
    assert "msgspec" in text
    assert "LGPL" in text
    assert "Lucide" in text
    dialog.close_button.click()


def test_every_key_of_every_page_is_listed(program: Program, page: SettingsPage, desk: Desk) -> None:
    desk.commands = lambda: [Command("a.b", lambda: "Do it", lambda: None, key="Ctrl+B")]
    page.keys.show_keys()
    assert ("Ctrl+B", "Do it") in page.keys.keys


def test_commands_lead_to_what_they_name(program: Program, page: SettingsPage, idle: Idle) -> None:
    commands = {command.id: command for command in page.commands()}
    assert {"settings.backup", "settings.restore", "settings.language", "settings.look", "settings.logs"} <= set(
        commands
    )
    assert all(command.name() for command in commands.values())
    program.window.show_page("catalogue")
    commands["settings.look"].run()
    assert program.window.page == "settings"
    assert page.window_section.look.hasFocus() or page.window_section.look is program.window.focusWidget()


def test_the_keyboard_takes_the_view_along(program: Program, page: SettingsPage, qtbot) -> None:
    program.window.resize(900, 560)
    program.window.activateWindow()
    page.window_section.language.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Tab)
        focused = program.window.focusWidget()
        if not page.isAncestorOf(focused):
            break
        seen.append(focused)
        top = focused.mapTo(page.area.viewport(), focused.rect().topLeft()).y()
        assert -2 <= top <= page.area.viewport().height()
    assert page.erase.open in seen
    assert page.backup.back_up in seen


def test_every_control_has_a_name_and_one_button_is_primary(page: SettingsPage) -> None:
    controls = [w for kind in (QAbstractButton, QComboBox, QLineEdit) for w in page.findChildren(kind)]
    assert len(controls) > 12
    assert [w for w in controls if not w.accessibleName() and not getattr(w, "text", str)()] == []
    primary = [w for w in page.findChildren(QAbstractButton) if w.property("kind") == "primary"]
    assert primary == [page.backup.back_up]


def test_a_language_chosen_while_open_says_what_a_new_window_would(
    program: Program, page: SettingsPage, open_program, close_program: Callable[[Program], None], idle: Idle
) -> None:
    (code,) = (code for code in languages() if code.startswith("zh"))
    choose(page.window_section.language, code)
    assert program.language.code == code
    assert page.header.title.text() != "Settings"
    changed = _texts(page)
    close_program(program)
    again = open_program()
    fresh = page_of(again)
    idle(again)
    assert _texts(fresh) == changed
    choose(fresh.window_section.language, "en")
    assert Settings(again.paths).get(LANGUAGE) == "en"


def _texts(page: SettingsPage) -> list[str]:
    found = [
        (type(w).__name__, w.text()) for w in page.findChildren(QWidget) if hasattr(w, "text") and callable(w.text)
    ]
    entries = [c.itemText(i) for c in page.findChildren(QComboBox) for i in range(c.count())]
    return [f"{kind}: {text}" for kind, text in found if text] + entries


def _press(window: QWidget, text: str) -> None:
    (button,) = (b for b in window.findChildren(QAbstractButton) if b.text() == text)
    button.click()


def test_pages_that_show_what_a_restore_takes_away_go_on(
    imported: Program, page: SettingsPage, idle: Idle, tmp_path: Path
) -> None:
    """An empty backup over a shown product, its draft and a conversation; and everything back again."""
    program = imported
    services = program.services
    services.catalogue.undo(1)
    page.keeping.back_up(tmp_path / "empty.zip")
    idle(program)
    program.window.files_dropped.emit([tmp_path / "shop.csv"])
    idle(program)
    program.pages.catalogue.plan.agree.click()
    idle(program)
    product = services.catalogue.page()[0]
    services.listings.draft(product.id)
    services.chat.ask("Which bottle is black?")
    keys = [key for key in program.window._entries if key != "settings"]
    for key in keys:
        program.window.show_page(key)
        idle(program)
    program.pages.desk.draft_asked.emit(product)
    idle(program)
    program.window.show_page("settings")
    page.keeping.restore(tmp_path / "empty.zip")
    idle(program)
    for key in keys:
        program.window.show_page(key)
        idle(program)
    assert services.catalogue.count() == 0
    assert program.bugs == []
    page.keeping.restore(max(program.paths.backups.glob("before-restore-*.zip")))
    idle(program)
    for key in keys:
        program.window.show_page(key)
        idle(program)
    assert services.catalogue.count() == 3
    assert len(services.listings.drafts()) == 1
    assert len(services.chat.conversations()) == 1


def test_a_damaged_database_is_mended_from_the_window(
    imported: Program, page: SettingsPage, idle: Idle, tmp_path: Path, open_program, close_program, qtbot
) -> None:
    page.keeping.back_up(tmp_path / "b.zip")
    idle(imported)
    close_program(imported)
    imported.paths.database.write_bytes(b"junk" * 1000)
    damaged = open_program()
    refusal = damaged.window._refusal
    assert "damaged" in refusal.sentence.text()
    assert refusal.action.text() == "Restore a backup …"
    damaged.mending.restore(str(tmp_path / "shop.csv"))
    idle(damaged)
    assert "not a backup" in damaged.notifier.last.text
    damaged.mending.restore(str(tmp_path / "b.zip"))
    idle(damaged)
    close_program(damaged)
    following = damaged.following()
    with qtbot.waitSignal(following.opened, timeout=20_000):
        following.show()
    qtbot.waitUntil(lambda: following.tasks.idle)
    assert following.services.catalogue.count() == 3
    assert "“b.zip” is restored" in following.notifier.last.text
    close_program(following)


def test_newer_data_are_refused_kindly_and_left_alone(program: Program, open_program, close_program) -> None:
    with program.services.database.write() as connection:
        connection.execute("PRAGMA user_version = 99")
    close_program(program)
    content = program.paths.database.read_bytes()
    refused = open_program()
    assert "newer version" in refused.window._refusal.sentence.text()
    assert refused.window._refusal.action.text() == "Close"
    close_program(refused)
    assert program.paths.database.read_bytes() == content


def test_a_shops_limit_is_set_and_set_back(program: Program, page: SettingsPage) -> None:
    section = page.limits
    section.platform.choose("amazon")
    field = next(field for field in section.fields if field.accessibleName() == "Bullets: characters of each")
    assert field.text() == "250" and field.usual.isHidden()
    field.setText("500")
    field.editingFinished.emit()
    assert not field.usual.isHidden() and platform_rules("amazon").bullet.max == 500
    section.platform.choose("shopify")
    section.platform.choose("amazon")
    field = next(field for field in section.fields if field.accessibleName() == "Bullets: characters of each")
    assert field.text() == "500"
    field.usual.click()
    assert field.text() == "250" and platform_rules("amazon").bullet.max == 250
    assert not Settings(program.paths).get(PLATFORM_LIMITS)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_uncertain_limit_is_told_with_its_source_and_date(page: SettingsPage, platform: str) -> None:
    page.limits.platform.choose(platform)
    blocks = page.limits.findChildren(SourceBlock)
    assert sum(len(told.limits) for told in uncertain(platform)) == len(page.limits.fields) > 0
    assert all("Source: " in block.words.text() and "http" not in block.words.text() for block in blocks)
