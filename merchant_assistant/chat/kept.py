"""What was computed for an answer, between its values and the JSON that it is kept as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

import msgspec

from merchant_assistant.catalogue.inquiry import AllOf, AnyOf, Condition, Inquiry, Not, Order, Skus, Test, Words
from merchant_assistant.catalogue.query import ProductQuery
from merchant_assistant.chat.exact.columns.as_called import Heads
from merchant_assistant.chat.exact.columns.model import Chip, Reading, Side, Table
from merchant_assistant.chat.model import Exact, ResultRow

_LEAVES: dict[str, type[Test | Words | Skus]] = {"test": Test, "words": Words, "skus": Skus}
_JOINED: dict[str, type[AllOf | AnyOf]] = {"all": AllOf, "any": AnyOf}
_NAMES = {kind: name for name, kind in {**_LEAVES, **_JOINED, "not": Not}.items()}
_PARTS = ("inquiry", "chips", "sides", "heads")
_MANNER = [part.name for part in fields(Reading) if part.name not in _PARTS]  # how it is answered
_UNREADABLE = (msgspec.ValidationError, KeyError, TypeError, ValueError)


def exact_json(exact: Exact) -> dict[str, Any]:
    """As it is kept."""
    return {
        "reading": _reading_json(exact.reading),
        "value": exact.value,
        "query": exact.query,
        "rows": [asdict(row) for row in exact.rows],
        "count": exact.count,
        "in_catalogue": msgspec.to_builtins(exact.in_catalogue),
        "table": msgspec.to_builtins(exact.table),
        "beside": exact.beside,
        "own": exact.own,
    }


def exact_of(kept: Mapping[str, Any] | None) -> Exact | None:
    """The same as values; None where there was none, or where a newer program kept what this one cannot read."""
    if kept is None:
        return None
    try:
        rows = tuple(msgspec.convert(row, ResultRow) for row in kept["rows"])
        shown = msgspec.convert(kept.get("in_catalogue"), ProductQuery | None)
        table = msgspec.convert(kept.get("table"), Table | None)
        reading, value = _reading_of(kept["reading"]), _tuples(kept["value"])
        beside = tuple(map(str, kept.get("beside", ())))
        own = msgspec.convert(kept.get("own", ()), tuple[tuple[str, str], ...])
        return Exact(reading, value, kept["query"], rows, kept["count"], shown, table, beside, own)
    except _UNREADABLE:
        return None


def _reading_json(reading: Reading) -> dict[str, Any]:
    chips = [{"text": chip.text, "condition": _condition_json(chip.condition)} for chip in reading.chips]
    sides = [{"name": side.name, "inquiry": _inquiry_json(side.inquiry)} for side in reading.sides]
    manner = {part: getattr(reading, part) for part in _MANNER}
    return {
        "inquiry": _inquiry_json(reading.inquiry),
        "chips": chips,
        "sides": sides,
        "heads": msgspec.to_builtins(reading.heads),
        **manner,
    }


def _reading_of(kept: Mapping[str, Any]) -> Reading:
    chips = tuple(Chip(chip["text"], _condition_of(chip["condition"])) for chip in kept["chips"])
    manner = {part: _tuples(kept[part]) for part in _MANNER if part in kept}
    sides = tuple(Side(side["name"], _inquiry_of(side["inquiry"])) for side in kept.get("sides", ()))
    heads = msgspec.convert(kept.get("heads", {}), Heads)
    return Reading(_inquiry_of(kept["inquiry"]), chips, sides=sides, heads=heads, **manner)


def _inquiry_json(inquiry: Inquiry) -> dict[str, Any]:
    conditions = {name: _maybe_json(getattr(inquiry, name)) for name in ("where", "base")}
    plain = {name: getattr(inquiry, name) for name in ("operation", "things", "field", "group", "limit")}
    return {**plain, **conditions, "order": inquiry.order and asdict(inquiry.order)}


def _inquiry_of(kept: Mapping[str, Any]) -> Inquiry:
    conditions = {name: kept[name] and _condition_of(kept[name]) for name in ("where", "base")}
    order = kept["order"] and msgspec.convert(kept["order"], Order)
    return Inquiry(**{**kept, **conditions, "order": order})


def _maybe_json(condition: Condition | None) -> dict[str, Any] | None:
    return None if condition is None else _condition_json(condition)


def _condition_json(condition: Condition) -> dict[str, Any]:
    kind = {"is": _NAMES[type(condition)]}
    match condition:
        case AllOf(conditions) | AnyOf(conditions):
            return {**kind, "conditions": [_condition_json(each) for each in conditions]}
        case Not(inner):
            return {**kind, "condition": _condition_json(inner)}
        case leaf:
            return {**kind, **msgspec.to_builtins(leaf)}


def _condition_of(kept: Mapping[str, Any]) -> Condition:
    kind = kept["is"]
    if kind in _JOINED:
        return _JOINED[kind](tuple(_condition_of(each) for each in kept["conditions"]))
    if kind == "not":
        return Not(_condition_of(kept["condition"]))
    return msgspec.convert(kept, _LEAVES[kind])


def _tuples(kept: Any) -> Any:
    """A value with its lists as tuples again."""
    listed = isinstance(kept, Sequence) and not isinstance(kept, str)
    return tuple(map(_tuples, kept)) if listed else kept
