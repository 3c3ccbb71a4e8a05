"""What a question picks out of what was told: "the cheaper one", 最贵的那款, 这三款, "that brand".

The thing is found by asking which it is; then the question is asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from merchant_assistant.catalogue.inquiry import Inquiry, Skus, Test
from merchant_assistant.chat.exact.following import is_of_things, together
from merchant_assistant.chat.exact.going_on import ends_hanging
from merchant_assistant.chat.exact.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.lexicon import concepts
from merchant_assistant.chat.exact.model import Chip, Reading
from merchant_assistant.chat.exact.replacing import about
from merchant_assistant.chat.exact.words import key_of
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.talk import counted, said_in
from merchant_assistant.foundation.prose import asked_in

if TYPE_CHECKING:
    from merchant_assistant.chat.answer import Asking, Compute
    from merchant_assistant.chat.exact.model import Reply


_TWO = 2
_GROUPS = ("brand", "manufacturer", "supplier", "category", "subcategory", "origin")
_OWNERS = _GROUPS[:3]


def picked(asked: Asking, compute: Compute) -> Asking | str:
    """The question with the thing, the things or the group that it picks; a text that asks back where none is found."""
    words = said_in(asked_in(asked.text))
    return (
        _of_sort(asked, words, compute)
        or _of_count(asked, words, compute)
        or _of_leading(asked, words, compute)
        or _of_named(asked, words, compute)
        or _of_group(asked, words)
        or _few(asked, words)
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


def _of_group(asked: Asking, words: Mapping[str, Any]) -> Asking | str | None:
    """ "How many does that brand have": the brand that was told last, by its name."""
    found = re.search(words["group"], asked.text, re.IGNORECASE)
    if found is None:
        return None
    kind, (field, value) = found.groupdict().get("kind") or "", asked.spoken.group
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
    vain = re.match(words["group_unknown"], found[0]) or (kind and asked.reading and asked_in(asked.text) == "zh")
    return str(words["replies"]["which_group"]) if vain else None


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
    said = found["n"] or found["m"]
    count = int(said) if said.isdigit() else words["numbers"].index(said)
    if count != len(asked.spoken.rows):
        told = len(asked.spoken.rows) if found["n"] else 0
        return str(words["replies"]["so_many"].format(count=told)) if told else None
    text = words["few_said"].format(rest=asked.text[found.end() :])
    return replace(asked, text=text, reading=_of_rows(asked, asked.spoken.rows))


def _of_count(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "What do the two oolongs cost each": a number of goods that says no more than how many there are."""
    found = re.match(words["as_many"], asked.text, re.IGNORECASE)
    if found is None:
        return None
    count = int(found["n"]) if found["n"].isdigit() else words["numbers"].index(found["n"].replace("两", "二"))
    reply = compute(counted(found["goods"], asked_in(asked.text)), None)
    if reply is None or reply.value != count:
        return None
    return replace(asked, text=found["goods"] + found["rest"], reading=None)


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
    if words["degree_of"]:
        most = adj[: -len(bare)] + words["most"] + bare if (bare := re.sub(words["of_field"], "", adj)) else adj
        reply = compute(words["degree_of"].format(adj=most), _of_rows(asked, rows))
    elif len(rows) == _TWO:
        reply = compute(words["degree_two"].format(adj=adj, first=rows[0], last=rows[1]), None)
    else:
        return None
    if reply is None or not (sku := _told(reply)):
        return str(words["replies"]["which_one"])
    if not found.start():
        return _of_it(asked, reply, words, asked.text[found.end() :])
    return replace(asked, text=asked.text[: found.start()] + called(sku) + asked.text[found.end() :], reading=None)


def _of_it(asked: Asking, reply: Reply, words: Mapping[str, Any], rest: str) -> Asking:
    """The question of the one thing that an answer tells of."""
    return replace(asked, text=words["of_it"].format(rest=rest), reading=reply.reading)


def lesser(asked: Asking, found: re.Match[str], words: Mapping[str, Any], compute: Compute) -> Asking:
    """ "Is there a cheaper one": of the goods that were asked about, or of those like the one that was told."""
    said, reading = {"sku": called(asked.spoken.it), "adj": found["adj"], "goods": found["goods"]}, asked.reading
    chips = reading.chips if reading else ()
    goods = tuple(one for one in chips if not is_of_things(one.condition) and set(about(one.condition)) != {"stock"})
    if found["goods"]:
        return replace(asked, text=words["lesser_said"].format(**said), reading=None)
    if reading and goods:
        all_of = replace(reading, chips=goods, inquiry=Inquiry("list", where=together(goods)), about="", tied=())
        counted = compute(words["many"], all_of)
        if counted and isinstance(counted.value, int) and counted.value > 1:
            return replace(asked, text=words["lesser_of"].format(**said), reading=all_of)
    return replace(asked, text=words["lesser_alike"].format(**said), reading=None)


def _told(reply: Reply | None) -> str:
    """The SKU of the one thing that an answer tells of."""
    return reply.reading.about if reply and reply.kind == "exact" and reply.reading else ""


def _of_rows(asked: Asking, rows: Sequence[str]) -> Reading:
    """A list of things that were told."""
    these = Skus(tuple(rows))
    things = asked.reading.inquiry.things if asked.reading else "products"
    chip = Chip("、".join(rows) if asked_in(asked.text) == "zh" else ", ".join(rows), these)
    return Reading(Inquiry("list", things, these), (chip,), wanted="things", language=asked_in(asked.text))
