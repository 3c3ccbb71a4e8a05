"""The commands and their options. What each one does stands in its own module."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from merchant_assistant import __version__
from merchant_assistant.cli import (
    asking,
    catalogue,
    devices,
    engine,
    jobs,
    knowledge,
    listings,
    models,
    own_words,
    replying,
    safekeeping,
    server,
)
from merchant_assistant.cli.arguments import mapping_pair, seed, temperature, whole_number
from merchant_assistant.cli.queries import filter_of, offset, sort_of
from merchant_assistant.engine.remote.keys import KEY_VARIABLE

LISTING_SHAPE = 'one object: {"title": "…", "bullets": ["…"], "description": "…"}'
KINDS = ("listing", "ad", "email", "post", "offer")
LENGTHS = ("short", "normal", "long")
STATUSES = ("proposed", "needs_review", "approved", "rejected", "exported", "failed")
Subparsers = Any  # argparse keeps its type private


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; ``options.command(session, options, output)`` runs the chosen one."""
    parser = argparse.ArgumentParser(
        prog="merchant-assistant", description="Catalogue in, true listing drafts out, offline. No command: the window."
    )
    parser.add_argument("--version", action="version", version=f"merchant-assistant {__version__}")
    _add_everywhere(parser, data_dir=None, json=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (
        _add_import,
        _add_undo,
        _add_products,
        _add_ask,
        _add_knowledge,
        _add_draft,
        _add_drafts,
        _add_jobs,
        _add_checks,
        _add_export,
    ):
        add(commands)
    for add in (_add_models, _add_generate, _add_bench, _add_doctor, _add_server):
        add(commands)
    own_words.add_commands(_group, _command, commands)
    for room in (replying, safekeeping):
        room.add_commands(commands, _command)
    return parser


def _add_everywhere(parser: argparse.ArgumentParser, **defaults: Any) -> None:
    """``--json`` and ``--data-dir`` stand before or after the command; the later parser must not reset the earlier."""
    suppressed = argparse.SUPPRESS
    parser.add_argument("--json", action="store_true", default=defaults.get("json", suppressed))
    parser.add_argument("--data-dir", metavar="DIR", default=defaults.get("data_dir", suppressed))


def _command(commands: Subparsers, name: str, run: Callable[..., int], help_text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text, description=help_text)
    _add_everywhere(parser)
    parser.set_defaults(command=run)
    return parser


def _group(commands: Subparsers, name: str, help_text: str) -> Subparsers:
    parser = commands.add_parser(name, help=help_text, description=help_text)
    _add_everywhere(parser)
    return parser.add_subparsers(metavar="WHAT", required=True)


def _add_import(commands: Subparsers) -> None:
    parser = _command(commands, "import", catalogue.import_files, "Read catalogue files into the data folder.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, write nothing")
    parser.add_argument("--source", metavar="NAME", help="the shop or supplier that the products are known under")
    parser.add_argument("--format", metavar="F", help="shopify, woocommerce or generic, instead of a guess")
    parser.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", type=mapping_pair)
    parser.add_argument("--anew", action="store_true", help="forget how columns of such files were corrected")
    parser.add_argument("--overwrite-edits", action="store_true", help="the file wins over what was typed here")


def _add_undo(commands: Subparsers) -> None:
    parser = _command(commands, "undo", catalogue.undo, "Take back one import, whole or not at all.")
    parser.add_argument("batch_id", type=whole_number, metavar="BATCH_ID")


def _add_products(commands: Subparsers) -> None:
    parser = _command(commands, "products", catalogue.products, "Show or search products.")
    parser.add_argument("--query", default="", metavar="TEXT")
    parser.add_argument("--sku", metavar="SKU")
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        type=filter_of,
        metavar="FIELD=VALUE",
        help="only those with this value; price=10..20, stock=..5, brand= (has none), brand=* (has one); repeatable",
    )
    parser.add_argument("--sort", type=sort_of, metavar="FIELD[:desc]", help="title, price, attribute:Width …")
    parser.add_argument("--facets", action="store_true", help="what the found ones can be filtered by, with counts")
    parser.add_argument("--limit", type=whole_number, default=50, metavar="N")
    parser.add_argument("--offset", type=offset, default=0, metavar="N", help="leave out so many first ones")


def _add_ask(commands: Subparsers) -> None:
    parser = _command(commands, "ask", asking.ask, "Ask about your products in plain words, in English or Chinese.")
    parser.set_defaults(wrong_usage=parser.error)
    parser.add_argument("question", nargs="?", metavar="QUESTION")
    parser.add_argument("--batch", metavar="FILE", help="one question a line; each is answered by itself")


