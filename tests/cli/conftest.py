"""Runs commands in this process, with real files and a real database; the model is scripted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from merchant_assistant import composition
from merchant_assistant.cli import run
from merchant_assistant.engine.model import GenerateRequest
from merchant_assistant.engine.scripted import ScriptedEngine

SHOPIFY = """Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty
bottle,Steel bottle,"<p>A bottle of 304 stainless steel, 750 ml.</p>",Norrvik,Colour,Black,WB-750-BK,3.20,1240
bottle,,,,,Silver,WB-750-SL,3.20,860
mug,Thermal mug 500 ml,<p>Keeps drinks warm.</p>,Norrvik,Title,Default Title,TM-500,4.10,0
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        (line,) = self.out.splitlines()
        return json.loads(line)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """``command("import", file)``: exit code, standard output and error of one command in a fresh data folder."""
    monkeypatch.setattr(composition, "default_engine", lambda *_: ScriptedEngine(_write_listing))

    def call(*arguments: object) -> Result:
        code = run(["--data-dir", str(tmp_path / "data"), *map(str, arguments)])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def shop_file(tmp_path: Path) -> Path:
    file = tmp_path / "shop.csv"
    file.write_text(SHOPIFY, encoding="utf-8")
    return file


def _write_listing(request: GenerateRequest) -> str:
    return json.dumps(
        {
            "title": "Thermal mug 500 ml",
            "bullets": ["Holds 500 ml", "Keeps drinks warm", "From Norrvik"],
            "description": "The Norrvik thermal mug holds 500 ml and keeps drinks warm.",
        }
    )
