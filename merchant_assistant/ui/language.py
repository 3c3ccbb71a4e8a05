"""The language of the window, changed while it is open.

A widget puts its words on in one method and registers it with :func:`on_language`, which calls it at once and again
whenever the language changes; nothing else keeps a translated text. A third language is one more file
``resources/translations/merchant_assistant_LL.ts``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.prose import Language as Prose
from merchant_assistant.foundation.said import Said

SYSTEM = "system"
_SOURCE = "en"  # what the code is written in; its file holds plurals only
_PREFIX = "merchant_assistant_"
# Sentences of Qt's own dialogs that its Chinese file lacks or says oddly: ours is asked before Qt's.
QT_SAYS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
)


class _Spoken(QObject):
    """Tells every widget that words have changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.translators: list[QTranslator] = []  # in use now


@cache
def _spoken() -> _Spoken:
    return _Spoken()


def on_language(say: Callable[[], object]) -> None:
    """Call ``say``, a method of a QObject, now and at each change of language for as long as that object lives."""
    assert isinstance(getattr(say, "__self__", None), QObject), "only a method of a QObject is let go with it"
    _spoken().changed.connect(say)
    say()


def of_answers() -> Prose:
    """The one of the languages that answers are written in which is nearest to what the window speaks."""
    return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"


def in_english(names: Sequence[Callable[[], str]]) -> list[str]:
    """What each says in English, whatever is spoken now. Not for often: Qt tells every widget each time."""
    translators = _spoken().translators
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
    try:
        return [name() for name in names]
    finally:
        for translator in translators:
            QCoreApplication.installTranslator(translator)


@cache
def languages() -> tuple[str, ...]:
    """The codes that there are files for, English first."""
    found = {file.stem.removeprefix(_PREFIX) for file in resource("translations").glob(f"{_PREFIX}*.qm")}
    return (_SOURCE, *sorted(found - {_SOURCE}))


def own_name(code: str) -> str:
    """A language as those who speak it call it."""
    if code == "en":
        return "English"  # Qt adds of which country
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


class _Translator(QTranslator):
    """Read from memory: Qt would map the file, and crash where an update cuts it off under the open window."""

    def __init__(self, content: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._content = content  # Qt copies nothing
        self.load(content)


class Language(QObject):
    """What the application speaks. One object, made before the window and kept as long as it."""

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._translators: list[QTranslator] = []
        self._system = QLocale.system()
        self.code = ""

    def speak(self, wanted: str = SYSTEM) -> None:
        """Speak the language of that code; ``system``: the person's own where there is a file for it, else English."""
        code = wanted if wanted in languages() else self._system_code()
        if code == self.code:
            return
        self.code = code
        locale = self._locale(code)
        QLocale.setDefault(locale)
        self._replace_translators(code)
        self._application.setLayoutDirection(locale.textDirection())
        _spoken().changed.emit()

    def _replace_translators(self, code: str) -> None:
        """English has a file too: its plurals. What Qt says itself (in dialogs) comes from files of its own."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        files = (*_files_of_qt(code), resource("translations") / f"{_PREFIX}{code}.qm")
        self._translators = [_Translator(file.read_bytes(), self) for file in files if file.is_file()]
        for translator in self._translators:
            self._application.installTranslator(translator)
        _spoken().translators = self._translators

    def _system_code(self) -> str:
        for wish in self._system.uiLanguages():
            same = [code for code in languages() if QLocale(code).language() == QLocale(wish).language()]
            if same:
                return same[0]
        return _SOURCE

    def _locale(self, code: str) -> QLocale:
        """The system's own ways of writing dates and numbers, where it speaks the same language."""
        same = self._system.language() == QLocale(code).language()
        return self._system if same else QLocale(code)


Words = str | Callable[[], str]  # the second is asked each time, so it speaks the language of that moment


def tell(text: Words) -> str:
    """A sentence of any room in the person's language; text that nobody marked stays as it is."""
    if callable(text):
        text = text()
    if not isinstance(text, Said):
        return text
    translated = QCoreApplication.translate(text.context, text.source)
    return translated.format_map({name: _value(value) for name, value in text.values.items()})


def _value(value: object) -> object:
    if isinstance(value, str):
        return tell(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return QLocale().toString(value)
    return value


def _files_of_qt(code: str) -> tuple[Path, ...]:
    """For ``de_AT`` also the one of ``de``; the last is asked first."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return tuple(folder / f"qtbase_{name}.qm" for name in dict.fromkeys((code.partition("_")[0], code)))
