"""The listings desk with many drafts: the grid, the question before a job, the jobs, the review by keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from look_registry import scene
from look_stage import Stage

from merchant_assistant.engine.model import GenerateRequest
from merchant_assistant.foundation.changes import Changes
from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said
from merchant_assistant.listings.model import Listing, Target
from merchant_assistant.ui.tasks import Step

_PLATFORMS = ["shopify", "amazon", "ebay"]
_WRONG = Listing(
    "Insulated Water Bottle, 900 ml, Stainless Steel", ("Keeps drinks cold for 48 hours",), "It weighs 1.2 kg."
)
_DOUBTFUL = Listing("Thermo Mug", ("Made in Norway",), "A mug for the office, dishwasher safe.")


@scene
def desk(stage: Stage) -> Iterator[str]:
    stage.sample()
    _write_some(stage)
    page = stage.show("listings")
    page.platform.show_only(_PLATFORMS, "amazon")
    stage.idle()
    yield "desk-grid-full"
    for row in (1, 3, 4):
        page.products.ticks.turn(page.products.model.product(row).id)
    yield "desk-ticked"
    page.draft.click()
    stage.idle()
    yield "desk-start"
    page.many.window.reject()
    page.products.ticks.clear()
    page.platform.showPopup()
    yield "desk-platforms"
    page.platform.list.close()
    page.filters.group.choose("failed")
    page.search.setText("water")
    stage.wait(lambda: page.products.found.state == "empty")
    yield "desk-filter-empty"
    page.filters.show_all()
    stage.idle()
    page.products.found._show_loading()
    yield "desk-loading"
    page.products.load()
    stage.idle()
    page.platform.show_only(["amazon"], "amazon")
    stage.idle()
    yield "desk-one-platform"


@scene
def desk_review(stage: Stage) -> Iterator[str]:
    stage.sample()
    _write_some(stage)
    page = stage.show("listings")
    page.head.review.click()
    stage.idle()
    yield "desk-review"
    page.review.queue.next()
    stage.idle()
    page.review.queue.next()
    stage.idle()
    page.review.bar.why.click()
    yield "desk-review-why"
    page.review.stop()
    page.approve_all.ask()
    stage.idle()
    yield "desk-approve-all-question"
    for window in stage.tops()[1:]:
        window.close()


@scene
def desk_jobs(stage: Stage) -> Iterator[str]:
    stage.sample()
    listings, ids = stage.program.services.listings, stage.program.services.catalogue.product_ids()
    whole, stage.engine._script = stage.engine._script, _fail_for_some
    listings.jobs.queue(ids[:12], [Target("amazon")], only="all")
    for _one in listings.jobs.run():
        pass
    listings.jobs.queue(ids[12:40], [Target("shopify"), Target("ebay", "zh")])
    paused, _ = listings.jobs.queue(ids[40:], [Target("amazon", kind="ad")])
    listings.jobs.pause(paused.id)
    job = stage.program.pages.desk.draft_all
    job.look()
    page = stage.show("listings")
    page.platform.show_only(["shopify", "amazon"], "amazon")
    stage.idle()
    yield "desk-jobs-paused"
    page.jobs.open_window()
    stage.idle()
    yield "desk-jobs-window"
    page.jobs.window_of_jobs.close()
    stage.settle()
    stage.engine._script = whole
    stage.program.pages.desk.measuring.begin(lambda _finished: None)  # behind the gate it would take for ever
    stage.idle()
    stage.engine.gate.clear()
    job.go_on()
    stage.wait(lambda: any(_tells_of_one(work.shown_step) for work in stage.program.tasks.running()))
    yield "desk-jobs-running"
    stage.engine.gate.set()
    job.pause()
    stage.idle()


def _tells_of_one(step: Step | None) -> bool:
    """What is being written is told beside what is done and how many there are; at first only these two are."""
    return step is not None and len(re.findall(r"\d+", step.text)) == 3


def _write_some(stage: Stage) -> None:
    """Drafts of every state."""
    services = stage.program.services
    listings, ids = services.listings, services.catalogue.product_ids()
    drafts = {
        (place, platform): listings.draft(ids[place], platform=platform)[0]
        for place in range(5)
        for platform in _PLATFORMS[: 3 - place % 3]
    }
    listings.edit(drafts[0, "amazon"].id, _WRONG)
    listings.edit(drafts[1, "shopify"].id, _DOUBTFUL)
    listings.approve(drafts[0, "shopify"].id)
    listings.approve(drafts[3, "shopify"].id)
    listings.reject(drafts[4, "shopify"].id)
    listings.jobs.queue([ids[2]], [Target("ebay")])
    stage.program.pages.desk.draft_all.look()
    stage.program.pages.desk.tell(Changes(drafts=True))
    stage.idle()


def _fail_for_some(request: GenerateRequest) -> str:
    """As a model that has no room for every third product."""
    told = json.dumps([message.content for message in request.messages])
    if len(told) % 3 == 0:
        raise UserFault(
            "prompt_too_long",
            said("Engine", "This is too long for the model."),
            said("Engine", "Ask for less at once."),
        )
    return json.dumps({"title": "Insulated bottle", "bullets": ["Made of steel"], "description": "A bottle."})
