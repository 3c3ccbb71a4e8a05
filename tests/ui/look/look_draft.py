"""Looks at one draft: its differences from the present text, its history, its tags, why it is rejected, its manner."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from look_registry import scene
from look_stage import Stage

from merchant_assistant.engine.model import GenerateRequest
from merchant_assistant.listings.model import KINDS, Listing

_WRONG = Listing(
    "Insulated Water Bottle, 750 ml, 18/8 Stainless Steel",
    (
        "Double-wall vacuum bottle in 18/8 stainless steel, weighs 350 g",
        "Keeps drinks cold for 24 hours and hot for 12 hours",
        "Leak-proof screw lid with a silicone ring, 45 mm opening",
    ),
    "A 750 ml vacuum bottle in 18/8 stainless steel that keeps drinks cold for 24 hours. Kills 99.9 % of bacteria, "
    "food safe and free of BPA.",
    "Insulated Water Bottle, 750 ml, Stainless Steel",
    "A 750 ml vacuum bottle in 18/8 stainless steel that keeps drinks cold for 24 hours.",
    ("water bottle", "stainless steel", "750 ml", "不锈钢保温杯"),
)


@scene
def text(stage: Stage) -> Iterator[str]:
    page = stage.show("listings")
    stage.sample()
    stage.show("listings")
    page.draft.click()
    stage.idle()
    card = page.card
    _type(stage, card, _WRONG)
    yield "text-wrong"
    stage.window.resize(1280, 800)
    stage.settle()
    card.editor.tags.setFocus()
    card.editor.verticalScrollBar().setValue(card.editor.verticalScrollBar().maximum())
    yield "text-tags"
    card.looks.turn_to("compare")
    stage.idle()
    yield "text-compare"
    card.looks.turn_to("history")
    stage.idle()
    yield "text-history"
    card.looks.turn_to("editor")
    card.ask_why()
    stage.settle()
    yield "text-why"
    card.why.hide()
    card.ask_style()
    stage.settle()
    yield "text-style"
    card.manner.hide()
    card.show_draft(page.product, replace(card.draft, outdated=True))
    stage.settle()
    yield "text-outdated"


@scene
def text_copy(stage: Stage) -> Iterator[str]:
    """Copy that sells the product."""
    stage.show("listings")
    stage.sample()
    page = stage.show("listings")
    card = page.card
    stage.engine._script = _copy
    for kind in KINDS:
        if kind == "listing":
            continue
        card.tools.kinds.choose(kind)
        stage.idle()
        if kind == "ad":
            yield "text-copy-none"
        card.nothing.action.click()
        stage.idle()
        yield f"text-copy-{kind}"


def _copy(request: GenerateRequest) -> str:
    """What the kind of copy asks for."""
    return json.dumps({name: _COPY[name] for name in json.loads(request.json_schema or "{}")["required"]})


_COPY = {
    "subject": "Insulated Water Bottle, 750 ml",
    "headlines": ["Cold for 24 hours", "750 ml in 18/8 stainless steel", "Leak-proof, 2 year warranty"],
    "text": "A 750 ml vacuum bottle in 18/8 stainless steel that keeps drinks cold for 24 hours and hot for 12 hours.",
}


def _type(stage: Stage, card: Any, listing: Listing) -> None:
    """As a person would, saved and checked."""
    card.editor.put_listing(listing)
    card.flush()
    card.keeper.when_checked(stage.settle)
    stage.idle()
