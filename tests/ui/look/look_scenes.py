"""What is looked at: every page in its states, questions, messages.

To add a page or a state: one function here that brings the stage there, and yields a name each time there is something
to see. It starts on a fresh data folder with an empty catalogue; every picture is taken of what is shown then. Nothing
it does may depend on the theme, the language or the size: those are changed at each ``yield``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import look_desk  # noqa: F401 - its scenes
import look_draft  # noqa: F401 - its scenes
import look_replies  # noqa: F401 - its scenes
from look_catalogue import PRICE_LIST
from look_models import SLOW, SPEED, begin_fetch, bring_model, empty_models
from look_registry import BUSY, NOTHING_LIKE_IT, SCENES, Scene, scene
from look_stage import Stage

from merchant_assistant.foundation.cancel import CancelToken, Progress
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.model import Listing
from merchant_assistant.ui.tasks import Task

__all__ = ["SCENES", "SLOW", "SPEED", "Scene"]

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
    page.card.editor.put_listing(_EDITED)
    page.flush()
    page.card.keeper.when_checked(stage.idle)
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
def home(stage: Stage) -> Iterator[str]:
    folder = empty_models(stage)
    page = stage.show("home")
    yield "home-first"
    begin_fetch(stage, page.model.model)
    yield "home-fetching"
    stage.program.pages.desk.fetching._fetches.clear()
    bring_model(stage)
    yield "home-model-ready"
    stage.sample()
    stage.show("home")
    yield "home-third-step"
    for product in stage.program.services.catalogue.product_ids()[:4]:
        stage.program.services.listings.draft(product)
    (folder / "qwen3-4b-instruct-2507.gguf.part").write_bytes(bytes(50_000_000))
    page.plan_waits("supplier-prices.csv")
    stage.program.pages.desk.tell(Changes(drafts=True))
    stage.idle()
    yield "home-full"
    page.states._show_loading()
    yield "home-loading"
    page._failed(BUSY)
    yield "home-error"


@scene
def chat(stage: Stage) -> Iterator[str]:
    page = stage.show("chat")
    yield "chat-no-products"
    stage.sample()
    stage.show("chat")
    yield "chat-empty"
    stage.engine.gate.clear()
    page.view.composer.sent.emit("Describe the Insulated Water Bottle")
    stage.wait(lambda: bool(page.view.transcript.live and page.view.transcript.live.plain_text))
    yield "chat-writing"
    stage.engine.gate.set()
    stage.idle()
    page.view.composer.sent.emit("How heavy is the Sports Bottle?")
    stage.idle()
    yield "chat-full"
    page.view.composer.sent.emit("Which products cost less than 5 USD?")
    stage.idle()
    yield "chat-exact"
    answer = page.view.transcript.last_answer
    for row in (0, 1):
        answer.exact.table._rows.tick(answer.exact.table.model().index(row, 3))
    answer.feedback.down.click()
    stage.idle()
    stage.notifier.dismiss()
    answer.tools.show()
    page.view.transcript.verticalScrollBar().setValue(page.view.transcript.verticalScrollBar().maximum())
    yield "chat-ticked"
    answer.exact.deeds.compare.click()
    stage.idle()
    yield "chat-compared"
    page.view.transcript.last_answer.feedback.begin()
    page.view.transcript.verticalScrollBar().setValue(page.view.transcript.verticalScrollBar().maximum())
    yield "chat-correcting"
    page.view.transcript.last_answer.feedback.box.leave.click()
    stage.engine.gate.clear()
    page.view.composer.sent.emit("Describe the Insulated Water Bottle")
    page.view.composer.queued.emit("And how many of it are in stock, in every colour that we have?")
    stage.wait(lambda: bool(page.view.transcript.live and page.view.transcript.live.plain_text))
    yield "chat-waiting"
    stage.engine.gate.set()
    stage.idle()
    page.view.transcript.views[0].setFocus()
    page.view.edit_last()
    yield "chat-editing"
    page.view.composer.end_edit()
    page.panel.search.setText(NOTHING_LIKE_IT)
    stage.idle()
    yield "chat-search"
    page.view.states._show_loading()
    yield "chat-loading"
    page.view._not_opened(BUSY)
    yield "chat-error"


@scene
def own_words(stage: Stage) -> Iterator[str]:
    """A word that the catalogue does not know: offered, chosen, and in the list of them."""
    stage.sample()
    page = stage.show("chat")
    page.view.composer.sent.emit("How many products are roasty?")
    stage.idle()
    page.view.composer.sent.emit("What is the kip of the Sports Bottle?")
    stage.idle()
    yield "words-offered"
    page.view.transcript.last_answer.may_mean.more.click()
    stage.idle()
    yield "words-all"
    page.view.transcript.last_answer.may_mean.ways[0].click()
    stage.idle()
    yield "words-read"
    stage.notifier.dismiss()
    words = stage.program.services.chat.words
    words.remember(words.ways("kitchenish", "en")[-1])
    settings = stage.show("settings")
    stage.idle()
    settings.area.bring_into_view(settings.words.card)
    yield "words-known"
    for row in settings.words.rows:
        row.remove.click()
    stage.idle()
    settings.area.bring_into_view(settings.words.card)
    yield "words-none"


RETURNS = """# Returns

