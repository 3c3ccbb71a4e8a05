"""Why a document is set aside: one sentence and what to do."""

from __future__ import annotations

from pathlib import Path

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import Said, said


def _fault(code: str, sentence: Said, hint: Said, file: Path) -> UserFault:
    return UserFault(code, sentence.format(file=file.name), hint)


def not_a_document(file: Path) -> UserFault:
    return _fault(
        "not_a_document",
        said("Knowledge", "“{file}” is no document that can be read."),
        said("Knowledge", "PDF, Word (DOCX), Excel (XLSX), web pages, Markdown, text, and questions with answers are."),
        file,
    )


def damaged(file: Path) -> UserFault:
    return _fault(
        "file_unreadable",
        said("Knowledge", "“{file}” cannot be read: it is damaged."),
        said("Knowledge", "Open it in the program that it was made with, and save it again."),
        file,
    )


def encrypted(file: Path) -> UserFault:
    return _fault(
        "encrypted",
        said("Knowledge", "“{file}” is protected with a password."),
        said("Knowledge", "Save it without the password and add it again."),
        file,
    )


def only_pictures(file: Path) -> UserFault:
    return _fault(
        "no_text",
        said("Knowledge", "“{file}” holds pictures of pages and no text."),
        said("Knowledge", "Have your scanning program recognise its text (OCR) and add the new file."),
        file,
    )


def no_text(file: Path) -> UserFault:
    return _fault(
        "no_text",
        said("Knowledge", "“{file}” holds no text."),
        said("Knowledge", "Look into it, and choose another file if it is the wrong one."),
        file,
    )


def too_large(file: Path) -> UserFault:
    return _fault(
        "file_too_large",
        said("Knowledge", "“{file}” is too large."),
        said("Knowledge", "Split it into several files, or add only the chapters that matter."),
        file,
    )


def too_slow(file: Path) -> UserFault:
    return _fault(
        "file_too_slow",
        said("Knowledge", "Reading “{file}” took too long and was stopped."),
        said("Knowledge", "Save it anew in the program that it was made with, or split it."),
        file,
    )


def old_word(file: Path) -> UserFault:
    return _fault(
        "not_a_document",
        said("Knowledge", "“{file}” is written in an old format that is not read."),
        said("Knowledge", "Open it in its program and save it as DOCX, XLSX or PDF."),
        file,
    )


def hostile(file: Path) -> UserFault:
    return _fault(
        "file_unreadable",
        said("Knowledge", "“{file}” is built in a way that no honest document needs, and is not opened."),
        said("Knowledge", "Save it anew in the program that it was made with."),
        file,
    )


def reading_failed(file: Path) -> UserFault:
    return _fault(
        "reading_failed",
        said("Knowledge", "“{file}” could not be read because of a mistake in Merchant Assistant."),
        said("Knowledge", "Save it as PDF or text and add that. What happened is in the logs."),
        file,
    )
