"""What is looked at: every page in its states, questions, messages.

To add a page or a state: one function here that brings the stage there, and yields a name each time there is something
to see. It starts on a fresh data folder with an empty catalogue; every picture is taken of what is shown then. Nothing
it does may depend on the theme, the language or the size: those are changed at each ``yield``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from look_stage import Stage

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.model import Listing

Scene = Callable[[Stage], Iterator[str]]

SCENES: list[Scene] = []
_BUSY = UserFault(
    "busy",
    said("Database", "Another program is writing to your data."),
    said("Database", "Close it, or wait a moment."),
)
_NOTHING_LIKE_IT = "no such thing"
_WORST = """sku,title,price,weight,colour
WB-1,Bottle 750 ml,7.85,365 g,Black
WB-1,Bottle 750 ml again,8.10,365 g,Silver
,,,,
WB-3,Mug,abc,310 g,White
WB-4,Lunch box 保温饭盒,12.50,420 g,Green,one cell too many
"""
_EDITED = Listing(
    "Insulated Water Bottle, 750 ml, 18/8 Stainless Steel",
    (
        "Double-wall vacuum bottle in 18/8 stainless steel, weighs 350 g",
        "Keeps drinks cold for 24 hours and hot for 12 hours, with a 5 year warranty",
        "Leak-proof screw lid with a silicone ring, 45 mm opening",
    ),
    "A 750 ml vacuum bottle in 18/8 stainless steel that keeps drinks cold for 24 hours. The powder coating does not "
    "sweat, and the 45 mm opening takes ice cubes and a bottle brush. Ships in cartons of 24, certified to LFGB.",
)


def scene(function: Scene) -> Scene:
    """Have it looked at."""
    SCENES.append(function)
    return function


@scene
def catalogue(stage: Stage) -> Iterator[str]:
    page = stage.show("catalogue")
    yield "catalogue-empty"
    stage.sample()
    yield "catalogue-full"
    page.browse.table.selectRow(0)
    stage.idle()
    yield "catalogue-facts"
    page.browse.show_imports()
    stage.idle()
    yield "catalogue-imports"
    page.browse.side.put_away()
    page.browse.search.setText(_NOTHING_LIKE_IT)
    stage.wait(lambda: page.browse.model.query == _NOTHING_LIKE_IT)
    stage.idle()
    yield "catalogue-nothing-found"
    page.browse.states._show_loading()
    yield "catalogue-loading"
    page.browse._failed(_BUSY)
    yield "catalogue-error"


@scene
def plan(stage: Stage) -> Iterator[str]:
    page = stage.show("catalogue")
    file = stage.write("supplier-prices.csv", _WORST)
    page.reading.begin(file.name)
    page.setCurrentWidget(page.reading)
    yield "plan-reading"
    stage.drop(file)
    yield "plan-columns"
    page.plan.tabs.choose(1)
    yield "plan-problems"
    page.plan.agree.click()
    stage.idle()
    yield "plan-imported"
    stage.drop(stage.write(file.name, _WORST.replace("7.85", "8.20").replace("365 g", "370 g")))
    page.plan.tabs.choose(2)
    yield "plan-changes"
    page.plan.cancel.click()
    stage.idle()
    stage.drop(stage.write("empty.csv", ""))
    yield "plan-refused"


@scene
def listings(stage: Stage) -> Iterator[str]:
    page = stage.show("listings")
    yield "listings-empty"
    stage.sample()
    stage.show("listings")
    yield "listings-no-draft"
    stage.engine.gate.clear()
    page.draft.click()
    stage.wait(lambda: bool(page.card.stream.toPlainText()))
    yield "listings-writing"
    stage.engine.gate.set()
    stage.idle()
    yield "listings-proven"
    page.card.editor.show_listing(_EDITED, ())
    page.card._edited()
    page.flush()
    stage.idle()
    yield "listings-edited"
    page.decisions.approve()
    stage.idle()
    yield "listings-approve-anyway"
    page.card.approve_now()
    stage.idle()
    stage.notifier.dismiss()
    yield "listings-approved"
    page.export.click()
    stage.idle()
    yield "listings-export"
    for window in stage.tops()[1:]:
        window.close()


@scene
def messages(stage: Stage) -> Iterator[str]:
    stage.show("catalogue")
    stage.notifier.failure(_BUSY)
    yield "message-fault"
    stage.notifier.dismiss()
    stage.notifier.ask(_BUSY.message, _BUSY.hint, yes="OK", act=stage.settle, no="Esc")
    yield "message-question"
    for window in stage.tops()[1:]:
        window.close()


@scene
def other_pages(stage: Stage) -> Iterator[str]:
    """Every page of the rail that has no scene of its own, as it is at first and with a catalogue."""
    others = [page for page in stage.window.rail.pages if page not in _WITH_SCENES]
    for page in others:
        stage.show(page)
        yield f"{page}-first"
    stage.sample()
    for page in others:
        stage.show(page)
        yield f"{page}-full"


_WITH_SCENES = {"catalogue", "listings"}
