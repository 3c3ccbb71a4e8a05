"""Ctrl+C: exit code 130 and nothing half done, wherever it arrives."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from merchant_assistant import __main__
from merchant_assistant.cli.interrupts import Interrupts
from merchant_assistant.storage import indexing

from .conftest import Command


def _ctrl_c(*_arguments: object) -> None:
    signal.raise_signal(signal.SIGINT)


def test_while_products_are_indexed(command: Command, shop_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(indexing, "indexed", _ctrl_c)
        stopped = command("import", shop_file)
    assert (stopped.code, stopped.out, stopped.err) == (130, "", "Stopped. Nothing half done.\n")
    assert command("products", "--json").json["total"] == 0


def test_while_the_program_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(__main__, "_wants_window", _ctrl_c)
    assert __main__.main() == 130


def test_who_was_made_deaf_to_it_stays_deaf() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interrupts() as interrupts:
            signal.raise_signal(signal.SIGINT)
        assert not interrupts.seen
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
