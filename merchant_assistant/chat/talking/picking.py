"""What a question picks out of what was told: "the cheaper one", 最贵的那款, 这三款, "that brand".

The thing is found by asking which it is; then the question is asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from merchant_assistant.catalogue.inquiry import Inquiry
from merchant_assistant.chat.exact.following.following import is_of_things, together
from merchant_assistant.chat.exact.items.replacing import about
from merchant_assistant.chat.talking.by_size_named import sized
from merchant_assistant.chat.talking.one_by_name import one_that_is_so
from merchant_assistant.chat.talking.pointing_back import PAIR, called
from merchant_assistant.chat.talking.replies import finding_in, is_exact, told_in
from merchant_assistant.chat.talking.so_many_of_told import as_many_as_held, as_many_as_told
from merchant_assistant.chat.talking.talk import counted, said_in
from merchant_assistant.chat.talking.than_average import than_average
from merchant_assistant.chat.talking.that_group import of_group, of_leading, of_named
from merchant_assistant.chat.talking.things_told import names_of, of_rows
from merchant_assistant.chat.talking.two_brands import of_two_brands
from merchant_assistant.chat.talking.which_is_most import ranked, which_of_told
from merchant_assistant.foundation.prose import asked_in

if TYPE_CHECKING:
    from merchant_assistant.chat.answer import Asking, Compute
    from merchant_assistant.chat.exact.columns.model import Reply


_HANGING = re.compile(r"[呢\s?？。.!！]*")  # what is asked stands in the question before


def picked(asked: Asking, compute: Compute) -> Asking | str:
    """The question with the thing, the things or the group that it picks; a text that asks back where none is found."""
    words = said_in(asked_in(asked.text))
    return (
        _of_sort(asked, words, compute)
        or as_many_as_held(asked, words, compute)
        or of_leading(asked, words, compute)
        or of_two_brands(asked)
        or of_named(asked, words, compute)
        or of_group(asked, words, compute)
        or as_many_as_told(asked, words)
        or which_of_told(asked, compute)
        or one_that_is_so(asked, compute)
        or than_average(asked, compute)
        or _best(asked, words, compute)
        or _degree(asked, words, compute)
        or asked
    )


def _of_sort(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "The textiles here, what do they cost on average": all of a sort that is named anew."""
    found = re.match(words["of_sort"], asked.text, re.IGNORECASE)
    finding = finding_in(compute(counted(found["goods"], asked_in(asked.text)), None)) if found else None
    if found is None or finding is None or finding.passing <= 1:
        return None
    return replace(asked, text=found["goods"] + found["rest"], reading=None)


def _best(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Is the cheapest one in stock": of the one that is the cheapest."""
    found = re.match(words["best"], asked.text, re.IGNORECASE)
    if found is None and "best_bare" in words and (found := re.match(words["best_bare"], asked.text)):
        found = None if is_exact(compute(asked.text, asked.reading)) else found
    if found is None:
        return None
    best = found["best"] if found["best"].endswith("的") else f"{found['best']}的"
    reply = compute(words["best_asks"].format(best=best), asked.reading)
    if reply is None or not told_in(reply):
        return None
    of_it = _of_it(asked, reply, words, found["rest"])
    finding = finding_in(compute(of_it.text, of_it.reading))
    return of_it if finding and finding.passing else None


def _degree(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | str | None:
    """ "What does the cheaper one weigh": of the two, or of all that were told."""
    found = re.search(words["degree"], asked.text, re.IGNORECASE)
    rows = asked.spoken.two or asked.spoken.rows
    if found is None or len(rows) <= 1:
        return None
    adj = next(filter(None, (found.groupdict().get(name) for name in ("adj", "adj2", "adj3"))))
    if "which_is_most" in words:
        reply = ranked(adj, of_rows(rows, asked), words, compute)
    elif len(rows) == PAIR:
        reply = compute(words["degree_two"].format(adj=adj, first=rows[0], last=rows[1]), None)
    else:
        return None
    rest = asked.text[found.end() :]
    sku = told_in(reply)
    if not sku and (sku := sized(adj, names_of(asked), rows, words)):
        reply = compute(words["this_one"].format(sku=called(sku, asked_in(asked.text))), None)
    if reply is None or not sku:
        said = found.groupdict()
        sure = not said.get("adj3") and (said.get("adj") or said.get("one") or asked_in(asked.text) == "zh")
        return str(words["replies"]["which_one"]) if sure else None  # "the poster"
    if re.fullmatch(words["degree_leads"], asked.text[: found.start()]):
        if asked.reading and _HANGING.fullmatch(rest):  # the same of the other one
            return replace(asked, text=words["same_said"].format(goods=called(sku)))
        return _of_it(asked, reply, words, rest)
    text = asked.text[: found.start()] + called(sku, asked_in(asked.text)) + asked.text[found.end() :]
    return replace(asked, text=text, reading=None)


def _of_it(asked: Asking, reply: Reply, words: Mapping[str, Any], rest: str) -> Asking:
    """The question of the one thing that an answer tells of."""
    return replace(asked, text=words["of_it"].format(rest=rest), reading=reply.reading)


def lesser(asked: Asking, found: re.Match[str], words: Mapping[str, Any], compute: Compute) -> Asking:
    """ "Is there a cheaper one": of the goods that were asked about, or of those like the one that was told."""
    said = {"sku": called(asked.spoken.it), "adj": found["adj"], "goods": found["goods"]}
    if found["goods"]:
        return replace(asked, text=words["lesser_said"].format(**said), reading=None)
    among = lesser_of(asked, said, words, compute)
    return among or replace(asked, text=words["lesser_alike"].format(**said), reading=None)


def lesser_of(asked: Asking, said: Mapping[str, str], words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Is there a cheaper one" of the goods that were asked about; None where only one thing was."""
    reading = asked.reading
    chips = reading.chips if reading else ()
    goods = tuple(one for one in chips if not is_of_things(one.condition) and set(about(one.condition)) != {"stock"})
    if reading is None or not goods:
        return None
    all_of = replace(reading, chips=goods, inquiry=Inquiry("list", where=together(goods)), about="", tied=())
    counted = compute(words["many"], all_of)
    if counted is None or not isinstance(counted.value, int) or counted.value <= 1:
        return None
    return replace(asked, text=words["lesser_of"].format(**said), reading=all_of)
