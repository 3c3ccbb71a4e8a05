"""Every page in every state: nothing cut, nothing on top of anything, no icon missing, nothing that Qt made.

Each state is seen in three dresses, chosen so that all pairs of theme, language and size come up over a scene; the
whole matrix is ``python tests/ui/look/look_all.py OUT --check``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import cycle
from pathlib import Path

import pytest
from look_all import seen
from look_checks import foreign_words
from look_scenes import SCENES, Scene
from look_stage import Dress, Stage

from merchant_assistant.foundation.paths import resource

# A change of theme or of direction styles a thousand widgets anew, half a second each time: a state begins in the theme
# that the one before ended in, and what is mirrored stays so for two states.
_ROUND = (
    (Dress("light", "en", "narrow"), Dress("light", "zh_CN", "low"), Dress("dark", "zh_CN", "narrow")),
    (Dress("dark", "en", "low"), Dress("dark", "zh_CN", "wide"), Dress("light", "en", "narrow", mirrored=True)),
    (Dress("light", "zh_CN", "narrow", mirrored=True), Dress("light", "en", "low"), Dress("dark", "en", "narrow")),
    (Dress("dark", "zh_CN", "narrow"), Dress("dark", "en", "low"), Dress("light", "zh_CN", "narrow")),
    (Dress("light", "en", "low"), Dress("light", "zh_CN", "narrow"), Dress("dark", "en", "narrow")),
    (Dress("dark", "zh_CN", "wide"), Dress("dark", "en", "narrow"), Dress("light", "zh_CN", "low")),
)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_every_state_can_be_looked_at(stage: Stage, scene: Scene) -> None:
    found: dict[str, list[str]] = {}
    chinese = _translations()
    for name, dresses in zip(scene(stage), cycle(_ROUND)):
        for dress in dresses:
            stage.dress(dress)
            wrong = seen(stage)
            if dress.language != "en":
                wrong += [problem for top in stage.tops() for problem in foreign_words(top, chinese)]
            for problem in wrong:
                found.setdefault(problem, []).append(f"{name} {dress}")
    assert not found, "\n".join(f"{problem}  ({', '.join(places)})" for problem, places in found.items())


def test_nothing_is_cut_on_a_screen_at_200_percent(tmp_path: Path) -> None:
    tool = Path(__file__).with_name("look_all.py")
    doubled = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(tool), str(tmp_path), "--check", "--brief", "--only", "listings"]
    done = subprocess.run(command, env=doubled, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _translations() -> dict[str, str]:
    tree = ET.parse(resource("translations", "merchant_assistant_zh_CN.ts"))
    return {message.findtext("source", ""): message.findtext("translation", "") for message in tree.iter("message")}
