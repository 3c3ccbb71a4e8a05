"""Judges one answer of ``ask --json`` against the truth: right, wrong, asked back, declined rightly or wrongly.

Pure functions over the document that ``ask`` prints; nothing else of the program is imported. A row that names a
variant counts for its product where the truth is about products. Where a truth has other readings (``accept``), any of
them is right.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from enum import StrEnum
from typing import Any

Truth = dict[str, Any]
Reply = dict[str, Any]
Families = dict[str, list[str]]


class Verdict(StrEnum):
    """What came of one question."""

    RIGHT = "right"
    WRONG = "wrong"
    ASKED = "asked"
    DECLINED_RIGHTLY = "declined_rightly"
    DECLINED_WRONGLY = "declined_wrongly"


def judge(question: dict[str, Any], truth: Truth, reply: Reply, families: Families) -> Verdict:
    """The verdict on one reply; ``families`` maps a product of this catalogue to its variants."""
    readings = [truth, *truth.get("accept", [])]
    forms = {reading["form"] for reading in readings}
    if reply["kind"] == "declined":
        return Verdict.DECLINED_RIGHTLY if "not_in_data" in forms else Verdict.DECLINED_WRONGLY
    if reply["kind"] == "clarify":
        return Verdict.RIGHT if question.get("clarify") or "clarify" in forms else Verdict.ASKED
    right = any(agrees(reading, reply, families) for reading in readings)
    return Verdict.RIGHT if right else Verdict.WRONG


def is_shown(truth: Truth, reply: Reply, families: Families) -> bool | None:
    """Whether the right source is among the first three shown, answered or declined; None where none is asked for."""
    readings = [one for one in (truth, *truth.get("accept", [])) if one["form"] == "source"]
    return any(source(one, reply, families) for one in readings) if readings else None


def agrees(truth: Truth, reply: Reply, families: Families) -> bool:
    """Whether an answer that was given is this reading's."""
    check = CHECKS.get(truth["form"])
    return check is not None and check(truth, reply, families)


def rows_of(truth: Truth, reply: Reply, families: Families) -> list[str]:
    """The reply's rows in the truth's terms: a variant as its product or a single variant's product as the variant."""
    wanted = set(truth["rows"])
    above = {variant: product for product, variants in families.items() for variant in variants}
    only = {product: variants[0] for product, variants in families.items() if len(variants) == 1}
    named = []
    for row in reply.get("rows", []):
        others = [row, above.get(row, row), only.get(row, row)]
        named.append(next((other for other in others if other in wanted), row))
    return list(dict.fromkeys(named))


def figures(value: object) -> list[float]:
    """Every number that a value holds, thousands separators taken out."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int | float):
        return [float(value)]
    if isinstance(value, list | tuple):
        return [figure for part in value for figure in figures(part)]
    if isinstance(value, dict):
        return [figure for part in value.values() for figure in figures(part)]
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", str(value).replace(",", ""))]


def near(one: float, other: float, tolerance: float) -> bool:
    """Equal within the tolerance."""
    return abs(one - other) <= tolerance + 1e-9


def number(truth: Truth, reply: Reply, _families: Families) -> bool:
    """One figure."""
    found = figures(reply.get("value"))
    return len(found) == 1 and near(found[0], truth["answer"], truth["tolerance"])


def percent(truth: Truth, reply: Reply, _families: Families) -> bool:
    """A share, as per cent or as a part of one."""
    found = figures(reply.get("value"))
    shown = (found[0], 100 * found[0]) if len(found) == 1 else ()
    return any(near(figure, truth["answer"], truth["tolerance"]) for figure in shown)


def yes_no(truth: Truth, reply: Reply, _families: Families) -> bool:
    """Yes or no, or a count that says it."""
    value = reply.get("value")
    if isinstance(value, bool):
        return value is truth["answer"]
    found = figures(value)
    return bool(found) and all((figure > 0) is truth["answer"] for figure in found)


def same_set(truth: Truth, reply: Reply, families: Families) -> bool:
    """All rows and no other."""
    return set(rows_of(truth, reply, families)) == set(truth["rows"])


def winner(truth: Truth, reply: Reply, families: Families) -> bool:
    """The winner first; on a tie any of those that share the place."""
    rows = rows_of(truth, reply, families)
    return bool(rows) and rows[0] in truth["rows"]


def ordered(truth: Truth, reply: Reply, families: Families) -> bool:
    """The same rows in the same order; rows with equal figures may change places."""
    reach = truth | {"rows": [*truth["rows"], *truth["last_place_shared_by"]]}
    rows = rows_of(reach, reply, families)
    if len(rows) != len(truth["rows"]):
        return False
    figure = dict(zip(truth["rows"], truth["figures"], strict=True))
    figure |= dict.fromkeys(truth["last_place_shared_by"], truth["figures"][-1])
    shown: list[float | None] = [figure.get(row) for row in rows]
    return shown == list(truth["figures"])


def values(truth: Truth, reply: Reply, _families: Families) -> bool:
    """Each true value stands in the answer's value, or in what was quoted; numbers as numbers, texts in any case."""
    said = reply.get("value") or (reply.get("answer") if reply["kind"] == "grounded" else None)
    text = " ".join(map(str, said)) if isinstance(said, list) else str(said)
    return bool(truth["answer"]) and all(holds(text, value) for value in truth["answer"])


