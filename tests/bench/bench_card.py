"""The card of a draft: for how long the window is deaf while somebody types and goes from draft to draft; run by hand.

    python tests/bench/bench_card.py [SENTENCES] [LANES]

Each draft has SENTENCES (60) with two claims in each. It is typed into as a quick person does, first alone and then
while LANES (8) of a stand-in for the model write other drafts; then drafts are gone through, their texts compared and
their histories opened. ``own work``: what the Qt thread itself computed at a stretch, the rest is other processes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from beat import Beat, until, wait
from bench_draft_all import Card
from bench_window import shop_file
from PySide6.QtTest import QTest

from merchant_assistant.app import Program, make_application
from merchant_assistant.listings.model import Style
from merchant_assistant.ui.listings.order import Order

_PRODUCTS, _TYPED_INTO, _LETTERS = 400, 12, 120
_BETWEEN_S = 0.06  # of two letters
_SENTENCE = "The bottle of 304 stainless steel weighs {grams} g and holds {millilitres} ml."


def main(sentences: int, lanes: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        application = make_application(["bench"])
        program = Program(Path(name) / "data", Card(lanes, 0.5))
        opened: list[bool] = []
        program.opened.connect(partial(opened.append, True))
        program.show()
        until(application, lambda: bool(opened) and program.tasks.idle)
        services = program.services
        services.catalogue.apply(services.catalogue.plan(shop_file(Path(name), _PRODUCTS)))
        first = [product.id for product in services.catalogue.page("", limit=_TYPED_INTO)]
        list(services.listings.draft_many(first))
        for draft in services.listings.drafts():
            listing = services.listings.get(draft.id).listing
            services.listings.edit(draft.id, _long(listing, sentences))
        beat = Beat()
        try:
            _bench(application, program, beat, sentences)
        finally:
            beat.stop()
            program.window.close()
            program.shut_down()


def _long(listing, sentences: int):
    from dataclasses import replace

    told = [_SENTENCE.format(grams=310 if n % 3 else 300 + n, millilitres=100 + n) for n in range(sentences)]
    return replace(listing, description="\n\n".join(" ".join(told[at : at + 6]) for at in range(0, sentences, 6)))


def _bench(application, program: Program, beat: Beat, sentences: int) -> None:
    program.window.resize(1280, 800)
    program.window.show_page("listings")
    page = program.pages.listings
    until(application, lambda: program.tasks.idle and page.card.draft is not None)
    print(f"{len(page.card.editor.claims())} claims in a description of {sentences} sentences")
    steps: Sequence[tuple[str, Callable[[], None]]] = (
        ("nothing to do", lambda: wait(application, 1.0)),
        ("typing", lambda: _type(application, page)),
        ("from draft to draft", lambda: _go_through(application, program)),
        ("comparing and histories", lambda: _look(application, program)),
    )
    for name, act in steps:
        _measure(beat, name, act)
    job = program.pages.desk.draft_all
    job.acts.start(Order("missing", (), ("generic",), ("auto",), "listing", Style()))
    until(application, lambda: job.running)
    wait(application, 1.0)
    for name, act in steps:
        _measure(beat, f"{name}, a job running" if job.running else f"{name}, the job was over", act)
    job.pause()


def _measure(beat: Beat, name: str, act: Callable[[], None]) -> None:
    beat.restart()
    act()
    print(f"longest gap, {name}: {1000 * beat.longest:.0f} ms (own work {1000 * beat.worked:.0f} ms)")


def _type(application, page) -> None:
    edit = page.card.editor.description
    edit.setFocus()
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    for letter in ("It is 12 cm wide and holds 3 l. " * 9)[:_LETTERS]:
        QTest.keyClick(edit, letter)
        wait(application, _BETWEEN_S)


def _go_through(application, program: Program) -> None:
    page = program.pages.listings
    for row in range(_TYPED_INTO):
        page.products.table.selectRow(row)
        wait(application, 0.4)


def _look(application, program: Program) -> None:
    page = program.pages.listings
    for row in range(_TYPED_INTO // 2):
        page.products.table.selectRow(row)
        wait(application, 0.3)
        for look in ("compare", "history", "editor"):
            page.card.looks.turn_to(look)
            wait(application, 0.3)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*[*given, *(60, 8)[len(given) :]])
