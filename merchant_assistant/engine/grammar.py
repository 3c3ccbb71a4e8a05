"""A JSON Schema as a llama.cpp grammar: the output can then be nothing but a document that fits.

Our own, because the converter of llama-cpp-python lets raw line breaks into strings and writes wrong literals for
values with quotes. Only what our schemas use is understood; anything else is refused instead of being silently ignored.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

from merchant_assistant.foundation.errors import UserFault
from merchant_assistant.foundation.said import said

# Escapes by number are left out: a model can write every character as it is, and half a surrogate pair cannot come up.
_BASE = r"""
ws ::= " "?
char ::= [^"\\\x00-\x1F\x7F] | "\\" ["\\/nrt]
string ::= "\"" char* "\""
integer ::= "-"? ("0" | [1-9] [0-9]{0,14})
number ::= integer ("." [0-9]{1,12})?
boolean ::= "true" | "false"
null ::= "null"
"""
_MANY = 1_000  # more repetitions than this make the grammar slow; then the number of tokens is the limit
_KEYWORDS = {
    "object": {"properties", "required", "additionalProperties"},
    "array": {"items", "minItems", "maxItems"},
    "string": {"minLength", "maxLength"},
    "integer": set(),
    "number": set(),
    "boolean": set(),
    "null": set(),
}
_NOTES = {"type", "title", "description", "$schema", "default", "examples"}


class SchemaError(UserFault):
    """The schema cannot be kept to: it uses something that we do not turn into a grammar. ``why``: for the log."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "bad_schema",
            said("Engine", "The wanted form of the answer cannot be used."),
            said("Engine", "Use a simpler JSON Schema."),
            why=why,
        )


def grammar_of(schema: str) -> str:
    """The grammar (GBNF, root rule ``root``) of the documents that fit ``schema``. Raises :class:`SchemaError`."""
    try:
        return _Converter().convert(json.loads(schema))
    except (json.JSONDecodeError, RecursionError, AttributeError, TypeError) as error:
        raise SchemaError(str(error)) from error


class _Converter:
    def __init__(self) -> None:
        self._rules: list[str] = []
        self._numbers = itertools.count(1)

    def convert(self, schema: dict[str, Any]) -> str:
        root = self._value(schema)
        return "\n".join([f"root ::= {root}", *self._rules]) + _BASE

    def _value(self, schema: dict[str, Any]) -> str:
        """An expression for one value."""
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                _only(schema, {keyword})
                return self._rule(" | ".join(map(self._value, schema[keyword])))
        if "enum" in schema or "const" in schema:
            _only(schema, {"enum", "const"})
            return self._rule(" | ".join(_literal(value) for value in schema.get("enum", [schema.get("const")])))
        kind = schema.get("type")
        if isinstance(kind, list):
            return self._rule(" | ".join(self._typed({**schema, "type": one}, one) for one in kind))
        return self._typed(schema, kind)

    def _typed(self, schema: dict[str, Any], kind: object) -> str:
        if not isinstance(kind, str) or kind not in _KEYWORDS:
            raise SchemaError(f"type {kind!r}")
        _only(schema, _KEYWORDS[kind])
        if kind == "object":
            return self._object(schema)
        if kind == "array":
            return self._array(schema)
        if "minLength" in schema or "maxLength" in schema:
            return rf'"\"" char{_times(schema.get("minLength", 0), schema.get("maxLength"))} "\""'
        return kind

    def _object(self, schema: dict[str, Any]) -> str:
        if schema.get("additionalProperties"):
            raise SchemaError("additional properties")
        needed = set(schema.get("required", ()))
        pairs = {name: self._pair(name, part) for name, part in schema.get("properties", {}).items()}
        if missing := needed - pairs.keys():
            raise SchemaError(f"required but not described: {sorted(missing)}")
        always = [pair for name, pair in pairs.items() if name in needed]
        maybe = [pair for name, pair in pairs.items() if name not in needed]
        return self._rule(f'"{{" {_members(always, maybe)} "}}"')

    def _pair(self, name: str, schema: dict[str, Any]) -> str:
        return self._rule(f'{_literal(name)} ":" ws {self._value(schema)}')

    def _array(self, schema: dict[str, Any]) -> str:
        item = self._rule(self._value(schema.get("items", {"type": "string"})))
        low, high = schema.get("minItems", 0), schema.get("maxItems")
        if high == 0:
            return '"[]"'
        more = f'("," ws {item}){_times(max(low - 1, 0), None if high is None else high - 1)}'
        return f'"[" ({item} {more}){"?" if low == 0 else ""} "]"'

    def _rule(self, expression: str) -> str:
        name = f"r{next(self._numbers)}"
        self._rules.append(f"{name} ::= {expression}")
        return name


def _members(always: list[str], maybe: list[str]) -> str:
    """The members of an object: those that must be there, then any of the others, in their order."""
    if always:
        return ' "," ws '.join(always) + "".join(f' ("," ws {pair})?' for pair in maybe)
    ways = [maybe[at] + "".join(f' ("," ws {pair})?' for pair in maybe[at + 1 :]) for at in range(len(maybe))]
    return f"({' | '.join(ways)})?" if ways else ""


def _times(low: int, high: int | None) -> str:
    if not 0 <= low <= _MANY or (high is not None and high < low):
        raise SchemaError(f"{low} to {high} times")
    if high is None or high > _MANY:
        return f"{{{low},}}"
    return f"{{{low},{high}}}"


def _literal(value: object) -> str:
    """A JSON value as a literal of the grammar."""
    text = json.dumps(value, ensure_ascii=False)
    escaped = "".join(f"\\{character}" if character in '"\\' else character for character in text)
    return f'"{escaped}"'


def _only(schema: dict[str, Any], keywords: set[str]) -> None:
    if unknown := schema.keys() - keywords - _NOTES:
        raise SchemaError(f"keywords {sorted(unknown)}")
