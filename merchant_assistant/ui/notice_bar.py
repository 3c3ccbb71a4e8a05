"""What the notifier says, shown: a bar with a place of its own in the window, and questions in a small window."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from merchant_assistant.ui.language import on_language, tell
from merchant_assistant.ui.notifier import Notice, Notifier, Question
from merchant_assistant.ui.rail import key_text
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import on_theme, tokens
from merchant_assistant.ui.widgets.buttons import Button, EnterButton, IconButton
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import sentences

_SHOWN_MS = 8000
_WITH_ACTION_MS = 20_000  # to read it, make up one's mind, and go there
_KEY = "F6"
_WIDTH = 720
UNDO_KEY = "Ctrl+Z"
_LINE = 30  # as high as its buttons
_QUESTION_WIDTH = 392


class Toast(QFrame):
    """Shows the notice in front and how many wait behind it; it covers nothing. F6 leads to it, Escape closes it.

    One that passes stays while the mouse is on it or the keyboard in it.
    """

    def __init__(self, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._notifier = notifier
        self._notice: Notice | None = None
        self._before: QWidget | None = None  # where the keyboard was before it came here
        self._mark = QLabel()
        self._mark.setFixedHeight(_LINE)
        self._text = label(wrap=True)
        self._hint = label(wrap=True)
        self._more = label()
        self._key = label(role="caption")
        self.action = EnterButton()
        self.action.hide()
        self.close_button = IconButton("x", "", role="on_message", size=16)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._pass)
        QApplication.instance().focusChanged.connect(self._remember)  # type: ignore[union-attr]  # there is one
        self.action.clicked.connect(self._act)
        self.close_button.clicked.connect(self._close)
        self._lay_out()
        self.hide()
        notifier.noticed.connect(self.show_notice)
        on_language(self._say)
        on_theme(self._dress)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, 5, 0, 5)  # the first line beside the mark
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._more)
        row.addWidget(self._key)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setMaximumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @Slot(object)
    def show_notice(self, notice: Notice | None) -> None:
        """Show it and let screen readers say it; None: nothing is said."""
        fresh = notice is not self._notice
        self._notice = notice
        self._say()
        self._dress()
        if notice is None:
            self._put_away()
            return
        self.show()
        self._timer.stop() if notice.lasting else self._timer.start(_WITH_ACTION_MS if notice.action else _SHOWN_MS)
        if fresh:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def take_focus(self) -> None:
        """The keyboard goes to what can be done about the notice."""
        if self.isVisible():
            button = self.action if self.action.isVisible() else self.close_button
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QWidget, QWidget)
    def _remember(self, before: QWidget | None, now: QWidget | None) -> None:
        """By key or by mouse: where the keyboard was before it came here."""
        if now is not None and self.isAncestorOf(now) and before is not None and not self.isAncestorOf(before):
            self._before = before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def _say(self) -> None:
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))
        if self._notice is None:
            return
        text, hint = self._notice.text, self._notice.hint
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.action.setText(self._notice.action)
        self._key.setText(key_text(UNDO_KEY if self._notice.undo else _KEY))
        self._key.setVisible(bool(self._notice.action))
        self.action.setVisible(bool(self._notice.action))
        waiting = self._notifier.waiting
        self._more.setText(self.tr("%Ln more", "messages", waiting) if waiting else "")
        self._more.setVisible(bool(waiting))
        self.setAccessibleName(sentences(text, hint))

    def _dress(self) -> None:
        lasting = self._notice is not None and self._notice.lasting
        glyph = "circle-alert" if lasting else "circle-check"
        self._mark.setPixmap(pixmap(glyph, tokens().on_message, 18, self.devicePixelRatioF()))

    def _put_away(self) -> None:
        self._timer.stop()
        keyboard = QApplication.focusWidget()
        if keyboard and self.isAncestorOf(keyboard) and self._before and isValid(self._before):
            self._before.setFocus()
        self.hide()

    def can_undo(self) -> bool:
        """Whether something was done that can be taken back here."""
        return self._tells_of_undo() or self._notifier.can_take_back

    def _tells_of_undo(self) -> bool:
        return bool(self._notice and self._notice.undo)

    @Slot()
    def undo(self) -> None:
        """Take it back, then what was done before it; where that cannot be done here, say where it is done."""
        if self._tells_of_undo():
            self._act()
        elif self._notifier.can_take_back:
            self._notifier.take_back()
        else:
            self._notifier.say(
                lambda: self.tr("There is nothing to take back just now."),
                hint=lambda: self.tr("“History” in the catalogue takes back what was done before."),
            )

    @Slot()
    def _pass(self) -> None:
        keyboard = QApplication.focusWidget()
        if self.underMouse() or (keyboard and self.isAncestorOf(keyboard)):
            self._timer.start(_SHOWN_MS)
        else:
            self._notifier.dismiss()

    @Slot()
    def _close(self) -> None:
        self._notifier.dismiss()

    @Slot()
    def _act(self) -> None:
        notice = self._notice
        self._notifier.dismiss()
        if notice:
            self._notifier.act(notice)


class QuestionWindow(QDialog):
    """A question with two answers; Escape is the second. It is shown with ``open()``: nothing waits for it."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._question = question
        self._text = label(role="heading", wrap=True)
        self._hint = label(role="dim", wrap=True)
        self.yes = Button("", "primary")
        self.no = Button("")
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.finished.connect(self._answer)
        self._lay_out()
        on_language(self._say)
        (self.no if question.grave else self.yes).setFocus()

    def _lay_out(self) -> None:
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch()
        answers.addWidget(self.no)
        answers.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addWidget(self._hint)
        column.addSpacing(12)
        column.addLayout(answers)
        for words in (self._text, self._hint):
            words.setFixedWidth(_QUESTION_WIDTH)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # as high as its words

    @Slot()
    def _say(self) -> None:
        self.setWindowTitle(tell(self._question.text))
        self._text.setText(tell(self._question.text))
        self._hint.setText(tell(self._question.hint))
        self._hint.setVisible(bool(self._question.hint))
        self.yes.setText(tell(self._question.yes))
        self.no.setText(tell(self._question.no))

    @Slot(int)
    def _answer(self, result: int) -> None:
        answer = self._question.act if result == QDialog.DialogCode.Accepted else self._question.refuse
        if answer:
            answer()
