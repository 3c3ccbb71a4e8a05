"""The command line: the same capabilities as the window, for scripts, IT staff and tests. Never imports Qt."""

from __future__ import annotations

import logging
import os
import re
import sys
from argparse import Namespace

from merchant_assistant.cli.interrupts import Interrupts
from merchant_assistant.cli.output import Output
from merchant_assistant.cli.parser import build_parser
from merchant_assistant.cli.session import Session
from merchant_assistant.foundation.errors import Cancelled, UserFault

DONE, BUG, FAULT, INTERRUPTED = 0, 1, 3, 130
_LONE = re.compile("[\ud800-\udfff]")  # what Python makes of bytes that are no text
_log = logging.getLogger(__name__)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 done, 2 usage, 3 a fault to act on, 130 interrupted, 1 our bug."""
    _speak_utf8()
    parser = build_parser()
    options = parser.parse_args(arguments)
    if any(_LONE.search(argument) for argument in arguments):
        parser.error("some characters cannot be read in this terminal's encoding (use UTF-8)")
    output = Output(json=options.json)
    session = Session(options.data_dir)
    with Interrupts() as interrupts:
        try:
            return _carry_out(session, options, output, interrupts)
        finally:
            session.close()


def _carry_out(session: Session, options: Namespace, output: Output, interrupts: Interrupts) -> int:
    try:
        return int(options.command(session, options, output))
    except UserFault as fault:
        return output.fault(fault)
    except (KeyboardInterrupt, Cancelled):
        return _stopped(output)
    except BrokenPipeError:  # the reader of our output went away (`| head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        return _stopped(output) if interrupts.seen else _bug(session, output)


def _stopped(output: Output) -> int:
    output.note("Stopped. Nothing half done.")
    return INTERRUPTED


def _bug(session: Session, output: Output) -> int:
    _log.exception("bug in a command")
    log_file = session.paths.log_file
    output.note(f"Something went wrong that is our fault. The details are in {log_file}")
    if output.json:
        hint = f"The details are in {log_file}"
        output.document({"error": {"code": "bug", "message": "Something went wrong that is our fault.", "hint": hint}})
    return BUG


def _speak_utf8() -> None:
    """Consoles of Windows still default to a code page that has no Chinese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
