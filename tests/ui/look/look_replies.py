"""Looks at customers' messages: none yet, being written, written, edited wrongly, answered, failed; the house rules."""

from __future__ import annotations

from collections.abc import Iterator

from look_registry import BUSY, scene
from look_stage import Stage
from PySide6.QtWidgets import QDialog

from merchant_assistant.replies.model import Letter

_MUGS = Letter(
    "Hi, could you send me 40 of the black thermo mugs and are they dishwasher safe? When would they be here? "
    "Can we pay by invoice?\n\nBest regards,\nAnna Smith",
    "anna@example.com",
    "Mugs for our new shop in the old harbour, before the season begins",
)
_LATE = Letter("你好，我的订单12345还没收到。另外，不锈钢保温杯多少钱？")


@scene
def replies(stage: Stage) -> Iterator[str]:
    page = stage.show("replies")
    yield "replies-empty"
    stage.sample()
    stage.show("replies")
    page.arriving.show_letter(_MUGS)
    yield "replies-pasted"
    page.arriving.answer.click()
    stage.idle()
    yield "replies-full"
    page.view.editor.field.append("It is made of brass.")
    page.view.flush()
    stage.idle()
    yield "replies-edited"
    page.view.done.click()
    stage.idle()
    page.view.good.click()
    stage.idle()
    page.begin()
    page.arriving.show_letter(_LATE)
    page.arriving.answer.click()
    stage.idle()
    page.view.area.verticalScrollBar().setValue(page.view.area.verticalScrollBar().maximum())
    yield "replies-end"
    page.flow.failed[page.view.kept.id] = BUSY
    page.view._say()
    page.panel.fail(BUSY)
    yield "replies-error"
    page.flow.load()
    stage.idle()
    page.edit_rules()
    stage.idle()
    yield "replies-rules"
    for window in page.findChildren(QDialog):
        window.reject()
