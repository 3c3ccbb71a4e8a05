"""Drafts of real products decided by keys only, in the real window, with pictures to look at; run by hand.

    xvfb-run -a env QT_QPA_PLATFORM=xcb python tests/bench/bench_review_by_keys.py OUT [FILE] [DRAFTS]

FILE (else the sample catalogue) gives DRAFTS (20). Two of three say what the data say, the third what they do not. Each
key goes to whatever has the keyboard, as a person's does; the window is worn light, dark and in Chinese in turn. It
prints what was decided and how long a draft took; OUT gets a picture of every draft before its decision.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui" / "look"))
from look_stage import Dress, Stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from merchant_assistant.app import make_application
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.paths import resource
from merchant_assistant.listings.model import Listing

DRESSES = (Dress(), Dress("dark"), Dress("light", "zh_CN"), Dress("dark", "zh_CN"))
REJECT = (Qt.Key.Key_W, Qt.Key.Key_X, Qt.Key.Key_1, Qt.Key.Key_Return)  # why is it marked, then away with it
APPROVE = (Qt.Key.Key_A,)


def main(out: Path, file: Path, count: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    application = make_application(["keys"])
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(application, Path(folder))
        stage.program.services.catalogue.apply(stage.program.services.catalogue.plan(file))
        wrong = _drafted(stage, count)
        stage.window.activateWindow()
        page = stage.show("listings")
        page.products.table.setFocus()
        _press(stage, Qt.Key.Key_V)
        taken, lost = [], 0
        for number in range(count):
            stage.dress(DRESSES[number % len(DRESSES)])
            stage.picture().save(str(out / f"{number + 1:02}-{DRESSES[number % len(DRESSES)]}.png"))
            began = time.perf_counter()
            _press(stage, *(REJECT if page.product.sku in wrong else APPROVE))
            taken.append((time.perf_counter() - began) * 1000)
            lost += not (page.review.bar.hasFocus() or not page.review.running)
        drafts = stage.program.services.listings.drafts()
        states = Counter(draft.status for draft in drafts)
        right = all((draft.status == "rejected") == (draft.sku in wrong) for draft in drafts)
        stage.close()
    print(f"{application.platformName()}: {count} drafts of {file.name} decided by keys: {dict(states)}")
    print(f"each as meant: {'yes' if right else 'NO'}; keyboard lost: {lost} times; pictures: {out}")
    print(f"from the first key to the next draft: median {statistics.median(taken):.0f} ms, worst {max(taken):.0f} ms")


def _drafted(stage: Stage, count: int) -> set[str]:
    """Draft so many; the SKUs of those that say what no cell does."""
    services, wrong = stage.program.services, set[str]()
    for place, number in enumerate(services.catalogue.product_ids()[:count]):
        product = services.catalogue.product(number)
        draft, _ = services.listings.draft(number, platform="generic")
        text = "Made in Norway, holds 9 l." if place % 3 == 2 else product.title
        wrong |= {product.sku} if place % 3 == 2 else set()
        services.listings.edit(draft.id, Listing(product.title, (), text))
    stage.program.pages.desk.tell(Changes(drafts=True))
    stage.idle()
    return wrong


def _press(stage: Stage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or stage.window.focusWidget(), key)  # no window manager: no focus
        stage.idle()


if __name__ == "__main__":
    given = sys.argv[1:]
    sample = next(iter(sorted(resource("sample").glob("*.csv"))))
    main(Path(given[0]), Path(given[1]) if len(given) > 1 else sample, int(given[2]) if len(given) > 2 else 20)
