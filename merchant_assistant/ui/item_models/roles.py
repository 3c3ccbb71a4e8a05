"""What our tables ask of a model beside Qt's own roles."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

ITEM = Qt.ItemDataRole.UserRole + 1  # the row's value; None while it is being fetched
DIM = Qt.ItemDataRole.UserRole + 2  # True: less important text
TONE = Qt.ItemDataRole.UserRole + 3  # a Tone: the text is painted as a chip
MONO = Qt.ItemDataRole.UserRole + 4  # True: as it stands in a file
CHOICE = Qt.ItemDataRole.UserRole + 5  # True: a choice that opens when clicked
BELOW = Qt.ItemDataRole.UserRole + 6  # (text, Tone): a chip below the text, where rows have two lines
