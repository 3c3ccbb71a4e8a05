"""What else is like the thing that was told in one respect: "what else costs the same", "anything else from there"."""

from __future__ import annotations

import re
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import AllOf, Inquiry, Not, Skus, Test
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.labels import field_label
from merchant_assistant.chat.exact.columns.model import Chip, Reading
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.replies import figures_in
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in


def same_as(asked: Asking, compute: Compute) -> Asking | None:
    """The question with what it means; None for any other."""
    language = asked_in(asked.text)
    words, it = said_in(language).get("same_as"), asked.spoken.it
    if words is None or not it:
        return None
    if found := re.match(words["more_so"], asked.text, re.IGNORECASE):
        return replace(
            asked, text=words["more_so_said"].format(how=found["how"], it=called(it, language)), reading=None
        )
    said = (re.match(rule, asked.text, re.IGNORECASE) for rule in words["rules"])
    found = next(filter(None, said), None)
    if found is None:
        return None
    told = found.groupdict()
    field = told.get("field") or next(name for key, name in words["fields"].items() if told.get(key))
    reply = compute(words["asks"].format(field=field, it=called(it, language)), None)
    values = figures_in(reply)
    if reply is None or reply.reading is None or reply.reading.wanted != "look" or len(values) != 1:
        return None
    name, value = reply.reading.inquiry.field, values[0].group or ""
    chips = (
        Chip(f"{field_label(name, language)}: {value}", Test(name, (value,))),
        Chip(words["others_are"], Not(Skus((it,)))),
    )
    where = AllOf(tuple(chip.condition for chip in chips))
    return replace(asked, again=Reading(Inquiry("list", where=where), chips, wanted="things", language=language))