Goods may come back within 21 days, unused and in their box. Write to us first: we send a label.

## Costs

A restocking fee of 15 % is charged on opened boxes. Broken on arrival costs you nothing.

# Delivery

We deliver within the European Union in 3 working days. We do not ship to Switzerland.
"""


@scene
def knowledge(stage: Stage) -> Iterator[str]:
    """The documents that answers quote."""
    page = stage.show("chat")
    page.room.show_shelf()
    stage.idle()
    yield "knowledge-empty"
    damaged = stage.write("price-terms.pdf", "%PDF-1.7 and nothing else")
    page.room.take([stage.write("returns-and-delivery.md", RETURNS), stage.write("faq.txt", FAQ), damaged])
    stage.idle()
    stage.notifier.dismiss()
    yield "knowledge-full"
    page._leave_room()
    page.view.composer.sent.emit("What is the restocking fee?")
    stage.idle()
    yield "knowledge-answer"
    page.view.transcript.last_answer.sources.chips[0].click()
    stage.idle()
    yield "knowledge-reading"


FAQ = "Do you give samples?\n\nYes: one of each, you pay the postage.\n"


@scene
def messages(stage: Stage) -> Iterator[str]:
    stage.show("catalogue")
    stage.notifier.failure(BUSY)
    yield "message-fault"
    stage.notifier.dismiss()
    stage.notifier.ask(BUSY.message, BUSY.hint, yes="OK", act=stage.settle, no="Esc")
    yield "message-question"
    for window in stage.tops()[1:]:
        window.close()


@scene
def frame(stage: Stage) -> Iterator[str]:
    """What lies above every page, and the strip below it."""
    stage.show("catalogue")
    palette, drops = stage.program.pages.palette, stage.program.pages.drops
    palette.open()
    yield "frame-palette"
    palette.put_away()
    drops._overlay.cover([stage.write("supplier-prices.csv", PRICE_LIST)])
    stage.idle()
    yield "frame-drop"
    drops._overlay.hide()
    stage.engine.gate.clear()
    _begin_work(stage)
    stage.wait(lambda: stage.program.tasks.running()[-1].shown_step is not None)
    stage.window.strip.show_jobs()
    yield "frame-jobs"
    stage.window.strip.jobs.hide()
    stage.engine.gate.set()
    stage.idle()
    stage.program.crash._began = "2026-03-14T08:00:00+00:00"
    stage.program.crash.tell(stage.notifier)
    stage.notifier.say("Approved: Insulated Water Bottle, 750 ml", action="Undo", act=stage.settle, undo=True)
    yield "frame-done"
    stage.notifier.dismiss()
    yield "frame-broke-off"


def _begin_work(stage: Stage) -> None:
    """Two pieces of work that stand still while the gate is closed, one with an end that is known."""

    def run(total: int | None, progress: Progress, _cancel: CancelToken) -> None:
        progress(340, total, said("Work", "Restoring"))
        stage.engine.gate.wait(20)

    for total in (1000, None):
        stage.program.tasks.start(Task(partial(run, total), title=said("Work", "Restoring")))


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


_WITH_SCENES = {"catalogue", "chat", "listings", "home", "models", "replies"}
