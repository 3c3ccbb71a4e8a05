"""What the window says about dropped files: while they are above it, and after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from merchant_assistant.ui.drops.kinds import Found, Kind
from merchant_assistant.ui.faults import words_of
from merchant_assistant.ui.words import size


class DropWords(QObject):
    """Sentences by kind of file, in the language of the moment. Each is a sentence and a hint."""

    def before(self, found: Sequence[Found]) -> tuple[str, str]:
        """While the files are above the window; nothing was looked at yet where ``found`` is empty."""
        if not found:
            return self.tr("Drop it anywhere"), self.tr("What it is will be recognised.")
        if len(found) > 1:
            return self.tr("Drop %Ln files", "", len(found)), self.tr("Each is looked at by itself.")
        return self._welcome().get(found[0].kind) or self.refused(found[0])

    def _welcome(self) -> dict[Kind, tuple[str, str]]:
        """By kind that is taken: what letting go will do."""
        return {
            "catalogue": (
                self.tr("Drop to read this catalogue"),
                self.tr("You see what is in it before anything is saved."),
            ),
            "model": (self.tr("Drop to add this model"), self.tr("It is checked first; your file stays where it is.")),
            "backup": (self.tr("Drop to restore this backup"), self.tr("You are asked before anything is replaced.")),
            "document": (
                self.tr("Drop to let answers quote this document"),
                self.tr("It is read on this PC; your file stays where it is."),
            ),
            "message": (
                self.tr("Drop to answer this e-mail"),
                self.tr("You see the message before a reply is written."),
            ),
            "folder": (self.tr("Drop to look into this folder"), self.tr("Nothing is read before you say so.")),
        }

    def refused(self, found: Found) -> tuple[str, str]:
        """A kind that is not read (yet), or a file that cannot be read."""
        name = found.file.name
        match found.kind:
            case "reviews":
                said = self.tr("“{file}” looks like reviews, which are not read yet.")
            case "orders":
                said = self.tr("“{file}” looks like orders, which are not read yet.")
            case "picture":
                said = self.tr("“{file}” is a picture, which is not read.")
            case "empty":
                return self.tr("“{file}” is empty.").format(file=name), self.tr(
                    "Export it again and drop the new file."
                )
            case _ if found.fault:
                return words_of(found.fault)
            case _:
                said = self.tr("“{file}” is not read.")
        return said.format(file=name), self.what_can_be_dropped()

    def what_can_be_dropped(self) -> str:
        return self.tr(
            "These can be dropped: the export of your shop or a price list (CSV, TSV, XLSX, XLS, ODS, XML, JSON), "
            "a model file, a document to be quoted (PDF, DOCX, HTML, Markdown, text), or a backup made here."
        )

    def model(self, found: Found) -> tuple[str, str]:
        return (
            self.tr("“{file}” is a model for writing ({size}).").format(file=found.file.name, size=size(found.bytes)),
            self.tr("It is checked and added to the models on this PC; your file stays where it is."),
        )

    def backup(self, found: Found) -> tuple[str, str]:
        return (
            self.tr("“{file}” is a backup.").format(file=found.file.name),
            self.tr("Restoring it replaces what is here now. You are asked once more before that."),
        )

    def documents(self, files: Sequence[Path]) -> tuple[str, str]:
        """One or several of them."""
        if len(files) == 1:
            text = self.tr("“{file}” is a document.").format(file=files[0].name)
            return text, self.tr("Answers in the chat can quote it, with the page. It is read on this PC only.")
        text = self.tr("%Ln document(s): {names}", "", len(files)).format(names=self._names(files))
        return text, self.tr("Answers in the chat can quote them, with the page. They are read on this PC only.")

    def folder(self, found: Found, tables: int) -> tuple[str, str]:
        """A folder and how many of its files are catalogues."""
        name = found.file.name
        if not tables:
            return (
                self.tr("In the folder “{folder}” is nothing that is read.").format(folder=name),
                self.what_can_be_dropped(),
            )
        text = self.tr("The folder “{folder}” holds %Ln table(s).", "", tables)
        return text.format(folder=name), self.tr("They are read one after the other, and each asks before it is saved.")

    def several(self, found: Sequence[Found]) -> tuple[str, str]:
        """Many that are not read, in one sentence; the first names."""
        text = self.tr("%Ln file(s) are not read: {names}", "", len(found))
        return text.format(names=self._names([one.file for one in found])), self.what_can_be_dropped()

    def _names(self, files: Sequence[Path]) -> str:
        """The first of them."""
        names = [self.tr("“{file}”").format(file=file.name) for file in files[:3]]
        more = ["…"] if len(files) > len(names) else []
        return self.tr(", ", "between the names of files").join([*names, *more])
