"""A file dropped anywhere leads to its next step, and says before what it will be."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from merchant_assistant.app import Program

Idle = Callable[[Program], None]


def _mime(*files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def _hold(program: Program, mime: QMimeData) -> None:
    """The system tells the window that something is dragged over it."""
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, button, none)
    QCoreApplication.sendEvent(program.window.windowHandle(), event)


def _let_go(program: Program, mime: QMimeData) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, button, none)
    QCoreApplication.sendEvent(program.pages.drops._overlay, event)


def _said(program: Program) -> str:
    notice = program.notifier.front
    return f"{notice.text} {notice.hint}" if notice else ""


def _model_file(file: Path) -> Path:
    file.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, 0))
    return file


def test_a_file_above_the_window_says_what_will_happen(program: Program, catalogue_file: Path, idle: Idle) -> None:
    overlay = program.pages.drops._overlay
    mime = _mime(catalogue_file)
    _hold(program, mime)
    assert overlay.isVisible() and overlay.geometry() == program.window.rect()
    idle(program)
    assert "catalogue" in overlay.sentence.text() and "before anything is saved" in overlay.hint.text()
    QCoreApplication.sendEvent(overlay, QDragLeaveEvent())
    assert overlay.isHidden()


def test_text_that_is_dragged_is_none_of_ours(program: Program) -> None:
    mime = QMimeData()
    mime.setText("steel")
    _hold(program, mime)
    assert program.pages.drops._overlay.isHidden()


def test_a_table_goes_straight_to_its_plan_from_any_page(program: Program, catalogue_file: Path, idle: Idle) -> None:
    program.window.show_page("settings")
    mime = _mime(catalogue_file)
    _hold(program, mime)
    _let_go(program, mime)
    idle(program)
    assert program.window.page == "catalogue" and program.pages.drops._overlay.isHidden()
    page = program.pages.catalogue
    assert page.currentWidget() is page.plan


def test_a_model_is_offered_to_be_added(program: Program, tmp_path: Path, idle: Idle, monkeypatch) -> None:
    file = _model_file(tmp_path / "small.bin")
    taken: list[list[Path]] = []
    monkeypatch.setitem(program.pages.drops._takers, "model", taken.append)
    program.window.files_dropped.emit([file])
    idle(program)
    assert "model" in _said(program) and taken == []
    program.window.toast.action.click()
    assert taken == [[file]]


def test_a_document_is_offered_to_be_quoted_and_can_be_taken_back(program: Program, tmp_path: Path, idle: Idle) -> None:
    file = tmp_path / "terms.md"
    file.write_text("## Payment\n\nWithin 30 days.", encoding="utf-8")
    program.window.files_dropped.emit([file])
    idle(program)
    knowledge = program.services.knowledge
    assert "document" in _said(program) and knowledge.documents() == []
    program.window.toast.action.click()
    idle(program)
    assert [document.name for document in knowledge.documents()] == ["terms.md"]
    assert "quoted" in _said(program)
    program.window.toast.action.click()
    idle(program)
    assert knowledge.documents() == []


def _terms(folder: Path) -> list[Path]:
    for name in ("returns", "terms", "warranty"):
        (folder / f"{name}.md").write_text(f"## {name}\n\nWithin 30 days.", encoding="utf-8")
    return sorted(folder.glob("*.md"))


def test_several_documents_are_one_question_and_one_undo(program: Program, tmp_path: Path, idle: Idle) -> None:
    files = _terms(tmp_path)
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\n")
    program.window.files_dropped.emit([*files, tmp_path / "torn.pdf"])
    idle(program)
    knowledge, notifier = program.services.knowledge, program.notifier
    assert "4 documents" in _said(program) and notifier.waiting == 0
    program.window.toast.action.click()
    idle(program)
    assert len(knowledge.documents()) == 3
    assert "3 documents" in _said(program) and notifier.waiting == 1  # behind it: why the torn one is not among them
    program.window.toast.action.click()
    idle(program)
    assert knowledge.documents() == [] and "torn.pdf" in _said(program)


def test_a_folder_of_documents_is_offered_as_one(program: Program, tmp_path: Path, idle: Idle) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    _terms(folder)
    program.window.files_dropped.emit([folder])
    idle(program)
    assert "3 documents" in _said(program) and program.notifier.waiting == 0
    program.window.toast.action.click()
    idle(program)
    assert len(program.services.knowledge.documents()) == 3


def test_a_backup_is_offered_to_be_restored_and_asks_before(with_products: Program, tmp_path: Path, idle: Idle) -> None:
    file = tmp_path / "monday.zip"
    with_products.services.safe.backup(file)
    with_products.window.files_dropped.emit([file])
    idle(with_products)
    assert "backup" in _said(with_products)
    with_products.window.toast.action.click()
    assert with_products.window.page == "settings"
    assert with_products.services.catalogue.count() == 3  # nothing is replaced yet


def test_reviews_are_kindly_not_read_yet_but_may_be_a_catalogue(program: Program, tmp_path: Path, idle: Idle) -> None:
    file = tmp_path / "reviews.csv"
    file.write_text("review,rating\ngood,5\n", encoding="utf-8")
    program.window.show_page("home")
    program.window.files_dropped.emit([file])
    idle(program)
    assert "reviews" in _said(program) and program.window.page == "home"
    program.window.toast.action.click()
    idle(program)
    assert program.window.page == "catalogue"


def test_several_at_once_each_go_their_way(program: Program, tmp_path: Path, catalogue_file: Path, idle: Idle) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7\n")
    model = _model_file(tmp_path / "small.gguf")
    program.window.files_dropped.emit([tmp_path / "empty.csv", model, catalogue_file, tmp_path / "letter.pdf"])
    idle(program)
    page = program.pages.catalogue
    assert page.currentWidget() is page.plan and page.plan.isVisible()


def test_a_folder_says_what_is_in_it(program: Program, tmp_path: Path, idle: Idle) -> None:
    folder = tmp_path / "supplier"
    folder.mkdir()
    program.window.files_dropped.emit([folder])
    idle(program)
    assert "supplier" in _said(program) and program.window.toast.action.isHidden()
    for name in "ab":
        (folder / f"{name}.csv").write_text("sku,title\n1,a\n", encoding="utf-8")
    program.window.files_dropped.emit([folder])
    idle(program)
    assert "2" in _said(program)
    program.window.toast.action.click()
    idle(program)
    assert program.pages.catalogue.currentWidget() is program.pages.catalogue.plan


def test_what_is_not_known_is_told_with_what_can_be_dropped(program: Program, tmp_path: Path, idle: Idle) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    program.window.files_dropped.emit([tmp_path / "photo.png"])
    idle(program)
    assert "photo.png" in _said(program) and "XLSX" in _said(program)
    program.window.files_dropped.emit([tmp_path / "gone.csv", tmp_path / "photo.png"])
    idle(program)
    assert "gone.csv" in _said(program) and "photo.png" in _said(program)
