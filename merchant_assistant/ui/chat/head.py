"""Above the turns: what the conversation is called, and what can be done with it as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from merchant_assistant.ui.chat.turn_view import name_button
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.widgets.buttons import IconButton
from merchant_assistant.ui.widgets.labels import ElidedLabel


class ConversationHead(QWidget):
    """``unfold`` is there where the window is narrow: it shows the list of conversations."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.title = ElidedLabel("", "heading")
        self.title.setMinimumHeight(28)
        self.unfold = IconButton("panel-left", "")
        self.rename = IconButton("pencil", "")
        self.export = IconButton("download", "")
        self.delete = IconButton("trash-2", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.unfold)
        row.addWidget(self.title, 1)
        for button in (self.rename, self.export, self.delete):
            row.addWidget(button)
        self._narrow = False
        self.show_title("", begun=False)
        on_language(self._say)

    def show_title(self, title: str, *, begun: bool) -> None:
        """Its name; one that has not begun cannot be renamed, exported or deleted."""
        self._title = title
        for button in (self.rename, self.export, self.delete):
            button.setVisible(begun)
        self._begun = begun
        self._say()

    def set_narrow(self, *, narrow: bool) -> None:
        """Whether the list is folded away."""
        self._narrow = narrow
        self._say()

    def _say(self) -> None:
        self.title.setText(self._title or self.tr("New conversation"))
        self.unfold.setVisible(self._narrow)
        self.setVisible(self._narrow or self._begun)
        name_button(self.unfold, self.tr("Show or hide the conversations"))
        name_button(self.rename, self.tr("Rename this conversation (F2)"))
        name_button(self.export, self.tr("Save this conversation as a file"))
        name_button(self.delete, self.tr("Delete this conversation"))
