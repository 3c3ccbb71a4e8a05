"""What a word for one, or for sizes, stands for behind goods that were told: "when did we last sell one"."""

from __future__ import annotations

import re
from dataclasses import replace

from merchant_assistant.catalogue.inquiry import Words
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.talking.replies import reading_in
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in


def one_of_them(asked: Asking, compute: Compute) -> Asking | str:
    """The question with what it means, or by its name what is asked back; as it is for any other."""
    words = said_in(asked_in(asked.text)).get("one_of_them")
    if words is None:
        return asked
    if found := re.search(words["sold"], asked.text, re.IGNORECASE):
        if not asked.spoken.it:
            return "which_one"  # of all goods nobody asks when one was sold
        return replace(asked, text=asked.text[: found.start("one")] + words["it"] + asked.text[found.end("one") :])
    found = re.match(words["sizes"], asked.text, re.IGNORECASE) if asked.reading and asked.reading.chips else None
    if found and _leaves_them(asked, compute):
        return replace(asked, text=words["these"] + asked.text[found.end() :])
    return asked


def _leaves_them(asked: Asking, compute: Compute) -> bool:
    """Whether it would be read of all goods whose names say "size": no column has what these differ in."""
    reading = reading_in(compute(asked.text, asked.reading))
    if reading is None or asked.reading is None:
        return False
    told = {chip.condition for chip in reading.chips}
    goods = {chip.condition for chip in asked.reading.chips}
    return not goods <= told and any(isinstance(one, Words) and one not in goods for one in told)
