"""Once set up, no byte leaves the PC: what guards that in every other test, and the main job without a network."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = "192.0.2.1"  # reserved for documentation: nobody answers there

MAIN_JOB = """
import json, sys
from merchant_assistant import composition
from merchant_assistant.cli import run
from merchant_assistant.engine.scripted import ScriptedEngine

folder, sample, listing = sys.argv[1:]
composition.default_engine = lambda *_: ScriptedEngine(lambda request: listing)
for command in (
    ["import", sample],
    ["draft", "--sku", "TM-500"],
    ["drafts", "approve", "1"],
    ["export", "--platform", "shopify", "--out", folder + "/out.csv", "--drafts", "none"],
    ["doctor"],
):
    code = run(["--data-dir", folder, "--json", *command])
    if code:
        sys.exit(f"{command} ended with {code}")
"""


def test_another_pc_is_out_of_reach(offline: list[str]) -> None:
    with pytest.raises(OSError, match="not this PC"):
        socket.create_connection((ELSEWHERE, 80), timeout=1)
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen("http://merchant.invalid", timeout=1)
    with socket.socket() as own, pytest.raises(OSError, match="not this PC"):
        own.connect((ELSEWHERE, 80))
    assert offline == [ELSEWHERE, "merchant.invalid", ELSEWHERE]
    offline.clear()


def test_this_pc_is_not(offline: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
    assert offline == []


def _without_network() -> list[str]:
    """What runs a command where there is no network at all; skips where this system has nothing of the kind."""
    command = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None:
        pytest.skip("no unshare on this system")
    tried = subprocess.run([*command, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"unshare may not be used here: {tried.stderr.strip()}")
    return command


def test_the_main_job_runs_without_a_network(tmp_path: Path) -> None:
    listing = json.dumps({"title": "Mug", "bullets": ["A mug"], "description": "A mug for drinks."})
    sample = str(ROOT / "resources" / "sample" / "catalogue.csv")
    done = subprocess.run(
        [*_without_network(), sys.executable, "-c", MAIN_JOB, str(tmp_path), sample, listing],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert documents[1]["status"] in ("proposed", "needs_review")
    assert documents[2]["drafts"][0]["status"] == "approved"
    assert documents[3]["products"] == documents[0]["batches"][0]["products"] > 0
    assert (tmp_path / "out.csv").stat().st_size > 0