def _add_knowledge(commands: Subparsers) -> None:
    group = _group(commands, "knowledge", "Documents that answers may quote: add, list, remove, restore.")
    added = _command(group, "add", knowledge.add, "Read PDF, Word, Excel, web pages, Markdown, text, questions.")
    added.add_argument("files", nargs="+", metavar="FILE")
    _command(group, "list", knowledge.list_documents, "All documents.")
    _command(group, "remove", knowledge.remove, "Take a document away.").add_argument("id", type=whole_number)
    back = _command(group, "restore", knowledge.restore, "Bring back what was removed a day ago at most.")
    back.add_argument("id", type=whole_number)


def _add_draft(commands: Subparsers) -> None:
    parser = _command(commands, "draft", listings.draft, "Write listing drafts with every claim checked.")
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--sku", nargs="+", action="extend", metavar="SKU")
    chosen.add_argument("--all", action="store_true", help="every product that has no draft yet")
    chosen.add_argument("--changed", action="store_true", help="every product whose data changed since its draft")
    parser.add_argument("--platform", default="generic", metavar="P", help="generic (default), shopify, amazon, ebay …")
    parser.add_argument("--language", default="auto", metavar="L", help="en, zh or auto (that of the product's data)")
    parser.add_argument("--kind", choices=KINDS, default="listing", help="a listing (default), or copy that sells it")
    parser.add_argument("--temperature", type=temperature, default=0.0, metavar="X")
    style = parser.add_argument_group("manner", "With --changed, what is not given stays as each draft has it.")
    style.add_argument("--tone", metavar="T", help="plain (default), warm or technical")
    style.add_argument("--length", choices=LENGTHS, help="normal by default")
    style.add_argument("--keywords", nargs="+", metavar="WORD", help="to work in where the data allow it")
    style.add_argument("--never", nargs="+", metavar="WORD", help="words that must not stand anywhere")
    style.add_argument("--sample-file", metavar="FILE", help="a text of your own, for its tone")


def _add_drafts(commands: Subparsers) -> None:
    group = _group(commands, "drafts", "List, show, approve, reject or edit drafts.")
    listed = _command(group, "list", listings.list_drafts, "All drafts, or some.")
    listed.add_argument("--status", choices=STATUSES, nargs="+", default=[], metavar="S", help="proposed, approved …")
    listed.add_argument("--platform", metavar="P")
    _command(group, "show", listings.show_draft, "One draft with its claims.").add_argument("id", type=whole_number)
    approved = _command(group, "approve", listings.approve, "Approve drafts.")
    approved.set_defaults(wrong_usage=approved.error)
    approved.add_argument("id", type=whole_number, nargs="*")
    approved.add_argument("--all-proven", action="store_true", help="all that wait and need no look")
    rejected = _command(group, "reject", listings.reject, "Reject drafts.")
    rejected.add_argument("id", type=whole_number, nargs="+")
    rejected.add_argument("--reason", default="", metavar="R", help="wrong_fact, tone … or “other: your words”")
    edit = _command(group, "edit", listings.edit, "Replace a draft's text; claims are checked again.")
    edit.add_argument("id", type=whole_number)
    edit.add_argument("--listing", required=True, metavar="FILE.json", help=LISTING_SHAPE)


def _add_jobs(commands: Subparsers) -> None:
    group = _group(commands, "jobs", "Drafts asked for in one go: list, show, run, pause, resume, cancel, retry.")
    _command(group, "list", jobs.list_jobs, "All jobs.")
    _command(group, "show", jobs.show, "One job, and why what failed did.").add_argument("id", type=whole_number)
    _command(group, "run", jobs.run, "Write what waits, of all jobs.")
    acts = (
        ("pause", "Finish what is under way, begin nothing more."),
        ("resume", "Let a paused or cancelled job go on."),
        ("cancel", "Begin nothing more; what is written stays."),
        ("retry", "Try again what failed."),
    )
    for name, says in acts:
        act = _command(group, name, jobs.steer, says)
        act.set_defaults(what=name)
        act.add_argument("id", type=whole_number)
    first = _command(group, "prioritise", jobs.prioritise, "Say what comes first: higher numbers are written first.")
    first.add_argument("id", type=whole_number)
    first.add_argument("priority", type=int, metavar="N")


def _add_checks(commands: Subparsers) -> None:
    claims = _command(commands, "check-claims", listings.check_claims, "Check a text against a product's data.")
    claims.set_defaults(wrong_usage=claims.error)
    claims.add_argument("--sku", metavar="SKU", help="whose data prove the text; a batch names it in each line")
    text = claims.add_mutually_exclusive_group(required=True)
    text.add_argument("--text-file", metavar="FILE")
    text.add_argument("--batch", metavar="FILE.jsonl")
    listing = _command(commands, "check-listing", listings.check_listing, "Check a listing against a platform's rules.")
    listing.add_argument("--platform", required=True, metavar="P")
    listing.add_argument("--listing", required=True, metavar="FILE.json", help=LISTING_SHAPE)
    listing.add_argument("--language", choices=("en", "zh"), help="What it should be written in; by default any.")


