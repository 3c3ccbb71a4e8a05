"""A third language is one file; one that is written from right to left turns the window round."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

from merchant_assistant.app import Program
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.settings import LANGUAGE
from merchant_assistant.ui import language

ROOT = Path(__file__).resolve().parents[2]
CODE = "ar"  # from right to left, with six plural forms and figures of its own
EMPTY = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{CODE}" sourcelanguage="en"></TS>
"""
_VALUE = re.compile(r"(\{\w*\}|%L?n)")
_ACCENTS = str.maketrans("aeiouyAEIOUYcnCN", "äéïöüÿÄÉÏÖÜŸçñÇÑ")


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "packaging"))
    import translations

    yield translations
    sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture(scope="module")
def translations(tool: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up translation, longer than English and full of accents, beside the real ones."""
    folder = tmp_path_factory.mktemp("third") / "translations"
    shutil.copytree(ROOT / "resources" / "translations", folder)
    (folder / f"merchant_assistant_{CODE}.ts").write_text(EMPTY, encoding="utf-8")
    tool.update(folder)
    tool.fill(folder, [{**entry, "translation": _made_up(entry)} for entry in tool.missing(folder)])
    tool.release(folder)
    return folder


@pytest.fixture
def third(translations: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """Found as if it lay among ours."""
    monkeypatch.setattr(language, "resource", translations.parent.joinpath)
    language.languages.cache_clear()
    before = QLocale()
    yield
    language.languages.cache_clear()
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_one_file_is_enough(third: None, program: Program, idle: Callable[[Program], None]) -> None:
    choice = _settings(program).window_section.language
    offered = [choice.itemText(index) for index in range(choice.count())]
    assert language.own_name(CODE) in offered
    _speak(program, idle, CODE)
    assert program.window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert program.window.rail.accessibleName() == _spoken("Pages")
    assert QCoreApplication.translate("Rail", "Pages") == _spoken("Pages")
    _speak(program, idle, "en")
    assert program.window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert program.window.rail.accessibleName() == "Pages"


def test_every_page_stands_the_other_way_round(
    third: None, with_products: Program, idle: Callable[[Program], None]
) -> None:
    window = with_products.window
    _speak(with_products, idle, CODE)
    for page in window.rail.pages:
        window.show_page(page)
        idle(with_products)
        picture = window.grab().toImage()
        assert len({picture.pixel(x, 40) for x in range(0, picture.width(), 3)}) > 1, page
        left = window.rail.mapTo(window, window.rail.rect().topLeft()).x()
        assert left > window.width() / 2, "the rail stands where one begins to read"
    _speak(with_products, idle, "en")


def _settings(program: Program) -> Any:
    program.window.show_page("settings")
    return program.pages.settings


def _speak(program: Program, idle: Callable[[Program], None], code: str) -> None:
    assert program.services
    program.services.settings.set(LANGUAGE, code)
    program.pages.desk.tell(Changes(settings=True))
    idle(program)


def _made_up(entry: dict[str, Any]) -> str | list[str]:
    text = _spoken(entry["source"])
    return [text] * len(entry["translation"]) if isinstance(entry["translation"], list) else text


def _spoken(source: str) -> str:
    """Accents, values untouched, and half as long again."""
    parts = [part if _VALUE.fullmatch(part) else part.translate(_ACCENTS) for part in _VALUE.split(source)]
    return "".join(parts) + "~" * (len(source) // 2 + 1)
