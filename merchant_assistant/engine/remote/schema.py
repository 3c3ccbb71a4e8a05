"""Does a document fit a JSON Schema? For the part of it that :mod:`merchant_assistant.engine.grammar` understands.

Our own grammar makes other documents impossible; a server's promise has to be checked.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from merchant_assistant.engine.grammar import grammar_of


def check_schema(schema: str) -> None:
    """Refuse what our own engine would refuse as well. Raises :class:`UserFault` ``bad_schema``."""
    grammar_of(schema)


def fits(text: str, schema: str) -> bool:
    """Whether ``text`` is one JSON document that fits."""
    try:
        return _fits(json.loads(text), json.loads(schema))
    except (ValueError, RecursionError):
        return False


def _fits(value: object, schema: dict[str, Any]) -> bool:
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            return any(_fits(value, way) for way in schema[keyword])
    if "enum" in schema or "const" in schema:
        return any(_same(value, allowed) for allowed in schema.get("enum", [schema.get("const")]))
    kinds = schema["type"] if isinstance(schema.get("type"), list) else [schema.get("type")]
    return any(_KINDS[kind](value, schema) for kind in kinds)


def _object(value: object, schema: dict[str, Any]) -> bool:
    if not isinstance(value, dict):
        return False
    parts = schema.get("properties", {})
    if value.keys() - parts.keys() or set(schema.get("required", ())) - value.keys():
        return False
    return all(_fits(value[name], parts[name]) for name in value)


def _array(value: object, schema: dict[str, Any]) -> bool:
    if not isinstance(value, list) or not _long_enough(value, schema.get("minItems"), schema.get("maxItems")):
        return False
    return all(_fits(item, schema.get("items", {"type": "string"})) for item in value)


def _string(value: object, schema: dict[str, Any]) -> bool:
    return isinstance(value, str) and _long_enough(value, schema.get("minLength"), schema.get("maxLength"))


def _number(value: object, _schema: dict[str, Any]) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _integer(value: object, schema: dict[str, Any]) -> bool:
    return _number(value, schema) and isinstance(value, int)


_KINDS: dict[object, Callable[[object, dict[str, Any]], bool]] = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": lambda value, _schema: isinstance(value, bool),
    "null": lambda value, _schema: value is None,
}


def _long_enough(value: str | list[Any], low: int | None, high: int | None) -> bool:
    return (low or 0) <= len(value) and (high is None or len(value) <= high)


def _same(one: object, other: object) -> bool:
    """Equal as JSON: ``1`` and ``true`` are two things."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
