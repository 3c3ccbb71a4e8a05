"""Reading one file, in the import child: every table into a staging file of its own.

Memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from merchant_assistant.catalogue.importing import guard
from merchant_assistant.catalogue.importing.doctor import finding
from merchant_assistant.catalogue.importing.formats.generic import GENERIC
from merchant_assistant.catalogue.importing.frames import ReadRequest, StagedSheet, pack_finding, pack_problem
from merchant_assistant.catalogue.importing.problems import KEPT, problem, problem_row
from merchant_assistant.catalogue.importing.sheet_reader import SheetReader
from merchant_assistant.catalogue.importing.tables import StrayQuoteError, Table, open_tables, without_quotes
from merchant_assistant.foundation.cancel import Progress
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.storage.staging import StagingWriter, append_problems


def read_tables(request: ReadRequest, progress: Progress) -> list[StagedSheet]:
    """Read all tables of the requested file. Raises :class:`UserFault`, OSError, MemoryError; leaves files then.

    Sheets without a product table are left out; the first reading names them.
    """
    read: list[StagedSheet] = []
    left_out: dict[str, UserFault] = {}
    for number, table in enumerate(open_tables(Path(request.file)), 1):
        path = Path(f"{request.prefix}-{number}.db")
        try:
            if table.hidden:
                raise guard.hidden_sheet(Path(request.file), str(table.sheet))
            read.append(_read_table(request, table, path, progress))
        except UserFault as fault:
            if table.sheet is None:
                raise
            left_out[table.sheet] = fault
            path.unlink(missing_ok=True)
    if not read:
        raise next(iter(left_out.values()), guard.no_rows(Path(request.file)))
    read = _without_explanations(read, left_out, Path(request.file))
    return [_naming(read[0], left_out), *read[1:]] if left_out else read


def _without_explanations(read: list[StagedSheet], left_out: dict[str, UserFault], file: Path) -> list[StagedSheet]:
    """Without sheets that name no product beside one of a known family: a template's lists of values and fields."""
    if all(sheet.format == GENERIC.id for sheet in read):
        return read
    kept: list[StagedSheet] = []
    for sheet in read:
        if sheet.format == GENERIC.id and all(column.field != "title" for column in sheet.columns):
            left_out[str(sheet.sheet)] = guard.not_a_table(file)
            Path(sheet.staging).unlink(missing_ok=True)
        else:
            kept.append(sheet)
    return kept


def _naming(sheet: StagedSheet, left_out: Mapping[str, UserFault]) -> StagedSheet:
    """The reading with the sheets that were left out among its problems."""
    codes = {name: fault.code if fault.code == "sheet_hidden" else "sheet_left_out" for name, fault in left_out.items()}
    found = [problem(code, value=name) for name, code in codes.items()]
    append_problems(Path(sheet.staging), map(problem_row, found))
    kinds = {code: [one for one in found if one.code == code] for code in sorted(set(codes.values()))}
    told = [pack_finding(finding(code, ones, left_out=True)) for code, ones in kinds.items()]
    return msgspec.structs.replace(
        sheet,
        problems=(*map(pack_problem, found), *sheet.problems)[:KEPT],
        problem_counts=sheet.problem_counts | {code: len(ones) for code, ones in kinds.items()},
        findings=(*sheet.findings, *told),
    )


def _read_table(request: ReadRequest, table: Table, path: Path, progress: Progress) -> StagedSheet:
    """Read one table; a quotation mark that is never closed makes us begin again without quotation marks."""
    file = Path(request.file)
    try:
        return _stage(request, table, path, progress)
    except StrayQuoteError:
        path.unlink()
    try:
        return _stage(request, without_quotes(file, table), path, progress)
    except StrayQuoteError as error:
        raise guard.endless_cell(file) from error


def _stage(request: ReadRequest, table: Table, path: Path, progress: Progress) -> StagedSheet:
    file = Path(request.file)
    writer = StagingWriter(path)
    try:
        reading = SheetReader(request, table, writer, progress)
        reading.must_be_products(file)
        reading.stage_rows()
        reading.build_products()
        writer.finish(reading.meta(file.name))
        return reading.summary(path)
    finally:
        writer.close()