def _add_export(commands: Subparsers) -> None:
    parser = _command(commands, "export", listings.export, "Write a file that the shop takes back.")
    parser.add_argument("--platform", required=True, metavar="P")
    parser.add_argument("--out", required=True, metavar="FILE")
    parser.add_argument("--drafts", choices=("approved", "all", "none"), default="approved")
    parser.add_argument("--language", metavar="L")


def _add_models(commands: Subparsers) -> None:
    group = _group(commands, "models", "List, get, verify, add or remove models.")
    _command(group, "list", models.list_models, "Models known and present.")
    for name, run in (("get", models.get_model), ("verify", models.verify_model), ("remove", models.remove_model)):
        _command(group, name, run, f"{name.capitalize()} a model.").add_argument("id", metavar="ID")
    _command(group, "add", models.add_model, "Add a model file that you have.").add_argument("file", metavar="FILE")
    chooser = _command(group, "device", devices.device, "Show or choose what the model computes on.")
    chooser.add_argument("device", nargs="?", default="", metavar="DEVICE", help="auto, cpu, or one of those shown")


def _add_generate(commands: Subparsers) -> None:
    parser = _command(
        commands, "generate", engine.generate, "Have a model answer the text of a file, as one message of a chat."
    )
    parser.add_argument("--model", required=True, metavar="ID")
    parser.add_argument("--adapter", default="", metavar="NAME", help="laid over the model")
    parser.add_argument("--prompt-file", required=True, metavar="FILE")
    parser.add_argument("--max-tokens", type=whole_number, default=256, metavar="N")
    parser.add_argument("--ignore-eos", action="store_true")
    parser.add_argument("--temperature", type=temperature, default=0.0, metavar="X")
    parser.add_argument("--seed", type=seed, default=0, metavar="S")


def _add_bench(commands: Subparsers) -> None:
    says = "Measure start-up and speed on this PC, how good drafts are (--listings), or answers (--questions)."
    parser = _command(commands, "bench", engine.bench, says)
    parser.set_defaults(wrong_usage=parser.error)
    parser.add_argument("--model", metavar="ID")
    parser.add_argument("--listings", action="store_true", help="judge drafts, in a folder of their own")
    parser.add_argument("--questions", action="store_true", help="judge answers, in folders of their own")
    answers = parser.add_argument_group("with --questions")
    answers.add_argument("--set", type=Path, metavar="DIR", help="the questions; without it those of this checkout")
    answers.add_argument("--unseen", action="store_true", help="also those that developers do not look at")
    answers.add_argument(
        "--no-model", action="store_true", help="as if the model knew nothing: what is left to it is declined"
    )
    answers.add_argument("--limit", type=whole_number, metavar="N", help="only so many of them, the same each time")
    drafts = parser.add_argument_group("with --listings")
    drafts.add_argument("--products", type=whole_number, default=20, metavar="N", help="how many to draft (20)")
    drafts.add_argument("--catalogue", nargs="+", type=Path, default=[], metavar="FILE", help="instead of the sample")
    drafts.add_argument("--platform", nargs="+", default=["generic"], metavar="P", help="one, or several in turn")
    drafts.add_argument("--language", default="auto", metavar="L")
    drafts.add_argument("--show", action="store_true", help="every draft, or what was not answered rightly, as well")
    drafts.add_argument("--no-bare", action="store_true", help="without the model by itself beside them")
    drafts.add_argument("--claims-only", action="store_true", help="the check of claims alone, without a model")


def _add_server(commands: Subparsers) -> None:
    group = _group(commands, "server", "Have a server of your team write the texts: set, test, off.")
    key = (
        "read the server's key from standard input; the system's keychain keeps it. Where there is none, put it into "
        f"the environment variable {KEY_VARIABLE}"
    )
    there = _command(group, "set", server.set_up, "Check a server, remember it and let it write from now on.")
    there.add_argument("address", metavar="ADDRESS", help="like http://192.168.1.20:8080")
    there.add_argument("--model", metavar="M", help="one of the server's models; without it the first")
    there.add_argument("--key", action="store_true", help=key)
    again = _command(group, "test", server.try_it, "Ask the server that is set up, and measure it.")
    again.add_argument("--key", action="store_true", help=key)
    off = _command(group, "off", server.off, "Let this PC write again.")
    off.add_argument("--forget", action="store_true", help="forget the address and the key, too")


def _add_doctor(commands: Subparsers) -> None:
    _command(commands, "doctor", engine.doctor, "What is installed and found on this PC.")
