"""What a question picks out of what was told: "the cheaper one", 最贵的那款, 这三款, "that brand".

The thing is found by asking which it is; then the question is asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from merchant_assistant.catalogue.inquiry import Inquiry, Test
from merchant_assistant.chat.exact.following import is_of_things, together
from merchant_assistant.chat.exact.going_on import ends_hanging
from merchant_assistant.chat.exact.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.lexicon import concepts
from merchant_assistant.chat.exact.replacing import about
from merchant_assistant.chat.exact.words import key_of
from merchant_assistant.chat.talking.among_told import among_told
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.ranked_told import ranked, which_of_told
from merchant_assistant.chat.talking.talk import counted, said_in
from merchant_assistant.chat.talking.two_groups import of_two_groups
from merchant_assistant.chat.talking.what_was_told import number_of, of_rows
from merchant_assistant.foundation.prose import asked_in

if TYPE_CHECKING:
    from merchant_assistant.chat.answer import Asking, Compute
    from merchant_assistant.chat.exact.model import Reply


_TWO = 2
_HANGING = re.compile(r"[呢\s?？。.!！]*")  # what is asked stands in the question before
_GROUPS = ("brand", "manufacturer", "supplier", "category", "subcategory", "origin")
_OWNERS = _GROUPS[:3]


def picked(asked: Asking, compute: Compute) -> Asking | str:
    """The question with the thing, the things or the group that it picks; a text that asks back where none is found."""
    words = said_in(asked_in(asked.text))
    return (
        _of_sort(asked, words, compute)
        or _of_count(asked, words, compute)
        or _of_leading(asked, words, compute)
        or of_two_groups(asked, _is_group)
        or _of_named(asked, words, compute)
        or _of_group(asked, words, compute)
        or _few(asked, words)
        or which_of_told(asked, compute)
        or among_told(asked, compute)
        or _best(asked, words, compute)
        or _degree(asked, words, compute)
        or asked
    )


def _of_named(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """绵里这个牌子都有什么: the brand stands there, so nothing is pointed at, and a whole question is a new one."""
    found = re.search(words["group"], asked.text, re.IGNORECASE)
    lead = asked.text[: found.start()].rstrip() if found else ""
    reply = compute(words["back_said"].format(goods=lead), None) if lead and asked_in(asked.text) == "zh" else None
    if found is None or reply is None or reply.reading is None:
        return None
    kind = found.groupdict().get("kind") or ""
    tests = [chip.condition for chip in reply.reading.chips if isinstance(chip.condition, Test)]
    named = (value for one in tests if _is_group(one.field, kind) for value in one.values)
    if not any(lead.casefold().endswith(value.casefold()) for value in named):
        return None
    return asked if ends_hanging(asked.text) else replace(asked, reading=None)


def _of_group(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | str | None:
    """ "How many does that brand have": the brand that was told last, by its name."""
    found = re.search(words["group"], asked.text, re.IGNORECASE) or _as_people(asked, words)
    if found is None:
        return None
    kind, (field, value) = found.groupdict().get("kind") or "", asked.spoken.group
    owner = found.groupdict().get("owner") or kind
    of_one = asked.reading is not None and bool(asked.reading.about)  # newer than the group that was told
    if (of_one or not (value and _is_group(field, owner))) and (its := _its_group(asked, owner, words, compute)):
        return replace(asked, text=asked.text[: found.start()] + its + asked.text[found.end() :], reading=None)
    if value and _is_group(field, kind):
        text = asked.text[: found.start()] + value + asked.text[found.end() :]
        return replace(asked, text=text, reading=None)
    chips = asked.reading.chips if asked.reading else ()
    kept = [chip for chip in chips if any(_is_group(name, kind) for name in about(chip.condition))]
    if asked.reading and kept:
        rest = re.sub(words["inside"], "", asked.text[found.end() :])
        where = replace(asked.reading.inquiry, where=together(kept))
        text = asked.text[: found.start()] + words["of_those"].format(rest=rest)
        return replace(asked, text=text, reading=replace(asked.reading, chips=tuple(kept), inquiry=where, about=""))
    vain = re.match(words["group_unknown"], found[0]) or (owner and asked.reading and asked_in(asked.text) == "zh")
    return str(words["replies"]["which_group"]) if vain else None


def _its_group(asked: Asking, kind: str, words: Mapping[str, Any], compute: Compute) -> str:
    """The brand, shop or sort of goods of the one thing that was told; '' where that is not known."""
    if not kind or not asked.spoken.it or "group_of" not in words:
        return ""
    reply = compute(words["group_of"].format(it=called(asked.spoken.it), kind=kind), None)
    figures = reply.finding.figures if reply and reply.kind == "exact" and reply.finding else ()
    looked = reply is not None and reply.reading is not None and reply.reading.wanted == "look"
    return (figures[0].group or "") if looked and len(figures) == 1 else ""


def _as_people(asked: Asking, words: Mapping[str, Any]) -> re.Match[str] | None:
    """ "How many do we have from them", where a brand was just told."""
    field, value = asked.spoken.group
    told = asked.reading is not None and asked.reading.inquiry.field == field and asked.reading.wanted == "look"
    told = told or (asked.reading is not None and asked.reading.inquiry.group == field)
    if not (told and value and _is_group(field, "")) or "group_as_people" not in words:
        return None
    return re.search(words["group_as_people"], asked.text, re.IGNORECASE)


def _of_leading(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Which are in the biggest category", behind figures of groups: the group by its name."""
    grouped = asked.reading and asked.reading.inquiry.group and not asked.reading.inquiry.limit
    found = re.search(words["leading"], asked.text) if grouped else None
    reply = compute(words["leading_asks"].format(end=found["end"]), asked.reading) if found else None
    if found is None or reply is None or reply.kind != "exact":
        return None
    name = reply.value[0] if isinstance(reply.value, tuple) and len(reply.value) == 1 else reply.value
    if not isinstance(name, str):
        return None
    return replace(asked, text=asked.text[: found.start()] + name + asked.text[found.end() :], reading=None)


