"""The log file: what happened, never what the merchant's data says."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from merchant_assistant.foundation.paths import AppPaths


def start_logging(paths: AppPaths, *, to_stderr: bool = False) -> None:
    """Log to ``paths.log_file`` (2 MB, three old ones kept). Called once per process by the composition root."""
    root = logging.getLogger("merchant_assistant")
    if root.handlers:
        return
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a log that cannot be written (the disk is full) must not print a traceback
    handlers: list[logging.Handler] = [logging.StreamHandler()] if to_stderr else []
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(paths.log_file, maxBytes=2_000_000, backupCount=3, encoding="utf-8", delay=True)
        )
    except OSError:  # a read-only folder must not stop a command that only reads
        handlers.append(logging.NullHandler())
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"))
        root.addHandler(handler)


def stop_logging() -> None:
    """Close the log file, so that it can be deleted; :func:`start_logging` may follow."""
    root = logging.getLogger("merchant_assistant")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
