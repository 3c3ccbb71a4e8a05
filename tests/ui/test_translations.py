"""Everything is said in every language: nothing untranslated, nothing forgotten, nothing cut out of a sentence."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = sorted(file.stem.removeprefix("merchant_assistant_") for file in FOLDER.glob("*.ts"))
FORMS = {"en": 2, "zh_CN": 1}
_NAME = re.compile(r"\{(\w*)[^}]*\}|%L?n|%L?\d")
_LETTER = re.compile(r"[A-Za-z]{2,}")
_ADDRESS = re.compile(r"https?://\S+")  # the same in every language

# What reads the same in Chinese: names, codes and signs, each with its reason.
SAME = {
    "zh_CN": {
        "SKU": "the trade's own word",
        "Ctrl+J": "as the keyboard has it",
        "Ctrl+Shift+I": "as the keyboard has it",
    }
}


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "packaging"))
    import translations

    yield translations
    sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture(params=LANGUAGES)
def entries(request: pytest.FixtureRequest, tool: ModuleType) -> list[tuple[str, str, str, list[str]]]:
    """Language, context, source, and its translation in all its forms."""
    found = []
    for context, message in tool.messages(FOLDER / f"merchant_assistant_{request.param}.ts"):
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.iterfind("numerusform")] or [translation.text or ""]
        found.append((request.param, context, message.findtext("source"), forms))
    return found


def test_the_files_are_what_the_code_and_the_translators_make_now(tool: ModuleType) -> None:
    assert tool.stale() == [], "run: .venv/bin/python packaging/translations.py"


def test_nothing_waits_for_a_translator(tool: ModuleType) -> None:
    waiting = [(entry["language"], entry["context"], entry["source"]) for entry in tool.missing(FOLDER)]
    assert waiting == [], "run: .venv/bin/python packaging/translations.py --missing"


def test_a_translation_holds_what_its_source_holds(entries: list[tuple[str, str, str, list[str]]]) -> None:
    """Values by name; a plural form may leave out its number (“one product”)."""
    wrong = [
        (context, source, form)
        for _, context, source, forms in entries
        for form in forms
        if form and _values(form) != _values(source) and not (len(forms) > 1 and _values(form) < _values(source))
    ]
    assert wrong == []


def test_every_plural_form_is_there(entries: list[tuple[str, str, str, list[str]]]) -> None:
    plural = [entry for entry in entries if "%n" in entry[2] or "%Ln" in entry[2]]
    assert plural
    assert [entry for entry in plural if len(entry[3]) != FORMS[entry[0]] or not all(entry[3])] == []


def test_no_english_is_left_in_a_translation(entries: list[tuple[str, str, str, list[str]]]) -> None:
    left = [
        (context, source)
        for language, context, source, forms in entries
        if language != "en" and source in forms and _LETTER.search(_NAME.sub("", _ADDRESS.sub("", source)))
        if source not in SAME.get(language, {})
    ]
    assert left == []


def test_spaces_at_the_ends_of_words_are_those_of_the_source(entries: list[tuple[str, str, str, list[str]]]) -> None:
    wrong = [
        (source, form)
        for _, _, source, forms in entries
        for form in forms
        if form
        and source.strip(", ")
        and (form[0].isspace(), form[-1].isspace()) != (source[0].isspace(), source[-1].isspace())
    ]
    assert wrong == []


def test_exceptions_are_used() -> None:
    for language, reasons in SAME.items():
        text = (FOLDER / f"merchant_assistant_{language}.ts").read_text(encoding="utf-8")
        assert [source for source in reasons if f"<source>{source}</source>" not in text] == []


def test_every_sentence_in_the_code_was_collected(tool: ModuleType) -> None:
    """The collector passes by what stands inside an f-string, or is translated under another name."""
    messages = tool.messages(FOLDER / "merchant_assistant_zh_CN.ts")
    collected = {(context, message.findtext("source")) for context, message in messages}
    said = {
        sentence
        for file in (ROOT / "merchant_assistant").rglob("*.py")
        for sentence in _said_in(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert len(said) > 1000
    assert sorted(said - collected) == []


def test_a_language_has_a_name_of_its_own() -> None:
    assert {QLocale(code).nativeLanguageName() for code in LANGUAGES} >= {"简体中文"}


def _said_in(node: ast.AST, context: str = "") -> Iterator[tuple[str, str]]:
    """Context and source of every literal that a call translates."""
    context = node.name if isinstance(node, ast.ClassDef) else context
    if isinstance(node, ast.Call):
        literals = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        called = ast.unparse(node.func).rpartition(".")[2].strip("_")
        if called == "tr" and literals:
            yield context, literals[0]
        elif called in {"translate", "said", "QT_TRANSLATE_NOOP"} and len(literals) > 1:
            yield literals[0], literals[1]
    for child in ast.iter_child_nodes(node):
        yield from _said_in(child, context)


def _values(text: str) -> set[str]:
    return {found.group().replace("%L", "%") for found in _NAME.finditer(text)}
