"""pip in a child process that ends with its parent, also where that was killed: run with ``-m`` and pip's arguments.

Standard input is a pipe from the parent. Nobody writes to it; it ends when the parent does.
"""

from __future__ import annotations

import os
import runpy
import sys
import threading


def main() -> None:
    """Run pip with the arguments of this process."""
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    sys.argv[0] = "pip"
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


def _end_with_parent() -> None:
    while os.read(0, 64):  # not through sys.stdin, whose lock would hold up the end of this process
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
