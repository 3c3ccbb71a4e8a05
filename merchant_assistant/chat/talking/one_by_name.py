"""The one of the things that were told which is called so: "is the clay one reduced", "the handles", 暖白那款多少钱."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.synonyms import look_of
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.replies import finding_in, is_exact, reading_in, told_in
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.chat.talking.things_told import ENDS, of_rows, titles_of
from merchant_assistant.foundation.prose import asked_in


def of_named_one(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Is the clay one reduced", "what is the cheapest of those made of": where these words are not read, its SKU."""
    one = re.search(words["named_one"], asked.text, re.IGNORECASE) if asked.spoken.rows else None
    best = re.search(words["best_of"], asked.text, re.IGNORECASE)
    found = one or best
    if found is None or is_exact(compute(asked.text, asked.reading)):
        return None
    if one:
        named = [sku for sku, title in titles_of(asked).items() if set(key_of(one["named"])) <= set(title)]
        its = [sku for sku in named if sku in asked.spoken.rows]
        behind = replace(asked.reading, about=its[0], tied=()) if asked.reading and len(its) == 1 else None
    else:
        behind = reading_in(compute(words["best_asks_of"].format(best=found["best"]), asked.reading))
    if behind is None or not behind.about:
        return None
    text = asked.text[: found.start()] + words["it_is"] + asked.text[found.end() :]
    return replace(asked, text=text, reading=behind) if is_exact(compute(text, behind)) else None


def the_one(asked: Asking, words: Mapping[str, Any]) -> Asking | None:
    """ "What are the handles made of": the one thing that was told last, where its name has the word."""
    found = re.search(words["the_one"], asked.text, re.IGNORECASE)
    it = asked.spoken.it
    if found is None or not it:
        return None
    titles = titles_of(asked)
    noun = key_of(found["noun"])
    having = [sku for sku, title in titles.items() if len(noun) == 1 and noun[0] in title]
    if having != [it]:
        return None
    text = asked.text[: found.start()] + called(it, asked_in(asked.text)) + asked.text[found.end() :]
    return replace(asked, text=text, reading=None)


def one_that_is_so(asked: Asking, compute: Compute) -> Asking | None:
    """ "The warm white one": the one of those told that is so, where it is only one."""
    words = said_in(asked_in(asked.text))
    found = re.match(words["definite"], asked.text) if "definite" in words else None
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
    if told_in(compute(kept, among)) == sku:
        return replace(asked, text=kept, reading=among)  # what goes on from it is still of these goods
    return replace(asked, text=called(sku) + found["rest"], reading=None)


def _only(what: str, among: Reading, words: Mapping[str, Any], compute: Compute) -> str:
    """The SKU of the one thing among some that is so; '' for none or several."""
    reply = compute(words["definite_among"].format(what=what), among)
    reading, finding = reading_in(reply), finding_in(reply)
    listed = finding.rows if finding and reading and reading.inquiry.operation == "list" else ()
    return listed[0].sku if len(listed) == 1 else ""


def _subject(asked: Asking) -> Reading | None:
    """Those among which something is picked: the goods last asked about, or what was told before one of them."""
    reading = asked.reading
    if reading and reading.about and reading.inquiry.operation not in ENDS:
        return of_rows(asked.spoken.rows, asked) if len(asked.spoken.rows) > 1 else None
    return reading
