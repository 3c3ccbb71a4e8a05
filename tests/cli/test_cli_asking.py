"""`ask`: one question or a file of them; `bench --questions`: how many are answered rightly."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from merchant_assistant import composition
from merchant_assistant.engine.model import GenerateRequest, ModelInfo
from merchant_assistant.engine.scripted import ScriptedEngine
from merchant_assistant.foundation.cancel import CancelToken
from merchant_assistant.foundation.errors import UserFault

from .conftest import Command

COUNT = "How many products do we have?"
TELL = "Describe the thermal mug"
SAID = "The thermal mug holds 500 ml."


class Model(ScriptedEngine):
    """Counts how often it is loaded; without a model it is as on a fresh PC."""

    def __init__(self, answer: Callable[[GenerateRequest], str] = lambda _request: SAID) -> None:
        super().__init__(answer)
        self.loads = 0
        self.absent = False

    def load(self, cancel: CancelToken | None = None) -> ModelInfo:
        if self.absent:
            raise UserFault("model_absent", "There is no model.", "Get one.")
        self.loads += 1
        return super().load(cancel)


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, command: Command) -> Model:
    made = Model()
    monkeypatch.setattr(composition, "default_engine", lambda *_: made)
    return made


@pytest.fixture
def shop(command: Command, model: Model, shop_file: Path) -> Command:
    command("import", shop_file)
    return command


def test_what_is_computed_needs_no_model(shop: Command, model: Model) -> None:
    model.absent = True
    found = shop("ask", COUNT, "--json").json
    assert {name: found[name] for name in ("kind", "value", "rows", "sources", "model")} == {
        "kind": "exact", "value": 2, "rows": ["bottle", "TM-500"], "sources": [], "model": "",
    }  # fmt: skip
    assert "2" in found["answer"] and found["query"] and 0 <= found["seconds"] < 60
    told = shop("ask", COUNT)
    assert told.out.splitlines()[0] == found["answer"]
    assert "TM-500  Thermal mug 500 ml" in told.out
    assert told.err.strip() == found["query"]


def test_what_is_found_is_told_with_its_sources(shop: Command, model: Model) -> None:
    found = shop("ask", TELL, "--json").json
    assert (found["kind"], found["answer"], found["value"], found["rows"]) == ("grounded", SAID, None, [])
    assert found["sources"] == [{"kind": "product", "ref": "TM-500", "title": "Thermal mug 500 ml"}]
    assert (found["model"], found["query"]) == ("scripted", "")
    assert "TM-500  Thermal mug 500 ml" in shop("ask", TELL).out


def test_a_batch_is_answered_in_order_and_each_by_itself(shop: Command, model: Model, tmp_path: Path) -> None:
    file = tmp_path / "asked.txt"
    file.write_bytes(f"\ufeff{COUNT}\r\n\r\n{TELL}\r\n电锯的保修期是多久？\r\n{TELL}".encode())
    found = shop("ask", "--batch", file, "--json")
    assert found.code == 0
    assert [line["kind"] for line in found.lines] == ["exact", "grounded", "declined", "grounded"]
    assert shop("ask", "--batch", file).out.count(SAID) == 2


def test_a_batch_goes_on_after_what_cannot_be_answered(shop: Command, model: Model, tmp_path: Path) -> None:
    model.absent = True
    file = tmp_path / "asked.txt"
    file.write_text(f"{COUNT}\n{TELL}\n{COUNT}", "utf-8")
    found = shop("ask", "--batch", file, "--json")
    assert found.code == 3
    answered, fault, other = found.lines
    assert (answered["value"], fault["error"]["code"], other["value"]) == (2, "model_absent", 2)
    assert fault["question"] == TELL
    told = shop("ask", "--batch", file).out
    assert told.count(f"> {COUNT}\n") == 2 and told.count(answered["query"]) == 2  # each with what was counted


def test_ctrl_c_keeps_what_was_answered(shop: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stop(_request: GenerateRequest) -> str:
        signal.raise_signal(signal.SIGINT)
        return SAID

    monkeypatch.setattr(composition, "default_engine", lambda *_: Model(stop))
    file = tmp_path / "asked.txt"
    file.write_text(f"{COUNT}\n{TELL}", "utf-8")
    found = shop("ask", "--batch", file, "--json")
    assert (found.code, [line["value"] for line in found.lines]) == (130, [2])


@pytest.mark.parametrize("arguments", [["ask"], ["ask", COUNT, "--batch", "file"]])
def test_a_question_or_a_file(command: Command, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command(*arguments)
    assert left.value.code == 2


@pytest.mark.parametrize(("arguments", "code"), [(["  "], "no_question"), (["--batch", "absent.txt"], "not_found")])
def test_what_cannot_be_asked_is_said_in_a_sentence(shop: Command, arguments: list[str], code: str) -> None:
    result = shop("ask", *arguments, "--json")
    assert (result.code, result.json["error"]["code"]) == (3, code)


# A set of three questions over one file, with the program that computes their answers.
TRUTHS = """
import argparse, json
parser = argparse.ArgumentParser()
for name in ("--project", "--data", "--out"):
    parser.add_argument(name)
