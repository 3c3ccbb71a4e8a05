"""A figure of each of two sorts that are named side by side: "how many jackets for men and for women", 男女款各几款.

The question is read twice, each time without one of the two; what stands in it beside them holds of both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from merchant_assistant.chat.exact.asking.versus import compared_each
from merchant_assistant.chat.exact.columns.heads import is_sort_of_goods
from merchant_assistant.chat.exact.columns.model import Reading
from merchant_assistant.chat.exact.items.gaps import Clause
from merchant_assistant.chat.exact.items.items import Item
from merchant_assistant.chat.exact.words.audience import people_of
from merchant_assistant.chat.exact.words.keys import is_han, key_of
from merchant_assistant.chat.exact.words.lexicon import forms
from merchant_assistant.chat.exact.words.synonyms import look_of
from merchant_assistant.foundation.prose import Language

if TYPE_CHECKING:
    from merchant_assistant.chat.exact.items.walking import Node

_EACH = re.compile(
    r"\b(?:each|respectively|separately|apiece|vs\.?|versus)\b|\b(for|in|of|from|by) .+ and \1 ", re.IGNORECASE
)
_SAID = re.compile(r"[\s,:;–-]*\b(?:each(?: of them)?|respectively|separately|apiece)\b", re.IGNORECASE)
_JOINS = frozenset({"and", "&", "/", "vs", "vs.", "versus", "和", "与", "跟", "、", "及", "以及", "对比", "，", ","})
_BETWEEN = re.compile(r"[^\w\s'’]+|[\w'’]+")


def asks_of_each(text: str, language: Language) -> bool:
    """Whether the figure of each of several things that are named is wanted."""
    if language == "zh":
        return any(form in text for form in forms("each_apart"))
    return bool(_EACH.search(text))


def of_each(
    text: str,
    language: Language,
    nodes: Sequence[Node],
    read: Callable[[str], Reading | None],
    called: Callable[[str], str],
) -> Reading | None:
    """The figure of each of two; None where not just two sorts are named side by side, or not both are read.

    ``called``: how the catalogue calls what a word names.
    """
    clauses = sorted((node for node in nodes if isinstance(node, Clause)), key=lambda clause: clause.start)
    pairs = [two for two in pairwise(clauses) if _are_beside(text, *two, nodes)]
    if len(pairs) != 1 or not asks_of_each(text, language):
        return None
    first, last = pairs[0]
    rest = _SAID.sub("", text[last.end :])
    for form in sorted(forms("each_apart"), key=len, reverse=True) if language == "zh" else ():
        rest = rest.replace(form, form.removeprefix("各").removeprefix("分别").removeprefix("自"), 1)
    shared = _shared(text[first.start : first.end], text[last.start : last.end])
    if shared is None:
        return None
    texts = (text[: first.end] + shared + rest, text[: first.start] + text[last.start : last.end] + rest)
    names = (_bare(text[first.start : first.end]), _bare(text[last.start : last.end].removesuffix(shared)))
    return compared_each(read, texts, (called(names[0]), called(names[1])))


def _shared(first: str, last: str) -> str | None:
    """What stands behind the second and holds of the first too: of men's and women's jackets both are jackets.

    None where the first is no goods by itself and it is not plain what they share.
    """
    if is_han(last) and people_of(first) and not people_of(last):
        heads = [last[at:] for at in range(len(last) - 1, 0, -1) if people_of(last[:at])]
        return heads[0] if heads else None
    if is_sort_of_goods(key_of(first)):
        return ""
    if " " not in last.strip():
        return ""
    word, _, _ = last.partition(" ")
    alike = (people_of(first) and people_of(word)) or (look_of(key_of(first)) and look_of(key_of(word)))
    return last[len(word) :] if alike else None


def _bare(name: str) -> str:
    """What two sorts are called in the answer, without the 's of those whom things are for."""
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", name)


def _are_beside(text: str, first: Clause, last: Clause, nodes: Sequence[Node]) -> bool:
    """Whether two sorts of goods are joined, and are no values of one column, which are grouped by it."""
    if any(one.kind not in ("noun", "value") for one in (first, last)) or (
        first.kind == last.kind == "value" and first.fields == last.fields
    ):
        return False
    between = text[first.end : last.start]
    inside = [node for node in nodes if isinstance(node, Item) and first.end <= node.start < last.start]
    words = [word.casefold() for word in _BETWEEN.findall(between)]
    idle = all(node.has("filler", "and", "compare", "products") for node in inside)
    if between.strip():
        return idle and any(word in _JOINS for word in words)
    return all(people_of(text[one.start : one.end]) for one in (first, last))
