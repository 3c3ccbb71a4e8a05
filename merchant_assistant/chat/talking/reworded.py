"""What goes on from an answer in words that are read: "how much is that worth", "is there enough of it"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.talking.picking import lesser, lesser_of
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.replies import is_exact
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in


def reworded(asked: Asking, compute: Compute) -> Asking:
    """ "How much is that worth", "does that also go for the teapot": in words that are read."""
    words = said_in(asked_in(asked.text))
    if asked.reading and (plain := _in_plain_words(asked, words)):
        return replace(asked, text=plain)
    if re.match(words["overview"], asked.text, re.IGNORECASE):
        anew = (said for said in words["overview_said"] if is_exact(compute(said, None)))
        return replace(asked, text=next(anew, asked.text), reading=None)
    found = re.match(words["same"], asked.text, re.IGNORECASE)
    if found is None or not asked.before or re.search(words["asks"], found["goods"], re.IGNORECASE):
        return asked
    last, before = asked.before[-1], next((turn for turn in reversed(asked.before) if turn.role == "user"), None)
    if last.exact:
        return replace(asked, text=words["same_said"].format(goods=found["goods"]))
    again = re.sub(words["it"], found["goods"], before.text, count=1, flags=re.IGNORECASE) if before else ""
    told = last.kind == "grounded" and before is not None and again != before.text
    return replace(asked, text=again, reading=None) if told else asked


def _in_plain_words(asked: Asking, words: Mapping[str, Any]) -> str:
    """What goes on from an answer in words that are read; '' where the text stands as it is."""
    for name in ("worth_cost", "worth", "was", "saves", "of_what", *(() if asked.spoken.it else ("one_of_each",))):
        if name in words and (found := re.match(words[name], asked.text, re.IGNORECASE)):
            grouped = asked.reading is not None and asked.reading.inquiry.group and f"{name}_grouped" in words
            return str(words[f"{name}_grouped" if grouped else f"{name}_said"].format(**found.groupdict()))
    if found := re.match(words.get("of_that_have", "(?!)"), asked.text, re.IGNORECASE):  # what goods are with
        return f"{found['asks']}{'it' if asked.spoken.it else 'those'} {found['rest']}"
    of_groups = asked.reading is not None and bool(asked.reading.inquiry.group)  # the stock of that supplier
    if not of_groups and (found := re.search(words["theirs"], asked.text, re.IGNORECASE)):
        return asked.text[: found.start()] + str(words["theirs_said"].format(**found.groupdict()))
    return ""


def of_one(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Is there enough of it", "is there a cheaper one": in words that are read."""
    if asked.reading and asked.reading.quantity and asked.reading.about and re.match(words["enough"], asked.text):
        return replace(asked, text=words["enough_said"].format(n=asked.reading.quantity))
    if asked.reading and asked.spoken.it and (found := re.match(words.get("enough_for", "(?!)"), asked.text)):
        return replace(asked, text=words["enough_said"].format(n=found["n"] or found["first"]))
    if asked.spoken.it and (found := re.match(words.get("than_goods", "(?!)"), asked.text)):
        said = {"it": called(asked.spoken.it), **found.groupdict()}
        return replace(asked, text=words["than_goods_said"].format(**said), reading=None)
    found = re.match(words["lesser"], asked.text) if asked.spoken.it else None
    if found is None and asked.spoken.it and (found := re.match(words.get("lesser_than", "(?!)"), asked.text)):
        return lesser_of(asked, {"sku": called(asked.spoken.it), "adj": found["adj"]}, words, compute)
    return lesser(asked, found, words, compute) if found else None
