"""What is told of a file once it was set beside the catalogue: what may be twice, and what was deleted here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from merchant_assistant.catalogue.importing.model import Finding, Problem, SheetReading
from merchant_assistant.catalogue.model import ATTRIBUTE
from merchant_assistant.foundation.said import Said, said
from merchant_assistant.storage.merge import Emptied, Named

EXAMPLES = 20
_TOLD = frozenset(
    {
        "may_be_another",
        "deleted_here",
        "which_variant",
        "columns_remembered",
        "other_supplier",
        "cells_emptied",
        "columns_absent",
    }
)


def with_doubts(reading: SheetReading, found: Iterable[Named]) -> SheetReading:
    """The reading with a warning for each new product that could be one, or several, of those that are there."""
    return _told(
        reading,
        "may_be_another",
        found,
        said("Problems", "{sku} may be a product that is there already; it is not clear which one."),
        said("Problems", "Products that may be there already"),
        said("Problems", "Added as new ones. You can merge them later."),
    )


def with_deleted(reading: SheetReading, found: Iterable[Named]) -> SheetReading:
    """The reading with a warning for each product that a person deleted: they stay away, unless the file shall win."""
    return _told(
        reading,
        "deleted_here",
        found,
        said("Problems", "{sku} was deleted here, and stays away."),
        said("Problems", "Products that you deleted"),
        said("Problems", "Left out. Let the file overwrite your changes, or undo the deletion, to have them again."),
    )


def with_unplaced(reading: SheetReading, found: Iterable[Named]) -> SheetReading:
    """The reading with a warning for each line that has a price or the like for a product of several variants."""
    return _told(
        reading,
        "which_variant",
        found,
        said("Problems", "{sku} has several variants; it is not clear which of them its price or stock is meant for."),
        said("Problems", "Prices or stock for a product with several variants"),
        said("Problems", "The variants stay as they are. Give a line for the SKU of each of them."),
    )


def with_other_supplier(reading: SheetReading, found: Iterable[Named]) -> SheetReading:
    """The reading with a warning for each product that is known by its SKU and is something else in the file."""
    return _told(
        reading,
        "other_supplier",
        found,
        said("Problems", "{sku} has another title here, and another brand, maker or barcode."),
        said("Problems", "Products that may be of another supplier"),
        said("Problems", "Choose another source above if this file is of another supplier."),
    )


def with_emptied(reading: SheetReading, count: int, found: Iterable[Emptied]) -> SheetReading:
    """The reading with a warning about values that blank cells take out."""
    if not count:
        return reading
    code = "cells_emptied"
    message = said("Problems", "The cell of {sku} is blank here; its value “{value}” is taken out.")
    names = {column.field: column.name for column in reversed(reading.columns)}
    examples = tuple(
        Problem(
            one.row,
            names.get(one.field, one.field.removeprefix(ATTRIBUTE)),
            code,
            "warning",
            message.format(sku=one.sku, value=one.before),
            one.before,
            "",
            one.sku,
        )
        for one in found
    )
    title = said("Problems", "Values that blank cells take out")
    action = said("Problems", "They will be empty. Leave the column out to keep them.")
    return _with(reading, Finding(code, "warning", count, title, action, examples))


def with_absent(reading: SheetReading, before: Mapping[str, str]) -> SheetReading:
    """The reading with a word about columns (``before``: with their fields) that the last file like it had."""
    here = {column.field for column in reading.columns}
    absent = [name for name, field in before.items() if field and field not in here]
    if not absent:
        return reading
    code = "columns_absent"
    message = said("Problems", "The last file had a column “{column}”; this one has none.")
    examples = tuple(
        Problem(None, name, code, "info", message.format(column=name)) for name in islice(absent, EXAMPLES)
    )
    title = said("Problems", "Columns that the last file had")
    action = said("Problems", "What is there of them stays as it is.")
    return _with(reading, Finding(code, "info", len(absent), title, action, examples))


def with_remembered(reading: SheetReading) -> SheetReading:
    """The reading with a word about columns that are set as a person set them for an earlier file like it."""
    if not reading.remembered:
        return reading
    code = "columns_remembered"
    case = Problem(
        None, None, code, "info", said("Problems", "A file with the same columns was imported with your corrections.")
    )
    title = said("Problems", "Columns set as you set them last time")
    action = said("Problems", "Please look at them. You can set them again, or have them found out anew.")
    return _with(reading, Finding(code, "info", 1, title, action, (case,)))


def without(reading: SheetReading, *codes: str) -> SheetReading:
    """The reading as it was, but for what was told here; of ``codes`` where some are given."""
    told = set(codes) or _TOLD
    if not told & reading.problem_counts.keys():
        return reading
    return replace(
        reading,
        problems=tuple(problem for problem in reading.problems if problem.code not in told),
        problem_counts={code: count for code, count in reading.problem_counts.items() if code not in told},
        findings=tuple(finding for finding in reading.findings if finding.code not in told),
    )


def _told(
    reading: SheetReading, code: str, found: Iterable[Named], message: Said, title: str, action: str
) -> SheetReading:
    names = iter(found)
    examples = tuple(
        Problem(one.row, None, code, "warning", message.format(sku=one.sku), one.sku) for one in islice(names, EXAMPLES)
    )
    if not examples:
        return reading
    count = len(examples) + sum(1 for _ in names)
    return _with(reading, Finding(code, "warning", count, title, action, examples))


def _with(reading: SheetReading, found: Finding) -> SheetReading:
    return replace(
        reading,
        problems=(*reading.problems, *found.examples),
        problem_counts={**reading.problem_counts, found.code: found.count},
        findings=(*reading.findings, found),
    )
