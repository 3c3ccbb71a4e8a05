"""`import`, `undo` and `products`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.output import Output, shorten
from merchant_assistant.cli.queries import facet_json, facet_line, readable, together
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.errors import UserFault

if TYPE_CHECKING:
    from merchant_assistant.catalogue.importing.model import SheetReading
    from merchant_assistant.catalogue.model import Product
    from merchant_assistant.catalogue.plan import SheetPlan
    from merchant_assistant.foundation.money import Money

_SHOWN = 20  # changed cells that a dry run prints
_WIDTH = 40  # characters of each of their two texts


def import_files(session: Session, options: Namespace, output: Output) -> int:
    """One transaction a file: good files stay when another is refused."""
    batches: list[dict[str, Any]] = []
    first_fault: UserFault | None = None
    for name in options.files:
        try:
            batches += _import_file(session, Path(name), options, output)
        except UserFault as fault:
            if first_fault:
                output.note(f"{fault.message} {fault.hint}")
            first_fault = first_fault or fault
    if first_fault:
        return output.fault(first_fault, {"batches": batches})
    if output.json:
        output.document({"batches": batches})
    return 0


def _import_file(session: Session, file: Path, options: Namespace, output: Output) -> list[dict[str, Any]]:
    from merchant_assistant.catalogue.importing.model import ImportOptions  # noqa: PLC0415 - with its room
    from merchant_assistant.catalogue.plan import ImportResult  # noqa: PLC0415 - with its room

    catalogue = session.services.catalogue
    choices = ImportOptions(source=options.source, format=options.format, mapping=dict(options.map), anew=options.anew)
    plan = catalogue.plan(file, choices, output.progress)
    try:
        if options.dry_run:
            results = tuple(ImportResult.of(plan, sheet) for sheet in plan.sheets)
        else:
            results, _ = catalogue.apply(plan, overwrite_edits=options.overwrite_edits, progress=output.progress)
    finally:
        catalogue.discard(plan)
    batches = [
        {**asdict(result), "file": str(file), **_told(sheet.reading), **(_planned(sheet) if options.dry_run else {})}
        for result, sheet in zip(results, plan.sheets, strict=True)
    ]
    if not output.json:
        for batch in batches:
            _say_batch(batch, output, planned=options.dry_run)
    return batches


def _planned(sheet: SheetPlan) -> dict[str, Any]:
    """What would change: the first cells, and how many there are."""
    return {"changes": [asdict(change) for change in sheet.changes], "change_count": sheet.change_count}


def _told(reading: SheetReading) -> dict[str, Any]:
    """What a reading says beside the figures: how columns were taken, what was found, which rows were set aside."""
    return {
        "mapping": {column.name: column.field for column in reading.columns},
        "findings": [asdict(found) for found in reading.findings],
        "broken": [asdict(row) for row in reading.broken],
    }


def _say_batch(batch: dict[str, Any], output: Output, *, planned: bool) -> None:
    sheet = f", sheet {batch['sheet']}" if batch["sheet"] else ""
    done = "would be" if planned else f"imported as batch {batch['batch_id']}:"
    output.text(
        f"{Path(batch['file']).name}{sheet}: {batch['format']}, {batch['rows']} rows, {batch['products']} products"
    )
    output.text(
        f"  {done} {batch['created']} new, {batch['updated']} changed, {batch['unchanged']} unchanged; "
        f"{batch['not_in_file']} known ones not in the file, kept; {batch['skipped']} rows not imported"
    )
    for finding in batch["findings"]:
        _say_finding(finding, output)
    _say_changes(batch.get("changes", [])[:_SHOWN], batch.get("change_count", 0), output)


def _say_changes(changes: list[dict[str, Any]], count: int, output: Output) -> None:
    """A line for each of the first cells that would be another."""
    for change in changes:
        before, after = (shorten(change[when] or "–", _WIDTH) for when in ("before", "after"))
        kept = " (typed by you, kept)" if change["kept"] else ""
        output.text(f"    {change['sku']}, {change['field']}: {before} → {after}{kept}")
    if count > len(changes):
        output.text(f"    … and {count - len(changes)} more")


def _say_finding(finding: dict[str, Any], output: Output) -> None:
    """Two lines a kind: how often it was found and what is done; the first case."""
    where = f" in “{finding['column']}”" if finding["column"] else ""
    output.text(f"  {finding['severity']}: {finding['title']}{where} ({finding['count']}). {finding['action']}")
    for case in finding["examples"][:1]:
        row = f"row {case['row']}: " if case["row"] else ""
        becomes = f" It is read as “{case['becomes']}”." if case["becomes"] else ""
        output.text(f"    {row}{case['message']}{becomes}")


def undo(session: Session, options: Namespace, output: Output) -> int:
    result, _ = session.services.catalogue.undo(options.batch_id)
    if output.json:
        output.document({"batch_id": result.batch_id, "removed": result.removed, "restored": result.restored})
    else:
        output.text(f"Batch {result.batch_id} taken back: {result.removed} removed, {result.restored} restored.")
    return 0


def products(session: Session, options: Namespace, output: Output) -> int:
    from merchant_assistant.catalogue.present import product_json  # noqa: PLC0415 - with its room
    from merchant_assistant.catalogue.query import ProductQuery  # noqa: PLC0415 - with its room

    catalogue = session.services.catalogue
    query = ProductQuery(options.query, together(map(readable, options.filter)), options.sort)
    if options.sku:
        found, total, facets, corrected = [catalogue.find(options.sku)], 1, [], {}
    else:
        total = catalogue.count(query)
        found = catalogue.page(query, offset=options.offset, limit=options.limit)
        facets = catalogue.facets(query) if options.facets else []
        corrected = catalogue.understood(query)
    if output.json:
        more: dict[str, Any] = {"corrected": corrected} if corrected else {}
        if options.facets:
            more["facets"] = [facet_json(facet) for facet in facets]
        output.document({"total": total, "products": [product_json(product) for product in found], **more})
        return 0
    output.table(("SKU", "Product", "Category", "Price", "Variants"), [_row(product) for product in found])
    for facet in facets:
        if facet.count:
            output.text(facet_line(facet))
    for typed, known in corrected.items():
        output.note(f"No product has “{typed}”. Looked for “{known}” instead.")
    output.note(f"{len(found)} of {total}")
    return 0


def _row(product: Product) -> tuple[object, ...]:
    price = _price(product.variants[0].price if product.variants else None)
    return product.sku, shorten(product.title, 60), shorten(product.category, 24), price, len(product.variants)


def _price(price: Money | None) -> str:
    return str(price) if price else ""
