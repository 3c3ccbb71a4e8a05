"""`words`: said, listed, removed; `ask` reads them, offers them, and a backup brings them along."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command

SHOP = """SKU,Title,Price,Stock,Storage,Best before
B1,Rye flour 25kg,41.50,12,ambient,2027-03-01
B2,Whipping cream,4.20,60,chilled,2026-12-20
B3,Puff pastry,19.90,33,frozen,2027-08-30
"""


@pytest.fixture
def shop(command: Command, tmp_path: Path) -> Command:
    (tmp_path / "shop.csv").write_text(SHOP, encoding="utf-8")
    assert command("import", tmp_path / "shop.csv").code == 0
    return command


def test_from_the_question_to_the_answer(shop: Command) -> None:
    asked = "how many are in the icebox"
    declined = shop("--json", "ask", asked).json
    assert (declined["kind"], declined["value"], declined["rows"]) == ("declined", None, [])
    assert declined["may_mean"]["word"] == "icebox"
    assert "words add icebox" in shop("ask", asked).err
    added = shop("--json", "words", "add", "icebox", "Storage: frozen").json["added"]
    assert (added["word"], added["means"], added["used"]) == ("icebox", "Storage: frozen", True)
    answer = shop("--json", "ask", asked).json
    assert (answer["kind"], answer["value"], answer["rows"]) == ("exact", 1, ["B3"])
    assert answer["own_words"] == [{"word": "icebox", "means": "frozen"}]
    assert "(“icebox”: frozen.)" in answer["answer"]


def test_they_are_listed_and_removed(shop: Command) -> None:
    shop("words", "add", "keep", "best before")
    assert [one["word"] for one in shop("--json", "words", "list").json["words"]] == ["keep"]
    assert "Best before" in shop("words", "list").out
    assert shop("words", "remove", "Keep").out == "“Keep” is forgotten.\n"
    assert shop("--json", "words", "list").json == {"words": []}
    assert shop("--json", "words", "remove", "keep").json["error"]["code"] == "unknown_word"


@pytest.mark.parametrize(
    ("word", "meaning", "code"), [("frozen", "Best before", "word_known"), ("keep", "nowhere", "unknown_meaning")]
)
def test_what_cannot_be_said(shop: Command, word: str, meaning: str, code: str) -> None:
    refused = shop("--json", "words", "add", word, meaning)
    assert (refused.code, refused.json["error"]["code"]) == (3, code)


def test_a_backup_brings_them_along(shop: Command, tmp_path: Path) -> None:
    shop("words", "add", "keep", "Best before")
    shop("backup", tmp_path / "kept.zip")
    shop("words", "remove", "keep")
    assert shop("restore", tmp_path / "kept.zip").code == 0
    assert [one["word"] for one in shop("--json", "words", "list").json["words"]] == ["keep"]


LIST = "Art,Ware,Gv £,Tk £\n" + "".join(f"V-{n},Valve no {n},{4.13 + n:.2f},{8.05 + n * 1.9:.2f}\n" for n in range(20))


def test_which_column_is_the_price_is_said_once(command: Command, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    assert command("import", tmp_path / "list.csv").code == 0
    asked = command("--json", "ask", "average price").json
    assert (asked["kind"], asked["may_mean"]["word"]) == ("clarify", "price")
    assert [way["name"] for way in asked["may_mean"]["ways"]] == ["Gv £", "Tk £"]
    assert "words add price" in command("ask", "average price").err
    assert command("--json", "words", "add", "price", "Tk £").json["added"]["used"] is True
    answer = command("--json", "ask", "what does V-3 cost").json
    assert (answer["kind"], answer["value"]) == ("exact", "13.75")
    assert answer["own_words"] == [{"word": "price", "means": "Tk £"}]
    assert "Tk £" in command("words", "list").out
    assert command("words", "remove", "price").code == 0
    assert command("--json", "ask", "what does V-3 cost").json["kind"] == "clarify"
