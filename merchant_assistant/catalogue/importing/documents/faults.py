"""What is said of documents that are not read."""

from __future__ import annotations

from pathlib import Path

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said


def not_products(file: Path) -> UserFault:
    """The document is sound and holds something else."""
    return UserFault(
        "not_a_table",
        said("Catalogue", "“{file}” holds no list of products.").format(file=file.name),
        said("Catalogue", "Choose an export of products."),
    )


def with_entities(file: Path) -> UserFault:
    """Entities can blow up to any size, or bring in other files."""
    return UserFault(
        "unsafe_document",
        said("Catalogue", "“{file}” defines text of its own to be put in while it is read, and is not opened.").format(
            file=file.name
        ),
        said("Catalogue", "Export it again without a document type definition, or as CSV."),
    )


def too_deep(file: Path) -> UserFault:
    """No catalogue is nested like that."""
    return UserFault(
        "unsafe_document",
        said("Catalogue", "“{file}” is nested too deeply and is not opened.").format(file=file.name),
        said("Catalogue", "Export it again, or as CSV."),
    )


def too_long(file: Path) -> UserFault:
    """One record, or what stands between records, would not fit into memory."""
    return UserFault(
        "not_a_table",
        said("Catalogue", "“{file}” holds a record of many megabytes.").format(file=file.name),
        said("Catalogue", "Export it again, or as CSV."),
    )


def broken(file: Path, line: int) -> UserFault:
    """The rules of its language are broken."""
    return UserFault(
        "file_unreadable",
        said("Catalogue", "“{file}” is broken at line {line}.").format(file=file.name, line=line),
        said("Catalogue", "Export it again and choose the new file."),
    )


def broken_json(file: Path) -> UserFault:
    """The rules of JSON are broken; its parser does not say where."""
    return UserFault(
        "file_unreadable",
        said("Catalogue", "“{file}” is broken: it is not JSON from beginning to end.").format(file=file.name),
        said("Catalogue", "Export it again and choose the new file."),
    )
