"""`draft`, `drafts`, `check-claims`, `check-listing` and `export`."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from merchant_assistant.cli.inputs import batch_line, read_listing, read_text
from merchant_assistant.cli.output import Output, shorten
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.prose import plain

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from merchant_assistant.claims.model import Claim
    from merchant_assistant.listings.bulk import Drafted
    from merchant_assistant.listings.job_model import Scope
    from merchant_assistant.listings.jobs import Jobs
    from merchant_assistant.listings.model import Draft, DraftSummary, Style

_BESIDE = ("Search title", "Search text", "Tags")
_MARKS = {"supported": "proven", "contradicted": "CONTRADICTED", "unsupported": "not in your data"}


def draft(session: Session, options: Namespace, output: Output) -> int:
    """Many at a time, each told once it is saved; one that fails is reported last and does not stop the rest."""
    services = session.services
    style = _style(options)
    if options.all or options.changed:
        return _draft_all(services.listings.jobs, services.catalogue.product_ids(), options, style, output)
    ids = list(dict.fromkeys(services.catalogue.find(sku).id for sku in options.sku))
    wish = {name: getattr(options, name) for name in ("platform", "language", "kind", "temperature")}
    if len(ids) == 1:  # somebody waits for this one
        _say_draft(services.listings.draft(ids[0], **wish, style=style)[0], output)
        return 0
    return say_drafts(services.listings.draft_many(ids, **wish, style=style), len(ids), output)


def _draft_all(jobs: Jobs, ids: Sequence[int], options: Namespace, style: Style, output: Output) -> int:
    """What has no draft becomes a job; those of the same kind that stopped go on, too."""
    from merchant_assistant.listings.model import STYLE_PARTS, Target  # noqa: PLC0415 - with its room

    target = Target(options.platform, options.language, options.kind)
    only: Scope = "changed" if options.changed else "missing"
    told = _told(options)
    kept = [part for part in STYLE_PARTS if part not in told] if options.changed else []
    jobs.queue(ids, [target], style, only=only, temperature=options.temperature, kept=kept)
    mine = [job for job in jobs.jobs() if job.targets == (target,) and job.state in ("waiting", "running")]
    return say_drafts(jobs.run(only=[job.id for job in mine]), sum(job.pending for job in mine), output)


def _style(options: Namespace) -> Style:
    from merchant_assistant.listings.model import Style  # noqa: PLC0415 - with its room

    return Style(**_told(options))


def _told(options: Namespace) -> dict[str, Any]:
    """The parts of the manner that were given."""
    told = {
        "tone": options.tone,
        "length": options.length,
        "keywords": options.keywords and tuple(options.keywords),
        "never": options.never and tuple(options.never),
        "sample": options.sample_file and read_text(options.sample_file),
    }
    return {part: value for part, value in told.items() if value is not None}


def say_drafts(drafts: Generator[Drafted], count: int, output: Output) -> int:
    """Print them as they come; the exit code."""
    failed: UserFault | None = None
    if count:
        output.note(f"Drafts to write: {count}")
    output.progress(0, count, f"{count} drafts")
    with closing(drafts):  # Ctrl+C: what is under way ends before the database does
        for done, one in enumerate(drafts, start=1):
            if one.fault:
                failed = one.fault
            elif one.draft and one.new:
                _say_draft(one.draft, output)
            output.progress(done, max(done, count), f"{done} of {max(done, count)} drafts")
    return output.fault(failed) if failed else 0


def _say_draft(made: Draft, output: Output) -> None:
    from merchant_assistant.listings.present import draft_json  # noqa: PLC0415 - with its room

    if output.json:
        output.document(draft_json(made))
        return
    kind = "" if made.kind == "listing" else f"{made.kind}, "
    told = f"({kind}{made.platform}, {made.language}): {made.status.replace('_', ' ')}"
    output.text(f"\nDraft {made.id} for {made.sku} {told}")
    output.text(f"\n  {made.listing.title}\n" if made.listing.title else "")
    for bullet in made.listing.bullets:
        output.text(f"  • {bullet}")
    output.text("\n" + "\n".join(f"  {line}" for line in made.listing.description.splitlines()) + "\n")
    text = made.listing
    for name, words in zip(_BESIDE, (text.seo_title, text.seo_description, ", ".join(text.tags)), strict=True):
        if words:
            output.text(f"  {name + ':':<14} {words}")
    output.text("")
    _say_claims(made.claims, output)
    for violation in made.violations:
        output.text(f"  {'rule':<18} {violation.message}")


def _say_claims(claims: tuple[Claim, ...] | list[Claim], output: Output) -> None:
    for claim in claims:
        cell = f"{claim.field} = {shorten(plain(claim.value or ''), 60)}" if claim.field else ""
        part = "" if claim.part == "text" else f"{claim.part.replace('_', ' ') + ':':<17}"
        output.text(f"  {_MARKS[claim.status]:<18} {part}{claim.text}   {cell}".rstrip())


def list_drafts(session: Session, options: Namespace, output: Output) -> int:
    listings = session.services.listings
    listings.recheck(output.progress)
    found = listings.drafts(statuses=options.status, platform=options.platform)
    if output.json:
        names = ("id", "sku", "platform", "language", "status", "title", "kind", "has_product", "outdated")
        output.document({"drafts": [{name: getattr(d, name) for name in names} for d in found]})
        return 0
    rows = [(d.id, d.sku, d.kind, d.platform, d.language, _status_words(d), shorten(d.title, 60)) for d in found]
    output.table(("ID", "SKU", "Kind", "Platform", "Language", "Status", "Title"), rows)
    return 0


def _status_words(draft: DraftSummary) -> str:
    gone = "" if draft.has_product else ", product removed"
    changed = ", data changed" if draft.outdated else ""
    return draft.status.replace("_", " ") + gone + changed


def show_draft(session: Session, options: Namespace, output: Output) -> int:
    _say_draft(session.services.listings.get(options.id), output)
    return 0


def approve(session: Session, options: Namespace, output: Output) -> int:
    if bool(options.id) == options.all_proven:
        options.wrong_usage("name drafts, or --all-proven")
    if options.all_proven:
        listings = session.services.listings
        approved, _ = listings.approve_many(draft.id for draft in listings.review())
        return _say_changed([listings.get(draft_id) for draft_id in approved], output)
    return _say_changed([session.services.listings.approve(i)[0] for i in _known(session, options.id)], output)


def reject(session: Session, options: Namespace, output: Output) -> int:
    return _say_changed(
        [session.services.listings.reject(i, options.reason)[0] for i in _known(session, options.id)], output
    )


def edit(session: Session, options: Namespace, output: Output) -> int:
    listings = session.services.listings
    changed, _ = listings.edit(options.id, read_listing(options.listing, listings.get(options.id).listing))
    return _say_changed([changed], output)


def _known(session: Session, ids: list[int]) -> list[int]:
    """All of them exist, before the first is changed."""
    for draft_id in ids:
        session.services.listings.get(draft_id)
    return ids


def _say_changed(drafts: list[Draft], output: Output) -> int:
    from merchant_assistant.listings.checking import is_doubtful  # noqa: PLC0415 - with its room

    if output.json:
        names = ("id", "sku", "platform", "language", "status")
        rows = [{**{name: getattr(d, name) for name in names}, "title": d.listing.title} for d in drafts]
        output.document({"drafts": rows})
    else:
        for d in drafts:
            doubted = sum(is_doubtful(claim) for claim in d.claims)
            more = f", with statements that the data do not prove: {doubted}" if doubted else ""
            output.text(f"Draft {d.id} for {d.sku}: {d.status.replace('_', ' ')}{more}")
    return 0


def check_claims(session: Session, options: Namespace, output: Output) -> int:
    if bool(options.sku) == bool(options.batch):
        options.wrong_usage("--sku goes with --text-file, and only with that")
    if options.batch:
        for number, line in enumerate(read_text(options.batch).split("\n"), start=1):
            if line.strip():
                sku, text = batch_line(line, number)
                output.document(_claims_json(sku, session.services.listings.check_text(sku, text)))
        return 0
    text = read_text(options.text_file)
    claims = session.services.listings.check_text(options.sku, text)
    if output.json:
        output.document(_claims_json(options.sku, claims))
    else:
        _say_claims(claims, output)
        output.note(", ".join(f"{count} {_MARKS[status].lower()}" for status, count in _counts(claims).items()))
    return 0


def _claims_json(sku: str, claims: list[Claim]) -> dict[str, Any]:
    return {"sku": sku, "claims": [claim.as_json() for claim in claims], **_counts(claims)}


def _counts(claims: list[Claim]) -> dict[str, int]:
    return {status: sum(claim.status == status for claim in claims) for status in _MARKS}


def check_listing(session: Session, options: Namespace, output: Output) -> int:
    """Rules of the platform; a notice is no fault: what is allowed but not shown everywhere."""
    from merchant_assistant.foundation.settings import PLATFORM_LIMITS  # noqa: PLC0415 - with the rules
    from merchant_assistant.listings.own_limits import follow  # noqa: PLC0415 - with its room
    from merchant_assistant.listings.rules import notices, violations  # noqa: PLC0415 - with its room

    follow(lambda: session.settings.get(PLATFORM_LIMITS))
    listing = read_listing(options.listing)
    found = violations(listing, options.platform, options.language)
    noticed = notices(listing, options.platform, options.language)
    if output.json:
        told = [{"code": v.code, "part": v.part, "message": v.message} for v in found]
        output.document({"violations": told, "notices": list(noticed)})
        return 0
    for violation in found:
        output.text(violation.message)
    for notice in noticed:
        output.note(notice)
    output.note("No rule is broken." if not found else f"{len(found)} to mend")
    return 0


def export(session: Session, options: Namespace, output: Output) -> int:
    listings = session.services.listings
    counted = listings.count_texts(options.platform, options.drafts, options.language, progress=output.progress)
    if counted.outdated:
        output.note(f"Texts of products whose data changed since: {counted.outdated}; “drafts list” names them.")
    result, _ = listings.export(options.platform, Path(options.out), options.drafts, options.language, output.progress)
    if output.json:
        output.document({**asdict(result), "file": str(result.file)})
    else:
        output.text(f"{result.file}: {result.products} products, {result.variants} variants in {result.rows} rows")
        output.note(f"{result.texts} of the products carry a text of a draft, the others what was imported.")
        if result.unplaced:
            output.note(f"{result.unplaced} changed values have no column in such a file; they stay in the catalogue.")
    return 0
