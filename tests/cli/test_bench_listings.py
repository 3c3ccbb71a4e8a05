"""`bench --listings`: the figures of drafts, of the bare model beside them, and of the ledger alone."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant import composition
from merchant_assistant.engine.model import GenerateRequest, InstalledModel
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.listings.evaluation import evaluate

from .conftest import Command

MUGS = "SKU,Title,Brand,Description,Material,Capacity,Colour\n" + "\n".join(
    f"M-{n},Mug {n},Norrvik,A mug of stoneware that holds {n}00 ml.,Stoneware,{n}00 ml,Grey" for n in range(2, 8)
)


@pytest.fixture
def mugs(tmp_path: Path) -> Path:
    file = tmp_path / "mugs.csv"
    file.write_text(MUGS, encoding="utf-8")
    return file


def _boast(_request: GenerateRequest) -> str:
    return json.dumps(
        {
            "title": "Norrvik mug, grey",
            "bullets": ["Made of stoneware", "Colour: grey", "Made of titanium"],
            "description": "The Norrvik mug is made of stoneware. It weighs 9 kg.",
        }
    )


@pytest.fixture
def boasting(monkeypatch: pytest.MonkeyPatch, command: Command) -> Command:
    monkeypatch.setattr(composition, "default_engine", lambda *_: ScriptedEngine(_boast))
    return command


def test_ledger_and_repair_stand_beside_the_bare_model(boasting: Command, mugs: Path, tmp_path: Path) -> None:
    result = boasting("bench", "--listings", "--catalogue", mugs, "--products", "4", "--json")
    assert result.code == 0
    found = result.json
    assert (found["ours"]["drafts"], found["ours"]["unproven_left"]) == (4, 0)
    assert 0 <= found["bare"]["seconds"]["mean"] <= found["ours"]["seconds"]["mean"]
    assert found["bare"]["drafts"] == 4
    assert found["bare"]["unproven_left"] >= 8  # the titanium and the weight of each
    assert found["bare"]["claim_precision"] < found["ours"]["claim_precision"]
    assert found["ours"]["length"]["title"]["longest"] <= found["ours"]["length"]["title"]["max"]
    assert found["bare"]["repetition"]["near_identical"] == 3
    assert not (tmp_path / "data" / "merchant.db").exists()  # the merchant's own data are not touched


def test_a_person_reads_a_table(boasting: Command, mugs: Path) -> None:
    result = boasting("bench", "--listings", "--catalogue", mugs, "--products", "2", "--no-bare")
    assert result.code == 0
    assert "with ledger and repair" in result.out
    assert "the model alone" not in result.out
    assert "False facts caught" in result.out
    assert "Reading mugs.csv" in result.err


def test_each_source_gives_as_many_and_platforms_take_turns(boasting: Command, mugs: Path, tmp_path: Path) -> None:
    lamp = tmp_path / "lamp.csv"
    lamp.write_text("SKU,Title,Brand,Material\nL-1,Lamp,Luma,Brass\n", encoding="utf-8")
    asked = ("--catalogue", mugs, lamp, "--products", "3", "--platform", "generic", "amazon")
    result = boasting("bench", "--listings", *asked, "--show", "--json")
    assert result.json["platforms"] == ["generic", "amazon"]
    assert result.json["ours"]["drafts"] == 3
    assert result.json["ours"]["length"]["title"]["max"] is None  # the two allow different lengths
    assert result.err.count("--- ") == 3  # --show
    assert "brass" in result.err.lower()  # the small source is not left out


def test_the_ledger_alone_needs_no_model(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(composition, "default_engine")
    found = command("bench", "--listings", "--claims-only", "--products", "12", "--json").json
    assert found["ours"] is None
    assert found["true_texts"] == {"texts": 12, "doubted": 0}
    assert found["catching"]["altered"] > 60
    assert found["catching"]["share"] >= 0.97


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--platform", "nix"], "unknown_platform"),
        (["--language", "xx"], "unknown_language"),
        (["--catalogue", "absent.csv"], "not_found"),
    ],
)
def test_what_cannot_be_evaluated_is_said_in_a_sentence(command: Command, options: list[str], code: str) -> None:
    result = command("bench", "--listings", "--claims-only", *options, "--json")
    assert result.code == 3
    assert result.json["error"]["code"] == code
    assert result.json["error"]["hint"]


def test_its_options_go_with_listings(command: Command) -> None:
    with pytest.raises(SystemExit) as left:
        command("bench", "--claims-only")
    assert left.value.code == 2


def test_ctrl_c_ends_it(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "alterations", lambda *_: signal.raise_signal(signal.SIGINT))
    result = command("bench", "--listings", "--claims-only")
    assert (result.code, result.out) == (130, "")


def test_ctrl_c_while_the_model_writes(command: Command, mugs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pressed = iter([signal.SIGINT])  # once: lanes write at once, and a second one would end the tests

    def stop(request: GenerateRequest) -> str:
        for number in pressed:
            signal.raise_signal(number)
        return _boast(request)

    monkeypatch.setattr(composition, "default_engine", lambda *_: ScriptedEngine(stop))
    result = command("bench", "--listings", "--catalogue", mugs)
    assert (result.code, result.out) == (130, "")


@pytest.mark.model
def test_a_real_small_model_is_judged(installed: Callable[[str], InstalledModel], command: Command, mugs: Path) -> None:
    small = installed("smollm2-135m-instruct").id
    found = command("bench", "--listings", "--model", small, "--catalogue", mugs, "--products", "1", "--json").json
    assert found["model"] == small
    assert found["ours"]["drafts"] + found["ours"]["failed"] == 1
    assert found["ours"]["unproven_left"] == 0
