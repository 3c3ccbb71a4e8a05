"""What is said of some of the things that were told: 暖白那款起订多少, "dearer than the average"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.chat.exact.following import together
from merchant_assistant.chat.exact.labels import field_label
from merchant_assistant.chat.exact.replacing import about
from merchant_assistant.chat.exact.synonyms import look_of
from merchant_assistant.chat.exact.words import key_of
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.chat.talking.what_was_told import ENDS, of_rows
from merchant_assistant.foundation.prose import asked_in

if TYPE_CHECKING:
    from merchant_assistant.chat.answer import Asking, Compute
    from merchant_assistant.chat.exact.model import Reading

_SEVERAL = 2
_EXACT = Decimal("0.0001")


def among_told(asked: Asking, compute: Compute) -> Asking | None:
    """The question with what it means; None for any other."""
    words = said_in(asked_in(asked.text))
    if asked.reading is None or "definite" not in words:
        return None
    return _definite(asked, words, compute) or _than_mean(asked, asked.reading, words, compute)


def _definite(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "The warm white one": the one of those told that is so, where it is only one."""
    found = re.match(words["definite"], asked.text)
    among = _subject(asked)
    if found is None or among is None:
        return None
    coloured = f"{found['what']}{words['colour']}"
    called_so = (found["what"], *((coloured,) if look_of(key_of(coloured)) == "colour" else ()))  # 白的那款
    one = next(((what, sku) for what in called_so if (sku := _only(what, among, words, compute))), None)
    if one is None:
        return None
    what, sku = one
    if re.fullmatch(r"[呢\s?？。.!！]*", found["rest"]):
        return replace(asked, text=words["same_said"].format(goods=called(sku)))
    kept = words["definite_said"].format(what=what, rest=found["rest"])
    again = compute(kept, among)
    if again and again.kind == "exact" and again.reading and again.reading.about == sku:
        return replace(asked, text=kept, reading=among)  # what goes on from it is still of these goods
    return replace(asked, text=called(sku) + found["rest"], reading=None)


def _only(what: str, among: Reading, words: Mapping[str, Any], compute: Compute) -> str:
    """The SKU of the one thing among some that is so; '' for none or several."""
    reply = compute(words["definite_among"].format(what=what), among)
    rows = reply.finding.rows if reply and reply.kind == "exact" and reply.finding else ()
    listed = reply is not None and reply.reading is not None and reply.reading.inquiry.operation == "list"
    return rows[0].sku if listed and len(rows) == 1 else ""


def _subject(asked: Asking) -> Reading | None:
    """Those among which something is picked: the goods last asked about, or what was told before one of them."""
    reading = asked.reading
    if reading and reading.about and reading.inquiry.operation not in ENDS:
        return of_rows(asked.spoken.rows, asked) if len(asked.spoken.rows) >= _SEVERAL else None
    return reading


def _than_mean(asked: Asking, reading: Reading, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Those above the average": beside the average that was told, or that of the prices."""
    found = re.match(words["than_mean"], asked.text)
    if found is None or reading.inquiry.group:
        return None
    field = reading.inquiry.field if reading.inquiry.operation == "average" else "price"
    kept = tuple(chip for chip in reading.chips if field not in about(chip.condition))  # above it, then below it
    base = replace(
        reading, chips=kept, inquiry=Inquiry("count", where=together(kept)), wanted="figure", about="", tied=()
    )
    label = field_label(field, reading.language)
    reply = compute(words["than_mean_asks"].format(field=label), base)
    figures = reply.finding.figures if reply and reply.kind == "exact" and reply.finding else ()
    if reply is None or reply.reading is None or reply.reading.inquiry.operation != "average":
        return None
    if len(figures) != 1:
        return None
    down = re.search(words["than_mean_less"], asked.text) is not None
    said = {"field": label, "mean": f"{figures[0].value.quantize(_EXACT).normalize():f}", "rest": found["rest"]}
    return replace(asked, text=words["than_mean_down" if down else "than_mean_up"].format(**said), reading=base)
