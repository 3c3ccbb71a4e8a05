"""One message: what the customer wrote and asks, the reply, and what is done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.replies.model import Kept, Source, Thumb
from merchant_assistant.ui.chat.sources import Sources
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.replies.asked import AskedLines
from merchant_assistant.ui.replies.customer_words import CustomerWords
from merchant_assistant.ui.replies.flow import RepliesFlow
from merchant_assistant.ui.replies.messages import title_of
from merchant_assistant.ui.replies.reply_editor import ReplyEditor
from merchant_assistant.ui.replies.smoothing import Smoothing
from merchant_assistant.ui.replies.words import missing_text
from merchant_assistant.ui.widgets.buttons import Button, IconButton
from merchant_assistant.ui.widgets.flow import Flow
from merchant_assistant.ui.widgets.labels import ElidedLabel, label
from merchant_assistant.ui.widgets.scroll_column import ScrollColumn
from merchant_assistant.ui.widgets.tab_order import put_in_order
from merchant_assistant.ui.words import listed, sentences, when

_WIDTH = 860


class MessageView(QWidget):
    """Shows a :class:`Kept`; what is typed goes to the flow. ``delete_asked``: the page acts.

    ``copied`` carries how many places of the copied reply are still to be filled in.
    """

    delete_asked = Signal()
    copied = Signal(int)

    def __init__(self, flow: RepliesFlow, smoothing: Smoothing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._smoothing = smoothing
        self._kept: Kept | None = None
        self.title = ElidedLabel("", "heading")
        self.about = label(role="caption", wrap=True)
        self.message = CustomerWords()
        self.asked = AskedLines()
        self.missing = label(role="care", wrap=True)
        self.note = label(role="dim", wrap=True)
        self.editor = ReplyEditor()
        self.sources = Sources()
        self.done = Button("", "primary", key="Ctrl+Return")
        self.copy = Button("", key="Ctrl+Shift+C", glyph="copy")
        self.smooth = Button("", "quiet", glyph="sparkles")
        self.again = Button("", "quiet", glyph="refresh-cw")
        self.reopen = Button("", "quiet", glyph="undo-2")
        self.good, self.bad = IconButton("thumbs-up", ""), IconButton("thumbs-down", "")
        self.delete = IconButton("trash-2", "")
        for thumb in (self.good, self.bad):
            thumb.setCheckable(True)
        self._lay_out()
        self._connect()
        on_language(self._say)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.delete)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self.area = ScrollColumn(_WIDTH, 10)
        outer.addWidget(self.area, 1)
        column = self.area.column
        column.addLayout(head)
        for widget in (self.about, self.message, self.asked, self.note, self.missing, self.editor, self.sources):
            column.addWidget(widget)
        column.addWidget(self._buttons())
        column.addStretch()

    def _buttons(self) -> Flow:
        flow = Flow()
        row = flow.layout()
        assert row is not None
        for button in (self.done, self.copy, self.smooth, self.again, self.reopen, self.good, self.bad):
            row.addWidget(button)
        return flow

    def _connect(self) -> None:
        self.editor.edited.connect(self._edited)
        self.copy.clicked.connect(self.copy_reply)
        self.done.clicked.connect(self.mark_answered)
        self.smooth.clicked.connect(self.smooth_wording)
        self.again.clicked.connect(self.write_again)
        self.reopen.clicked.connect(self._reopen)
        self.delete.clicked.connect(self.delete_asked)
        self.good.clicked.connect(self._praise)
        self.bad.clicked.connect(self._blame)
        self._flow.checked.connect(self._checked)
        self._flow.writing_changed.connect(self._say)
        self._smoothing.changed.connect(self._say)
        self._smoothing.grew.connect(self._grow)

    @property
    def kept(self) -> Kept | None:
        return self._kept

    def show_message(self, kept: Kept) -> None:
        """Show a message, or what became of the one that is shown; what is being typed stays."""
        before = self._kept
        same = before is not None and before.id == kept.id
        if not same:
            self.editor.flush()
        self._kept = kept
        if not same or before is None or before.reply != kept.reply or before.open != kept.open:
            self.editor.show_text(kept.text)
            self._flow.check(kept, self.editor.text)
        if self.sources.show_sources(_sources_of(kept)):
            put_in_order(self.sources, self.sources.chips)
        self.asked.show_questions(kept.reply.questions if kept.reply else ())
        self._say()

    def flush(self) -> None:
        self.editor.flush()

    @Slot()
    def copy_reply(self) -> None:
        """Put the reply on the clipboard."""
        if self._kept and self._kept.reply:
            QGuiApplication.clipboard().setText(self.editor.text)
            self.copied.emit(self.editor.gaps)

    @Slot()
    def mark_answered(self) -> None:
        """The reply was sent as it stands."""
        if self._kept and self._kept.reply and self._kept.open:
            self.editor.flush()
            self._flow.mark_answered(self._kept.id, self.editor.text)

    @Slot()
    def write_again(self) -> None:
        """From the data as they are now."""
        if self._kept and self._kept.open:
            self.editor.forget()  # saved behind an import, it would stand over the reply that comes
            self._flow.write(self._kept.id)

    @Slot()
    def smooth_wording(self) -> None:
        """Have the model put the facts into sentences; while it does, stop it."""
        if self._kept is None:
            return
        if self._smoothing.of == self._kept.id:
            self._smoothing.stop()
        elif self._kept.open and self._kept.reply and self._smoothing.ready:
            self.editor.flush()
            self._smoothing.start(self._kept)

    @Slot(int, str)
    def _grow(self, message_id: int, text: str) -> None:
        """What stands so far; nothing is said of it."""
        if self._kept and self._kept.id == message_id:
            self.editor.show_text(text)

    @Slot()
    def _reopen(self) -> None:
        if self._kept:
            self._flow.reopen(self._kept.id)

    @Slot(bool)
    def _praise(self, chosen: bool) -> None:
        self._rate(1, chosen)

    @Slot(bool)
    def _blame(self, chosen: bool) -> None:
        self._rate(-1, chosen)

    def _rate(self, thumb: Thumb, chosen: bool) -> None:
        if self._kept:
            self._flow.rate(self._kept.id, thumb if chosen else None)

    @Slot(str)
    def _edited(self, text: str) -> None:
        if self._kept:
            self._flow.save_draft(self._kept.id, text)
            self._say_missing(self._kept)
            self._flow.check(self._kept, text)

    def _checked(self, message_id: int, text: str, claims: object) -> None:
        if self._kept and self._kept.id == message_id and isinstance(claims, list):
            self.editor.show_claims(text, claims)

    @Slot()
    def _say(self) -> None:
        self._say_buttons()
        kept = self._kept
        if kept is None:
            return
        written, smoothing = kept.reply is not None, self._smoothing.of == kept.id
        writing = smoothing or kept.id in self._flow.writing
        self.title.setText(self._heading(kept))
        self.about.setText(self._about(kept))
        self.message.show_text(kept.letter.text)
        self.note.setText(self._note(kept))
        self.note.setVisible(bool(self.note.text()))
        self._say_missing(kept)
        self.editor.setVisible(written)
        self.editor.field.setReadOnly(not kept.open or writing)
        for button, there in (
            (self.done, kept.open and written),
            (self.copy, written),
            (self.smooth, kept.open and written),
            (self.again, kept.open),
            (self.reopen, not kept.open),
            (self.good, not kept.open and written),
            (self.bad, not kept.open and written),
        ):
            button.setVisible(there)
            button.setEnabled(not writing)
        self.smooth.setEnabled(self._can_smooth(kept, smoothing=smoothing, writing=writing))
        self.smooth.setText(self._smooth_text(smoothing=smoothing))
        self.good.setChecked(kept.thumb == 1)
        self.bad.setChecked(kept.thumb == -1)

    def _say_buttons(self) -> None:
        self.done.setText(self.tr("Mark as answered"))
        self.copy.setText(self.tr("Copy"))
        self.again.setText(self.tr("Write again"))
        self.reopen.setText(self.tr("Open again"))
        for button, name in (
            (self.good, self.tr("The customer was satisfied")),
            (self.bad, self.tr("The customer was not satisfied")),
            (self.delete, self.tr("Delete this message")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)

    def _heading(self, kept: Kept) -> str:
        """Without a subject who wrote it: the words themselves stand below."""
        return title_of(kept) if kept.letter.subject else kept.letter.sender or self.tr("Message of a customer")

    def _about(self, kept: Kept) -> str:
        came = when(kept.letter.received_at)
        answered = self.tr("answered: {when}").format(when=when(kept.answered_at)) if kept.answered_at else ""
        sender = kept.letter.sender if kept.letter.subject else ""
        return " · ".join(part for part in (sender, came, answered) if part)

    def _can_smooth(self, kept: Kept, *, smoothing: bool, writing: bool) -> bool:
        if smoothing:
            return not self._smoothing.stopping
        return self._smoothing.ready and not writing and self._smoothing.of is None and kept.open

    def _smooth_text(self, *, smoothing: bool) -> str:
        """What pressing does, or why it cannot be pressed."""
        if smoothing:
            return self.tr("Stop smoothing")
        return self.tr("Smooth the wording") if self._smoothing.ready else self.tr("Smooth the wording (no model yet)")

    def _note(self, kept: Kept) -> str:
        if self._smoothing.of == kept.id:
            return self.tr("Facts become sentences; each is compared with your data …")
        if kept.id in self._flow.writing:
            return self.tr("The reply is being written …")
        if error := self._flow.failed.get(kept.id):
            return (
                sentences(*words_of(error))
                if isinstance(error, UserFault)
                else self.tr("The reply could not be written.")
            )
        if kept.reply and not kept.reply.understood:
            return self.tr("The language of this message is not one that replies are written in; English is used.")
        return "" if kept.reply else self.tr("No reply is written yet.")

    def _say_missing(self, kept: Kept) -> None:
        self.missing.setText(self._missing(kept) if kept.open else "")
        self.missing.setVisible(bool(self.missing.text()))

    def _missing(self, kept: Kept) -> str:
        """As the text stands now: what was filled in is not asked for any more."""
        missing = kept.reply.missing if kept.reply else ()
        asked = [missing_text(each) for each in missing if each.who == "customer"]
        fill = self.editor.gaps > 0
        return sentences(
            self.tr("Fill in what stands in [brackets] before you send it.") if fill else "",
            self.tr("The customer is asked: {what}.").format(what=listed(*asked)) if asked else "",
        )


def _sources_of(kept: Kept) -> list[Source]:
    found = [source for answer in kept.reply.questions for source in answer.sources] if kept.reply else []
    return list(dict.fromkeys(found))
