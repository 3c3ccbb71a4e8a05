"""No sentence gets past the translators: looked for in the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "merchant_assistant"
WINDOW = [*sorted((PACKAGE / "ui").rglob("*.py")), PACKAGE / "app.py"]
BELOW = [file for file in sorted(PACKAGE.rglob("*.py")) if file not in WINDOW]

# What takes words that a person reads or hears.
SHOWING = {
    "setText", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText", "setWindowTitle", "setTitle",
    "setAccessibleName", "setAccessibleDescription", "setPlainText", "setHtml", "setLabelText", "setInformativeText",
    "setHeaderLabels", "addItem", "addAction", "insertItem", "setItemText", "setTabText", "addTab", "setPrefix",
    "setSuffix", "setSpecialValueText", "showMessage", "setFormat", "drawText",
    "label", "Button", "IconButton", "Chip", "QLabel", "QPushButton", "QAction", "QCheckBox", "QRadioButton",
    "PageHeader", "Message", "SearchField", "say", "info", "failure", "toast",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]{2,}")
_NAME_OF_ROLE = re.compile(r"[a-z0-9_.-]+$")  # "primary", "circle-alert": for the program, not for people
_KEY = re.compile(r"(Ctrl|Alt|Shift|Meta|Return|Esc|Del|Space|F\d+|\w)(\+\w+)*$")

# Words that stay as they are in every language.
NAMES = {"Merchant Assistant"}


def test_what_the_window_shows_is_translated() -> None:
    assert [_at(file, line, text) for file in WINDOW for line, text in _shown_as_it_stands(file)] == []


def test_what_is_translated_can_be_collected() -> None:
    """``lupdate`` sees literals only."""
    assert [_at(file, line) for file in WINDOW for line in _not_literal(file)] == []


def test_what_a_room_below_says_is_marked() -> None:
    assert [_at(file, line, text) for file in BELOW for line, text in _unmarked(file)] == []


def test_what_is_marked_can_be_collected() -> None:
    marked = [(file, call) for file in BELOW for call in _calls(file) if ast.unparse(call.func) == "said"]
    assert [
        _at(file, call.lineno) for file, call in marked if len(call.args) != 2 or not all(map(_is_literal, call.args))
    ] == []


def test_messages_follow_the_language() -> None:
    """A message stays while the language is changed, so its words are asked for each time they are shown."""
    assert [_at(file, line) for file in WINDOW for line in _said_once(file)] == []


def _said_once(file: Path) -> Iterator[int]:
    for call in _calls(file):
        if ast.unparse(call.func).endswith("notifier.say"):
            words = [*call.args[:1], *(one.value for one in call.keywords if one.arg in ("hint", "action"))]
            yield from (one.lineno for one in words if not isinstance(one, ast.Lambda) and ".tr(" in ast.unparse(one))


def test_a_sentence_in_the_code_is_found(tmp_path: Path) -> None:
    """The checks above can fail."""
    file = tmp_path / "page.py"
    file.write_text('label("Hello there")\nbutton.setText(f"{n} products")\nx.setToolTip("a" if b else "Not so")\n')
    assert [line for line, _ in _shown_as_it_stands(file)] == [1, 2, 3]
    _calls.cache_clear()
    file.write_text('desk.notifier.say(self.tr("Done."))\ndesk.notifier.say(lambda: self.tr("Done."))\n')
    assert list(_said_once(file)) == [1]
    _calls.cache_clear()
    file.write_text('raise UserFault("code", "Bad.", said("Room", "Hint."))\nViolation("a", "title", f"Bad {x}")\n')
    assert [line for line, _ in _unmarked(file)] == [1, 2]


def _at(file: Path, line: int, text: str = "") -> str:
    return f"{file.relative_to(PACKAGE).as_posix()}:{line} {text}"


def _not_literal(file: Path) -> Iterator[int]:
    for call in _calls(file):
        texts = {"tr": call.args[:1], "translate": call.args[:2], "said": call.args[:2]}.get(_name(call), [])
        if ast.unparse(call.func).startswith("painter.") or _is_collected_elsewhere(call):
            continue
        if not all(map(_is_literal, texts)):
            yield call.lineno


def _shown_as_it_stands(file: Path) -> Iterator[tuple[int, str]]:
    for call in _calls(file):
        if _name(call) in SHOWING and not ast.unparse(call.func).startswith("_log."):
            for argument in (
                *call.args,
                *(word.value for word in call.keywords if word.arg in {"text", "name", "tip"}),
            ):
                yield from ((call.lineno, text) for text in _words(argument))


def _unmarked(file: Path) -> Iterator[tuple[int, str]]:
    """Sentences of faults and broken rules, and of progress, that are plain text."""
    places = {"UserFault": (1, 2), "Violation": (2,), "progress": (2,), "_progress": (2,)}
    for call in _calls(file):
        for place in places.get(_name(call), ()):
            if place < len(call.args) and not _is_command_line(file):
                yield from ((call.lineno, text) for text in _words(call.args[place]))


def _words(node: ast.AST) -> Iterator[str]:
    """Literal words in an expression, outside calls (a translation is one) and comparisons."""
    match node:
        case ast.Constant(value=str(text)):
            if _WORD.search(text) and text not in NAMES and not _NAME_OF_ROLE.match(text) and not _KEY.match(text):
                yield text
        case ast.JoinedStr(values=parts):
            whole = "".join(part.value for part in parts if isinstance(part, ast.Constant))
            if _WORD.search(re.sub(r"<[^>]*>", "", whole)):
                yield whole
        case ast.IfExp(body=body, orelse=other):
            yield from (*_words(body), *_words(other))
        case ast.BoolOp(values=values):
            yield from (text for value in values for text in _words(value))
        case ast.BinOp(left=left, right=right):
            yield from (*_words(left), *_words(right))
        case ast.Call(func=ast.Attribute(value=inner, attr="format")):
            yield from _words(inner)


@cache
def _calls(file: Path) -> list[ast.Call]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_literal(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_collected_elsewhere(call: ast.Call) -> bool:
    """``tell`` says what rooms marked; sentences of manifests stand in a list that a test holds to them."""
    return ast.unparse(call) in {
        "QCoreApplication.translate(text.context, text.source)",
        "QCoreApplication.translate('Manifest', model.purpose)",
        "QCoreApplication.translate(context, text)",  # names of fields, marked where they are listed
    }


def _is_command_line(file: Path) -> bool:
    return file.parent.name == "cli" and file.name in {"output.py", "listings.py"}
