"""Schemas become grammars that llama.cpp takes; what we do not understand is refused."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from merchant_assistant.engine.grammar import SchemaError, grammar_of

LEAVES = st.one_of(
    st.sampled_from([{"type": "integer"}, {"type": "number"}, {"type": "boolean"}, {"type": ["string", "null"]}]),
    st.builds(
        lambda low, more: {"type": "string", "minLength": low, "maxLength": low + more}, *[st.integers(0, 50)] * 2
    ),
    st.builds(lambda values: {"enum": values}, st.lists(st.text(max_size=8), min_size=1, max_size=4)),
)
NAMES = st.text(min_size=1, max_size=8)


def _grow(inner: st.SearchStrategy[dict[str, object]]) -> st.SearchStrategy[dict[str, object]]:
    return st.one_of(
        st.builds(
            lambda item, low, more: {"type": "array", "items": item, "minItems": low, "maxItems": low + more},
            inner,
            *[st.integers(0, 3)] * 2,
        ),
        st.dictionaries(NAMES, inner, max_size=4).flatmap(
            lambda parts: (
                st.lists(st.sampled_from(sorted(parts)), unique=True).map(
                    lambda needed: {"type": "object", "properties": parts, "required": needed}
                )
                if parts
                else st.just({"type": "object", "properties": {}})
            )
        ),
    )


SCHEMAS = st.recursive(LEAVES, _grow, max_leaves=8)


@given(SCHEMAS)
def test_every_schema_becomes_rules_that_are_all_defined(schema: dict[str, object]) -> None:
    rules = dict(line.split(" ::= ", 1) for line in grammar_of(json.dumps(schema)).split("\n") if line)
    used = set(re.findall(r"\br[0-9]+\b", re.sub(r'"(\\.|[^"\\])*"', "", " ".join(rules.values()))))
    assert used <= rules.keys()


def test_members_that_may_be_missing_keep_their_commas() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "null"}, "b": {"type": "null"}}}
    rules = grammar_of(json.dumps(schema)).splitlines()
    assert rules[0] == "root ::= r3"
    assert 'r3 ::= "{" (r1 ("," ws r2)? | r2)? "}"' in rules


@pytest.mark.parametrize(
    "schema",
    [
        "",
        "[]",
        "{}",
        '{"type": "string", "pattern": "a+"}',
        '{"type": "object", "properties": {}, "additionalProperties": true}',
        '{"type": "object", "required": ["a"]}',
        '{"type": "array", "minItems": 3, "maxItems": 2}',
        '{"$ref": "#/x"}',
        '{"type": "date"}',
        "[" * 100_000,
    ],
)
def test_what_is_not_understood_is_refused(schema: str) -> None:
    with pytest.raises(SchemaError):
        grammar_of(schema)
