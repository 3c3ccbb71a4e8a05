"""Contrast after WCAG 2, of every ink on every ground that the stylesheet and the painters put together."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from merchant_assistant.foundation.paths import resource
from merchant_assistant.ui.theme.tokens import DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, Tokens

_TEXT, _LINE, _STRONG = 4.5, 3.0, 7.0
_GROUNDS = ("window", "panel", "rail")
_SHADED = ("selection", "hover")  # rows and buttons under the mouse
_TONES = ("neutral", "accent", "good", "care", "bad")
_THEMES = pytest.mark.parametrize("worn", [LIGHT, DARK, LIGHT_STRONG, DARK_STRONG], ids=lambda worn: worn.name)
_GROUND_OF = {"#toast": ("message",), "#drop": ("accent_soft", "selection"), '"primary"': ("accent", "accent_strong")}


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_formula_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the well-known grey that just fails


@_THEMES
def test_the_stylesheet_can_be_read(worn: Tokens) -> None:
    pairs = {pair for selector, body in _rules() for pair in _texts_of(selector, body)}
    assert len(pairs) > 20
    assert _too_weak(worn, pairs, _TEXT) == []


@_THEMES
def test_what_is_painted_can_be_read(worn: Tokens) -> None:
    pairs = {(ink, ground) for ink in ("text", "dim") for ground in (*_GROUNDS, *_SHADED)}
    pairs |= {("accent", ground) for ground in (*_GROUNDS, *_SHADED, "accent_soft")}
    pairs |= {("on_accent", "accent"), ("on_accent", "accent_strong"), ("on_message", "message")}
    pairs |= {(ink, ground) for ink in ("care", "bad", "good") for ground in ("window", "panel")}
    grounds_and_inks = [(worn.ink(tone), worn.ground(tone)) for tone in _TONES]
    assert [pair for pair in grounds_and_inks if contrast(*pair) < _TEXT] == []
    assert [("text", tone) for tone in _TONES if contrast(worn.text, worn.ground(tone)) < _TEXT] == []  # in a draft
    assert _too_weak(worn, pairs, _TEXT) == []


@_THEMES
def test_lines_that_mean_something_can_be_seen(worn: Tokens) -> None:
    rings = {("accent", ground) for ground in (*_GROUNDS, *_SHADED, "accent_soft")}
    rings |= {("text", ground) for ground in _GROUNDS} | {("on_message", "message")}  # of primary buttons, of messages
    underlines = {(tone, ground) for tone in _TONES[2:] for ground in ("panel", f"{tone}_soft")}
    handles = {("faint", ground) for ground in _GROUNDS}
    assert _too_weak(worn, rings | underlines | handles, _LINE) == []


@pytest.mark.parametrize("worn", [LIGHT_STRONG, DARK_STRONG], ids=lambda worn: worn.name)
def test_more_contrast_is_more(worn: Tokens) -> None:
    words = {(ink, ground) for ink in ("text", "dim", *_TONES[1:]) for ground in _GROUNDS}
    borders = {("line", ground) for ground in _GROUNDS}
    assert _too_weak(worn, words, _STRONG) == []
    assert _too_weak(worn, borders, _LINE) == []


def test_the_faint_ink_is_only_for_what_may_be_missed() -> None:
    read = [selector for selector, body in _rules() if re.search(r"(?<![-\w])color: \$faint", body)]
    assert [selector for selector in read if ":disabled" not in selector] == []


def _too_weak(worn: Tokens, pairs: set[tuple[str, str]], least: float) -> list[str]:
    ratios = {pair: contrast(getattr(worn, pair[0]), getattr(worn, pair[1])) for pair in sorted(pairs)}
    return [f"{ink} on {ground}: {ratio:.2f}" for (ink, ground), ratio in ratios.items() if ratio < least]


def _texts_of(selector: str, body: str) -> Iterator[tuple[str, str]]:
    """Ink and ground of a rule; one that names no ground stands on those of the page."""
    ink = re.search(r"(?<![-\w])color: \$(\w+)", body)
    if ink is None or ":disabled" in selector:
        return
    own = re.search(r"(?<![-\w])background: \$(\w+)", body)
    special = [grounds for mark, grounds in _GROUND_OF.items() if mark in selector]
    for ground in [own[1]] if own else special[0] if special else _GROUNDS:
        yield ink[1], ground


def _rules() -> list[tuple[str, str]]:
    source = re.sub(r"/\*.*?\*/", "", resource("style", "window.qss").read_text("utf-8"), flags=re.DOTALL)
    return [(head.strip(), body) for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", source)]