def holds(text: str, value: object) -> bool:
    """Whether a text says a value."""
    if isinstance(value, int | float):
        return any(near(figure, float(value), 0.005) for figure in figures(text))
    wanted = str(value).casefold()
    return wanted in text.casefold() or (bool(figures(wanted)) and figures(wanted) == figures(text))


def groups(truth: Truth, reply: Reply, _families: Families) -> bool:
    """A figure for every group: a mapping, pairs or records of name and figure."""
    said = reply.get("value")
    listed = said if isinstance(said, list | tuple) else ()
    pairs = said.items() if isinstance(said, dict) else [both for entry in listed if (both := pair(entry))]
    wanted = {str(name).casefold(): figure for name, figure in truth["answer"].items()}
    found = {_of_wanted(name, wanted): figures(figure) for name, figure in pairs}
    return found.keys() == wanted.keys() and all(
        len(found[name]) == 1 and near(found[name][0], figure, truth["tolerance"]) for name, figure in wanted.items()
    )


def pair(entry: object) -> tuple[Any, Any] | None:
    """Name and figure of one group however it is written."""
    parts = list(entry.values()) if isinstance(entry, dict) else list(entry) if isinstance(entry, list | tuple) else []
    return (parts[0], parts[1]) if len(parts) == 2 else None


def group_winner(truth: Truth, reply: Reply, _families: Families) -> bool:
    """The group's name, of several the first one told; on a tie every one that shares the place.

    A text that computes nothing holds the names; all groups in any order answer nothing.
    """
    wanted = {str(name).casefold() for name in truth["answer"]}
    if reply["kind"] == "grounded":
        return all(name in str(reply.get("answer")).casefold() for name in wanted)
    value = reply.get("value")
    told = list(value) if isinstance(value, dict | list | tuple) else [value]
    names = [both[0] if (both := pair(one)) else one for one in told]
    return {_of_wanted(name, wanted) for name in names[: len(wanted)]} == wanted


def _of_wanted(name: object, wanted: Container[str]) -> str:
    """A group's name as the truth has it: a category by the last part of its path, where that is how it is known."""
    whole = str(name).casefold()
    last = whole.rpartition(" > ")[2]
    return last if whole not in wanted and last in wanted else whole


def source(truth: Truth, reply: Reply, families: Families) -> bool:
    """The right product, page, section or pair among the first three sources, or first three rows of a list."""
    first = [f"{entry.get('ref', '')} {entry.get('title', '')}" for entry in reply.get("sources", [])[:3]]
    if "file" not in truth:
        known = set(truth["rows"]) | {variant for row in truth["rows"] for variant in families.get(row, [])}
        named = [entry.get("ref") for entry in reply.get("sources", [])] or list(reply.get("rows", []))
        return not known.isdisjoint(named[:3])
    return any(stem(truth) in text and place(truth, text) for text in first)


def stem(truth: Truth) -> str:
    """The document's name without its ending: an FAQ may have been turned into another format before it was added."""
    return str(truth["file"]).rpartition(".")[0]


def quotes(truth: Truth, reply: Reply) -> bool:
    """Whether a grounded answer holds one of the words that it must (reported beside the source, not part of it)."""
    said = str(reply.get("answer", "")).casefold()
    return not truth.get("says") or any(word.casefold() in said for word in truth["says"])


def place(truth: Truth, text: str) -> bool:
    """Whether a source names the page, the section or the pair."""
    signs: Iterable[object] = (truth.get("page"), truth.get("entry"))
    rest = text.replace(str(truth["file"]), "").replace(stem(truth), "")
    return any(sign and re.search(rf"(?<!\d){sign}(?!\d)", rest) for sign in signs) or (
        truth.get("section", "\0").casefold() in text.casefold()
    )


CHECKS = {
    "number": number,
    "percent": percent,
    "yes_no": yes_no,
    "set": same_set,
    "winner": winner,
    "ordered": ordered,
    "value": values,
    "groups": groups,
    "group_winner": group_winner,
    "source": source,
}
