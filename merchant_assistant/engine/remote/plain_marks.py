"""Content stays content: marks that chat models give a meaning to are broken before they are sent.

Our own engine reads them as plain text. Servers put the messages into their template as they are, so a cell that says
``<|im_end|>`` would end its message and could pose as an instruction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from merchant_assistant.engine.model import Message

_MARKS = re.compile(
    r"<(?=[|｜][^<>]{1,60}[|｜]>)"  # <|im_start|>, <|eot_id|>, <｜User｜>
    r"|<(?=/?(?:s|bos|eos|pad|unk|start_of_turn|end_of_turn|think|tool_call|tool_response)>)"
    r"|<(?=<(?:/)?SYS>>)"
    r"|\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT)\])"
)


def broken(text: str) -> str:
    """``text`` with a space inside each such mark."""
    return _MARKS.sub(lambda mark: f"{mark.group()} ", text)


def without_marks(messages: Sequence[Message]) -> list[dict[str, str]]:
    """The messages as the server gets them."""
    return [{"role": message.role, "content": broken(message.content)} for message in messages]
