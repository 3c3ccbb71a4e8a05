"""Start: a child process of our own, the command line, or (no arguments) the window."""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130


def main() -> int:
    """The entry point ``merchant-assistant``. Returns the exit code."""
    try:
        return _start()
    except KeyboardInterrupt:  # Ctrl+C while the program itself is loaded, or again while a command tidies up
        return INTERRUPTED


def _start() -> int:
    from multiprocessing import freeze_support  # noqa: PLC0415 - a frozen program must call it before anything else

    freeze_support()
    arguments = sys.argv[1:]
    if arguments[:1] == ["--child"]:
        return _child(arguments[1])
    if _wants_window(arguments):
        # Qt's classes are made when Python first meets each, unless told so: two threads at it at once (a worker brings
        # in a page while the window takes events) can end the process. All at the start cost a tenth of a second.
        os.environ.setdefault("PYSIDE6_OPTION_LAZY", "0")
        from merchant_assistant.app import run  # noqa: PLC0415 - Qt only for the window

        return run(arguments)
    from merchant_assistant.cli import run as run_command  # noqa: PLC0415 - never beside Qt

    return run_command(arguments)


def _wants_window(arguments: list[str]) -> bool:
    """No command named: nothing at all, or just ``--data-dir``."""
    return not arguments or (
        arguments[0].startswith("--data-dir") and len(arguments) == (1 if "=" in arguments[0] else 2)
    )


def _child(role: str) -> int:
    if role == "engine":
        from merchant_assistant.engine.child.serve import serve  # noqa: PLC0415 - one role per process
    elif role == "import":
        from merchant_assistant.catalogue.importing.child import serve  # noqa: PLC0415 - one role per process
    elif role == "document":
        from merchant_assistant.knowledge.reading.child import serve  # noqa: PLC0415 - one role per process
    else:
        return 2
    return serve()


if __name__ == "__main__":
    sys.exit(main())