count = {"form": "number", "answer": 2, "tolerance": 0, "rows": []}
passage = {"form": "source", "file": "terms.md", "section": "Drops"}
talk = {"t-01": count, "t-02": count | {"answer": 1}}
answers = talk | {"a": count, "b": count | {"answer": 3}, "c": {"form": "not_in_data"}, "d": passage}
found = {"answers": answers, "families": {"shop": {}}, "files": {"shop": [%r]}}
open(parser.parse_args().out, "w").write(json.dumps(found))
"""
QUESTIONS = """catalogue = "shop"
[[question]]
id = "a"
language = "en"
kind = "count"
text = "How many products do we have?"
[[question]]
id = "b"
language = "en"
kind = "variants"
text = "How many products do we have?"
[[question]]
id = "c"
language = "zh"
kind = "unanswerable"
text = "电锯的保修期是多久？"
unseen = true
[[conversation]]
id = "t"
language = "en"
unseen = true
[[conversation.turn]]
kind = "count"
text = "How many products do we have?"
[[conversation.turn]]
kind = "follow_up"
text = "and only mugs?"
"""


@pytest.fixture
def questions(tmp_path: Path, shop_file: Path) -> Path:
    (tmp_path / "set" / "questions").mkdir(parents=True)
    (tmp_path / "set" / "truths.py").write_text(TRUTHS % str(shop_file), "utf-8")
    (tmp_path / "set" / "questions" / "shop.toml").write_text(QUESTIONS, "utf-8")
    documents = (
        'catalogue = "knowledge"\n[[question]]\nid = "d"\nlanguage = "en"\nkind = "retrieval"\ntext = "drops?"\n'
    )
    (tmp_path / "set" / "questions" / "knowledge.toml").write_text(documents, "utf-8")
    (tmp_path / "set" / "knowledge").mkdir()
    (tmp_path / "set" / "knowledge" / "terms.md").write_text("## Drops\n\nOne drop is covered.", "utf-8")
    return tmp_path / "set"


def test_what_is_right_is_counted_and_the_unseen_apart(shop: Command, questions: Path) -> None:
    found = shop("bench", "--questions", "--set", questions, "--unseen", "--json").json
    seen = found["seen"]["parts"]["countable"]
    assert (seen["questions"], seen["right"], seen["wrong"]) == (2, 1, 1)
    assert found["unseen"]["kinds"]["unanswerable"]["declined_rightly"] == 1
    assert found["unseen"]["parts"]["in conversations"]["right"] == 2
    ours, bare = found["sample"]["ours"]["parts"], found["sample"]["bare"]["parts"]
    assert (ours["countable"]["right"], bare["countable"]["right"]) == (1, 0)  # the model says 500
    assert (ours["retrieval"]["right"], bare["retrieval"]["right"]) == (1, 1)
    assert found["seen"]["kinds"]["retrieval"]["right"] == 1


def test_of_the_unseen_nothing_is_shown(shop: Command, questions: Path) -> None:
    told = shop("bench", "--questions", "--set", questions, "--unseen", "--no-model", "--show")
    assert "b [variants]" in told.err and "电锯" not in told.err
    assert "Unseen: by kind" in told.out
    assert "Unseen" not in shop("bench", "--questions", "--set", questions, "--no-model").out


def test_a_folder_without_questions_is_told(command: Command, tmp_path: Path) -> None:
    result = command("bench", "--questions", "--set", tmp_path, "--json")
    assert (result.code, result.json["error"]["code"]) == (3, "no_question_set")


def test_the_answers_that_cannot_be_computed_are_told(command: Command, questions: Path) -> None:
    (questions / "truths.py").write_text("raise SystemExit('no such library')")
    error = command("bench", "--questions", "--set", questions, "--json").json["error"]
    assert error["code"] == "answers_failed" and "no such library" in error["message"]


@pytest.mark.parametrize(
    ("asked", "heads"),
    [("which products are there", "SKU Name"), ("有哪些商品", "SKU 名称")],
)
def test_the_table_below_an_answer_speaks_its_language(shop: Command, asked: str, heads: str) -> None:
    told = [" ".join(line.split()) for line in shop("ask", asked).out.splitlines()]
    assert heads in told, told
