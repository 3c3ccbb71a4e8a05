"""Several figures of one thing in one question: "price and stock of the sofa", "number of mugs, and their mean price".

Each is asked by itself; they stand only where all are computed of the same goods.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.chat.talking.pointing_back import PAIR
from merchant_assistant.chat.talking.talk import said_in
from merchant_assistant.foundation.prose import asked_in

_COMMAS = re.compile(r"\s*[,，、]\s*")


def each_figure(text: str) -> tuple[list[str], bool]:
    """The questions, and whether each names the goods; none for any other question."""
    rules: Sequence[tuple[str, str, str, bool]] = said_in(asked_in(text)).get("several_figures", ())
    for pattern, first, last, named in rules:
        if found := re.match(pattern, text.strip(" ?？。.!"), re.IGNORECASE):
            figures = _COMMAS.split(found["figures"]) if "figures" in found.groupdict() else [""]
            asked = [
                found.expand(first.replace("<EACH>", one.replace("\\", ""))) for one in figures if one or not named
            ]
            return [" ".join(one.split()) for one in (*asked, found.expand(last))], named
    return [], False


def of_each_group(parts: list[str]) -> list[str]:
    """The parts, a bare "which has the most" as which of those that the part before counts."""
    if len(parts) != PAIR:
        return parts
    words = said_in(asked_in(parts[0]))
    counted = re.search(words["counted_group"], parts[0], re.IGNORECASE)
    bare = re.match(words["bare_which"], parts[1], re.IGNORECASE)
    if not counted or not bare:
        return parts
    group = re.sub(r"ie?$", "y", counted["group"])  # categories
    asked = re.sub(words["biggest"], words["has_most"], parts[1][bare.end() :], flags=re.IGNORECASE)
    return [parts[0], words["which_of"].format(group=group) + asked]


def points_to_one(text: str) -> bool:
    """Whether a question is of the one thing before it."""
    return re.match(said_in(asked_in(text))["of_one"], text, re.IGNORECASE) is not None


def is_bare_count(text: str) -> bool:
    """Whether a part asks no more than how many, which who has the most has told."""
    return re.fullmatch(said_in(asked_in(text))["bare_count"], text.strip(" ?？。.!"), re.IGNORECASE) is not None
