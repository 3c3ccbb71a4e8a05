"""The look: tokens, icons, words that can be translated."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import merchant_assistant.app
import merchant_assistant.ui
from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui.theme.icons import pixmap
from merchant_assistant.ui.theme.theme import stylesheet
from merchant_assistant.ui.theme.tokens import DARK, LIGHT, Tokens

_UI = Path(merchant_assistant.ui.__file__).parent
_THEMES = pytest.mark.parametrize("worn", [LIGHT, DARK], ids=lambda worn: worn.name)


@_THEMES
def test_the_stylesheet_names_only_tokens(worn: Tokens) -> None:
    assert "$" not in stylesheet(worn)


def test_no_colour_stands_outside_the_tokens() -> None:
    files = [file for file in _UI.rglob("*.py") if file.name != "tokens.py"] + [resource("style", "window.qss")]
    found = [(file.name, line) for file in files for line in re.findall(r"#[0-9A-Fa-f]{6}\b", file.read_text("utf-8"))]
    assert found == []


def test_every_icon_that_is_named_exists_and_is_drawn() -> None:
    there = {file.stem for file in resource("icons").glob("*.svg")}
    words = set(
        re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', _sources() + Path(merchant_assistant.app.__file__).read_text())
    )
    assert there - words == set(), "icons that nobody shows"
    for name in there:
        picture = pixmap(name, LIGHT.text, 24).toImage()
        assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name


def test_every_visible_word_can_be_translated() -> None:
    assert list(_untranslated()) == []


def _sources() -> str:
    return "\n".join(file.read_text("utf-8") for file in _UI.rglob("*.py"))


# Calls whose first texts a person reads. A literal there must come through tr() or translate().
_SHOWN_BY = {
    "label", "ElidedLabel", "Button", "IconButton", "Chip", "Choice", "SearchField", "PageHeader", "Figure", "Notice",
    "setText", "setToolTip", "setPlaceholderText", "setWindowTitle", "setAccessibleName", "addItem", "say",
    "show_state", "show_model", "show_online", "addRow", "add_page", "UserFault", "counted",
}  # fmt: skip


def _untranslated() -> Iterator[str]:
    for file in _UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in _SHOWN_BY:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and re.search(r"[A-Za-z]{2}.*[ A-Z]", str(argument.value)):
                        yield f"{file.name}:{node.lineno}: {argument.value}"


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_the_translators_tool_finds_the_words(tmp_path: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    out = tmp_path / "zh.ts"
    files = [str(file) for file in _UI.rglob("*.py")]
    subprocess.run([tool, *files, "-ts", str(out)], check=True, capture_output=True, timeout=60)
    found = out.read_text("utf-8")
    assert found.count("<message>") > 150
    for words in ("Drop your catalogue here", "Minimum order", "No draft", "%Ln proven", "Any shop"):
        assert f"<source>{words}</source>" in found
