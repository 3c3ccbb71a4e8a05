"""Renders every page in its states, themes, languages and sizes, to be looked at and to be checked.

python tests/ui/look/look_all.py OUT                    a PNG of each
python tests/ui/look/look_all.py OUT --sheet FILE       the wide ones, and one image of the main states
python tests/ui/look/look_all.py OUT --only listings    scenes or pictures whose name begins so
python tests/ui/look/look_all.py OUT --check            only the checks; ends with 1 where something is wrong
QT_SCALE_FACTOR=2 python tests/ui/look/look_all.py …    as on a screen at 200 %
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from look_checks import foreign_colours, problems
from look_scenes import SCENES
from look_sheet import contact_sheet
from look_stage import SIZES, Dress, Stage
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from merchant_assistant.app import make_application
from merchant_assistant.ui.theme.theme import tokens

LANGUAGES = ("en", "zh_CN")
FULL = tuple(Dress(theme, *rest) for rest in product(LANGUAGES, SIZES) for theme in ("light", "dark"))
BRIEF = (Dress("light", "en", "low"), Dress("dark", "zh_CN", "low"))
ON_SHEET = tuple(Dress(theme, language) for language, theme in product(LANGUAGES, ("light", "dark")))
_SHEET_NAMES = ("-full", "-edited", "-columns", "home-first", "-question")


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    application = make_application(["look"])
    wrong, kept = 0, []
    for name, dress, stage in rendered(application, options.only, _dresses(options)):
        for problem in seen(stage):
            wrong += 1
            print(f"{name} {dress}: {problem}")
        if options.check:
            continue
        picture = stage.picture()
        picture.save(str(options.out / f"{name}-{dress}.png"))
        if options.sheet:
            kept.append((name, str(dress), picture))
    if options.sheet:
        save_sheet(kept, options.sheet)
    return 1 if wrong and options.check else 0


def _dresses(options: argparse.Namespace) -> tuple[Dress, ...]:
    if options.sheet:
        return ON_SHEET
    return BRIEF if options.brief else FULL


def rendered(
    application: QApplication, only: str = "", dresses: tuple[Dress, ...] = FULL
) -> Iterator[tuple[str, Dress, Stage]]:
    """Every picture of every scene that is wanted, in each dress; what is yielded is shown until the next."""
    for scene in [scene for scene in SCENES if scene.__name__ == only] or SCENES:
        with tempfile.TemporaryDirectory() as folder:
            stage = Stage(application, Path(folder))
            for name in scene(stage):
                for dress in dresses if name.startswith(only) or scene.__name__.startswith(only) else ():
                    stage.dress(dress)
                    yield name, dress, stage
            stage.close()


def seen(stage: Stage) -> list[str]:
    """What is wrong with what is shown now."""
    in_tree = [problem for top in stage.tops() for problem in problems(top)]
    return in_tree + list(foreign_colours(stage.window.grab().toImage(), tokens()))


def save_sheet(pictures: list[tuple[str, str, QPixmap]], file: Path) -> None:
    """The main state of each page: a picture in a README is read over the network."""
    chosen = [entry for entry in pictures if entry[0].endswith(_SHEET_NAMES)]
    contact_sheet(chosen).toImage().convertToFormat(QImage.Format.Format_RGB888).save(str(file), "PNG", 0)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("--check", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
