"""The brand, supplier or sort of goods that was told: "how many does that brand have", "their stock", 他们最贵的."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from merchant_assistant.catalogue.inquiry import Test
from merchant_assistant.chat.answer import Asking, Compute
from merchant_assistant.chat.exact.columns.heads_of_columns import keys_of_column
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.following.following import together
from merchant_assistant.chat.exact.following.going_on import ends_hanging
from merchant_assistant.chat.exact.items.replacing import about
from merchant_assistant.chat.exact.words.keys import key_of
from merchant_assistant.chat.exact.words.lexicon import concepts
from merchant_assistant.chat.talking.pointing_back import called
from merchant_assistant.chat.talking.replies import figures_in, is_exact
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import Language, asked_in

_GROUPS = ("brand", "manufacturer", "supplier", "category", "subcategory", "origin")
_OWNERS = _GROUPS[:3]
_SHORTEST = 2  # characters that a name of a firm is begun with


def of_named(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """绵里这个牌子都有什么: the brand stands there, so nothing is pointed at, and a whole question is a new one."""
    found = re.search(words["group"], asked.text, re.IGNORECASE)
    lead = asked.text[: found.start()].rstrip() if found else ""
    reply = compute(words["back_said"].format(goods=lead), None) if lead and asked_in(asked.text) == "zh" else None
    if found is None or reply is None or reply.reading is None:
        return None
    kind = found.groupdict().get("kind") or ""
    tests = [chip.condition for chip in reply.reading.chips if isinstance(chip.condition, Test)]
    named = [value.casefold() for one in tests if is_group(one.field, kind) for value in one.values]
    begun = (
        not kind and len(lead) >= _SHORTEST and any(value.startswith(lead.casefold()) for value in named)
    )  # 洛阳那家
    if not begun and not any(lead.casefold().endswith(value) for value in named):
        return None
    return asked if ends_hanging(asked.text) else replace(asked, reading=None)


def of_group(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | str | None:
    """ "How many does that brand have": the brand that was told last, by its name."""
    found = re.search(words["group"], asked.text, re.IGNORECASE) or _as_people(asked, words)
    if found is None:
        unknown = asked.reading is not None and re.search(words.get("whose", "(?!)"), asked.text, re.IGNORECASE)
        return str(words["replies"]["which_group"]) if unknown else None
    kind, (field, value) = found.groupdict().get("kind") or "", asked.spoken.group
    owner = found.groupdict().get("owner") or kind
    of_one = asked.reading is not None and bool(asked.reading.about)  # newer than the group that was told
    if (of_one or not (value and is_group(field, owner))) and (its := _its_group(asked, owner, words, compute)):
        return replace(asked, text=asked.text[: found.start()] + its + asked.text[found.end() :], reading=None)
    if value and is_group(field, kind):
        text = asked.text[: found.start()] + value + asked.text[found.end() :]
        return replace(asked, text=text, reading=None)
    chips = asked.reading.chips if asked.reading else ()
    kept = [chip for chip in chips if any(is_group(name, kind) for name in about(chip.condition))]
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
    figures = figures_in(reply)
    looked = reply is not None and reply.reading is not None and reply.reading.wanted == "look"
    return (figures[0].group or "") if looked and len(figures) == 1 else ""


def _as_people(asked: Asking, words: Mapping[str, Any]) -> re.Match[str] | None:
    """ "How many do we have from them", where a brand was just told."""
    field, value = asked.spoken.group
    if asked.reading is None or not value or "group_as_people" not in words:
        return None
    ranked = asked.reading.inquiry.group == field
    told = asked.reading.inquiry.field == field and asked.reading.wanted == "look"
    if not (ranked or ((told or _is_of(asked.reading, value)) and is_group(field, ""))):
        return None
    return re.search(words["group_as_people"], asked.text, re.IGNORECASE)


def _is_of(reading: Reading, group: str) -> bool:
    """Whether a question was asked of things of a brand."""
    named = [chip.condition for chip in reading.chips if isinstance(chip.condition, Test)]
    return any(one.values == (group,) for one in named) and not reading.about


def of_leading(asked: Asking, words: Mapping[str, Any], compute: Compute) -> Asking | None:
    """ "Which are in the biggest category", behind figures of groups: the group by its name."""
    grouped = asked.reading and asked.reading.inquiry.group and not asked.reading.inquiry.limit
    found = re.search(words["leading"], asked.text) if grouped else None
    reply = compute(words["leading_asks"].format(end=found["end"]), asked.reading) if found else None
    if found is None or not is_exact(reply):
        return None
    name = reply.value[0] if isinstance(reply.value, tuple) and len(reply.value) == 1 else reply.value
    if not isinstance(name, str):
        return None
    return replace(asked, text=asked.text[: found.start()] + name + asked.text[found.end() :], reading=None)


def is_group(field: str, kind: str) -> bool:
    """Whether a field is what a word like 牌子 means; without a word: whether it says who makes or sells things."""
    columns = keys_of_column(field)
    meant = [concepts()[id] for id in (_GROUPS if kind else _OWNERS) if id in concepts()]
    named = (one for one in meant if field == one.field or any(key in one.names for key in columns))
    kinds = (key_of(kind), key_of(f"{kind}目"))  # 这类
    own = bool(kind) and key_of(kind) in columns  # any column that is called so: that mill
    owners = (said_in(language)["owners"] for language in get_args(Language)) if not kind else ()
    owner = any(re.search(one, field, re.IGNORECASE) for one in owners)
    return own or owner or any(not kind or any(key in one.names for key in kinds) for one in named)
