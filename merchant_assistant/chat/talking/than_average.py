"""Those that were told on one side of their average: "the ones above it", 比均价贵的有几款."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.exact.following.following import together
from merchant_assistant.chat.exact.items.replacing import about
from merchant_assistant.chat.talking.replies import figures_in
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in

_EXACT = Decimal("0.0001")


def than_average(asked: Asking, compute: Compute) -> Asking | None:
    """ "Those above the average": beside the average that was told, or that of the prices."""
    words, reading = said_in(asked_in(asked.text)), asked.reading
    found = re.match(words["than_mean"], asked.text) if "than_mean" in words else None
    if found is None or reading is None or reading.inquiry.group:
        return None
    field = reading.inquiry.field if reading.inquiry.operation == "average" else "price"
    kept = tuple(chip for chip in reading.chips if field not in about(chip.condition))  # above it, then below it
    base = replace(
        reading, chips=kept, inquiry=Inquiry("count", where=together(kept)), wanted="figure", about="", tied=()
    )
    label = field_label(field, reading.language)
    reply = compute(words["than_mean_asks"].format(field=label), base)
    figures = figures_in(reply)
    if reply is None or reply.reading is None or reply.reading.inquiry.operation != "average" or len(figures) != 1:
        return None
    down = re.search(words["than_mean_less"], asked.text) is not None
    said = {"field": label, "mean": f"{figures[0].value.quantize(_EXACT).normalize():f}", "rest": found["rest"]}
    return replace(asked, text=words["than_mean_down" if down else "than_mean_up"].format(**said), reading=base)