def _is_group(field: str, kind: str) -> bool:
    """Whether a field is what a word like 牌子 means; without a word: whether it says who makes or sells things."""
    columns = keys_of_column(field)
    meant = [concepts()[id] for id in (_GROUPS if kind else _OWNERS) if id in concepts()]
    named = (one for one in meant if field == one.field or any(key in one.names for key in columns))
    kinds = (key_of(kind), key_of(f"{kind}目"))  # 这类
    return any(not kind or any(key in one.names for key in kinds) for one in named)


def _few(asked: Asking, words: Mapping[str, Any]) -> Asking | str | None:
    """ "What do the three weigh": as many as were told."""
    found = re.match(words["few"], asked.text, re.IGNORECASE)
    if found is None:
        return None
    count = number_of(found["n"] or found["m"], words)
    rows = asked.spoken.rows
    if count != len(rows) and not found["n"]:  # the four shoes: those that were told before some of them
        lists = (tuple(row.sku for row in turn.exact.rows) for turn in reversed(asked.before) if turn.exact)
        rows = next((told for told in lists if len(told) == count), rows)
    if count != len(rows):
        told = len(rows) if found["n"] else 0
        return str(words["replies"]["so_many"].format(count=told)) if told else None
    text = words["few_said"].format(rest=asked.text[found.end() :])
    return replace(asked, text=text, reading=of_rows(rows, asked))


def _of_count(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "What do the two oolongs cost each": a number of goods that says no more than how many there are."""
    found = re.match(words["as_many"], asked.text, re.IGNORECASE)
    if found is None:
        return None
    count = number_of(found["n"].replace("两", "二"), words)
    reply = compute(counted(found["goods"], asked_in(asked.text)), None)
    if reply and reply.value == count:
        return replace(asked, text=found["goods"] + found["rest"], reading=None)
    asks = words["as_many_of_those"].format(goods=found["goods"]) if "as_many_of_those" in words else ""
    those = compute(asks, asked.reading) if asks and asked.reading else None
    if those is None or those.reading is None or those.value != count or not those.finding:
        return None
    rows = [row.sku for row in those.finding.rows]
    if len(rows) != _TWO or count != _TWO:
        return replace(asked, text=words["few_said"].format(rest=found["rest"]), reading=of_rows(rows, asked))
    return replace(asked, text="和".join(map(called, rows)) + found["rest"], reading=None)


def _of_sort(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "The textiles here, what do they cost on average": all of a sort that is named anew."""
    found = re.match(words["of_sort"], asked.text, re.IGNORECASE)
    reply = compute(counted(found["goods"], asked_in(asked.text)), None) if found else None
    if found is None or reply is None or reply.kind != "exact" or not reply.finding or reply.finding.passing < _TWO:
        return None
    return replace(asked, text=found["goods"] + found["rest"], reading=None)


def _best(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Is the cheapest one in stock": of the one that is the cheapest."""
    found = re.match(words["best"], asked.text, re.IGNORECASE)
    if found is None and "best_bare" in words and (found := re.match(words["best_bare"], asked.text)):
        read = compute(asked.text, asked.reading)
        found = None if read and read.kind == "exact" else found
    if found is None:
        return None
    best = found["best"] if found["best"].endswith("的") else f"{found['best']}的"
    reply = compute(words["best_asks"].format(best=best), asked.reading)
    if reply is None or not _told(reply):
        return None
    of_it = _of_it(asked, reply, words, found["rest"])
    told = compute(of_it.text, of_it.reading)
    return of_it if told and told.kind == "exact" and told.finding and told.finding.passing else None


def _degree(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | str | None:
    """ "What does the cheaper one weigh": of the two, or of all that were told."""
    found = re.search(words["degree"], asked.text, re.IGNORECASE)
    rows = asked.spoken.two or asked.spoken.rows
    if found is None or len(rows) < _TWO:
        return None
    adj = found["adj"] or found["adj2"]
    if "ranked_told" in words:
        reply = ranked(adj, of_rows(rows, asked), words, compute)
    elif len(rows) == _TWO:
        reply = compute(words["degree_two"].format(adj=adj, first=rows[0], last=rows[1]), None)
    else:
        return None
    if reply is None or not (sku := _told(reply)):
        return str(words["replies"]["which_one"])
    rest = asked.text[found.end() :]
    if re.fullmatch(words["degree_leads"], asked.text[: found.start()]):
        if asked.reading and _HANGING.fullmatch(rest):  # the same of the other one
            return replace(asked, text=words["same_said"].format(goods=called(sku)))
        return _of_it(asked, reply, words, rest)
    return replace(asked, text=asked.text[: found.start()] + called(sku) + asked.text[found.end() :], reading=None)


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
    if counted is None or not isinstance(counted.value, int) or counted.value < _TWO:
        return None
    return replace(asked, text=words["lesser_of"].format(**said), reading=all_of)


def _told(reply: Reply | None) -> str:
    """The SKU of the one thing that an answer tells of."""
    return reply.reading.about if reply and reply.kind == "exact" and reply.reading else ""
