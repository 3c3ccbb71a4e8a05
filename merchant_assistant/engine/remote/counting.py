"""How many tokens a prompt has: counted by the server where it does, else estimated."""

from __future__ import annotations

from collections.abc import Sequence

from merchant_assistant.engine.model import Message
from merchant_assistant.engine.remote.client import Client
from merchant_assistant.engine.remote.estimate import tokens_of
from merchant_assistant.engine.remote.facts import Facts
from merchant_assistant.engine.remote.plain_marks import without_marks
from merchant_assistant.engine.remote.wire import Template, Tokens
from merchant_assistant.foundation.errors import UserFault

_ESTIMATE_FOR = frozenset({"server_answer", "server_refused", "server_model", "unsupported"})


async def count(client: Client, facts: Facts, messages: Sequence[Message]) -> int:
    """Tokens of the rendered prompt. Raises :class:`UserFault`."""
    try:
        if facts.kind == "llama.cpp":
            return await _by_llama(client, messages)
        if facts.kind == "vllm":
            body = {"model": facts.model, "messages": without_marks(messages)}
            return len((await client.ask(f"{client.server.root}/tokenize", Tokens, body)).tokens)
    except UserFault as fault:
        if fault.code not in _ESTIMATE_FOR:
            raise
    return tokens_of(messages)


async def _by_llama(client: Client, messages: Sequence[Message]) -> int:
    root = client.server.root
    own = {"chat_template_kwargs": {"enable_thinking": False}}
    rendered = await client.ask(f"{root}/apply-template", Template, {"messages": without_marks(messages), **own})
    body = {"content": rendered.prompt, "add_special": True, "parse_special": True}
    return len((await client.ask(f"{root}/tokenize", Tokens, body)).tokens)
