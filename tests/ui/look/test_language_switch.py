"""The language changes while the window is open: afterwards it says what one says that was started in it."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from look_scenes import SCENES, Scene
from look_spoken import spoken
from look_stage import Stage
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from merchant_assistant.catalogue.merging import DEFAULT_SOURCES
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.paths import resource
from merchant_assistant.foundation.settings import LANGUAGE
from merchant_assistant.ui.language import languages, own_name

TRANSLATIONS = resource("translations")
CHINESE = "zh_CN"
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_QTS_OWN = re.compile("Q[A-Z]")  # said in its dialogs; “Size” is a fact of a product as well
_SOON_MS = 2000
_OF_ANSWERS = ("ExactView", "MayMeanView", "WaysPopup", "WaysList", "Instead")  # in the language of the question
Spoken = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(scope="module")
def english() -> re.Pattern[str]:
    """What an English sentence of ours looks like once it is filled."""
    sources = set()
    contexts = ET.parse(TRANSLATIONS / f"merchant_assistant_{CHINESE}.ts").iter("context")
    ours = (context for context in contexts if not _QTS_OWN.match(context.findtext("name") or ""))
    for message in (message for context in ours for message in context.iter("message")):
        source, translation = message.findtext("source") or "", message.findtext("translation") or ""
        words = re.sub(r"\{\w*\}|%L?n", "", source)
        enough = 2 if words == source else 8  # letters: “Open {title}” may be met in data as well
        if len(re.findall("[A-Za-z]", words)) >= enough and source != translation:
            sources.add(re.sub(r"\\\{\w*\\\}|%L?n", ".+", re.escape(source)))
    return re.compile("|".join(sorted(sources - {own_name(code) for code in languages()})))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_switched_or_started_the_window_says_the_same(
    qapp: QApplication, tmp_path: Path, scene: Scene, english: re.Pattern[str]
) -> None:
    started = _play(qapp, tmp_path / "window", scene, CHINESE)
    shutil.rmtree(tmp_path / "window")
    switched = _play(qapp, tmp_path / "window", scene, "en")
    assert started.keys() == switched.keys()
    problems = []
    for state, (_, said, _) in started.items():
        before, now, after = switched[state]
        problems += [(state, "only when switched", *found) for found in (Counter(now) - Counter(said))]
        problems += [(state, "only when started", *found) for found in (Counter(said) - Counter(now))]
        problems += [(state, "changed for good", *found) for found in (Counter(after) - Counter(before))]
        shown = [(place, text) for place, text in said if not any(one in place for one in _OF_ANSWERS)]
        problems += [(state, "English", place, text) for place, text in shown if english.fullmatch(text)]
    found = _once(problems)
    assert not found, "\n" + "\n".join(found)


def test_the_setting_is_followed_at_once(program: Any, idle: Any) -> None:
    program.services.settings.set(LANGUAGE, CHINESE)
    program.pages.desk.tell(Changes(settings=True))
    idle(program)
    assert program.window.rail.accessibleName() == "页面"
    assert QLocale().language() == QLocale.Language.Chinese
    program.services.settings.set(LANGUAGE, "en")
    program.pages.desk.tell(Changes(settings=True))
    assert program.window.rail.accessibleName() == "Pages"


def _play(qapp: QApplication, folder: Path, scene: Scene, language: str) -> dict[str, tuple[Spoken, Spoken, Spoken]]:
    """What is said in each state: before Chinese was chosen, in it, and after English was chosen again."""
    folder.mkdir()
    (folder / "data").mkdir()
    (folder / "data" / "settings.json").write_text(json.dumps({LANGUAGE.key: language}), encoding="utf-8")
    stage = Stage(qapp, folder)
    heard = {}
    try:
        _build_all(stage)
        for state in scene(stage):
            heard[state] = tuple(_heard(stage, code) for code in (language, CHINESE, language))
    finally:
        stage.engine.gate.set()
        stage.close()
    assert not stage.bugs
    return heard


def _build_all(stage: Stage) -> None:
    """No page comes later, when nothing else is to do."""
    for page in stage.window.rail.pages:
        stage.show(page)
    stage.idle()


def _rest(stage: Stage) -> None:
    """What was to come a moment later (a check of an edited text) has come, unless work that is seen is held."""
    held = not stage.engine.gate.is_set()
    stage.wait(lambda: all(held and work.task.title for work in stage.program.tasks._handles))
    if not held:
        stage.wait(lambda: not any(map(_soon, stage.window.findChildren(QTimer))))
        stage.idle()


def _soon(timer: QTimer) -> bool:
    return timer.isActive() and timer.isSingleShot() and timer.interval() < _SOON_MS


def _heard(stage: Stage, code: str) -> Spoken:
    _rest(stage)
    stage.program.language.speak(code)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    heard = [entry for top in stage.tops() for entry in spoken(top)]
    heard = [(place, text) for place, text in heard if "Toast" not in place]  # a note stays as it was said
    heard = [(place, text) for place, text in heard if not place.endswith("FactRow > IconButton")]  # by the pointer
    heard = [(place, text) for place, text in heard if not place.endswith("SideBySide")]  # in the question's language
    heard = [(place, text) for place, text in heard if text not in DEFAULT_SOURCES]  # a source keeps its first name
    return [(place, _CLOCK.sub("00:00", text)) for place, text in heard]


def _once(problems: list[tuple[str, str, str, str]]) -> list[str]:
    """Each problem with the first state that it is met in."""
    first: dict[tuple[str, str, str], str] = {}
    for state, kind, place, text in problems:
        first.setdefault((kind, place, text), state)
    return [f"{state}: {kind}: {place}: {text!r}" for (kind, place, text), state in first.items()]
