"""What the import child and its parent say to each other."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from merchant_assistant.catalogue.importing.model import BrokenRow, Column, Finding, Problem, Severity
from merchant_assistant.foundation.reading_child import Refused
from merchant_assistant.foundation.said import Packed, packed, unpacked

# The fields of a Problem, its sentence taken apart.
PackedProblem = tuple[int | None, str | None, str, Severity, Packed, str | None, str | None, str, str]


def pack_problem(found: Problem) -> PackedProblem:
    where, cell = (found.row, found.column), (found.value, found.becomes)
    return *where, found.code, found.severity, packed(found.message), *cell, found.sku, found.title


def unpack_problem(found: PackedProblem) -> Problem:
    row, column, code, severity, message, value, becomes, sku, title = found
    return Problem(row, column, code, severity, unpacked(message), value, becomes, sku, title)


class PackedFinding(msgspec.Struct, frozen=True):
    """The fields of a :class:`~merchant_assistant.catalogue.importing.model.Finding`, its sentences taken apart."""

    code: str
    severity: Severity
    count: int
    title: Packed
    action: Packed
    examples: tuple[PackedProblem, ...]
    column: str | None = None
    left_out: bool = False


def pack_finding(found: Finding) -> PackedFinding:
    examples = tuple(map(pack_problem, found.examples))
    title, action = packed(found.title), packed(found.action)
    return PackedFinding(found.code, found.severity, found.count, title, action, examples, found.column, found.left_out)


def unpack_finding(found: PackedFinding) -> Finding:
    examples = tuple(map(unpack_problem, found.examples))
    title, action = unpacked(found.title), unpacked(found.action)
    return Finding(found.code, found.severity, found.count, title, action, examples, found.column, found.left_out)


class ReadRequest(msgspec.Struct, frozen=True):
    """Read ``file`` into staging files whose names start with ``prefix``. Sent once, first."""

    file: str
    prefix: str
    format: str | None
    mapping: Mapping[str, str]
    repairs: Mapping[str, Mapping[int, tuple[str, ...]]] = {}
    remembered: Mapping[str, Mapping[str, str]] = {}


class Advance(msgspec.Struct, frozen=True, tag=True):
    """How far the reading is; ``done`` and ``total`` share a unit (bytes of the file or rows)."""

    done: int
    total: int | None
    text: Packed


class StagedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of :class:`~merchant_assistant.catalogue.importing.model.SheetReading`, the path as text."""

    staging: str
    sheet: str | None
    format: str
    encoding: str | None
    delimiter: str | None
    rows: int
    products: int
    variants: int
    skipped: int
    columns: tuple[Column, ...]
    problems: tuple[PackedProblem, ...]
    problem_counts: dict[str, int]
    findings: tuple[PackedFinding, ...] = ()
    broken: tuple[BrokenRow, ...] = ()
    fingerprint: str = ""
    remembered: bool = False
    language: str | None = None
    currency: str | None = None
    decimal_mark: str | None = None


class Finished(msgspec.Struct, frozen=True, tag=True):
    """The last frame of a reading that worked."""

    sheets: tuple[StagedSheet, ...]


Answer = Advance | Finished | Refused
