"""The look follows the choice and the system, also while the window is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from merchant_assistant.ui.theme.look import Look
from merchant_assistant.ui.theme.theme import stylesheet, tokens, wear
from merchant_assistant.ui.theme.tokens import DARK, DARK_STRONG, LIGHT, LIGHT_STRONG


class _System(QObject):
    """A desktop whose look can be changed; the one of the tests has none."""

    colorSchemeChanged = Signal(object)  # noqa: N815 - Qt's name
    contrastPreferenceChanged = Signal(object)  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Qt.ColorScheme.Unknown
        self.contrast = Qt.ContrastPreference.NoPreference
        self.told: Qt.ColorScheme | None = None

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        return self.scheme

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:  # noqa: N802 - Qt's name
        self.told = scheme

    def unsetColorScheme(self) -> None:  # noqa: N802 - Qt's name
        self.told = None

    def accessibility(self) -> _System:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
        return self.contrast

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def system(qapp: QApplication) -> Iterator[_System]:
    yield _System()
    wear(qapp, LIGHT)


def test_while_nothing_is_chosen_the_system_is_followed(qapp: QApplication, system: _System) -> None:
    look = Look(qapp, system)
    look.choose("system")
    assert tokens() is LIGHT
    system.turn(Qt.ColorScheme.Dark)
    assert tokens() is DARK
    system.turn(Qt.ColorScheme.Light)
    assert tokens() is LIGHT


def test_what_is_chosen_stays_whatever_the_system_does(qapp: QApplication, system: _System) -> None:
    look = Look(qapp, system)
    look.choose("dark")
    assert tokens() is DARK
    assert system.told == Qt.ColorScheme.Dark  # the title bar goes along
    system.turn(Qt.ColorScheme.Light)
    assert tokens() is DARK
    look.choose("system")
    assert tokens() is LIGHT
    assert system.told is None


def test_more_contrast_is_worn_where_the_system_asks_for_it(qapp: QApplication, system: _System) -> None:
    look = Look(qapp, system)
    look.choose("light")
    system.contrast = Qt.ContrastPreference.HighContrast
    system.contrastPreferenceChanged.emit(system.contrast)
    assert tokens() is LIGHT_STRONG
    look.choose("dark")
    assert tokens() is DARK_STRONG


def test_the_sides_of_the_stylesheet_are_mirrored() -> None:
    mirrored = stylesheet(LIGHT, Qt.LayoutDirection.RightToLeft)
    assert "QComboBox { padding-right: 30px" in stylesheet(LIGHT)
    assert "QComboBox { padding-left: 30px" in mirrored
