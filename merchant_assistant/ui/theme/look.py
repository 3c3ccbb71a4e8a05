"""Light or dark as the person chose, or as the system is; more contrast where the system asks for it."""

from __future__ import annotations

from typing import Final, Literal, Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance, Slot
from PySide6.QtWidgets import QApplication

from merchant_assistant.ui.theme.theme import tokens, wear
from merchant_assistant.ui.theme.tokens import DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, Tokens

SYSTEM: Final = "system"
_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_TOKENS: Final[dict[tuple[bool, bool], Tokens]] = {  # (dark, strong)
    (False, False): LIGHT,
    (True, False): DARK,
    (False, True): LIGHT_STRONG,
    (True, True): DARK_STRONG,
}


class Accessibility(Protocol):
    """What of ``QAccessibilityHints`` is asked."""

    contrastPreferenceChanged: SignalInstance  # noqa: N815 - Qt's name

    def contrastPreference(self) -> Qt.ContrastPreference: ...


class Hints(Protocol):
    """What of ``QStyleHints`` is asked: how the system looks."""

    colorSchemeChanged: SignalInstance  # noqa: N815 - Qt's name

    def colorScheme(self) -> Qt.ColorScheme: ...
    def setColorScheme(self, scheme: Qt.ColorScheme) -> None: ...
    def unsetColorScheme(self) -> None: ...
    def accessibility(self) -> Accessibility: ...


class Look(QObject):
    """Dresses the application and keeps it dressed: follows the system while the person chose nothing else."""

    def __init__(self, application: QApplication, hints: Hints | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._hints: Hints = hints or application.styleHints()
        self._chosen = SYSTEM
        self._hints.colorSchemeChanged.connect(self._follow)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        application.layoutDirectionChanged.connect(self._mirror)

    @Slot(str)
    def choose(self, chosen: Literal["system", "light", "dark"] | str) -> None:
        """Wear ``light`` or ``dark``; anything else: whatever the system wears, now and later."""
        self._chosen = chosen
        if scheme := _SCHEMES.get(chosen):
            self._hints.setColorScheme(scheme)  # title bars and file dialogs, which the system draws, go along
        else:
            self._hints.unsetColorScheme()
        self._follow()

    def wanted(self) -> Tokens:
        """The tokens that the choice and the system ask for."""
        scheme = _SCHEMES.get(self._chosen) or self._hints.colorScheme()
        contrast = self._hints.accessibility().contrastPreference()
        return _TOKENS[scheme == Qt.ColorScheme.Dark, contrast == Qt.ContrastPreference.HighContrast]

    @Slot()
    def _follow(self) -> None:
        if self.wanted() is not tokens():
            wear(self._application, self.wanted())

    @Slot()
    def _mirror(self) -> None:
        wear(self._application, self.wanted())
