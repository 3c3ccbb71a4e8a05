"""One part of a text with its name and how much of its room it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from merchant_assistant.claims.model import Claim
from merchant_assistant.ui.language import on_language
from merchant_assistant.ui.listings.bullets_edit import BulletsEdit
from merchant_assistant.ui.listings.claim_edit import ClaimEdit
from merchant_assistant.ui.listings.limits import Length, Rules
from merchant_assistant.ui.listings.parts import TextPart, part_name
from merchant_assistant.ui.listings.tags_edit import TagsEdit
from merchant_assistant.ui.theme.theme import set_look
from merchant_assistant.ui.widgets.labels import label
from merchant_assistant.ui.words import listed, number

_ONE_LINE = ("title", "seo_title", "seo_description")


class PartField(QWidget):
    """``edited``: the words changed. The name is a caption above them, the length is counted live beside it."""

    edited = Signal()

    def __init__(self, part: TextPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.edit = _edit_for(part)
        self.caption = label(role="caption")
        self.length = label(role="caption")
        self._rules = Rules()
        self._lay_out()
        self.edit.textChanged.connect(self._changed)
        on_language(self._say)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 6, 0, 0)
        head.setSpacing(12)
        head.addWidget(self.caption)
        head.addWidget(self.length)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.edit)

    def obey(self, rules: Rules) -> None:
        """Count as this platform counts, under the name that this kind of text gives the part."""
        self._rules = rules
        self._say()

    def texts(self) -> tuple[str, ...]:
        """The words as they stand, not tidied: places in them are places on the screen."""
        if isinstance(self.edit, BulletsEdit):
            return self.edit.bullets()
        if isinstance(self.edit, TagsEdit):
            return self.edit.tags()
        text = self.edit.toPlainText()
        return (text.replace("\n", " ") if self.part in _ONE_LINE else text,)

    def fill(self, texts: tuple[str, ...]) -> None:
        """Other words; nothing takes them back."""
        self.edit.setPlainText(self._whole(texts))
        self._say()

    def put(self, texts: tuple[str, ...]) -> None:
        """Other words as one step, which Ctrl+Z takes back."""
        if texts != self.texts():
            self.edit.put_text(self._whole(texts))

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Underline those that stand in this part."""
        starts = self.edit.starts() if isinstance(self.edit, BulletsEdit | TagsEdit) else [0]
        places = [(starts[c.index or 0], c) for c in claims if c.part == self.part and (c.index or 0) < len(starts)]
        self.edit.set_marks([(start + claim.start, start + claim.end, claim) for start, claim in places])

    def _whole(self, texts: tuple[str, ...]) -> str:
        return (", " if self.part == "tags" else "\n").join(texts)

    @Slot()
    def _changed(self) -> None:
        self._say_length()
        self.edited.emit()

    @Slot()
    def _say(self) -> None:
        name = part_name(self.part, self._rules.kind)
        self.caption.setText(name)
        self.edit.setAccessibleName(name)
        self._say_length()

    def _say_length(self) -> None:
        length = self._rules.length(self.part, self.texts())
        self.length.setText(self._told(length))
        self.edit.setAccessibleDescription(self.length.text())
        set_look(self.length, "role", "care" if length.over else "caption")

    def _told(self, length: Length) -> str:
        if length.count is None:
            return self._units(length)
        count, most = number(length.count), number(length.most_count or 0)
        many = self.tr("{count} of {most}").format(count=count, most=most) if length.most_count else count
        if not length.count:
            return many
        told = self.tr("together {length}") if length.together else self.tr("the longest {length}")
        return listed(many, told.format(length=self._units(length)))

    def _units(self, length: Length) -> str:
        text = {
            "characters": self.tr("{length} of {most} characters"),
            "utf16": self.tr("{length} of {most} characters"),
            "bytes": self.tr("{length} of {most} bytes"),
            "half_width": self.tr("{length} of {most}, a Chinese character counts as two"),
        }[length.counting]
        return text.format(length=number(length.length), most=number(length.most))


def _edit_for(part: TextPart) -> ClaimEdit:
    if part == "bullets":
        return BulletsEdit()
    if part == "tags":
        return TagsEdit()
    edit = ClaimEdit(one_line=part in _ONE_LINE)
    if part == "title":
        edit.set_weight(QFont.Weight.DemiBold)
    return edit
