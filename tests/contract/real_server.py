"""llama.cpp's own server on loopback, with a small real model: what a team's server is like.

It runs in a child process that can be killed, and ends by itself when its parent does: its standard input closes then.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

KEY = "sk-only-for-this-test"
CONTEXT, SLOTS = 2048, 4

_SERVER = """
import sys
import xllamacpp

params = xllamacpp.CommonParams()
params.model.path, params.model_alias = sys.argv[1], {"small"}
params.hostnames, params.port = ["127.0.0.1"], 0
params.n_ctx, params.n_parallel = int(sys.argv[2]) * int(sys.argv[3]), int(sys.argv[3])
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1  # two would wait for each other on a busy PC
params.n_batch = params.n_ubatch = 128  # it looks for callers that have left between two batches
params.cache_ram_mib, params.ui, params.verbosity = 0, False, 0
params.api_keys = [sys.argv[4]] if sys.argv[4] else []
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


@dataclass(frozen=True, slots=True)
class RealServer:
    """``address`` as a person would type it; ``process`` may be killed."""

    address: str
    key: str
    model: str
    process: subprocess.Popen[str]


@contextmanager
def real_server(model: Path, *, slots: int = SLOTS, key: str = KEY) -> Iterator[RealServer]:
    """Start one; skips the test where the package ``xllamacpp`` (of the developers' set-up) is not here."""
    pytest.importorskip("xllamacpp")
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(model), str(CONTEXT), str(slots), key],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "the server did not start"
        try:
            yield RealServer(address, key, "small", process)
        finally:
            process.kill()
