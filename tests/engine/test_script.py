"""The scripted model keeps the same promises as a real one."""

from __future__ import annotations

import json

from merchant_assistant.engine.model import GenerateRequest, Message
from merchant_assistant.engine.scripted import ScriptedEngine


def test_it_says_what_the_script_says_word_by_word() -> None:
    engine = ScriptedEngine(lambda request: f"You said: {request.messages[-1].content}")
    deltas: list[str] = []
    completion = engine.generate(GenerateRequest(messages=(Message("user", "red  shirt\n"),)), deltas.append)
    assert deltas == ["You", " said:", " red", "  shirt", "\n"]
    assert (completion.text, completion.tokens, completion.finish_reason) == ("You said: red  shirt\n", 5, "stop")
    assert engine.requests[0].messages[0].content == "red  shirt\n"


def test_its_own_script_fits_any_schema_of_ours() -> None:
    schema = {
        "type": "object",
        "properties": {
            "kind": {"const": "draft"},
            "size": {"enum": ["M", "L"]},
            "title": {"type": "string", "minLength": 12, "maxLength": 14},
            "lines": {"type": "array", "items": {"type": "string", "maxLength": 3}, "minItems": 2},
            "stock": {"type": "integer", "minimum": 4},
            "price": {"anyOf": [{"type": "null"}, {"type": "number"}]},
            "new": {"type": "boolean"},
        },
    }
    request = GenerateRequest(messages=(Message("user", "blue shirt"),), json_schema=json.dumps(schema))
    assert json.loads(ScriptedEngine().generate(request).text) == {
        "kind": "draft",
        "size": "M",
        "title": "blue........",
        "lines": ["shi", "blu"],
        "stock": 4,
        "price": None,
        "new": True,
    }
